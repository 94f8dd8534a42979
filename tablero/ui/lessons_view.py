"""The page of mistakes and lessons as one widget: only the rows in sight are drawn."""

from tablero.present.lessons_lines import Keys, grid, layout, opened_lines, row_line
from tablero.present.lines import Line
from tablero.present.reader import Reader
from tablero.ui.lessons_page import LessonsPage
from tablero.ui.page_view import RowsView


class LessonsView(RowsView):
    """Draws mistakes and lessons."""

    page: LessonsPage

    def __init__(self, page: LessonsPage, keys: Keys, reader: Reader) -> None:
        super().__init__(id="lessons")
        self.page = page
        self.keys = keys
        self.reader = reader
        self._grid = grid(0)

    def lay_out(self, width: int, height: int) -> None:
        """Bring the page in line with the size, and with what is on it."""
        self._grid = grid(max(width - 2, 1))
        self.page.resize(height - self.first_row, self._lines, lambda row: len(self._row(row)))

    def _lines(self) -> list[Line | int]:
        return layout(self.page.found, self.page.rows, self.keys, self._grid, self.reader)

    def _row(self, number: int) -> list[Line]:
        """A row in lines, the one in hand opened."""
        row = self.page.rows[number]
        if number == self.page.cursor:
            return opened_lines(row, self._grid, self.keys, self.reader)
        return [row_line(row, self._grid, self.reader)]
