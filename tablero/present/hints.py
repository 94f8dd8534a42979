"""The two lines at the foot of the board: what has just happened, and the keys worth a reminder."""

from collections.abc import Sequence

from tablero.present import cells
from tablero.present.lines import EMPTY, Line, Role, Span, ends, fit_line

Hint = tuple[str, str, bool]
"""A key as people write it, the word for it, and whether it can act now."""


def hint_line(hints: Sequence[Hint], width: int) -> Line:
    """As many hints as there is room for, in their order; those that cannot act now are dim."""
    spans: list[Span] = []
    room = width
    for key, word, active in hints:
        taken = cells.width(f"{key} {word}  ")
        if taken - 2 > room:
            break
        spans += [(key, Role.KEY if active else Role.DIM), (f" {word}  ", Role.DIM)]
        room -= taken
    return fit_line(_without_tail(spans), width)


def news_line(news: str, role: Role, hints: Sequence[Hint], width: int) -> Line:
    """The news at the left; at the right, as far as there is room, the keys that answer it."""
    told: Line = ((news, role),) if news else EMPTY
    room = width - cells.width(news) - 3
    shown = list(hints)
    while shown and cells.width("  ".join(f"{key} {word}" for key, word, _ in shown)) > room:
        shown.pop()
    if not shown:
        return fit_line(told, width)
    spans: list[Span] = []
    for key, word, active in shown:
        spans += [(key, Role.KEY if active else Role.DIM), (f" {word}  ", Role.DIM)]
    return ends(told, _without_tail(spans), width)


def _without_tail(spans: list[Span]) -> Line:
    """The hints without the blanks after the last."""
    return (*spans[:-1], (spans[-1][0].rstrip(), spans[-1][1])) if spans else EMPTY
