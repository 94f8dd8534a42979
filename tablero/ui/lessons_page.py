"""The state of the page of mistakes and lessons: its rows, and which stand open. No widget."""

from tablero.present.lessons import Reflection, RepeatedRow, Row
from tablero.ui.pages import Page


class LessonsPage(Page[Row]):
    """The rows of `found`. Of mistakes that are alike each is shown once they are opened."""

    def __init__(self) -> None:
        super().__init__()
        self.found = Reflection()
        self._opened: set[int] = set()

    def show(self, found: Reflection, *, wrote: bool = False) -> None:
        """Take other rows; the cursor stays on its row, or goes to what one `wrote` just now.

        They are put in their places by the next `resize`.
        """
        before, known = self.row, self._ids()
        self.found = found
        self.rows = found.rows(self._opened)
        new = self._ids() - known if wrote else set()
        if new:
            self._point_at(max(new))
        elif before and not self.point(row.ids == before.ids for row in self.rows):
            self._point_at(before.ids[-1])

    def toggle(self, row: RepeatedRow) -> None:
        """Show each of several mistakes, or put them away."""
        self._opened ^= {row.ids[-1]}
        self.rows = self.found.rows(self._opened)
        self.lay_out()

    def _point_at(self, entry_id: int) -> None:
        """Move the cursor to the row of an entry; one that is put away is in that of several."""
        if not self.point(row.ids == (entry_id,) for row in self.rows):
            self.point(entry_id in row.ids for row in self.rows)

    def _ids(self) -> set[int]:
        return {entry_id for row in self.rows for entry_id in row.ids}
