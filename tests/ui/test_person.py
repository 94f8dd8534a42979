"""A person's page: who they are, all that has happened, and the daily keys on them."""

from datetime import date
from typing import Any

import pytest

from tablero.domain.people import Handle
from tablero.domain.words import EntryKind, EntryStatus, HandleKind, Intent, Stage, Topic
from tablero.ui.keys import BY_ID

PHONE = Handle(HandleKind.PHONE, "+34 600 11 22 33")
MAIL = Handle(HandleKind.EMAIL, "ana@example.org")
HOSTILE = "[/x] [bold]漢字 \u202e\x1b[31mred"


def beside(user: Any) -> str:
    """What stands beside the timeline, or above it, line breaks aside."""
    return " ".join(" ".join(line.partition("│")[0] for line in user.lines()).split())


def is_offered(user: Any, action_id: str) -> bool:
    """Whether the word of an action is lit in the line of keys that is on the screen."""
    word = user.app.desk.tr.gettext(BY_ID[action_id].hint)
    strip = user.app.screen._compositor.render_strips()[-1]
    found = [segment for segment in strip if segment.text.strip() == word]
    return bool(found) and not found[0].style.dim


def write_then_touch(drive: Any, clock: Any, kind: EntryKind, text: str) -> int:
    """Ana, with an entry that stands below her only touch; gives her id."""
    ana: int = drive.add("Ana Ríos")
    drive.write(ana, kind, text)
    clock.advance(hours=1)
    drive.touch(ana)
    return ana


async def test_enter_opens_the_person_and_esc_goes_back(drive: Any, open_board: Any) -> None:
    luis = drive.add("Luis Martín", Stage.CONVERSATION)
    ana = drive.add("Ana Ríos", role="CFO", company="Acme", via_id=luis, notes="Lemon trees")
    drive.touch(ana, note="Sent her the article")
    async with open_board() as user:
        await user.act("open")
        for text in ("CFO · Acme", "Luis Martín → Ana Ríos", "Lemon trees", "TIMELINE · 2"):
            assert user.sees(text)
        assert user.sees("1 › WhatsApp give sent Sent her the article")
        assert user.sees("→ First contact")
        await user.act("back")
        assert user.sees("FIRST CONTACT · 1")


async def test_the_daily_keys_work_and_the_board_beneath_follows(
    drive: Any, open_board: Any
) -> None:
    drive.add("Ana Ríos")
    async with open_board() as user:
        await user.act("open", "touch_linkedin", "outcome_seen")
        assert user.news == "Touch 1 seen · Ana Ríos → Seen, no reply"
        assert user.sees("TIMELINE · 3")
        await user.act("undo")
        assert user.sees("TIMELINE · 2")
        await user.act("redo", "move_right", "back")
        assert user.sees("CONVERSATION · 1")
        assert user.app.screen.selected.name == "Ana Ríos"


async def test_a_key_that_cannot_act_tells_why(drive: Any, open_board: Any) -> None:
    drive.add("Ana Ríos", Stage.CONVERSATION)
    async with open_board() as user:
        await user.act("cursor_right", "cursor_right", "cursor_right", "open", "outcome_seen")
        assert user.news == "Ana Ríos has not been touched yet. Log a touch first."
        await user.act("move_right")
        assert user.news == "The card is in the last column already."
        await user.act("quit")
        assert user.news == "On the board q quits; esc goes back there."
        await user.act("copy")
        assert user.news == "Ana Ríos has no phone, mail or link yet; e adds one."


async def test_one_who_wants_no_contact_is_touched_only_when_sure(
    drive: Any, open_board: Any
) -> None:
    ana = drive.add("Ana Ríos", None)
    drive.edit(ana, do_not_contact=True)
    async with open_board() as user:
        await user.act("palette")
        await user.type("ana")
        await user.press("enter")
        assert user.sees("Asked not to be contacted.")
        assert user.sees("Nothing has happened yet.")
        assert not user.sees("logs the first touch")
        await user.act("touch_call")
        await user.press("enter")
        assert drive.card(ana).touch_count == 0
        await user.act("touch_call")
        await user.press("y")
        assert drive.card(ana).touch_count == 1
        assert user.news == "Touch 1 · call · Ana Ríos"


async def test_the_timeline_scrolls_to_its_oldest_event(
    drive: Any, clock: Any, open_board: Any
) -> None:
    ana = drive.add("Ana Ríos")
    for _ in range(40):
        clock.advance(hours=1)
        drive.touch(ana)
    async with open_board(size=(80, 24)) as user:
        await user.act("open")
        assert user.sees("40 › WhatsApp")
        assert not user.sees("→ First contact")
        await user.act("last")
        assert user.sees("→ First contact")
        await user.act("first", "page_down", "cursor_up")
        assert user.app.screen.timeline.timeline.cursor == 20


