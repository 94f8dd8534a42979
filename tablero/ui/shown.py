"""What the terminal shows, piece by piece, so that nothing is sent to it twice.

Textual sends the whole screen when another comes to the front, and once more a frame later. Over a
slow wire that is what one waits for when a dialog opens.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from rich.console import Console
from rich.control import Control
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.geometry import Size
from textual.strip import Strip


class Prepared(CompositorUpdate):
    """An update that has been rendered already."""

    def __init__(self, text: str) -> None:
        self.text = text

    def render_segments(self, console: Console) -> str:  # noqa: ARG002 - it was the same one
        """What is to be written to the terminal."""
        return self.text


class Piece(NamedTuple):
    """A part of row `y`, from cell `first` up to the one before `end`."""

    y: int
    first: int
    end: int
    strip: Strip


class Shown:
    """Remembers the pieces that were sent; one is forgotten when another is written over it."""

    def __init__(self) -> None:
        self._size = Size()
        self._rows: defaultdict[int, dict[int, tuple[int, str]]] = defaultdict(dict)

    def forget(self) -> None:
        """Somebody else may have written to the terminal: all is to be sent again."""
        self._rows.clear()

    def differing(self, update: CompositorUpdate, size: Size, console: Console) -> str:
        """What has to be written for a terminal of that size to show the update; maybe nothing."""
        if size != self._size:
            self.forget()
            self._size = size
        if isinstance(update, LayoutUpdate):
            pieces = _all_pieces(update)
        elif isinstance(update, ChopsUpdate):
            pieces = _pieces(update)
        else:
            self.forget()
            return update.render_segments(console)
        return "".join(self._written(piece, console) for piece in pieces)

    def _written(self, piece: Piece, console: Console) -> str:
        """What writes a piece; nothing when it is there."""
        y, first, end, strip = piece
        row, text = self._rows[y], strip.render(console)
        if row.get(first) == (end, text):
            return ""
        covered = [start for start, (stop, _) in row.items() if start < end and stop > first]
        for start in covered:
            del row[start]
        row[first] = end, text
        return Control.move_to(first, y).segment.text + text


def _all_pieces(update: LayoutUpdate) -> Iterator[Piece]:
    for y, strips in enumerate(update.strips, update.region.y):
        first = update.region.x
        for strip in strips:
            end = first + strip.cell_length
            yield Piece(y, first, end, strip)
            first = end


def _pieces(update: ChopsUpdate) -> Iterator[Piece]:
    """Those that lie in the spans of the update; one that begins before its span comes with it."""
    for y, first, last in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is None or x >= last or end <= first:
                continue
            stop = min(end, last)
            yield Piece(y, x, stop, strip if stop == end else strip.crop(0, stop - x))
