"""Curves from counts by time: they never rise, they add up, and the open ones count."""

from collections import Counter
from math import exp, log, sqrt
from statistics import NormalDist
from time import perf_counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tablero.domain.stats.survival import (
    Counts,
    Exits,
    aalen_johansen,
    censored_at,
    kaplan_meier,
    median_time,
    reached_by,
    share_between,
)

numbers = st.integers(0, 5) | st.integers(0, 100_000)
times = st.integers(0, 60)
curves = st.dictionaries(times, st.builds(Exits, numbers, numbers, numbers), max_size=20)
without_competing = st.dictionaries(
    times, st.builds(Exits, numbers, st.just(0), numbers), max_size=20
)
confidences = st.floats(0.01, 0.9999)


@given(curves, confidences)
def test_a_curve_never_rises_and_lies_in_its_interval(counts: Counts, confidence: float) -> None:
    before = 1.0
    for step in kaplan_meier(counts, confidence):
        assert 0 <= step.survival <= before
        lo, hi = step.interval
        assert 0 <= lo <= step.survival <= hi <= 1
        assert step.reached_interval == (1 - hi, 1 - lo)
        before = step.survival


@given(curves, confidences, confidences)
def test_more_confidence_in_a_curve_is_wider(counts: Counts, one: float, other: float) -> None:
    inner, outer = (kaplan_meier(counts, each) for each in sorted((one, other)))
    for narrow, wide in zip(inner, outer, strict=True):
        assert wide.interval.lo <= narrow.interval.lo + 1e-12
        assert wide.interval.hi >= narrow.interval.hi - 1e-12


@given(st.dictionaries(times, st.builds(Exits, numbers, st.just(0), st.just(0)), max_size=20))
def test_when_nobody_is_open_the_curve_is_who_is_left(counts: Counts) -> None:
    everyone = sum(exits.events for exits in counts.values())
    gone = 0
    for step in kaplan_meier(counts):
        assert step.at_risk == everyone - gone
        gone += step.exits.events
        left = (everyone - gone) / everyone
        assert step.survival == pytest.approx(left, abs=1e-12)
        if left:
            # Greenwood's variance is then the binomial one.
            assert step.variance == pytest.approx(left * (1 - left) / everyone, rel=1e-9)


@given(curves)
def test_the_incidences_and_those_still_free_are_everyone(counts: Counts) -> None:
    before = (0.0, 0.0)
    for at in aalen_johansen(counts):
        assert at.event + at.competing + at.free == pytest.approx(1, abs=1e-12)
        assert at.event >= before[0]
        assert at.competing >= before[1]
        before = (at.event, at.competing)


@given(without_competing)
def test_with_one_cause_the_incidence_is_what_the_curve_has_lost(counts: Counts) -> None:
    for step, at in zip(kaplan_meier(counts), aalen_johansen(counts), strict=True):
        assert (step.time, step.at_risk) == (at.time, at.at_risk)
        assert at.event == pytest.approx(step.reached, abs=1e-12)
        assert at.competing == 0


@given(without_competing, confidences)
@example({0: Exits(1), 1: Exits(1), 2: Exits(1, 0, 2), 3: Exits(4)}, 0.5)
def test_with_one_cause_it_is_as_sure_as_the_curve(counts: Counts, confidence: float) -> None:
    ends = aalen_johansen(counts, confidence)
    for step, at in zip(kaplan_meier(counts, confidence), ends, strict=True):
        assert at.interval == pytest.approx(step.reached_interval, abs=1e-6)


@given(curves, confidences)
def test_an_incidence_lies_in_its_interval(counts: Counts, confidence: float) -> None:
    for at in aalen_johansen(counts, confidence):
        lo, hi = at.interval
        assert 0 <= lo <= at.event + 1e-12
        assert at.event - 1e-12 <= hi <= 1


@given(
    st.dictionaries(times, st.builds(Exits, numbers, numbers, st.just(0)), min_size=1, max_size=20)
)
def test_when_nobody_is_open_an_incidence_is_as_sure_as_a_share_of_all(counts: Counts) -> None:
    everyone, won, z = sum(map(sum, counts.values())), 0, NormalDist().inv_cdf(0.975)
    for at in aalen_johansen(counts):
        won += counts[at.time].events
        left = 1 - won / everyone
        if 0 < left < 1:
            spread = z * sqrt((1 - left) / left / everyone) / -log(left)
            expected = (1 - left ** exp(-spread), 1 - left ** exp(min(spread, 700)))
            assert at.interval == pytest.approx(expected, abs=1e-6)


