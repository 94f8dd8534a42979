"""The order of the cards out of counts alone: it agrees with sorting every card."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from tablero.domain.due import Segment
from tablero.domain.ranking import (
    Range,
    Standing,
    Standings,
    Stretch,
    ranges,
    rank,
    ranked,
    stretch,
)
from tablero.domain.words import Stage

TODAY = date(2026, 11, 23)

stages = st.sampled_from([Stage.REFERRED, Stage.CONVERSATION])
due_dates = st.sampled_from([None, *(TODAY + timedelta(days=days) for days in range(-6, 4))])
places = st.builds(Standing, stages, st.sampled_from([1, 2, 3, 4, 6]), due_dates, st.booleans())
boards = st.dictionaries(places, st.integers(0, 4), max_size=25).map(Standings)


def urgency(each: Standing) -> tuple[int, Fraction]:
    """The rule as it is said: overdue ÷ cadence, then never touched, then by date."""
    if each.due_on is None:
        return 1, Fraction(0)
    overdue = (TODAY - each.due_on).days
    return (0, Fraction(-overdue, each.cadence_days)) if overdue >= 0 else (2, Fraction(-overdue))


def in_order(standings: Standings) -> list[Standing]:
    """One for each card on the board, sorted."""
    there = [
        each
        for each in standings.elements()
        if not (each.resting and each.due_on and each.due_on > TODAY)
    ]
    return sorted(there, key=urgency)


@given(boards)
def test_runs_are_the_cards_that_rank_alike(standings: Standings) -> None:
    runs = ranked(standings, TODAY, list(Stage))
    expected = [list(alike) for _, alike in groupby(in_order(standings), key=urgency)]
    assert [run.cards for run in runs] == [len(alike) for alike in expected]
    assert [set(run.standings) for run in runs] == [set(alike) for alike in expected]


@given(boards, stages)
def test_a_column_holds_its_own_cards_only(standings: Standings, stage: Stage) -> None:
    mine = Standings({each: n for each, n in standings.items() if each.stage is stage})
    assert ranked(standings, TODAY, [stage]) == ranked(mine, TODAY, list(Stage))


@given(boards, st.integers(0, 30), st.integers(1, 12))
def test_a_stretch_holds_the_window_and_no_run_that_it_does_not_need(
    standings: Standings, offset: int, limit: int
) -> None:
    runs, cards = ranked(standings, TODAY, list(Stage)), in_order(standings)
    there = stretch(runs, offset, limit)
    read = sorted(Standings({each: standings[each] for each in there.standings}).elements(),
                  key=urgency)  # fmt: skip
    shown = read[there.skip :][:limit]
    window = cards[offset : offset + limit]
    assert list(map(urgency, shown)) == list(map(urgency, window))
    assert set(map(urgency, there.standings)) == set(map(urgency, window))


@given(boards, st.integers(0, 30), st.integers(1, 12))
def test_ranges_hold_the_cards_of_a_stretch_and_no_others(
    standings: Standings, offset: int, limit: int
) -> None:
    chosen = stretch(ranked(standings, TODAY, list(Stage)), offset, limit).standings
    parts = list(ranges(chosen, TODAY))
    held = {each for each in set(in_order(standings)) if any(holds(part, each) for part in parts)}
    assert held == set(chosen)
    assert len(set(parts)) == len(parts)


def holds(part: Range, each: Standing) -> bool:
    if part[:3] != (each.stage, each.cadence_days, each.segment(TODAY)):
        return False
    if each.due_on is None:
        return True
    return (
        part.first is not None
        and part.last is not None
        and (part.first <= each.due_on <= part.last)
    )


def test_a_stretch_of_nobody_is_empty() -> None:
    assert ranked(Standings(), TODAY, list(Stage)) == []
    assert stretch([], 0, 10) == Stretch((), 0)
    assert list(ranges((), TODAY)) == []


def test_days_late_are_weighed_by_the_cadence() -> None:
    late = rank(TODAY - timedelta(days=10), 30, TODAY)
    later = rank(TODAY - timedelta(days=2), 3, TODAY)
    assert later < late < rank(TODAY, 1, TODAY) < rank(None, 1, TODAY)
    assert rank(None, 1, TODAY) < rank(TODAY + timedelta(days=1), 30, TODAY)


def test_equal_shares_of_the_cadence_rank_alike() -> None:
    assert rank(TODAY - timedelta(days=1), 7, TODAY) == rank(TODAY - timedelta(days=2), 14, TODAY)
    assert rank(TODAY - timedelta(days=3), 9, TODAY) == rank(TODAY - timedelta(days=7), 21, TODAY)


def test_all_who_are_due_today_rank_alike_and_so_do_the_never_touched() -> None:
    assert rank(TODAY, 3, TODAY) == rank(TODAY, 90, TODAY)
    assert rank(None, 3, TODAY) == rank(None, 90, TODAY)


def test_who_rests_stands_nowhere_until_the_day() -> None:
    resting = Standing(Stage.REFERRED, 3, TODAY, resting=True)
    assert resting.segment(TODAY - timedelta(days=1)) is None
    assert resting.segment(TODAY) is Segment.DUE
    assert ranked(Standings([resting]), TODAY - timedelta(days=1), list(Stage)) == []
