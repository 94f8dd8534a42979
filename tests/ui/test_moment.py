"""The moment of truth on the screen: five steps in their order, each checked and kept."""

from datetime import date
from typing import Any

import pytest

from tablero.domain.words import (
    Cause,
    Channel,
    EntryKind,
    RecoveryStatus,
    RecoveryStep,
    Topic,
)
from tablero.services import recoveries, recovery_steps
from tablero.services.lessons import read_lessons
from tablero.services.mistakes import read_mistakes
from tablero.services.recovery_steps import ContactFields, EvidenceFields, StrategyFields
from tests.moments import TEN, moment, walked

HOSTILE = "[/x] \x1b[31mred\u202e"
LONG = (100, 30)


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
        await user.paste(HOSTILE)
        for _ in range(4):
            await user.press("down", "down", "down", "down")
            assert "\x1b" not in user.text()
            assert all(len(line) <= size[0] for line in user.lines())
        await user.press("pageup", "pageup", "pageup")
        assert user.sees("[/x] ")
        assert user.sees("[✓ evidence]")


async def test_with_no_card_in_hand_none_is_begun(drive: Any, open_board: Any) -> None:
    drive.add("Ana")
    async with open_board((80, 24)) as user:
        await user.act("filter")
        await user.type("nobody")
        await user.press("enter")
        await user.act("moment")
        assert user.news == "There is no card under the cursor."
        assert recoveries.all_moments(drive.ws) == ()
