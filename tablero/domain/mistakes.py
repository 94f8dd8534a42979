"""What I got wrong (S6): of what sort, why, what I will do next time, and whether I did."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from tablero.domain.entries import Entry
from tablero.domain.likeness import alike_groups
from tablero.domain.words import Cause, MistakeKind

ASKED_AT_SEEN = 2
"""At so many times left on seen one is asked, once, what went wrong."""


class Mistake(NamedTuple):
    """A mistake. One jotted down in a hurry has neither kind nor cause, and may be about nobody.

    `entry.touch_id` is the touch that it was made with, `number` that touch's. `corrected_by` is
    the number of the first touch made since then that was answered.
    """

    entry: Entry
    name: str
    kind: MistakeKind | None
    cause: Cause | None
    next_time: str
    number: int | None
    corrected_by: int | None


@dataclass(frozen=True, slots=True)
class Repeated:
    """Mistakes that say the same in other words, the latest first."""

    mistakes: tuple[Mistake, ...]

    @property
    def text(self) -> str:
        """How it was put last."""
        return self.mistakes[0].entry.text

    @property
    def count(self) -> int:
        """How often it was made."""
        return len(self.mistakes)


@dataclass(frozen=True, slots=True)
class OfCause:
    """The mistakes of one cause, the most repeated first; None is a cause not yet thought of."""

    cause: Cause | None
    repeated: tuple[Repeated, ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return sum(each.count for each in self.repeated)


def by_cause(mistakes: Sequence[Mistake]) -> tuple[OfCause, ...]:
    """The mistakes by cause, and within it by likeness; the cause of most comes first.

    Those without a cause, which are still to be thought about, come last.
    """
    groups = [
        OfCause(cause, _by_likeness([each for each in mistakes if each.cause is cause]))
        for cause in (*Cause, None)
        if any(each.cause is cause for each in mistakes)
    ]
    return tuple(sorted(groups, key=lambda group: (group.cause is None, -group.count)))


def last_repeat(groups: Iterable[OfCause]) -> Mistake | None:
    """The latest mistake that had been made before; None when none was made twice."""
    again = [each.mistakes[0] for group in groups for each in group.repeated if each.count > 1]
    return max(again, key=lambda mistake: mistake.entry.at, default=None)


def days_since(day: date, today: date) -> int:
    """Whole days from one date to another; never less than none."""
    return max(today - day, timedelta()).days


def _by_likeness(mistakes: Sequence[Mistake]) -> tuple[Repeated, ...]:
    latest_first = sorted(mistakes, key=lambda each: (each.entry.at, each.entry.id), reverse=True)
    groups = alike_groups([each.entry.text for each in latest_first])
    found = [Repeated(tuple(latest_first[place] for place in group)) for group in groups]
    return tuple(sorted(found, key=lambda each: -each.count))
