"""Later against earlier: both ways round they agree, and exact sums confirm them."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tablero.domain.stats.comparison import (
    JEFFREYS,
    UNIFORM,
    Group,
    chance_better,
    cochran_armitage,
    fisher,
    newcombe,
)

priors = st.sampled_from([UNIFORM, JEFFREYS, 2.5])


@st.composite
def groups(draw: st.DrawFn, most: int = 10**6, least: int = 0) -> Group:
    n = draw(st.integers(least, 40) | st.integers(least, most))
    return draw(st.integers(0, n)), n


def turned(group: Group) -> Group:
    """The failures as successes."""
    return group[1] - group[0], group[1]


@given(groups(least=1), groups(least=1), st.floats(0.5, 0.999))
def test_a_difference_lies_in_its_interval(earlier: Group, later: Group, confidence: float) -> None:
    value, lo, hi = newcombe(earlier, later, confidence)
    assert value is not None
    assert -1 <= lo <= value <= hi <= 1


@given(groups(least=1), groups(least=1))
def test_a_difference_turns_round_with_its_groups(earlier: Group, later: Group) -> None:
    there, back = newcombe(earlier, later), newcombe(later, earlier)
    assert there[1:] == pytest.approx((-back.hi, -back.lo), abs=1e-12)
    mirrored = newcombe(turned(earlier), turned(later))
    assert there[1:] == pytest.approx((-mirrored.hi, -mirrored.lo), abs=1e-12)


@given(groups(least=1), groups(least=1), st.floats(0.1, 0.9), st.floats(0.1, 0.9))
def test_more_confidence_in_a_difference_is_wider(
    earlier: Group, later: Group, one: float, other: float
) -> None:
    inner, outer = (newcombe(earlier, later, each) for each in sorted((one, other)))
    assert outer.lo <= inner.lo + 1e-12
    assert outer.hi >= inner.hi - 1e-12


@pytest.mark.parametrize(
    ("earlier", "later"), [((0, 0), (3, 9)), ((3, 9), (0, 0)), ((0, 0), (0, 0))]
)
def test_with_nobody_on_one_side_no_difference_is_known(earlier: Group, later: Group) -> None:
    assert newcombe(earlier, later) == (None, -1, 1)
    assert fisher(earlier, later) == 1


@given(groups(), groups())
def test_fisher_does_not_care_which_comes_first(earlier: Group, later: Group) -> None:
    p = fisher(earlier, later)
    assert 0 <= p <= 1
    assert fisher(later, earlier) == pytest.approx(p, rel=1e-7, abs=1e-290)
    assert fisher(turned(earlier), turned(later)) == pytest.approx(p, rel=1e-7, abs=1e-290)


@given(groups(most=40), groups(most=40))
def test_fisher_is_the_exact_sum_over_tables(earlier: Group, later: Group) -> None:
    (k1, n1), (k2, n2) = earlier, later
    total = k1 + k2
    tables = [math.comb(n1, x) * math.comb(n2, total - x) for x in range(min(n1, total) + 1)]
    exact = Fraction(sum(each for each in tables if each <= tables[k1]), math.comb(n1 + n2, total))
    assert fisher(earlier, later) == pytest.approx(float(exact), rel=1e-11)


@given(groups(most=10**4), groups(most=10**4), priors)
def test_one_of_the_two_is_better(earlier: Group, later: Group, prior: float) -> None:
    there, back = chance_better(earlier, later, prior), chance_better(later, earlier, prior)
    assert 0 <= there <= 1
    assert there + back == pytest.approx(1, abs=1e-8)


@given(groups(most=10**4), groups(most=10**4), priors)
def test_better_at_failing_is_worse(earlier: Group, later: Group, prior: float) -> None:
    failing = chance_better(turned(earlier), turned(later), prior)
    assert chance_better(earlier, later, prior) + failing == pytest.approx(1, abs=1e-8)


@given(groups(), priors)
def test_equals_are_a_toss(group: Group, prior: float) -> None:
    assert chance_better(group, group, prior) == 0.5


@given(groups(most=40), groups(most=40))
def test_the_chance_is_the_exact_sum(earlier: Group, later: Group) -> None:
    # With whole parameters: Σ B(c+i, d+b) / ((b+i) B(1+i, b) B(c, d)) over i < a.
    (k1, n1), (k2, n2) = earlier, later
    a, b, c, d = k2 + 1, n2 - k2 + 1, k1 + 1, n1 - k1 + 1
    exact = sum(beta(c + i, d + b) / ((b + i) * beta(1 + i, b) * beta(c, d)) for i in range(a))
    assert chance_better(earlier, later) == pytest.approx(float(exact), abs=1e-12)


def beta(a: int, b: int) -> Fraction:
    """B(a, b) of whole numbers."""
    return Fraction(math.factorial(a - 1) * math.factorial(b - 1), math.factorial(a + b - 1))


@given(groups(most=300, least=1), groups(most=300), priors)
def test_one_more_success_is_never_worse(earlier: Group, later: Group, prior: float) -> None:
    k, n = later
    before = chance_better(earlier, later, prior)
    assert chance_better(earlier, (k + 1, n + 1), prior) >= before - 1e-12


def test_great_counts_agree_with_the_normal_law() -> None:
    earlier, later = (500_000, 10**6), (501_000, 10**6)
    z = 0.001 / math.sqrt(2 * 0.25 / 10**6)
    below = math.erfc(z / math.sqrt(2)) / 2
    assert chance_better(earlier, later) == pytest.approx(1 - below, abs=1e-5)
    assert fisher(earlier, later) == pytest.approx(2 * below, abs=1e-3)
    assert chance_better((0, 10**6), (10**6, 10**6)) == 1
    assert fisher((0, 10**6), (10**6, 10**6)) == 0


def test_a_small_rate_of_few_meets_the_same_rate_of_many() -> None:
    # The sum goes out of sight between the two and comes back.
    assert chance_better((10, 100), (1000, 10_000)) == pytest.approx(0.431090, abs=1e-6)


@pytest.mark.parametrize("wrong", [(-1, 3), (4, 3), (0, -1)])
def test_impossible_groups_are_refused(wrong: Group) -> None:
    for earlier, later in ((wrong, (1, 2)), ((1, 2), wrong)):
        for test in (newcombe, fisher, chance_better):
            with pytest.raises(ValueError, match="not a proportion"):
                test(earlier, later)
    with pytest.raises(ValueError, match="not a proportion"):
        cochran_armitage([(1, 2), wrong])


def test_a_prior_is_positive() -> None:
    with pytest.raises(ValueError, match="prior"):
        chance_better((1, 2), (1, 2), 0)


@given(st.lists(groups(most=500), min_size=2, max_size=8))
def test_a_trend_turns_round_with_time_and_with_failure(drawn: list[Group]) -> None:
    there = cochran_armitage(drawn)
    back = cochran_armitage(drawn[::-1])
    failing = cochran_armitage([turned(each) for each in drawn])
    if there is None:
        assert back is failing is None
    else:
        assert back
        assert failing
        assert (back.z, failing.z) == pytest.approx((-there.z, -there.z), abs=1e-7)
        assert 0 <= there.p <= 1


@given(st.lists(groups(most=500), min_size=2, max_size=6), st.integers(-50, 50), st.integers(1, 9))
def test_scores_may_begin_anywhere_and_in_any_unit(
    drawn: list[Group], start: int, unit: int
) -> None:
    moved = cochran_armitage(drawn, [start + unit * i for i in range(len(drawn))])
    assert moved == (there := cochran_armitage(drawn)) or moved == pytest.approx(there, abs=1e-7)


def test_rising_shares_have_a_positive_trend() -> None:
    rising = cochran_armitage([(1, 50), (10, 50), (20, 50)])
    assert rising
    assert rising.z > 3
    assert rising.p < 0.001


@pytest.mark.parametrize(
    "nothing",
    [[], [(1, 2)], [(0, 5), (0, 5), (0, 5)], [(5, 5), (3, 3)], [(0, 0), (2, 4), (0, 0)]],
)
def test_without_a_difference_to_see_there_is_no_trend(nothing: list[Group]) -> None:
    assert cochran_armitage(nothing) is None


def test_every_group_has_a_score() -> None:
    with pytest.raises(ValueError, match="argument"):
        cochran_armitage([(1, 2), (1, 2)], [0])
