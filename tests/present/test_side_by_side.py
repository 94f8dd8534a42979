"""Two people side by side, and pairs of them, in lines: on the grid, whatever they say."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tablero.domain.doubles import Reason
from tablero.domain.merging import Line, MergeField, Met, Sheet, Side, compare
from tablero.domain.text import LONGEST
from tablero.domain.words import Stage
from tablero.present.doubles import double_details, double_line
from tablero.present.lines import line_width, plain
from tablero.present.network_rows import DoubleRow
from tablero.present.side_by_side import ROWS, field_lines, head_lines
from tests.present.test_network import ANYTHING, READER, card

ANA, TWIN = card("Ana Ríos"), card("Ríos, Ana")._replace(id=2)
NOTHING: dict[str, Any] = {
    "role": "", "company": "", "stage": None, "due": None, "cadence": None, "decides": False,
    "no_contact": False, "via": None, "met": None, "learned": "", "notes": "",
}  # fmt: skip
WIDTHS = st.integers(30, 110)


def sheet(name: str = "Ana", **rest: Any) -> Sheet:
    return Sheet(name, **NOTHING | rest)


def line(field: MergeField, keep: Sheet, other: Sheet) -> Line:
    return next(each for each in compare(keep, other, {}) if each.field is field)


def drawn(field: Line, width: int, *, here: bool = False) -> list[str]:
    return [plain(each) for each in field_lines(field, (ANA, TWIN), width, READER, here=here)]


def test_the_value_that_stands_is_in_brackets_and_nothing_is_a_dash() -> None:
    role = line(MergeField.ROLE, sheet(role="CFO"), sheet())
    assert drawn(role, 61) == ["role            [CFO]                   –"]
    assert drawn(role, 40) == ["role", "‹ [CFO]", "›  –"]


def test_two_who_say_the_same_have_nothing_to_choose() -> None:
    stage = line(MergeField.STAGE, *[sheet(stage=Stage.REFERRED)] * 2)
    assert drawn(stage, 61) == ["stage            Referred               Referred"]
    assert drawn(stage, 40, here=True) == ["stage", "   Referred", "   Both say the same."]


def test_of_a_long_text_more_is_seen_where_the_cursor_is() -> None:
    notes = line(MergeField.NOTES, sheet(notes="word " * 90), sheet(notes="other"))
    assert len(drawn(notes, 90)) == 1
    *rows, remark = drawn(notes, 90, here=True)
    assert len(rows) == ROWS
    assert rows[-1].endswith("…]")
    assert remark.strip() == "Both, one after the other."


def test_two_texts_too_long_for_one_say_where_the_second_goes() -> None:
    notes = line(MergeField.NOTES, sheet(notes="a" * LONGEST), sheet(notes="b" * 9))
    assert drawn(notes, 90, here=True)[-1].strip() == (
        "Too long for one text: the second one becomes a note."
    )


@given(ANYTHING, ANYTHING, WIDTHS, st.booleans())
def test_nothing_said_of_the_two_breaks_the_grid(
    one: str, two: str, width: int, here: bool
) -> None:
    keep, other = (
        sheet(text, notes=text * 20, met=Met(text, date(2026, 5, 12))) for text in (one, two)
    )
    keep = keep._replace(no_contact=True)
    lines = [*head_lines(card(one), card(two), width)]
    for field in compare(keep, other, {MergeField.NOTES: Side.KEEP}):
        lines += field_lines(field, (card(one), card(two)), width, READER, here=here)
    row = DoubleRow(card(one), card(two), tuple(Reason))
    lines += [double_line(row, width, READER), *double_details(row, width, READER)]
    assert max(map(line_width, lines)) <= width
    assert not {"\x1b", "\u202e"} & set("".join(map(plain, lines)))
