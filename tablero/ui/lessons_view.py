"""The page of mistakes and lessons as one widget: only the rows in sight are drawn."""

from textual import events
from textual.message import Message

from tablero.present.lessons_lines import Keys, grid, layout, opened_lines, row_line
from tablero.present.lines import EMPTY, Line, Role, fit_line
from tablero.present.reader import Reader
from tablero.ui.board_lines import CURSOR, WIDE
from tablero.ui.lessons_page import LessonsPage
from tablero.ui.pages import Spot
from tablero.ui.painted import Painted

WHEEL_LINES = 3


class LessonsView(Painted, can_focus=True):
    """Draws `page` and scrolls it under the wheel; keys are the screen's."""

    DEFAULT_CSS = "LessonsView { height: 1fr; }"

    class Moved(Message):
        """Another row is in hand."""

    def __init__(self, page: LessonsPage, keys: Keys, reader: Reader) -> None:
        super().__init__(id="lessons")
        self.page = page
        self.keys = keys
        self.reader = reader
        self._grid = grid(0)

    def on_resize(self, event: events.Resize) -> None:
        """Lay the columns out for the new size."""
        self.lay_out(event.size.width, event.size.height)
        self.repaint()

    def lay_out(self, width: int, height: int) -> None:
        """Bring the page in line with the size, and with what is on it."""
        self._grid = grid(max(width - 2, 1))
        self.page.resize(height - self.first_row, self._lines, lambda row: len(self._row(row)))

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
        """One line of the page, with the cursor before the row in hand."""
        spot = self.page.at(y - self.first_row) if y >= self.first_row else None
        if spot is None:
            return fit_line(EMPTY, width)
        line = spot.line if spot.row is None else self._row(spot.row)[spot.nth]
        return fit_line(((self._gutter(spot), Role.ACCENT), *line), width)

    def _gutter(self, spot: Spot) -> str:
        here = spot.row is not None and spot.row == self.page.cursor
        return CURSOR if here else " "

    def _lines(self) -> list[Line | int]:
        return layout(self.page.found, self.page.rows, self.keys, self._grid, self.reader)

    def _row(self, number: int) -> list[Line]:
        """A row in lines, the one in hand opened."""
        row = self.page.rows[number]
        if number == self.page.cursor:
            return opened_lines(row, self._grid, self.keys, self.reader)
        return [row_line(row, self._grid, self.reader)]

    def _moved(self) -> None:
        self.repaint()
        self.post_message(self.Moved())
