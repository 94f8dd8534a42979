"""The day's page as one widget: any number of rows, only those in sight are drawn."""

from collections.abc import Callable

from tablero.present.lines import Line
from tablero.present.reader import Reader
from tablero.present.today import Part, Row, Section
from tablero.present.today_lines import Keys, calm_lines, grid, layout, row_lines
from tablero.present.today_open import AtHand, opened_lines
from tablero.ui.board_lines import MARKED
from tablero.ui.page_view import RowsView
from tablero.ui.pages import Spot
from tablero.ui.today_page import DayPage

KEPT_ROWS = 500
"""Rows that are kept as drawn; those of a day are fewer."""


class TodayView(RowsView):
    """Draws people. `at_hand` tells what is known of the one in a row."""

    page: DayPage

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

    def _gutter(self, spot: Spot) -> str:
        """The mark before somebody marked; before all others, the cursor or a blank."""
        row = self.page.rows[spot.row] if spot.row is not None and spot.nth == 0 else None
        return MARKED if row and row.card.id in self.page.marked else super()._gutter(spot)

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
