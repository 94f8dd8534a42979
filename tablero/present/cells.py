"""How wide a text is in a terminal, and how to cut and pad it so that everything stays on the grid.

Widths follow Unicode's East Asian Width, as terminals do. Text is made harmless on the way: what a
person typed, or another program wrote into the file, is shown and never obeyed.
"""

from functools import lru_cache
from unicodedata import category, east_asian_width

ELLIPSIS = "…"

UNKNOWN = "\ufffd"
"""Stands for a letter without a meaning yet, or of which terminals disagree how wide it is."""

_HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
_MARKS = frozenset({"Mn", "Me", "Mc"})
_INVISIBLE = (
    ("\u3164", "\u3164"), ("\uffa0", "\uffa0"), ("\ufe00", "\ufe0f"),
    ("\U0001f3fb", "\U0001f3ff"),
)  # fmt: skip
"""The Hangul fillers, variation selectors, skin tones."""

_JOINING = (("\u1160", "\u11ff"), ("\ud7b0", "\ud7ff"))
"""Hangul vowels and finals, which join the syllable before them."""

_DISPUTED = (
    ("\u2630", "\u2637"), ("\u268a", "\u268f"), ("\u4dc0", "\u4dff"),
    ("\U0001d300", "\U0001d376"),
)  # fmt: skip
"""Trigrams, hexagrams and counting rods: one cell in older Unicode, two since version 16."""


def shown(text: str) -> str:
    """The text as it may be shown: no controls, no escapes, no bidi or zero-width characters."""
    return text if text.isascii() and text.isprintable() else "".join(map(_harmless, text))


def width(text: str) -> int:
    """Cells that `text` takes, once it is shown."""
    return len(text) if text.isascii() else sum(map(_cell_width, text))


def cut(text: str, cells: int) -> str:
    """`text`, made harmless, in at most `cells` cells; what does not fit ends in an ellipsis."""
    text = shown(text)
    if width(text) <= cells:
        return text
    return _head(text, cells - 1) + ELLIPSIS if cells > 0 else ""


def fit(text: str, cells: int) -> str:
    """`text` cut or padded to exactly `cells` cells."""
    text = cut(text, cells)
    return text + " " * (cells - width(text))


def wrap(text: str, cells: int) -> list[str]:
    """`text` in lines of at most `cells` cells (2 at the least), broken at blanks if possible."""
    cells = max(cells, 2)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in shown(paragraph).split():
            joined = f"{line} {word}" if line else word
            if width(joined) > cells and line:
                lines.append(line)
                joined = word
            while width(joined) > cells:
                head = _head(joined, cells)
                lines.append(head)
                joined = joined[len(head) :]
            line = joined
        lines.append(line)
    return lines


def _head(text: str, cells: int) -> str:
    used = 0
    for index, char in enumerate(text):
        used += _cell_width(char)
        if used > cells:
            return text[:index]
    return text


@lru_cache(maxsize=4096)
def _harmless(char: str) -> str:
    if char in "\n\r\t":
        return " "
    kind = category(char)
    if kind in _HIDDEN or _in(_INVISIBLE, char):
        return ""
    return UNKNOWN if kind == "Cn" or _in(_DISPUTED, char) else char


@lru_cache(maxsize=4096)
def _cell_width(char: str) -> int:
    if category(char) in _MARKS or _in(_JOINING, char):
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def _in(ranges: tuple[tuple[str, str], ...], char: str) -> bool:
    return any(first <= char <= last for first, last in ranges)
