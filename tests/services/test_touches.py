"""Touches and outcomes as a user gives them: what moves, what is counted, what is refused."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tablero.domain.people import PersonFields
from tablero.domain.words import Channel, Direction, Intent, Outcome, Stage
from tablero.errors import AlreadyAnswered, DoNotContact, NotFound, NoTouchYet
from tablero.services import board, people, touches
from tablero.services.touches import TouchFields
from tablero.services.workspace import Workspace
from tablero.storage import history, tables
from tablero.storage.journal import write

if TYPE_CHECKING:
    from tests.conftest import Clock, Driver


@pytest.mark.parametrize(
    ("outcome", "stage"),
    [
        (Outcome.SENT, Stage.FIRST_CONTACT),
        (Outcome.SEEN, Stage.SEEN_NO_REPLY),
        (Outcome.REPLIED, Stage.CONVERSATION),
        (Outcome.REFERRED, Stage.CONVERSATION),
        (Outcome.DECLINED, None),
    ],
)
def test_an_outcome_moves_the_card(drive: "Driver", outcome: Outcome, stage: Stage | None) -> None:
    ana = drive.add("Ana Ríos")
    drive.touch(ana)
    assert drive.outcome(ana, outcome).card.stage is stage


@pytest.mark.parametrize("outcome", [*Outcome])
def test_a_touch_logged_with_its_outcome_moves_as_one_given_it_later(
    drive: "Driver", outcome: Outcome
) -> None:
    at_once, later = drive.add("Ana Ríos"), drive.add("Paco Muestra")
    drive.touch(at_once, outcome)
    drive.touch(later)
    drive.outcome(later, outcome)
    assert drive.card(at_once)[2:] == drive.card(later)[2:]


def test_a_move_by_outcome_names_its_touch_and_where_it_came_from(drive: "Driver") -> None:
    ana = drive.add("Ana Ríos")
    touched = drive.touch(ana, Outcome.SEEN)
    move = touched.move
    assert move
    assert (move.from_stage, move.to_stage) == (Stage.FIRST_CONTACT, Stage.SEEN_NO_REPLY)
    assert move.touch_id == touched.touch.id


def test_an_outcome_that_moves_nothing_tells_of_no_move(drive: "Driver") -> None:
    ana = drive.add("Ana Ríos", Stage.SEEN_NO_REPLY)
    assert drive.touch(ana, Outcome.SEEN).move is None


def test_one_key_undoes_touch_and_move_together(drive: "Driver") -> None:
    ana = drive.add("Ana Ríos")
    before = drive.person(ana)
    drive.touch(ana, Outcome.REPLIED)
    drive.undo()
    assert drive.person(ana) == before
    assert history.touches_of(drive.ws.store, ana) == []


def test_a_reply_moves_to_conversation_and_answers_the_touch_before_it(
    drive: "Driver", clock: "Clock"
) -> None:
    ana = drive.add("Ana Ríos")
    first, second = drive.touch(ana).touch, drive.touch(ana).touch
    clock.advance(hours=2)
    reply = drive.reply(ana)
    assert reply.card.stage is Stage.CONVERSATION
    assert reply.touch.number is None
    by_id = {touch.id: touch for touch in history.touches_of(drive.ws.store, ana)}
    assert by_id[second.id].outcome is Outcome.REPLIED
    assert by_id[second.id].answered_at == clock.now
    assert by_id[first.id] == first


def test_a_second_message_of_one_answer_leaves_the_time_of_the_answer(
    drive: "Driver", clock: "Clock"
) -> None:
    ana = drive.add("Ana Ríos")
    drive.touch(ana)
    drive.reply(ana)
    answered_at = clock.now
    clock.advance(hours=1)
    drive.reply(ana)
    assert history.touches_of(drive.ws.store, ana)[0].answered_at == answered_at
    assert drive.person(ana).reply_count == 1


def test_a_reply_logged_late_answers_the_touch_that_was_before_it_then(
    drive: "Driver", clock: "Clock"
) -> None:
    ana = drive.add("Ana Ríos")
    first = drive.touch(ana).touch
    clock.advance(days=2)
    drive.touch(ana)
    drive.reply(ana, at=clock.now - timedelta(days=1))
    answered = [t.id for t in history.touches_of(drive.ws.store, ana) if t.answered_at]
    assert answered == [first.id]


def test_times_on_seen_stay_counted_after_the_answer(drive: "Driver") -> None:
    ana = drive.add("Ana Ríos")
    drive.touch(ana, Outcome.SEEN)
    drive.touch(ana)
    drive.outcome(ana, Outcome.SEEN)
    drive.outcome(ana, Outcome.REPLIED)
    assert drive.card(ana).seen_count == 2


def test_only_outbound_touches_are_numbered(drive: "Driver") -> None:
    ana = drive.add("Ana Ríos")
    made = [drive.touch(ana), drive.reply(ana), drive.touch(ana)]
    assert [each.touch.number for each in made] == [1, None, 2]
    assert drive.card(ana).touch_count == 2


def test_a_backdated_touch_renumbers_those_after_it_and_undo_numbers_them_back(
    drive: "Driver", clock: "Clock"
) -> None:
    ana = drive.add("Ana Ríos")
    today = drive.touch(ana).touch.id
    earlier = drive.touch(ana, at=clock.now - timedelta(days=3)).touch
    assert earlier.number == 1
    assert {t.id: t.number for t in history.touches_of(drive.ws.store, ana)}[today] == 2
    drive.undo()
    assert [t.number for t in history.touches_of(drive.ws.store, ana)] == [1]


def test_a_backdated_touch_left_on_seen_does_not_move_a_card_touched_since(
    drive: "Driver", clock: "Clock"
) -> None:
    ana = drive.add("Ana Ríos")
    drive.touch(ana)
    late = drive.touch(ana, Outcome.SEEN, at=clock.now - timedelta(days=3))
    assert late.card.stage is Stage.FIRST_CONTACT
    assert late.card.seen_count == 1


def test_an_outcome_goes_to_the_latest_outbound_touch_also_when_a_reply_came_after_it(
    drive: "Driver", clock: "Clock"
) -> None:
    ana = drive.add("Ana Ríos")
    sent = drive.touch(ana).touch.id
    clock.advance(hours=1)
    drive.reply(ana)
    assert drive.outcome(ana, Outcome.REFERRED).touch.id == sent


def test_the_intent_is_the_last_one_used_with_the_person_and_to_give_at_first(
    drive: "Driver",
) -> None:
    ana = drive.add("Ana Ríos")
    intents = [
        drive.touch(ana).touch.intent,
        drive.touch(ana, intent=Intent.ASK).touch.intent,
        drive.touch(ana).touch.intent,
    ]
    assert intents == [Intent.GIVE, Intent.ASK, Intent.ASK]


def test_a_touch_keeps_channel_moment_and_a_harmless_note(drive: "Driver", clock: "Clock") -> None:
    ana = drive.add("Ana Ríos")
    at = clock.now - timedelta(hours=5, microseconds=-7)
    touch = drive.touch(ana, channel=Channel.CALL, at=at, note="hola\x1b[31m\nqué tal").touch
    assert (touch.channel, touch.note) == (Channel.CALL, "hola\nqué tal")
    assert touch.at == at.replace(microsecond=0)


def test_several_people_are_touched_in_one_undo_step(drive: "Driver", workspace: Workspace) -> None:
    ids = [drive.add(name) for name in ("Ana Ríos", "Noé Ñíguez", "Irene Modelo")]
    result = touches.log_touch(workspace, ids, TouchFields(Channel.EMAIL))
    assert [each.card.id for each in result.people] == ids
    assert result.written.subject == {"name": "Ana Ríos", "count": 3, "channel": "email"}
    drive.undo()
    assert [drive.card(id_).touch_count for id_ in ids] == [0, 0, 0]


def test_one_refusal_among_several_people_leaves_all_untouched(
    drive: "Driver", workspace: Workspace
) -> None:
    ana, paco = drive.add("Ana Ríos"), drive.add("Paco Muestra", do_not_contact=True)
    with pytest.raises(DoNotContact):
        touches.log_touch(workspace, [ana, paco], TouchFields(Channel.EMAIL))
    assert drive.card(ana).touch_count == 0


def test_an_outcome_without_a_touch_is_refused(drive: "Driver") -> None:
    ana = drive.add("Ana Ríos")
    drive.reply(ana)
    with pytest.raises(NoTouchYet) as refused:
        drive.outcome(ana, Outcome.SEEN)
    assert refused.value.data == {"name": "Ana Ríos"}


def test_the_same_outcome_again_writes_nothing(drive: "Driver", workspace: Workspace) -> None:
    ana = drive.add("Ana Ríos")
    drive.touch(ana, Outcome.SEEN)
    again = touches.set_outcome(workspace, [ana], Outcome.SEEN)
    assert again.written.id == 0
    assert drive.undo() == "touch"


def test_someone_who_is_gone_is_not_found(drive: "Driver") -> None:
    for act in (drive.touch, drive.reply):
        with pytest.raises(NotFound):
            act(99)


def test_a_no_takes_the_card_off_the_board_and_ends_its_due_dates(drive: "Driver") -> None:
    ana = drive.add("Ana Ríos")
    card = drive.touch(ana, Outcome.DECLINED).card
    assert (card.stage, card.do_not_contact, card.due_on) == (None, True, None)


def test_a_no_by_message_counts_too(drive: "Driver") -> None:
    ana = drive.add("Ana Ríos")
    card = drive.reply(ana, outcome=Outcome.DECLINED).card
    assert (card.stage, card.do_not_contact) == (None, True)


def test_after_a_no_touches_are_refused_unless_one_insists(
    drive: "Driver", workspace: Workspace
) -> None:
    ana = drive.add("Ana Ríos")
    drive.touch(ana, Outcome.DECLINED)
    with pytest.raises(DoNotContact):
        drive.touch(ana)
    fields = TouchFields(Channel.WHATSAPP)
    (touched,) = touches.log_touch(workspace, [ana], fields, anyway=True).people
    assert (touched.touch.number, touched.card.stage) == (2, None)


def test_after_a_no_they_may_still_write_and_stay_off_the_board(drive: "Driver") -> None:
    ana = drive.add("Ana Ríos")
    drive.touch(ana, Outcome.DECLINED)
    card = drive.reply(ana).card
    assert (card.stage, card.do_not_contact) == (None, True)


def test_a_no_is_not_lifted_by_a_move(drive: "Driver") -> None:
    ana = drive.add("Ana Ríos")
    drive.touch(ana, Outcome.DECLINED)
    with pytest.raises(DoNotContact):
        drive.move(ana, Stage.CONVERSATION)
    assert drive.card(ana).stage is None


def test_a_no_is_lifted_by_an_edit(drive: "Driver") -> None:
    ana = drive.add("Ana Ríos")
    drive.touch(ana, Outcome.DECLINED)
    drive.edit(ana, do_not_contact=False, stage=Stage.SEEN_NO_REPLY)
    assert drive.touch(ana).card.stage is Stage.SEEN_NO_REPLY


@pytest.mark.parametrize("outcome", [*Outcome])
@pytest.mark.parametrize("direction", [*Direction])
def test_people_off_the_board_stay_off_it(
    drive: "Driver", outcome: Outcome, direction: Direction
) -> None:
    ana = drive.add("Ana Ríos", None)
    touched = drive.touch(ana, outcome, direction=direction)
    assert (touched.card.stage, touched.move) == (None, None)


def test_a_referral_makes_a_card_in_referred_tied_to_the_introducer(drive: "Driver") -> None:
    luis = drive.add("Luis Ficticio")
    drive.touch(luis)
    tomas = drive.refer(luis, "Tomás Ocampo")
    assert drive.card(luis).stage is Stage.CONVERSATION
    assert drive.card(luis).last_outcome is Outcome.REFERRED
    assert (drive.card(tomas).stage, drive.card(tomas).via) == (Stage.REFERRED, "Luis Ficticio")
    ties = drive.ws.store.rows(tables.Tie.select(*tables.Tie._meta.sorted_fields[1:4]))
    assert ties == [("referred", luis, tomas)]


def test_a_referral_is_one_undo_step(drive: "Driver", workspace: Workspace) -> None:
    luis = drive.add("Luis Ficticio")
    drive.touch(luis)
    before = drive.person(luis)
    tomas = drive.refer(luis, "Tomás Ocampo")
    drive.undo()
    assert drive.person(luis) == before
    assert board.cards(workspace, [tomas]) == []
    assert workspace.store.rows(tables.Tie.select()) == []


def test_the_chain_of_referral_is_kept(drive: "Driver", workspace: Workspace) -> None:
    names = ["Ana Ríos", "Luis Ficticio", "Tomás Ocampo"]
    ids = [drive.add(names[0])]
    for name in names[1:]:
        drive.touch(ids[-1])
        ids.append(drive.refer(ids[-1], name))
    page = people.read_person(workspace, ids[2])
    assert [link.name for link in page.chain] == ["Luis Ficticio", "Ana Ríos"]
    introduced = people.read_person(workspace, ids[0]).introduced
    assert [link.id for link in introduced] == [ids[1]]


def test_a_referral_by_someone_never_touched_is_refused_whole(
    drive: "Driver", workspace: Workspace
) -> None:
    luis = drive.add("Luis Ficticio")
    with pytest.raises(NoTouchYet):
        drive.refer(luis, "Tomás Ocampo")
    assert len(people.suggest(workspace, "o")) == 1


def test_a_touch_sets_the_next_date_by_the_stage_it_leads_to(drive: "Driver") -> None:
    ana = drive.add("Ana Ríos", Stage.REFERRED)
    assert drive.touch(ana).card.due_on == date(2026, 11, 26)
    assert drive.outcome(ana, Outcome.REPLIED).card.due_on == date(2026, 12, 7)


def test_an_own_cadence_wins_and_doubles_after_the_twelfth_touch(drive: "Driver") -> None:
    ana = drive.add("Ana Ríos", every_days=10)
    cadences = [drive.touch(ana).card.cadence_days for _ in range(13)]
    assert cadences == [10] * 11 + [20] * 2


def test_a_reply_resets_the_clock_too(drive: "Driver", clock: "Clock") -> None:
    ana = drive.add("Ana Ríos", Stage.CONVERSATION)
    drive.touch(ana)
    clock.advance(days=3)
    assert drive.reply(ana).card.due_on == date(2026, 12, 10)


def set_by_hand(drive: "Driver", person_id: int, due_on: date) -> None:
    ws = drive.ws
    with write(ws.store, "due", ws.now()) as (work, _):
        work.update(tables.Person, person_id, due_on=due_on, due_by_hand=True)


def test_a_date_by_hand_outlives_outcomes_and_moves_until_the_next_touch(drive: "Driver") -> None:
    ana = drive.add("Ana Ríos")
    drive.touch(ana)
    set_by_hand(drive, ana, date(2026, 12, 24))
    assert drive.outcome(ana, Outcome.SEEN).card.due_on == date(2026, 12, 24)
    assert drive.move(ana, Stage.CONVERSATION).cards[0].due_on == date(2026, 12, 24)
    assert drive.touch(ana).card.due_on == date(2026, 12, 7)
    assert not drive.person(ana).due_by_hand


def at(clock: "Clock", year: int, month: int, day: int, hour: int, minute: int = 0) -> None:
    clock.now = datetime(year, month, day, hour, minute, tzinfo=clock.now.tzinfo)


@pytest.mark.parametrize(
    ("moment", "due"),
    [
        ((2026, 11, 23, 23, 59), date(2026, 11, 30)),  # still the 23rd here, not yet in UTC
        ((2026, 11, 24, 0, 30), date(2026, 12, 1)),  # the 24th here, the 23rd in UTC
        ((2026, 3, 28, 23, 30), date(2026, 4, 4)),  # the clocks go forward that night
        ((2026, 10, 24, 23, 30), date(2026, 10, 31)),  # and back that night
        ((2026, 10, 25, 2, 30), date(2026, 11, 1)),
    ],
)
def test_due_dates_are_days_of_the_users_zone(
    drive: "Driver", clock: "Clock", moment: tuple[int, int, int, int, int], due: date
) -> None:
    at(clock, *moment)
    ana = drive.add("Ana Ríos")
    assert drive.touch(ana).card.due_on == due


def test_the_timeline_shows_the_newest_first_and_a_move_above_its_touch(
    drive: "Driver", workspace: Workspace, clock: "Clock"
) -> None:
    ana = drive.add("Ana Ríos")
    clock.advance(hours=1)
    drive.touch(ana)
    clock.advance(hours=1)
    drive.touch(ana, Outcome.SEEN)
    events = board.events(workspace, ana, 0, 10)
    shown = [(e.touch.number if e.touch else None, e.move and e.move.to_stage) for e in events]
    assert shown == [
        (None, Stage.SEEN_NO_REPLY),
        (2, None),
        (1, None),
        (None, Stage.FIRST_CONTACT),
    ]


def test_windows_of_the_timeline_join_without_gaps(drive: "Driver", workspace: Workspace) -> None:
    ana = drive.add("Ana Ríos")
    for _ in range(5):
        drive.touch(ana, Outcome.SEEN)
        drive.move(ana, Stage.FIRST_CONTACT)
    length = board.count_kinds(workspace, ana).total()
    joined = [board.events(workspace, ana, place, 1)[0] for place in range(length)]
    assert length == 16
    assert joined == board.events(workspace, ana, 0, length + 5)


def test_a_no_by_message_is_the_answer_to_the_touch_before_it(
    drive: "Driver", workspace: Workspace
) -> None:
    ana = drive.add("Ana Ríos")
    touch = drive.touch(ana).touch
    drive.reply(ana, outcome=Outcome.DECLINED)
    answered = history.touches_of(workspace.store, ana)[0]
    assert (answered.id, answered.outcome) == (touch.id, Outcome.DECLINED)
    assert answered.answered_at is not None
    assert drive.card(ana).last_outcome is Outcome.DECLINED


def test_a_touch_that_was_answered_cannot_be_left_on_seen(
    drive: "Driver", workspace: Workspace
) -> None:
    ana = drive.add("Ana Ríos")
    drive.touch(ana)
    drive.reply(ana)
    before = history.touches_of(workspace.store, ana)
    with pytest.raises(AlreadyAnswered) as refused:
        drive.outcome(ana, Outcome.SEEN)
    assert refused.value.data == {"name": "Ana Ríos"}
    assert history.touches_of(workspace.store, ana) == before
    assert drive.card(ana).stage is Stage.CONVERSATION


def test_a_past_touch_that_led_to_somebody_is_the_only_one_referred(
    drive: "Driver", workspace: Workspace, clock: "Clock"
) -> None:
    ana = drive.add("Ana Ríos")
    drive.touch(ana)
    past = drive.touch(ana, Outcome.REFERRED, at=clock() - timedelta(days=2)).touch
    result = touches.refer(workspace, ana, PersonFields("Tomás Ocampo"), past.id)
    outcomes = [touch.outcome for touch in history.touches_of(workspace.store, ana)]
    assert outcomes == [Outcome.REFERRED, Outcome.SENT]
    assert result.touched.touch == past._replace(number=1)
    assert (result.touched.move, result.introduced.via) == (None, "Ana Ríos")


def test_the_touch_that_is_named_gets_the_outcome(
    drive: "Driver", workspace: Workspace, clock: "Clock"
) -> None:
    ana = drive.add("Ana Ríos")
    first = drive.touch(ana).touch
    clock.advance(hours=1)
    drive.touch(ana)
    touches.refer(workspace, ana, PersonFields("Tomás Ocampo"), first.id)
    outcomes = [touch.outcome for touch in history.touches_of(workspace.store, ana)]
    assert outcomes == [Outcome.REFERRED, Outcome.SENT]


def test_a_touch_of_somebody_else_cannot_have_led_to_anybody(
    drive: "Driver", workspace: Workspace
) -> None:
    ana, paco = drive.add("Ana Ríos"), drive.add("Paco Muestra")
    touch = drive.touch(paco).touch
    with pytest.raises(NoTouchYet):
        touches.refer(workspace, ana, PersonFields("Tomás Ocampo"), touch.id)
