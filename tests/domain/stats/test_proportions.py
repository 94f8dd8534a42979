"""Intervals say how sure one can be: what they hold, how they move, what they refuse."""

import math
from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tablero.domain.stats.proportions import (
    Interval,
    beta_uniform,
    binomial_p,
    clopper_pearson,
    jeffreys,
    share,
    wilson,
)

Method = Callable[[int, int, float], Interval]

METHODS: list[Method] = [wilson, jeffreys, clopper_pearson, beta_uniform]
methods = st.sampled_from(METHODS)
holding = st.sampled_from(METHODS[:3])
confidences = st.floats(0.01, 0.9999)


@st.composite
def counts(draw: st.DrawFn, most: int = 10**6, least: int = 0) -> tuple[int, int]:
    n = draw(st.integers(least, 60) | st.integers(least, most))
    return draw(st.integers(0, n)), n


@given(methods, counts(), confidences)
def test_an_interval_lies_within_zero_and_one(
    method: Method, drawn: tuple[int, int], confidence: float
) -> None:
    lo, hi = method(*drawn, confidence)
    assert 0 <= lo <= hi <= 1


@given(holding, counts(least=1), st.floats(0.5, 0.9999))
def test_an_interval_holds_its_estimate(
    method: Method, drawn: tuple[int, int], confidence: float
) -> None:
    k, n = drawn
    assert method(k, n, confidence).holds(k / n)


@given(methods, counts(), confidences, confidences)
def test_more_confidence_is_wider(
    method: Method, drawn: tuple[int, int], one: float, other: float
) -> None:
    inner, outer = (method(*drawn, confidence) for confidence in sorted((one, other)))
    assert outer.lo <= inner.lo + 1e-12
    assert outer.hi >= inner.hi - 1e-12


@given(methods, counts(), confidences)
def test_failures_mirror_successes(
    method: Method, drawn: tuple[int, int], confidence: float
) -> None:
    k, n = drawn
    lo, hi = method(n - k, n, confidence)
    assert method(k, n, confidence) == pytest.approx((1 - hi, 1 - lo), abs=1e-12)


@given(methods, counts(most=5000, least=1), confidences)
def test_a_hundred_times_the_people_is_surer(
    method: Method, drawn: tuple[int, int], confidence: float
) -> None:
    k, n = drawn
    few, many = method(k, n, confidence), method(100 * k, 100 * n, confidence)
    assert many.hi - many.lo < few.hi - few.lo


@given(counts(most=10**5), confidences)
def test_the_exact_interval_is_wider_than_jeffreys(
    drawn: tuple[int, int], confidence: float
) -> None:
    exact, inner = clopper_pearson(*drawn, confidence), jeffreys(*drawn, confidence)
    assert exact.lo <= inner.lo + 1e-12
    assert exact.hi >= inner.hi - 1e-12


def test_of_nobody_nothing_is_known() -> None:
    for method in METHODS[:3]:
        assert method(0, 0, 0.95) == (0, 1)
    assert beta_uniform(0, 0) == pytest.approx((0.025, 0.975))
    assert share(0, 0) is None


@pytest.mark.parametrize("n", [1, 5, 10, 13, 17, 10**6])
def test_none_and_all_reach_the_ends_exactly(n: int) -> None:
    for method in METHODS[:3]:
        assert method(0, n, 0.95).lo == 0
        assert method(n, n, 0.95).hi == 1
        assert 0 < method(0, n, 0.95).hi < 1
        assert 0 < method(n, n, 0.95).lo < 1


def test_a_career_of_field_goals_is_known_to_a_percent() -> None:
    for method in METHODS:
        assert method(12_192, 24_537, 0.95) == pytest.approx((0.49063, 0.50314), abs=5e-5)


def test_the_exact_upper_end_after_no_success_is_a_plain_power() -> None:
    # (1 − p)ⁿ = 0.025, also at a million.
    for n in (1, 30, 10**6):
        assert clopper_pearson(0, n).hi == pytest.approx(-math.expm1(math.log(0.025) / n), rel=1e-9)


@pytest.mark.parametrize(("k", "n"), [(-1, 5), (6, 5), (1, 0), (0, -1)])
def test_impossible_counts_are_refused(k: int, n: int) -> None:
    for method in METHODS:
        with pytest.raises(ValueError, match="not a proportion"):
            method(k, n, 0.95)
    with pytest.raises(ValueError, match="not a proportion"):
        share(k, n)
    with pytest.raises(ValueError, match="not a proportion"):
        binomial_p(k, n, 0.5)


@pytest.mark.parametrize("confidence", [0, 1, 95])
def test_what_is_no_confidence_is_refused_even_of_nobody(confidence: float) -> None:
    for method in METHODS:
        for k, n in ((0, 0), (2, 4)):
            with pytest.raises(ValueError, match="confidence"):
                method(k, n, confidence)


@given(counts(most=60), st.fractions(Fraction(1, 20), Fraction(19, 20), max_denominator=20))
def test_the_binomial_p_is_the_exact_sum(drawn: tuple[int, int], claimed: Fraction) -> None:
    k, n = drawn
    chances = [math.comb(n, i) * claimed**i * (1 - claimed) ** (n - i) for i in range(n + 1)]
    exact = sum(chance for chance in chances if chance <= chances[k])
    assert binomial_p(k, n, float(claimed)) == pytest.approx(float(exact), rel=1e-9)


def test_the_binomial_p_holds_at_great_counts() -> None:
    assert binomial_p(800_000, 10**6, 0.8) == pytest.approx(1)
    assert binomial_p(799_216, 10**6, 0.8) == pytest.approx(0.05, abs=5e-4)
    assert binomial_p(0, 10**6, 0.8) == 0


@pytest.mark.parametrize("claimed", [0, 1, -1, 2])
def test_a_claim_lies_between_none_and_all(claimed: float) -> None:
    with pytest.raises(ValueError, match="claimed"):
        binomial_p(1, 2, claimed)
