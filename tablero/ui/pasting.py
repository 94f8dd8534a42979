"""What is pasted is text, whatever it holds: an escape character in it must not lead to keys.

Textual's parser looks for sequences of keys within a paste too, and tmux hands on all that the
clipboard holds. So a page with colours in it, pasted at the board, would have pressed its letters.
"""

from collections.abc import Iterable

from textual._xterm_parser import XTermParser
from textual.message import Message

ESCAPE = "\x1b"
BEGIN, END = f"{ESCAPE}[200~", f"{ESCAPE}[201~"


class PasteFilter:
    """Takes what comes from the terminal piece by piece; a mark may be split between two."""

    def __init__(self) -> None:
        self._is_inside = False
        self._last = ""

    def clean(self, data: str) -> str:
        """The same without escape characters in what is pasted."""
        passed = ""
        while data:
            step = self._inside if self._is_inside else self._outside
            done, data = step(data)
            passed += done
        return passed

    def _outside(self, data: str) -> tuple[str, str]:
        """All is passed on at once: a lone Esc is a key. The end is remembered for the mark."""
        known, data = len(self._last), self._last + data
        before, mark, after = data.partition(BEGIN)
        self._is_inside = bool(mark)
        self._last = "" if mark else data[1 - len(BEGIN) :]
        return (before + mark)[known:], after

    def _inside(self, data: str) -> tuple[str, str]:
        """What may be the beginning of the mark is held back until it is known."""
        before, mark, after = (self._last + data).partition(END)
        self._is_inside = not mark
        self._last = "" if mark else _begun(before)
        return before.removesuffix(self._last).replace(ESCAPE, "") + mark, after


class PasteParser(XTermParser):
    """Textual's parser, behind that filter."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._paste = PasteFilter()

    def feed(self, data: str) -> Iterable[Message]:
        """Read more; to read nothing would be the end."""
        clean = self._paste.clean(data)
        return super().feed(clean) if clean or not data else ()


def _begun(text: str) -> str:
    """The longest end of the text with which the mark of the end may have begun."""
    ends = (END[:length] for length in range(len(END) - 1, 0, -1))
    return next((end for end in ends if text.endswith(end)), "")
