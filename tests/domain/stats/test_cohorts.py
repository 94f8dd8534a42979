"""Weeks with the same time for everyone: their sums add up, and the young ones are under way."""

from collections import Counter
from datetime import date, timedelta
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tablero.domain.stats.cohorts import Cohorts, Starts, cohorts, week_of
from tablero.domain.stats.comparison import cochran_armitage
from tablero.domain.stats.proportions import wilson

TODAY = date(2026, 11, 22)  # a Sunday

days = st.integers(-400, 30).map(lambda number: TODAY + timedelta(days=number))
starts = st.dictionaries(st.tuples(days, st.none() | days), st.integers(0, 50), max_size=40)
horizons = st.integers(0, 60)
windows = st.integers(1, 6)


@given(starts, horizons)
def test_cohort_sums_add_up(drawn: Starts, horizon: int) -> None:
    found = cohorts(drawn, TODAY, horizon)
    known = {(start, won): count for (start, won), count in drawn.items() if start <= TODAY}
    assert sum(week.started for week in found.weeks) == sum(known.values())
    assert sum(week.won_ever for week in found.weeks) == sum(
        count for (_, won), count in known.items() if won and won <= TODAY
    )
    assert sum(week.won for week in found.weeks) == sum(
        count
        for (start, won), count in known.items()
        if won and won <= TODAY and (won - start).days <= horizon
    )
    assert all(week.won <= week.won_ever <= week.started for week in found.weeks)


@given(starts, horizons)
def test_the_weeks_follow_each_other_from_the_first_to_the_last(
    drawn: Starts, horizon: int
) -> None:
    found = cohorts(drawn, TODAY, horizon)
    mondays = [week.first.monday for week in found.weeks]
    known = [start for (start, _), count in drawn.items() if count and start <= TODAY]
    assert (
        mondays == [week_of(min(known)).monday + timedelta(weeks=i) for i in range(len(mondays))]
        if known
        else not mondays
    )
    if known:
        assert mondays[-1] == week_of(max(known)).monday
        assert found.weeks[0].started > 0 < found.weeks[-1].started


@given(starts, horizons)
def test_a_week_is_mature_when_its_sunday_has_had_the_horizon(drawn: Starts, horizon: int) -> None:
    for week in cohorts(drawn, TODAY, horizon).weeks:
        sunday = week.first.monday + timedelta(days=6)
        assert week.mature == (sunday + timedelta(days=horizon) <= TODAY)


@given(starts, horizons, windows)
def test_a_rolling_rate_is_the_sum_of_its_mature_weeks(
    drawn: Starts, horizon: int, window: int
) -> None:
    found = cohorts(drawn, TODAY, horizon, window)
    mature = [week for week in found.weeks if week.mature]
    assert len(found.rolling) == max(0, len(mature) - window + 1)
    for i, span in enumerate(found.rolling):
        weeks = mature[i : i + window]
        assert (span.first, span.last) == (weeks[0].first, weeks[-1].last)
        assert span.mature
        assert span.started == sum(week.started for week in weeks)
        assert span.won == sum(week.won for week in weeks)
        assert span.won_ever == sum(week.won_ever for week in weeks)


@given(starts, horizons, st.integers(0, 200))
def test_a_mature_week_never_changes_its_rate(drawn: Starts, horizon: int, earlier: int) -> None:
    """What was final stays final, whatever comes later."""
    then = cohorts(drawn, TODAY - timedelta(days=earlier), horizon)
    now = {week.first: week for week in cohorts(drawn, TODAY, horizon).weeks}
    for week in then.weeks:
        if week.mature:
            later = now[week.first]
            assert (later.won, later.started) == (week.won, week.started)


def test_the_horizon_is_counted_to_the_day() -> None:
    monday = date(2026, 9, 7)
    found = cohorts(
        {
            (monday, monday + timedelta(days=28)): 3,
            (monday, monday + timedelta(days=29)): 5,
            (monday, None): 2,
        },
        TODAY,
    )
    (week,) = found.weeks
    assert (week.started, week.won, week.won_ever, week.mature) == (10, 3, 8, True)
    assert week.rate == 0.3
    assert week.interval() == wilson(3, 10)


