"""Render every screen of the demo at every size into `screenshots/`, as SVG and PNG.

    .venv/bin/python -m tests.pictures

The clock, the size and the language are fixed, so the same program gives the same pictures; a test
fails when those kept are stale. PNG needs a monospace font on the machine (DejaVu Sans Mono).
"""

import asyncio
import hashlib
import json
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from textual.pilot import Pilot

from tablero.i18n import translations
from tablero.services.demo import fill_demo
from tablero.services.workspace import Workspace
from tablero.storage.upgrade import open_store
from tablero.ui.app import TableroApp
from tablero.ui.desk import Desk
from tablero.ui.drafts import Drafts
from tablero.ui.looks import DARK
from tablero.ui.reading import Reading

FOLDER = Path(__file__).parent.parent / "screenshots"
DIGESTS = FOLDER / "digests.json"
"""PNG file -> SHA-256 of the SVG it was drawn from."""

ZONE = ZoneInfo("Europe/Madrid")
MOMENT = datetime(2026, 11, 23, 9, tzinfo=ZONE)
SIZES = ((120, 40), (80, 24), (45, 20))
FONT = "DejaVu Sans Mono"


class Picture(NamedTuple):
    """One picture: the screen's name, the keys that lead there, the language and the size."""

    screen: str
    keys: tuple[str, ...]
    language: str
    size: tuple[int, int]

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return f"{self.screen}-{self.size[0]}x{self.size[1]}-{self.language}"


SCREENS: dict[str, tuple[str, ...]] = {
    "board": ("1",),
    "filter": ("slash", *"acme"),
    "today": ("tab",),
    "network": ("tab", "tab"),
    "reach": ("l", "l", "w"),
    "progress": ("shift+tab", "shift+tab"),
    "lessons": ("shift+tab", "j"),
    "mistake": ("l", "l", "x"),
    "person": ("l", "l", "enter"),
    "moment": ("tab", "enter"),
    "add": ("n", *"Ana"),
    "edit": ("e",),
    "touch": ("t",),
    "compose": ("c",),
    "help": ("question_mark",),
    "palette": ("colon", *"an"),
}


def pictures() -> Iterator[Picture]:
    """Every screen at every size in English, and the widest in Spanish too."""
    for screen, keys in SCREENS.items():
        for size in SIZES:
            yield Picture(screen, keys, "en", size)
        yield Picture(screen, keys, "es", SIZES[0])


@cache
def _demo(language: str) -> bytes:
    """The demo's database, filled once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "demo.db"
        ws = Workspace(open_store(path, "story"), lambda: MOMENT, ZONE)
        fill_demo(ws, language)
        ws.close()
        return path.read_bytes()


@asynccontextmanager
async def _board(picture: Picture, folder: Path) -> AsyncIterator[tuple[TableroApp, Pilot[None]]]:
    (folder / "demo.db").write_bytes(_demo(picture.language))
    ws = Workspace(open_store(folder / "demo.db", "pictures"), lambda: MOMENT, ZONE)
    desk = Desk(ws, translations(picture.language), picture.language, DARK, Drafts(folder / "d"))
    app = TableroApp(desk)
    async with app.run_test(size=picture.size) as pilot:
        yield app, pilot
    ws.close()


@asynccontextmanager
async def shown(picture: Picture) -> AsyncIterator[TableroApp]:
    """The app with the screen of the picture in sight."""
    with tempfile.TemporaryDirectory() as folder:
        async with _board(picture, Path(folder)) as (app, pilot):
            for key in picture.keys:
                await pilot.press(key)
            await until_read(app, pilot)
            yield app


async def until_read(app: TableroApp, pilot: Pilot[None]) -> None:
    """Wait until the screen shows what it reads in a thread, if it does."""
    reading = getattr(app.screen, "reading", None)
    while isinstance(reading, Reading) and (thread := reading.thread):
        thread.join()
        await pilot.pause()
    await pilot.pause()


async def draw(picture: Picture) -> str:
    """The picture as SVG."""
    async with shown(picture) as app:
        return app.export_screenshot(title="tablero").replace("Fira Code", FONT)


async def as_text(picture: Picture) -> str:
    """The screen as the rows of text that are seen."""
    async with shown(picture) as app:
        strips = app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)


def digest(svg: str) -> str:
    """What tells whether a PNG was drawn from this SVG."""
    return hashlib.sha256(svg.encode()).hexdigest()


def main() -> None:
    """Draw all pictures, or those whose name holds the first argument."""
    from resvg_py import svg_to_bytes

    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    digests = json.loads(DIGESTS.read_text()) if DIGESTS.exists() else {}
    for picture in pictures():
        if wanted in picture.name:
            svg = asyncio.run(draw(picture))
            (FOLDER / f"{picture.name}.svg").write_text(svg, encoding="utf-8")
            png = svg_to_bytes(svg_string=svg, font_family=FONT)
            (FOLDER / f"{picture.name}.png").write_bytes(bytes(png))
            digests[f"{picture.name}.png"] = digest(svg)
    DIGESTS.write_text(json.dumps(digests, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
