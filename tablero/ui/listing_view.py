"""A page of rows and lines as one widget: any number of rows, only those in sight are drawn."""

from collections.abc import Sequence
from typing import Any, Protocol

from tablero.present.lines import Line
from tablero.ui.board_lines import MARKED
from tablero.ui.page_view import RowsView
from tablero.ui.pages import MarkedPage, Spot


class Contents(Protocol):
    """What is on the page. A row takes one line, but for the one in hand."""

    def page_lines(self, width: int) -> Sequence[Line | int]:
        """The page from top to bottom: lines, and for each row its number."""

    def row_lines(self, row: Any, width: int, *, here: bool) -> Sequence[Line]:
        """A row in lines, opened when it is the one in hand."""


class ListingView(RowsView):
    """Draws `contents`, each row once for as long as nothing changes."""

    page: MarkedPage[Any]

    def __init__(self, page: MarkedPage[Any], contents: Contents) -> None:
        super().__init__(id="listing")
        self.page = page
        self.contents = contents
        self._drawn: dict[tuple[object, bool], Sequence[Line]] = {}

    def lay_out(self, width: int, height: int) -> None:
        """Bring the page in line with the size, and with what is on it."""
        self._drawn.clear()
        room = max(width - 2, 1)
        self.page.resize(
            height - self.first_row, lambda: self.contents.page_lines(room), self._lines_of
        )

    def _gutter(self, spot: Spot) -> str:
        """The mark before a row about somebody marked; before all others, the cursor or a blank."""
        row = self.page.rows[spot.row] if spot.row is not None and spot.nth == 0 else None
        return MARKED if row and row.person_id in self.page.marked else super()._gutter(spot)

    def _lines_of(self, number: int) -> int:
        return len(self._row(number)) if number == self.page.cursor else 1

    def _row(self, number: int) -> Sequence[Line]:
        """A row in lines; kept until something changes."""
        row, here = self.page.rows[number], number == self.page.cursor
        if (row, here) not in self._drawn:
            room = max(self.size.width - 2, 1)
            self._drawn[row, here] = self.contents.row_lines(row, room, here=here)
        return self._drawn[row, here]
