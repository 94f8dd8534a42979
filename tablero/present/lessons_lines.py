"""The page of mistakes and lessons as lines of one grid, at every width."""

from collections.abc import Mapping
from typing import NamedTuple

from tablero.domain.mistakes import Mistake, OfCause, days_since
from tablero.domain.words import EntryKind, EntryStatus
from tablero.i18n import N_, Translations
from tablero.present import cells, words
from tablero.present.advice import DOT, applies, in_rows, lesson_details, stands
from tablero.present.blocks import Lines, flowed, lesson, wrapped
from tablero.present.lessons import (
    LessonRow,
    MadeRow,
    MistakeRow,
    Reflection,
    RepeatedRow,
    Row,
    entry_of,
    since_repeat,
)
from tablero.present.lines import Line, Role, Span, fit_line, plain
from tablero.present.reader import Reader
from tablero.present.written import SIGNS

WIDE, NARROW = 98, 74
"""From so many cells a row tells all; below so many, hardly more than the text."""

GAP = "  "
NEST, SIGN = 3, 4
"""Cells before the text of one of several, and of any row."""

OPEN, HEEDED, SET_ASIDE = "□", "✓", "–"
STANDS = {
    EntryStatus.OPEN: (OPEN, Role.TEXT),
    EntryStatus.DONE: (HEEDED, Role.GOOD),
    EntryStatus.DROPPED: (SET_ASIDE, Role.DIM),
}

NO_MISTAKE = N_("what did I get wrong? One line, and what to do next time")
NO_LESSON = N_("what somebody advised, and when it is of use: it comes back then")

Told = tuple[Span, Span, Span]
"""What is told beside a text: with whom, when, how it stands."""

Keys = Mapping[str, str]
"""Action id -> key: `mistake`, `lesson` and `open` are taught."""


class Grid(NamedTuple):
    """The columns beside the text of a row, in cells: who, when, how it stands.

    One that is 0 has no room.
    """

    width: int
    who: int = 0
    when: int = 0
    stands: int = 0

    @property
    def beside(self) -> tuple[int, int, int]:
        """All of them."""
        return self.who, self.when, self.stands

    @property
    def text(self) -> int:
        """The cells that are left for sign and text."""
        return self.width - sum(room + len(GAP) for room in self.beside if room)


def grid(width: int) -> Grid:
    """The columns for lines of `width` cells."""
    if width >= WIDE:
        return Grid(width, who=18, when=22, stands=20)
    return Grid(width, who=16, stands=11) if width >= NARROW else Grid(width, stands=11)


def layout(
    found: Reflection, rows: list[Row], keys: Keys, columns: Grid, reader: Reader
) -> list[Line | int]:
    """The page from top to bottom: lines, and for each row its number."""
    made = [row for row in rows if not isinstance(row, LessonRow)]
    return [
        *_mistakes(found, made, keys, columns, reader),
        (),
        *_lessons(found, range(len(made), len(rows)), keys, columns, reader),
    ]


def row_line(row: Row, columns: Grid, reader: Reader) -> Line:
    """A row in one line: sign, text, and as much of who, when and how it stands as has room."""
    return _beside(row, flowed(_text(row)), columns, reader)


def opened_lines(row: Row, columns: Grid, keys: Keys, reader: Reader) -> Lines:
    """The row in hand: its whole text, and below it what else is known; a key opens and closes."""
    before = _before(row)
    blank: Span = (" " * before, Role.TEXT)
    rows = in_rows(_text(row), columns.text - before, Role.TEXT)
    first = plain(rows[0]) if rows else ""
    details = [
        line
        for told, role in _details(row, columns, keys["open"], reader)
        for line in in_rows(told, columns.width - before, role)
    ]
    below = [fit_line((blank, *each), columns.width) for each in (*rows[1:], *details)]
    return [_beside(row, first, columns, reader), *below]


def _mistakes(
    found: Reflection, rows: list[MadeRow], keys: Keys, columns: Grid, reader: Reader
) -> list[Line | int]:
    """By cause; above them how long none was made again."""
    tr = reader.tr
    laid: list[Line | int] = [_head(tr.gettext("What I got wrong"), str(found.mistakes))]
    if not found.groups:
        return [*laid, *lesson(keys["mistake"], tr.gettext(NO_MISTAKE), columns.width)]
    laid += wrapped(since_repeat(found, reader), columns.width, Role.TEXT)
    for group in found.groups:
        numbers = (at for at, row in enumerate(rows) if row.cause is group.cause)
        laid += [(), _cause(group, tr), *numbers]
    return laid


def _lessons(
    found: Reflection, numbers: range, keys: Keys, columns: Grid, reader: Reader
) -> list[Line | int]:
    tr = reader.tr
    to_heed = sum(each.is_open for each in found.lessons)
    status = words.status(EntryKind.LESSON, EntryStatus.OPEN, tr)
    count = f"{len(found.lessons)}{DOT}{to_heed} {status}" if found.lessons else "0"
    head = _head(tr.gettext("What others advise"), count)
    if not found.lessons:
        return [head, *lesson(keys["lesson"], tr.gettext(NO_LESSON), columns.width)]
    return [head, *numbers]


def _head(title: str, count: str) -> Line:
    return (title.upper(), Role.HEAD), (f"{DOT}{count}", Role.DIM)


