"""The page that `tablero stats` prints: the panels of the progress screen, one under another."""

from collections.abc import Iterator

from tablero.domain.progress import Progress
from tablero.i18n import N_
from tablero.present import cells
from tablero.present.lines import plain
from tablero.present.panels import Panel, piece_lines, title_line
from tablero.present.progress import LATER, NO_TOUCH, Size, panels
from tablero.present.progress_now import comfort
from tablero.present.reader import Reader

WIDTH = 80
"""Cells of a line where there is no terminal."""

HEIGHT = 18
"""Lines for which a panel is laid out: a plot takes about half of them."""

_AS_OF = N_("Progress as of {day}")


def page(progress: Progress, reader: Reader, width: int | None) -> Iterator[str]:
    """The lines of the page. Of a plot, the figure is told with which the screen would begin."""
    room = width or WIDTH
    heading = reader.tr.gettext(_AS_OF).format(day=reader.day(progress.as_of))
    yield from cells.wrap(heading, room)
    if progress.is_empty:
        yield from _empty(reader, room)
        return
    for panel in panels(progress, Size(room, HEIGHT), reader):
        yield ""
        yield from _lines(panel, room)


def _empty(reader: Reader, width: int) -> Iterator[str]:
    for text in (reader.tr.gettext(NO_TOUCH), reader.tr.gettext(LATER), comfort(reader)):
        yield ""
        yield from cells.wrap(text, width)


def _lines(panel: Panel, width: int) -> Iterator[str]:
    yield from cells.wrap(plain(title_line(panel, in_hand=False)), width)
    for piece in panel.pieces:
        yield from map(plain, piece_lines(piece, piece.first, width, in_hand=False))
