"""A page of rows, of people or about them, acted on with all the daily keys."""

from collections.abc import Sequence
from typing import Any

from tablero.domain.people import Card
from tablero.present.lines import Line
from tablero.present.reader import Reader
from tablero.services import board
from tablero.ui.daily_screen import DailyScreen
from tablero.ui.desk import Desk
from tablero.ui.listing_view import ListingView
from tablero.ui.pages import Page


class ListingScreen(DailyScreen):
    """Subclasses say what rows there are, how they look, and whom they are about.

    A row has a `key`, which stays when the page is read again, and a `person_id`, or None.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.page: Page[Any] = Page()
        self.marked: set[int] = set()
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

    def is_marked(self, row: Any) -> bool:
        """Whether the person of a row is marked."""
        return row.person_id is not None and row.person_id in self.marked

    def reader(self) -> Reader:
        """For whom the page is written."""
        ws = self.desk.ws
        return Reader(ws.today(), ws.zone, self.desk.language, self.desk.tr)

    def on_listing_view_moved(self) -> None:
        """Other actions may be possible on another row."""
        self.foot.repaint()

    @property
    def selected(self) -> Card | None:
        """The person of the row in hand."""
        row = self.page.row
        return self.card_of(row.person_id) if row and row.person_id is not None else None

    @property
    def targets(self) -> list[int]:
        """The marked people, else the one in hand."""
        if self.marked:
            return sorted(self.marked)
        return [self.selected.id] if self.selected else []

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
        self.marked &= there

    def update(self) -> None:
        """Show the page as it was read."""
        self.view.update()
        self.foot.repaint()

    def go_to_person(self, card: Card) -> None:
        """Bring the cursor to the row of a person; where there is none, open their page."""
        if self.page.point(row.person_id == card.id for row in self.page.rows):
            self.update()
        else:
            self.open_page(card.id)

    def open_page(self, person_id: int) -> None:
        """Open the page of a person."""
        from tablero.ui.person_screen import PersonScreen

        self.app.push_screen(PersonScreen(self.desk, person_id))

    def do_back(self) -> None:
        """Out of the marks, then back to the screen beneath."""
        if self.marked:
            self.marked.clear()
            self.view.repaint()
        else:
            self.dismiss()

    def do_mark(self) -> None:
        """Mark the person and go on to the next row."""
        if card := self.selected:
            self.marked ^= {card.id}
            self.step(+1)
            tr, count = self.desk.tr, len(self.marked)
            told = tr.ngettext("{count} marked", "{count} marked", count)
            self.foot.tell(told.format(count=count))

    def do_cursor_down(self) -> None:
        """To the row below."""
        self.step(+1)

    def do_cursor_up(self) -> None:
        """To the row above."""
        self.step(-1)

    def do_page_down(self) -> None:
        """A page down."""
        self.page.turn_page(+1)
        self.step(0)

    def do_page_up(self) -> None:
        """A page up."""
        self.page.turn_page(-1)
        self.step(0)

    def do_first(self) -> None:
        """To the first row."""
        self.step(-len(self.page.rows))

    def do_last(self) -> None:
        """To the last row."""
        self.step(len(self.page.rows))

    def step(self, count: int) -> None:
        """Move the cursor down (up when negative)."""
        self.page.step(count)
        self.view.repaint()
        self.foot.repaint()
