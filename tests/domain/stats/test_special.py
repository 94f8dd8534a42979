"""The beta function's family against exact sums, far out and at great counts."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tablero.domain.stats.special import (
    beta_cdf,
    beta_quantile,
    log_beta,
    no_likelier,
    outwards,
    two_sided_p,
    z_of,
)

small = st.integers(1, 40)
parameters = st.floats(0.01, 2e6)
# Of these, 1 − x is exact.
parts = st.integers(0, 1024).map(lambda number: number / 1024)


def binomial_tail(a: int, b: int, x: Fraction) -> Fraction:
    """I_x(a, b) for whole numbers: at least a successes of a + b − 1."""
    n = a + b - 1
    return sum((math.comb(n, i) * x**i * (1 - x) ** (n - i) for i in range(a, n + 1)), Fraction(0))


@given(small, small, st.fractions(0, 1, max_denominator=100))
def test_the_beta_law_is_a_binomial_tail(a: int, b: int, x: Fraction) -> None:
    exact = float(binomial_tail(a, b, x))
    assert beta_cdf(float(x), a, b) == pytest.approx(exact, rel=1e-11, abs=1e-14)


@given(parts, parameters, parameters)
def test_both_sides_of_a_beta_law_add_up_to_one(x: float, a: float, b: float) -> None:
    assert beta_cdf(x, a, b) + beta_cdf(1 - x, b, a) == pytest.approx(1, abs=1e-6)


@given(st.floats(0.001, 0.999), st.floats(0.5, 2e6), st.floats(0.5, 2e6))
def test_the_quantile_is_where_the_law_reaches_the_part(p: float, a: float, b: float) -> None:
    x = beta_quantile(p, a, b)
    assert 0 <= x <= 1
    # A law crowded against 1 moves by more than this between a few neighbouring floats.
    step = 64 * math.ulp(x)
    around = beta_cdf(max(0.0, x - step), a, b), beta_cdf(min(1.0, x + step), a, b)
    assert around[0] - 1e-8 <= p <= around[1] + 1e-8


@given(small, small)
def test_the_logarithm_of_beta_is_that_of_whole_factorials(a: int, b: int) -> None:
    exact = Fraction(math.factorial(a - 1) * math.factorial(b - 1), math.factorial(a + b - 1))
    assert log_beta(a, b) == pytest.approx(
        math.log(exact.numerator) - math.log(exact.denominator), rel=1e-13, abs=1e-13
    )


@pytest.mark.parametrize("a", [0.5, 3, 9.99, 10, 250, 1e6])
@pytest.mark.parametrize("b", [0.5, 9.99, 10, 1e6])
def test_the_logarithm_of_beta_keeps_its_recurrence(a: float, b: float) -> None:
    # B(a + 1, b) = B(a, b) · a / (a + b), across the seam at 10 and at a million.
    step = log_beta(a + 1, b) - log_beta(a, b)
    assert step == pytest.approx(math.log(a / (a + b)), abs=3e-9)
    assert log_beta(a, b) == log_beta(b, a)


def test_outside_of_zero_to_one_the_law_is_empty_or_full() -> None:
    assert (beta_cdf(-1, 2, 3), beta_cdf(0, 2, 3), beta_cdf(1, 2, 3), beta_cdf(7, 2, 3)) == (
        0, 0, 1, 1,
    )  # fmt: skip
    assert (beta_quantile(0, 2, 3), beta_quantile(1, 2, 3)) == (0, 1)


def test_the_normal_law_is_the_textbooks() -> None:
    assert z_of(0.95) == pytest.approx(1.959963984540054)
    assert two_sided_p(z_of(0.95)) == pytest.approx(0.05)
    assert two_sided_p(-z_of(0.99)) == pytest.approx(0.01)


@pytest.mark.parametrize("confidence", [0, 1, -0.5, 95, math.nan])
def test_what_is_no_confidence_is_refused(confidence: float) -> None:
    with pytest.raises(ValueError, match="confidence"):
        z_of(confidence)


@pytest.mark.parametrize(("a", "b"), [(0, 1), (1, 0), (-1, 1)])
def test_a_beta_law_needs_positive_parameters(a: float, b: float) -> None:
    with pytest.raises(ValueError, match="positive"):
        log_beta(a, b)
    with pytest.raises(ValueError, match="positive"):
        beta_cdf(2, a, b)
    with pytest.raises(ValueError, match="positive"):
        beta_quantile(1, a, b)


@pytest.mark.parametrize("p", [-0.1, 1.1])
def test_what_is_no_probability_is_refused(p: float) -> None:
    with pytest.raises(ValueError, match="probability"):
        beta_quantile(p, 1, 1)


def test_outwards_weights_follow_the_ratio_on_both_sides() -> None:
    # 1, 4, 6, 4, 1: the row of Pascal's triangle, by its peak.
    found = dict(outwards(0, 4, 2, lambda i: (4 - i) / (i + 1)))
    assert found == pytest.approx({0: 1 / 6, 1: 4 / 6, 2: 1, 3: 4 / 6, 4: 1 / 6})


def test_outwards_stops_where_nothing_counts() -> None:
    assert len(list(outwards(0, 10**9, 0, lambda _: 0.5))) < 1100


def test_an_outcome_beyond_all_that_counts_has_no_chance() -> None:
    assert no_likelier(99, iter([(0, 1.0), (1, 0.5)])) == 0
    assert no_likelier(1, iter([(0, 1.0), (1, 0.5), (-1, 0.5)])) == 0.5
