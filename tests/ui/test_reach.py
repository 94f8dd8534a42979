"""Who can bring me closer: the ways, why they are so strong, and asking for the introduction."""

from datetime import date
from typing import Any

import pytest

from tablero.domain.words import Channel, EntryKind, EntryStatus, FavourKind, Intent, Stage, TieKind
from tablero.services import favours, introductions, recoveries, ties
from tablero.services.favours import FavourFields
from tablero.services.introductions import RequestFields
from tablero.services.today import read_today
from tablero.storage import history

TODAY = date(2026, 11, 23)


def network(drive: Any, clock: Any) -> dict[str, int]:
    """Luis, whom I touched three days ago, knows Eva, who works with Ana."""
    ids = {name: drive.add(name, None) for name in ("Luis", "Eva", "Ana")}
    ties.add_tie(drive.ws, ids["Luis"], ids["Eva"], TieKind.KNOWS)
    ties.add_tie(drive.ws, ids["Eva"], ids["Ana"], TieKind.WORKS_WITH)
    drive.touch(ids["Luis"])
    favours.add_favour(drive.ws, ids["Luis"], FavourFields(FavourKind.GIVEN, "A lift"))
    clock.advance(days=3)
    return ids


async def reach(user: Any, name: str) -> None:
    """From the board, by typing the name; then to the way that begins with Luis, if there is."""
    await user.act("reach")
    await user.type(name)
    await user.press("enter", "enter")
    for _ in user.app.screen.page.rows:
        if user.app.screen.selected.name.startswith("Luis"):
            return
        await user.act("cursor_down")


async def test_the_best_ways_are_listed_and_say_why(
    drive: Any, clock: Any, open_board: Any
) -> None:
    network(drive, clock)
    async with open_board() as user:
        await reach(user, "Ana")
        assert user.sees("Ways to Ana")
        assert user.sees("Luis → Eva → Ana")
        for why in ("Luis · in touch 3 days ago · they owe me 1",
                    "Eva · knows Luis · never in touch", "Ana · works with Eva"):  # fmt: skip
            assert user.sees(why), why
        await user.act("first")
        assert user.sees("Eva → Ana")
        assert user.sees("▮▯▯▯▯ 4 Eva → Ana")
        assert user.sees("enter  ask the first of the way")


async def test_enter_asks_the_first_and_the_reminder_is_a_promise_of_the_day(
    drive: Any, clock: Any, open_board: Any
) -> None:
    ids = network(drive, clock)
    async with open_board() as user:
        await reach(user, "Ana")
        await user.act("open")
        assert user.sees("Could you introduce me to Eva? I would like to reach Ana.")
        await user.press("down", "down")
        await user.type("tomorrow")
        assert user.sees("→ Fri 27 Nov")
        await user.press("enter")
        assert user.news == "Asked Luis for an introduction · Ana"
        await user.act("next_screen")
    (found,) = introductions.introductions_open(drive.ws)
    assert (found.asked.id, found.target and found.target.id) == (ids["Luis"], ids["Ana"])
    assert drive.person(ids["Luis"]).last_intent is Intent.ASK
    clock.advance(days=1)
    (promised,) = read_today(drive.ws).promises
    assert promised.entry.text == "Ask Luis about the introduction to Ana"


async def test_a_company_is_reached_by_its_name_and_another_is_asked_for_with_the_same_key(
    drive: Any, clock: Any, open_board: Any
) -> None:
    network(drive, clock)
    drive.touch(drive.add("Bruno", None, company="Acme", role="CFO"))
    async with open_board() as user:
        await user.act("reach")
        await user.type("acme")
        await user.press("enter")
        assert user.sees("Ways to acme")
        assert user.sees("Bruno")
        assert user.sees("in touch today")
        assert user.sees("enter  you know them yourself: open their page")
        assert not user.sees("ask the first of the way")
        await user.act("open")
        assert user.sees("TIMELINE · 1")
        await user.act("back", "reach")
        await user.type("nowhere")
        await user.press("enter")
        assert user.sees("Nobody here answers to “nowhere”.")
        await user.act("filter")
        await user.type("Ana")
        await user.press("enter", "enter")
        assert user.sees("Luis → Eva → Ana")


