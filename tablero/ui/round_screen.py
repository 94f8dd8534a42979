"""A page that is one of the round of the screens, below the figures of the board."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult

from tablero.services import board
from tablero.ui.bars import Head
from tablero.ui.desk import Desk
from tablero.ui.paging_screen import PagingScreen

if TYPE_CHECKING:
    from tablero.ui.deeds import Deed


class RoundScreen(PagingScreen):
    """`tally` are the figures; subclasses say at which `place` of the round they stand."""

    place: int

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.tally = board.count(desk.ws)

    def compose(self) -> ComposeResult:
        """Head, page, foot."""
        yield Head(self.desk.tr, self.place)
        yield from super().compose()

    def on_mount(self) -> None:
        """Show the figures."""
        self.show_figures()

    def follow(self, deed: "Deed") -> None:
        """Show the figures after what was done; subclasses show their page."""
        self.tally = board.follow(self.desk.ws, self.tally, deed.written)
        self.show_figures()

    def reload(self) -> None:
        """Read the figures again; subclasses read their page."""
        self.tally = board.count(self.desk.ws)
        self.show_figures()

    def show_figures(self) -> None:
        """Show the figures as they were read."""
        self.query_one(Head).show(self.tally)
