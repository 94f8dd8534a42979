"""A widget that draws lines of (text, role) itself and keeps them until they change.

For each frame Textual asks every visible widget for all of its lines. Handing over kept strips
instead of drawing them again is what makes a key answer at once.
"""

from collections.abc import Sequence
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from tablero.errors import TableroError
from tablero.present.lines import Line, Role, Span
from tablero.ui.guard import Guarded
from tablero.ui.styles import styles


@lru_cache(maxsize=8)
def _styles(theme: str, no_color: bool) -> dict[Role, Style]:
    """The styles of a theme. Textual's own filters do not see strips that are kept here."""
    found = styles(theme)
    return {role: style.without_color for role, style in found.items()} if no_color else found


_CURSOR = Style(reverse=True)
_SCHEMES = ("https:", "mailto:", "tel:")
_SEEN_IN_BLANKS = frozenset({Role.LINK, Role.CODE})
"""The roles that are seen where there is no letter: by their underline, by their background."""

_Row = tuple[Line, int | None, str]
"""What a row shows: its line, the cell on which a text cursor stands, where its links lead."""


class Painted(Guarded, Widget):
    """Draws what `line_at` gives for each row. Call `repaint` or `repaint_rows` when it changes.

    Where `line_at` raises, as when the file cannot be read, the rows stay as they were until they
    are drawn the next time; the error is told.
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._kept_rows: list[_Row] = []
        self._kept_strips: list[Strip] = []
        self._stale: set[int] = set()
        self._drawn_for: tuple[int, int, str] = (0, 0, "")
        self._laid_out_size: Size | None = None

    def lay_out(self, width: int, height: int) -> None:
        """The size is another one: called before anything is drawn for it (a hook)."""

    def prepare(self) -> None:
        """Called once before rows are drawn; it may raise as `line_at`."""
        if self.size != self._laid_out_size:
            self._laid_out_size = None
            self.lay_out(*self.size)
            self._laid_out_size = self.size

    def line_at(self, y: int, width: int) -> Line:
        """The line at row `y`, exactly `width` cells wide."""
        raise NotImplementedError

    def cursor_at(self, y: int) -> int | None:  # noqa: ARG002 - a hook
        """The cell of row `y` on which a text cursor stands, if one does."""
        return None

    def link_at(self, y: int) -> str:  # noqa: ARG002 - a hook
        """The address that the spans of `Role.LINK` in row `y` open, in a terminal that can."""
        return ""

    def repaint(self) -> None:
        """Anything may have changed: draw again, and send what differs."""
        if self._drawn_for != self._canvas():
            self.refresh()
            return
        if self._is_covered():
            self._stale.update(range(self.size.height))
            return
        before, regions = list(self._kept_strips), []
        for y in self._redraw_all(range(self.size.height)):
            first, last = differing_cells(before[y], self._kept_strips[y])
            regions.append(Region(first, y, last - first, 1))
        if regions:
            self.refresh(*regions)

    def repaint_rows(self, first: int, count: int, x: int = 0, width: int | None = None) -> None:
        """Some rows have changed, and of those only `width` cells from `x`."""
        self._stale.update(range(first, first + count))
        self.refresh(Region(x, first, self.size.width if width is None else width, count))

    def render_lines(self, crop: Region) -> list[Strip]:
        """The kept strips, with the stale ones drawn again (Textual's hook)."""
        width, height = self.size
        if self._drawn_for != self._canvas():
            self._drawn_for = self._canvas()
            self._kept_rows = [((), None, "")] * height
            self._kept_strips = [Strip.blank(width)] * height
            self._stale.update(range(height))
        stale = sorted(y for y in self._stale if 0 <= y < height)
        self._stale.clear()
        if stale:
            self._redraw_all(stale)
        rows = self._kept_strips[crop.y : crop.bottom]
        if crop.x == 0 and crop.width == width:
            return rows
        return [strip.crop(crop.x, crop.right) for strip in rows]

    def _is_covered(self) -> bool:
        """Whether a whole screen lies upon this one: Textual would send all of that one again.

        This one is drawn when it comes to the front.
        """
        stack = self.app.screen_stack
        above = stack[stack.index(self.screen) + 1 :] if self.screen in stack else []
        return any(not screen.is_modal for screen in above)

    def _canvas(self) -> tuple[int, int, str]:
        """What a drawing is good for: a size and a theme."""
        return *self.size, self.app.theme

    def _redraw_all(self, rows: Sequence[int]) -> list[int]:
        """Draw rows again, up to one that cannot be drawn; returns those that differ."""
        differing: list[int] = []
        self._stale.update(rows)
        try:
            self.prepare()
            for y in rows:
                if self._redraw(y):
                    differing.append(y)
                self._stale.discard(y)
        except TableroError as error:
            self.call_later(self.app._handle_exception, error)  # noqa: SLF001 - see `guard`
        return differing

    def _redraw(self, y: int) -> bool:
        """Draw a row again, unless it shows what it did; returns whether it differs."""
        width = self.size.width
        row = self.line_at(y, width), self.cursor_at(y), self.link_at(y)
        if row == self._kept_rows[y]:
            return False
        self._kept_rows[y] = row
        before, self._kept_strips[y] = (
            self._kept_strips[y],
            _strip(*row, _styles(self.app.theme, self.app.no_color), width),
        )
        return before != self._kept_strips[y]


def _strip(
    line: Line, cursor: int | None, link: str, looks: dict[Role, Style], width: int
) -> Strip:
    segments = [
        Segment(text, looks[role] + hyperlink(link) if role is Role.LINK else looks[role])
        for text, role in joined(line)
    ]
    strip = Strip(segments, width)
    if cursor is None:
        return strip
    before, under = strip.crop(0, cursor), strip.crop(cursor, cursor + 1)
    after = strip.crop(cursor + 1, width)
    return Strip([*before, *under.apply_style(_CURSOR), *after], width)


@lru_cache(maxsize=8)
def hyperlink(address: str) -> Style:
    """What makes text a link of the terminal's own (OSC 8), opened on the machine of the user.

    Nothing goes out that is not plain text under a scheme of ours, so that no address can end the
    sequence it stands in.
    """
    is_safe = address.isascii() and address.isprintable() and address.startswith(_SCHEMES)
    return Style(link=address) if is_safe else Style.null()


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

    Blanks take the style of what stands before them, unless one of the two would show in them.
    """
    spans: list[Span] = []
    for text, role in line:
        if spans and (role is spans[-1][1] or not text or _is_unseen(text, role, spans[-1][1])):
            spans[-1] = (spans[-1][0] + text, spans[-1][1])
        elif text:
            spans.append((text, role))
    return spans


def _is_unseen(text: str, role: Role, before: Role) -> bool:
    return text.isspace() and role not in _SEEN_IN_BLANKS and before not in _SEEN_IN_BLANKS
