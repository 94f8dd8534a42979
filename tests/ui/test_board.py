"""The board: what is in sight, how the cursor moves, what a key does."""

from collections.abc import Callable, Iterable
from contextlib import AbstractAsyncContextManager
from datetime import timedelta
from typing import Any

import pytest
from rich.cells import cell_len

from tablero.domain.words import Channel, Stage
from tablero.services import board
from tablero.services.touches import TouchFields, log_touch
from tablero.ui.columns import Columns

Open = Callable[..., AbstractAsyncContextManager[Any]]

CONVERSATION = Stage.CONVERSATION
SEEN = Stage.SEEN_NO_REPLY


def add_all(drive: Any, names: Iterable[str], stage: Stage = Stage.FIRST_CONTACT) -> list[int]:
    return [drive.add(name, stage) for name in names]


def crowd(count: int) -> list[str]:
    return [f"Person {number:02}" for number in range(count)]


def under_cursor(user: Any) -> str:
    """The name beside the first mark of the cursor."""
    line: str = next(line for line in user.lines() if "▌" in line)
    return line.partition("▌")[2].split("  ")[0]


async def test_an_empty_board_teaches_the_first_key(open_board: Open) -> None:
    async with open_board() as user:
        assert user.sees("Press n: a name is enough")
        assert user.sees("linkedin FILE --stage")
        assert user.sees("FIRST CONTACT · 0")


async def test_a_touch_is_one_key_and_says_its_number(drive: Any, open_board: Open) -> None:
    drive.add("Ana Ríos")
    async with open_board() as user:
        await user.act("touch_whatsapp", "touch_email")
        assert user.news == "Touch 2 · e-mail · Ana Ríos"
        assert user.sees("▮▮▯▯┊▯▯▯▯▯▯▯▯┊ 2")


async def test_an_outcome_moves_the_card_and_one_key_takes_both_back(
    drive: Any, open_board: Open
) -> None:
    ana = drive.add("Ana Ríos")
    async with open_board() as user:
        await user.act("touch_whatsapp", "outcome_seen")
        assert user.news == "Touch 1 seen · Ana Ríos → Seen, no reply"
        assert drive.card(ana).stage is SEEN
        assert under_cursor(user) == "Ana Ríos"
        await user.act("undo")
        assert drive.card(ana).stage is Stage.FIRST_CONTACT
        assert user.news == "Undone: seen · Ana Ríos"
        await user.act("redo")
        assert drive.card(ana).stage is SEEN


async def test_an_outcome_without_a_touch_is_refused_with_the_reason(
    drive: Any, open_board: Open
) -> None:
    drive.add("Ana Ríos")
    async with open_board() as user:
        await user.act("outcome_replied")
        assert "Ana Ríos" in user.news
        assert user.sees("FIRST CONTACT · 1")


async def test_a_move_takes_the_card_and_the_cursor_along(drive: Any, open_board: Open) -> None:
    ana = drive.add("Ana Ríos")
    async with open_board() as user:
        await user.act("move_right")
        assert drive.card(ana).stage is Stage.REFERRED
        assert user.news == "Ana Ríos to Referred"
        await user.act("move_to")
        await user.press("4")
        assert drive.card(ana).stage is CONVERSATION
        assert user.sees("Conversation 0/0")
        await user.act("move_right")
        assert drive.card(ana).stage is CONVERSATION
        assert under_cursor(user) == "Ana Ríos"


async def test_the_cursor_goes_from_card_to_card_and_column_to_column(
    drive: Any, open_board: Open
) -> None:
    add_all(drive, ["Ana", "Bea"])
    add_all(drive, ["Cleo", "Dora"], CONVERSATION)
    async with open_board() as user:
        await user.act("cursor_down")
        assert under_cursor(user) == "Bea"
        await user.act("cursor_down")
        assert under_cursor(user) == "Bea"
        await user.act("cursor_right", "cursor_right", "cursor_right", "cursor_up")
        assert under_cursor(user) == "Cleo"


