"""Choosing the stage to move a card to."""

from typing import Any

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
