"""The state of the progress page: its panels, what is in hand, what is in sight. No widget."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from tablero.present.lines import EMPTY, Line
from tablero.present.panels import Behind, Panel, Part, Piece, piece_lines, title_lines

BETWEEN = 3
"""Cells between two panels side by side, the rule included."""


class Stop(NamedTuple):
    """A piece that can be taken in hand: the place of its panel, and its own in that."""

    panel: int
    piece: int


class Cell(NamedTuple):
    """A line of one panel, and the piece that it belongs to, if that can be taken in hand."""

    line: Line
    stop: Stop | None = None


NOTHING = Cell(EMPTY)

Row = tuple[Cell, ...]
"""A line of the page: a cell for each of the panels side by side."""


class ProgressPage:
    """All panels, one below another or two side by side; the piece in hand is always in sight."""

    def __init__(self) -> None:
        self.panels: Sequence[Panel] = ()
        self.stops: list[Stop] = []
        self.cursor = self.top = 0
        self.height = 1
        self.abreast = 1
        self.width = 0
        self.rows: list[Row] = []
        self._chosen: dict[Part, Behind] = {}
        self._spans: list[range] = []

    @property
    def stop(self) -> Stop | None:
        """What is in hand."""
        return self.stops[self.cursor] if self.stops else None

    @property
    def places(self) -> int:
        """How many pieces can be taken in hand."""
        return len(self.stops)

    @property
    def behind(self) -> Behind | None:
        """The people behind what is in hand."""
        if self.stop is None:
            return None
        piece = self._piece(self.stop)
        return piece.behind[self._choice(self.stop)]

    def show(self, panels: Sequence[Panel], width: int, height: int, abreast: int) -> None:
        """Take other panels, of so many cells each, or the same for another size."""
        before = self.stop
        self.panels, self.width, self.height, self.abreast = panels, width, height, abreast
        self.stops = [
            Stop(at, nth)
            for at, panel in enumerate(panels)
            for nth, piece in enumerate(panel.pieces)
            if piece.behind
        ]
        if before is not None:
            later = (at for at, stop in enumerate(self.stops) if stop >= before)
            self.cursor = next(later, len(self.stops) - 1)
        self.lay_out()

    def lay_out(self) -> None:
        """Put all in its place, and the piece in hand into sight."""
        self.cursor = max(0, min(self.cursor, len(self.stops) - 1))
        drawn = [list(self._drawn(at)) for at in range(len(self.panels))]
        self.rows, self._spans = [], []
        for first in range(0, len(drawn), self.abreast):
            self.rows += [(NOTHING,) * self.abreast] if first else []
            beside = drawn[first : first + self.abreast]
            before = len(self.rows)
            self.rows += zip_longest(*beside, fillvalue=NOTHING)
            self._spans += [range(before, len(self.rows))] * len(beside)
        self._clamp()

    def step(self, count: int) -> None:
        """To the piece below (above when negative); first to the rest of a panel that is read."""
        if count != 1 or not self._show_rest():
            self.go_to(self.cursor + count)

    def go_to(self, place: int) -> None:
        """Take a piece in hand."""
        self.cursor = place
        self.lay_out()

    def sideways(self, count: int) -> None:
        """In a plot to the figure beside; else to the panel beside, or before and after."""
        if self.stop is None:
            return
        piece = self._piece(self.stop)
        if len(piece.behind) > 1:
            place = max(0, min(self._choice(self.stop) + count, len(piece.behind) - 1))
            self._chosen[self.panels[self.stop.panel].part] = piece.behind[place]
            self.lay_out()
        else:
            self.turn_panel(count)

    def turn_panel(self, count: int) -> None:
        """To the first piece of the next panel (of the one before when negative)."""
        if self.stop is None:
            return
        wanted = self.stop.panel + count
        places = [at for at, stop in enumerate(self.stops) if stop.panel == wanted]
        if places:
            self.go_to(places[0])

    def turn_page(self, count: int) -> None:
        """So many pages down (up when negative)."""
        wanted = self._extent()[0] + count * self.height
        first = {cell.stop: at for at, row in reversed([*enumerate(self.rows)]) for cell in row}
        places = range(len(self.stops))
        near = min(places, key=lambda at: abs(first[self.stops[at]] - wanted), default=0)
        self.go_to(near if near != self.cursor else self.cursor + count)

    def scroll(self, count: int) -> None:
        """Show lines further down (up when negative); what is in hand comes along."""
        self.top = max(0, min(self.top + count, len(self.rows) - self.height))
        shown = {cell.stop for row in self.rows[self.top : self.top + self.height] for cell in row}
        seen = [at for at, stop in enumerate(self.stops) if stop in shown]
        if seen and self.cursor not in seen:
            self.cursor = seen[0] if self.cursor < seen[0] else seen[-1]
            top = self.top
            self.lay_out()
            self.top = top

    def row(self, y: int) -> Row:
        """The line of the page at a row in sight; no cells below the end."""
        place = self.top + y
        return self.rows[place] if 0 <= place < len(self.rows) else ()

    @property
    def below(self) -> int:
        """How many lines are out of sight below."""
        return max(0, len(self.rows) - self.top - self.height)

    def _drawn(self, at: int) -> Iterator[Cell]:
        panel, here = self.panels[at], self.stop
        for line in title_lines(panel, self.width, in_hand=here is not None and here.panel == at):
            yield Cell(line)
        for nth, piece in enumerate(panel.pieces):
            stop = Stop(at, nth)
            lines = piece_lines(piece, self._choice(stop), self.width, in_hand=stop == here)
            for line in lines:
                yield Cell(line, stop if piece.behind else None)

    def _show_rest(self) -> bool:
        """Scroll to the end of the panel in hand, when nothing more of it can be taken in hand."""
        here = self.stop
        if here is None or here != [stop for stop in self.stops if stop.panel == here.panel][-1]:
            return False
        top = min(self._spans[here.panel][-1] + 1, len(self.rows)) - self.height
        is_cut = top > self.top
        self.top = max(self.top, top)
        return is_cut

    def _piece(self, stop: Stop) -> Piece:
        return self.panels[stop.panel].pieces[stop.piece]

    def _choice(self, stop: Stop) -> int:
        """Which figure of a piece is pointed at: the one that was, else the piece's own first."""
        piece, chosen = self._piece(stop), self._chosen.get(self.panels[stop.panel].part)
        return piece.behind.index(chosen) if chosen in piece.behind else piece.first

    def _extent(self) -> tuple[int, int]:
        """The first line of what is in hand, and the last."""
        here = self.stop
        lines = [
            at for at, row in enumerate(self.rows) if here and any(c.stop == here for c in row)
        ]
        return (lines[0], lines[-1]) if lines else (0, 0)

    def _clamp(self) -> None:
        """Bring into sight what is in hand; with the first of a panel its title, with the last all
        that is read below it. The beginning comes before the end.
        """
        first, last = self._extent()
        if here := self.stop:
            own = [stop for stop in self.stops if stop.panel == here.panel]
            span = self._spans[here.panel]
            first = span[0] if here == own[0] else first
            last = span[-1] if here == own[-1] else last
        self.top = max(0, min(self.top, len(self.rows) - self.height))
        self.top = max(self.top, last - self.height + 1)
        self.top = max(0, min(self.top, first))