async def test_on_a_narrow_screen_the_person_stands_above_and_can_be_scrolled(
    drive: Any, open_board: Any
) -> None:
    drive.add("Ana Ríos", notes="\n".join(f"line {n}" for n in range(9)))
    async with open_board(size=(45, 20)) as user:
        await user.act("open")
        assert user.lines()[7] == "─" * 45
        assert user.lines()[8] == " TIMELINE · 1"
        assert not user.sees("line 8")
        await user.act("cursor_left", "last")
        assert user.sees("line 8")
        await user.act("cursor_right", "last")
        assert user.sees("line 8")


async def test_another_sessions_touch_comes_onto_the_page(
    drive: Any, open_driver: Any, open_board: Any
) -> None:
    ana = drive.add("Ana Ríos")
    async with open_board() as user:
        await user.act("open")
        open_driver().touch(ana, note="from the phone")
        await user.look()
        assert user.sees("from the phone")


async def test_an_undo_that_takes_the_person_away_leaves_their_page(
    drive: Any, open_board: Any
) -> None:
    drive.add("Ana Ríos")
    async with open_board() as user:
        await user.act("open", "undo")
        assert user.sees("FIRST CONTACT · 0")
        assert user.news == "Undone: added Ana Ríos"


async def test_the_only_handle_is_copied_at_once_and_of_several_one_is_chosen(
    drive: Any, open_board: Any
) -> None:
    ana = drive.add("Ana Ríos", handles=(PHONE,))
    async with open_board() as user:
        await user.act("copy")
        assert user.app.clipboard == PHONE.value
        assert user.news == "Copied · +34 600 11 22 33"
        drive.edit(ana, handles=(PHONE, MAIL))
        await user.act("copy")
        await user.press("2")
        assert user.app.clipboard == MAIL.value


async def test_hostile_text_stays_text(drive: Any, open_board: Any) -> None:
    ana = drive.add(HOSTILE, role=HOSTILE, company=HOSTILE, notes=HOSTILE, tags=(HOSTILE,))
    drive.touch(ana, note=HOSTILE)
    async with open_board() as user:
        await user.act("open")
        assert user.sees("[/x] [bold]漢字 red")
        assert {char for char in user.text() if char in "\x1b\u202e"} == set()


async def test_the_timeline_is_narrowed_to_one_kind_by_a_number_and_esc_widens_it(
    drive: Any, open_board: Any
) -> None:
    ana = drive.add("Ana Ríos")
    drive.touch(ana, note="Sent the article")
    drive.idea(ana, "The fair in March")
    async with open_board() as user:
        await user.act("open", "filter")
        for row in ("1 all 3", "2 touches 1", "3 moves 1", "4 ideas 1", "9 mistakes 0"):
            assert user.sees(row)
        await user.press("4")
        assert user.sees("TIMELINE · ideas · 1/3")
        assert not user.sees("Sent the article")
        await user.act("back")
        assert user.sees("TIMELINE · 3")
        assert user.sees("Sent the article")
        await user.act("back")
        assert user.sees("FIRST CONTACT · 1")


async def test_the_kind_can_be_chosen_with_the_arrows_or_left_as_it_is(
    drive: Any, open_board: Any
) -> None:
    drive.touch(drive.add("Ana Ríos"))
    async with open_board() as user:
        await user.act("open", "filter")
        await user.press("down", "enter")
        assert user.sees("TIMELINE · touches · 1/2")
        await user.act("filter")
        assert user.sees("▌ 2 touches")
        await user.press("escape")
        assert user.sees("TIMELINE · touches · 1/2")
        await user.act("filter")
        await user.press("up", "up", "enter")
        assert user.sees("TIMELINE · moments of truth · 0/2")
        assert user.sees("None of these yet. Esc shows everything again.")


async def test_what_is_written_while_a_filter_hides_it_is_counted(
    drive: Any, open_board: Any
) -> None:
    drive.idea(drive.add("Ana Ríos"), "The fair")
    async with open_board() as user:
        await user.act("open", "filter")
        await user.press("4")
        await user.act("touch_call")
        assert user.news == "Touch 1 · call · Ana Ríos"
        assert user.sees("TIMELINE · ideas · 1/3")


