"""A user at the board: presses actions, types, and reads what is on the screen."""

import os
import re
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.events import MouseScrollDown, Paste
from textual.pilot import Pilot
from textual.widget import Widget

from tablero.domain.templates import Template
from tablero.i18n import translations
from tablero.services.workspace import Workspace
from tablero.ui.app import TableroApp
from tablero.ui.desk import Desk
from tablero.ui.dialogs import forms  # noqa: F401 - no test waits for it, but the one about that
from tablero.ui.drafts import Drafts
from tablero.ui.keys import keymap
from tablero.ui.looks import DARK
from tablero.ui.working_screen import WorkingScreen
from tests.pictures import until_read

SNAPSHOTS = Path(__file__).parent / "snapshots"
SIZES = ((120, 40), (80, 24), (45, 20))

Size = tuple[int, int]


class User:
    """Presses actions of the key registry, not letters, and sees the screen as text."""

    def __init__(self, app: TableroApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot
        self.is_patient = True
        """Whether every key waits for what it lets be read in a thread."""

    async def act(self, *action_ids: str) -> None:
        """Press the first key of each of these actions."""
        for id_ in action_ids:
            await self.pilot.press(self.app.desk.keys[id_].split(",")[0])
            await self._be_patient()
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Press keys by Textual's names, and wait until they have had their effect."""
        await self.pilot.press(*keys)
        await self.pilot.pause()
        await self._be_patient()

    async def type(self, text: str) -> None:
        """Type into the field that has the focus."""
        names = {" ": "space", ",": "comma", "@": "at", "#": "number_sign", ":": "colon"}
        await self.press(*(names.get(char, char) for char in text))

    async def paste(self, text: str) -> None:
        """Paste into the field that has the focus."""
        self.app.screen.post_message(Paste(text))
        await self.pilot.pause()

    async def look(self) -> None:
        """Let the screen look for what others wrote, as it does of itself every second or so."""
        assert isinstance(self.app.screen, WorkingScreen)
        self.app.screen.look_for_changes()
        await self.pilot.pause()
        await self._be_patient()

    async def click(self, x: int, y: int) -> None:
        """Click a cell of the screen."""
        await self.pilot.click(offset=(x, y))
        await self.pilot.pause()

    async def wheel(self, x: int, y: int) -> None:
        """Turn the wheel one notch down over a cell."""
        await self.pilot._post_mouse_events([MouseScrollDown], offset=(x, y), button=0)
        await self.pilot.pause()

    async def _be_patient(self) -> None:
        if self.is_patient and hasattr(self.app.screen, "reading"):
            await until_read(self.app, self.pilot)

    def lines(self) -> list[str]:
        """The screen, row by row."""
        strips = self.app.screen._compositor.render_strips()
        return [strip.text.rstrip() for strip in strips]

    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines())

    def sees(self, text: str) -> bool:
        """Whether a text stands anywhere on the screen, line breaks and blanks aside."""
        folded = re.sub(r"\s+", " ", self.text())
        return re.sub(r"\s+", " ", text) in folded

    @property
    def news(self) -> str:
        """The line that tells what has just happened, without the hints beside it."""
        return re.split(r"\s{2,}", self.lines()[-2])[0]

    @property
    def focused(self) -> Widget | None:
        """The widget that gets the keys."""
        return self.app.screen.focused


OpenBoard = Callable[..., AbstractAsyncContextManager[User]]


@pytest.fixture
def open_board(workspace: Workspace, tmp_path: Path) -> OpenBoard:
    """Open the app on the workspace of the test, at a size, in a language."""

    @asynccontextmanager
    async def open_one(
        size: Size = (120, 40),
        language: str = "en",
        keys: dict[str, str] | None = None,
        me: str = "",
        templates: tuple[Template, ...] = (),
        **app_options: Any,
    ) -> AsyncIterator[User]:
        drafts = Drafts(tmp_path / "state")
        tr, chosen = translations(language), keys or keymap({})
        desk = Desk(workspace, tr, language, DARK, drafts, chosen, me, templates)
        app = TableroApp(desk, **app_options)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield User(app, pilot)
        drafts.close()

    return open_one


@pytest.fixture
def matches_snapshot() -> Callable[[str, str], None]:
    """Compare a screen with the one kept; `UPDATE_SNAPSHOTS=1` keeps it anew."""

    def compare(name: str, screen: str) -> None:
        kept = SNAPSHOTS / f"{name}.txt"
        if os.environ.get("UPDATE_SNAPSHOTS"):
            kept.write_text(screen + "\n", encoding="utf-8")
        assert kept.exists(), f"no snapshot {name}: look at the screen, then keep it"
        assert screen + "\n" == kept.read_text(encoding="utf-8")

    return compare
