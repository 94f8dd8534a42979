"""Lines of a page that belong together: text wrapped, a title above, a blank line between parts."""

from collections.abc import Sequence

from tablero.present import cells
from tablero.present.lines import Line, Role, Span, fit_line, line_width

Lines = list[Line]

READABLE = 76
"""Cells of a line of prose at most, however wide the screen is."""

NO_LABEL: Span = ("", Role.DIM)


def titled(title: str, lines: Lines, *beside: Span) -> Lines:
    """Lines below a title, which may have something beside it; nothing when there are none."""
    return [((title.upper(), Role.HEAD), *beside), *lines] if lines else []


def wrapped(text: str, width: int, role: Role) -> Lines:
    """A text in as many lines as it takes."""
    return [((line, role),) for line in cells.wrap(text, width)] if text else []


def listed(names: Sequence[str], between: str, width: int) -> Lines:
    """Names in as few lines as hold them whole; one longer than a line is wrapped as any text."""
    rows: list[str] = []
    for place, name in enumerate(map(cells.shown, names)):
        name_on = name + between if place < len(names) - 1 else name
        if rows and cells.width((rows[-1] + name_on).rstrip()) <= width:
            rows[-1] += name_on
        else:
            rows.append(name_on)
    return [line for row in rows for line in wrapped(row.rstrip(), width, Role.TEXT)]


def item(sign: Span, text: str, width: int, rows: int, label: Span = NO_LABEL) -> Lines:
    """A sign, and beside it a text that begins with a label: as much of it as `rows` hold."""
    told = flowed(text) if not label[0] else f"{label[0]}: {flowed(text)}"
    indent = cells.width(sign[0]) + 1
    first, *others = _cut_rows(cells.wrap(told, width - indent), width - indent, rows)
    begun = len(label[0]) if first.startswith(label[0]) else 0
    beside: Line = ((first[:begun], label[1]), (first[begun:], Role.TEXT))
    blank: Span = (" " * indent, Role.TEXT)
    return [(sign, (" ", Role.TEXT), *beside), *((blank, (line, Role.TEXT)) for line in others)]


def lesson(key: str, text: str, width: int) -> Lines:
    """A key, and what it is for."""
    first, *others = wrapped(text, width - cells.width(key) - 2, Role.DIM)
    blank: Span = (" " * (cells.width(key) + 2), Role.TEXT)
    return [((key, Role.KEY), ("  ", Role.TEXT), *first), *((blank, *line) for line in others)]


def flowed(text: str) -> str:
    """A text of several lines as one."""
    return " · ".join(line.strip() for line in text.splitlines() if line.strip())


def begun(text: str, width: int, rows: int) -> Lines:
    """How a text begins: as much of it as so many lines hold."""
    lines = cells.wrap(flowed(text), width) if text else []
    return [((line, Role.TEXT),) for line in _cut_rows(lines, width, rows)]


def spaced(parts: Sequence[Lines], width: int) -> Lines:
    """The parts that hold something, a blank line between them; no line is wider than `width`."""
    lines: Lines = []
    for part in filter(None, parts):
        lines += [(), *part] if lines else part
    return [line if line_width(line) <= width else fit_line(line, width) for line in lines]


def _cut_rows(lines: list[str], width: int, rows: int) -> list[str]:
    if len(lines) <= rows:
        return lines
    return [*lines[: rows - 1], cells.cut(f"{lines[rows - 1]} {lines[rows]}", width)]