async def test_enter_opens_the_entry_under_the_cursor_and_leaves_the_place_when_it_is_changed(
    drive: Any, clock: Any, open_board: Any
) -> None:
    write_then_touch(drive, clock, EntryKind.NOTE, "Likes tea")
    async with open_board() as user:
        await user.act("open", "open")
        assert user.news.startswith("Only what was written down can be opened")
        await user.act("cursor_down", "open")
        assert user.sees("Note · Ana Ríos")
        await user.type(" and lemons")
        await user.press("ctrl+s")
        assert user.sees("Likes tea and lemons")
        assert user.app.screen.timeline.timeline.cursor == 1
        assert user.app.screen.entry_in_hand().text == "Likes tea and lemons"
        await user.act("cursor_left", "open")
        assert user.news.startswith("Only what was written down can be opened")


async def test_an_idea_under_the_cursor_is_done_with_a_key_and_open_again_with_it(
    drive: Any, clock: Any, open_board: Any
) -> None:
    ana = write_then_touch(drive, clock, EntryKind.IDEA, "A book")
    async with open_board() as user:
        await user.act("open", "done")
        assert user.news.startswith("Put the cursor on an idea, a promise or a lesson")
        await user.act("cursor_down", "done")
        assert [entry.status for entry in drive.written(ana)] == [EntryStatus.DONE]
        assert user.sees("* idea used A book")
        await user.act("done")
        assert user.sees("* idea to use A book")


async def test_keys_for_entries_are_offered_where_an_entry_is_in_hand(
    drive: Any, clock: Any, open_board: Any
) -> None:
    write_then_touch(drive, clock, EntryKind.NOTE, "Likes tea")
    async with open_board() as user:
        await user.act("open")
        for action, offered in (("cursor_up", False), ("cursor_down", True), ("cursor_up", False)):
            await user.act(action)
            assert is_offered(user, "open") is offered
        await user.click(60, 4)
        assert is_offered(user, "open")


async def test_a_rest_shows_until_when_and_why_and_the_day_of_waking_too(
    drive: Any, clock: Any, open_board: Any
) -> None:
    ana = drive.add("Ana Ríos")
    drive.touch(ana)
    drive.rest(ana, date(2026, 12, 1), "on holiday")
    async with open_board() as user:
        await user.act("palette")
        await user.type("ana")
        await user.press("enter")
        assert user.sees("back in 8 d")
        assert user.sees("rests until Tue 1 Dec: on holiday")
        clock.advance(days=8)
        await user.look()
        assert "back today back from rest, due Tue 1 Dec: on holiday" in beside(user)


async def test_a_date_set_by_hand_and_a_cadence_say_where_they_come_from(
    drive: Any, open_board: Any
) -> None:
    ana = drive.add("Ana Ríos", every_days=5)
    drive.due(ana, date(2026, 11, 27))
    async with open_board() as user:
        await user.act("open")
        assert user.sees("in 4 d · due Fri 27 Nov, set by hand")
        assert user.sees("every 5 days, own cadence")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (45, 20)])
async def test_the_third_unanswered_ask_suggests_to_give_with_the_ideas_at_hand(
    drive: Any, open_board: Any, size: tuple[int, int]
) -> None:
    ana = drive.add("Ana Ríos")
    drive.write(ana, EntryKind.VALUE, "Quiet", topic=Topic.THEY_VALUE)
    drive.idea(ana, "A book")
    for _ in range(2):
        drive.touch(ana, intent=Intent.ASK)
    async with open_board(size=size) as user:
        await user.act("open")
        assert not user.sees("asks in a row")
        await user.act("touch_call")
        assert "3 asks in a row unanswered: give first" in beside(user)
        assert "* A book" in beside(user)


async def test_the_page_asks_the_next_question_and_its_key_opens_the_answer(
    drive: Any, open_board: Any
) -> None:
    ana = drive.add("Ana Ríos")
    drive.write(ana, EntryKind.RESEARCH, "Sings", topic=Topic.WHO)
    async with open_board() as user:
        await user.act("open")
        assert user.sees("RESEARCH ▮▯▯▯▯▯ 1/6")
        assert user.sees("R What do they need right now?")
        await user.act("research")
        await user.type("A new auditor")
        await user.press("ctrl+s")
        assert user.sees("RESEARCH ▮▮▯▯▯▯ 2/6")
        assert user.sees("§ what they need: A new auditor")


async def test_the_key_beside_the_question_of_value_opens_that_very_side(
    drive: Any, open_board: Any
) -> None:
    ana = drive.add("Ana Ríos")
    drive.write(ana, EntryKind.VALUE, "Quiet", topic=Topic.THEY_VALUE)
    async with open_board() as user:
        await user.act("open")
        assert user.sees("V What can I offer them?")
        await user.act("value")
        await user.type("My notes")
        await user.press("ctrl+s")
        assert [entry.topic for entry in drive.written(ana)][-1] is Topic.I_OFFER
        assert not user.sees("V What")
