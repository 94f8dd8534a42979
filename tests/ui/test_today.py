"""The day as a screen: all of it in sight, acted on there with the board's own keys."""

from datetime import date, timedelta
from typing import Any

import pytest

from tablero.domain.words import EntryStatus, Intent, Stage
from tablero.services import entries, rests
from tablero.services.evening import EveningFields, close_day

TODAY = date(2026, 11, 23)
HOSTILE = "[/x] [bold]漢字 \u202e\x1b[31mred"


def in_hand(user: Any) -> tuple[str, str]:
    """Section and name of the row under the cursor."""
    row = user.app.screen.page.row
    return row.part.value, row.card.name


async def take(user: Any, part: str, name: str) -> None:
    """Move the cursor down to a row, from the top."""
    await user.act("first")
    for _ in user.app.screen.page.rows:
        if in_hand(user) == (part, name):
            return
        await user.act("cursor_down")
    raise AssertionError(f"{name} is not in {part}")


async def test_tab_goes_to_the_day_and_back_to_the_board(drive: Any, open_board: Any) -> None:
    drive.add("Ana Ríos")
    async with open_board() as user:
        assert "Board  Today 1" in user.lines()[0]
        for back in ("previous_screen", "back"):
            await user.act("next_screen")
            assert user.sees("THE NAME OF THE DAY")
            assert in_hand(user) == ("untouched", "Ana Ríos")
            assert not user.sees("NO IDEA YET")
            await user.act(back)
            assert user.sees("FIRST CONTACT · 1")


async def test_every_section_shows_what_belongs_there(
    drive: Any, clock: Any, open_board: Any
) -> None:
    irene, paco = drive.add("Irene Modelo"), drive.add("Paco Muestra")
    for person in (irene, paco):
        drive.touch(person)
    drive.promise(irene, "Send the papers", TODAY)
    luis = drive.add("Luis Martín")
    drive.touch(luis)
    drive.refer(luis, "Ana Ríos")
    resting = drive.add("Rosa Rest")
    rests.rest(drive.ws, [resting], TODAY + timedelta(days=60), "Twins")
    back = drive.add("Teo Back")
    rests.rest(drive.ws, [back], TODAY + timedelta(days=9), "Moving")
    clock.advance(days=9)
    drive.touch(drive.add("Later Lena"))
    async with open_board(size=(120, 60)) as user:
        await user.act("next_screen")
        for text in (
            "PROMISES TO KEEP · 1", "Send the papers", "BACK FROM A REST · 1", "Moving",
            "DUE · 2", "NO NEXT STEP YET · 1", "TO THANK · 1", "brought Ana Ríos",
            "NO IDEA YET", "RESTING · 1", "Twins", "What would make them see the value?",
        ):  # fmt: skip
            assert user.sees(text), text


async def test_a_touch_is_logged_there_and_its_outcome_goes_to_the_same_person(
    drive: Any, open_board: Any
) -> None:
    ana, luis = drive.add("Ana Ríos"), drive.add("Luis Martín")
    async with open_board() as user:
        await user.act("next_screen")
        assert user.sees("NO NEXT STEP YET · 2")
        await user.act("touch_whatsapp")
        assert user.news == "Touch 1 · WhatsApp · Ana Ríos"
        assert user.sees("NO NEXT STEP YET · 1")
        assert user.sees("✓ in 7 d")
        assert "Today 1" in user.lines()[0]
        await user.act("outcome_seen")
        assert drive.card(ana).seen_count == 1
        assert drive.card(luis).touch_count == 0
        await user.act("cursor_down", "touch_call", "back")
        assert drive.card(luis).touch_count == 1
        assert user.sees("SEEN, NO REPLY · 1")


async def test_what_was_done_is_undone_there(drive: Any, open_board: Any) -> None:
    ana, _ = drive.add("Ana Ríos"), drive.add("Luis Martín")
    async with open_board() as user:
        await user.act("next_screen", "touch_whatsapp", "cursor_down", "undo")
        assert drive.card(ana).touch_count == 0
        assert user.sees("NO NEXT STEP YET · 2")
        assert not user.sees("✓")
        assert in_hand(user) == ("untouched", "Ana Ríos")
        await user.act("redo")
        assert drive.card(ana).touch_count == 1
        assert in_hand(user) == ("untouched", "Ana Ríos")


async def test_on_a_new_day_nothing_is_done_yet(drive: Any, clock: Any, open_board: Any) -> None:
    drive.add("Ana Ríos")
    async with open_board() as user:
        await user.act("next_screen", "touch_whatsapp")
        assert user.sees("✓ in 7 d")
        clock.advance(days=1)
        await user.look()
        assert user.sees("in 6 d")
        assert not user.sees("✓")


async def test_who_is_added_there_is_in_hand_then(drive: Any, open_board: Any) -> None:
    drive.add("Ana Ríos")
    async with open_board() as user:
        await user.act("next_screen", "add")
        await user.type("Zoe")
        await user.press("enter")
        assert in_hand(user) == ("untouched", "Zoe")


