"""Rows of text as aligned lines, as wide as the terminal, for `list` and `show`."""

import os
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence

from tablero.present import cells

GAP = "  "
NARROWEST = 6
"""Cells that a column keeps when the terminal is too narrow for all of it."""


def terminal_width(environment: Mapping[str, str]) -> int | None:
    """The cells of a line: `COLUMNS`, else the terminal's; None where nothing needs to be cut."""
    columns = environment.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or None
    except (OSError, ValueError):
        return None


def table(
    rows: Sequence[Sequence[str]], flexible: Collection[int], width: int | None
) -> Iterator[str]:
    """The rows as lines. Columns in `flexible` give way, the widest first, to fit `width` cells."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    if width is not None:
        _shrink(widths, flexible, width)
    for row in rows:
        line = GAP.join(map(cells.fit, row, widths)).rstrip()
        yield line if width is None else cells.cut(line, width)


def _width(text: str) -> int:
    return cells.width(cells.shown(text))


def _shrink(widths: list[int], flexible: Collection[int], width: int) -> None:
    excess = sum(widths) + len(GAP) * (len(widths) - 1) - width
    while excess > 0:
        widest = max(flexible, key=widths.__getitem__)
        if widths[widest] <= NARROWEST:
            return
        widths[widest] -= 1
        excess -= 1
