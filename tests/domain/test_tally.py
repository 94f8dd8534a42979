"""The figures of the board are a sum: what changes can be added to what was."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tablero.domain.due import Segment
from tablero.domain.tally import DayFrame, PersonFacts, Rate, Tally, places
from tablero.domain.words import Stage

FRAME = DayFrame(date(2026, 11, 23), datetime(2026, 11, 22, 23, tzinfo=UTC))
TOMORROW = date(2026, 11, 24)
EMPTY = Tally(FRAME)

moments = st.none() | st.integers(-48, 24).map(
    lambda hours: FRAME.began_at + timedelta(hours=hours)
)
days = st.none() | st.integers(-3, 3).map(lambda number: FRAME.today + timedelta(days=number))
stages = st.none() | st.sampled_from(Stage)
awake = st.builds(PersonFacts, stages, st.integers(1, 3), days, st.none(), moments, moments)


def at_rest(facts: PersonFacts) -> PersonFacts:
    """The same person at rest: till the day on which they are due."""
    return facts._replace(rest_until=facts.due_on)


facts = awake | awake.map(at_rest)
writes = st.lists(st.tuples(st.integers(0, 4), st.none() | facts), max_size=30)


@given(writes)
def test_following_every_change_equals_counting_afresh(
    drawn: list[tuple[int, PersonFacts | None]],
) -> None:
    people: dict[int, PersonFacts | None] = {}
    followed = EMPTY
    for person, after in drawn:
        followed = followed.shifted(people.get(person), after)
        people[person] = after
    counted = EMPTY
    for each in people.values():
        counted = counted.shifted(None, each)
    assert followed == counted


@given(st.lists(facts))
def test_counts_are_those_of_a_plain_reading(drawn: list[PersonFacts]) -> None:
    tally = EMPTY
    for each in drawn:
        tally = tally.shifted(None, each)
    on_board = [
        each
        for each in drawn
        if each.stage and (each.rest_until is None or each.rest_until <= FRAME.today)
    ]
    assert tally.due == sum(each.due_on is None or each.due_on <= FRAME.today for each in on_board)
    for stage in Stage:
        assert tally.in_stage(stage) == sum(each.stage is stage for each in on_board)
    touched = [each for each in drawn if each.first_touch_at]
    assert tally.now == Rate(
        sum(each.first_conversation_at is not None for each in touched), len(touched)
    )


@given(st.lists(facts))
def test_where_cards_stand_tells_how_many_there_are(drawn: list[PersonFacts]) -> None:
    tally = EMPTY
    for each in drawn:
        tally = tally.shifted(None, each)
    assert tally.standings == Counter(each.standing for each in drawn if each.standing)
    assert tally.cards == places(tally.standings, FRAME.today)


def person(stage: Stage | None, due_on: date | None = None, **rest: Any) -> PersonFacts:
    return PersonFacts(stage, 7, due_on, None, None, None)._replace(**rest)


def test_a_shift_leaves_the_tally_it_came_from() -> None:
    EMPTY.shifted(None, person(Stage.REFERRED))
    assert Tally(FRAME) == EMPTY


def talked(touched: datetime | None, converted: datetime | None) -> PersonFacts:
    return person(None, first_touch_at=touched, first_conversation_at=converted)


def test_off_the_board_one_counts_in_the_rate_and_in_no_column() -> None:
    tally = EMPTY.shifted(None, talked(FRAME.began_at, FRAME.began_at))
    assert tally.now == Rate(1, 1)
    assert not +tally.cards


def test_yesterday_ends_where_the_day_begins() -> None:
    just_before = FRAME.began_at - timedelta(seconds=1)
    tally = EMPTY.shifted(None, talked(just_before, FRAME.began_at))
    assert (tally.yesterday, tally.now) == (Rate(0, 1), Rate(1, 1))
    tally = EMPTY.shifted(None, talked(FRAME.began_at, None))
    assert (tally.yesterday, tally.now) == (Rate(0, 0), Rate(0, 1))


def test_a_conversation_without_a_touch_is_no_conversion() -> None:
    tally = EMPTY.shifted(None, talked(None, FRAME.began_at))
    assert tally.now == Rate(0, 0)


def test_a_share_needs_someone_touched() -> None:
    assert Rate().share is None
    assert Rate(1, 4).share == 0.25


def test_what_can_wait_is_not_due() -> None:
    tally = EMPTY.shifted(None, person(Stage.REFERRED, TOMORROW))
    assert tally.cards[Stage.REFERRED, Segment.LATER] == 1
    assert tally.due == 0


def test_who_rests_is_in_no_column_until_the_day() -> None:
    resting = person(Stage.REFERRED, TOMORROW, rest_until=TOMORROW)
    assert not +EMPTY.shifted(None, resting).cards
    next_day = Tally(DayFrame(TOMORROW, FRAME.began_at + timedelta(days=1)))
    tally = next_day.shifted(None, resting)
    assert (tally.in_stage(Stage.REFERRED), tally.due) == (1, 1)


def test_one_who_rests_still_counts_in_the_rate() -> None:
    happened = {"first_touch_at": FRAME.began_at, "first_conversation_at": FRAME.began_at}
    resting = person(Stage.REFERRED, TOMORROW, rest_until=TOMORROW, **happened)
    assert EMPTY.shifted(None, resting).now == Rate(1, 1)
