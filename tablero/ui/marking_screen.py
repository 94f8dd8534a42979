"""A page of rows about people, of whom one marks several to act on them together."""

from typing import TYPE_CHECKING, Any

from tablero.ui.page_view import RowsView
from tablero.ui.pages import MarkedPage
from tablero.ui.paging_screen import PagingScreen

if TYPE_CHECKING:
    from tablero.ui.deeds import Deed


class MarkingScreen(PagingScreen):
    """Subclasses say who is in hand, and read the page."""

    page: MarkedPage[Any]
    view: RowsView

    @property
    def targets(self) -> list[int]:
        """The marked people, else the one in hand."""
        if self.page.marked:
            return sorted(self.page.marked)
        return [self.selected.id] if self.selected else []

    def update(self) -> None:
        """Show the page as it was read."""
        self.view.update()
        self.foot.repaint()

    def follow(self, deed: "Deed") -> None:  # noqa: ARG002 - whatever was done, all is read again
        """Those it was done to are marked no more; read the page again."""
        self.page.marked.clear()
        self.reload()

    def do_back(self) -> None:
        """Out of the marks, then back to the screen beneath."""
        if self.page.marked:
            self.page.marked.clear()
            self.view.repaint()
        else:
            self.dismiss()

    def do_mark(self) -> None:
        """Mark the person and go on to the next row."""
        if card := self.selected:
            self.page.marked ^= {card.id}
            self._step(+1)
            tr, count = self.desk.tr, len(self.page.marked)
            told = tr.ngettext("{count} marked", "{count} marked", count)
            self.foot.tell(told.format(count=count))
