"""Rows of text in columns: what gives way on a narrow terminal, and what does not."""

from hypothesis import given
from hypothesis import strategies as st

from tablero.cli.tables import NAME, table
from tablero.present import cells

ROW = ("18", "María de las Mercedes", "CFO · Acme", "2 d late", "The study of her own market")


def test_a_line_that_fits_is_whole() -> None:
    assert next(table([ROW], (1, 2, 4), None)) == "  ".join(ROW)
    assert next(table([ROW], (1, 2, 4), 80)) == "  ".join(ROW)


def test_the_widest_columns_give_way_first() -> None:
    (line,) = table([ROW], (1, 2, 4), 60)
    assert line == "18  María de las Me…  CFO · Acme  2 d late  The study of he…"


def test_before_names_are_cut_short_the_last_columns_are_left_out() -> None:
    (line,) = table([ROW], (1, 4, 2), 45)
    assert line == "18  María de las Me…  2 d late  The study of…"
    (line,) = table([ROW], (1, 4, 2), 31)
    assert line == "18  María de las Mer…  2 d late"


@given(st.integers(1, 120), st.lists(st.text(), min_size=5, max_size=5))
def test_no_line_is_wider_than_the_terminal(width: int, row: list[str]) -> None:
    for line in table([row, ROW], (1, 2, 4), width):
        assert cells.width(line) <= width


@given(st.integers(2 + 2 + NAME + 2 + 8, 120))
def test_a_name_keeps_its_room(width: int) -> None:
    (line,) = table([ROW], (1, 2, 4), width)
    assert line.startswith("18  María de las Me")
