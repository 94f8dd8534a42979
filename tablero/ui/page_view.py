"""A page as one widget that draws and scrolls it: what the views of all pages have in common."""

from collections.abc import Sequence
from typing import Any, Protocol

from textual import events
from textual.message import Message

from tablero.present.lines import EMPTY, Line, Role, fit_line
from tablero.ui.board_lines import CURSOR, WIDE
from tablero.ui.pages import Page, Spot
from tablero.ui.wheeled import Wheeled


class Scrolled(Protocol):
    """A page of which a part is in sight."""

    def scroll(self, count: int) -> None:
        """Show lines further down (up when negative)."""


class PageView(Wheeled, can_focus=True):
    """Draws `page` and scrolls it under the wheel; keys are the screen's."""

    DEFAULT_CSS = "PageView { height: 1fr; }"

    page: Scrolled

    class Moved(Message):
        """Something else is in hand."""

    def lay_out(self, width: int, height: int) -> None:
        """Bring the page in line with the size, and with what is on it."""
        raise NotImplementedError

    def update(self) -> None:
        """Draw it again."""
        self.lay_out(*self.size)
        self.repaint()

    def scroll(self, count: int) -> None:
        """Show lines further down (up when negative)."""
        self.page.scroll(count)
        self._moved()

    def _moved(self) -> None:
        self.repaint()
        self.post_message(self.Moved())


class RowsView(PageView):
    """A page of rows, of which only those in sight are drawn."""

    page: Page[Any]

    @property
    def first_row(self) -> int:
        """The first line of the page, set apart from the head where there is room."""
        return int(self.app.size.width >= WIDE)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row that was clicked."""
        spot = self.page.at(event.y - self.first_row)
        if event.y >= self.first_row and spot and spot.row is not None:
            self.page.go_to(spot.row)
            self._moved()

    def line_at(self, y: int, width: int) -> Line:
        """One line of the page, with what stands before it."""
        spot = self.page.at(y - self.first_row) if y >= self.first_row else None
        if spot is None:
            return fit_line(EMPTY, width)
        line = spot.line if spot.row is None else self._row(spot.row)[spot.nth]
        return fit_line(((self._gutter(spot), Role.ACCENT), *line), width)

    def _gutter(self, spot: Spot) -> str:
        """The cursor before the row in hand."""
        here = spot.row is not None and spot.row == self.page.cursor
        return CURSOR if here else " "

    def _row(self, number: int) -> Sequence[Line]:
        """A row in lines."""
        raise NotImplementedError
