"""Cadences, next dates and how a card stands today."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tablero.domain.due import (
    Cadences,
    DueState,
    Segment,
    cadence_days,
    due_on,
    due_state,
    is_stalled,
    segment,
)
from tablero.domain.words import Stage

TODAY = date(2026, 11, 23)
DEFAULTS = Cadences()
TAGGED = Cadences(tags={"fintech": 10, "coro": 5, "vip": 5, "padel": 30})


@pytest.mark.parametrize(
    ("stage", "days"),
    [
        (Stage.REFERRED, 3),
        (Stage.FIRST_CONTACT, 7),
        (Stage.SEEN_NO_REPLY, 7),
        (Stage.CONVERSATION, 14),
    ],
)
def test_a_stage_has_its_cadence(stage: Stage, days: int) -> None:
    assert cadence_days(None, stage, 0, DEFAULTS) == days


def test_the_defaults_are_the_users_to_choose() -> None:
    assert cadence_days(None, Stage.REFERRED, 0, Cadences(referred=2)) == 2


@pytest.mark.parametrize(("touches", "days"), [(0, 10), (11, 10), (12, 20), (13, 20), (40, 20)])
def test_the_persons_own_cadence_wins_and_doubles_after_the_twelfth_touch(
    touches: int, days: int
) -> None:
    assert cadence_days(10, Stage.REFERRED, touches, DEFAULTS) == days


def test_the_persons_own_comes_before_the_tag_and_the_tag_before_the_stage() -> None:
    assert cadence_days(2, Stage.CONVERSATION, 0, TAGGED, ["fintech"]) == 2
    assert cadence_days(None, Stage.CONVERSATION, 0, TAGGED, ["fintech"]) == 10
    assert cadence_days(None, Stage.CONVERSATION, 0, TAGGED, ["nobody else's"]) == 14


@pytest.mark.parametrize("tags", [["padel", "coro", "fintech"], ["coro", "fintech", "padel"]])
def test_of_several_tags_the_shortest_cadence_wins(tags: list[str]) -> None:
    assert TAGGED.tag_of(tags) == "coro"
    assert cadence_days(None, Stage.REFERRED, 0, TAGGED, tags) == 5


def test_of_tags_as_short_the_first_by_name_is_told() -> None:
    assert TAGGED.tag_of(["vip", "coro"]) == TAGGED.tag_of(["coro", "vip"]) == "coro"
    assert TAGGED.tag_of(["choir"]) == TAGGED.tag_of([]) == ""


def test_a_tags_cadence_doubles_after_the_twelfth_touch_too() -> None:
    assert cadence_days(None, Stage.REFERRED, 12, TAGGED, ["padel"]) == 60
    assert cadence_days(None, Stage.REFERRED, 12, TAGGED) == 6


def test_the_next_touch_is_due_a_cadence_after_the_last() -> None:
    assert due_on(date(2026, 12, 28), 7) == date(2027, 1, 4)
    assert due_on(None, 7) is None


@pytest.mark.parametrize(
    ("late", "state"),
    [
        (-1, DueState.LATER),
        (0, DueState.TODAY),
        (1, DueState.LATE),
        (6, DueState.LATE),
        (7, DueState.COOLING),
        (99, DueState.COOLING),
    ],
)
def test_a_card_stands_by_the_days_it_is_late(late: int, state: DueState) -> None:
    assert due_state(TODAY - timedelta(days=late), 7, TODAY) is state


def test_cooling_begins_at_twice_the_cadence_since_the_last_touch() -> None:
    last = date(2026, 11, 9)
    due = due_on(last, 7)
    assert due_state(due, 7, last + timedelta(days=13)) is DueState.LATE
    assert due_state(due, 7, last + timedelta(days=14)) is DueState.COOLING


def test_the_never_touched_are_due_now() -> None:
    assert due_state(None, 7, TODAY) is DueState.UNTOUCHED
    assert segment(None, TODAY) is Segment.UNTOUCHED


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 365))
def test_segment_and_state_tell_the_same_story(due: date, cadence: int) -> None:
    state = due_state(due, cadence, TODAY)
    assert (segment(due, TODAY) is Segment.DUE) is (state is not DueState.LATER)


@pytest.mark.parametrize(
    ("late", "state"),
    [
        (-9, DueState.RESTING),
        (-1, DueState.RESTING),
        (0, DueState.BACK),
        (6, DueState.BACK),
        (7, DueState.COOLING),
    ],
)
def test_who_rests_is_back_on_the_day_and_marked_so_until_it_cools(
    late: int, state: DueState
) -> None:
    until = TODAY - timedelta(days=late)
    assert due_state(until, 7, TODAY, until) is state


@pytest.mark.parametrize("cadence", [1, 7, 365])
def test_cooling_is_twice_the_cadence_from_the_last_touch(cadence: int) -> None:
    due = due_on(TODAY, cadence)
    twice = TODAY + timedelta(days=2 * cadence)
    assert due_state(due, cadence, twice) is DueState.COOLING
    assert due_state(due, cadence, twice - timedelta(days=1)) is not DueState.COOLING


@pytest.mark.parametrize(
    ("touches", "days_since", "stalled"),
    [
        (1, 15, True),
        (3, 15, True),
        (3, 14, False),
        (1, 8, False),
        (0, 99, False),
        (4, 99, False),
        (12, 99, False),
    ],
)
def test_a_card_is_stalled_at_touch_1_to_3_for_over_two_cadences(
    touches: int, days_since: int, stalled: bool
) -> None:
    due = due_on(TODAY - timedelta(days=days_since), 7)
    assert is_stalled(due, 7, touches, TODAY) is stalled


def test_the_never_touched_are_not_stalled() -> None:
    assert not is_stalled(None, 7, 0, TODAY)
    assert not is_stalled(None, 7, 1, TODAY)
