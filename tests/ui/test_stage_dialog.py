"""Choosing the stage to move a card to."""

from typing import Any

import pytest

from tablero.domain.words import Stage


async def test_a_number_moves_the_card(drive: Any, open_board: Any) -> None:
    ana = drive.add("[/x] Ana")
    async with open_board((45, 20)) as user:
        await user.act("move_to")
        assert user.sees("Move [/x] Ana to")
        await user.press("3")
    assert drive.card(ana).stage is Stage.SEEN_NO_REPLY


async def test_arrows_and_enter_move_it_too_and_esc_leaves_it(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana")
    async with open_board() as user:
        await user.act("move_to")
        await user.press("down", "escape")
        assert drive.card(ana).stage is Stage.FIRST_CONTACT
        await user.act("move_to")
        await user.press("up", "enter")
    assert drive.card(ana).stage is Stage.CONVERSATION


async def test_it_begins_at_the_column_of_the_card(drive: Any, open_board: Any) -> None:
    drive.add("Ana", Stage.SEEN_NO_REPLY)
    async with open_board() as user:
        await user.act("move_to")
        assert user.sees("▌ 3 Seen, no reply")


async def test_of_several_it_tells_how_many(drive: Any, open_board: Any) -> None:
    drive.add("Ana")
    drive.add("Eva")
    async with open_board() as user:
        await user.act("mark", "mark", "move_to")
        assert user.sees("Move 2 people to")


@pytest.mark.parametrize(
    ("act", "stage", "edge"),
    [("move_left", Stage.FIRST_CONTACT, "first"), ("move_right", Stage.CONVERSATION, "last")],
)
async def test_marked_cards_at_the_edge_stay_there(
    drive: Any, open_board: Any, act: str, stage: Stage, edge: str
) -> None:
    ids = [drive.add(name, stage) for name in ("Ana", "Eva")]
    async with open_board() as user:
        await user.act("mark", "mark", act)
        assert user.news == f"These cards are all in the {edge} column already."
    assert [drive.card(id_).stage for id_ in ids] == [stage] * 2


async def test_marked_cards_move_each_from_its_own_column(drive: Any, open_board: Any) -> None:
    ana, eva, noe = (
        drive.add("Ana"), drive.add("Eva", Stage.REFERRED), drive.add("Noé", Stage.CONVERSATION),
    )  # fmt: skip
    async with open_board() as user:
        await user.act("mark", "cursor_right", "mark", *["cursor_right"] * 2, "mark")
        await user.act("move_right")
        assert user.news == "2 people · one column to the right"
        assert [drive.card(id_).stage for id_ in (ana, eva, noe)] == [
            Stage.REFERRED, Stage.SEEN_NO_REPLY, Stage.CONVERSATION,
        ]  # fmt: skip
        await user.act("undo")
    assert [drive.card(id_).stage for id_ in (ana, eva)] == [Stage.FIRST_CONTACT, Stage.REFERRED]
