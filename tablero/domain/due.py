"""When the next touch is due, and how urgent a card is."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tablero.domain.touches import ZONE_LAST
from tablero.domain.words import Stage

EVERY_DAYS = range(1, 366)
"""The cadences that there can be, in days."""


@dataclass(frozen=True, slots=True)
class Cadences:
    """Days between touches by stage, for people without a cadence of their own."""

    first_contact: int = 7
    referred: int = 3
    seen_no_reply: int = 7
    conversation: int = 14

    def of(self, stage: Stage) -> int:
        """The default of a stage, in days."""
        return int(getattr(self, stage.value))


class DueState(StrEnum):
    """How a card stands today, from the most urgent."""

    COOLING = "cooling"
    LATE = "late"
    TODAY = "today"
    UNTOUCHED = "untouched"
    LATER = "later"


class Segment(StrEnum):
    """The three parts of a column, in the order in which they are shown.

    Each is one range of the stored due date, so that a column opens by its index at any size:
    `DUE` is overdue and today, `UNTOUCHED` has no date yet and is always due, `LATER` can wait.
    """

    DUE = "due"
    UNTOUCHED = "untouched"
    LATER = "later"


def cadence_days(every_days: int | None, stage: Stage, touch_count: int, defaults: Cadences) -> int:
    """Days between touches: the person's own, else the stage's; doubled after the 12th touch."""
    base = every_days or defaults.of(stage)
    return base * 2 if touch_count >= ZONE_LAST else base


def due_on(last_touch_day: date | None, cadence: int) -> date | None:
    """The day of the last touch, in the user's zone, plus the cadence; None if there was none."""
    return None if last_touch_day is None else last_touch_day + timedelta(days=cadence)


def segment(due: date | None, today: date) -> Segment:
    """The part of its column in which a card with that due date stands."""
    if due is None:
        return Segment.UNTOUCHED
    return Segment.DUE if due <= today else Segment.LATER


def due_state(due: date | None, cadence: int, today: date) -> DueState:
    """How a card stands. Cooling is the second threshold: two cadences since the last touch."""
    if due is None:
        return DueState.UNTOUCHED
    overdue = (today - due).days
    if overdue < 0:
        return DueState.LATER
    if overdue == 0:
        return DueState.TODAY
    return DueState.COOLING if overdue >= cadence else DueState.LATE
