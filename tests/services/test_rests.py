"""Resting until a day, and due dates set by hand: what they do to a card, and what ends them."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tablero.domain.due import DueState, due_state
from tablero.domain.people import Card
from tablero.domain.words import Outcome, Stage
from tablero.errors import BadInput, DoNotContact, NotFound, NotOnBoard
from tablero.services import board, doctor, moves, rests
from tablero.services.workspace import Workspace
from tests.conftest import Clock, Driver

TODAY = date(2026, 11, 23)
MONDAY = date(2026, 11, 30)


@pytest.fixture
def ana(drive: Driver) -> int:
    """Somebody in First contact, touched today: due in a week."""
    ana = drive.add("Ana Ríos")
    drive.touch(ana)
    return ana


@pytest.fixture
def resting(drive: Driver, ana: int) -> int:
    """The same one at rest until Thursday."""
    rests.rest(drive.ws, [ana], date(2026, 11, 26), "De viaje")
    return ana


def shown(ws: Workspace) -> list[str]:
    """The names on the board, column by column."""
    there = board.count(ws).standings
    return [card.name for stage in Stage for card in board.window(ws, stage, there, 0, 99)]


def state(ws: Workspace, card: Card) -> DueState:
    return due_state(card.due_on, card.cadence_days, ws.today(), card.rest_until)


def is_awake(drive: Driver, person_id: int) -> bool:
    """Whether nothing is left of a rest."""
    person = drive.person(person_id)
    left = (person.card.rest_until, person.rest_reason, person.due_by_hand)
    return left == (None, "", False)


def test_a_rest_takes_the_card_off_the_board(drive: Driver, ana: int) -> None:
    drive.add("Paco Muestra")
    result = rests.rest(drive.ws, [ana], MONDAY, "  Parental leave\n")
    (card,) = result.cards
    assert (card.rest_until, card.due_on, card.stage) == (MONDAY, MONDAY, Stage.FIRST_CONTACT)
    assert card.rests(TODAY)
    assert state(drive.ws, card) is DueState.RESTING
    assert shown(drive.ws) == ["Paco Muestra"]
    assert board.count(drive.ws).in_stage(Stage.FIRST_CONTACT) == 1
    assert result.written.subject == {"name": "Ana Ríos", "count": 1, "day": "2026-11-30"}


def test_who_rests_is_listed_with_the_reason(drive: Driver, ana: int) -> None:
    paco = drive.add("Paco Muestra")
    rests.rest(drive.ws, [ana], MONDAY, "  Parental\x07 leave\n")
    rests.rest(drive.ws, [paco], TODAY + timedelta(days=1))
    assert [card.name for card in rests.resting(drive.ws)] == ["Paco Muestra", "Ana Ríos"]
    assert rests.reasons(drive.ws, [ana, paco]) == {ana: "Parental leave"}


def test_it_wakes_by_itself_on_the_day_and_says_so(
    drive: Driver, resting: int, clock: Clock
) -> None:
    days: list[tuple[DueState, bool, list[str]]] = []
    for _ in range(5):
        card = drive.card(resting)
        days.append((state(drive.ws, card), card.rests(drive.ws.today()), shown(drive.ws)))
        clock.advance(days=1)
    assert days[:3] == [(DueState.RESTING, True, [])] * 3
    assert days[3:] == [(DueState.BACK, False, ["Ana Ríos"])] * 2
    assert rests.resting(drive.ws) == ()


def test_it_wakes_at_the_users_midnight(drive: Driver, resting: int, clock: Clock) -> None:
    clock.advance(days=2, hours=14, minutes=59)
    assert board.count(drive.ws).due == 0
    clock.advance(minutes=1)
    assert board.count(drive.ws).due == 1
    assert drive.card(resting).rest_until == drive.ws.today()


def test_back_for_a_whole_cadence_it_cools_like_any_other(
    drive: Driver, resting: int, clock: Clock
) -> None:
    clock.advance(days=3 + 6)
    assert state(drive.ws, drive.card(resting)) is DueState.BACK
    clock.advance(days=1)
    assert state(drive.ws, drive.card(resting)) is DueState.COOLING


ENDS: dict[str, tuple[Callable[[Driver, int], object], Stage]] = {
    "a touch out": (lambda drive, id_: drive.touch(id_), Stage.FIRST_CONTACT),
    "a touch in": (lambda drive, id_: drive.reply(id_), Stage.CONVERSATION),
    "an answer": (lambda drive, id_: drive.outcome(id_, Outcome.REPLIED), Stage.CONVERSATION),
    "a referral": (lambda drive, id_: drive.refer(id_, "Luis Ficticio"), Stage.CONVERSATION),
    "a move": (lambda drive, id_: drive.move(id_, Stage.REFERRED), Stage.REFERRED),
    "a move to where it is": (
        lambda drive, id_: drive.move(id_, Stage.FIRST_CONTACT),
        Stage.FIRST_CONTACT,
    ),
    "an edit of the stage": (
        lambda drive, id_: drive.edit(id_, stage=Stage.REFERRED),
        Stage.REFERRED,
    ),
    "a step": (lambda drive, id_: moves.step(drive.ws, [id_], 1), Stage.REFERRED),
    "a date by cadence": (
        lambda drive, id_: rests.set_due(drive.ws, [id_], None),
        Stage.FIRST_CONTACT,
    ),
}


@pytest.mark.parametrize("end", ENDS)
def test_a_rest_is_ended_by(drive: Driver, resting: int, end: str) -> None:
    act, stage = ENDS[end]
    act(drive, resting)
    card = drive.card(resting)
    assert is_awake(drive, resting)
    assert (card.stage, card.due_on) == (stage, TODAY + timedelta(days=card.cadence_days))
    assert "Ana Ríos" in shown(drive.ws)
    assert doctor.examine(drive.ws) == ()


@pytest.mark.parametrize("end", ENDS)
def test_what_ended_a_rest_is_undone_in_one_step_and_the_rest_with_it(
    drive: Driver, resting: int, end: str
) -> None:
    before = drive.person(resting)
    act, _ = ENDS[end]
    act(drive, resting)
    after = drive.person(resting)
    drive.undo()
    assert drive.person(resting) == before
    assert shown(drive.ws) == []
    drive.redo()
    assert drive.person(resting) == after
    assert doctor.examine(drive.ws) == ()


def test_one_who_declines_is_off_the_board_and_rests_no_more(drive: Driver, resting: int) -> None:
    drive.outcome(resting, Outcome.DECLINED)
    card = drive.card(resting)
    assert is_awake(drive, resting)
    assert (card.stage, card.due_on, card.do_not_contact) == (None, None, True)
    assert rests.resting(drive.ws) == ()
    assert doctor.examine(drive.ws) == ()


def test_being_seen_is_no_answer_and_ends_no_rest(drive: Driver, resting: int) -> None:
    drive.outcome(resting, Outcome.SEEN)
    card = drive.card(resting)
    assert (card.stage, card.rest_until) == (Stage.SEEN_NO_REPLY, date(2026, 11, 26))


def test_an_edit_leaves_a_rest_alone(drive: Driver, resting: int) -> None:
    drive.edit(resting, role="CFO", every_days=30)
    person = drive.person(resting)
    assert (person.card.rest_until, person.rest_reason) == (date(2026, 11, 26), "De viaje")
    assert (person.card.due_on, person.card.cadence_days) == (date(2026, 11, 26), 30)


def test_a_touch_after_coming_back_takes_the_mark_away(
    drive: Driver, resting: int, clock: Clock
) -> None:
    clock.advance(days=4)
    drive.touch(resting)
    assert is_awake(drive, resting)
    assert drive.card(resting).due_on == date(2026, 12, 4)


@pytest.mark.parametrize("answer", [Outcome.REPLIED, Outcome.REFERRED])
def test_an_answer_after_coming_back_takes_the_mark_away_too(
    drive: Driver, resting: int, clock: Clock, answer: Outcome
) -> None:
    clock.advance(days=4)
    if answer is Outcome.REFERRED:
        drive.refer(resting, "Luis Ficticio")
    else:
        drive.outcome(resting, answer)
    assert is_awake(drive, resting)
    assert drive.card(resting).due_on == TODAY + timedelta(days=14)
    assert doctor.examine(drive.ws) == ()


def test_being_seen_leaves_the_mark_of_coming_back(
    drive: Driver, resting: int, clock: Clock
) -> None:
    clock.advance(days=4)
    drive.outcome(resting, Outcome.SEEN)
    assert state(drive.ws, drive.card(resting)) is DueState.BACK


def test_a_rest_is_undone_in_one_step(drive: Driver, ana: int) -> None:
    before = drive.person(ana)
    rests.rest(drive.ws, [ana], MONDAY, "De viaje")
    assert drive.undo() == "rest"
    assert drive.person(ana) == before
    assert drive.redo() == "rest"
    assert drive.card(ana).rest_until == MONDAY
    assert doctor.examine(drive.ws) == ()


def test_another_rest_takes_the_place_of_the_first(drive: Driver, resting: int) -> None:
    rests.rest(drive.ws, [resting], MONDAY)
    person = drive.person(resting)
    assert (person.card.rest_until, person.card.due_on, person.rest_reason) == (MONDAY, MONDAY, "")


def test_the_never_touched_may_rest_and_have_a_date_too(drive: Driver) -> None:
    ana, paco = drive.add("Ana Ríos"), drive.add("Paco Muestra")
    rests.rest(drive.ws, [ana], MONDAY)
    rests.set_due(drive.ws, [paco], MONDAY)
    assert board.count(drive.ws).due == 0
    assert shown(drive.ws) == ["Paco Muestra"]
    rests.set_due(drive.ws, [ana, paco], None)
    assert board.count(drive.ws).due == 2
    assert doctor.examine(drive.ws) == ()


def test_several_rest_in_one_write(drive: Driver, ana: int) -> None:
    paco = drive.add("Paco Muestra", Stage.REFERRED)
    result = rests.rest(drive.ws, [paco, ana], MONDAY, "Agosto")
    assert [card.id for card in result.cards] == [paco, ana]
    assert result.written.subject == {"name": "Paco Muestra", "count": 2, "day": "2026-11-30"}
    assert shown(drive.ws) == []
    drive.undo()
    assert shown(drive.ws) == ["Ana Ríos", "Paco Muestra"]


def test_the_figures_follow_a_rest(drive: Driver, ana: int) -> None:
    tally = board.count(drive.ws)
    steps: list[Callable[[], object]] = [
        lambda: rests.rest(drive.ws, [ana], MONDAY).written,
        lambda: moves.undo(drive.ws),
        lambda: rests.set_due(drive.ws, [ana], TODAY).written,
    ]
    for step in steps:
        tally = board.follow(drive.ws, tally, step())  # type: ignore[arg-type]
        assert tally == board.count(drive.ws)
    assert tally.due == 1


@pytest.mark.parametrize("until", [TODAY, TODAY - timedelta(days=1)])
def test_a_rest_until_a_day_that_is_not_to_come_is_refused(
    drive: Driver, ana: int, until: date
) -> None:
    before = drive.person(ana)
    with pytest.raises(BadInput) as refused:
        rests.rest(drive.ws, [ana], until)
    assert refused.value.data == {"field": "rest", "value": until.isoformat(), "reason": "past"}
    assert drive.person(ana) == before


def test_the_day_is_the_users_and_not_that_of_utc(drive: Driver, ana: int, clock: Clock) -> None:
    clock.advance(hours=15, minutes=30)
    assert drive.ws.today() == date(2026, 11, 24)
    with pytest.raises(BadInput):
        rests.rest(drive.ws, [ana], date(2026, 11, 24))


WRITES: list[Callable[[Workspace, list[int]], object]] = [
    lambda ws, ids: rests.rest(ws, ids, MONDAY),
    lambda ws, ids: rests.set_due(ws, ids, MONDAY),
    lambda ws, ids: rests.set_due(ws, ids, None),
]


@pytest.mark.parametrize("write", WRITES)
def test_one_of_several_who_cannot_be_due_leaves_all_as_they_were(
    drive: Driver, ana: int, write: Callable[[Workspace, list[int]], object]
) -> None:
    off_board = drive.add("Luis Ficticio", None)
    declined = drive.add("Irene Modelo")
    drive.touch(declined, Outcome.DECLINED)
    before, newest = drive.person(ana), drive.add("Noé Ñíguez")
    for other, refusal in ((off_board, NotOnBoard), (declined, DoNotContact), (99, NotFound)):
        with pytest.raises(refusal):
            write(drive.ws, [ana, other])
    assert drive.person(ana) == before
    drive.undo()
    with pytest.raises(NotFound):
        drive.person(newest)


def test_one_who_said_no_can_neither_rest_nor_be_due_until_an_edit_lifts_it(
    drive: Driver, ana: int
) -> None:
    drive.outcome(ana, Outcome.DECLINED)
    with pytest.raises(DoNotContact) as refused:
        rests.rest(drive.ws, [ana], MONDAY)
    assert refused.value.data == {"name": "Ana Ríos"}
    drive.edit(ana, do_not_contact=False, stage=Stage.REFERRED)
    rests.rest(drive.ws, [ana], MONDAY)
    assert drive.card(ana).rest_until == MONDAY


def test_a_date_by_hand_wins_until_the_next_touch(drive: Driver, ana: int, clock: Clock) -> None:
    rests.set_due(drive.ws, [ana], date(2027, 3, 1))
    drive.move(ana, Stage.REFERRED)
    drive.edit(ana, every_days=2)
    drive.outcome(ana, Outcome.REPLIED)
    person = drive.person(ana)
    assert (person.card.due_on, person.due_by_hand) == (date(2027, 3, 1), True)
    clock.advance(days=1)
    drive.touch(ana)
    person = drive.person(ana)
    assert (person.card.due_on, person.due_by_hand) == (date(2026, 11, 26), False)


def test_a_reply_ends_a_date_by_hand_too(drive: Driver, ana: int) -> None:
    rests.set_due(drive.ws, [ana], TODAY)
    drive.reply(ana)
    assert drive.card(ana).due_on == date(2026, 12, 7)


def test_a_date_by_hand_is_due_on_its_day(drive: Driver, ana: int, clock: Clock) -> None:
    rests.set_due(drive.ws, [ana], date(2026, 11, 25))
    states = []
    for _ in range(4):
        states.append(state(drive.ws, drive.card(ana)))
        clock.advance(days=1)
    assert states == [DueState.LATER, DueState.LATER, DueState.TODAY, DueState.LATE]


def test_today_may_be_set_by_hand_and_yesterday_not(drive: Driver, ana: int) -> None:
    assert rests.set_due(drive.ws, [ana], TODAY).cards[0].due_on == TODAY
    with pytest.raises(BadInput) as refused:
        rests.set_due(drive.ws, [ana], TODAY - timedelta(days=1))
    assert refused.value.data["reason"] == "past"
    assert drive.card(ana).due_on == TODAY


def test_a_date_by_hand_is_taken_back_by_hand(drive: Driver, ana: int) -> None:
    rests.set_due(drive.ws, [ana], TODAY)
    result = rests.set_due(drive.ws, [ana], None)
    assert (result.cards[0].due_on, result.written.subject["day"]) == (MONDAY, None)
    assert not drive.person(ana).due_by_hand
    assert rests.set_due(drive.ws, [ana], None).written.id == 0
    assert drive.undo() == "due"
    assert drive.card(ana).due_on == TODAY


def test_a_date_by_hand_wakes_who_rests(drive: Driver, resting: int) -> None:
    rests.set_due(drive.ws, [resting], MONDAY)
    person = drive.person(resting)
    assert (person.card.rest_until, person.rest_reason) == (None, "")
    assert (person.card.due_on, person.due_by_hand) == (MONDAY, True)
    assert shown(drive.ws) == ["Ana Ríos"]
