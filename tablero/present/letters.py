"""The letters of a large name: a small font of our own, in pixels.

A letter is five pixels high, with a row free above. Under an accent it is only four, so that the
accent stands clear of it; over a cedilla it is four too, and moved up.
"""

import re
from unicodedata import normalize

from tablero.present.pixels import BLANK

Pixels = tuple[str, ...]
"""Rows of equal length, from the top."""

_FONT = """
A    B    C    D    E    F    G    H    I   J    K    L    M
.##. ###. .### ###. #### #### .### #..# ### ..## #..# #... #...#
#..# #..# #... #..# #... #... #... #..# .#. ...# #.#. #... ##.##
#### ###. #... #..# ###. ###. #.## #### .#. ...# ##.. #... #.#.#
#..# #..# #... #..# #... #... #..# #..# .#. #..# #.#. #... #...#
#..# ###. .### ###. #### #... .### #..# ### .##. #..# #### #...#

N    O    P    Q    R    S    T     U    V     W     X     Y     Z
#..# .##. ###. .##. ###. .### ##### #..# #...# #...# #...# #...# #####
##.# #..# #..# #..# #..# #... ..#.. #..# #...# #...# .#.#. .#.#. ...#.
#### #..# ###. #..# ###. .##. ..#.. #..# .#.#. #.#.# ..#.. ..#.. ..#..
#.## #..# #... #.#. #.#. ...# ..#.. #..# .#.#. #.#.# .#.#. ..#.. .#...
#..# .##. #... .#.# #..# ###. ..#.. .##. ..#.. .#.#. #...# ..#.. #####

0    1   2    3    4    5    6    7    8    9    Ø     Ł    Đ     Þ    ' -   .
.##. .#. ###. ###. #..# #### .##. #### .##. .##. .###. .#.. .###. #... # ... .
#..# ##. ...# ...# #..# #... #... ...# #..# #..# #..## .#.. .#..# ###. # ... .
#..# .#. .##. .##. #### ###. ###. ..#. .##. .### #.#.# .##. ###.# #..# . ### .
#..# .#. #... ...# ...# ...# #..# .#.. #..# ...# ##..# ##.. .#..# ###. . ... .
.##. ### #### ###. ...# ###. .##. .#.. .##. .##. .###. .### .###. #... . ... #

a    e    g    h    r    s
.##. #### .### #..# ###. .###
#..# #... #.## #..# #..# ##..
#### ###. #..# #### ###. ..##
#..# #### .### #..# #..# ###.
"""
"""A small letter names the lower form of a capital that cannot do without its middle row."""

_ALIKE = str.maketrans(
    {"Æ": "AE", "Œ": "OE", "Ð": "Đ"} | dict.fromkeys("´`’‘ʼ", "'") | dict.fromkeys("‐‑–—", "-")
)

_LETTER = re.compile("[^\u0300-\u036f][\u0300-\u036f]*")

# Over or under a letter of even and of odd width.
_ABOVE = {
    "\N{COMBINING GRAVE ACCENT}": ("##.. ....", "##. ..."),
    "\N{COMBINING ACUTE ACCENT}": ("..## ....", ".## ..."),
    "\N{COMBINING CIRCUMFLEX ACCENT}": (".##. #..#", ".#. #.#"),
    "\N{COMBINING TILDE}": (".#.# #.#.", ".## ##."),
    "\N{COMBINING MACRON}": ("#### ....", "### ..."),
    "\N{COMBINING BREVE}": ("#..# .##.", "#.# .#."),
    "\N{COMBINING DOT ABOVE}": (".##. ....", ".#. ..."),
    "\N{COMBINING DIAERESIS}": ("#..# ....", "#.# ..."),
    "\N{COMBINING RING ABOVE}": (".##. .##.", ".#. .#."),
    "\N{COMBINING DOUBLE ACUTE ACCENT}": (".#.# ....", "#.# ..."),
    "\N{COMBINING CARON}": ("#..# .##.", "#.# .#."),
}
_BELOW = {
    "\N{COMBINING CEDILLA}": ("..#.", "..#"),
    "\N{COMBINING COMMA BELOW}": ("..#.", "..#"),
    "\N{COMBINING OGONEK}": ("...#", "..#"),
}


def draw(word: str) -> Pixels:
    """`word` in capitals, six pixels high; nothing when one of its letters is not in the font."""
    bases = normalize("NFD", word.upper().translate(_ALIKE))
    letters = [_letter(*letter) for letter in _LETTER.findall(bases)]
    return side_by_side(letters, gap=1) if all(letters) else ()


def side_by_side(parts: list[Pixels], gap: int) -> Pixels:
    """The parts from left to right, `gap` pixels between two."""
    return tuple((BLANK * gap).join(rows) for rows in zip(*parts, strict=True))


def _letter(base: str, *marks: str) -> Pixels:
    """A letter with the first accent that can be drawn; it keeps its meaning without the others."""
    body = _BODIES.get(base)
    if body is None:
        return ()
    width = len(body[0])
    for mark in marks:
        if mark in _ABOVE:
            return (*_centred(_ABOVE[mark], width), *_low(base))
        if mark in _BELOW:
            return (BLANK * width, *_low(base), *_centred(_BELOW[mark], width))
    return (BLANK * width, *body)


def _low(base: str) -> Pixels:
    body = _BODIES[base]
    return _BODIES.get(base.lower(), body[:2] + body[3:])


def _centred(pictures: tuple[str, str], width: int) -> list[str]:
    return [row.center(width, BLANK) for row in pictures[width % 2].split()]


def _bodies(font: str) -> dict[str, Pixels]:
    bodies: dict[str, Pixels] = {}
    for sheet in font.strip().split("\n\n"):
        names, *rows = (line.split() for line in sheet.splitlines())
        bodies |= dict(zip(names, zip(*rows, strict=True), strict=True))
    return bodies


_BODIES = _bodies(_FONT)
