"""A terminal: it answers what programs ask of one, and knows what is on its screen as text.

Emulation is slow, so what came is fed to it only when the line is quiet.
"""

import re
from collections.abc import Callable

import pyte

COLUMNS, LINES = 120, 40

# What pyte would print or mistake: private CSI sequences, mode requests, control strings.
_BEYOND_PYTE = re.compile(
    rb"\x1b\[[<=>][0-9;:]*[ -/]*[@-~]"
    rb"|\x1b\[\??[0-9;]*[!\"$' ][@-~]"
    rb"|\x1b\[\?[0-9;]*u"
    rb"|\x1b\[[0-9;]*t"
    rb"|\x1b[\]P^_X][^\x1b\x07]*(?:\x1b\\|\x07)"
)
_UNFINISHED = re.compile(rb"\x1b(?:\[[0-9;:<=>?]*[ -/]*|[\]P^_X][^\x1b\x07]*\x1b?)?\Z")

_KNOWN_MODES = {b"1000": 2, b"1002": 2, b"1003": 2, b"1004": 2, b"1006": 2, b"2004": 2, b"2026": 2}
"""DEC private modes that this terminal has; 2 says that the mode is off."""


class Emulator:
    """A screen of 120×40 with true colour and synchronised output, as a modern xterm has."""

    def __init__(self) -> None:
        self._screen = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.ByteStream(self._screen)
        self._held = b""

    def feed(self, data: bytes) -> None:
        """Show what a program wrote; a sequence cut in two waits for its end."""
        data = self._held + data
        cut = _UNFINISHED.search(data, max(0, len(data) - 4096))
        self._held = data[cut.start() :] if cut else b""
        self._stream.feed(_BEYOND_PYTE.sub(b"", data[: cut.start()] if cut else data))

    def rows(self) -> list[str]:
        """The rows of the screen, without blanks at their ends."""
        return [row.rstrip() for row in self._screen.display]

    def text(self) -> str:
        """The screen."""
        return "\n".join(self.rows())


_Answer = Callable[[re.Match[bytes]], bytes]

_QUESTIONS: tuple[tuple[bytes, _Answer], ...] = (
    (rb"\x1b\[0?c", lambda _: b"\x1b[?62;22c"),  # DA1
    (rb"\x1b\[>0?c", lambda _: b"\x1b[>41;390;0c"),  # DA2
    (rb"\x1b\[>0?q", lambda _: b"\x1bP>|XTerm(390)\x1b\\"),  # XTVERSION
    (rb"\x1b\[5n", lambda _: b"\x1b[0n"),  # DSR
    (rb"\x1b\[\??6n", lambda _: b"\x1b[1;1R"),  # DSR, cursor position
    (  # DECRQM
        rb"\x1b\[\?(\d+)\$p",
        lambda m: b"\x1b[?%s;%d$y" % (m[1], _KNOWN_MODES.get(m[1], 0)),
    ),
    (rb"\x1b\[\?u", lambda _: b""),  # the kitty keyboard: not here
    (rb"\x1b\[18t", lambda _: b"\x1b[8;%d;%dt" % (LINES, COLUMNS)),
    (rb"\x1b\]1([01]);\?(?:\x07|\x1b\\)", lambda m: b"\x1b]1%s;rgb:%s\x1b\\" % (
        m[1], b"0000/0000/0000" if m[1] == b"1" else b"e5e5/e5e5/e5e5")),
)  # fmt: skip
_ANY_QUESTION = re.compile(b"|".join(b"(?:%s)" % pattern for pattern, _ in _QUESTIONS))


def answers(data: bytes) -> bytes:
    """What a terminal sends back to the questions among what a program wrote."""
    if b"\x1b" not in data:
        return b""
    return b"".join(_answer(found[0]) for found in _ANY_QUESTION.finditer(data))


def _answer(question: bytes) -> bytes:
    for pattern, answer in _QUESTIONS:
        if found := re.fullmatch(pattern, question):
            return answer(found)
    return b""
