"""The axis of a plot by touch number: as many touches as have room, all of them equally wide."""

from collections.abc import Sequence
from typing import NamedTuple

from tablero.domain.progress import Figure
from tablero.i18n import N_
from tablero.present.panels import Behind
from tablero.present.plots import Frame
from tablero.present.reader import Reader

NARROWEST, WIDEST = 2, 4
MARGIN = len("100 %|")
LABEL_CELLS = 3
"""Cells that the number of a touch takes, with the space after it."""

OPENED_AT = N_("Conversations that opened at touch {touch}")


class TouchAxis(NamedTuple):
    """From the first touch in sight to the last; each takes `pitch` cells."""

    first: int
    last: int
    pitch: int

    @property
    def touches(self) -> range:
        """All of them."""
        return range(self.first, self.last + 1)

    def cell(self, touch: int) -> int:
        """The first cell of a touch."""
        return (touch - self.first) * self.pitch

    def frame(self, height: int, top: float, beside: Sequence[tuple[float, str]]) -> Frame:
        """The room for a plot over these touches."""
        every = -(-LABEL_CELLS // self.pitch)
        labelled = [touch for touch in self.touches if touch % every == 0 or every == 1]
        below = [(self.cell(touch), str(touch)) for touch in labelled]
        return Frame(len(self.touches) * self.pitch, height, top, beside, below)

    def places(self, frame: Frame) -> tuple[int, ...]:
        """The cell of each touch in the lines of the plot."""
        return tuple(frame.margin + self.cell(touch) for touch in self.touches)


def touch_axis(first: int, last: int, width: int) -> TouchAxis:
    """The axis for lines of `width` cells; the last touches give way."""
    room = width - MARGIN
    last = max(first, min(last, first + room // NARROWEST - 1))
    return TouchAxis(first, last, max(NARROWEST, min(WIDEST, room // (last - first + 1))))


def opened_at(touch: int, reader: Reader) -> Behind:
    """The people whose conversation opened at a touch."""
    title = reader.tr.gettext(OPENED_AT).format(touch=touch)
    return Behind(Figure.WON_AT, title, (str(touch),))
