"""Rows of text as aligned lines, as wide as the terminal, for `list` and `show`."""

import os
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence

from tablero.present import cells

GAP = "  "
NARROWEST = 6
"""Cells that a column keeps when the terminal is too narrow for all of it."""

NARROWEST_TEXT = 20
"""Cells of a text that is broken into lines, at the least."""

UNBROKEN = 1_000_000
"""Cells of a line where there is no terminal."""


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


def hanging(
    heads: Sequence[Sequence[str]], texts: Sequence[Sequence[str]], width: int | None
) -> Iterator[list[str]]:
    """The lines of each row: aligned columns, then texts, broken into lines in a last column."""
    starts = [*table(heads, (), None)] if heads else []
    indent = max(map(cells.width, starts), default=0) + len(GAP)
    room = UNBROKEN if width is None else max(width - indent, NARROWEST_TEXT)
    for start, row in zip(starts, texts, strict=True):
        first, *more = (line for text in row for line in cells.wrap(text, room))
        yield [f"{cells.fit(start, indent)}{first}", *(f"{' ' * indent}{line}" for line in more)]


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
