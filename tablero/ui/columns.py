"""The state of the board: which cards stand where, where the cursor is. Plain code, no widget.

Only a window of each column is in memory; the rest is fetched as it comes into sight.
"""

from collections.abc import Container

from tablero.domain.changes import Written
from tablero.domain.people import Card
from tablero.domain.query import Query, parse_query
from tablero.domain.ranking import Standings
from tablero.domain.tally import places
from tablero.domain.words import Stage
from tablero.services import board
from tablero.services.workspace import Workspace

STAGES = tuple(Stage)
OWN_CARD_ONLY = frozenset(
    {
        *("touch", "outcome", "move", "add", "refer", "rest", "due"),
        *("write", "revise", "thank", "evening"),
    }
)
"""The actions that show on the cards of those they are about, and on no other."""
_MARGIN = 12
"""Cards fetched beyond the page, so that a step at its edge finds them in memory."""


class Column:
    """One column: its stage and length, the cursor, the first card in sight, those in memory."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.length = 0
        self.cursor = 0
        self.top = 0
        self.first = 0
        self.cards: list[Card] = []
        self.version = 0

    def clamp(self, page: int) -> None:
        """Bring cursor and top back into the column, the cursor in sight.

        A cursor that leaves the page comes to its middle: over a slow wire half a page now and
        then is better than a line at every key.
        """
        self.cursor = max(0, min(self.cursor, self.length - 1))
        self.top = max(0, min(self.top, self.length - page))
        if not self.top <= self.cursor < self.top + page:
            self.top = max(0, min(self.cursor - page // 2, self.length - page))

    def forget(self) -> None:
        """The cards in memory may no longer be right."""
        self.cards = []
        self.version += 1


def stages_touched(written: Written) -> Container[Stage | None]:
    """The columns in which a write can have changed a card.

    A touch or a move shows on the person's own card; a name shows on the cards of others too, as
    the one who led to them.
    """
    if written.action not in OWN_CARD_ONLY or written.shifts is None:
        return STAGES
    return {facts.stage for shift in written.shifts for facts in shift if facts}


class Columns:
    """The four columns, the figures above them, and the cursor."""

    def __init__(self, ws: Workspace) -> None:
        self.ws = ws
        self.here = 0
        self.page = 1
        self.columns = [Column(stage) for stage in STAGES]
        self.query_text = ""
        self.query: Query = ()
        self.marked: set[int] = set()
        self.tally = board.count(ws)
        self._recount()
        self.here = self._first_column()

    def load(self) -> None:
        """Count everything afresh and forget what was in memory; the cursor stays on its card."""
        kept = self._selected_id()
        today, marked = self.ws.today(), board.cards(self.ws, list(self.marked))
        self.marked = {card.id for card in marked if card.stage and not card.rests(today)}
        self.tally = board.count(self.ws)
        self._recount()
        if kept is not None:
            self.point_at(kept)

    def follow(self, written: Written, person_id: int | None = None) -> None:
        """Bring the board in line with a write, and the cursor to that person, or to its card."""
        kept = person_id or self._selected_id()
        self.tally = board.follow(self.ws, self.tally, written)
        self._recount(stages_touched(written))
        if kept is not None:
            self.point_at(kept)

    def filter(self, text: str) -> None:
        """Show only the cards that answer to `text`; the cursor stays on its card if that does.

        Marks go: an action must not apply to somebody who is out of sight.
        """
        kept = self._selected_id()
        self.query_text, self.query = text, parse_query(text)
        self.marked.clear()
        self._recount()
        if kept is None or not self.point_at(kept):
            self.here = self._first_column()

    def total(self, index: int) -> int:
        """Cards in a column, those the filter leaves out included."""
        return self.tally.in_stage(STAGES[index])

    @property
    def is_empty(self) -> bool:
        """True when there is no card on the board at all."""
        return not any(self.total(index) for index in range(len(STAGES)))

    @property
    def column(self) -> Column:
        """The column in which the cursor is."""
        return self.columns[self.here]

    @property
    def selected(self) -> Card | None:
        """The card under the cursor."""
        return self.card(self.here, self.column.cursor)

    @property
    def targets(self) -> list[int]:
        """The people to whom an action applies: the marked ones, else the one under the cursor."""
        if self.marked:
            return sorted(self.marked)
        card = self.selected
        return [card.id] if card else []

    def card(self, index: int, place: int) -> Card | None:
        """The card at a place of a column, fetched with its neighbours when it is not in memory."""
        column = self.columns[index]
        if not 0 <= place < column.length:
            return None
        if not column.first <= place < column.first + len(column.cards):
            first = max(0, min(place, column.top) - _MARGIN)
            limit = self.page + 2 * _MARGIN
            if not first <= place < first + limit:
                first = max(0, place - _MARGIN)
            if not self._fetch(column, first, limit):
                self.tally = board.count(self.ws)
                self._recount()
                self._fetch(column, first, limit)
        offset = place - column.first
        return column.cards[offset] if offset < len(column.cards) else None

    def resize(self, page: int) -> None:
        """So many cards fit one below the other."""
        self.page = max(1, page)
        for column in self.columns:
            column.clamp(self.page)

    def step(self, count: int) -> bool:
        """Move the cursor down (up when negative). Returns whether the column scrolled."""
        return self.go_to(self.column.cursor + count)

    def go_to(self, place: int) -> bool:
        """Move the cursor to a place of its column. Returns whether the column scrolled."""
        column, top = self.column, self.column.top
        column.cursor = place
        column.clamp(self.page)
        return column.top != top

    def turn(self, count: int) -> None:
        """Move the cursor to another column, at the same height where there is a card."""
        height = self.column.cursor - self.column.top
        self.here = max(0, min(len(STAGES) - 1, self.here + count))
        self.column.cursor = self.column.top + height
        self.column.clamp(self.page)

    def scroll(self, index: int, count: int) -> None:
        """Show cards further down (up when negative); the cursor comes along to stay in sight."""
        column = self.columns[index]
        column.top = max(0, min(column.top + count, column.length - self.page))
        column.cursor = min(max(column.cursor, column.top), column.top + self.page - 1)
        column.clamp(self.page)

    def point_at(self, person_id: int) -> bool:
        """Move the cursor to a person's card. Returns whether the filter lets one be seen."""
        found = board.cards(self.ws, [person_id])
        if not found or found[0].stage is None or found[0].rests(self.tally.frame.today):
            return False
        card = found[0]
        index = STAGES.index(found[0].stage)
        place = board.position(self.ws, card, self._standings, self.query)
        if self._id_at(index, place) != person_id:
            return False
        self.here = index
        self.column.cursor = place
        self.column.clamp(self.page)
        return True

    def toggle_mark(self) -> None:
        """Mark the card under the cursor, or take its mark away."""
        card = self.selected
        if card is not None:
            self.marked ^= {card.id}

    def _recount(self, stages: Container[Stage | None] = STAGES) -> None:
        self._standings: Standings = self.tally.standings
        cards = self.tally.cards
        if self.query:
            self._standings = board.count_matches(self.ws, self.query)
            cards = places(self._standings, self.tally.frame.today)
        for column in self.columns:
            column.length = sum(n for (stage, _), n in cards.items() if stage is column.stage)
            if column.stage in stages or self.query:
                column.forget()
            column.clamp(self.page)

    def _fetch(self, column: Column, first: int, limit: int) -> bool:
        """Bring cards into memory. Returns whether all are there that were counted: another session
        may have taken some away since.
        """
        cards = board.window(self.ws, column.stage, self._standings, first, limit, self.query)
        column.cards, column.first = cards, first
        return len(cards) >= min(limit, column.length - first)

    def _first_column(self) -> int:
        """The column to be in: this one, or the first that has a card."""
        if self.column.length:
            return self.here
        return next((i for i, column in enumerate(self.columns) if column.length), self.here)

    def _selected_id(self) -> int | None:
        return self._id_at(self.here, self.column.cursor)

    def _id_at(self, index: int, place: int) -> int | None:
        card = self.card(index, place)
        return card.id if card else None
