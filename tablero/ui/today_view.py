"""The day's page as one widget: any number of rows, only those in sight are drawn."""

from collections.abc import Callable

from textual import events
from textual.message import Message

from tablero.present.lines import EMPTY, Line, Role, fit_line
from tablero.present.reader import Reader
from tablero.present.today import Part, Row, Section
from tablero.present.today_lines import Keys, calm_lines, grid, layout, row_lines
from tablero.present.today_open import AtHand, opened_lines
from tablero.ui.board_lines import CURSOR, MARKED, WIDE
from tablero.ui.pages import Spot
from tablero.ui.painted import Painted
from tablero.ui.today_page import DayPage

WHEEL_LINES = 3
KEPT_ROWS = 500
"""Rows that are kept as drawn; those of a day are fewer."""


class TodayView(Painted, can_focus=True):
    """Draws `page` and scrolls it under the wheel; keys are the screen's.

    `at_hand` tells what is known of the one in a row.
    """

    DEFAULT_CSS = "TodayView { height: 1fr; }"

    class Moved(Message):
        """Another row is in hand."""

    def __init__(
        self, page: DayPage, keys: Keys, reader: Reader, at_hand: Callable[[Row], AtHand]
    ) -> None:
        super().__init__(id="today")
        self.page = page
        self.keys = keys
        self.reader = reader
        self.at_hand = at_hand
        self.calm = False
        self._grid = grid(0)
        self._laid_out_for = 0, 0
        self._drawn: dict[tuple[Row, bool], list[Line]] = {}

    def on_resize(self, event: events.Resize) -> None:
        """Lay the columns out for the new size."""
        self.lay_out(event.size.width, event.size.height)
        self.repaint()

    def lay_out(self, width: int, height: int) -> None:
        """Bring the page in line with the size, and with what is on it."""
        if (width, height) != self._laid_out_for:
            self._laid_out_for = width, height
            self._grid = grid(max(width - 2, 1))
            self._drawn.clear()
        self.page.resize(height - self.first_row, self._lines, self._lines_of)

    def show(self, sections: list[Section], *, calm: bool, reader: Reader) -> None:
        """Show other rows; with the words for a day on which nothing is due, when it is `calm`."""
        if reader != self.reader or len(self._drawn) > KEPT_ROWS:
            self._drawn.clear()
        self._drawn = {key: lines for key, lines in self._drawn.items() if not key[1]}
        self.calm, self.reader = calm, reader
        self.page.show(sections)

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
        if spot.nth == 0 and self.page.rows[spot.row].card.id in self.page.marked:
            return MARKED
        return CURSOR if spot.row == self.page.cursor else " "

    def _lines(self) -> list[Line | int]:
        calm = self.calm and calm_lines(
            anybody=bool(self.page.rows), keys=self.keys, columns=self._grid, reader=self.reader
        )
        return layout(self.page.sections, calm or [], self._grid, self.reader)

    def _lines_of(self, number: int) -> int:
        """How many lines a row takes; most are not drawn for that."""
        of_its_own = self.page.rows[number].part in (Part.NAME, Part.LESSONS)
        is_plain = number != self.page.cursor and not of_its_own
        return self._grid.lines if is_plain else len(self._row(number))

    def _row(self, number: int) -> list[Line]:
        """A row in lines, the one in hand opened; kept, opened until something is done."""
        row, is_open = self.page.rows[number], number == self.page.cursor
        if (row, is_open) not in self._drawn:
            columns, height, reader = self._grid, self.size.height, self.reader
            self._drawn[row, is_open] = (
                opened_lines(row, self.at_hand(row), self.keys, columns, height, reader)
                if is_open
                else row_lines(row, columns, height, reader)
            )
        return self._drawn[row, is_open]

    def _moved(self) -> None:
        self.repaint()
        self.post_message(self.Moved())
