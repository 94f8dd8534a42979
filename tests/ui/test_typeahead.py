"""Keys that come faster than the screen changes keep their order."""

from typing import Any

from textual import events


async def test_a_key_that_came_before_the_page_had_the_focus_is_not_overtaken(
    drive: Any, open_board: Any
) -> None:
    drive.add("Ana Ríos")
    async with open_board() as user:
        app, view = user.app, user.app.screen.focused
        app.set_focus(None)
        app.post_message(events.Key("1", "1"))
        app.call_later(app.set_focus, view)
        app.post_message(events.Key("s", "s"))
        await user.pilot.pause()
        assert user.sees("Touch 1 seen")


async def test_one_that_came_before_the_filter_had_it_is_typed_there(
    drive: Any, open_board: Any
) -> None:
    drive.add("Ana Ríos")
    async with open_board() as user:
        for key in ("slash", "1", "2"):
            user.app.post_message(events.Key(key, "/" if key == "slash" else key))
        await user.pilot.pause()
        assert user.sees("/ 12")
        assert not user.sees("Touch")
