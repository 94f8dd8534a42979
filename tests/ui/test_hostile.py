"""Long and hostile entries, reasons and mistakes, on every screen that shows them."""

from datetime import date
from typing import Any

import pytest

from tablero.domain.entries import TOPICS
from tablero.domain.words import EntryKind

HOSTILE = "[/x] [bold]漢字 \u202e\x1b[31mred"
DAY = date(2026, 11, 23)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (45, 20)])
@pytest.mark.parametrize("text", [HOSTILE, HOSTILE + "漢字 [/x] " * 12_500])
async def test_what_is_written_is_shown_harmless(
    drive: Any, open_board: Any, size: tuple[int, int], text: str
) -> None:
    ana, paco = drive.add("Ana Ríos"), drive.add("Paco Muestra")
    for kind in EntryKind:
        drive.write(ana, kind, text, topic=TOPICS[kind][0] if kind in TOPICS else None, due_on=DAY)
    drive.touch(ana, note=text)
    drive.rest(paco, date(2026, 11, 24), text)
    drive.close_day(ana, mistake=text, about=paco)
    async with open_board(size=size) as user:
        for screen in (("open",), ("back", "next_screen")):
            await user.act(*screen)
            assert user.sees("[/x] [bold]漢字")
            await user.act("page_down", "page_down", "last", "first")
            assert not {"\x1b", "\u202e"} & set(user.text())
            assert all(len(line) <= size[0] for line in user.lines())
