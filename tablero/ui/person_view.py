"""Who a person is, as one widget that scrolls where it does not fit."""

from tablero.present.lines import EMPTY, Line, Role, fit_line
from tablero.present.person import Keys, about, about_briefly
from tablero.present.reader import Reader
from tablero.services.people import PersonPage
from tablero.ui.board_lines import CURSOR, NARROW, WIDE
from tablero.ui.wheeled import Wheeled

RULE, RULE_BELOW, MORE = "│", "─", "↓ {count}"


class PersonView(Wheeled):
    """Draws a page: beside the timeline with a rule at its right, or above it with one below."""

    DEFAULT_CSS = "PersonView { height: 1fr; }"

    def __init__(self, page: PersonPage, keys: Keys, reader: Reader) -> None:
        super().__init__(id="person")
        self.page = page
        self.keys = keys
        self.reader = reader
        self.in_hand = False
        self._lines: list[Line] = []
        self._top = 0

    def lay_out(self, width: int, height: int) -> None:  # noqa: ARG002 - the rest is out of sight
        """Wrap the page for a width."""
        tell = about_briefly if self.above else about
        room = max(width - (2 if self.above else 3), 1)
        self._lines = tell(self.page, self.keys, self.reader, room)
        self._scroll(0)

    def show(self, page: PersonPage) -> None:
        """Show a page, of the same person or of another."""
        if page.person.card.id != self.page.person.card.id:
            self._top = 0
        self.page = page
        self.lay_out(*self.size)
        self.repaint()

    def scroll(self, count: int) -> None:
        """Show lines further down (up when negative)."""
        self._scroll(count)
        self.repaint()

    @property
    def above(self) -> bool:
        """Whether the timeline stands below, for want of room beside."""
        return self.app.size.width < NARROW

    @property
    def first_row(self) -> int:
        """The row of the name: below a blank one where there is room."""
        return int(self.app.size.width >= WIDE)

    @property
    def length(self) -> int:
        """The lines there are, those out of sight included."""
        return len(self._lines)

    def line_at(self, y: int, width: int) -> Line:
        """One row of the page, with the rule at its end, or the rule below."""
        if self.above and y == self.size.height - 1:
            return ((RULE_BELOW * width, Role.RULE),)
        mark = CURSOR if self.in_hand and y == self.first_row else " "
        line: Line = ((mark, Role.ACCENT), *self._line(y))
        if self.above:
            return fit_line(line, width)
        return (*fit_line(line, width - 1), (RULE, Role.RULE))

    def _line(self, y: int) -> Line:
        row = y - self.first_row
        below = self.length - self._top - self._rows
        if below > 0 and row == self._rows - 1:
            return ((MORE.format(count=below + 1), Role.DIM),)
        return self._lines[self._top + row] if 0 <= row < self.length - self._top else EMPTY

    @property
    def _rows(self) -> int:
        return max(1, self.size.height - self.first_row - self.above)

    def _scroll(self, count: int) -> None:
        self._top = max(0, min(self._top + count, len(self._lines) - self._rows))
