"""The way out, taken while something is still being opened."""

from typing import Any

import pytest

OPENING = (
    "next_screen", "previous_screen", "open", "reach", "moment", "ask", "add", "edit", "compose",
    "touch_form", "evening", "help", "palette",
)  # fmt: skip


@pytest.mark.parametrize("action_id", OPENING)
async def test_what_is_being_opened_does_not_stand_in_the_way(
    drive: Any, open_board: Any, action_id: str
) -> None:
    drive.touch(drive.add("Ana Ríos"))
    async with open_board() as user:
        user.app.screen.action_act(action_id)
        user.app.exit(return_code=0)
        await user.pilot.pause()


@pytest.mark.parametrize("action_id", ["next_screen", "previous_screen", "open", "reach"])
async def test_a_screen_closed_as_it_opens_is_gone_without_a_word(
    drive: Any, open_board: Any, action_id: str
) -> None:
    drive.touch(drive.add("Ana Ríos"))
    async with open_board() as user:
        board = user.app.screen
        board.action_act(action_id)
        if user.app.screen is not board:
            user.app.pop_screen()
        await user.pilot.pause()
        assert user.app.screen is board
