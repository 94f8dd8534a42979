"""A name in large letters: one line of them or two, each three rows of text high."""

from tablero.present import cells
from tablero.present.letters import Pixels, draw, side_by_side
from tablero.present.pixels import half_blocks

_WORD_GAP = 4


def large(text: str, width: int) -> list[str]:
    """`text` in large letters, broken at a blank if it must be.

    Nothing when it is wider than `width` cells even so, or holds a letter that is not in the font.
    """
    words = [draw(word) for word in cells.shown(text).split()]
    if not words or not all(words):
        return []
    first, *more = _layout(words, width) or [()]
    return half_blocks(first) + [row for line in more for row in ("", *half_blocks(line))]


def _layout(words: list[Pixels], width: int) -> list[Pixels]:
    """The lines that fit in `width`: one, or two as even as can be, or none."""
    whole = [_line(words)]
    if _widest(whole) <= width:
        return whole
    broken = ([_line(words[:at]), _line(words[at:])] for at in range(1, len(words)))
    evenest = min(broken, key=_widest, default=whole)
    return evenest if _widest(evenest) <= width else []


def _line(words: list[Pixels]) -> Pixels:
    return side_by_side(words, _WORD_GAP)


def _widest(lines: list[Pixels]) -> int:
    return max(len(line[0]) for line in lines)
