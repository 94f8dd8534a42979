"""The two lines at the foot of the board: what has just happened, and the keys worth a reminder."""

from collections.abc import Sequence

from tablero.present import cells
from tablero.present.lines import EMPTY, Line, Role, Span, ends, fit_line, line_width

Hint = tuple[str, str, bool]
"""A key as people write it, the word for it (may be empty), and whether it can act now."""

GAP = "  "
LEAST = 16
"""On fewer cells there is only the news."""

ARROW = " → "
"""Stands in the news before the stage to which a card went."""


def hint_line(hints: Sequence[Hint], width: int, keep: str = "") -> Line:
    """As many hints as there is room for, in their order; those that cannot act now are dim.

    That of the key `keep` stays while there is room for any.
    """
    return fit_line(_joined(_fitting(hints, width, keep)), width)


def news_line(news: str, role: Role, hints: Sequence[Hint], width: int) -> Line:
    """The news at the left; at the right the keys that answer it, as far as there is room.

    The first of them has its place for certain beside news that can be squeezed: they keep their
    end, where they say where a card went. Any other that is too long has the line to itself.
    """
    if width < LEAST:
        hints = ()
    room = width - _hints_width(hints[:1]) - 2
    if ARROW not in news and cells.width(news) > room:
        return fit_line(((news, role),), width)
    told: Line = ((squeezed(news, room), role),) if news else EMPTY
    shown = _joined(_fitting(hints, width - line_width(told) - 2))
    return ends(told, shown, width, gap=2) if shown else fit_line(told, width)


def squeezed(news: str, room: int) -> str:
    """`news` in at most `room` cells; what it moved stays, the name before gives way."""
    head, arrow, end = news.rpartition(ARROW)
    if cells.width(news) <= room or not arrow:
        return cells.cut(news, room)
    return cells.cut(head, room - cells.width(arrow + end)) + arrow + end


def _fitting(hints: Sequence[Hint], room: int, keep: str = "") -> list[Hint]:
    shown = list(hints)
    while shown and _hints_width(shown) > room:
        others = [place for place, (key, _, _) in enumerate(shown) if key != keep]
        shown.pop(others[-1] if others else 0)
    return shown


def _hints_width(hints: Sequence[Hint]) -> int:
    return cells.width(GAP.join(f"{key} {word}".rstrip() for key, word, _ in hints))


def _joined(hints: Sequence[Hint]) -> Line:
    spans: list[Span] = []
    for key, word, active in hints:
        gap = GAP if spans else ""
        spans += [(gap + key, Role.KEY if active else Role.DIM)]
        spans += [(f" {word}", Role.DIM)] if word else []
    return tuple(spans)
