"""A page of rows and lines as one widget: any number of rows, only those in sight are drawn."""

from collections.abc import Sequence
from typing import Any, Protocol

from textual import events
from textual.message import Message

from tablero.present.lines import EMPTY, Line, Role, fit_line
from tablero.ui.board_lines import CURSOR, MARKED, WIDE
from tablero.ui.pages import Page, Spot
from tablero.ui.painted import Painted

WHEEL_LINES = 3


class Contents(Protocol):
    """What is on the page. A row takes one line, but for the one in hand."""

    def page_lines(self, width: int) -> Sequence[Line | int]:
        """The page from top to bottom: lines, and for each row its number."""

    def row_lines(self, row: Any, width: int, *, here: bool) -> Sequence[Line]:
        """A row in lines, opened when it is the one in hand."""

    def is_marked(self, row: Any) -> bool:
        """Whether the person of the row is marked."""


class ListingView(Painted, can_focus=True):
    """Draws `page` and scrolls it under the wheel; keys are the screen's."""

    DEFAULT_CSS = "ListingView { height: 1fr; }"

    class Moved(Message):
        """Another row is in hand."""

    def __init__(self, page: Page[Any], contents: Contents) -> None:
        super().__init__(id="listing")
        self.page = page
        self.contents = contents
        self._drawn: dict[tuple[object, bool], Sequence[Line]] = {}

    def on_resize(self, event: events.Resize) -> None:
        """Lay the page out for the new size."""
        self.lay_out(event.size.width, event.size.height)
        self.repaint()

    def lay_out(self, width: int, height: int) -> None:
        """Bring the page in line with the size, and with what is on it."""
        self._drawn.clear()
        room = max(width - 2, 1)
        self.page.resize(
            height - self.first_row, lambda: self.contents.page_lines(room), self._lines_of
        )

    def update(self) -> None:
        """Draw it again."""
        self.lay_out(*self.size)
        self.repaint()

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

    def on_mouse_scroll_down(self, _event: events.MouseScrollDown) -> None:
        """Scroll down."""
        self.page.scroll(WHEEL_LINES)
        self._moved()

    def on_mouse_scroll_up(self, _event: events.MouseScrollUp) -> None:
        """Scroll up."""
        self.page.scroll(-WHEEL_LINES)
        self._moved()

    def line_at(self, y: int, width: int) -> Line:
        """One line of the page, with the cursor or a mark before it."""
        spot = self.page.at(y - self.first_row) if y >= self.first_row else None
        if spot is None:
            return fit_line(EMPTY, width)
        line = spot.line if spot.row is None else self._row(spot.row)[spot.nth]
        return fit_line(((self._gutter(spot), Role.ACCENT), *line), width)

    def _gutter(self, spot: Spot) -> str:
        if spot.row is None:
            return " "
        if spot.nth == 0 and self.contents.is_marked(self.page.rows[spot.row]):
            return MARKED
        return CURSOR if spot.row == self.page.cursor else " "

    def _lines_of(self, number: int) -> int:
        return len(self._row(number)) if number == self.page.cursor else 1

    def _row(self, number: int) -> Sequence[Line]:
        """A row in lines; kept until something changes."""
        row, here = self.page.rows[number], number == self.page.cursor
        if (row, here) not in self._drawn:
            room = max(self.size.width - 2, 1)
            self._drawn[row, here] = self.contents.row_lines(row, room, here=here)
        return self._drawn[row, here]

    def _moved(self) -> None:
        self.repaint()
        self.post_message(self.Moved())
