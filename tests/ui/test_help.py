"""The help: what acts on the screen it was opened from, and why the rest does not."""

from typing import Any

import pytest

from tablero.ui.frame import SCREENS


async def test_the_help_tells_what_acts_here_and_why_not_now(drive: Any, open_board: Any) -> None:
    drive.add("Ana Ríos")
    async with open_board() as user:
        await user.act("help")
        assert user.sees("log a touch now by WhatsApp")
        assert user.sees("Ana Ríos has not been touched yet.")
        assert user.sees("The card is in the first column already.")
        assert not user.sees("The card is in the last column already.")


async def test_what_is_of_use_elsewhere_comes_last(drive: Any, open_board: Any) -> None:
    drive.add("Ana Ríos")
    async with open_board(size=(80, 24)) as user:
        await user.act("open", "help", "last")
        text = user.text()
        assert text.index("ON OTHER SCREENS") < text.index("mark the card")


async def test_esc_the_help_key_and_quit_all_close_it(open_board: Any) -> None:
    async with open_board() as user:
        for closing in ("back", "help", "quit"):
            await user.act("help")
            assert user.sees("CARDS AND PEOPLE")
            await user.act(closing)
            assert not user.sees("CARDS AND PEOPLE")


async def test_it_scrolls_where_it_does_not_fit(open_board: Any) -> None:
    async with open_board(size=(45, 20)) as user:
        await user.act("help")
        first = user.lines()[0].split()[-1]
        await user.act("cursor_down", "page_down", "page_up")
        assert user.lines()[0].split()[-1] != first
        await user.act("first")
        assert user.lines()[0].split()[-1] == first


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (45, 20)], ids=str)
@pytest.mark.parametrize(("language", "word"), [("en", "? help"), ("es", "? ayuda")])
async def test_every_screen_says_how_to_get_here(
    drive: Any, open_board: Any, size: tuple[int, int], language: str, word: str
) -> None:
    drive.touch(drive.add("Ana"))
    async with open_board(size, language) as user:
        for _ in SCREENS:
            assert word in user.lines()[-1]
            await user.act("next_screen")
        await user.act("open")
        assert word in user.lines()[-1]
