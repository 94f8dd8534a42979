"""A person's timeline as one widget: any length, only what is in sight is ever fetched or drawn."""

from textual import events
from textual.message import Message

from tablero.domain.entries import Entry
from tablero.domain.timeline import Event, EventKind, Upset
from tablero.present import timeline as present
from tablero.present.lines import EMPTY, Line, Role, fit_line
from tablero.present.reader import Reader
from tablero.ui.board_lines import CURSOR, WIDE
from tablero.ui.timeline import Timeline
from tablero.ui.wheeled import Wheeled

CURSOR_AT_REST = "▏"

Opens = tuple[Entry | None, Upset | None]
"""What of the event under the cursor can be opened."""


class TimelineView(Wheeled, can_focus=True):
    """Draws `timeline` and scrolls it under the wheel; keys are the screen's."""

    DEFAULT_CSS = "TimelineView { width: 1fr; height: 1fr; }"

    class Moved(Message):
        """Something else that can be opened is under the cursor, or nothing is any more."""

    def __init__(self, timeline: Timeline, reader: Reader, *, do_not_contact: bool) -> None:
        super().__init__(id="timeline")
        self.timeline = timeline
        self.reader = reader
        self.do_not_contact = do_not_contact
        self.in_hand = True
        self._grid = present.grid(0, 0, reader.tr)
        self._opened: tuple[Event | None, list[Line]] = (None, [])
        self._in_hand: Opens = (timeline.entry, timeline.moment)

    def lay_out(self, width: int, height: int) -> None:
        """Bring the columns in line with the size and with the length of the timeline."""
        self._grid = present.grid(max(width - 2, 1), self.timeline.total, self.reader.tr)
        self._opened = (None, [])
        self.timeline.resize(height - self.first_row, lambda event: len(self._details(event)))

    def update(self) -> None:
        """The events may have changed."""
        self.timeline.load()
        self.lay_out(*self.size)
        self._follow_cursor()

    def show_only(self, kind: EventKind | None) -> None:
        """Show the events of a kind only; None shows all."""
        self.timeline.show_only(kind)
        self.lay_out(*self.size)
        self._follow_cursor()

    def step(self, count: int) -> None:
        """Move the cursor down (up when negative)."""
        self.timeline.step(count)
        self._follow_cursor()

    def go_to(self, place: int) -> None:
        """Move the cursor to a place, 0 being the newest event."""
        self.timeline.go_to(place)
        self._follow_cursor()

    @property
    def first_row(self) -> int:
        """The row of the newest event, below the head, which is set apart where there is room."""
        return 3 if self.app.size.width >= WIDE else 1

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the event that was clicked."""
        if event.y >= self.first_row:
            self.go_to(self.timeline.at(event.y - self.first_row)[0])

    def scroll(self, count: int) -> None:
        """Show events further down, which are older (up when negative)."""
        self.timeline.scroll(count)
        self._follow_cursor()

    def line_at(self, y: int, width: int) -> Line:
        """One row: the head, a blank, or a row of the event that stands there."""
        row = y - self.first_row
        if row < 0:
            return self._above(y, width)
        if not self.timeline.length:
            return self._nothing(row, width)
        place, within = self.timeline.at(row)
        event = self.timeline.event(place)
        if event is None:
            return fit_line(EMPTY, width)
        here = place == self.timeline.cursor
        if within:
            line = self._details(event)[within - 1]
        else:
            line = present.event_line(event, self._grid, self.reader, open_=here)
        gutter = (CURSOR if self.in_hand else CURSOR_AT_REST) if here else " "
        return fit_line(((gutter, Role.ACCENT), *line), width)

    def _follow_cursor(self) -> None:
        """Show where the cursor is, and tell of what is under it when it is another."""
        self.repaint()
        before, self._in_hand = self._in_hand, (self.timeline.entry, self.timeline.moment)
        if self._in_hand != before:
            self.post_message(self.Moved())

    def _above(self, y: int, width: int) -> Line:
        is_head = y == max(0, self.first_row - 2)
        line = self._head(width - 1) if is_head else ()
        return fit_line(((" ", Role.TEXT), *line), width)

    def _head(self, width: int) -> Line:
        shown, tr = self.timeline, self.reader.tr
        only = tr.gettext(present.KINDS[shown.only]) if shown.only else ""
        return present.head(
            shown.length, in_hand=self.in_hand, width=width, tr=tr, only=only, total=shown.total
        )

    def _nothing(self, row: int, width: int) -> Line:
        lines = present.nothing(
            max(width - 2, 1), self.reader.tr,
            filtered=self.timeline.only is not None, do_not_contact=self.do_not_contact,
        )  # fmt: skip
        return fit_line(((" ", Role.TEXT), *(lines[row] if row < len(lines) else ())), width)

    def _details(self, event: Event) -> list[Line]:
        """The rows of an open event below its line, kept as long as it is the open one."""
        if self._opened[0] is not event:
            self._opened = (event, present.details(event, self._grid, self.reader))
        return self._opened[1]
