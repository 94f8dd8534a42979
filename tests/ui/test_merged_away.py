"""A page that is open on somebody whom another session has merged into somebody else."""

from typing import Any


async def test_the_page_of_one_who_is_merged_away_is_left_politely(
    drive: Any, open_driver: Any, open_board: Any
) -> None:
    ana, twin = drive.add("Ana Ríos"), drive.add("Ana Rios")
    drive.touch(ana)
    async with open_board() as user:
        await user.act("open")
        assert user.sees("Ana Rios")
        other = open_driver()
        other.merge(ana, twin)
        await user.act("touch_call")
        assert user.news.startswith(f"Nobody answers to “{twin}”.")
        for _ in ("the page", "the board beneath"):
            await user.look()
        assert user.sees("FIRST CONTACT · 1")
        assert user.sees("Ana Ríos")
        await user.act("touch_call")
        assert user.news == "Touch 2 · call · Ana Ríos"
    assert other.card(ana).touch_count == 2


async def test_the_page_of_the_one_who_is_kept_shows_what_came_along(
    drive: Any, open_driver: Any, open_board: Any
) -> None:
    twin, ana = drive.add("Ana Rios"), drive.add("Ana Ríos")
    drive.touch(twin, note="Sent her the article")
    async with open_board() as user:
        await user.act("open")
        assert user.sees("Ana Ríos")
        other = open_driver()
        other.merge(ana, twin)
        await user.act("touch_call")
        assert user.news == "Touch 2 · call · Ana Ríos"
        assert user.sees("Sent her the article")
