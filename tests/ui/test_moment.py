"""The moment of truth on the screen: five steps in their order, and never a word lost."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from textual import events

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
    Topic,
)
from tablero.services import entries, recoveries, recovery_steps
from tablero.services.lessons import read_lessons
from tablero.services.mistakes import read_mistakes
from tablero.services.recovery_steps import ContactFields, EvidenceFields, StrategyFields

MADRID = ZoneInfo("Europe/Madrid")
TEN = datetime(2026, 11, 24, 10, tzinfo=MADRID)
HOSTILE = "[/x] \x1b[31mred\u202e"
LONG = (100, 30)


def moment(drive: Any, person: int) -> Recovery:
    """The newest one of a person, whole."""
    return recoveries.read_moment(drive.ws, recoveries.moments_of(drive.ws, person)[0].id)


def walked(drive: Any, person: int, to: RecoveryStep, *doubts: str) -> int:
    """A moment of truth that stands at a step."""
    ws = drive.ws
    found = recoveries.open_moment(ws, person).recovery.id
    acts: dict[RecoveryStep, Callable[[], object]] = {
        RecoveryStep.STRATEGY: lambda: recovery_steps.save_evidence(
            ws, found, EvidenceFields("The invoice")
        ),
        RecoveryStep.CONTACT: lambda: recovery_steps.save_strategy(
            ws, found, StrategyFields("mine", say_clearer="The price", doubts=doubts)
        ),
        RecoveryStep.TALK: lambda: recovery_steps.arrange_talk(
            ws, found, ContactFields(Channel.CALL, TEN, "Call Ana")
        ),
        RecoveryStep.AFTERWARDS: lambda: recovery_steps.save_talk(ws, found, "", ended=True),
    }
    for step, act in acts.items():
        if list(RecoveryStep).index(step) <= list(RecoveryStep).index(to):
            act()
    return found


async def walk(user: Any) -> None:
    """Through all five steps, as one types."""
    await user.act("moment")
    assert user.sees("[evidence] · strategy · contact · the talk · afterwards")
    await user.type("The invoice was twice the offer")
    await user.press("tab")
    await user.type("by Luis")
    await user.press("tab", "tab", "tab", "space", "ctrl+s")
    assert user.sees("✓ evidence [strategy]")
    assert user.sees("The invoice was twice the offer")
    await user.type("mine")
    await user.press("tab")
    await user.type("What is in the price")
    await user.press("tab", "tab", "tab")
    await user.type("Is it dear")
    await user.press("enter")
    await user.type("Who pays")
    await user.press("ctrl+s")
    assert user.sees("✓ strategy [contact]")
    await user.press("right", "tab")
    await user.type("tomorrow 10:00")
    assert user.sees("→ Tue 24 Nov 10:00, fifteen minutes")
    await user.press("ctrl+s")
    assert user.sees("✓ contact [the talk]")
    assert user.sees("In Today on Tue 24 Nov.")
    await user.press("ctrl+s", "space", "tab", "tab")
    await user.type("She had not seen the terms")
    await user.press("ctrl+s")
    assert user.sees("✓ the talk [afterwards]")
    await user.type("Relieved")
    await user.press("tab")
    await user.type("Send the terms first")
    await user.press("tab")
    await user.type("in every offer")
    await user.press("tab")
    await user.type("No terms in the offer")
    await user.press("tab", "tab", "tab")
    await user.type("send them")
    await user.press("tab")
    await user.type("2w")
    assert user.sees("→ Mon 7 Dec")
    await user.press("ctrl+s")


async def test_all_five_steps_are_walked_from_the_complaint_to_what_came_of_it(
    drive: Any, clock: Any, open_board: Any
) -> None:
    ana = drive.add("Ana Ríos")
    clock.advance(minutes=5)
    drive.touch(ana, note="The offer")
    async with open_board() as user:
        await walk(user)
        assert user.news == "Moment of truth over · Ana Ríos"
    found = moment(drive, ana)
    assert (found.status, found.channel, found.talk_at) == (
        RecoveryStatus.DONE, Channel.MEETING, TEN,
    )  # fmt: skip
    assert (found.what_happened, found.came_from, found.say_clearer, found.notes) == (
        "The invoice was twice the offer", "by Luis", "What is in the price",
        "She had not seen the terms",
    )  # fmt: skip
    assert [bool(each.answered_at) for each in found.doubts] == [True, False]
    assert [each.touch.note for each in found.evidence if each.touch] == ["The offer"]
    (lesson,) = read_lessons(drive.ws)
    assert (lesson.entry.text, lesson.use) == ("Send the terms first", "in every offer")
    mistake = read_mistakes(drive.ws).groups[0].repeated[0].mistakes[0]
    assert (mistake.entry.text, mistake.cause, mistake.next_time) == (
        "No terms in the offer", Cause.NOT_UNDERSTOOD, "send them",
    )  # fmt: skip
    assert drive.card(ana).due_on == date(2026, 12, 7)
    assert not drive.card(ana).is_upset


async def test_every_step_is_one_undo(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana")
    async with open_board(LONG) as user:
        await user.act("moment")
        await user.type("The invoice")
        await user.press("ctrl+s", "escape")
        assert user.news == "Moment of truth · Ana, next: strategy"
        assert user.sees("▌! Ana")
        await user.act("undo")
        assert moment(drive, ana).step is RecoveryStep.EVIDENCE
        await user.act("undo")
        assert user.news == "Undone: moment of truth · Ana, next: evidence"
    assert not drive.card(ana).is_upset


async def test_what_happened_cannot_be_skipped(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana")
    async with open_board((80, 24)) as user:
        await user.act("moment")
        await user.press("tab")
        await user.type("by Luis")
        await user.press("ctrl+s")
        assert user.sees("Say in a few words what happened. It cannot be skipped.")
        assert user.sees("▌What happened")
        assert user.sees("by Luis")
    assert moment(drive, ana).step is RecoveryStep.EVIDENCE


@pytest.mark.parametrize(
    ("stands", "name"),
    [
        (RecoveryStep.EVIDENCE, "evidence"),
        (RecoveryStep.STRATEGY, "strategy"),
        (RecoveryStep.CONTACT, "contact"),
        (RecoveryStep.TALK, "the talk"),
    ],
)
async def test_no_step_to_come_can_be_looked_at(
    drive: Any, open_board: Any, stands: RecoveryStep, name: str
) -> None:
    ana = drive.add("Ana")
    walked(drive, ana, stands)
    async with open_board((80, 24)) as user:
        await user.act("moment")
        await user.press("pagedown")
        assert user.sees(f"[{name}]")
        assert user.sees(f"First comes {name}. The steps are taken in their order.")
    assert moment(drive, ana).step is stands


async def test_a_step_that_another_session_took_back_is_refused_and_its_words_stay(
    drive: Any, open_driver: Any, open_board: Any
) -> None:
    ana = drive.add("Ana")
    async with open_board((80, 24)) as user:
        await user.act("moment")
        await user.type("The invoice")
        found = moment(drive, ana).id
        recoveries.drop(open_driver().ws, found, "a mix-up")
        await user.press("ctrl+s")
        assert user.sees("This moment of truth is no longer open; nothing was changed.")
        assert user.sees("The invoice")
    assert moment(drive, ana).what_happened == ""


async def test_what_another_session_wrote_in_other_fields_stays(
    drive: Any, open_driver: Any, open_board: Any
) -> None:
    ana = drive.add("Ana")
    walked(drive, ana, RecoveryStep.STRATEGY)
    async with open_board((80, 24)) as user:
        await user.act("moment")
        await user.press("pageup", "tab")
        await user.type("by Luis")
        recovery_steps.save_evidence(
            open_driver().ws, moment(drive, ana).id, EvidenceFields("The second invoice")
        )
        await user.press("ctrl+s")
    found = moment(drive, ana)
    assert (found.what_happened, found.came_from) == ("The second invoice", "by Luis")


async def test_steps_done_are_looked_at_again_and_changed_in_passing(
    drive: Any, open_board: Any
) -> None:
    ana = drive.add("Ana")
    walked(drive, ana, RecoveryStep.TALK, "Who pays")
    async with open_board((80, 24)) as user:
        await user.act("moment")
        assert user.sees("✓ contact [the talk]")
        await user.press("h")
        assert user.sees("[✓ contact]")
        assert user.sees("2026-11-24 10:00")
        await user.press("pageup", "pageup")
        assert user.sees("[✓ evidence]")
        await user.type(", twice")
        await user.press("ctrl+s")
        assert user.sees("[the talk]")
        await user.press("k", "l")
        assert user.sees("First comes the talk.")
    found = moment(drive, ana)
    assert (found.what_happened, found.step) == ("The invoice, twice", RecoveryStep.TALK)


async def test_turning_the_page_saves_what_was_changed_in_a_step_that_is_done(
    drive: Any, open_board: Any
) -> None:
    ana = drive.add("Ana")
    walked(drive, ana, RecoveryStep.CONTACT)
    async with open_board((80, 24)) as user:
        await user.act("moment")
        await user.press("pageup", "pageup")
        await user.type(", twice")
        await user.press("pagedown")
        assert moment(drive, ana).what_happened == "The invoice, twice"
        assert user.sees("[✓ strategy]")
        await user.press("pageup", "ctrl+u", "pagedown")
        assert user.sees("[✓ evidence]")
        assert user.sees("Say in a few words what happened.")
        await user.type("The invoice")
        await user.press("pagedown", "pagedown")
        assert user.sees("[contact]")
    assert moment(drive, ana).what_happened == "The invoice"


async def test_one_who_leaves_a_step_that_is_done_half_changed_comes_back_to_it(
    drive: Any, open_board: Any
) -> None:
    ana = drive.add("Ana")
    walked(drive, ana, RecoveryStep.CONTACT)
    async with open_board((80, 24)) as user:
        await user.act("moment")
        await user.press("pageup", "pageup")
        await user.type(", twice")
        await user.press("escape")
        assert moment(drive, ana).what_happened == "The invoice"
        await user.act("moment")
        assert user.sees("[✓ evidence]")
        assert user.sees("What you typed last time is back.")
        await user.press("ctrl+s")
        assert user.sees("[contact]")
    assert moment(drive, ana).what_happened == "The invoice, twice"


@pytest.mark.parametrize("key", ["e", "w", "3", "4", "5"])
async def test_writing_to_them_is_greyed_and_refused_with_the_reason(
    drive: Any, open_board: Any, key: str
) -> None:
    ana = drive.add("Ana")
    walked(drive, ana, RecoveryStep.CONTACT)
    async with open_board((80, 24)) as user:
        await user.act("moment")
        assert user.sees("‹ [call] · meeting › e-mail · WhatsApp · LinkedIn")
        assert user.sees("They are upset already: give personal attention, not a text.")
        await user.press(key)
        assert user.sees("They are upset already. Give personal attention: call or meet.")
        assert user.sees("[call]")
        await user.press("2")
        assert user.sees("[meeting]")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("", "Say when the talk is to be: tomorrow 10:00."),
        ("whenever", "“whenever” is no day and hour."),
        ("tomorrow", "“tomorrow” is no day and hour."),
        ("8:30", "“8:30” has passed."),
    ],
)
async def test_a_talk_needs_a_day_and_an_hour_to_come(
    drive: Any, open_board: Any, words: str, told: str
) -> None:
    ana = drive.add("Ana")
    walked(drive, ana, RecoveryStep.CONTACT)
    async with open_board((45, 20)) as user:
        await user.act("moment")
        await user.press("tab")
        await user.type(words)
        await user.press("ctrl+s")
        assert user.sees(told)
        assert user.sees(f"▌When {words}")
    assert moment(drive, ana).step is RecoveryStep.CONTACT


async def test_the_talk_is_a_promise_and_a_file_for_the_calendar(
    drive: Any, open_board: Any, database: Path
) -> None:
    ana = drive.add("Ana")
    walked(drive, ana, RecoveryStep.CONTACT)
    async with open_board() as user:
        await user.act("moment")
        await user.press("ctrl+o")
        assert user.sees("No talk is agreed on yet.")
        await user.press("tab")
        await user.type("mañana a las 10")
        await user.press("ctrl+s", "ctrl+o")
        assert user.sees("Kept for you alone:")
        await user.press("ctrl+y")
        copied = user.app.clipboard
    (promise,) = entries.of_person(drive.ws, ana, EntryKind.PROMISE)
    assert promise.text == "Moment of truth: call at 10:00, fifteen minutes"
    (path,) = database.parent.glob("*.ics")
    assert path.stat().st_mode & 0o777 == 0o600
    assert b"DTSTART;TZID=Europe/Madrid:20261124T100000" in path.read_bytes()
    assert copied.encode() == path.read_bytes()


async def test_a_talk_that_was_had_is_not_said_to_be_in_today(drive: Any, open_board: Any) -> None:
    walked(drive, drive.add("Ana Ríos"), RecoveryStep.AFTERWARDS)
    async with open_board() as user:
        await user.act("moment")
        await user.press("pageup", "pageup", "right", "ctrl+s")
        assert user.sees("✓ the talk [afterwards]")
        assert not user.sees("In Today on")


async def test_doubts_stand_first_and_are_ticked_at_once(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana")
    walked(drive, ana, RecoveryStep.TALK, "Is it dear", "Who pays")
    async with open_board((80, 24)) as user:
        await user.act("moment")
        lines = user.lines()
        doubt, say = (
            next(row for row, line in enumerate(lines) if text in line)
            for text in ("[ ] Is it dear", "The price")
        )
        assert doubt < say
        await user.press("space", "escape")
        assert [bool(each.answered_at) for each in moment(drive, ana).doubts] == [True, False]
        await user.act("moment")
        assert user.text().index("[ ] Who pays") < user.text().index("[✓] Is it dear")
        await user.press("j", "space")
    assert not any(each.answered_at for each in moment(drive, ana).doubts)


async def test_the_quarter_of_an_hour_begins_when_the_talk_does_and_only_tells(
    drive: Any, clock: Any, open_board: Any
) -> None:
    ana = drive.add("Ana")
    walked(drive, ana, RecoveryStep.TALK)
    async with open_board((80, 24)) as user:
        await user.act("moment")
        assert "min" not in user.lines()[0]
        await user.press("ctrl+s")
        assert user.lines()[0].endswith("0 of 15 min")
        before = user.lines()[1:]
        clock.advance(minutes=7, seconds=20)
        user.app.screen.tick()
        await user.pilot.pause()
        assert user.lines()[0].endswith("7 of 15 min")
        assert user.lines()[1:] == before
        clock.advance(minutes=30)
        user.app.screen.tick()
        await user.pilot.pause()
        assert user.lines()[0].endswith("15 of 15 min")
        assert user.app.screen._minute is None


async def test_the_clock_of_the_talk_wakes_once_a_minute(
    drive: Any, clock: Any, open_board: Any
) -> None:
    ana = drive.add("Ana")
    found = walked(drive, ana, RecoveryStep.TALK)
    recovery_steps.begin_talk(drive.ws, found)
    clock.advance(minutes=2, seconds=45)
    async with open_board((80, 24)) as user:
        await user.act("moment")
        assert user.app.screen._minute._interval == 15


async def test_notes_of_a_talk_are_in_the_database_when_one_leaves(
    drive: Any, open_board: Any
) -> None:
    ana = drive.add("Ana")
    walked(drive, ana, RecoveryStep.TALK, "Who pays")
    async with open_board((80, 24)) as user:
        await user.act("moment")
        await user.press("ctrl+s", "tab", "tab")
        await user.type("She spoke of March")
        assert moment(drive, ana).notes == ""
        await user.press("escape")
        assert moment(drive, ana).notes == "She spoke of March"
        assert user.app.desk.drafts.forms() == []
    assert moment(drive, ana).step is RecoveryStep.TALK


async def test_one_is_never_held_in_the_guide_by_notes_that_cannot_be_written(
    drive: Any, open_driver: Any, open_board: Any
) -> None:
    ana = drive.add("Ana")
    found = walked(drive, ana, RecoveryStep.TALK)
    async with open_board((80, 24)) as user:
        await user.act("moment")
        await user.press("ctrl+s", "shift+tab")
        await user.type("half a sentence")
        recoveries.drop(open_driver().ws, found, "a mix-up")
        await user.press("escape")
        assert user.news == "Your draft is kept: ! takes it up again."
        recoveries.resume(drive.ws, found)
        user.app.screen.reload()
        await user.act("moment")
        assert user.sees("half a sentence")


@pytest.mark.parametrize("step", list(RecoveryStep)[:-1])
async def test_what_was_typed_is_there_again_at_the_step_where_it_was_left(
    drive: Any, open_board: Any, step: RecoveryStep
) -> None:
    ana, noe = drive.add("Ana"), drive.add("Noé")
    walked(drive, noe, RecoveryStep.EVIDENCE)
    walked(drive, ana, step)
    first = "tab" if step in {RecoveryStep.CONTACT, RecoveryStep.TALK} else "f5"
    async with open_board((80, 24)) as user:
        user.app.screen.columns.point_at(ana)
        await user.act("moment")
        await user.press(first)
        await user.type("half a sentence")
    async with open_board((80, 24)) as user:  # the connection had dropped
        assert user.news == "Your draft is kept: ! takes it up again."
        await user.act("moment")
        assert user.sees("Moment of truth · Ana")
        assert user.sees("What you typed last time is back.")
        assert user.sees("half a sentence")


async def test_the_words_about_someone_who_is_off_the_board_are_not_offered_to_another(
    drive: Any, open_board: Any
) -> None:
    ana, _noe = drive.add("Ana [/x]"), drive.add("Noé")
    walked(drive, ana, RecoveryStep.STRATEGY)
    async with open_board((120, 40)) as user:
        user.app.screen.columns.point_at(ana)
        await user.act("moment")
        await user.type("half a sentence")
    drive.touch(ana, outcome=Outcome.DECLINED, channel=Channel.CALL)
    async with open_board((120, 40)) as user:
        assert user.news == "A draft about Ana [/x] is kept: find them with :, then press !."


async def test_leaving_keeps_the_words_and_says_how_to_come_back(
    drive: Any, open_board: Any
) -> None:
    drive.add("Ana")
    async with open_board((80, 24)) as user:
        await user.act("moment")
        await user.type("half a sentence")
        await user.press("escape")
        assert user.news == "Your draft is kept: ! takes it up again."
        await user.act("moment")
        await user.press("ctrl+s", "escape")
        assert user.app.desk.drafts.forms() == []
        assert user.news == "Moment of truth · Ana, next: strategy"


async def test_words_about_one_who_is_gone_by_an_undo_are_not_put_on_another(
    drive: Any, open_board: Any
) -> None:
    ana, noe = drive.add("Ana"), drive.add("Noé")
    async with open_board((80, 24)) as user:
        user.app.screen.columns.point_at(ana)
        await user.act("moment")
        await user.type("the secret")
        await user.press("escape")
        await user.act("undo")
        user.app.screen.columns.point_at(noe)
        await user.act("moment")
        assert user.sees("Moment of truth · Noé")
        assert not user.sees("the secret")


async def test_it_is_put_off_with_a_day_and_a_reason(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana")
    walked(drive, ana, RecoveryStep.STRATEGY)
    async with open_board((80, 24)) as user:
        await user.act("moment")
        await user.press("ctrl+z")
        await user.type("next week")
        await user.press("enter")
        assert user.sees("Say why, so that it is known when this comes back.")
        await user.type("She is ill")
        await user.press("enter")
        assert user.news == "Moment of truth put off · Ana"
        await user.act("next_screen")
        assert not user.sees("MOMENTS OF TRUTH")
        await user.act("previous_screen", "moment")
        assert user.sees("put off until Mon 30 Nov: She is ill")
        await user.type("mine")
        await user.press("ctrl+s")
    found = moment(drive, ana)
    assert (found.status, found.step) == (RecoveryStatus.OPEN, RecoveryStep.CONTACT)


@pytest.mark.parametrize(
    ("words", "told"),
    [("", "Say until when"), ("today", "Put it off until a day after today"), ("x", "is no day")],
)
async def test_it_is_not_put_off_until_no_day(
    drive: Any, open_board: Any, words: str, told: str
) -> None:
    ana = drive.add("Ana")
    walked(drive, ana, RecoveryStep.TALK, "Who pays")
    async with open_board((80, 24)) as user:
        await user.act("moment")
        await user.press("z")
        await user.type(words)
        await user.press("tab", "enter")
        assert user.sees(told)
        await user.press(*["escape"] * (2 if words else 1))
        assert user.sees("[the talk]")
    assert moment(drive, ana).status is RecoveryStatus.OPEN


async def test_one_that_is_dropped_is_read_on_the_timeline_and_taken_up_again(
    drive: Any, open_board: Any
) -> None:
    ana = drive.add("Ana")
    walked(drive, ana, RecoveryStep.TALK, "Who pays")
    async with open_board() as user:
        await user.act("moment")
        await user.press("d", "enter")
        assert user.sees("Say why")
        await user.type("a mix-up")
        await user.press("enter")
        assert user.news == "Moment of truth dropped · Ana"
        assert not user.sees("! Ana")
        await user.act("open")
        await user.act("last")
        while user.app.screen.timeline.timeline.moment is None:
            await user.act("cursor_up")
        await user.act("open")
        assert user.sees("dropped: a mix-up")
        assert user.sees("The invoice")
        await user.press("r")
        assert user.sees("✓ contact [the talk]")
        await user.press("escape")
        assert user.sees("! moment of truth: the talk")
    assert drive.card(ana).is_upset


async def test_one_that_is_over_is_read_and_left_as_it_is(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana")
    found = walked(drive, ana, RecoveryStep.AFTERWARDS)
    recovery_steps.finish(drive.ws, found, recovery_steps.AfterwardsFields("Relieved\n" * 30))
    async with open_board((45, 20)) as user:
        await user.act("open")
        await user.act("filter")
        await user.press("!")
        await user.act("open")
        assert user.sees("over since Mon 23 Nov")
        assert not user.sees("take it up again")
        await user.press("pagedown", "j", "k", "r")
        assert user.sees("Relieved")
        await user.press("escape")
        assert user.sees("moments of truth · 1")


async def test_open_ones_are_first_in_today_and_are_taken_up_there(
    drive: Any, clock: Any, open_board: Any
) -> None:
    ana = drive.add("Ana")
    walked(drive, ana, RecoveryStep.TALK)
    clock.advance(days=1)
    async with open_board() as user:
        await user.act("next_screen")
        assert user.lines()[2].split() == ["MOMENTS", "OF", "TRUTH", "·", "1"]
        assert user.lines()[3].split() == [
            "▌!", "Ana", "the", "talk", "since", "23", "Nov", "·", "The", "invoice",
        ]  # fmt: skip
        await user.act("done")
        assert user.news == "There is nothing to call done here: no promise, no thanks, no idea."
        await user.act("open")
        assert user.sees("✓ contact [the talk]")
        await user.press("ctrl+s", "ctrl+s")
        await user.type("Relieved")
        await user.press("ctrl+s")
        assert user.sees("✓")
        assert user.news == "Moment of truth over · Ana"
    assert moment(drive, ana).status is RecoveryStatus.DONE


@pytest.mark.parametrize("channel", list(Channel))
async def test_while_it_is_open_a_text_is_asked_about_and_a_talk_is_not(
    drive: Any, open_board: Any, channel: Channel
) -> None:
    ana = drive.add("Ana")
    walked(drive, ana, RecoveryStep.TALK)
    async with open_board((80, 24)) as user:
        await user.act(f"touch_{channel}")
        if channel in {Channel.CALL, Channel.MEETING}:
            assert drive.card(ana).touch_count == 1
            assert moment(drive, ana).step is RecoveryStep.TALK
            return
        assert user.sees("Ana is upset: a moment of truth is open. Call or meet;")
        await user.press("n")
        assert drive.card(ana).touch_count == 0
        await user.act(f"touch_{channel}")
        await user.press("y")
    assert drive.card(ana).touch_count == 1


@pytest.mark.parametrize("form", ["touch_form", "compose"])
async def test_the_forms_ask_too(drive: Any, open_board: Any, form: str) -> None:
    ana = drive.add("Ana")
    walked(drive, ana, RecoveryStep.TALK)
    async with open_board((80, 24)) as user:
        await user.act(form)
        await user.press("ctrl+s")
        assert user.sees("Log the touch all the same?")
        await user.press("y")
    assert drive.card(ana).touch_count == 1


async def test_what_is_known_of_them_is_beside_the_evidence(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana")
    drive.write(ana, EntryKind.RESEARCH, "Runs the family firm", topic=Topic.WHO)
    walked(drive, ana, RecoveryStep.EVIDENCE)
    async with open_board((80, 24)) as user:
        await user.act("moment")
        assert user.sees("who they are: Runs the family firm")
        assert user.sees("[ ] Mon 23 Nov 09:00 § who they are")
        assert not user.sees("upset under way")


async def test_lines_that_were_picked_stay_picked(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana")
    for text in ("one", "two", "three"):
        drive.write(ana, EntryKind.NOTE, text)
    async with open_board((45, 20)) as user:
        await user.act("moment")
        await user.type("x")
        await user.press("tab", "tab", "tab", "tab", "space", "j", "j", "space")
        assert user.text().count("[✓]") == 2
    async with open_board((45, 20)) as user:
        await user.act("moment")
        await user.press("shift+tab")
        assert user.text().count("[✓]") == 2
        await user.press("ctrl+s")
    assert [each.entry.text for each in moment(drive, ana).evidence if each.entry] == [
        "three", "one",
    ]  # fmt: skip


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (45, 20)])
async def test_hostile_and_endless_texts_are_shown_harmless_at_every_size(
    drive: Any, open_board: Any, size: tuple[int, int]
) -> None:
    ana = drive.add(f"{HOSTILE} Ana")
    found = recoveries.open_moment(drive.ws, ana).recovery.id
    fields = EvidenceFields(HOSTILE + "word " * 400, HOSTILE)
    recovery_steps.save_evidence(drive.ws, found, fields)
    recovery_steps.save_strategy(
        drive.ws, found, StrategyFields(HOSTILE, "y " * 900, doubts=(HOSTILE, "long " * 90))
    )
    recovery_steps.arrange_talk(drive.ws, found, ContactFields(Channel.CALL, TEN, HOSTILE))
    async with open_board(size) as user:
        await user.act("moment")
        user.app.screen.post_message(events.Paste(HOSTILE))
        for _ in range(4):
            await user.press("down", "down", "down", "down")
            assert "\x1b" not in user.text()
            assert all(len(line) <= size[0] for line in user.lines())
        await user.press("pageup", "pageup", "pageup")
        assert user.sees("[/x] ")
        assert user.sees("[✓ evidence]")


async def test_the_dialogs_of_many_people_open_it_for_the_one_in_hand(
    drive: Any, open_board: Any
) -> None:
    drive.add("Ana")
    async with open_board((80, 24)) as user:
        await user.act("filter")
        await user.type("nobody")
        await user.press("enter")
        await user.act("moment")
        assert user.news == "There is no card under the cursor."
        assert recoveries.all_moments(drive.ws) == ()


async def test_a_closed_promise_or_a_call_moves_no_step_by_itself(
    drive: Any, open_board: Any
) -> None:
    ana = drive.add("Ana")
    walked(drive, ana, RecoveryStep.TALK)
    drive.touch(ana, channel=Channel.CALL)
    (promise,) = entries.of_person(drive.ws, ana, EntryKind.PROMISE)
    drive.close(promise)
    assert moment(drive, ana).step is RecoveryStep.TALK
    assert promise.status is EntryStatus.OPEN
    async with open_board((80, 24), "es") as user:
        await user.act("moment")
        assert user.sees("Ana")
    assert EventKind.MOMENT in EventKind