async def test_a_promise_is_opened_and_kept(drive: Any, open_board: Any) -> None:
    entry_id = drive.promise(drive.add("Ana Ríos", Stage.CONVERSATION), "Send the papers", TODAY).id
    async with open_board() as user:
        await user.act("next_screen")
        await take(user, "promises", "Ana Ríos")
        await user.act("open")
        assert user.app.screen.is_modal
        await user.press("escape")
        await user.act("done")
        assert entries.read_entry(drive.ws, entry_id).status is EntryStatus.DONE
        assert user.sees("PROMISES TO KEEP · 0")
        assert user.sees("✓ kept")
        await user.act("done")
        assert user.news == "There is nothing to call done here: no promise, no thanks, no idea."
        await user.act("undo")
        assert user.sees("PROMISES TO KEEP · 1")


async def test_a_promise_taken_away_leaves_nothing_behind(drive: Any, open_board: Any) -> None:
    drive.promise(drive.add("Ana Ríos", Stage.CONVERSATION), "the book", TODAY)
    async with open_board() as user:
        await user.act("next_screen")
        await take(user, "promises", "Ana Ríos")
        await user.act("open")
        await user.press("ctrl+u", "ctrl+s")
        assert user.news == "Taken away: promise · Ana Ríos"
        assert not user.sees("PROMISES TO KEEP")
        assert in_hand(user) == ("untouched", "Ana Ríos")


async def test_an_introducer_is_thanked(drive: Any, open_board: Any) -> None:
    luis = drive.add("Luis Martín")
    drive.touch(luis)
    drive.refer(luis, "Ana Ríos")
    async with open_board() as user:
        await user.act("next_screen")
        await take(user, "thanks", "Luis Martín")
        await user.act("done")
        assert user.sees("TO THANK · 0")
        assert user.sees("Thanked Luis Martín")


