"""What the guide through a moment of truth looks like: steps on top, the form, the keys below."""

from typing import TYPE_CHECKING

from textual import events

from tablero.present import cells
from tablero.present import moment as present
from tablero.present.hints import hint_line
from tablero.present.lines import EMPTY, Line, Role, ends, fit_line
from tablero.ui.dialogs.form import Drawing
from tablero.ui.painted import Painted

if TYPE_CHECKING:
    from tablero.ui.moment_screen import MomentScreen

ROOMY = 30
"""From so many rows there are blank ones between the parts."""

SIDE = 1
"""Cells at the left and at the right."""

WIDEST = 110
"""Longer lines are hard to read."""

NOTICE_ROWS = 2

NARROW = 60
"""On fewer cells the keys take two lines."""


class MomentView(Painted):
    """Draws the screen whole; only what differs goes over the wire."""

    DEFAULT_CSS = "MomentView { width: 1fr; height: 1fr; }"

    def __init__(self, owner: "MomentScreen") -> None:
        super().__init__(id="moment")
        self.owner = owner
        self._lines: list[Line] = []
        self._cursor: tuple[int, int] | None = None
        self._owners: dict[int, int] = {}
        self._drawn_size = (0, 0)

    def show(self) -> None:
        """Draw it again, and send what differs."""
        self._drawn_size = (0, 0)
        self.repaint()

    def on_resize(self, _event: events.Resize) -> None:
        """Lay it out for the new size."""
        self.show()

    def on_click(self, event: events.Click) -> None:
        """Go to the field that was clicked."""
        if event.y in self._owners:
            self.owner.point(self._owners[event.y])
            self.show()

    def line_at(self, y: int, width: int) -> Line:
        """A row of the screen."""
        self._lay_out()
        line = self._lines[y] if y < len(self._lines) else EMPTY
        return fit_line(((" " * SIDE, Role.TEXT), *line), width)

    def cursor_at(self, y: int) -> int | None:
        """Where the text cursor is."""
        self._lay_out()
        return self._cursor[0] + SIDE if self._cursor and self._cursor[1] == y else None

    def _lay_out(self) -> None:
        width, height = self.size
        if self._drawn_size == (width, height):
            return
        self._drawn_size = (width, height)
        room = max(1, min(width - 2 * SIDE, WIDEST))
        above, below = self._above(room, height), self._below(room, width - 2 * SIDE)
        rows = max(1, height - len(above) - len(below))
        self.owner.guide.step.fit(room, rows)
        drawn = self.owner.guide.step.form.draw(room, rows)
        blank: list[Line] = [EMPTY] * (rows - len(drawn.lines))
        self._lines = [*above, *drawn.lines, *blank, *below]
        self._place(drawn, len(above))

    def _place(self, drawn: Drawing, first: int) -> None:
        cursor = drawn.cursor
        self._cursor = (cursor[0], cursor[1] + first) if cursor else None
        self._owners = {first + row: owner for row, owner in enumerate(drawn.owners)}

    def _above(self, width: int, height: int) -> list[Line]:
        """Whose it is, the steps, and what this one is about."""
        guide, gap = self.owner.guide, [EMPTY] if height >= ROOMY else []
        name: Line = ((present.title(guide.recovery, self.owner.tr), Role.NAME),)
        right: Line = ((self.owner.title_right(), Role.DIM),)
        return [
            ends(name, right, width),
            *gap,
            present.steps_line(guide.recovery.step, guide.here, width, self.owner.tr),
            *gap,
            *guide.step.above(width),
            *gap,
        ]

    def _below(self, width: int, whole: int) -> list[Line]:
        """What there is to say, and the keys."""
        text, role = self.owner.notice
        said = cells.wrap(text, width)[:NOTICE_ROWS] if text else [""]
        hints = self.owner.hints()
        first = len(hints) if whole >= NARROW else 1 + [key for key, *_ in hints].index("esc")
        rows = [each for each in (hints[:first], hints[first:]) if each]
        return [*(((line, role),) for line in said), *(hint_line(each, whole) for each in rows)]
