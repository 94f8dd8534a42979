"""A screen upon the board: what is done there sends nothing of what it covers until one is back."""

from typing import Any

import pytest

from tablero.services.today import read_today
from tablero.ui.board_view import BoardView
from tablero.ui.today_screen import TodayScreen


async def test_a_touch_on_the_day_redraws_neither_the_board_beneath_nor_the_whole_screen(
    drive: Any, open_board: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Ana Ríos", "Paco Muestra"):
        drive.add(name)
    async with open_board() as user:
        await user.act("next_screen")
        drawn: list[object] = []
        for kind in (BoardView, TodayScreen):
            monkeypatch.setattr(kind, "refresh", lambda self, *_, **__: drawn.append(self))
        await user.act("touch_call")
        assert user.news.startswith("Touch 1 · call")
        assert drawn == []
        monkeypatch.undo()
        await user.act("back")
        assert user.sees("in 7 d")


async def test_the_day_is_read_by_the_figures_that_followed_what_was_done(
    drive: Any, clock: Any, open_board: Any
) -> None:
    for number in range(3):
        drive.add(f"Persona {number}")
        clock.advance(days=1)
    async with open_board() as user:
        await user.act("next_screen")
        for action_id in ("touch_call", "outcome_replied", "undo", "cursor_down", "move_right"):
            await user.act(action_id)
            there = user.app.screen.tally.standings
            assert read_today(drive.ws, there=there) == read_today(drive.ws)
