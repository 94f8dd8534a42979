"""A driver that takes over from the early frame, and leaves at once.

Textual's own clears the screen at the start, and at the end it waits 200 ms for a thread.
"""

from typing import Any

from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver

from tablero.ui.early import ALTERNATE_SCREEN
from tablero.ui.pasting import PasteParser
from tablero.ui.shown import Shown


class QuickDriver(LinuxDriver):
    """Textual's Linux driver between our early frame and a quick end."""

    early_attributes: list[Any] | None = None
    """The terminal's settings before the early frame; None when there was none, or later on."""

    shown = Shown()
    """What the terminal shows; nothing of ours when it has just been taken over."""

    _is_suspending = False

    def start_application_mode(self) -> None:
        """Take the terminal over; what is given back at the end is what was there at first."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self.shown.forget()
        if self.early_attributes is not None:
            self.attrs_before = self.early_attributes
        self.early_attributes = None

    def run_input_thread(self) -> None:
        """Read keys; Textual has no other way to say with what."""
        linux_driver.XTermParser = PasteParser  # type: ignore[attr-defined]
        super().run_input_thread()

    def suspend_application_mode(self) -> None:
        """Let another program have the terminal: none of its keys may be read here."""
        self._is_suspending = True
        try:
            super().suspend_application_mode()
        finally:
            self._is_suspending = False

    def write(self, data: str) -> None:
        """Write to the terminal, but do not clear what the early frame has painted."""
        if data != ALTERNATE_SCREEN or self.early_attributes is None:
            super().write(data)

    def disable_input(self) -> None:
        """Stop reading keys. The thread is a daemon: it ends with the process."""
        if self._is_suspending:
            super().disable_input()
            return
        if self.exit_event.is_set():
            return
        self._disable_mouse_support()
        self.exit_event.set()
