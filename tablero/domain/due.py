"""When the next touch is due, and how urgent a card is."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta, tzinfo
from enum import StrEnum

from tablero.domain.touches import ZONE_LAST
from tablero.domain.words import Stage

EVERY_DAYS = range(1, 366)
"""The cadences that there can be, in days."""

STALLED_TOUCHES = range(1, 4)
"""The touches after which most people are said to stop (a saying, no known study)."""


@dataclass(frozen=True, slots=True)
class Cadences:
    """Days between touches by stage, for people without a cadence of their own.

    `tags` maps folded tags to days: these come before the stage's.
    """

    first_contact: int = 7
    referred: int = 3
    seen_no_reply: int = 7
    conversation: int = 14
    tags: Mapping[str, int] = field(default_factory=dict)

    def of(self, stage: Stage) -> int:
        """The default of a stage, in days."""
        return int(getattr(self, stage.value))

    def tag_of(self, tag_keys: Collection[str]) -> str:
        """The one of these folded tags that gives the cadence, the shortest; empty if none does."""
        known = [key for key in tag_keys if key in self.tags]
        return min(known, key=lambda key: (self.tags[key], key), default="")


def rules_in(cadences: Cadences, zone: tzinfo) -> str:
    """The name of the rules by which due dates are computed with these cadences in that zone."""
    days = "/".join(str(cadences.of(stage)) for stage in Stage)
    tags = "".join(f" #{key}={every}" for key, every in sorted(cadences.tags.items()))
    return f"{days} {zone}{tags}"


class DueState(StrEnum):
    """How a card stands today, from the most urgent."""

    COOLING = "cooling"
    BACK = "back"
    LATE = "late"
    TODAY = "today"
    UNTOUCHED = "untouched"
    LATER = "later"
    RESTING = "resting"


class Segment(StrEnum):
    """The three parts of a column, in the order in which they are shown.

    Each is one range of the stored due date, so that a column opens by its index at any size:
    `DUE` is overdue and today, `UNTOUCHED` has no date yet and is always due, `LATER` can wait.
    """

    DUE = "due"
    UNTOUCHED = "untouched"
    LATER = "later"


def cadence_days(
    every_days: int | None,
    stage: Stage,
    touch_count: int,
    defaults: Cadences,
    tag_keys: Collection[str] = (),
) -> int:
    """Days between touches: the person's own, else their tag's, else the stage's.

    Doubled after the 12th touch. `tag_keys` are folded.
    """
    tag = defaults.tag_of(tag_keys)
    base = every_days or (defaults.tags[tag] if tag else defaults.of(stage))
    return base * 2 if touch_count >= ZONE_LAST else base


def due_on(last_touch_day: date | None, cadence: int) -> date | None:
    """The day of the last touch, in the user's zone, plus the cadence; None if there was none."""
    return None if last_touch_day is None else last_touch_day + timedelta(days=cadence)


def segment(due: date | None, today: date) -> Segment:
    """The part of its column in which a card with that due date stands."""
    if due is None:
        return Segment.UNTOUCHED
    return Segment.DUE if due <= today else Segment.LATER


def due_state(
    due: date | None, cadence: int, today: date, rest_until: date | None = None
) -> DueState:
    """How a card stands. Cooling is the second threshold: a whole cadence after the due date.

    Who rests comes back on a day, which is the due date then, and is marked so until it cools.
    """
    if due is None:
        return DueState.UNTOUCHED
    overdue = (today - due).days
    if overdue < 0:
        return DueState.RESTING if rest_until else DueState.LATER
    if overdue >= cadence:
        return DueState.COOLING
    if rest_until:
        return DueState.BACK
    return DueState.TODAY if overdue == 0 else DueState.LATE


def is_stalled(due: date | None, cadence: int, touch_count: int, today: date) -> bool:
    """Whether a card stopped at touch 1 to 3, more than two cadences ago (S5: most stop there)."""
    cooled = due is not None and (today - due).days > cadence
    return cooled and touch_count in STALLED_TOUCHES
