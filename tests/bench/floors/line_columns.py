"""The floor of a step: four virtual columns on Textual's line API, written the plain way.

`python line_columns.py CARDS_A_COLUMN`. Three lines a card and a blank one; the cursor is the
card's background. `j k h l` move it, `q` ends. Nothing is kept from one frame to the next.
"""

import sys
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

PITCH = 4
"""Rows from one card to the next."""

NAME, SMALL = Style.parse("#d0d0d0 on #1e1e1e"), Style.parse("#808080 on #1e1e1e")
NAME_HERE, SMALL_HERE = Style.parse("#ffffff on #0178d4"), Style.parse("#d0e0f0 on #0178d4")


def card(column: int, place: int) -> tuple[str, str, str]:
    """What stands on a card."""
    days, touches = place % 30, place % 9
    return (
        f"Prospect {column}-{place:06d}",
        f"CTO · Empresa {place % 97}",
        f"{touches} toques · hace {days} d",
    )


class Column(ScrollView, can_focus=False):
    """Cards that are drawn as they come into sight."""

    DEFAULT_CSS = "Column { width: 1fr; height: 1fr; scrollbar-size: 0 0; }"

    def __init__(self, index: int, length: int) -> None:
        super().__init__()
        self.index, self.length = index, length
        self.cursor, self.is_here = 0, index == 0

    def on_resize(self) -> None:
        """As high as all its cards."""
        self.virtual_size = Size(self.size.width, self.length * PITCH)

    def render_line(self, y: int) -> Strip:
        """One line of a card, or the blank between two (Textual's hook)."""
        place, row = divmod(self.scroll_offset.y + y, PITCH)
        width = self.size.width
        if place >= self.length or row == PITCH - 1:
            return Strip([Segment(" " * width, NAME)], width)
        text = card(self.index, place)[row][: width - 2].ljust(width - 2)
        if self.is_here and place == self.cursor:
            return Strip([Segment(f" {text} ", SMALL_HERE if row else NAME_HERE)], width)
        return Strip([Segment(f" {text} ", SMALL if row else NAME)], width)

    def repaint(self, place: int) -> None:
        """Draw a card again."""
        top = place * PITCH - self.scroll_offset.y
        self.refresh(Region(0, top, self.size.width, PITCH - 1))

    def step(self, count: int) -> None:
        """Move the cursor; scroll by as much as brings it into sight."""
        before, self.cursor = self.cursor, max(0, min(self.length - 1, self.cursor + count))
        first, last = self.cursor * PITCH, self.cursor * PITCH + PITCH - 1
        top, height = self.scroll_offset.y, self.size.height
        if top <= first and last <= top + height:
            self.repaint(before)
            self.repaint(self.cursor)
        else:
            goal = first if first < top else last - height
            self.scroll_to(y=goal, animate=False, immediate=True, force=True)


class LineColumns(App[None]):
    """Four columns side by side."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "step(1)", "down"),
        Binding("k,up", "step(-1)", "up"),
        Binding("l,right", "turn(1)", "right"),
        Binding("h,left", "turn(-1)", "left"),
        Binding("q", "quit", "quit"),
    ]

    def __init__(self, length: int) -> None:
        super().__init__()
        self.columns = [Column(index, length) for index in range(4)]
        self.here = 0

    def compose(self) -> ComposeResult:
        """The columns."""
        with Horizontal():
            yield from self.columns

    def action_step(self, count: int) -> None:
        """Up or down."""
        self.columns[self.here].step(count)

    def action_turn(self, count: int) -> None:
        """To a neighbour."""
        before = self.columns[self.here]
        self.here = (self.here + count) % 4
        after = self.columns[self.here]
        before.is_here, after.is_here = False, True
        before.repaint(before.cursor)
        after.repaint(after.cursor)


if __name__ == "__main__":
    LineColumns(int(sys.argv[1])).run()