async def test_whoever_is_at_a_company_is_asked_for_in_place_of_the_one_who_is_known_there(
    drive: Any, clock: Any, open_board: Any
) -> None:
    ids = network(drive, clock)
    drive.edit(ids["Ana"], company="Acme")
    async with open_board() as user:
        await user.act("reach")
        await user.type("acme")
        await user.press("enter")
        await user.act("first", "open")
        assert user.sees("Could you introduce me to Ana?")
        await user.press("right")
        assert user.sees("Do you know somebody I could talk to: acme?")
        await user.press("left")
        assert user.sees("Could you introduce me to Ana?")
        await user.press("right", "down", "down")
        await user.type("Hi! ")
        await user.press("shift+tab", "shift+tab", "left", "enter")
    (found,) = introductions.introductions_open(drive.ws)
    assert (found.target and found.target.id, found.wish) == (ids["Ana"], "")
    (touch,) = [t for t in history.touches_of(drive.ws.store, found.asked.id) if t.note]
    assert "Do you know somebody" in touch.note
    assert "Hi!" in touch.note


async def test_a_wish_is_quoted_as_the_language_does(
    drive: Any, clock: Any, open_board: Any
) -> None:
    network(drive, clock)
    async with open_board(language="es") as user:
        await user.act("reach")
        await user.type("Acme")
        await user.press("enter")
        await user.act("open")
        assert user.sees("· «Acme»")
        await user.type("Luis")
        await user.press("enter", "enter")
    (found,) = introductions.introductions_open(drive.ws)
    (reminder,) = drive.written(found.asked.id, EntryKind.PROMISE)
    assert reminder.text.endswith("«Acme»")


async def test_where_nobody_is_known_anybody_can_be_asked_for_somebody_there(
    drive: Any, open_board: Any
) -> None:
    luis = drive.add("Luis [b]Martín", None)
    async with open_board() as user:
        await user.act("reach")
        await user.type("Acme [/x]")
        await user.press("enter")
        assert user.sees("ask somebody who may know for an introduction")
        await user.act("open")
        await user.press("enter")
        assert user.sees("Say whom: type a name.")
        await user.type("Luis")
        await user.press("enter", "enter")
        assert user.news == "Asked Luis [b]Martín for an introduction · Acme [/x]"
        await user.act("undo", "redo")
    (found,) = introductions.introductions_open(drive.ws)
    assert (found.asked.id, found.target, found.wish) == (luis, None, "Acme [/x]")
    (entry,) = drive.written(luis)
    assert entry.text == "Ask Luis [b]Martín about the introduction to “Acme [/x]”"


async def test_who_is_tied_to_nobody_can_be_tied_from_there(drive: Any, open_board: Any) -> None:
    drive.add("Ana")
    luis = drive.add("Luis", None)
    drive.touch(luis)
    async with open_board() as user:
        await user.act("reach")
        assert user.sees("Nobody you know is tied to Ana yet.")
        await user.act("tie")
        await user.type("Luis")
        await user.press("enter", "enter")
        assert user.sees("Luis → Ana")


async def test_who_wants_no_contact_is_asked_for_nothing(
    drive: Any, clock: Any, open_board: Any
) -> None:
    ids = network(drive, clock)
    drive.edit(ids["Luis"], do_not_contact=True)
    async with open_board() as user:
        await reach(user, "Ana")
        assert not user.sees("Luis → Eva → Ana")


@pytest.mark.parametrize("why", ["no contact", "upset"])
async def test_who_wants_no_contact_or_is_upset_is_asked_only_when_one_is_sure(
    drive: Any, clock: Any, open_board: Any, why: str
) -> None:
    ids = network(drive, clock)
    async with open_board() as user:
        await reach(user, "Ana")
        await user.act("open")
        if why == "upset":
            recoveries.open_moment(drive.ws, ids["Luis"])
        else:
            drive.edit(ids["Luis"], do_not_contact=True)
        await user.press("enter")
        assert user.sees("Log the touch all the same?")
        await user.press("n")
        assert drive.card(ids["Luis"]).touch_count == 1
        await user.press("enter", "y")
        assert user.news == "Asked Luis for an introduction · Ana"
    assert drive.card(ids["Luis"]).touch_count == 2


