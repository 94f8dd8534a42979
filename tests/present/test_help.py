"""The help as lines: chapters, two columns where there is room, reasons below what cannot act."""

import pytest

from tablero.present.help import Chapter, Entry, help_lines
from tablero.present.lines import Role, line_width, plain

TOUCHES = Chapter("Touches", [Entry("1", "log a touch"), Entry("s", "seen", "Nobody here.", False)])
MOVING = Chapter("Moving", [Entry("h ←", "to the left"), Entry("l →", "to the right")])


def shown(width: int) -> list[str]:
    return [plain(line) for line in help_lines([TOUCHES, MOVING], width)]


def test_chapters_stand_one_below_the_other() -> None:
    assert shown(40) == [
        "TOUCHES",
        "1    log a touch",
        "s    seen",
        "     Nobody here.",
        "",
        "MOVING",
        "h ←  to the left",
        "l →  to the right",
        "",
    ]


def test_where_there_is_room_they_stand_side_by_side() -> None:
    lines = shown(110)
    assert lines[0].split() == ["TOUCHES", "MOVING"]
    assert len(lines) == 5


def test_what_cannot_act_is_dim_and_says_why() -> None:
    lines = help_lines([TOUCHES], 40)
    assert [role for _, role in lines[1]] == [Role.KEY, Role.TEXT]
    assert [role for _, role in lines[2]] == [Role.DIM, Role.DIM]
    assert lines[3][1] == ("Nobody here.", Role.LATE)


@pytest.mark.parametrize("width", [40, 110])
def test_a_reason_against_many_is_told_once_and_a_mark_refers_to_it(width: int) -> None:
    dim = [Entry(key, f"do {key}", "Nobody here.", False) for key in "abcd"]
    other = Entry("e", "do e", "Not here.", False)
    lines = [plain(line) for line in help_lines([Chapter("Many", [*dim, other])], width)]
    assert [line.rstrip() for line in lines] == [
        "* Nobody here.",
        "",
        "MANY",
        *(f"{key}  do {key} *" for key in "abcd"),
        *("e  do e", "   Not here.", ""),
    ]


@pytest.mark.parametrize("width", [20, 45, 99, 100, 120])
def test_long_texts_wrap_within_their_column(width: int) -> None:
    long = Chapter("Long", [Entry("pgdn ctrl+f", "word " * 40, "reason " * 20, False)] * 2)
    assert all(line_width(line) <= width for line in help_lines([long, MOVING, TOUCHES], width))


def test_one_chapter_needs_no_second_column() -> None:
    assert [plain(line) for line in help_lines([MOVING], 110)][:2] == ["MOVING", "h ←  to the left"]
