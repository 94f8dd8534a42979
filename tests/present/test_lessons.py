"""The page of mistakes and lessons: what is repeated, how long ago, when a lesson applies."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tablero.domain.entries import Entry
from tablero.domain.lessons import ALWAYS, Lesson, Moment
from tablero.domain.mistakes import Mistake, by_cause, last_repeat
from tablero.domain.words import Cause, Channel, EntryKind, EntryStatus, MistakeKind, Stage
from tablero.i18n import translations
from tablero.present.advice import applies, in_rows, lesson_line, stands
from tablero.present.asking import asking, question_line
from tablero.present.lessons import LessonRow, MistakeRow, Reflection, RepeatedRow, since_repeat
from tablero.present.lessons_lines import grid, layout, opened_lines, row_line
from tablero.present.lines import Role, line_width, plain
from tablero.present.reader import Reader

TODAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
EN = translations("en")
READER = Reader(TODAY, ZoneInfo("Europe/Madrid"), "en", EN)
KEYS = {"mistake": "x", "lesson": "A", "open": "enter"}
WIDTHS = (118, 78, 43)


def mistake(id_: int, text: str, days: int = 0, **rest: Any) -> Mistake:
    said = {
        "name": "", "kind": MistakeKind.LEFT_UNDONE, "cause": Cause.OTHER, "next_time": "",
        "number": None, "corrected_by": None,
    }  # fmt: skip
    at = NOON - timedelta(days=days)
    entry = Entry(id_, None, EntryKind.MISTAKE, None, text, at, None, EntryStatus.OPEN, None, None)
    return Mistake(entry, **said | rest)


def lesson(id_: int, text: str, moment: Moment = ALWAYS, **rest: Any) -> Lesson:
    said = {"due_on": None, "status": EntryStatus.OPEN, "said_by": "Marta", "use": ""} | rest
    entry = Entry(
        id_, None, EntryKind.LESSON, None, text, NOON, said["due_on"], said["status"], None, None
    )
    return Lesson(entry, said["said_by"], said["use"], moment, rest.get("helped"))


def page(*mistakes: Mistake, lessons: tuple[Lesson, ...] = ()) -> Reflection:
    groups = by_cause(mistakes)
    return Reflection(groups, last_repeat(groups), lessons)


def drawn(found: Reflection, width: int, opened: tuple[int, ...] = ()) -> list[str]:
    """The page as text, no row in hand."""
    rows, columns = found.rows(opened), grid(width)
    laid = layout(found, rows, KEYS, columns, READER)
    return [
        plain(row_line(rows[item], columns, READER) if isinstance(item, int) else item)
        for item in laid
    ]


LATE = [
    mistake(1, "I answered late", 40, name="Ana", number=2, corrected_by=6),
    mistake(2, "answered too late", 8),
    mistake(3, "Answered late", 3, name="Noé"),
]


def test_mistakes_that_are_alike_are_one_row_with_their_number() -> None:
    lines = drawn(page(*LATE), 118)
    assert lines[0] == "WHAT I GOT WRONG · 3"
    assert [line for line in lines if line.startswith("×3  Answered late")]
    assert "last 3 d ago" in "\n".join(lines)


def test_each_of_them_is_shown_when_they_are_opened() -> None:
    found = page(*LATE)
    assert [type(row) for row in found.rows(())] == [RepeatedRow]
    opened = found.rows((1,))
    assert [row.ids for row in opened] == [(3, 2, 1), (3,), (2,), (1,)]
    line = plain(row_line(opened[3], grid(118), READER))
    assert "touch 2 · 40 d ago" in line
    assert line.endswith("corrected by touch 6")


def test_the_days_since_a_mistake_was_made_again_are_told() -> None:
    told = "3 days since one was made again: “Answered late”"
    assert since_repeat(page(*LATE), READER) == told
    again = mistake(4, "answered late", 0)
    assert since_repeat(page(*LATE, again), READER).startswith("One was made again today")
    assert since_repeat(page(LATE[0]), READER) == "None was made twice."


def test_causes_stand_apart_and_the_one_not_thought_of_comes_last() -> None:
    lines = drawn(page(mistake(1, "one", cause=None), mistake(2, "other")), 78)
    heads = [line for line in lines if line.endswith(" · 1")]
    assert heads == ["Another cause · 1", "Cause not thought of yet · 1"]


def test_an_empty_page_teaches_the_keys() -> None:
    text = "\n".join(drawn(Reflection(), 43))
    assert "x  what did I get wrong?" in text
    assert "A  what somebody advised" in text


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        (ALWAYS, ""),
        (Moment(touch_first=3, touch_last=3), "touch 3"),
        (Moment(touch_first=2, touch_last=4), "touches 2 to 4"),
        (Moment(touch_first=5), "from touch 5 on"),
        (Moment(touch_last=3), "until touch 3"),
        (
            Moment(Stage.REFERRED, channel=Channel.CALL, tag_key="wine"),
            "Referred · call · #wine",
        ),
    ],
)
def test_when_a_lesson_applies_is_said_in_words(moment: Moment, told: str) -> None:
    assert " · ".join(applies(moment, EN)) == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({}, ("to heed", Role.DIM)),
        ({"due_on": TODAY}, ("today", Role.TODAY)),
        ({"due_on": TODAY - timedelta(days=2)}, ("2 d late", Role.LATE)),
        ({"due_on": TODAY + timedelta(days=7)}, ("by 30 Nov", Role.DIM)),
        ({"status": EntryStatus.DROPPED}, ("set aside", Role.DIM)),
        ({"status": EntryStatus.DONE, "helped": True}, ("heeded · it helped", Role.GOOD)),
        ({"status": EntryStatus.DONE, "helped": False}, ("heeded · it did not help", Role.GOOD)),
    ],
)
def test_how_a_lesson_stands_is_said_in_words(said: dict[str, Any], told: tuple[str, Role]) -> None:
    assert stands(lesson(1, "Give first", **said), READER) == told


def test_a_lesson_in_one_line_says_whose_it_is() -> None:
    assert plain(lesson_line(lesson(1, "Give\nfirst"))) == "¶ Give · first · Marta"


def test_the_lesson_in_hand_tells_how_i_will_use_it() -> None:
    row = LessonRow(lesson(1, "Give first", Moment(touch_first=5), use="a source"))
    below = [plain(line).strip() for line in opened_lines(row, grid(78), KEYS, READER)[1:]]
    assert below == ["My use of it: a source", "Marta · from touch 5 on", "to heed"]


def test_a_long_text_in_hand_is_read_in_rows_of_its_column() -> None:
    row = MistakeRow(mistake(1, "word " * 300))
    lines = opened_lines(row, grid(43), KEYS, READER)
    assert [line_width(line) for line in lines] == [43] * len(lines)
    assert len(lines) < 10
    assert "…" in plain(lines[3])


def test_the_question_takes_the_longest_form_that_has_room() -> None:
    forms = asking("Ana [b]\x1b", "x", "esc", EN)
    assert plain(question_line(forms, 120)).startswith("Ana [b] has left me on seen twice")
    assert plain(question_line(forms, 78)).startswith("Left on seen twice")
    assert plain(question_line(forms, 45)) == "x: what did I get wrong? (seen twice)"


TEXTS = st.text(max_size=60).filter(lambda text: bool(text.strip()))


@given(st.lists(TEXTS, min_size=1, max_size=6), st.sampled_from(WIDTHS), st.data())
def test_every_line_has_the_width_of_the_page(
    texts: list[str], width: int, data: st.DataObject
) -> None:
    made = [mistake(at, text, at, name=text) for at, text in enumerate(texts, start=1)]
    found = page(*made, lessons=(lesson(99, texts[0], said_by=texts[-1]),))
    for row in found.rows(range(100)):
        assert line_width(row_line(row, grid(width), READER)) == width
        lines = opened_lines(row, grid(width), KEYS, READER)
        assert {line_width(line) for line in lines} == {width}
    room = data.draw(st.integers(2, 60))
    assert all(line_width(line) <= room for line in in_rows(texts[0], room, Role.TEXT))
