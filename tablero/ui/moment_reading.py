"""A moment of truth that is over or dropped, to be read; one that was dropped can be taken up."""

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen

from tablero.domain.recovery import Recovery
from tablero.domain.words import RecoveryStatus
from tablero.errors import TableroError
from tablero.present import moment as present
from tablero.present.errors import explain
from tablero.present.hints import Hint, hint_line
from tablero.present.lines import EMPTY, Line, Role, fit_line
from tablero.ui.desk import Desk
from tablero.ui.guard import Guarded, Teller
from tablero.ui.moment_view import SIDE, WIDEST
from tablero.ui.wheeled import Wheeled

LEAVING = frozenset({"escape", "q", "enter"})


class MomentReading(Guarded, Teller, Screen[bool]):
    """Gives True when it is to be taken up again."""

    DEFAULT_CSS = "MomentReading { background: $background; }"
    AUTO_FOCUS = ""

    def __init__(self, desk: Desk, recovery: Recovery) -> None:
        super().__init__()
        self.desk = desk
        self.recovery = recovery
        self.notice = ""
        self.view = ReadingView(self)

    def compose(self) -> ComposeResult:
        """One widget."""
        yield self.view

    @property
    def is_dropped(self) -> bool:
        """Whether it can be taken up again."""
        return self.recovery.status is RecoveryStatus.DROPPED

    def tell_error(self, error: TableroError) -> None:
        """Say what stood against it."""
        self.notice = explain(error, self.desk.tr)
        self.view.repaint()

    def hints(self) -> list[Hint]:
        """Scroll, take up, leave."""
        tr = self.desk.tr
        return [
            ("esc", tr.gettext("back"), True),
            ("j k", tr.gettext("scroll"), self.view.overflows),
            *([("r", tr.gettext("take it up again"), True)] if self.is_dropped else []),
        ]

    def on_key(self, event: events.Key) -> None:
        """Scroll, take up, leave."""
        event.stop()
        event.prevent_default()
        if not self.is_current:
            return
        page = self.view.rows
        moves = {"j": 1, "down": 1, "k": -1, "up": -1, "pagedown": page, "pageup": -page}
        if event.key in LEAVING:
            self.dismiss(False)
        elif event.key == "r" and self.is_dropped:
            self.dismiss(True)
        elif event.key in moves:
            self.view.scroll(moves[event.key])


class ReadingView(Wheeled):
    """Draws it, and scrolls."""

    DEFAULT_CSS = "ReadingView { width: 1fr; height: 1fr; }"

    def __init__(self, owner: MomentReading) -> None:
        super().__init__(id="reading")
        self.owner = owner
        self._lines: list[Line] = []
        self._width = 0
        self._top = 0

    @property
    def rows(self) -> int:
        """The lines in sight: all but the keys and what is told."""
        return max(1, self.size.height - 2)

    @property
    def overflows(self) -> bool:
        """Whether there is more than is in sight."""
        return len(self._lines) > self.rows

    def scroll(self, count: int) -> None:
        """Show lines further down (up when negative)."""
        self._top = max(0, min(self._top + count, len(self._lines) - self.rows))
        self.repaint()

    def line_at(self, y: int, width: int) -> Line:
        """A line of it; below all, the keys."""
        self._lay_out(width)
        if y == self.size.height - 1:
            return hint_line(self.owner.hints(), width)
        place = self._top + y
        line = self._lines[place] if y < self.rows and place < len(self._lines) else EMPTY
        if y == self.size.height - 2:
            line = ((self.owner.notice, Role.ERROR),)
        return fit_line(((" " * SIDE, Role.TEXT), *line), width)

    def _lay_out(self, width: int) -> None:
        if width == self._width:
            return
        self._width = width
        reader = self.owner.desk.reader()
        room = max(1, min(width - 2 * SIDE, WIDEST))
        self._lines = present.whole(self.owner.recovery, reader, room)
