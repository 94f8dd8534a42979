"""What is written about a person: ideas, research, value both ways, promises, mistakes, notes."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from tablero.domain.words import EntryKind, EntryStatus, Topic

RESEARCH_TOPICS = (
    Topic.WHO, Topic.NEED, Topic.REACHED, Topic.SHARED, Topic.TIMING, Topic.WAY_IN,
)  # fmt: skip
VALUE_TOPICS = (Topic.THEY_VALUE, Topic.I_OFFER)
TOPICS = {EntryKind.RESEARCH: RESEARCH_TOPICS, EntryKind.VALUE: VALUE_TOPICS}
"""The kinds of entry that have a topic."""

CLOSABLE = frozenset({EntryKind.IDEA, EntryKind.PROMISE})
"""The kinds that can be done or dropped; the others stand as they are."""

PROMISE_DAYS = 7
"""A promise is for so many days from now, unless a day is said."""


class Entry(NamedTuple):
    """Something written. `at` is when, `closed_at` when it was done or dropped; aware, in UTC.

    `person_id` is None for a mistake about nobody in particular; `touch_id` is the touch with which
    an idea was used.
    """

    id: int
    person_id: int | None
    kind: EntryKind
    topic: Topic | None
    text: str
    at: datetime
    due_on: date | None
    status: EntryStatus
    closed_at: datetime | None
    touch_id: int | None


def is_open(entry: Entry, kind: EntryKind) -> bool:
    """Whether it is an entry of that kind, and still open."""
    return entry.kind is kind and entry.status is EntryStatus.OPEN


def answered(entries: Iterable[Entry]) -> tuple[Topic, ...]:
    """The topics of research on which something is written, in the order of the questions."""
    known = {entry.topic for entry in entries if entry.kind is EntryKind.RESEARCH}
    return tuple(topic for topic in RESEARCH_TOPICS if topic in known)


def next_question(entries: Iterable[Entry]) -> Topic:
    """What to find out next: the first topic not touched on, else the one written on longest ago.

    First research is too shallow; it is deepened little by little, and never finished (S10).
    """
    latest: dict[Topic, datetime] = {}
    for entry in entries:
        if entry.kind is EntryKind.RESEARCH and entry.topic is not None:
            latest[entry.topic] = max(entry.at, latest.get(entry.topic, entry.at))
    missing = [topic for topic in RESEARCH_TOPICS if topic not in latest]
    return missing[0] if missing else min(latest, key=lambda topic: latest[topic])


def next_value(entries: Iterable[Entry]) -> Topic | None:
    """The side of value on which nothing is written yet, theirs first; None when both are known."""
    known = {entry.topic for entry in entries if entry.kind is EntryKind.VALUE}
    return next((topic for topic in VALUE_TOPICS if topic not in known), None)
