"""Writing a favour down: which way it went, when, and whether it was a touch."""

from datetime import date
from typing import Any

import pytest

from tablero.domain.words import Channel, FavourKind, Intent
from tablero.services import favours, recoveries
from tablero.services.favours import FavourFields


async def test_a_favour_is_written_with_a_few_keys_and_shows_on_the_page(
    drive: Any, open_board: Any
) -> None:
    ana = drive.add("Ana")
    async with open_board() as user:
        await user.act("favour")
        await user.press("tab")
        await user.type("Lent the van")
        await user.press("enter")
        assert user.news == "Favour given · Ana"
        await user.act("open")
        assert user.sees("FAVOURS they owe me 1")
        assert user.sees("→ given 23 Nov: Lent the van")
    (favour,) = favours.favours_of(drive.ws, ana)
    assert (favour.day, favour.touch_id) == (date(2026, 11, 23), None)


async def test_a_favour_given_can_be_a_touch(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana")
    async with open_board() as user:
        await user.act("favour")
        await user.press("tab")
        await user.type("Lent the van")
        await user.press("tab")
        await user.type("yesterday")
        assert user.sees("→ Sun 22 Nov")
        await user.press("tab", "4", "4", "5", "enter")
    (favour,) = favours.favours_of(drive.ws, ana)
    assert favour.day == date(2026, 11, 22)
    card, person = drive.card(ana), drive.person(ana)
    assert (card.touch_count, card.last_channel) == (1, Channel.CALL)
    assert person.last_intent is Intent.GIVE


async def test_what_was_received_says_that_it_is_no_touch_of_mine(
    drive: Any, open_board: Any
) -> None:
    ana = drive.add("Ana")
    async with open_board() as user:
        await user.act("favour")
        await user.press("right", "tab")
        await user.type("A lift")
        await user.press("tab", "tab", "right")
        assert user.sees("Only what I gave or offered can be a touch.")
        await user.press("enter")
        assert user.news == "Favour received · Ana"
    assert drive.card(ana).touch_count == 0


async def test_nothing_said_and_a_day_to_come_are_told_beside_the_field(
    drive: Any, open_board: Any
) -> None:
    ana = drive.add("Ana")
    async with open_board() as user:
        await user.act("favour")
        await user.press("enter")
        assert user.sees("Say what the favour was.")
        await user.type("A lift")
        await user.press("tab")
        await user.type("2027-01-01")
        await user.press("enter")
        assert user.sees("“2027-01-01” is still to come.")
        assert favours.favours_of(drive.ws, ana) == ()
        await user.press("escape", "escape")
        await user.act("favour")
        assert not user.sees("A lift")


async def test_what_was_typed_outlives_the_connection(drive: Any, open_board: Any) -> None:
    drive.add("Ana")
    async with open_board() as user:
        await user.act("favour")
        await user.press("tab")
        await user.type("Half a sen")
    async with open_board() as user:
        assert user.news == "Your draft is kept: F takes it up again."
        await user.act("favour")
        assert user.sees("Half a sen")


@pytest.mark.parametrize("why", ["no contact", "upset"])
async def test_with_who_wants_no_contact_or_is_upset_a_touch_is_only_logged_when_sure(
    drive: Any, open_board: Any, why: str
) -> None:
    ana = drive.add("Ana", None)
    if why == "upset":
        recoveries.open_moment(drive.ws, ana)
    else:
        drive.edit(ana, do_not_contact=True)
    async with open_board() as user:
        await user.act("next_screen", "next_screen", "cursor_right", "favour")
        await user.press("tab")
        await user.type("A book")
        await user.press("tab", "tab", "right", "enter")
        assert user.sees("Log the touch all the same?")
        await user.press("n", "enter", "y")
        assert user.news == "Favour given · Ana"
    assert drive.card(ana).touch_count == 1


async def test_a_settled_favour_is_opened_from_the_page_and_counts_again(
    drive: Any, open_board: Any
) -> None:
    ana = drive.add("Ana [b]")
    for what in ("Lent the van", "Read the [/x]"):
        favour = favours.add_favour(drive.ws, ana, FavourFields(FavourKind.GIVEN, what)).favour
        assert favour
        favours.settle_favour(drive.ws, favour.id)
    async with open_board() as user:
        await user.act("open", "favour")
        assert user.sees("Favours · Ana [b]")
        assert user.sees("1 a new favour")
        assert user.sees("3 → given · Lent the van · Mon 23 Nov · settled 23 Nov")
        await user.press("2")
        assert user.sees("Read the [/x]")
        await user.press("tab", "tab", "tab", "left", "enter")
        assert user.news == "Favour open again · Ana [b]"
        await user.act("favour")
        await user.press("enter", "tab")
        await user.type("A lift")
        await user.press("enter")
        assert user.sees("FAVOURS they owe me 2")
    assert [each.is_open for each in favours.favours_of(drive.ws, ana)] == [True, True, False]


async def test_a_favour_is_said_anew_and_what_others_changed_stays(
    drive: Any, open_board: Any
) -> None:
    ana = drive.add("Ana")
    fields = FavourFields(FavourKind.GIVEN, "Lent the van")
    favour = favours.add_favour(drive.ws, ana, fields).favour
    async with open_board() as user:
        await user.act("next_screen", "next_screen", "cursor_right", "cursor_right")
        await user.press("space")
        await user.act("cursor_down", "open")
        assert favour
        favours.settle_favour(drive.ws, favour.id)
        await user.press("tab")
        await user.type(" twice")
        await user.press("enter")
    (after,) = favours.favours_of(drive.ws, ana)
    assert (after.what, after.settled_on) == ("Lent the van twice", date(2026, 11, 23))


async def test_an_emptied_favour_goes_and_comes_back(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana")
    favours.add_favour(drive.ws, ana, FavourFields(FavourKind.GIVEN, "Lent the van"))
    async with open_board() as user:
        await user.act("next_screen", "next_screen", "cursor_right", "cursor_right")
        await user.press("space")
        await user.act("cursor_down", "open")
        await user.press("tab", "ctrl+u")
        assert user.sees("Saved without words it goes away; u brings it back.")
        await user.press("enter")
        assert user.news == "Favour taken away · Ana"
        await user.act("undo")
    assert len(favours.favours_of(drive.ws, ana)) == 1
