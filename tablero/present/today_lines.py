"""The rows of the day's page as lines of one grid, at every width."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tablero.domain.people import Card
from tablero.domain.words import EntryStatus
from tablero.i18n import N_
from tablero.present import cells, words
from tablero.present.advice import due_span
from tablero.present.blocks import Lines, flowed, lesson, wrapped
from tablero.present.card import (
    DECIDES,
    due_sign,
    ladder,
    position,
    short_due_sign,
    upset_mark,
)
from tablero.present.large import large
from tablero.present.lines import EMPTY, Line, Role, Span, ends, fit_line
from tablero.present.reader import Reader
from tablero.present.today import TITLES, Part, Row, Section
from tablero.present.words import status
from tablero.present.written import SIGNS

DONE = "✓"
WIDE, NARROW = 98, 74
"""From so many cells a row tells of the last touch; below so many, it takes two lines."""

LADDER, GAP = 16, "  "
ONLY_TEXT = (Part.MOMENTS, Part.PROMISES, Part.THANKS)
"""The sections whose rows tell of nothing but their text."""

HIGHEST_SHARE = 5
"""Large letters take at most one of so many rows of the page."""

VALUE = N_("What would make them see the value?")
STOPPED = N_("Most people stop here. Set apart from those due: they may need another way in.")
CALM = N_("Nothing is due today. Nobody is waiting to hear from you.")
FURTHER = N_("Time to look further ahead, at the name of the day:")
NOBODY = N_("Nobody is on the board yet: a name is enough.")
MORNINGS = N_(
    "Here you will see every morning whom to touch, why, and with what; the promises you made; "
    "and who is back from a rest."
)

Keys = Mapping[str, str]
"""Action id -> key: `idea`, `research` and `add` are taught."""


class Grid(NamedTuple):
    """The columns of a row, in cells; `touch` is 0 where there is no room for the last touch."""

    width: int
    name: int = 0
    sign: int = 0
    touch: int = 0

    @property
    def lines(self) -> int:
        """The lines that a row takes."""
        return 1 if self.name else 2


def grid(width: int) -> Grid:
    """The columns for lines of `width` cells."""
    if width >= WIDE:
        return Grid(width, name=26, sign=13, touch=17)
    return Grid(width, name=22, sign=11) if width >= NARROW else Grid(width)


def layout(
    found: Sequence[Section], calm: Lines, columns: Grid, reader: Reader
) -> list[Line | int]:
    """The page from top to bottom: lines, and for each row its number; `calm` is said on top."""
    laid: list[Line | int] = []
    number = 0
    for section in found:
        if laid:
            laid.append(())
        laid += [*_head(section, columns, reader)]
        laid += range(number, number + len(section.rows))
        number += len(section.rows)
        laid += _more(section, reader)
        if section.part is Part.NAME and calm:
            laid += [(), *calm]
    return laid or list(calm)


def calm_lines(*, anybody: bool, keys: Keys, columns: Grid, reader: Reader) -> Lines:
    """What is said when nothing is due, and what one could do; on an empty board, how to begin."""
    tr, width = reader.tr, columns.width
    if not anybody:
        begin = lesson(keys["add"], tr.gettext(NOBODY), width)
        return [*begin, EMPTY, *wrapped(tr.gettext(MORNINGS), width, Role.DIM)]
    return [
        *wrapped(tr.gettext(CALM), width, Role.NAME),
        *wrapped(tr.gettext(FURTHER), width, Role.DIM),
        *lesson(keys["idea"], tr.gettext("an idea that could bring you closer"), width),
        *lesson(keys["research"], tr.gettext("what you have found out about them"), width),
    ]


def row_lines(row: Row, columns: Grid, height: int, reader: Reader) -> Lines:
    """A row, in as many lines as the grid says; of the name of the day, in large letters."""
    if row.part is Part.NAME:
        return _name_of_the_day(row.card, columns.width, height, reader)
    if row.part is Part.LESSONS:
        return [ends(_text(row), (_lesson_sign(row, reader),), columns.width, gap=len(GAP))]
    name, sign = _name(row), _sign(row, columns, reader)
    if not columns.name:
        first = ends(name, (sign,), columns.width)
        return [first, fit_line(_below(row, reader), columns.width)]
    line = (
        *fit_line(name, columns.name), (GAP, Role.TEXT),
        *fit_line((sign,), columns.sign), (GAP, Role.TEXT),
        *_beside(row, columns, reader),
    )  # fmt: skip
    return [fit_line(line, columns.width)]


def last_touch(row: Row, reader: Reader) -> str:
    """`WhatsApp 18 Nov`: how and when there was the last touch; of who rests, until when."""
    card = row.card
    if row.part is Part.RESTING and card.rest_until:
        return reader.tr.gettext("until {day}").format(day=reader.day(card.rest_until))
    if card.last_touch_at is None:
        return ""
    day = reader.brief_day(reader.local(card.last_touch_at).date())
    way = words.channel(card.last_channel, reader.tr) if card.last_channel else ""
    return f"{way} {day}".lstrip()


def _head(section: Section, columns: Grid, reader: Reader) -> Iterator[Line]:
    title = (section.title or reader.tr.gettext(TITLES[section.part])).upper()
    counted = section.is_counted and section.part not in (Part.NAME, Part.NEXT)
    yield (title, Role.HEAD), (f" · {section.total}" if counted else "", Role.DIM)
    if section.part is Part.STALLED:
        yield from wrapped(reader.tr.gettext(STOPPED), columns.width, Role.DIM)


def _more(section: Section, reader: Reader) -> Iterator[Line]:
    left = section.total - sum(not row.done for row in section.rows)
    if section.part is not Part.THREE and (left > 0 or not section.is_counted):
        yield ((more(left if section.is_counted else None, reader), Role.DIM),)


def more(left: int | None, reader: Reader) -> str:
    """`… and 7 more.`; without the figure where they were not counted."""
    if left is None:
        return reader.tr.gettext("… and more.")
    told = reader.tr.ngettext("… and {count} more.", "… and {count} more.", left)
    return told.format(count=left)


def _name_of_the_day(card: Card, width: int, height: int, reader: Reader) -> Lines:
    """The name as large as it can be, who that is, and the question."""
    letters = large(card.name, width)
    if letters and len(letters) * HIGHEST_SHARE <= height:
        name: Lines = [*(((row, Role.ACCENT),) for row in letters), ()]
    else:
        name = wrapped(card.name, width, Role.NAME)
    sign = due_sign(card, reader.today, reader.tr)
    mark = f"{DECIDES} " if card.decision_maker else ""
    about = position(card.role, card.company)
    place = (mark, Role.ACCENT), (f"{about} · " if about else "", Role.TEXT), sign
    question = wrapped(reader.tr.gettext(VALUE), width, Role.DIM)
    return [fit_line(line, width) for line in (*name, place, *question)]


def _lesson_sign(row: Row, reader: Reader) -> Span:
    """By when it is to be used; else how it stands."""
    entry = row.entry
    assert entry
    if entry.due_on and entry.status is EntryStatus.OPEN:
        return due_span(entry, reader)
    return status(entry.kind, entry.status, reader.tr), Role.DIM


def _name(row: Row) -> Line:
    card, role = row.card, Role.DIM if row.done else Role.NAME
    mark: Line = ((upset_mark(card), Role.LATE),) if card.is_upset else ()
    return *mark, (card.name, role), (f" {DECIDES}" if card.decision_maker else "", Role.ACCENT)


def _sign(row: Row, columns: Grid, reader: Reader) -> Span:
    """When it is due; with a tick when it is done."""
    told, role = _when(row, columns, reader)
    return (f"{DONE} {told}".rstrip(), Role.DIM) if row.done else (told, role)


def _when(row: Row, columns: Grid, reader: Reader) -> Span:
    card, tr = row.card, reader.tr
    if row.recovery:
        return words.step(row.recovery.step, tr), Role.LATE
    if row.entry and row.entry.due_on and row.entry.status is EntryStatus.OPEN:
        days = (reader.today - row.entry.due_on).days
        if days < 0:
            return tr.gettext("in {days} d").format(days=-days), Role.DIM
        late = tr.gettext("{days} d late").format(days=days)
        return (late, Role.LATE) if days else (tr.gettext("today"), Role.TODAY)
    if row.entry:
        return status(row.entry.kind, row.entry.status, tr), Role.DIM
    if row.part is Part.THANKS or card.stage is None:
        return "", Role.DIM
    is_short = (row.done or row.part is Part.RESTING) and columns.name and not columns.touch
    return (short_due_sign if is_short else due_sign)(card, reader.today, tr)


def _beside(row: Row, columns: Grid, reader: Reader) -> Line:
    """What stands right of the due sign: ladder, last touch and text; of a promise, only that."""
    if row.part in ONLY_TEXT:
        return _text(row)
    last = ((cells.fit(last_touch(row, reader), columns.touch) + GAP, Role.DIM),)
    return (*_ladder(row), *(last if columns.touch else ()), *_text(row))


def _below(row: Row, reader: Reader) -> Line:
    """The second line of a row on a narrow screen."""
    if row.part in ONLY_TEXT:
        return _text(row)
    if row.part is Part.RESTING:
        return ((f"{last_touch(row, reader)} · ", Role.DIM), *_text(row))
    return (*_ladder(row), *_text(row))


def _ladder(row: Row) -> Line:
    """With the gap after it, into which a number of more than one digit reaches."""
    return fit_line(ladder(row.card.touch_count), LADDER + len(GAP))


def _text(row: Row) -> Line:
    """The text after the sign of what it is; where there is none, role and company."""
    if not row.text:
        return ((position(row.card.role, row.card.company), Role.DIM),)
    sign = f"{SIGNS[row.kind]} " if row.kind else ""
    return (sign, Role.DIM), (flowed(row.text), Role.DIM if row.done else Role.TEXT)
