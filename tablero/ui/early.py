"""The first frame, painted before Textual is loaded: the names are in sight at once.

Textual takes the screen over as it stands. Keys typed meanwhile wait in the terminal, unechoed.
"""

import os
import sys
import termios
from collections.abc import Mapping
from typing import Any

from tablero.i18n import Translations
from tablero.present.lines import Line, Role
from tablero.ui.board_lines import BoardLines
from tablero.ui.columns import Columns
from tablero.ui.frame import (
    FOOT_ROWS,
    HEAD_ROWS,
    REMINDERS,
    answers_line,
    head_line,
    reminders_line,
)
from tablero.ui.hangup import give_back
from tablero.ui.looks import codes, looks

ALTERNATE_SCREEN = "\x1b[?1049h"
_BEGIN = f"{ALTERNATE_SCREEN}\x1b[?25l\x1b[?7l\x1b[H"


class EarlyFrame:
    """The terminal taken over for the first frame. `attributes` are its settings before."""

    def __init__(self) -> None:
        self.attributes = termios.tcgetattr(0)
        quiet: list[Any] = termios.tcgetattr(0)
        quiet[0] &= ~(termios.ICRNL | termios.IXON)  # Enter is to arrive as Enter
        quiet[3] &= ~(termios.ECHO | termios.ICANON)
        termios.tcsetattr(0, termios.TCSANOW, quiet)

    def paint(
        self,
        columns: Columns,
        keys: dict[str, str],
        theme: str,
        tr: Translations,
        environment: Mapping[str, str],
    ) -> None:
        """Write the board in one go, as Textual will draw it."""
        width, height = os.get_terminal_size(0)
        styles = looks(theme)
        coloured = "NO_COLOR" not in environment
        sgr = {role: codes(look, coloured=coloured) for role, look in styles.items()}
        rows = (_row(line, sgr) for line in frame_lines(columns, keys, width, height, tr))
        _write(_BEGIN + "\r\n".join(rows))

    def give_back(self) -> None:
        """Undo it all: what should have followed did not."""
        give_back(self.attributes)


def frame_lines(
    columns: Columns, keys: dict[str, str], width: int, height: int, tr: Translations
) -> list[Line]:
    """The whole screen as it will be: head, board, foot."""
    board = BoardLines(columns, tr)
    board.resize(width, height - HEAD_ROWS - FOOT_ROWS)
    board.prepare()
    return [
        head_line(columns.tally, width, tr),
        *(board.line_at(y) for y in range(board.height)),
        answers_line("", Role.NEWS, _anything, keys, width, tr),
        reminders_line(REMINDERS, _anything, keys, width, tr),
    ]


def _anything(_action_id: str) -> bool:
    return True


def _row(line: Line, sgr: dict[Role, str]) -> str:
    return "".join(f"\x1b[0;{sgr[role]}m{text}" for text, role in line)


def _write(text: str) -> None:
    if sys.__stderr__ is not None:
        os.write(sys.__stderr__.fileno(), text.encode(errors="replace"))
