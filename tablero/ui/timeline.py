"""The state of a timeline: the events in memory, the cursor, what is in sight. No widget.

Only a window of the events is in memory; the rest is fetched as it comes into sight.
"""

from collections.abc import Callable

from tablero.domain.entries import Entry
from tablero.domain.timeline import Event, EventKind, Upset
from tablero.services import board
from tablero.services.workspace import Workspace

WINDOW = 120
"""Events fetched at once: some pages, so that a step at the edge finds its event in memory."""


class Timeline:
    """The events of a person, newest first, in `rows` rows; with a filter, those of one kind only.

    The one under the cursor is open: it takes `extra` more rows, and where those are too many it is
    read row by row before the next.
    """

    def __init__(self, ws: Workspace, person_id: int) -> None:
        self.ws = ws
        self.person_id = person_id
        self.only: EventKind | None = None
        self.rows = 1
        self.cursor = self.top = self.skipped = 0
        self.measure: Callable[[Event], int] = lambda _event: 0
        self.load()

    def load(self) -> None:
        """Count the events afresh and forget those in memory; the cursor keeps its place."""
        self.counts = board.count_kinds(self.ws, self.person_id)
        self.length = self.counts[self.only] if self.only else self.total
        self._first = 0
        self._events: list[Event] = []
        self._clamp()

    @property
    def total(self) -> int:
        """How many events there are without the filter."""
        return self.counts.total()

    def show_only(self, kind: EventKind | None) -> None:
        """Show the events of a kind only, from the newest; None shows all."""
        self.only = kind
        self.cursor = self.top = self.skipped = 0
        self.load()

    def event(self, place: int) -> Event | None:
        """The event at a place, 0 being the newest; fetched with its neighbours when it must be."""
        if not 0 <= place < self.length:
            return None
        if not self._first <= place < self._first + len(self._events):
            first = max(0, place - WINDOW // 2)
            kinds = (self.only,) if self.only else ()
            self._events = board.events(self.ws, self.person_id, first, WINDOW, kinds)
            self._first = first
        offset = place - self._first
        return self._events[offset] if offset < len(self._events) else None

    @property
    def entry(self) -> Entry | None:
        """The entry under the cursor, if one is."""
        event = self.event(self.cursor)
        return event.entry if event else None

    @property
    def moment(self) -> Upset | None:
        """The moment of truth under the cursor, if one is."""
        event = self.event(self.cursor)
        return event.moment if event else None

    def resize(self, rows: int, measure: Callable[[Event], int]) -> None:
        """So many rows are in sight; `measure` tells how many more an open event takes."""
        self.rows, self.measure = max(1, rows), measure
        self._clamp()

    def step(self, count: int) -> None:
        """Move the cursor down (up when negative), or on through an event longer than the page."""
        inside = self.skipped + count
        if abs(count) == 1 and 0 <= inside <= self._overflow and self.top == self.cursor:
            self.skipped = inside
        else:
            self.go_to(self.cursor + count)

    def go_to(self, place: int) -> None:
        """Move the cursor to a place."""
        self.cursor, self.skipped = place, 0
        self._clamp()

    def scroll(self, count: int) -> None:
        """Show events further down (up when negative); the cursor comes along to stay in sight."""
        self.top = max(0, min(self.top + count, self.length - self.rows))
        self.cursor = min(max(self.cursor, self.top), self.top + self.rows - 1)
        self.skipped = 0
        self._clamp()

    def at(self, row: int) -> tuple[int, int]:
        """What stands in a row: the place of an event, and which of its rows, 0 being its line."""
        row += self.skipped
        opened = self.cursor - self.top
        if row <= opened:
            return self.top + row, 0
        if row <= opened + self.extra:
            return self.cursor, row - opened
        return self.top + row - self.extra, 0

    @property
    def extra(self) -> int:
        """The rows that the event under the cursor takes beyond its line."""
        event = self.event(self.cursor)
        return self.measure(event) if event else 0

    @property
    def _overflow(self) -> int:
        return max(0, 1 + self.extra - self.rows)

    def _clamp(self) -> None:
        """Bring cursor and top back into the timeline, the whole open event in sight if it fits."""
        self.cursor = max(0, min(self.cursor, self.length - 1))
        above = max(0, self.rows - 1 - self.extra)
        self.top = max(0, min(self.top, self.length - self.rows + self.extra))
        self.top = min(max(self.top, self.cursor - above), self.cursor)
        self.skipped = min(self.skipped, self._overflow)
