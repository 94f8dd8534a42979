"""The order of the cards: by overdue days ÷ cadence, then the never touched, then by date.

That quotient changes every day, so no stored key gives the order. But the cards of one cadence keep
theirs, by due date; and all that fall due on one day with one cadence stand together. So the order
is a merge of a few sorted runs, and how many cards stand before a place follows from counts alone.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from tablero.domain.due import Segment, segment
from tablero.domain.words import Stage


class Standing(NamedTuple):
    """What cards share that stand together. With `resting`, they are off the board till that day.

    `due_on` is None for those never touched.
    """

    stage: Stage
    cadence_days: int
    due_on: date | None
    resting: bool = False

    def segment(self, today: date) -> Segment | None:
        """The part of its column; None while it rests."""
        part = segment(self.due_on, today)
        return None if self.resting and part is Segment.LATER else part


Standings = Counter[Standing]
"""How many cards stand where."""

Rank = tuple[int, float]
"""The smaller, the more urgent. Cards of the same rank stand in the order of their ids."""


def rank(due_on: date | None, cadence_days: int, today: date) -> Rank:
    """Where a card stands: overdue days ÷ cadence first, then never touched, then by due date."""
    if due_on is None:
        return 1, 0.0
    overdue = (today - due_on).days
    return (0, -overdue / cadence_days) if overdue >= 0 else (2, -overdue)


class Run(NamedTuple):
    """The cards of one rank: where they stand, and how many cards they are."""

    rank: Rank
    standings: tuple[Standing, ...]
    cards: int


def ranked(standings: Standings, today: date, stages: Collection[Stage]) -> list[Run]:
    """The cards of these columns on the board, from the most urgent."""
    there = [
        (rank(each.due_on, each.cadence_days, today), each)
        for each, count in standings.items()
        if count and each.stage in stages and each.segment(today)
    ]
    there.sort()
    return [_run(rank_, [each for _, each in some], standings) for rank_, some in _by_rank(there)]


class Stretch(NamedTuple):
    """The runs in which a window of the order lies, and how many of their cards are before it."""

    standings: tuple[Standing, ...]
    skip: int


def stretch(runs: Sequence[Run], offset: int, limit: int) -> Stretch:
    """Where to look for the cards from place `offset`, at most `limit`."""
    found: list[Standing] = []
    before = start = 0
    for run in runs:
        if before >= offset + limit:
            break
        if before + run.cards > offset:
            start = start if found else before
            found += run.standings
        before += run.cards
    return Stretch(tuple(found), offset - start)


class Range(NamedTuple):
    """Cards that follow one another in the index: of one stage, cadence and part, by due date."""

    stage: Stage
    cadence_days: int
    segment: Segment
    first: date | None
    last: date | None


def ranges(standings: Sequence[Standing], today: date) -> Iterator[Range]:
    """The ranges of the index that hold the cards of a stretch."""
    by_range: dict[tuple[Stage, int, Segment], list[date]] = {}
    for each in standings:
        part = each.segment(today)
        assert part is not None
        days = by_range.setdefault((each.stage, each.cadence_days, part), [])
        days += [each.due_on] if each.due_on else []
    for key, days in by_range.items():
        yield Range(*key, min(days, default=None), max(days, default=None))


def _by_rank(
    there: list[tuple[Rank, Standing]],
) -> Iterator[tuple[Rank, Iterator[tuple[Rank, Standing]]]]:
    return groupby(there, key=lambda pair: pair[0])


def _run(rank_: Rank, there: list[Standing], standings: Standings) -> Run:
    return Run(rank_, tuple(there), sum(standings[each] for each in there))
