"""A widget that draws lines of (text, role) itself and keeps them until they change.

For each frame Textual asks every visible widget for all of its lines. Handing over kept strips
instead of drawing them again is what makes a key answer at once.
"""

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tablero.present.lines import Line, Role, Span
from tablero.ui.styles import styles


@lru_cache(maxsize=8)
def _styles(theme: str) -> dict[Role, Style]:
    return styles(theme)


class Painted(Widget):
    """Draws what `line_at` gives for each row. Call `repaint` or `repaint_rows` when it changes."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._strips: list[Strip] = []
        self._stale: set[int] = set()
        self._drawn_for: tuple[int, int, str] = (0, 0, "")

    def line_at(self, y: int, width: int) -> Line:
        """The line at row `y`, exactly `width` cells wide."""
        raise NotImplementedError

    def repaint(self) -> None:
        """Anything may have changed: draw again, and send what differs."""
        width, height = self.size
        if self._drawn_for != (width, height, self.app.theme):
            self.refresh()
            return
        for y in range(height):
            before, after = self._strips[y], self._strip(y, width)
            if before != after:
                self._strips[y] = after
                first, last = differing_cells(before, after)
                self.refresh(Region(first, y, last - first, 1))

    def repaint_rows(self, first: int, count: int, x: int = 0, width: int | None = None) -> None:
        """Some rows have changed, and of those only `width` cells from `x`."""
        self._stale.update(range(first, first + count))
        self.refresh(Region(x, first, self.size.width if width is None else width, count))

    def render_lines(self, crop: Region) -> list[Strip]:
        """The kept strips, with the stale ones drawn again (Textual's hook)."""
        width, height = self.size
        drawn_for = (width, height, self.app.theme)
        if len(self._strips) != height or self._drawn_for != drawn_for:
            self._drawn_for = drawn_for
            self._strips = [self._strip(y, width) for y in range(height)]
        else:
            for y in self._stale:
                if 0 <= y < height:
                    self._strips[y] = self._strip(y, width)
        self._stale.clear()
        rows = self._strips[crop.y : crop.bottom]
        if crop.x == 0 and crop.width == width:
            return rows
        return [strip.crop(crop.x, crop.right) for strip in rows]

    def _strip(self, y: int, width: int) -> Strip:
        looks = _styles(self.app.theme)
        return Strip(
            [Segment(text, looks[role]) for text, role in joined(self.line_at(y, width))], width
        )


def differing_cells(before: Strip, after: Strip) -> tuple[int, int]:
    """The first cell in which two strips of the same width differ, and the one after the last."""
    first, tail = _common_cells(before, after, +1), _common_cells(before, after, -1)
    return first, max(after.cell_length - tail, first + 1)


def _common_cells(before: Strip, after: Strip, step: int) -> int:
    """Cells of the segments that two strips share from the left (+1) or from the right (-1)."""
    cells = 0
    for one, other in zip(list(before)[::step], list(after)[::step], strict=False):
        if one != other:
            break
        cells += one.cell_length
    return cells


def joined(line: Line) -> list[Span]:
    """The line in as few spans as look the same: a change of style costs forty bytes on the wire.

    Blanks take the style of what stands before them, since only a background would show in them.
    """
    spans: list[Span] = []
    for text, role in line:
        if spans and (role is spans[-1][1] or text.isspace() or not text):
            spans[-1] = (spans[-1][0] + text, spans[-1][1])
        elif text:
            spans.append((text, role))
    return spans
