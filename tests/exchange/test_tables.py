import csv
import time

import pytest

from tablero.domain.imports import BadRecord
from tablero.exchange.tables import MOST_LINES, Row, rows
from tablero.exchange.textfile import Line


def read(text: str, delimiter: str = ",") -> list[Row | BadRecord]:
    lines = (Line(number, line) for number, line in enumerate(text.split("\n"), start=1))
    return list(rows(lines, delimiter, width=3))


def test_each_record_has_the_line_on_which_it_starts() -> None:
    assert read('a,b,c\n"d\nd",e,f\ng,h,i') == [
        Row(1, ["a", "b", "c"]),
        Row(2, ["d\nd", "e", "f"]),
        Row(4, ["g", "h", "i"]),
    ]


@pytest.mark.parametrize("blank", ["", ",,", " , ,", '"","",""', "\u00a0,,"])
def test_a_blank_row_is_passed_over(blank: str) -> None:
    assert read(f"a,b,c\n{blank}\nd,e,f") == [Row(1, ["a", "b", "c"]), Row(3, ["d", "e", "f"])]


def test_a_quote_inside_a_word_is_a_character() -> None:
    assert read('Juan "Pepe",b,c\nd,e,f')[0] == Row(1, ['Juan "Pepe"', "b", "c"])


def test_a_quote_never_closed_costs_its_own_line_only() -> None:
    rest = [f"{number},x,y" for number in range(3 * MOST_LINES)]
    bad, *good = read("\n".join(['"a,b,c', *rest]))
    assert bad == BadRecord(1, "unclosed_quote", '"a,b,c')
    assert good == [Row(line, [str(line - 2), "x", "y"]) for line in range(2, len(rest) + 2)]


def test_a_quote_closed_by_the_next_row_s_quote_does_not_join_the_two() -> None:
    assert read('"a,b,c\nd,"e",f') == [
        BadRecord(1, "unclosed_quote", '"a,b,c'),
        Row(2, ["d", "e", "f"]),
    ]


def test_a_quote_closed_only_many_lines_later_does_not_join_them() -> None:
    bad, *good = read("\n".join(['a,b,"c', *["d,e,f"] * MOST_LINES, '"']))
    assert bad == BadRecord(1, "unclosed_quote", 'a,b,"c')
    assert good[:MOST_LINES] == [Row(line + 2, ["d", "e", "f"]) for line in range(MOST_LINES)]


def test_lines_joined_by_quotes_that_make_no_whole_row_stay_apart() -> None:
    assert read('a,"b\nc",d\ne,f,g\nh,"\ni"')[-2:] == [
        BadRecord(4, "unclosed_quote", 'h,"'),
        Row(5, ['i"']),
    ]


def test_a_quote_never_closed_on_the_last_line_is_reported() -> None:
    assert read('a,b,c\nd,"e,f')[1] == BadRecord(2, "unclosed_quote", 'd,"e,f')


def test_unclosed_quotes_on_every_line_are_read_in_good_time() -> None:
    started = time.perf_counter()
    assert len(read('x,y,"z\n' * 10_000)) == 10_000
    assert time.perf_counter() - started < 5


def test_a_cell_too_long_for_the_csv_module_is_reported_by_its_line() -> None:
    long = "x" * (csv.field_size_limit() + 1)
    bad, good = read(f"a,{long},c\nd,e,f")
    assert isinstance(bad, BadRecord)
    assert (bad.line, bad.reason) == (1, "too_long")
    assert len(bad.value) <= 80
    assert good == Row(2, ["d", "e", "f"])


def test_a_line_that_was_cut_is_not_trusted() -> None:
    (bad,) = rows(iter([Line(7, "a,b,c", cut=True)]), ",", width=3)
    assert bad == BadRecord(7, "too_long", "a,b,c")


def test_a_row_that_excel_wrapped_whole_in_quotes_is_unwrapped() -> None:
    assert read('"a,""b, b"",c"') == [Row(1, ["a", "b, b", "c"])]


def test_the_reported_value_is_harmless() -> None:
    assert read('"\x1b[31ma\x07') == [BadRecord(1, "unclosed_quote", '"a')]
