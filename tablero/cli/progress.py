"""Long work: how far it is, and breaking it off with Ctrl+C where nothing is half done."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from tablero.i18n import Translations

BAR = 30
"""Cells of the bar."""

Progress = Callable[[int, int], None]


@contextmanager
def progress_bar(tr: Translations) -> Iterator[Progress | None]:
    """A bar on stderr, wiped at the end; None, which costs nothing, where nobody is looking."""
    if not sys.stderr.isatty():
        yield None
        return
    bar = _Bar(tr.gettext("Reading"))
    try:
        yield bar
    finally:
        bar.wipe()


@contextmanager
def breakable() -> Iterator[Callable[[], bool]]:
    """Within the block Ctrl+C does not interrupt; the value given tells whether it was pressed."""
    pressed = False

    def press(_signal: int, _frame: FrameType | None) -> None:
        nonlocal pressed
        pressed = True

    before = signal.signal(signal.SIGINT, press)
    try:
        yield lambda: pressed
    finally:
        signal.signal(signal.SIGINT, before)


class _Bar:
    """Draws only when the percentage changes: a hundred small writes at most."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._percent = -1

    def __call__(self, done: int, total: int) -> None:
        percent = min(100, 100 * done // max(1, total))
        if percent != self._percent:
            self._percent = percent
            filled = BAR * percent // 100
            bar = "#" * filled + "." * (BAR - filled)
            self._draw(f"{self._label} [{bar}] {percent:3} %")

    def wipe(self) -> None:
        self._draw(" " * (len(self._label) + BAR + 10))
        self._draw("")

    def _draw(self, text: str) -> None:
        sys.stderr.write(f"\r{text}")
        sys.stderr.flush()