async def test_the_introduction_is_made_from_the_network(
    drive: Any, clock: Any, open_board: Any
) -> None:
    ids = network(drive, clock)
    fields = RequestFields(Channel.CALL, "Ask Luis", ids["Ana"])
    introductions.request_introduction(drive.ws, ids["Luis"], fields)
    async with open_board() as user:
        await user.act("next_screen", "next_screen", "cursor_left", "cursor_left")
        assert user.sees("Luis → Ana")
        assert user.sees("ask after it 3 Dec")
        await user.act("done")
        assert user.news == "Luis introduced you to Ana"
        assert user.sees("No introduction is under way.")
        await user.act("undo")
        assert user.sees("Luis → Ana")
        await user.act("open")
        await user.press("2")
        assert user.news == "Introduction let go · Luis, Ana"
        await user.act("undo", "redo", "undo", "done")
    assert drive.card(ids["Ana"]).stage is Stage.REFERRED
    assert [one.introducer.name for one in read_today(drive.ws).thanks] == ["Luis"]


async def test_a_wish_asks_to_whom_it_led(drive: Any, clock: Any, open_board: Any) -> None:
    ids = network(drive, clock)
    fields = RequestFields(Channel.CALL, "Ask Luis", wish="A CFO")
    introductions.request_introduction(drive.ws, ids["Luis"], fields)
    async with open_board() as user:
        await user.act("next_screen", "next_screen", "cursor_left", "cursor_left", "done")
        assert user.sees("Luis introduced you to")
        await user.press("enter")
        assert user.sees("Say to whom the introduction is to lead.")
        await user.type("Rosa, CFO")
        await user.press("enter")
        assert user.sees("Luis referred you to")
        await user.press("enter")
        assert user.news == "Luis introduced you to Rosa"


async def test_a_wish_may_lead_to_somebody_who_is_here_already(
    drive: Any, clock: Any, open_board: Any
) -> None:
    ids = network(drive, clock)
    fields = RequestFields(Channel.CALL, "Ask Luis", wish="A CFO")
    introductions.request_introduction(drive.ws, ids["Luis"], fields)
    async with open_board() as user:
        await user.act("next_screen", "next_screen", "cursor_left", "cursor_left", "done")
        await user.type("Luis")
        await user.press("enter", "enter")
        assert user.sees("to themselves")
        await user.act("done")
        await user.type("An")
        await user.press("enter", "enter")
        assert user.news == "Luis introduced you to Ana"
        await user.act("undo", "redo")
    assert drive.card(ids["Ana"]).via == "Luis"


@pytest.mark.parametrize(
    ("key", "status", "left"), [("1", EntryStatus.DONE, 0), ("2", EntryStatus.DONE, 1),
                                ("3", EntryStatus.DROPPED, 0), ("escape", EntryStatus.OPEN, 1)]
)  # fmt: skip
async def test_a_kept_promise_of_an_introduction_asks_what_became_of_it(
    drive: Any, clock: Any, open_board: Any, key: str, status: EntryStatus, left: int
) -> None:
    ids = network(drive, clock)
    fields = RequestFields(Channel.CALL, "Ask Luis", ids["Ana"], remind_on=date(2026, 11, 26))
    introductions.request_introduction(drive.ws, ids["Luis"], fields)
    async with open_board() as user:
        await user.act("next_screen", "first")
        while user.app.screen.page.row.entry is None:
            await user.act("cursor_down")
        await user.act("done")
        assert user.sees("It was made: I have met them")
        await user.press(key)
    (promise,) = drive.written(ids["Luis"], EntryKind.PROMISE)
    assert promise.status is status
    assert len(introductions.introductions_open(drive.ws)) == left


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (45, 20)])
async def test_a_hostile_name_breaks_no_way(
    drive: Any, clock: Any, open_board: Any, size: Any
) -> None:
    ids = network(drive, clock)
    drive.edit(ids["Luis"], name="[/x]\x1b[31m漢字 " * 6)
    async with open_board(size) as user:
        await reach(user, "Ana")
        assert user.sees("[/x]")
        assert "\x1b" not in user.text()
        await user.act("open")
        await user.paste("[/x]\x1b[31m")
        await user.press("tab")
        assert "\x1b" not in user.text()


async def test_those_who_were_acted_on_together_are_marked_no_more(
    drive: Any, clock: Any, open_board: Any
) -> None:
    ids = network(drive, clock)
    async with open_board() as user:
        await reach(user, "Ana")
        await user.act("first", "mark", "mark")
        assert user.news == "2 marked"
        await user.act("touch_call")
        assert [drive.card(ids[name]).touch_count for name in ("Luis", "Eva")] == [2, 1]
        await user.act("touch_call")
    assert sum(drive.card(ids[name]).touch_count for name in ("Luis", "Eva")) == 4
