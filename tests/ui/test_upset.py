"""While somebody is upset: what Today shows of it, and what is asked before a touch."""

from typing import Any

import pytest

from tablero.domain.words import Channel, EntryKind, EntryStatus, RecoveryStatus, RecoveryStep
from tests.moments import moment, walked


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


async def test_a_call_that_is_logged_or_a_promise_called_kept_moves_no_step(
    drive: Any, open_board: Any
) -> None:
    ana = drive.add("Ana")
    walked(drive, ana, RecoveryStep.TALK)
    drive.touch(ana, channel=Channel.CALL)
    (promise,) = drive.written(ana, EntryKind.PROMISE)
    assert drive.close(promise).status is EntryStatus.DONE
    async with open_board((80, 24)) as user:
        await user.act("moment")
        assert user.sees("✓ contact [the talk]")
    assert moment(drive, ana).step is RecoveryStep.TALK
