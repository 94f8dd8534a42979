"""Small pictures in text: two pixels in a cell, one above the other, as half blocks.

A pixel that is drawn is `#`, one that is not is `.`, so that a picture in the code looks like what
it draws.
"""

from collections.abc import Sequence
from itertools import zip_longest

DRAWN = "#"
BLANK = "."

_HALVES = {"..": " ", "#.": "▀", ".#": "▄", "##": "█"}


def half_blocks(pixels: Sequence[str]) -> list[str]:
    """Rows of text that show `pixels`, rows of equal length; an odd last row fills upper halves."""
    pairs = zip_longest(pixels[::2], pixels[1::2])
    return [_halves(upper, lower or BLANK * len(upper)) for upper, lower in pairs]


def _halves(upper: str, lower: str) -> str:
    return "".join(_HALVES[top + bottom] for top, bottom in zip(upper, lower, strict=True))
