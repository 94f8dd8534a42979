"""A page of rows, of people or about them, acted on with all the daily keys."""

from collections.abc import Sequence
from typing import Any

from tablero.domain.people import Card
from tablero.present.lines import Line
from tablero.services import board
from tablero.ui.desk import Desk
from tablero.ui.listing_view import ListingView
from tablero.ui.marking_screen import MarkingScreen
from tablero.ui.pages import MarkedPage


class ListingScreen(MarkingScreen):
    """Subclasses say what rows there are, how they look, and whom they are about.

    A row has a `key`, which stays when the page is read again, and a `person_id`, or None.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.page: MarkedPage[Any] = MarkedPage()
        self.view = ListingView(self.page, self)
        self._people: dict[int, Card | None] = {}

    def rows(self) -> Sequence[Any]:
        """Read the rows."""
        raise NotImplementedError

    def page_lines(self, width: int) -> Sequence[Line | int]:
        """The page from top to bottom: lines, and for each row its number."""
        raise NotImplementedError

    def row_lines(self, row: Any, width: int, *, here: bool) -> Sequence[Line]:
        """A row in lines, opened when it is the one in hand."""
        raise NotImplementedError

    @property
    def selected(self) -> Card | None:
        """The person of the row in hand."""
        row = self.page.row
        return self.card_of(row.person_id) if row and row.person_id is not None else None

    def card_of(self, person_id: int) -> Card | None:
        """A person, read once for as long as nothing changes; None when they are gone."""
        if person_id not in self._people:
            found = board.cards(self.desk.ws, [person_id])
            self._people[person_id] = found[0] if found else None
        return self._people[person_id]

    def read(self) -> None:
        """Read the page."""
        self.put(self.rows())

    def put(self, rows: Sequence[Any]) -> None:
        """These are the rows now; the cursor stays on what it is on, else in its place."""
        before = self.page.row
        self._people.clear()
        self.page.rows = list(rows)
        if before is not None:
            self.page.point(row.key == before.key for row in self.page.rows)
        there = {row.person_id for row in self.page.rows}
        self.page.marked &= there

    def go_to_person(self, card: Card) -> None:
        """Bring the cursor to the row of a person; where there is none, open their page."""
        if self.page.point(row.person_id == card.id for row in self.page.rows):
            self.update()
        else:
            self.open_page(card.id)
