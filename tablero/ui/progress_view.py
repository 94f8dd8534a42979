"""The progress page as one widget: a line that tells of which day it is, below it the panels."""

from textual import events

from tablero.domain.progress import Progress
from tablero.present.lines import EMPTY, Line, Role, fit_line
from tablero.present.progress import Size, empty_lines, panels
from tablero.present.reader import Reader
from tablero.present.today_lines import Keys
from tablero.ui.board_lines import CURSOR, RULE, WIDE
from tablero.ui.page_view import PageView
from tablero.ui.progress_page import Cell, ProgressPage, Stop

STATUS_ROWS = 1


class ProgressView(PageView):
    """Draws the panels, or what an empty page teaches."""

    page: ProgressPage

    def __init__(self, page: ProgressPage, keys: Keys, reader: Reader) -> None:
        super().__init__(id="progress")
        self.page = page
        self.keys = keys
        self.reader = reader
        self.progress: Progress | None = None
        self.status: Line = EMPTY
        self._lesson: list[Line] = []

    def show(self, progress: Progress, reader: Reader) -> None:
        """Show these figures."""
        self.progress, self.reader = progress, reader
        self.lay_out(*self.size)
        self.repaint()

    def tell(self, status: Line) -> None:
        """Say above of which day the figures are, and whether others are coming."""
        self.status = status
        self.repaint_rows(0, STATUS_ROWS)

    def lay_out(self, width: int, height: int) -> None:
        """Bring the page in line with the size, and with the figures."""
        abreast = 2 if width >= WIDE else 1
        room, rows = (width - abreast + 1) // abreast - 2, max(1, height - STATUS_ROWS)
        self._lesson = []
        if self.progress is None or self.progress.is_empty:
            self.page.show((), room, rows, abreast)
            if self.progress is not None:
                self._lesson = empty_lines(self.keys, min(width - 2, WIDE - 20), self.reader)
            return
        drawn = panels(self.progress, Size(room, rows // abreast), self.reader)
        self.page.show(drawn, room, rows, abreast)

    def on_click(self, event: events.Click) -> None:
        """Take in hand what was clicked."""
        cells = self.page.row(event.y - STATUS_ROWS) if event.y >= STATUS_ROWS else ()
        if cells:
            cell = cells[min(len(cells) - 1, event.x // (self.page.width + 3))]
            self._take(cell)

    def line_at(self, y: int, width: int) -> Line:
        """The status, a line of the lesson, or one of the panels side by side."""
        if y < STATUS_ROWS:
            return fit_line(((" ", Role.TEXT), *self.status), width)
        if self._lesson:
            nth = y - STATUS_ROWS - 1
            line = self._lesson[nth] if 0 <= nth < len(self._lesson) else EMPTY
            return fit_line(((" ", Role.TEXT), *line), width)
        spans: list[tuple[str, Role]] = []
        for nth, cell in enumerate(self.page.row(y - STATUS_ROWS)):
            spans += [(RULE, Role.RULE)] if nth else []
            gutter = CURSOR if cell.stop is not None and cell.stop == self.page.stop else " "
            spans += [(gutter, Role.ACCENT), *fit_line(cell.line, self.page.width)]
            spans += [(" ", Role.TEXT)]
        return fit_line(tuple(spans), width)

    def _take(self, cell: Cell) -> None:
        if isinstance(cell.stop, Stop):
            self.page.go_to(self.page.stops.index(cell.stop))
            self._moved()