async def test_a_long_column_scrolls_with_the_cursor_and_by_pages(
    drive: Any, open_board: Open
) -> None:
    add_all(drive, crowd(60))
    async with open_board(size=(120, 40)) as user:
        await user.act("last")
        assert under_cursor(user) == "Person 59"
        await user.act("page_up")
        assert under_cursor(user) == "Person 50"
        await user.act("first")
        assert under_cursor(user) == "Person 00"
        await user.act(*["cursor_down"] * 10)
        assert under_cursor(user) == "Person 10"
        assert not user.sees("Person 00")


async def test_a_filter_is_accent_blind_and_counts_what_it_leaves(
    drive: Any, open_board: Open
) -> None:
    add_all(drive, ["Ana Ríos", "Luis Herrero"])
    drive.add("Mariana Ñíguez", CONVERSATION, company="Acme")
    async with open_board() as user:
        await user.act("filter")
        await user.type("rio")
        assert user.sees("Ana Ríos")
        assert not user.sees("Luis Herrero")
        assert user.sees("FIRST CONTACT · 1/2")
        await user.press("enter", "escape")
        assert user.sees("Luis Herrero")
        await user.act("filter")
        await user.type("@acme")
        assert user.sees("CONVERSATION · 1")
        assert user.sees("No match here.")


async def test_the_cursor_goes_to_the_only_match(drive: Any, open_board: Open) -> None:
    drive.add("Ana Ríos")
    noe = drive.add("Noé Ñíguez", CONVERSATION)
    async with open_board() as user:
        await user.act("filter")
        await user.type("iguez")
        await user.press("enter")
        await user.act("touch_call")
        assert drive.card(noe).touch_count == 1


async def test_keys_act_on_what_the_filter_left(drive: Any, open_board: Open) -> None:
    _, luis = add_all(drive, ["Ana Ríos", "Luis Herrero"])
    async with open_board() as user:
        await user.act("filter")
        await user.type("luis")
        await user.press("enter")
        await user.act("touch_call")
        assert drive.card(luis).touch_count == 1


async def test_marked_cards_are_touched_together_and_undone_together(
    drive: Any, open_board: Open
) -> None:
    ids = add_all(drive, ["Ana", "Bea", "Cleo"])
    async with open_board() as user:
        await user.act("mark", "mark")
        assert sum(line.startswith("✓") for line in user.lines()) == 2
        await user.act("touch_meeting")
        assert user.news == "2 people · meeting"
        assert [drive.card(id_).touch_count for id_ in ids] == [1, 1, 0]
        await user.act("undo")
        assert [drive.card(id_).touch_count for id_ in ids] == [0, 0, 0]


async def test_a_filter_takes_the_marks_away(drive: Any, open_board: Open) -> None:
    ana, bea = add_all(drive, ["Ana", "Bea"])
    async with open_board() as user:
        await user.act("mark", "filter")
        await user.type("bea")
        await user.press("enter")
        await user.act("touch_call")
        assert (drive.card(ana).touch_count, drive.card(bea).touch_count) == (0, 1)


async def test_the_cursor_begins_where_there_is_a_card(drive: Any, open_board: Open) -> None:
    drive.add("Irene Modelo", SEEN)
    async with open_board() as user:
        assert under_cursor(user) == "Irene Modelo"


async def test_what_another_session_wrote_just_before_a_touch_appears_too(
    drive: Any, open_board: Open, open_driver: Any
) -> None:
    drive.add("Ana")
    async with open_board() as user:
        open_driver().add("Zoe")
        await user.act("touch_call")
        await user.look()
        assert user.sees("Zoe")


async def test_a_mark_on_somebody_who_is_gone_goes_too(
    drive: Any, open_board: Open, open_driver: Any
) -> None:
    drive.add("Ana")
    other = open_driver()
    zoe = other.add("Zoe")
    async with open_board() as user:
        user.app.screen.columns.marked.add(zoe)
        other.undo()
        user.app.screen.look_for_changes()
        await user.act("touch_call")
        assert user.news == "Touch 1 · call · Ana"


