"""The keys that go about a page, the same on every screen that is one."""

from collections.abc import Sequence
from typing import ClassVar, Protocol

from textual.app import ComposeResult

from tablero.ui.bars import Foot
from tablero.ui.daily_screen import DailyScreen
from tablero.ui.painted import Painted


class Paged(Protocol):
    """A page with places, one of which is in hand."""

    @property
    def places(self) -> int:
        """How many there are."""

    def step(self, count: int) -> None:
        """Go so many places down (up when negative)."""

    def turn_page(self, count: int) -> None:
        """Go so many pages down (up when negative)."""


class PagingScreen(DailyScreen):
    """A screen that shows a `page` in a `view`. `reminders` are the keys named in the foot."""

    page: Paged
    view: Painted
    reminders: ClassVar[Sequence[str]]

    def compose(self) -> ComposeResult:
        """Page, foot."""
        yield self.view
        yield Foot(self.desk, self.can, self.reminders)

    def on_mount(self) -> None:
        """The keys are for the page."""
        self.view.focus()

    def on_page_view_moved(self) -> None:
        """Other actions may be possible on what is in hand now."""
        self.foot.repaint()

    def do_cursor_down(self) -> None:
        """To the place below."""
        self._step(+1)

    def do_cursor_up(self) -> None:
        """To the place above."""
        self._step(-1)

    def do_page_down(self) -> None:
        """A page down."""
        self.page.turn_page(+1)
        self._step(0)

    def do_page_up(self) -> None:
        """A page up."""
        self.page.turn_page(-1)
        self._step(0)

    def do_first(self) -> None:
        """To the first place."""
        self._step(-self.page.places)

    def do_last(self) -> None:
        """To the last place."""
        self._step(self.page.places)

    def _step(self, count: int) -> None:
        self.page.step(count)
        self.view.repaint()
        self.foot.repaint()
