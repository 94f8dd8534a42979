"""The talk of a moment of truth: agreed on, never by a text; then had, the doubts first."""

from pathlib import Path
from typing import Any

import pytest

from tablero.domain.words import EntryKind, RecoveryStep
from tablero.services import recoveries, recovery_steps
from tests.moments import moment, walked


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
    (promise,) = drive.written(ana, EntryKind.PROMISE)
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