async def test_a_mark_on_somebody_whom_another_session_lets_rest_goes_too(
    drive: Any, open_board: Open, open_driver: Any
) -> None:
    ana, zoe = drive.add("Ana"), drive.add("Zoe")
    async with open_board() as user:
        await user.act("mark", "mark")
        other = open_driver()
        other.rest(zoe, drive.ws.today() + timedelta(days=3))
        user.app.screen.look_for_changes()
        await user.act("touch_call")
        assert user.news == "Touch 1 · call · Ana"
    assert [drive.card(each).touch_count for each in (ana, zoe)] == [1, 0]


async def test_a_click_chooses_a_card_and_the_wheel_scrolls(drive: Any, open_board: Open) -> None:
    add_all(drive, crowd(30))
    add_all(drive, ["Cleo", "Dora"], CONVERSATION)
    async with open_board() as user:
        await user.click(95, 8)
        assert under_cursor(user) == "Dora"
        await user.wheel(5, 10)
        assert not user.sees("Person 00")


async def test_another_session_s_touch_appears_and_the_cursor_stays_on_its_card(
    drive: Any, open_board: Open, open_driver: Any
) -> None:
    ana, bea = add_all(drive, ["Ana", "Bea"])
    async with open_board() as user:
        await user.act("cursor_down")
        open_driver().touch(ana)
        await user.look()
        assert user.sees("in 7 d")
        assert under_cursor(user) == "Bea"
        assert drive.card(bea).touch_count == 0


async def test_a_new_day_comes_by_itself(drive: Any, open_board: Open, clock: Any) -> None:
    drive.touch(drive.add("Ana Ríos"))
    async with open_board() as user:
        assert user.sees("in 7 d")
        clock.advance(days=1)
        await user.look()
        assert user.sees("in 6 d")


@pytest.mark.parametrize("name", ["[/x] [b]Ana", "\x1b[31mAna", "A\u202ena", "陳美玲" * 20])
async def test_no_name_is_obeyed_or_breaks_the_grid(
    drive: Any, open_board: Open, name: str
) -> None:
    drive.add(name, role=name, company=name)
    async with open_board(size=(80, 24)) as user:
        await user.act("touch_whatsapp")
        rule = [cell_len(line.partition("│")[0]) for line in user.lines()[1:22]]
        assert set(rule) == {rule[0]}


async def test_one_column_at_a_time_on_a_phone(drive: Any, open_board: Open) -> None:
    drive.add("Ana Ríos")
    drive.add("Irene Modelo", SEEN, role="CEO")
    async with open_board(size=(45, 20)) as user:
        assert user.sees("‹ [1 First 1] 2 Ref 3 Seen 4 Conv ›")
        assert not user.sees("Irene Modelo")
        await user.act("cursor_right", "cursor_right")
        assert user.sees("[3 Seen 1]")
        assert under_cursor(user) == "Irene Modelo"
        assert all(len(line) <= 45 for line in user.lines())


async def test_what_another_session_wrote_while_the_app_was_loading_is_shown(
    drive: Any, open_driver: Any, open_board: Open
) -> None:
    drive.add("Ana")
    seen = board.version(drive.ws), drive.ws.today()
    columns = Columns(drive.ws)
    open_driver().add("Eva")
    async with open_board(columns=columns, seen=seen) as user:
        assert not user.sees("Eva")
        await user.look()
        assert user.sees("Eva")


def test_a_card_is_in_hand_also_where_another_session_has_taken_the_others_away(
    drive: Any, open_driver: Any
) -> None:
    ids = add_all(drive, crowd(60))
    columns = Columns(drive.ws)
    columns.resize(5)
    assert columns.selected
    log_touch(open_driver().ws, ids[1:], TouchFields(Channel.CALL))
    columns.follow(log_touch(drive.ws, ids[:1], TouchFields(Channel.CALL)).written)
    columns.go_to(0)
    assert columns.selected
    assert columns.tally == board.count(drive.ws)
