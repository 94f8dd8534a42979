"""One person's history as a single line of events."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from tablero.domain.entries import Entry
from tablero.domain.people import StageChange
from tablero.domain.touches import Touch
from tablero.domain.words import EntryKind, RecoveryStatus


class EventKind(StrEnum):
    """What an event is; an entry is of its own kind. In the order in which they are offered."""

    TOUCH = "touch"
    MOVE = "move"
    IDEA = EntryKind.IDEA.value
    RESEARCH = EntryKind.RESEARCH.value
    VALUE = EntryKind.VALUE.value
    PROMISE = EntryKind.PROMISE.value
    NOTE = EntryKind.NOTE.value
    MISTAKE = EntryKind.MISTAKE.value
    LESSON = EntryKind.LESSON.value
    MOMENT = "moment"


class Upset(NamedTuple):
    """A moment of truth as a line of the timeline: what happened, and how it stands."""

    id: int
    text: str
    status: RecoveryStatus


class Event(NamedTuple):
    """A touch, a move, an entry or a moment of truth; exactly one of them is there.

    `at` is aware, in UTC.
    """

    at: datetime
    touch: Touch | None = None
    move: StageChange | None = None
    entry: Entry | None = None
    moment: Upset | None = None
