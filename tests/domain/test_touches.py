"""Numbers, counters, outcomes and the moves that follow from them."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tablero.domain.touches import (
    Counters,
    Touch,
    count,
    in_order,
    latest_outbound,
    numbers,
    outbound_before,
    stage_after,
    to_go,
    unanswered_asks,
    with_outcome,
)
from tablero.domain.words import Channel, Direction, Intent, Outcome, Stage

START = datetime(2026, 11, 2, 9, tzinfo=UTC)
OUT, IN = Direction.OUT, Direction.IN


def touch(id_: int, day: int, direction: Direction = OUT, **rest: object) -> Touch:
    at = START + timedelta(days=day)
    made = Touch(
        id_, 1, None, Channel.CALL, direction, Intent.GIVE, Outcome.SENT, at, None, None, ""
    )
    return made._replace(**rest)  # type: ignore[arg-type]


def test_only_outbound_touches_are_numbered_by_time() -> None:
    made = [touch(1, 5), touch(2, 1), touch(3, 3, IN), touch(4, 3)]
    assert numbers(made) == {2: 1, 3: None, 4: 2, 1: 3}


def test_touches_of_the_same_second_stand_in_the_order_of_writing() -> None:
    assert [each.id for each in in_order([touch(2, 0), touch(3, 0), touch(1, 1)])] == [2, 3, 1]


@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from(Direction))))
def test_numbers_run_from_one_without_a_gap(drawn: list[tuple[int, Direction]]) -> None:
    made = [touch(id_, day, direction) for id_, (day, direction) in enumerate(drawn)]
    found = [numbers(made)[each.id] for each in in_order(made) if each.direction is OUT]
    assert found == list(range(1, len(found) + 1))


def test_no_touches_count_nothing() -> None:
    assert count([]) == Counters()


def test_counters_add_up_what_was_done() -> None:
    made = [
        touch(1, 0, intent=Intent.ASK, outcome=Outcome.SEEN, seen_at=START),
        touch(2, 1, intent=Intent.GREET, channel=Channel.EMAIL, outcome=Outcome.REPLIED),
        touch(3, 2, IN, channel=Channel.LINKEDIN, intent=Intent.GIVE),
    ]
    assert count(reversed(made)) == Counters(
        touch_count=2,
        reply_count=1,
        seen_count=1,
        give_count=0,
        ask_count=1,
        greet_count=1,
        first_touch_at=made[0].at,
        last_touch_at=made[2].at,
        last_channel=Channel.EMAIL,
        last_intent=Intent.GREET,
        last_outcome=Outcome.REPLIED,
    )


@pytest.mark.parametrize(
    ("told", "unanswered"),
    [("", 0), ("?", 1), ("???", 3), ("+??", 2), ("??+", 0), ("??=", 0), ("?r??", 2), ("???r", 0)],
)
def test_asks_in_a_row_are_counted_back_to_a_gift_a_greeting_or_an_answer(
    told: str, unanswered: int
) -> None:
    intents = {"+": Intent.GIVE, "?": Intent.ASK, "=": Intent.GREET}
    made: list[Touch] = []
    for place, sign in enumerate(told):
        if sign == "r":
            made[-1] = with_outcome(made[-1], Outcome.REPLIED, START)
        else:
            made.append(touch(place, place, intent=intents[sign]))
    assert unanswered_asks(made) == unanswered
    assert count([*made, touch(99, 99, IN)]).unanswered_asks == unanswered


def test_a_reply_alone_is_no_first_touch() -> None:
    counters = count([touch(1, 0, IN)])
    assert (counters.touch_count, counters.first_touch_at) == (0, None)
    assert counters.last_touch_at == START


def test_the_latest_outbound_touch_is_the_last_made_not_the_last_written() -> None:
    latest = latest_outbound([touch(1, 4), touch(2, 2), touch(3, 9, IN)])
    assert latest
    assert latest.id == 1
    assert latest_outbound([touch(1, 0, IN)]) is None


@pytest.mark.parametrize(("day", "answered"), [(0, None), (1, 1), (2, 1), (3, 2), (9, 2)])
def test_a_reply_answers_the_outbound_touch_before_it(day: int, answered: int | None) -> None:
    made = [touch(1, 1), touch(2, 3), touch(3, 2, IN)]
    found = outbound_before(made, START + timedelta(days=day))
    assert (found and found.id) == answered


def test_being_seen_is_remembered_after_the_answer() -> None:
    seen, answered = START + timedelta(hours=1), START + timedelta(hours=2)
    made = with_outcome(with_outcome(touch(1, 0), Outcome.SEEN, seen), Outcome.REPLIED, answered)
    assert (made.outcome, made.seen_at, made.answered_at) == (Outcome.REPLIED, seen, answered)


def test_the_first_time_of_being_seen_stands() -> None:
    later = START + timedelta(days=1)
    made = with_outcome(with_outcome(touch(1, 0), Outcome.SEEN, START), Outcome.SEEN, later)
    assert made.seen_at == START


def test_sent_takes_an_outcome_back() -> None:
    seen = with_outcome(touch(1, 0), Outcome.SEEN, START)
    assert with_outcome(seen, Outcome.SENT, START) == touch(1, 0)


@pytest.mark.parametrize("outcome", [Outcome.REPLIED, Outcome.REFERRED, Outcome.DECLINED])
def test_an_answer_has_its_time_and_loses_it_when_there_was_none(outcome: Outcome) -> None:
    answered = with_outcome(touch(1, 0), outcome, START)
    assert answered.answered_at == START
    assert with_outcome(answered, Outcome.SEEN, START).answered_at is None


FIRST, TALK, SEEN = Stage.FIRST_CONTACT, Stage.CONVERSATION, Stage.SEEN_NO_REPLY


@pytest.mark.parametrize(
    ("stage", "outcome", "direction", "after"),
    [
        (FIRST, Outcome.SENT, OUT, FIRST),
        (TALK, Outcome.SENT, OUT, TALK),
        (FIRST, Outcome.SEEN, OUT, SEEN),
        (TALK, Outcome.SEEN, OUT, SEEN),
        (SEEN, Outcome.REPLIED, OUT, TALK),
        (SEEN, Outcome.REFERRED, OUT, TALK),
        (TALK, Outcome.DECLINED, OUT, None),
        (FIRST, Outcome.SENT, IN, TALK),
        (SEEN, Outcome.SEEN, IN, TALK),
        (TALK, Outcome.DECLINED, IN, None),
    ],
)
def test_the_outcome_moves_the_card(
    stage: Stage, outcome: Outcome, direction: Direction, after: Stage | None
) -> None:
    assert stage_after(stage, outcome, direction) is after


@pytest.mark.parametrize("outcome", [*Outcome])
@pytest.mark.parametrize("direction", [*Direction])
def test_nothing_brings_a_person_onto_the_board(outcome: Outcome, direction: Direction) -> None:
    assert stage_after(None, outcome, direction) is None


def test_a_touch_seen_long_ago_moves_no_card_touched_since() -> None:
    assert stage_after(TALK, Outcome.SEEN, OUT, latest=False) is TALK
    assert stage_after(FIRST, Outcome.REPLIED, OUT, latest=False) is TALK


@pytest.mark.parametrize(("made", "left"), [(0, 5), (3, 2), (4, 1), (5, 0), (12, 0), (40, 0)])
def test_touches_to_go_before_the_zone(made: int, left: int) -> None:
    assert to_go(made) == left
