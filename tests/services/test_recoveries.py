"""A moment of truth from the complaint to what came of it: in order, put off, dropped, resumed."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tablero.domain.recovery import Recovery
from tablero.domain.timeline import EventKind
from tablero.domain.words import (
    Cause,
    Channel,
    EntryKind,
    EntryStatus,
    Outcome,
    RecoveryStatus,
    RecoveryStep,
)
from tablero.errors import BadInput, MomentOpen, NotFound, WrongStep
from tablero.services import board, entries, recoveries, recovery_steps, rests
from tablero.services.doctor import examine
from tablero.services.entries import EntryFields
from tablero.services.lessons import read_lessons
from tablero.services.mistakes import MistakeFields, read_mistakes
from tablero.services.recovery_steps import (
    AfterwardsFields,
    ContactFields,
    EvidenceFields,
    StrategyFields,
)
from tablero.services.workspace import Workspace

if TYPE_CHECKING:
    from tests.conftest import Clock, Driver

WHAT = "The invoice was twice what she expected"
STEPS = list(RecoveryStep)


def opened(ws: Workspace, person: int) -> int:
    return recoveries.open_moment(ws, person).recovery.id


def evidence(ws: Workspace, moment: int, **rest: Any) -> Recovery:
    fields = EvidenceFields(WHAT, **rest)
    return recovery_steps.save_evidence(ws, moment, fields).recovery


def strategy(ws: Workspace, moment: int, *doubts: str, **rest: Any) -> Recovery:
    fields = StrategyFields(rest.pop("whose", "mine"), doubts=doubts, **rest)
    return recovery_steps.save_strategy(ws, moment, fields).recovery


def contact(ws: Workspace, moment: int, channel: Channel = Channel.CALL) -> Recovery:
    fields = ContactFields(channel, ws.now() + timedelta(days=1), "Call Ana, 15 minutes")
    return recovery_steps.arrange_talk(ws, moment, fields).recovery


def talk(ws: Workspace, moment: int) -> Recovery:
    recovery_steps.begin_talk(ws, moment)
    return recovery_steps.save_talk(ws, moment, "She spoke of March", ended=True).recovery


def finished(ws: Workspace, moment: int, **rest: Any) -> Recovery:
    fields = AfterwardsFields("Relieved", **rest)
    return recovery_steps.finish(ws, moment, fields).recovery


WALK = (evidence, strategy, contact, talk, finished)


def walked(ws: Workspace, person: int, count: int) -> int:
    """A moment of truth with so many steps behind it."""
    moment = opened(ws, person)
    for step in WALK[:count]:
        step(ws, moment)
    return moment


def test_the_whole_way_is_walked_step_by_step(drive: "Driver", workspace: Workspace) -> None:
    ana = drive.add("Ana Ríos")
    moment = opened(workspace, ana)
    assert drive.card(ana).is_upset
    for step, stands in zip(WALK, STEPS[1:], strict=True):
        assert step(workspace, moment).step is stands
    found = recoveries.read_moment(workspace, moment)
    assert (found.status, found.what_happened, found.notes, found.how_taken) == (
        RecoveryStatus.DONE, WHAT, "She spoke of March", "Relieved",
    )  # fmt: skip
    assert not drive.card(ana).is_upset
    assert recoveries.open_moments(workspace) == ()
    assert recoveries.moments_of(workspace, ana)[0].id == moment
    assert not examine(workspace)


@pytest.mark.parametrize("done", range(len(WALK) + 1))
@pytest.mark.parametrize("wanted", range(len(WALK)))
def test_no_step_is_taken_before_its_time_nor_after_the_end(
    drive: "Driver", workspace: Workspace, done: int, wanted: int
) -> None:
    moment = walked(workspace, drive.add("Ana Ríos"), done)
    before = recoveries.read_moment(workspace, moment)
    if wanted > done or done == len(WALK):
        with pytest.raises(WrongStep):
            WALK[wanted](workspace, moment)
        assert recoveries.read_moment(workspace, moment) == before
    else:
        WALK[wanted](workspace, moment)
        assert recoveries.read_moment(workspace, moment).step is STEPS[max(done, wanted + 1)]


def test_evidence_can_be_short_but_not_skipped(drive: "Driver", workspace: Workspace) -> None:
    moment = opened(workspace, drive.add("Ana Ríos"))
    with pytest.raises(BadInput, match="evidence"):
        recovery_steps.save_evidence(workspace, moment, EvidenceFields(" ", "from Luis"))
    assert evidence(workspace, moment).step is RecoveryStep.STRATEGY


def test_lines_of_the_timeline_are_picked_as_evidence(
    drive: "Driver", clock: "Clock", workspace: Workspace
) -> None:
    ana = drive.add("Ana Ríos")
    drive.touch(ana, Outcome.SEEN, note="The invoice")
    clock.advance(hours=1)
    entries.add_entry(workspace, [ana], EntryFields(EntryKind.NOTE, "She was short"))
    events = board.events(workspace, ana, 0, 10)
    picked = [event for event in events if event.entry or event.touch]
    moment = opened(workspace, ana)
    found = evidence(workspace, moment, events=tuple(picked))
    assert list(found.evidence) == picked
    assert list(evidence(workspace, moment, events=tuple(picked[:1])).evidence) == picked[:1]


def test_an_entry_that_goes_leaves_the_evidence(drive: "Driver", workspace: Workspace) -> None:
    ana = drive.add("Ana Ríos")
    (note,) = entries.add_entry(workspace, [ana], EntryFields(EntryKind.NOTE, "Short")).entries
    events = tuple(e for e in board.events(workspace, ana, 0, 9) if e.entry)
    moment = opened(workspace, ana)
    evidence(workspace, moment, events=events)
    entries.revise_entry(workspace, note.id, EntryFields(EntryKind.NOTE, ""))
    assert recoveries.read_moment(workspace, moment).evidence == ()
    drive.undo()
    assert recoveries.read_moment(workspace, moment).evidence == events


def test_a_strategy_says_something(drive: "Driver", workspace: Workspace) -> None:
    moment = walked(workspace, drive.add("Ana Ríos"), 1)
    with pytest.raises(BadInput, match="strategy"):
        strategy(workspace, moment, whose="")
    found = strategy(workspace, moment, "Is it too dear?", " ", "Is it too dear?", "Who pays?")
    assert [doubt.text for doubt in found.doubts] == ["Is it too dear?", "Who pays?"]


@pytest.mark.parametrize("channel", [*Channel])
def test_only_a_call_or_a_meeting_will_do(
    drive: "Driver", workspace: Workspace, channel: Channel
) -> None:
    moment = walked(workspace, drive.add("Ana Ríos"), 2)
    if channel in (Channel.CALL, Channel.MEETING):
        assert contact(workspace, moment, channel).channel is channel
    else:
        with pytest.raises(BadInput, match="channel"):
            contact(workspace, moment, channel)


def test_the_talk_is_a_promise_in_today_and_kept_when_it_was_had(
    drive: "Driver", workspace: Workspace
) -> None:
    ana = drive.add("Ana Ríos")
    moment = walked(workspace, ana, 3)
    (promise,) = entries.of_person(workspace, ana, EntryKind.PROMISE)
    assert (promise.text, promise.due_on) == ("Call Ana, 15 minutes", date(2026, 11, 24))
    later = ContactFields(Channel.MEETING, workspace.now() + timedelta(days=3), "Meet Ana")
    recovery_steps.arrange_talk(workspace, moment, later)
    (promise,) = entries.of_person(workspace, ana, EntryKind.PROMISE)
    assert (promise.text, promise.due_on) == ("Meet Ana", date(2026, 11, 26))
    talk(workspace, moment)
    (promise,) = entries.of_person(workspace, ana, EntryKind.PROMISE)
    assert promise.status is EntryStatus.DONE
    past = ContactFields(Channel.CALL, workspace.now() - timedelta(days=1), "x")
    with pytest.raises(BadInput, match="past"):
        recovery_steps.arrange_talk(workspace, walked(workspace, drive.add("Noé"), 2), past)


def test_looking_back_at_the_contact_opens_no_promise_that_was_kept(
    drive: "Driver", workspace: Workspace, clock: "Clock"
) -> None:
    moment = walked(workspace, drive.add("Ana Ríos"), 4)
    agreed = recoveries.read_moment(workspace, moment)
    clock.advance(days=4)
    there = ContactFields(Channel.MEETING, agreed.talk_at or workspace.now(), "Meet Ana")
    found = recovery_steps.arrange_talk(workspace, moment, there).recovery
    assert (found.channel, found.step) == (Channel.MEETING, RecoveryStep.AFTERWARDS)
    (promise,) = entries.of_person(workspace, found.person.id, EntryKind.PROMISE)
    assert (promise.id, promise.status) == (found.entry_id, EntryStatus.DONE)


def test_a_promise_that_was_taken_away_after_the_talk_stays_away(
    drive: "Driver", workspace: Workspace
) -> None:
    moment = walked(workspace, drive.add("Ana Ríos"), 4)
    kept = recoveries.read_moment(workspace, moment).entry_id or 0
    entries.revise_entry(workspace, kept, EntryFields(EntryKind.PROMISE, ""))
    assert contact(workspace, moment).entry_id is None


def test_doubts_are_ticked_in_the_talk_and_keep_their_ticks(
    drive: "Driver", clock: "Clock", workspace: Workspace
) -> None:
    moment = walked(workspace, drive.add("Ana Ríos"), 1)
    strategy(workspace, moment, "Too dear?", "Who pays?")
    contact(workspace, moment)
    began = recovery_steps.begin_talk(workspace, moment).recovery.talk_began_at
    first = recoveries.read_moment(workspace, moment).doubts[0]
    found = recovery_steps.answer_doubt(workspace, moment, first.id).recovery
    assert [doubt.text for doubt in found.doubts if not doubt.answered_at] == ["Who pays?"]
    clock.advance(minutes=5)
    assert recovery_steps.begin_talk(workspace, moment).recovery.talk_began_at == began
    again = strategy(workspace, moment, "When?", "Too dear?")
    assert [(d.text, bool(d.answered_at)) for d in again.doubts] == [
        ("When?", False), ("Too dear?", True),
    ]  # fmt: skip
    found = recovery_steps.answer_doubt(workspace, moment, first.id, answered=False).recovery
    assert [doubt.answered_at for doubt in found.doubts] == [None, None]
    with pytest.raises(NotFound):
        recovery_steps.answer_doubt(workspace, moment, 99)


def test_what_came_of_it_becomes_a_lesson_and_a_mistake_and_the_next_touch(
    drive: "Driver", workspace: Workspace
) -> None:
    ana = drive.add("Ana Ríos")
    moment = walked(workspace, ana, 4)
    wrong = MistakeFields("Spoke of prices too late", cause=Cause.NOT_UNDERSTOOD, person_id=ana)
    found = finished(
        workspace, moment,
        advice="Say the price first", use="In the first mail", mistake=wrong,
        next_touch_on=date(2026, 12, 7),
    )  # fmt: skip
    (lesson,) = read_lessons(workspace)
    assert (lesson.entry.id, lesson.said_by, lesson.use) == (
        found.lesson_id, "Ana Ríos", "In the first mail",
    )  # fmt: skip
    mistakes = read_mistakes(workspace)
    assert mistakes.groups[0].repeated[0].mistakes[0].entry.id == found.mistake_id
    assert drive.card(ana).due_on == date(2026, 12, 7)
    drive.undo()
    assert recoveries.read_moment(workspace, moment).step is RecoveryStep.AFTERWARDS
    assert not read_lessons(workspace)
    assert drive.card(ana).is_upset
    with pytest.raises(BadInput, match="afterwards"):
        recovery_steps.finish(workspace, moment, AfterwardsFields(" "))


@pytest.mark.parametrize("channel", [*Channel])
def test_while_it_is_open_a_text_is_asked_about_first(
    drive: "Driver", workspace: Workspace, channel: Channel
) -> None:
    ana = drive.add("Ana Ríos")
    opened(workspace, ana)
    if channel in (Channel.CALL, Channel.MEETING):
        drive.touch(ana, channel=channel)
    else:
        with pytest.raises(MomentOpen):
            drive.touch(ana, channel=channel)
        assert drive.card(ana).touch_count == 0
    drive.reply(ana, channel=channel)


def test_it_is_put_off_with_a_reason_and_comes_back_on_the_day(
    drive: "Driver", clock: "Clock", workspace: Workspace
) -> None:
    ana = drive.add("Ana Ríos")
    moment = walked(workspace, ana, 2)
    for until, reason in ((date(2026, 11, 23), "ill"), (date(2026, 12, 1), " ")):
        with pytest.raises(BadInput):
            recoveries.put_off(workspace, moment, until, reason)
    found = recoveries.put_off(workspace, moment, date(2026, 12, 1), "She is ill").recovery
    assert (found.status, found.step) == (RecoveryStatus.PUT_OFF, RecoveryStep.CONTACT)
    assert drive.card(ana).is_upset
    assert recoveries.open_moments(workspace) == ()
    clock.advance(days=8)
    assert [each.id for each in recoveries.open_moments(workspace)] == [moment]
    assert contact(workspace, moment).status is RecoveryStatus.OPEN


def test_one_that_is_dropped_is_kept_with_its_reason_and_can_be_taken_up(
    drive: "Driver", workspace: Workspace
) -> None:
    ana = drive.add("Ana Ríos")
    moment = walked(workspace, ana, 1)
    found = recoveries.drop(workspace, moment, "It was a mix-up").recovery
    assert (found.status, found.reason) == (RecoveryStatus.DROPPED, "It was a mix-up")
    assert not drive.card(ana).is_upset
    with pytest.raises(WrongStep):
        strategy(workspace, moment)
    with pytest.raises(WrongStep):
        recoveries.drop(workspace, moment, "again")
    back = recoveries.resume(workspace, moment).recovery
    assert (back.status, back.step) == (RecoveryStatus.OPEN, RecoveryStep.STRATEGY)
    assert drive.card(ana).is_upset
    with pytest.raises(WrongStep):
        recoveries.resume(workspace, walked(workspace, drive.add("Noé"), 5))


def test_there_is_one_open_moment_with_a_person_and_a_new_one_after_it(
    drive: "Driver", workspace: Workspace
) -> None:
    ana = drive.add("Ana Ríos")
    moment = opened(workspace, ana)
    assert opened(workspace, ana) == moment
    recoveries.drop(workspace, moment, "x")
    assert opened(workspace, ana) != moment
    with pytest.raises(NotFound):
        opened(workspace, 99)
    with pytest.raises(NotFound):
        recoveries.read_moment(workspace, 99)


def test_one_that_was_dropped_is_not_taken_up_beside_another_that_is_open(
    drive: "Driver", workspace: Workspace
) -> None:
    ana = drive.add("Ana Ríos")
    first = walked(workspace, ana, 2)
    recoveries.drop(workspace, first, "It was a mix-up")
    second = opened(workspace, ana)
    with pytest.raises(BadInput) as refused:
        recoveries.resume(workspace, first)
    assert refused.value.data == {"field": "moment", "value": "Ana Ríos", "reason": "open"}
    assert [each.id for each in recoveries.open_moments(workspace)] == [second]
    recoveries.drop(workspace, second, "One and the same")
    assert recoveries.resume(workspace, first).recovery.step is RecoveryStep.CONTACT


def test_it_stands_on_the_timeline_and_every_step_is_undone_by_itself(
    drive: "Driver", workspace: Workspace
) -> None:
    ana = drive.add("Ana Ríos")
    moment = walked(workspace, ana, 2)
    assert board.count_kinds(workspace, ana)[EventKind.MOMENT] == 1
    (event,) = board.events(workspace, ana, 0, 9, (EventKind.MOMENT,))
    assert event.moment
    assert (event.moment.id, event.moment.text) == (moment, WHAT)
    drive.undo()
    assert recoveries.read_moment(workspace, moment).step is RecoveryStep.STRATEGY
    drive.undo()
    drive.undo()
    assert recoveries.all_moments(workspace) == ()
    assert not drive.card(ana).is_upset
    for _ in range(3):
        drive.redo()
    assert recoveries.read_moment(workspace, moment).step is RecoveryStep.CONTACT


def test_hostile_text_is_cleaned(drive: "Driver", workspace: Workspace) -> None:
    moment = opened(workspace, drive.add("Ana Ríos"))
    fields = EvidenceFields("[/x] \x1b[31mred\u202e", "a" * 100_000)
    found = recovery_steps.save_evidence(workspace, moment, fields).recovery
    assert found.what_happened == "[/x] red"
    assert len(found.came_from) == 10_000


def test_the_next_touch_is_no_day_that_has_been_and_ends_a_rest(
    drive: "Driver", workspace: Workspace
) -> None:
    ana = drive.add("Ana Ríos")
    moment = walked(workspace, ana, 4)
    rests.rest(workspace, [ana], date(2026, 12, 20), "Travels")
    with pytest.raises(BadInput, match="past"):
        finished(workspace, moment, next_touch_on=date(2026, 11, 22))
    finished(workspace, moment, next_touch_on=date(2026, 11, 30))
    card = drive.card(ana)
    assert (card.due_on, card.rest_until) == (date(2026, 11, 30), None)


def test_a_doubt_that_is_ticked_twice_keeps_its_time(
    drive: "Driver", clock: "Clock", workspace: Workspace
) -> None:
    moment = opened(workspace, drive.add("Ana Ríos"))
    evidence(workspace, moment)
    (doubt,) = strategy(workspace, moment, "Why twice?").doubts
    contact(workspace, moment)
    first = recovery_steps.answer_doubt(workspace, moment, doubt.id).recovery
    clock.advance(minutes=3)
    again = recovery_steps.answer_doubt(workspace, moment, doubt.id).recovery
    assert again.doubts == first.doubts


def test_nothing_reminds_of_the_talk_of_one_that_was_dropped_until_it_is_taken_up_again(
    drive: "Driver", workspace: Workspace
) -> None:
    ana = drive.add("Ana Ríos")
    moment = walked(workspace, ana, 3)
    for act, stands in (
        (lambda: recoveries.drop(workspace, moment, "a mix-up"), EntryStatus.DROPPED),
        (lambda: recoveries.resume(workspace, moment), EntryStatus.OPEN),
        (drive.undo, EntryStatus.DROPPED),
    ):
        act()
        (promise,) = entries.of_person(workspace, ana, EntryKind.PROMISE)
        assert promise.status is stands
