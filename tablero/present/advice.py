"""A lesson in words: where it is to be thought of, when it applies, how it stands."""

from collections.abc import Iterator

from tablero.domain.entries import Entry
from tablero.domain.lessons import Lesson, Moment
from tablero.domain.words import EntryKind, EntryStatus
from tablero.i18n import Translations
from tablero.present import cells, words
from tablero.present.blocks import Lines, flowed
from tablero.present.lines import Line, Role, Span
from tablero.present.reader import Reader
from tablero.present.written import SIGNS

DOT = " · "
ROWS = 4
"""Lines that a text takes at most where it is not edited."""


def lesson_line(lesson: Lesson) -> Line:
    """`¶ Give twice before you ask once · Marta Villanueva`: where one is to be thought of."""
    said_by = f"{DOT}{cells.shown(lesson.said_by)}" if lesson.said_by else ""
    sign = f"{SIGNS[EntryKind.LESSON]} "
    return (sign, Role.DIM), (flowed(lesson.entry.text), Role.ACCENT), (said_by, Role.DIM)


def lesson_details(lesson: Lesson, reader: Reader) -> list[Span]:
    """How I will use it; who said it, when it applies, by when or how it stands."""
    use = reader.tr.gettext("My use of it: {text}").format(text=lesson.use) if lesson.use else ""
    about = DOT.join(filter(None, (lesson.said_by, *applies(lesson.moment, reader.tr))))
    return [(use, Role.TEXT), (about, Role.DIM), stands(lesson, reader)]


def applies(moment: Moment, tr: Translations) -> Iterator[str]:
    """When a lesson applies, part by part; nothing for one that always does."""
    if moment.stage:
        yield words.stage(moment.stage, tr)
    if told := _touches(moment, tr):
        yield told
    if moment.channel:
        yield words.channel(moment.channel, tr)
    if moment.tag_key:
        yield f"#{moment.tag_key}"


def due_span(entry: Entry, reader: Reader) -> Span:
    """By when something is to be used: `today`, `3 d late`, `by Mon 30 Nov`."""
    assert entry.due_on
    tr, days = reader.tr, (reader.today - entry.due_on).days
    if days > 0:
        return tr.gettext("{days} d late").format(days=days), Role.LATE
    if not days:
        return tr.gettext("today"), Role.TODAY
    return tr.gettext("by {day}").format(day=reader.brief_day(entry.due_on)), Role.DIM


def in_rows(text: str, width: int, role: Role) -> Lines:
    """A text in as many lines as it takes, up to a few; nothing for an empty one."""
    rows = cells.wrap(flowed(text), max(width, 2)) if text else []
    if len(rows) > ROWS:
        rows[ROWS - 1] = cells.cut(f"{rows[ROWS - 1]} {rows[ROWS]}", width)
    return [((row, role),) for row in rows[:ROWS]]


def stands(lesson: Lesson, reader: Reader, *, brief: bool = False) -> Span:
    """By when an open lesson is to be used; of any other what became of it, and if it helped."""
    tr, entry = reader.tr, lesson.entry
    if lesson.is_open and entry.due_on:
        return due_span(entry, reader)
    told = words.status(EntryKind.LESSON, entry.status, tr)
    if not brief:
        told = DOT.join(filter(None, (told, helped(lesson, tr))))
    return told, Role.GOOD if entry.status is EntryStatus.DONE else Role.DIM


def helped(lesson: Lesson, tr: Translations) -> str:
    """Whether it did; empty while that is not known."""
    if lesson.helped is None:
        return ""
    return tr.gettext("it helped") if lesson.helped else tr.gettext("it did not help")


def _touches(moment: Moment, tr: Translations) -> str:
    first, last = moment.touch_first, moment.touch_last
    if first is None and last is None:
        return ""
    if first == last:
        text = tr.gettext("touch {first}")
    elif last is None:
        text = tr.gettext("from touch {first} on")
    elif first is None:
        text = tr.gettext("until touch {last}")
    else:
        text = tr.gettext("touches {first} to {last}")
    return text.format(first=first, last=last)
