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
    segment,
)
from tablero.domain.words import Stage

TODAY = date(2026, 11, 23)
DEFAULTS = Cadences()


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
