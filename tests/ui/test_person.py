"""A person's page: who they are, all that has happened, and the daily keys on them."""

from typing import Any

from tablero.domain.people import Handle
from tablero.domain.words import HandleKind, Stage

PHONE = Handle(HandleKind.PHONE, "+34 600 11 22 33")
MAIL = Handle(HandleKind.EMAIL, "ana@example.org")
HOSTILE = "[/x] [bold]漢字 \u202e\x1b[31mred"


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
        user.app.screen.look_for_changes()
        await user.pilot.pause()
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
