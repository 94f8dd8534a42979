"""The evening close: a look back, one mistake, tomorrow's three; from the keyboard, in one step."""

from datetime import timedelta
from typing import Any

import pytest

from tablero.domain.words import Channel, EntryKind, Stage
from tablero.services.evening import read_evening
from tests.ui.conftest import SIZES


def tomorrow(drive: Any) -> list[str]:
    """Who is chosen for tomorrow; nobody while the day is open."""
    evening = read_evening(drive.ws)
    return [card.name for card in evening.tomorrow] if evening.is_closed else []


def mistakes(drive: Any, person_id: int) -> list[str]:
    return [entry.text for entry in drive.written(person_id, EntryKind.MISTAKE)]


@pytest.fixture
def three(drive: Any) -> list[int]:
    return [drive.add(name) for name in ("Ana", "Bea", "Noé")]


@pytest.mark.usefixtures("three")
async def test_the_proposed_three_are_kept_with_two_keys(drive: Any, open_board: Any) -> None:
    async with open_board() as user:
        await user.act("evening")
        assert user.sees("The evening close · Mon 23 Nov")
        assert user.sees("Tomorrow 1 Ana")
        await user.press("ctrl+s")
        assert user.news == "The evening close"
    assert tomorrow(drive) == ["Ana", "Bea", "Noé"]


@pytest.mark.usefixtures("three")
async def test_a_mistake_and_a_choice_are_one_step_to_undo(drive: Any, open_board: Any) -> None:
    zoe = drive.add("Zoe", Stage.CONVERSATION)
    async with open_board() as user:
        await user.act("evening")
        await user.type("asked too soon")
        await user.press("tab")
        await user.type("zo")
        assert user.sees("▌ Zoe")
        await user.press("tab", "ctrl+u")
        await user.type("Zoe")
        await user.press("enter", "enter")
        assert mistakes(drive, zoe) == ["asked too soon"]
        assert tomorrow(drive) == ["Zoe", "Bea", "Noé"]
        await user.act("undo")
        assert user.news == "Undone: the evening close"
    assert (mistakes(drive, zoe), tomorrow(drive)) == ([], [])


async def test_closing_twice_replaces_the_three_and_adds_the_mistake(
    drive: Any, open_board: Any, three: list[int]
) -> None:
    drive.close_day(three[1], mistake="first", about=three[0])
    async with open_board() as user:
        await user.act("evening")
        assert user.sees("This day is closed already")
        assert user.sees("Tomorrow 1 Bea")
        await user.type("second")
        await user.press("tab")
        await user.type("Ana")
        await user.press("enter", "tab", "tab")
        await user.type("no")
        await user.press("enter", "enter")
    assert tomorrow(drive) == ["Bea", "Noé"]
    assert mistakes(drive, three[0]) == ["first", "second"]


async def test_what_was_touched_is_looked_back_on_and_capped(
    drive: Any, open_board: Any, clock: Any
) -> None:
    for number in range(12):
        drive.touch(drive.add(f"Person {number}"), channel=Channel.CALL)
        clock.advance(minutes=1)
    async with open_board((80, 24)) as user:
        await user.act("evening")
        assert user.sees("12 touches today")
        assert user.sees("Touch 1 · call · Person 0")
        assert user.sees("… and 5 more")


async def test_yesterday_s_touches_are_not_today_s(drive: Any, open_board: Any, clock: Any) -> None:
    drive.touch(drive.add("Ana"), at=clock.now - timedelta(days=1))
    async with open_board() as user:
        await user.act("evening")
        assert user.sees("No touch today, and that is all right. On a card 1 logs one")


@pytest.mark.usefixtures("three")
async def test_a_key_asks_once_for_the_rows_wanted_not_for_every_row(
    drive: Any, open_board: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    drive.touch(drive.add("Ana"))
    async with open_board() as user:
        await user.act("evening")
        wanted = user.app.screen.rows_wanted
        asked: list[int] = []

        def counted(width: int) -> int:
            asked.append(width)
            return int(wanted(width))

        monkeypatch.setattr(user.app.screen, "rows_wanted", counted)
        await user.type("x")
        assert user.sees("1 touch today")
    assert 1 <= len(asked) <= 2


async def test_a_name_to_which_nobody_answers_loses_nothing(open_board: Any) -> None:
    async with open_board((45, 20)) as user:
        await user.act("evening")
        await user.type("too late")
        await user.press("tab")
        await user.type("zzz")
        await user.press("tab")
        assert user.sees("Nobody here answers to")
        await user.press("ctrl+s")
        assert user.sees("▌About zzz")
        assert user.sees("too late")
        await user.press("ctrl+u", "enter")
        assert user.news == "The evening close"


@pytest.mark.parametrize("size", SIZES)
async def test_every_field_can_be_reached_and_seen(
    drive: Any, open_board: Any, clock: Any, three: list[int], size: tuple[int, int]
) -> None:
    for each in three * 3:
        drive.touch(each)
        clock.advance(minutes=1)
    async with open_board(size) as user:
        await user.act("evening")
        labels = ("One mistake", "About", "Tomorrow 1", "Tomorrow 2", "Tomorrow 3")
        assert all(user.sees(label) for label in labels)
        for label in labels:
            assert user.sees(f"▌{label}")
            await user.press("tab")
        assert user.sees("9 touches today")
        await user.press("shift+tab", "ctrl+u")
        await user.type("a")
        assert user.sees("▌ Ana")
        assert user.sees("Bea")


@pytest.mark.usefixtures("three")
async def test_esc_puts_the_offers_away_and_then_leaves(drive: Any, open_board: Any) -> None:
    async with open_board() as user:
        await user.act("evening")
        await user.press("tab")
        await user.type("be")
        assert user.sees("▌ Bea")
        await user.press("escape")
        assert not user.sees("▌ Bea")
        assert user.sees("The evening close")
        await user.press("escape", "escape")
        assert not user.sees("The evening close")
    assert tomorrow(drive) == []


async def test_of_two_with_one_name_the_chosen_one_is_meant(drive: Any, open_board: Any) -> None:
    drive.add("Luis", role="CEO", stage=None)
    cfo = drive.add("Luis", role="CFO", stage=None)
    async with open_board() as user:
        await user.act("evening")
        await user.press("tab", "tab")
        await user.type("lu")
        await user.press("down", "enter")
        assert user.sees("→ Luis · CFO")
        await user.press("enter")
    assert [card.id for card in read_evening(drive.ws).tomorrow] == [cfo]


async def test_the_evening_that_was_broken_off_is_offered_again(
    drive: Any, open_board: Any
) -> None:
    drive.add("Ana")
    async with open_board() as user:
        await user.act("evening")
        await user.type("too late")
    async with open_board() as user:
        assert user.news == "Your draft is kept: C takes it up again."
        await user.act("evening")
        assert user.sees("too late")


async def test_hostile_text_is_shown_harmless(drive: Any, open_board: Any) -> None:
    ana = drive.add("[/x] Ana")
    drive.touch(ana)
    async with open_board((80, 24)) as user:
        await user.act("evening")
        await user.paste("[bold]\x1b[2J\u202e")
        await user.press("tab")
        await user.type("an")
        assert user.sees("▌ [/x] Ana")
        assert "\x1b" not in user.text()
        await user.press("enter", "enter")
    assert mistakes(drive, ana) == ["[bold][2J"]
