"""The four columns, drawn by one widget with the focus: fewer and larger widgets are quicker."""

from textual import events
from textual.message import Message

from tablero.i18n import Translations
from tablero.present.lines import Line
from tablero.ui.board_lines import BoardLines, Spot
from tablero.ui.columns import Columns
from tablero.ui.painted import Painted


class BoardView(Painted, can_focus=True):
    """Shows `columns` and tells what the mouse does to it; keys are the screen's."""

    DEFAULT_CSS = """
    BoardView { height: 1fr; width: 1fr; }
    """

    class Clicked(Message):
        """A card was clicked."""

        def __init__(self, spot: Spot) -> None:
            super().__init__()
            self.spot = spot

    def __init__(self, columns: Columns, tr: Translations) -> None:
        super().__init__(id="board")
        self.columns = columns
        self.lines = BoardLines(columns, tr)

    @property
    def cursor_spot(self) -> Spot:
        """Where the cursor is."""
        return self.lines.cursor

    def repaint_cursor(self, before: Spot) -> None:
        """Draw again where the cursor was and where it is: one cell wide, for a slow wire."""
        here = self.lines.cursor
        if here.column != before.column:
            self.repaint()
            return
        x, _ = self.lines.extent(here.column)
        for spot in {before, here}:
            self.repaint_rows(self.lines.row_of(spot), self.lines.shape.card_lines, x, 1)

    def repaint_column(self) -> None:
        """Draw the column with the cursor again: it has scrolled."""
        x, width = self.lines.extent(self.columns.here)
        first = self.lines.shape.first_row
        self.repaint_rows(first, self.size.height - first, x, width)

    def lay_out(self, width: int, height: int) -> None:
        """Lay the board out for a size."""
        self.lines.resize(width, height)

    def prepare(self) -> None:
        """Bring the columns in line with what stands in them."""
        super().prepare()
        self.lines.prepare()

    def line_at(self, y: int, width: int) -> Line:  # noqa: ARG002 - it is laid out for that width
        """One row of the board."""
        return self.lines.line_at(y)

    def on_click(self, event: events.Click) -> None:
        """Tell which card was clicked."""
        spot = self.lines.spot_at(event.x, event.y)
        if spot is not None:
            self.post_message(self.Clicked(spot))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll the column under the pointer."""
        self._wheel(event.x, event.y, +1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll the column under the pointer."""
        self._wheel(event.x, event.y, -1)

    def _wheel(self, x: int, y: int, count: int) -> None:
        spot = self.lines.spot_at(x, max(y, self.lines.shape.first_row))
        if spot is not None:
            self.columns.scroll(spot.column, count)
            self.repaint()