async def test_the_idea_of_the_one_in_hand_is_used(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana Ríos")
    entry_id = drive.idea(ana, "Lemon trees").id
    async with open_board() as user:
        await user.act("next_screen")
        assert user.sees("* Lemon trees")
        await user.act("done")
        assert entries.read_entry(drive.ws, entry_id).status is EntryStatus.DONE
        assert not user.sees("Lemon trees")


async def test_instead_of_deleting_a_promise_is_opened_and_an_idea_of_a_person_is_not(
    drive: Any, open_board: Any
) -> None:
    ana = drive.add("Ana Ríos")
    drive.idea(ana, "Lemon trees")
    drive.promise(ana, "Send the papers", TODAY)
    async with open_board() as user:
        await user.act("next_screen")
        for part, is_offered in (("untouched", False), ("promises", True)):
            await take(user, part, "Ana Ríos")
            await user.act("no_delete")
            assert user.sees("open what is written") is is_offered
            await user.press("escape")


async def test_the_three_of_the_evening_come_first_and_are_ticked(
    drive: Any, clock: Any, open_board: Any
) -> None:
    ana, _ = drive.add("Ana Ríos"), drive.add("Luis Martín")
    drive.touch(ana)
    close_day(drive.ws, EveningFields(three=(ana,)))
    clock.advance(days=1)
    async with open_board() as user:
        await user.act("next_screen")
        assert in_hand(user) == ("three", "Ana Ríos")
        assert not user.sees("✓")
        await user.act("touch_call")
        assert in_hand(user) == ("three", "Ana Ríos")
        assert user.sees("✓ in 7 d")


async def test_a_day_on_which_nothing_is_due_is_a_reward(drive: Any, open_board: Any) -> None:
    drive.touch(drive.add("Ana Ríos"))
    async with open_board() as user:
        await user.act("next_screen")
        assert "Board  Today  " in user.lines()[0]
        assert user.sees("Nothing is due today. Nobody is waiting to hear from you.")
        assert user.sees("i an idea that could bring you closer")
        assert in_hand(user) == ("name", "Ana Ríos")
        await user.act("last")
        assert in_hand(user) == ("next_up", "Ana Ríos")
        assert user.sees("▌Ana Ríos in 7 d")


async def test_an_empty_board_teaches_the_first_key(open_board: Any) -> None:
    async with open_board() as user:
        await user.act("next_screen")
        assert user.sees("n Nobody is on the board yet: a name is enough.")
        await user.act("touch_call", "cursor_down", "last", "mark", "done", "open")
        assert user.news == "There is no card under the cursor."


async def test_what_another_session_does_comes_onto_the_page(
    drive: Any, open_driver: Any, open_board: Any
) -> None:
    ana, _ = drive.add("Ana Ríos"), drive.add("Luis Martín")
    async with open_board() as user:
        await user.act("next_screen", "cursor_down")
        other = open_driver()
        other.touch(ana)
        other.add("Zoe New")
        await user.look()
        assert user.sees("Zoe New")
        assert user.sees("NO NEXT STEP YET · 2")
        assert in_hand(user) == ("untouched", "Luis Martín")
        assert "Today 2" in user.lines()[0]


async def test_marked_people_are_acted_on_together(drive: Any, open_board: Any) -> None:
    people = [drive.add("Ana Ríos"), drive.add("Luis Martín"), drive.add("Noé Ñíguez")]
    async with open_board() as user:
        await user.act("next_screen", "mark", "mark")
        assert user.news == "2 marked"
        await user.act("touch_email")
        assert [drive.card(person).touch_count for person in people] == [1, 1, 0]
        assert user.sees("NO NEXT STEP YET · 1")
        await user.act("mark", "back")
        assert user.sees("NO NEXT STEP YET · 1")


async def test_a_mark_on_somebody_who_is_no_longer_there_goes_too(
    drive: Any, open_board: Any, open_driver: Any
) -> None:
    drive.add("Ana Ríos")
    other = open_driver()
    other.add("Zoe")
    async with open_board() as user:
        await user.act("next_screen", "mark", "mark")
        other.undo()
        user.app.screen.look_for_changes()
        await user.act("touch_call")
        assert user.news == "Touch 1 · call · Ana Ríos"


async def test_enter_opens_the_person_and_what_is_done_there_shows_here(
    drive: Any, open_board: Any
) -> None:
    ana = drive.add("Ana Ríos")
    async with open_board() as user:
        await user.act("next_screen", "open")
        assert user.sees("TIMELINE · 1")
        await user.act("touch_meeting", "back")
        assert drive.card(ana).touch_count == 1
        assert user.sees("✓ in 7 d")
        await user.act("open", "previous_screen")
        assert user.sees("FIRST CONTACT · 1")


async def test_from_a_page_on_the_board_tab_goes_to_the_day(drive: Any, open_board: Any) -> None:
    drive.add("Ana Ríos")
    async with open_board() as user:
        await user.act("open", "next_screen")
        assert user.sees("THE NAME OF THE DAY")
        await user.act("back")
        assert user.sees("FIRST CONTACT · 1")


async def test_the_palette_goes_to_a_screen_and_to_a_row(drive: Any, open_board: Any) -> None:
    drive.add("Ana Ríos")
    drive.add("Luis Martín")
    async with open_board() as user:
        await user.act("palette")
        await user.type("today")
        await user.press("enter")
        assert user.sees("THE NAME OF THE DAY")
        await user.act("palette")
        await user.type("luis")
        await user.press("enter")
        assert in_hand(user) == ("untouched", "Luis Martín")
        await user.act("open", "palette")
        await user.type("today")
        await user.press("enter")
        assert in_hand(user) == ("untouched", "Luis Martín")
        await user.act("palette")
        await user.type("board")
        await user.press("enter")
        assert user.sees("FIRST CONTACT · 2")


async def test_one_quits_from_the_board_only(drive: Any, open_board: Any) -> None:
    drive.add("Ana Ríos")
    async with open_board() as user:
        await user.act("next_screen", "quit")
        assert user.news == "On the board q quits; esc goes back there."
        await user.act("filter")
        assert user.news == "Not on this screen."


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (45, 20), (20, 6)], ids=str)
async def test_the_cursor_reaches_every_row_at_every_size(
    drive: Any, open_board: Any, size: tuple[int, int]
) -> None:
    for number in range(15):
        drive.touch(drive.add(f"Touched {number}"), intent=Intent.ASK, note="a note " * 9)
        drive.idea(drive.add(f"New {number}"), "word " * 30)
    async with open_board(size=size) as user:
        await user.act("next_screen")
        rows = user.app.screen.page.rows
        await user.act("first")
        seen = []
        for _ in rows:
            assert any(line.startswith("▌") for line in user.lines())
            seen.append(in_hand(user))
            await user.act("cursor_down")
        assert seen == [(row.part.value, row.card.name) for row in rows]
        await user.act("first", "page_down", "page_down", "page_up", "page_up", "page_up")
        assert in_hand(user) == seen[0]
        await user.wheel(5, 4)
        await user.click(5, 4)
        assert any(line.startswith("▌") for line in user.lines())


async def test_hostile_text_stays_text(drive: Any, open_board: Any) -> None:
    ana = drive.add(HOSTILE, role=HOSTILE, company=HOSTILE)
    drive.touch(ana, note=HOSTILE)
    drive.promise(ana, HOSTILE, TODAY)
    drive.idea(ana, HOSTILE)
    for size in ((120, 40), (45, 20)):
        async with open_board(size=size) as user:
            await user.act("next_screen", "cursor_down")
            assert user.sees("[/x] [bold]漢字")
            assert not {"\x1b", "\u202e"} & set(user.text())


async def test_an_undo_that_takes_a_row_away_leaves_no_tick(drive: Any, open_board: Any) -> None:
    drive.move(drive.add("Ana Ríos", None), Stage.REFERRED)
    async with open_board() as user:
        await user.act("next_screen")
        assert in_hand(user) == ("untouched", "Ana Ríos")
        await user.act("undo")
        assert not user.sees("✓")
        assert user.sees("n Nobody is on the board yet: a name is enough.")