@pytest.mark.parametrize(("as_of", "mature"), [(date(2026, 11, 21), False), (TODAY, True)])
def test_the_week_is_final_on_the_day_its_last_starters_have_had_their_time(
    as_of: date, mature: bool
) -> None:
    assert cohorts({(date(2026, 10, 19), None): 1}, as_of).weeks[0].mature is mature


def test_as_of_a_past_day_what_came_later_is_not_known() -> None:
    start = date(2026, 9, 7)
    drawn = {(start, date(2026, 9, 17)): 1, (date(2026, 9, 16), None): 1}
    assert [week[2:5] for week in cohorts(drawn, date(2026, 9, 15)).weeks] == [(1, 0, 0)]
    assert [week[2:5] for week in cohorts(drawn, date(2026, 9, 17)).weeks] == [
        (1, 1, 1),
        (1, 0, 0),
    ]


def test_who_was_won_before_the_start_was_won_at_once() -> None:
    assert cohorts({(date(2026, 9, 7), date(2026, 9, 1)): 1}, TODAY).weeks[0].won == 1


def test_an_empty_week_between_keeps_its_place_and_has_no_rate() -> None:
    found = cohorts({(date(2026, 9, 7), None): 1, (date(2026, 9, 21), None): 1}, TODAY)
    assert [week.started for week in found.weeks] == [1, 0, 1]
    assert found.weeks[1].rate is None
    assert found.weeks[1].interval() == (0, 1)


def test_of_nobody_there_are_no_cohorts() -> None:
    assert cohorts({}, TODAY) == Cohorts()
    assert cohorts({(date(2026, 9, 7), None): 0}, TODAY) == Cohorts()
    assert cohorts({(TODAY + timedelta(days=1), None): 4}, TODAY) == Cohorts()


def started(week: int, won: int, people: int) -> dict[tuple[date, date | None], int]:
    """People of a week long past, some of them won the day after."""
    monday = date(2026, 8, 3) + timedelta(weeks=week)
    return {(monday, monday + timedelta(days=1)): won, (monday, None): people - won}


def test_the_trend_keeps_the_distance_of_an_empty_week_and_leaves_the_young_ones_out() -> None:
    drawn = started(0, 1, 20) | started(1, 4, 20) | started(3, 9, 20) | started(15, 20, 20)
    assert cohorts(drawn, TODAY).trend == cochran_armitage([(1, 20), (4, 20), (9, 20)], [0, 1, 3])


def test_two_weeks_make_no_trend() -> None:
    assert cohorts(started(0, 1, 20) | started(2, 9, 20), TODAY).trend is None


@pytest.mark.parametrize(
    ("day", "label", "monday"),
    [
        (date(2026, 1, 1), "2026-W01", date(2025, 12, 29)),
        (date(2027, 1, 3), "2026-W53", date(2026, 12, 28)),
        (date(2024, 12, 30), "2025-W01", date(2024, 12, 30)),
        (date(2032, 12, 31), "2032-W53", date(2032, 12, 27)),
    ],
)
def test_a_week_belongs_to_the_year_of_its_thursday(day: date, label: str, monday: date) -> None:
    assert week_of(day) == (monday,)
    assert week_of(day).label == label


@pytest.mark.parametrize(
    ("drawn", "horizon", "window"),
    [({(TODAY, None): -1}, 28, 4), ({}, -1, 4), ({}, 28, 0)],
)
def test_what_cannot_be_is_refused(drawn: Starts, horizon: int, window: int) -> None:
    with pytest.raises(ValueError, match="not negative"):
        cohorts(drawn, TODAY, horizon, window)


def test_a_hundred_thousand_people_are_quick() -> None:
    first = date(2021, 1, 4)
    people: Counter[tuple[date, date | None]] = Counter(
        (first + timedelta(days=i % 2000), first + timedelta(days=i % 2000 + i % 60))
        for i in range(100_000)
    )
    began = perf_counter()
    found = cohorts(people, TODAY)
    assert perf_counter() - began < 0.5
    assert sum(week.started for week in found.weeks) == 100_000
