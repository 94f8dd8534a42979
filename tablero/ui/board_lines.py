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
    """Draws `columns` for a size in cells. A card that stays as it is is laid out once.

    After `resize`, and after any change, `prepare` before rows are drawn.
    """

    def __init__(self, columns: Columns, tr: Translations) -> None:
        self.columns = columns
        self.tr = tr
        self.shape = Shape.WIDE
        self.width = self.height = 0
        self._cards: dict[tuple[Card, int], tuple[Line, ...]] = {}
        self._cards_on = columns.tally.frame.today
        self._kept: dict[int, tuple[object, list[Line]]] = {}
        self._rows: dict[int, list[Line]] = {}

    def resize(self, width: int, height: int) -> None:
        """Choose the layout for a size."""
        self.width, self.height = width, height
        self.shape = (
            Shape.WIDE if width >= WIDE else Shape.MEDIUM if width >= NARROW else Shape.NARROW
        )
        self.columns.resize((height - self.shape.first_row + 1) // self.shape.pitch)
        self._cards.clear()

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

    def prepare(self) -> None:
        """Bring the columns in sight in line with what stands in them: before rows are drawn."""
        narrow = self.shape is Shape.NARROW
        in_sight = [self.columns.here] if narrow else range(len(STAGES))
        self._rows = {index: self._up_to_date(index) for index in in_sight}

    def line_at(self, y: int) -> Line:
        """One row: heads, blanks, or a line of each card that stands there."""
        if self.shape is Shape.NARROW and y == 0:
            counts = [column.length for column in self.columns.columns]
            return stage_tabs(counts, self.columns.here, self.width, self.tr)
        spans: list[Span] = []
        for rows in self._rows.values():
            if spans:
                spans.append((RULE, Role.RULE))
            spans += rows[y]
        return tuple(spans)

    def _up_to_date(self, index: int) -> list[Line]:
        """All rows of a column; drawn again only when something in it has changed."""
        column, width = self.columns.columns[index], self.extent(index)[1]
        state = (
            (column.version, column.top, column.cursor, self.columns.total(index)),
            (index == self.columns.here, frozenset(self.columns.marked), self.columns.is_empty),
            (self.shape, width, self.height, self.columns.tally.frame.today),
        )
        kept = self._kept.get(index)
        if kept is None or kept[0] != state:
            kept = self._kept[index] = (state, self._column(index, width))
        return kept[1]

    def _column(self, index: int, width: int) -> list[Line]:
        """All rows of a column, `width` cells wide: its head, then its cards or what to do."""
        column, blank = self.columns.columns[index], ((" " * width, Role.TEXT),)
        head = fit_line(((" ", Role.TEXT), *self._head(index, width - 2)), width)
        rows: list[Line] = [blank] * (self.shape.first_row - 1) + [head]
        if column.length:
            for place in range(column.top, column.top + self.columns.page + 1):
                rows += self._card_rows(Spot(index, place), width) or [blank] * self.shape.pitch
        else:
            rows += self._lesson(index, width)
        return (rows + [blank] * (self.height - len(rows)))[: self.height]

    def _head(self, index: int, width: int) -> Line:
        column = self.columns.columns[index]
        here = index == self.columns.here
        total = self.columns.total(index)
        shown, above = column.length, column.top
        return column_head(
            column.stage, shown, total, above=above, here=here, width=width, tr=self.tr
        )

    def _card_rows(self, spot: Spot, width: int) -> list[Line]:
        """The card of a place, with the blank row below it; none where there is no card."""
        card = self.columns.card(*spot)
        if card is None:
            return []
        below: Line = ((" " * (width - 2), Role.TEXT),)
        return [
            (self._gutter(spot, card, line), *cells, (" ", Role.TEXT))
            for line, cells in enumerate((*self._drawn(card, width - 2), below))
        ]

    def _drawn(self, card: Card, width: int) -> tuple[Line, ...]:
        today = self.columns.tally.frame.today
        if self._cards_on != today or len(self._cards) > KEPT:
            self._cards.clear()
            self._cards_on = today
        drawn = self._cards.get((card, width))
        if drawn is None:
            draw = small_card if self.shape is Shape.MEDIUM else full_card
            drawn = self._cards[card, width] = draw(card, today, width, self.tr)
        return drawn

    def _gutter(self, spot: Spot, card: Card, line: int) -> Span:
        if line == self.shape.card_lines:
            return " ", Role.TEXT
        if line == 0 and card.id in self.columns.marked:
            return MARKED, Role.ACCENT
        return (CURSOR, Role.ACCENT) if spot == self.cursor else (" ", Role.TEXT)

    def _lesson(self, index: int, width: int) -> list[Line]:
        lines = empty_column(
            STAGES[index],
            board_is_empty=self.columns.is_empty,
            filtered=bool(self.columns.query),
            width=width - 3,
            tr=self.tr,
        )
        return [fit_line(((" ", Role.TEXT), *line), width) for line in lines]
