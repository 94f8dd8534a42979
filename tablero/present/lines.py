"""A line is text with roles: what each piece of text is for. A theme says how that looks."""

from enum import StrEnum

from tablero.present import cells


class Role(StrEnum):
    """What a piece of text is for."""

    TEXT = "text"
    NAME = "name"
    DIM = "dim"
    ACCENT = "accent"
    LATE = "late"
    COOLING = "cooling"
    TODAY = "today"
    GOOD = "good"
    HEAD = "head"
    HEAD_HERE = "head_here"
    RULE = "rule"
    KEY = "key"
    NEWS = "news"
    ERROR = "error"
    LINK = "link"
    CODE = "code"


Span = tuple[str, Role]
Line = tuple[Span, ...]

EMPTY: Line = ()


def line_width(line: Line) -> int:
    """Cells that a line takes."""
    return sum(cells.width(text) for text, _ in line)


def fit_line(line: Line, width: int) -> Line:
    """The line cut or padded to exactly `width` cells."""
    fitted: list[Span] = []
    left = width
    for text, role in line:
        if left <= 0:
            break
        taken = cells.cut(text, left)
        left -= cells.width(taken)
        fitted.append((taken, role))
    if left > 0:
        fitted.append((" " * left, Role.TEXT))
    return tuple(fitted)


def ends(left: Line, right: Line, width: int, *, gap: int = 1) -> Line:
    """`left` and `right` at the two ends of a line of `width` cells; `left` gives way."""
    room = width - line_width(right) - gap
    if room < 1:
        return fit_line(left, width)
    return (*fit_line(left, room), (" " * gap, Role.TEXT), *right)


def plain(line: Line) -> str:
    """The line as text, without trailing blanks."""
    return "".join(text for text, _ in line).rstrip()
