"""The events of a person's timeline: a line in columns each, and the whole one under the cursor."""

from collections.abc import Iterable
from typing import NamedTuple

from tablero.domain.entries import Entry
from tablero.domain.people import StageChange
from tablero.domain.timeline import Event, EventKind, Upset
from tablero.domain.touches import ANSWERS, Touch
from tablero.domain.words import Direction, EntryStatus, RecoveryStatus
from tablero.i18n import N_, Translations
from tablero.present import cells, words
from tablero.present.blocks import flowed
from tablero.present.card import UPSET
from tablero.present.lines import Line, Role, Span, fit_line
from tablero.present.reader import Reader
from tablero.present.written import SIGNS

WIDE = 70
"""From so many cells the line has the weekday, the hour and the intent."""

OUT, IN, MOVE = "›", "‹", "→"

_LONG_DATE, _BRIEF_DATE, _DAY = 17, 8, 11
_INDENT = 3

NOTHING = N_("Nothing has happened yet.")
NO_TOUCH = N_("Nothing has happened yet. A number, 1 to 6, logs the first touch.")
NONE_OF_THEM = N_("None of these yet. Esc shows everything again.")

KINDS = {
    EventKind.TOUCH: N_("touches"),
    EventKind.MOVE: N_("moves"),
    EventKind.IDEA: N_("ideas"),
    EventKind.RESEARCH: N_("research"),
    EventKind.VALUE: N_("value"),
    EventKind.PROMISE: N_("promises"),
    EventKind.NOTE: N_("notes"),
    EventKind.MISTAKE: N_("mistakes"),
    EventKind.LESSON: N_("lessons"),
    EventKind.MOMENT: N_("moments of truth"),
}
"""Events of a kind."""


class Grid(NamedTuple):
    """The columns of a timeline, in cells; `intent` is 0 where there is no room for it."""

    width: int
    date: int
    number: int
    channel: int
    intent: int
    outcome: int
    gap: int

    @property
    def result(self) -> int:
        """The cells of intent and outcome together."""
        return self.intent + self.gap + self.outcome if self.intent else self.outcome

    @property
    def note_at(self) -> int:
        """The cell in which notes begin."""
        before = self.date + self.gap + self.number + 3 + self.channel
        return before + self.gap + self.result + self.gap

    @property
    def is_wide(self) -> bool:
        """Whether date and intent are told in full."""
        return bool(self.intent)


def grid(width: int, events: int, tr: Translations) -> Grid:
    """The columns for lines of `width` cells and a timeline of so many events."""
    wide = width >= WIDE
    return Grid(
        width,
        date=_LONG_DATE if wide else _BRIEF_DATE,
        number=max(2, len(str(events))),
        channel=_widest(words.CHANNELS.values(), tr),
        intent=_widest(words.INTENTS.values(), tr) if wide else 0,
        outcome=_widest(words.OUTCOMES.values(), tr),
        gap=2 if wide else 1,
    )


def head(
    count: int, *, in_hand: bool, width: int, tr: Translations, only: str = "", total: int = 0
) -> Line:
    """`TIMELINE · 18`; while `only` some of the `total` are shown, `TIMELINE · ideas · 3/18`."""
    role = Role.HEAD_HERE if in_hand else Role.HEAD
    told = f" · {only} · {count}/{total}" if only else f" · {count}"
    return fit_line(((tr.gettext("Timeline").upper(), role), (told, Role.DIM)), width)


def event_line(event: Event, columns: Grid, reader: Reader, *, open_: bool = False) -> Line:
    """One event in one line. An `open_` one leaves out the text that `details` shows whole."""
    when = (_when(event, columns, reader), Role.DIM)
    hidden = open_ and not _text_fits(event, columns)
    text = (" " * columns.gap + ("" if hidden else flowed(_text(event))), Role.TEXT)
    return fit_line((when, *_told(event, columns, reader), text), columns.width)


def details(event: Event, columns: Grid, reader: Reader) -> list[Line]:
    """What the line of an event leaves out, to be shown below: the whole text, the exact time."""
    lines: list[Line] = []
    if not columns.is_wide:
        exactly = cells.wrap(_exactly(event, reader), columns.width - _INDENT)
        lines += [((" " * _INDENT, Role.TEXT), (text, Role.DIM)) for text in exactly]
    if not _text_fits(event, columns):
        room = columns.width - _indent(columns)
        blank = (" " * _indent(columns), Role.TEXT)
        lines += [(blank, (text, Role.TEXT)) for text in cells.wrap(_text(event), room)]
    return [fit_line(line, columns.width) for line in lines]


def nothing(
    width: int, tr: Translations, *, filtered: bool = False, do_not_contact: bool = False
) -> list[Line]:
    """What an empty timeline says, and one of which nothing is of the kind to be shown.

    Whom one is not to contact, one is not taught to touch.
    """
    text = NONE_OF_THEM if filtered else NOTHING if do_not_contact else NO_TOUCH
    return [((line, Role.DIM),) for line in cells.wrap(tr.gettext(text), width)]


