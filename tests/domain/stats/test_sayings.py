"""One's own conversations beside the saying: where they opened, and what that says."""

import statistics
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tablero.domain.stats.proportions import share, wilson
from tablero.domain.stats.sayings import FIELD_GOALS, Zone, nearest_rank, zone

lists = st.lists(st.integers(1, 40), max_size=60)


@given(lists)
def test_every_conversation_opened_before_inside_or_after(touches: list[int]) -> None:
    found = zone(Counter(touches))
    assert found.people == len(touches)
    assert found.before == sum(touch <= 4 for touch in touches)
    assert found.inside == sum(5 <= touch <= 12 for touch in touches)
    assert found.after == sum(touch >= 13 for touch in touches)
    assert found.interval() == wilson(found.inside, len(touches))


@given(lists.filter(bool))
def test_the_middle_touch_is_the_low_median(touches: list[int]) -> None:
    assert nearest_rank(Counter(touches), 0.5) == statistics.median_low(touches)
    assert nearest_rank(Counter(touches), 1) == max(touches)


@given(lists.filter(bool), st.integers(1, 100))
def test_by_a_rank_that_part_has_opened_and_not_before(touches: list[int], percent: int) -> None:
    rank = nearest_rank(Counter(touches), percent / 100)
    assert rank in touches
    assert sum(touch <= rank for touch in touches) * 100 >= percent * len(touches)
    assert sum(touch < rank for touch in touches) * 100 < percent * len(touches)


def test_a_count_of_none_is_no_touch() -> None:
    assert nearest_rank({1: 0, 3: 2}, 0.01) == 3
    assert nearest_rank({1: 0}, 0.5) is None


def test_a_rank_is_not_one_more_by_rounding() -> None:
    # In floats 0.28 · 25 is a little more than 7.
    assert nearest_rank(Counter(range(1, 26)), 0.28) == 7


def test_without_conversations_the_saying_has_nothing_beside_it() -> None:
    nothing = zone({})
    assert nothing == Zone()
    assert (nothing.share, nothing.interval(), nothing.p_if()) == (None, (0, 1), None)
    assert nearest_rank({}, 0.5) is None


def test_four_of_ten_hardly_go_with_the_saying() -> None:
    assert Zone(6, 4, 0).p_if() == pytest.approx(0.0063693824)
    assert not Zone(6, 4, 0).interval().holds(0.8)


def test_the_field_goals_are_no_fifty_one_percent() -> None:
    made = share(*FIELD_GOALS)
    assert f"{made:.1%}" == "49.7%"
    assert not wilson(*FIELD_GOALS).holds(0.51)


def test_what_cannot_be_is_refused() -> None:
    for asked in (lambda: zone({1: -1}), lambda: nearest_rank({1: -1}, 0.5)):
        with pytest.raises(ValueError, match="negative"):
            asked()
    for part in (0, 1.5):
        with pytest.raises(ValueError, match="part"):
            nearest_rank({1: 1}, part)
