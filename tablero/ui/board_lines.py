"""The four columns as lines, at every size. Plain code: it draws before Textual is even loaded."""

from enum import Enum
from typing import NamedTuple

from tablero.domain.people import Card
from tablero.i18n import Translations
from tablero.present.card import full_card, small_card
from tablero.present.empty import empty_column
from tablero.present.heads import column_head, stage_tabs
from tablero.present.lines import Line, Role, Span, fit_line
from tablero.ui.columns import STAGES, Columns

WIDE, NARROW = 100, 76
"""From so many cells four columns of three-line cards; below so many, one column at a time."""

KEPT = 500
"""Cards that stay drawn, by their value: what has not changed need not be laid out again."""

CURSOR, MARKED, RULE = "▌", "✓", "│"


class Shape(Enum):
    """How the board is laid out: first row of cards, lines of a card, columns in sight."""

    WIDE = (2, 3, 4)
    MEDIUM = (1, 2, 4)
    NARROW = (1, 3, 1)

    @property
    def first_row(self) -> int:
        """The row of the first card."""
        return self.value[0]

    @property
    def card_lines(self) -> int:
        """Lines of a card, without the blank one below it."""
        return self.value[1]

    @property
    def in_sight(self) -> int:
        """Columns side by side."""
        return self.value[2]

    @property
    def pitch(self) -> int:
        """Rows from one card to the next."""
        return self.card_lines + 1


class Spot(NamedTuple):
    """A place on the board: a column, and a card of it, which may not be there."""

    column: int
    place: int


class BoardLines:
    """Draws `columns` for a size in cells. A card that stays as it is is laid out once."""

    def __init__(self, columns: Columns, tr: Translations) -> None:
        self.columns = columns
        self.tr = tr
        self.shape = Shape.WIDE
        self.width = self.height = 0
        self._drawn: dict[tuple[Card, int], tuple[Line, ...]] = {}
        self._drawn_on = columns.tally.frame.today
        self._columns: dict[int, tuple[object, list[Line]]] = {}

    def resize(self, width: int, height: int) -> None:
        """Choose the layout for a size."""
        self.width, self.height = width, height
        self.shape = (
            Shape.WIDE if width >= WIDE else Shape.MEDIUM if width >= NARROW else Shape.NARROW
        )
        self.columns.resize((height - self.shape.first_row + 1) // self.shape.pitch)
        self._drawn.clear()

    @property
    def cursor(self) -> Spot:
        """Where the cursor is."""
        return Spot(self.columns.here, self.columns.column.cursor)

    def spot_at(self, x: int, y: int) -> Spot | None:
        """The place under a cell; None above the cards."""
        if y < self.shape.first_row:
            return None
        column = self.columns.here
        if self.shape.in_sight > 1:
            column = next(i for i in range(4) if x < sum(self.extent(i)) + 1 or i == 3)
        nth = (y - self.shape.first_row) // self.shape.pitch
        return Spot(column, self.columns.columns[column].top + nth)

    def extent(self, index: int) -> tuple[int, int]:
        """The first cell of a column, and how many it has."""
        if self.shape is Shape.NARROW:
            return 0, self.width
        share, rest = divmod(self.width - len(STAGES) + 1, len(STAGES))
        before = index * (share + 1) + min(index, rest)
        return before, share + (index < rest)

    def row_of(self, spot: Spot) -> int:
        """The first row of a card."""
        nth = spot.place - self.columns.columns[spot.column].top
        return self.shape.first_row + nth * self.shape.pitch

    def line_at(self, y: int) -> Line:
        """One row: heads, blanks, or a line of each card that stands there."""
        if self.shape is Shape.NARROW:
            return self._narrow_line(y)
        spans: list[Span] = []
        for index in range(len(STAGES)):
            if index:
                spans.append((RULE, Role.RULE))
            spans += self._rows(index)[y]
        return tuple(spans)

    def _narrow_line(self, y: int) -> Line:
        if y == 0:
            counts = [column.length for column in self.columns.columns]
            return stage_tabs(counts, self.columns.here, self.width, self.tr)
        return self._rows(self.columns.here)[y]

    def _rows(self, index: int) -> list[Line]:
        """All rows of a column; drawn again only when something in it has changed."""
        column, width = self.columns.columns[index], self.extent(index)[1]
        state = (
            (column.version, column.top, column.cursor, self.columns.total(index)),
            (index == self.columns.here, frozenset(self.columns.marked), self.columns.is_empty),
            (self.shape, width, self.height, self.columns.tally.frame.today),
        )
        kept = self._columns.get(index)
        if kept is None or kept[0] != state:
            rows = [self._cell(index, y, width) for y in range(self.height)]
            kept = self._columns[index] = (state, rows)
        return kept[1]

    def _cell(self, index: int, y: int, width: int) -> Line:
        """What column `index` shows in row `y`, `width` cells wide."""
        if y < self.shape.first_row:
            head = self._head(index, width - 2) if y == self.shape.first_row - 1 else ()
            return fit_line(((" ", Role.TEXT), *head), width)
        nth, line = divmod(y - self.shape.first_row, self.shape.pitch)
        column = self.columns.columns[index]
        if not column.length:
            return self._lesson(index, y - self.shape.first_row, width)
        spot = Spot(index, column.top + nth)
        lines = self._card(spot, width - 2)
        if line >= len(lines):
            return ((" " * width, Role.TEXT),)
        return (self._gutter(spot, line), *lines[line], (" ", Role.TEXT))

    def _head(self, index: int, width: int) -> Line:
        column = self.columns.columns[index]
        here = index == self.columns.here
        total = self.columns.total(index)
        shown, above = column.length, column.top
        return column_head(
            column.stage, shown, total, above=above, here=here, width=width, tr=self.tr
        )

    def _card(self, spot: Spot, width: int) -> tuple[Line, ...]:
        card, today = self.columns.card(*spot), self.columns.tally.frame.today
        if card is None:
            return ()
        if self._drawn_on != today or len(self._drawn) > KEPT:
            self._drawn.clear()
            self._drawn_on = today
        if (card, width) not in self._drawn:
            draw = small_card if self.shape is Shape.MEDIUM else full_card
            self._drawn[card, width] = draw(card, today, width, self.tr)
        return self._drawn[card, width]

    def _gutter(self, spot: Spot, line: int) -> Span:
        card = self.columns.card(*spot) if self.columns.marked else None
        if line == 0 and card is not None and card.id in self.columns.marked:
            return MARKED, Role.ACCENT
        return (CURSOR, Role.ACCENT) if spot == self.cursor else (" ", Role.TEXT)

    def _lesson(self, index: int, row: int, width: int) -> Line:
        lines = empty_column(
            STAGES[index],
            board_is_empty=self.columns.is_empty,
            filtered=bool(self.columns.query),
            width=width - 3,
            tr=self.tr,
        )
        text = lines[row] if row < len(lines) else ()
        return fit_line(((" ", Role.TEXT), *text), width)