def _told(event: Event, columns: Grid, reader: Reader) -> Line:
    if event.touch is not None:
        return _touch(event.touch, columns, reader.tr)
    if event.entry is not None:
        return _entry(event.entry, columns, reader)
    if event.moment is not None:
        return _moment(event.moment, columns, reader.tr)
    assert event.move is not None
    return _move(event.move, columns, reader.tr)


def _touch(touch: Touch, columns: Grid, tr: Translations) -> Line:
    gap = " " * columns.gap
    number = "" if touch.number is None else str(touch.number)
    return (
        (f"{gap}{number:>{columns.number}}", Role.TEXT),
        (f" {OUT if touch.direction is Direction.OUT else IN} ", Role.DIM),
        (cells.fit(words.channel(touch.channel, tr), columns.channel) + gap, Role.TEXT),
        *_result(touch, columns, tr),
    )


def _result(touch: Touch, columns: Grid, tr: Translations) -> Line:
    """Intent and outcome; of an inbound touch, which has neither, that it was one."""
    if touch.direction is Direction.IN:
        return ((cells.fit(tr.gettext("reply"), columns.result), Role.GOOD),)
    outcome = cells.fit(words.outcome(touch.outcome, tr), columns.outcome)
    role = Role.GOOD if touch.outcome in ANSWERS else Role.DIM
    gap = columns.gap if columns.intent else 0
    intent = cells.fit(words.intent(touch.intent, tr), columns.intent) + " " * gap
    return ((intent, Role.DIM), (outcome, role))


def _entry(entry: Entry, columns: Grid, reader: Reader) -> Line:
    """Its kind and how it stands in the columns of way and outcome; or, across both, its topic."""
    blank, gap = " " * (columns.gap + columns.number), " " * columns.gap
    sign: Line = ((blank, Role.TEXT), (f" {SIGNS[entry.kind]} ", Role.DIM))
    if entry.topic is not None:
        room = columns.channel + columns.gap + columns.result
        return (*sign, (cells.fit(words.topic(entry.topic, reader.tr), room), Role.TEXT))
    kind = cells.fit(words.entry(entry.kind, reader.tr), columns.channel) + gap
    told, role = _status(entry, columns.result, reader)
    return (*sign, (kind, Role.TEXT), (cells.fit(told, columns.result), role))


def _status(entry: Entry, room: int, reader: Reader) -> Span:
    """How it stands; of a promise to keep, by when, with `!` when it is late."""
    is_open = entry.status is EntryStatus.OPEN
    if not is_open or entry.due_on is None:
        told = words.status(entry.kind, entry.status, reader.tr)
        return told, Role.GOOD if entry.status is EntryStatus.DONE else Role.DIM
    is_late = entry.due_on < reader.today
    day = reader.brief_day(entry.due_on) + "!" * is_late
    told = reader.tr.gettext("by {day}").format(day=day)
    return told if cells.width(told) <= room else day, Role.LATE if is_late else Role.DIM


def _moment(moment: Upset, columns: Grid, tr: Translations) -> Line:
    """How it stands, in the columns of way and outcome."""
    blank, gap = " " * (columns.gap + columns.number), " " * columns.gap
    role = Role.LATE if moment.status is RecoveryStatus.OPEN else Role.DIM
    return (
        (blank, Role.TEXT),
        (f" {UPSET} ", Role.LATE),
        (cells.fit(tr.gettext("upset"), columns.channel) + gap, Role.TEXT),
        (cells.fit(words.moment(moment.status, tr), columns.result), role),
    )


def _move(move: StageChange, columns: Grid, tr: Translations) -> Line:
    room = " " * (columns.gap + columns.number)
    return (room, Role.TEXT), (f" {MOVE} {words.stage(move.to_stage, tr)}", Role.HEAD)


def _when(event: Event, columns: Grid, reader: Reader) -> str:
    moment = reader.local(event.at)
    if not columns.is_wide:
        return cells.fit(reader.brief_day(moment.date()), columns.date)
    return f"{cells.fit(reader.day(moment.date()), _DAY)} {moment:%H:%M}"


def _exactly(event: Event, reader: Reader) -> str:
    """The moment, and what a touch was for, or an entry is: where the line has no room for them."""
    moment = reader.local(event.at)
    told = [f"{reader.day(moment.date())} {moment:%H:%M}"]
    if event.touch is not None and event.touch.direction is Direction.OUT:
        told.append(words.intent(event.touch.intent, reader.tr))
    if event.entry is not None and event.entry.topic:
        told.append(words.topic(event.entry.topic, reader.tr))
    return " · ".join(told)


def _text(event: Event) -> str:
    if event.entry is not None:
        return event.entry.text
    if event.moment is not None:
        return event.moment.text
    return event.touch.note if event.touch else ""


def _text_fits(event: Event, columns: Grid) -> bool:
    text = _text(event)
    one_line = "\n" not in text
    return one_line and cells.width(cells.shown(text)) <= columns.width - columns.note_at


def _indent(columns: Grid) -> int:
    """Texts stand below the channel where there is room, else near the edge."""
    return columns.date + columns.gap + columns.number + 3 if columns.is_wide else _INDENT


def _widest(labels: Iterable[str], tr: Translations) -> int:
    return max(cells.width(tr.gettext(label)) for label in labels)
