"""The figures in the heads of the board, kept up to date by what changed and not by counting again.

A tally is a sum over people. A write that changes one person's facts changes the tally by the
difference of what that person contributed, which is as quick at 100,000 people as at ten.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from tablero.domain.due import Segment
from tablero.domain.ranking import Standing, Standings
from tablero.domain.words import Stage

Place = tuple[Stage, Segment]
"""Where a card stands: its column and the part of it."""


class PersonFacts(NamedTuple):
    """What of a person the tally depends on."""

    stage: Stage | None
    cadence_days: int
    due_on: date | None
    rest_until: date | None
    first_touch_at: datetime | None
    first_conversation_at: datetime | None

    @property
    def standing(self) -> Standing | None:
        """Where the card stands; None for one who has no stage."""
        if self.stage is None:
            return None
        return Standing(self.stage, self.cadence_days, self.due_on, self.rest_until is not None)


class DayFrame(NamedTuple):
    """The day for which a tally holds: its date and the moment at which it began, in UTC."""

    today: date
    began_at: datetime


class Rate(NamedTuple):
    """People who ever entered Conversation, of those with at least one outbound touch."""

    converted: int = 0
    touched: int = 0

    @property
    def share(self) -> float | None:
        """Between 0 and 1; None when nobody was touched."""
        return self.converted / self.touched if self.touched else None

    def shifted(self, facts: PersonFacts, sign: int, before: datetime | None = None) -> "Rate":
        """The rate with one person more, or less; as it stood before a moment, if one is given."""
        touched = _happened(facts.first_touch_at, before)
        converted = touched and _happened(facts.first_conversation_at, before)
        return Rate(self.converted + sign * converted, self.touched + sign * touched)


NOBODY = Rate()
"""The rate before anyone was touched."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Where the cards stand, and the conversion now and as it stood when the day began.

    `cards` are the same cards by stage and segment, as of that day.
    """

    frame: DayFrame
    standings: Standings = field(default_factory=Counter)
    cards: Counter[Place] = field(default_factory=Counter)
    now: Rate = NOBODY
    yesterday: Rate = NOBODY

    def in_stage(self, stage: Stage) -> int:
        """Cards in a column."""
        return sum(self.cards[stage, part] for part in Segment)

    @property
    def due(self) -> int:
        """People to touch today: overdue, due today, or never touched."""
        return sum(
            self.cards[stage, part]
            for stage in Stage
            for part in Segment
            if part is not Segment.LATER
        )

    def shifted(self, before: PersonFacts | None, after: PersonFacts | None) -> "Tally":
        """The tally after one person's facts changed; None stands for a person who is not there."""
        standings, cards = Counter(self.standings), Counter(self.cards)
        now, yesterday = self.now, self.yesterday
        for facts, sign in ((before, -1), (after, +1)):
            if facts is None:
                continue
            if standing := facts.standing:
                standings[standing] += sign
                cards.update(places({standing: sign}, self.frame.today))
            now = now.shifted(facts, sign)
            yesterday = yesterday.shifted(facts, sign, before=self.frame.began_at)
        return Tally(self.frame, standings, cards, now, yesterday)


def places(standings: Mapping[Standing, int], today: date) -> Counter[Place]:
    """The same cards by stage and segment; those who rest are nowhere."""
    found: Counter[Place] = Counter()
    for standing, count in standings.items():
        if part := standing.segment(today):
            found[standing.stage, part] += count
    return found


def _happened(at: datetime | None, before: datetime | None) -> bool:
    return at is not None and (before is None or at < before)