@given(curves)
def test_a_competing_end_makes_the_honest_curve_no_higher(counts: Counts) -> None:
    for step, at in zip(kaplan_meier(counts), aalen_johansen(counts), strict=True):
        assert at.event <= step.reached + 1e-12


@given(curves)
def test_everyone_leaves_once(counts: Counts) -> None:
    steps = kaplan_meier(counts)
    everyone = sum(sum(exits) for exits in counts.values())
    assert sum(sum(step.exits) for step in steps) == everyone
    assert [step.time for step in steps] == sorted(step.time for step in steps)
    if steps:
        assert steps[0].at_risk == everyone
        assert steps[-1].at_risk == sum(steps[-1].exits)


@given(curves, times, times)
def test_parts_of_a_curve_add_up_to_all_of_it(counts: Counts, one: int, other: int) -> None:
    first, last = sorted((one, other))
    for curve in (kaplan_meier(counts), aalen_johansen(counts)):
        parts = [
            share_between(curve, *bounds)
            for bounds in ((0, first - 1), (first, last), (last + 1, 100))
        ]
        if None in parts:
            assert parts == [None] * 3
        else:
            assert sum(filter(None, parts)) == pytest.approx(1)


def test_who_is_open_at_a_touch_is_at_risk_at_it() -> None:
    first, second = kaplan_meier({1: Exits(1, 0, 1), 2: Exits(1, 0, 1)})
    assert (first.at_risk, first.hazard, first.survival) == (4, 0.25, 0.75)
    assert (second.at_risk, second.hazard, second.survival) == (2, 0.5, 0.375)


def test_when_all_are_open_nothing_has_happened() -> None:
    steps = kaplan_meier({1: Exits(censored=3), 4: Exits(censored=2)})
    for step in steps:
        assert [step.survival, *step.interval, step.variance] == [1, 1, 1, 0]
    assert median_time(steps) is None
    assert share_between(steps, 5, 12) is None


def test_when_all_are_won_at_once_the_curve_is_down() -> None:
    step = kaplan_meier({2: Exits(5)})[-1]
    assert [step.survival, *step.interval, step.variance] == [0, 0, 0, None]
    assert [*step.reached_interval] == [1, 1]
    assert median_time([step]) == 2


def test_of_nobody_there_is_no_curve() -> None:
    for counts in ({}, {3: Exits()}):
        assert kaplan_meier(counts) == ()
        assert aalen_johansen(counts) == ()
    assert median_time(()) is None
    assert share_between((), 5, 12) is None
    assert reached_by((), 5) == 0


def test_the_median_is_reached_at_a_half_in_spite_of_rounding() -> None:
    steps = kaplan_meier({1: Exits(1), 2: Exits(2), 3: Exits(2), 4: Exits(0, 0, 5)})
    assert 0.5 < steps[2].survival < 0.5 + 1e-12
    assert median_time(steps) == 3


def test_between_its_steps_a_curve_stands_still() -> None:
    curve = aalen_johansen({2: Exits(1, 1), 5: Exits(1, 0, 1)})
    assert [reached_by(curve, time) for time in range(7)] == [0, 0, 0.25, 0.25, 0.25, 0.5, 0.5]


@pytest.mark.parametrize(
    "wrong", [{-1: Exits(1)}, {1: Exits(-1)}, {1: Exits(2, -1)}, {1: Exits(2, 0, -1)}]
)
def test_negative_times_and_counts_are_refused(wrong: Counts) -> None:
    for curve in (kaplan_meier, aalen_johansen):
        with pytest.raises(ValueError, match="negative"):
            curve(wrong)


@pytest.mark.parametrize(("days", "censored"), [(0, 2), (6, 2), (7, 3), (30, 3)])
def test_the_last_touch_may_still_be_answered(days: int, censored: int) -> None:
    assert censored_at(3, days, 7) == censored


def test_before_the_first_touch_there_is_none_to_take_back() -> None:
    assert censored_at(0, 0, 7) == 0


def test_a_million_people_cost_what_ten_do() -> None:
    counts = {time: Exits(300, 100, 600) for time in range(1, 1001)}
    began = perf_counter()
    steps = kaplan_meier(counts)
    aalen_johansen(counts)
    assert perf_counter() - began < 0.5
    assert steps[0].at_risk == 10**6


def test_prospects_one_by_one_are_counted_with_a_counter() -> None:
    seen = Counter([(1, "won"), (2, "won"), (2, "open"), (3, "open")])
    counts = {touch: Exits(seen[touch, "won"], 0, seen[touch, "open"]) for touch, _ in seen}
    assert [step.survival for step in kaplan_meier(counts)] == pytest.approx([0.75, 0.5, 0.5])
