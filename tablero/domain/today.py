"""The day's work: whom to touch today, why, and with what; the most urgent first."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from tablero.domain.due import DueState, due_state
from tablero.domain.entries import Entry
from tablero.domain.people import Card, Link
from tablero.domain.recovery import Recovery

_STEP = 2_147_483_647
"""A prime beyond the size of any board, so that on each all names take turns."""


class Reason(StrEnum):
    """Why a card is due."""

    OVERDUE = "overdue"
    TODAY = "due_today"
    NEVER_TOUCHED = "never_touched"
    BACK = "back_from_rest"


class Promised(NamedTuple):
    """A promise that is due, with the one it was made to."""

    entry: Entry
    person: Card


class OpenMoment(NamedTuple):
    """A moment of truth to be walked on with, and with whom."""

    recovery: Recovery
    person: Card


class Thanks(NamedTuple):
    """Somebody to thank, and those they brought."""

    introducer: Card
    introduced: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Today:
    """All that a morning asks for. Each list holds the first of its kind; one may be in several.

    `due` are overdue, due today or back from a rest; `untouched` were never touched, and have no
    next step; `three` were chosen the evening before; `moments` of truth are open. Of `due`, the
    first of the stalled and the first of the others are there. `counts` tells how long each list
    would be, except for one that was cut and would take long to count; `ideas` the oldest open idea
    by person.
    """

    day: date
    name: Card | None = None
    three: tuple[Card, ...] = ()
    due: tuple[Card, ...] = ()
    untouched: tuple[Card, ...] = ()
    promises: tuple[Promised, ...] = ()
    waking: tuple[Card, ...] = ()
    stalled: tuple[Card, ...] = ()
    thanks: tuple[Thanks, ...] = ()
    no_idea: tuple[Card, ...] = ()
    resting: tuple[Card, ...] = ()
    next_up: Card | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    ideas: Mapping[int, str] = field(default_factory=dict)
    moments: tuple[OpenMoment, ...] = ()

    @property
    def due_count(self) -> int:
        """People to touch: those due and those never touched."""
        return self.counts.get("due", 0) + self.counts.get("untouched", 0)


def reason(card: Card, today: date) -> Reason:
    """Why a card that is due is so."""
    if card.due_on is None:
        return Reason.NEVER_TOUCHED
    if card.rest_until is not None:
        return Reason.BACK
    return Reason.TODAY if card.due_on == today else Reason.OVERDUE


def days_overdue(card: Card, today: date) -> int:
    """How many days the next touch is late; 0 for one never touched, which is due now."""
    return (today - card.due_on).days if card.due_on else 0


def is_cooling(card: Card, today: date) -> bool:
    """Whether the second threshold is passed: twice the cadence since the last touch."""
    return due_state(card.due_on, card.cadence_days, today) is DueState.COOLING


def name_of_the_day(day: date, last_id: int) -> int:
    """The id from which to look for the name of the day: another every day, the same all day."""
    return day.toordinal() * _STEP % last_id + 1 if last_id else 0
