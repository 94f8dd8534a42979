"""A moment of truth that one leaves: by the way, until a day, for good, or at its end."""

from typing import Any

import pytest

from tablero.domain.words import Channel, Outcome, RecoveryStatus, RecoveryStep
from tablero.services import recovery_steps
from tests.moments import moment, walked


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


async def test_what_was_noted_in_the_talk_is_in_sight_afterwards(
    drive: Any, open_board: Any
) -> None:
    found = walked(drive, drive.add("Ana"), RecoveryStep.AFTERWARDS)
    recovery_steps.save_talk(drive.ws, found, "Send samples first\n" + "and more " * 40)
    async with open_board((45, 20)) as user:
        await user.act("moment")
        assert user.sees("Send samples first · and more")
        assert user.sees("They took it ")
        assert sum("and more" in line for line in user.lines()) == 2