def _cause(group: OfCause, tr: Translations) -> Line:
    name = words.cause(group.cause, tr)
    return (name[:1].upper() + name[1:], Role.ACCENT), (f"{DOT}{group.count}", Role.DIM)


def _beside(row: Row, text: str, columns: Grid, reader: Reader) -> Line:
    """A row in one line: its sign, this much of its `text`, and what is told beside that."""
    sign, role, told = _parts(row, columns, reader)
    shown = [
        (cells.fit(what, room), how)
        for (what, how), room in zip(told, columns.beside, strict=True)
        if room
    ]
    indent = (" " * (_before(row) - SIGN), Role.TEXT)
    head: Line = (indent, (cells.fit(sign[0], SIGN), sign[1]), (text, role))
    line = (part for span in shown for part in ((GAP, Role.TEXT), span))
    return (*fit_line(head, columns.text), *line)


def _before(row: Row) -> int:
    """The cells before the text."""
    return SIGN + (NEST if isinstance(row, MistakeRow) and row.nested else 0)


def _parts(row: Row, columns: Grid, reader: Reader) -> tuple[Span, Role, Told]:
    """The sign of a row, the role of its text, and what is told beside the text."""
    if isinstance(row, LessonRow):
        lesson = row.lesson
        when = DOT.join(applies(lesson.moment, reader.tr))
        how = stands(lesson, reader, brief=not columns.when)
        told = ((lesson.said_by, Role.DIM), (when, Role.DIM), how)
        role = Role.TEXT if lesson.is_open else Role.DIM
        return STANDS[lesson.entry.status], role, told
    if isinstance(row, RepeatedRow):
        sign = (f"×{row.repeated.count}", Role.ACCENT)
        return sign, Role.NAME, _made(row.repeated.mistakes[0], columns, reader, last=True)
    return (SIGNS[EntryKind.MISTAKE], Role.DIM), Role.TEXT, _made(row.mistake, columns, reader)


def _made(mistake: Mistake, columns: Grid, reader: Reader, *, last: bool = False) -> Told:
    """With whom and with which touch it was made, how long ago, whether a later touch corrected it.

    With `last` it stands for several mistakes, which tell each for itself with whom it was.
    """
    tr, ago = reader.tr, _ago(mistake, reader)
    mended = "" if mistake.corrected_by is None else HEEDED
    role = Role.GOOD if mended else Role.DIM
    who, touch = ("", "") if last else (mistake.name, _touch(mistake, tr))
    if last and columns.when:
        ago = tr.gettext("last {ago}").format(ago=ago)
    if not columns.when:
        return (who, Role.DIM), ("", Role.DIM), (f"{ago} {mended}", role)
    when = DOT.join(filter(None, (touch, ago)))
    return (who, Role.DIM), (when, Role.DIM), (_corrected(mistake, tr), role)


def _details(row: Row, columns: Grid, key: str, reader: Reader) -> list[Span]:
    if isinstance(row, LessonRow):
        return lesson_details(row.lesson, reader)
    if isinstance(row, RepeatedRow):
        return _of_several(row, key, reader.tr)
    return _of_one(row.mistake, columns, reader)


def _of_several(row: RepeatedRow, key: str, tr: Translations) -> list[Span]:
    """What I resolved to do the last time, and which key shows each of the mistakes."""
    resolved = (each.next_time for each in row.repeated.mistakes if each.next_time)
    shows = tr.gettext("{key} puts them away") if row.is_open else tr.gettext("{key} shows each")
    return [(_next_time(next(resolved, ""), tr), Role.TEXT), (shows.format(key=key), Role.DIM)]


def _of_one(mistake: Mistake, columns: Grid, reader: Reader) -> list[Span]:
    """What I resolved to do; of what sort the mistake was, with whom, when. Whether a later touch
    corrected it is said here only where the line above has no room for that.
    """
    tr, moment = reader.tr, reader.local(mistake.entry.at)
    kind = words.mistake_kind(mistake.kind, tr) if mistake.kind else ""
    day = f"{reader.day(moment.date())} {moment:%H:%M}"
    about = DOT.join(filter(None, (kind, mistake.name, _touch(mistake, tr), day)))
    corrected = "" if columns.when else _corrected(mistake, tr)
    return [
        (_next_time(mistake.next_time, tr), Role.TEXT), (about, Role.DIM), (corrected, Role.GOOD),
    ]  # fmt: skip


def _touch(mistake: Mistake, tr: Translations) -> str:
    return tr.gettext("touch {number}").format(number=mistake.number) if mistake.number else ""


def _next_time(text: str, tr: Translations) -> str:
    return tr.gettext("Next time: {text}").format(text=text) if text else ""


def _corrected(mistake: Mistake, tr: Translations) -> str:
    if mistake.corrected_by is None:
        return ""
    return tr.gettext("corrected by touch {number}").format(number=mistake.corrected_by)


def _ago(mistake: Mistake, reader: Reader) -> str:
    days = days_since(reader.local(mistake.entry.at).date(), reader.today)
    told = reader.tr.gettext("{days} d ago") if days else reader.tr.gettext("today")
    return told.format(days=days)


def _text(row: Row) -> str:
    if isinstance(row, RepeatedRow):
        return row.repeated.text
    entry = entry_of(row)
    return entry.text if entry else ""
