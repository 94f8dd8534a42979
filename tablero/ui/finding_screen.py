"""A page of rows some of which take long to find: a thread looks for them, and keys go on."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from tablero.present.lines import Line, Role
from tablero.ui.desk import Desk
from tablero.ui.listing_screen import ListingScreen
from tablero.ui.reading import Read, Reading, ReadingDone, ReadingFailed, Report

FoundT = TypeVar("FoundT")


class FindingScreen(ListingScreen):
    """What is in sight stays until the new is found; what is wanted no more is never shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.reading = Reading(desk.ws, self)
        self._wanted: Read | None = None

    @property
    def is_finding(self) -> bool:
        """Whether something is being looked for."""
        return self._wanted is not None

    def find_out(self, find: Callable[[], FoundT], then: Callable[[FoundT], Any]) -> None:
        """Look for something in the thread, then do something with it here, and show the page."""

        def read(_report: Report) -> tuple[Read, Callable[[], Any]]:
            return read, partial(then, find())

        self._wanted = read
        self.reading.ask(read)

    def give_up(self) -> None:
        """Nothing is looked for any more."""
        self._wanted = None
        self.reading.give_up()

    def on_unmount(self) -> None:
        """Nobody waits for it any more."""
        self.give_up()

    def on_reading_done(self, read: ReadingDone) -> None:
        """Use what was found, unless something else is wanted since."""
        wanted, use = read.found
        if wanted is self._wanted:
            self._wanted = None
            use()
            self.update()

    def on_reading_failed(self, failed: ReadingFailed) -> None:
        """What is in sight stays; it is looked for again when something changes."""
        if not self.reading.is_under_way:
            self._wanted = None
        self.tell_error(failed.error)
        self.update()

    def doing_line(self, before: str = "") -> Line:
        """`reading…` while something is looked for, else nothing."""
        if not self.is_finding:
            return ()
        return ((f"{before}{self.desk.tr.gettext('reading…')}", Role.ACCENT),)
