"""The moment of truth (S15): a complaint is the best chance to build trust.

It is walked in order: evidence, strategy, contact by call or meeting, the talk with the doubts
first, what came of it. No step is skipped, and each may be short.
"""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from tablero.domain.people import Link
from tablero.domain.timeline import Event
from tablero.domain.words import Channel, RecoveryStatus, RecoveryStep

TALKING = frozenset({Channel.CALL, Channel.MEETING})
"""The ways on which one talks. Who is upset is owed personal attention, never a text."""

TALK = timedelta(minutes=15)
"""What is asked for, and what the talk takes."""

STEPS = tuple(step for step in RecoveryStep if step is not RecoveryStep.CLOSED)

LIVING = frozenset({RecoveryStatus.OPEN, RecoveryStatus.PUT_OFF})
"""A moment of truth that is put off is not over: it comes back."""


class Doubt(NamedTuple):
    """A doubt of theirs; answered in the talk or not."""

    id: int
    text: str
    answered_at: datetime | None


class Recovery(NamedTuple):
    """A moment of truth as it stands. Moments are aware, in UTC.

    `step` is the one to be done next. `talk_at` is when the talk is to be, `entry_id` the promise
    of it; `mistake_id` and `lesson_id` are the entries that came of it.
    """

    id: int
    person: Link
    step: RecoveryStep
    status: RecoveryStatus
    opened_at: datetime
    closed_at: datetime | None
    put_off_until: date | None
    reason: str
    what_happened: str
    came_from: str
    heard_from: str
    looked_for: str
    whose: str
    say_clearer: str
    message: str
    repair: str
    channel: Channel | None
    talk_at: datetime | None
    talk_began_at: datetime | None
    notes: str
    how_taken: str
    entry_id: int | None
    mistake_id: int | None
    lesson_id: int | None
    doubts: tuple[Doubt, ...] = ()
    evidence: tuple[Event, ...] = ()

    @property
    def is_living(self) -> bool:
        """Whether it is not over."""
        return self.status in LIVING

    def is_away(self, today: date) -> bool:
        """Whether it is put off until a later day."""
        return (
            self.status is RecoveryStatus.PUT_OFF
            and self.put_off_until is not None
            and self.put_off_until > today
        )


def after(step: RecoveryStep) -> RecoveryStep:
    """The step that follows."""
    steps = list(RecoveryStep)
    return steps[min(steps.index(step) + 1, len(steps) - 1)]


def is_reached(wanted: RecoveryStep, step: RecoveryStep) -> bool:
    """Whether a step may be worked on: the next, or one done that is looked at again."""
    steps = list(RecoveryStep)
    return step is not RecoveryStep.CLOSED and steps.index(wanted) <= steps.index(step)
