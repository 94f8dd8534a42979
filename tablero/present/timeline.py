"""The events of a person's timeline: a line in columns each, and the whole one under the cursor."""

from collections.abc import Iterable
from typing import NamedTuple

from tablero.domain.people import StageChange
from tablero.domain.timeline import Event
from tablero.domain.touches import ANSWERS, Touch
from tablero.domain.words import Direction
from tablero.i18n import N_, Translations
from tablero.present import cells, words
from tablero.present.lines import Line, Role, Span, fit_line
from tablero.present.reader import Reader

WIDE = 70
"""From so many cells the line has the weekday, the hour and the intent."""

OUT, IN, MOVE = "›", "‹", "→"

_LONG_DATE, _BRIEF_DATE, _DAY = 17, 8, 11
_INDENT = 3

NOTHING = N_("Nothing has happened yet. A number, 1 to 6, logs the first touch.")


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
    def note_at(self) -> int:
        """The cell in which notes begin."""
        intent = self.intent + self.gap if self.intent else 0
        before = self.date + self.gap + self.number + 3 + self.channel + self.gap + intent
        return before + self.outcome + self.gap

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


def head(count: int, *, in_hand: bool, width: int, tr: Translations) -> Line:
    """`TIMELINE · 18`."""
    role = Role.HEAD_HERE if in_hand else Role.HEAD
    name = tr.gettext("Timeline").upper()
    return fit_line(((name, role), (f" · {count}", Role.DIM)), width)


def event_line(event: Event, columns: Grid, reader: Reader, *, open_: bool = False) -> Line:
    """One event in one line. An `open_` one leaves out the note that `details` shows whole."""
    when = (_when(event, columns, reader), Role.DIM)
    if event.move is not None:
        return fit_line((when, *_move(event.move, columns, reader.tr)), columns.width)
    assert event.touch is not None
    hidden = open_ and not _note_fits(event.touch, columns)
    note = "" if hidden else event.touch.note.replace("\n", " · ")
    line = (when, *_touch(event.touch, columns, reader.tr), (note, Role.TEXT))
    return fit_line(line, columns.width)


def details(event: Event, columns: Grid, reader: Reader) -> list[Line]:
    """What the line of an event leaves out, to be shown below: the whole note, the exact time."""
    lines: list[Line] = []
    if not columns.is_wide:
        lines.append(((" " * _INDENT, Role.TEXT), (_exactly(event, reader), Role.DIM)))
    if event.touch is not None and not _note_fits(event.touch, columns):
        room = columns.width - _indent(columns)
        blank = (" " * _indent(columns), Role.TEXT)
        lines += [(blank, (text, Role.TEXT)) for text in cells.wrap(event.touch.note, room)]
    return [fit_line(line, columns.width) for line in lines]


def nothing(width: int, tr: Translations) -> list[Line]:
    """What an empty timeline says."""
    return [((line, Role.DIM),) for line in cells.wrap(tr.gettext(NOTHING), width)]


def _touch(touch: Touch, columns: Grid, tr: Translations) -> Line:
    gap = " " * columns.gap
    number = "" if touch.number is None else str(touch.number)
    return (
        (f"{gap}{number:>{columns.number}}", Role.TEXT),
        (f" {OUT if touch.direction is Direction.OUT else IN} ", Role.DIM),
        (cells.fit(words.channel(touch.channel, tr), columns.channel) + gap, Role.TEXT),
        *_result(touch, columns, tr),
        (gap, Role.TEXT),
    )


def _result(touch: Touch, columns: Grid, tr: Translations) -> Line:
    """Intent and outcome; of an inbound touch, which has neither, that it was one."""
    gap = columns.gap if columns.intent else 0
    if touch.direction is Direction.IN:
        room = columns.intent + gap + columns.outcome
        return ((cells.fit(tr.gettext("reply"), room), Role.GOOD),)
    outcome = cells.fit(words.outcome(touch.outcome, tr), columns.outcome)
    role = Role.GOOD if touch.outcome in ANSWERS else Role.DIM
    intent = cells.fit(words.intent(touch.intent, tr), columns.intent) + " " * gap
    return ((intent, Role.DIM), (outcome, role))


def _move(move: StageChange, columns: Grid, tr: Translations) -> tuple[Span, Span]:
    room = " " * (columns.gap + columns.number)
    return (room, Role.TEXT), (f" {MOVE} {words.stage(move.to_stage, tr)}", Role.HEAD)


def _when(event: Event, columns: Grid, reader: Reader) -> str:
    moment = reader.local(event.at)
    if not columns.is_wide:
        return cells.fit(reader.brief_day(moment.date()), columns.date)
    return f"{cells.fit(reader.day(moment.date()), _DAY)} {moment:%H:%M}"


def _exactly(event: Event, reader: Reader) -> str:
    """The moment, and what a touch was for: told below where the line has no room for them."""
    moment = reader.local(event.at)
    told = f"{reader.day(moment.date())} {moment:%H:%M}"
    if event.touch is None or event.touch.direction is Direction.IN:
        return told
    return f"{told} · {words.intent(event.touch.intent, reader.tr)}"


def _note_fits(touch: Touch, columns: Grid) -> bool:
    one_line = "\n" not in touch.note
    return one_line and cells.width(cells.shown(touch.note)) <= columns.width - columns.note_at


def _indent(columns: Grid) -> int:
    """Notes stand below the channel where there is room, else near the edge."""
    return columns.date + columns.gap + columns.number + 3 if columns.is_wide else _INDENT


def _widest(labels: Iterable[str], tr: Translations) -> int:
    return max(cells.width(tr.gettext(label)) for label in labels)
