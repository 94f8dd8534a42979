"""How wide a text is in a terminal, and how to cut and pad it so that everything stays on the grid.

Widths follow Unicode's East Asian Width, as terminals do. Text is made harmless on the way: what a
person typed, or another program wrote into the file, is shown and never obeyed.
"""

from functools import lru_cache
from unicodedata import category, combining, east_asian_width

ELLIPSIS = "…"

_HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})


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
    """`text` in lines of at most `cells` cells, broken at blanks where there are any."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in shown(paragraph).split():
            joined = f"{line} {word}" if line else word
            if width(joined) > cells and line:
                lines.append(line)
                joined = word
            while width(joined) > cells:
                head = _head(joined, cells) or joined[0]
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
    hidden = category(char) in _HIDDEN or "\ufe00" <= char <= "\ufe0f"
    return "" if hidden else char


@lru_cache(maxsize=4096)
def _cell_width(char: str) -> int:
    if combining(char) or category(char) in ("Mn", "Me"):
        return 0
    return 2 if east_asian_width(char) in "WF" else 1
