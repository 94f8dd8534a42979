"""Rows of text as aligned lines, as wide as the terminal, for `list` and `show`."""

from collections.abc import Iterator, Mapping, Sequence

from tablero.present import cells

GAP = "  "
NARROWEST, NAME = 6, 16
"""Cells that a column keeps, and that of the names, before another is left out."""

NARROWEST_TEXT = 20
"""Cells of a text that is broken into lines, at the least."""

UNBROKEN = 1_000_000
"""Cells of a line where there is no terminal."""


def table(
    rows: Sequence[Sequence[str]], flexible: Sequence[int], width: int | None
) -> Iterator[str]:
    """The rows as lines. Columns in `flexible` give way, the widest first, to fit `width` cells.

    The first of them is that of the names; where there is no room, the last is left out.
    """
    widths = {at: max(map(_width, column)) for at, column in enumerate(zip(*rows, strict=True))}
    if width is not None:
        widths = _fitted(widths, flexible, width)
    for row in rows:
        line = GAP.join(cells.fit(row[at], taken) for at, taken in widths.items()).rstrip()
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


def _fitted(wanted: Mapping[int, int], flexible: Sequence[int], width: int) -> dict[int, int]:
    name, *others = flexible
    widths = dict(wanted)
    floors = dict.fromkeys(flexible, NARROWEST) | ({name: NAME} if others else {})
    while sum(widths.values()) + len(GAP) * (len(widths) - 1) > width:
        roomy = [at for at in flexible if widths[at] > floors[at]]
        if not roomy:
            left = {at: taken for at, taken in wanted.items() if at not in others[-1:]}
            return _fitted(left, flexible[:-1], width) if others else widths
        widths[max(roomy, key=widths.__getitem__)] -= 1
    return widths
