"""The state of a page of rows and lines: the cursor, what is in sight. No widget."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from tablero.present.lines import Line

RowT = TypeVar("RowT")


class Spot(NamedTuple):
    """What stands in a line of the page: a row (None for a line of no row), and which part of it.

    `line` is what is to be seen there when it is of no row.
    """

    row: int | None
    nth: int
    line: Line = ()


class Page(Generic[RowT]):
    """Rows in one sequence, with lines between them. The one under the cursor may be taller."""

    def __init__(self) -> None:
        self.rows: list[RowT] = []
        self.cursor = self.top = 0
        self.height = 1
        self._lay_out: Callable[[], Sequence[Line | int]] = lambda: ()
        self._measure: Callable[[int], int] = lambda _row: 1
        self._spots: list[Spot] = []

    @property
    def row(self) -> RowT | None:
        """The row in hand."""
        return self.rows[self.cursor] if self.rows else None

    @property
    def places(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    def resize(
        self,
        height: int,
        lay_out: Callable[[], Sequence[Line | int]],
        measure: Callable[[int], int],
    ) -> None:
        """So many lines are in sight; `lay_out` gives the page as lines and the numbers of rows,
        `measure` how many lines a row takes.
        """
        self.height, self._lay_out, self._measure = max(1, height), lay_out, measure
        self.lay_out()

    def lay_out(self) -> None:
        """Put everything in its place anew: something has become taller or lower."""
        self.cursor = max(0, min(self.cursor, len(self.rows) - 1))
        self._spots = []
        for item in self._lay_out():
            if isinstance(item, int):
                self._spots += [Spot(item, nth) for nth in range(self._measure(item))]
            else:
                self._spots.append(Spot(None, 0, item))
        self._clamp()

    def step(self, count: int) -> None:
        """Move the cursor down (up when negative)."""
        self.go_to(self.cursor + count)

    def go_to(self, place: int) -> None:
        """Move the cursor to a row."""
        self.cursor = place
        self.lay_out()

    def turn_page(self, count: int) -> None:
        """Move the cursor so many pages down (up when negative)."""
        lines = [at for at, spot in enumerate(self._spots) if spot.row == self.cursor]
        aim = (lines[0] if lines else 0) + count * self.height
        place = next((row for row in self._rows_from(aim, count)), None)
        last = 0 if count < 0 else len(self.rows) - 1
        self.go_to(last if place is None else place)

    def scroll(self, count: int) -> None:
        """Show lines further down (up when negative); the cursor comes along to stay in sight."""
        self.top = max(0, min(self.top + count, len(self._spots) - self.height))
        rows = [spot.row for spot in self._in_sight() if spot.row is not None]
        if rows and self.cursor not in rows:
            self.go_to(rows[0] if self.cursor < rows[0] else rows[-1])

    def at(self, y: int) -> Spot | None:
        """What stands in a line of those in sight; None below the end."""
        place = self.top + y
        return self._spots[place] if 0 <= place < len(self._spots) else None

    @property
    def below(self) -> int:
        """How many lines are out of sight below."""
        return max(0, len(self._spots) - self.top - self.height)

    def point(self, fits: Iterable[bool]) -> bool:
        """Move the cursor to the first row that fits. Returns whether there is one."""
        found = next((place for place, fit in enumerate(fits) if fit), None)
        if found is None:
            return False
        self.cursor = found
        return True

    def _in_sight(self) -> list[Spot]:
        return self._spots[self.top : self.top + self.height]

    def _rows_from(self, place: int, count: int) -> Iterator[int]:
        """The rows at a line and beyond, in the direction in which the page turns."""
        step = 1 if count > 0 else -1
        while 0 <= place < len(self._spots):
            row = self._spots[place].row
            if row is not None:
                yield row
            place += step

    def _clamp(self) -> None:
        """Bring the row in hand into sight whole, with the head of its section if it is the first.

        The beginning of the page shows when the first row is in hand.
        """
        lines = [at for at, spot in enumerate(self._spots) if spot.row == self.cursor]
        first, last = (lines[0], lines[-1]) if lines else (0, 0)
        head = first
        while head and self._spots[head - 1].row is None and self._spots[head - 1].line:
            head -= 1
        head = 0 if self.cursor == 0 else head
        self.top = max(0, min(self.top, len(self._spots) - self.height))
        self.top = min(max(self.top, last - self.height + 1), head)
        if last - self.top >= self.height:
            self.top = min(last - self.height + 1, first)


class MarkedPage(Page[RowT]):
    """A page of rows about people, some of whom are `marked`."""

    def __init__(self) -> None:
        super().__init__()
        self.marked: set[int] = set()
