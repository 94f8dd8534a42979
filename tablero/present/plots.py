"""Plots as lines of text, drawn by plotext without any colour; what is what is told by shape.

All is laid out in cells, so that bars are alike and stand on the grid. The marks are those that the
console of a bare machine has, too. plotext is loaded when the first plot is drawn: that takes long.
"""

from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from threading import Lock
from typing import Any, NamedTuple

from tablero.i18n import N_
from tablero.present import cells
from tablero.present.blocks import Lines
from tablero.present.lines import Line, Role, Span

HALVES = "hd"
"""plotext's name for marks of half a cell: `█` and `▄` for bars, `▀` and `▄` for a line."""

SHADE, DOT, RING, CROSS, ZERO = "░", "·", "•", "x", "_"

NO_PLOT = N_("There is no plot: plotext cannot draw on this machine.")

_ROLES = {SHADE: Role.DIM, DOT: Role.DIM, RING: Role.ACCENT, CROSS: Role.TEXT, ZERO: Role.DIM}
_FRAME = frozenset("│┤└┬─┘┴├┼")
_BELOW = 2
"""Rows of the axis and its labels."""

_STEPS = (1, 2, 5, 10, 20, 25, 30, 40, 50, 60, 80, 100)
_LOCK = Lock()
"""plotext has one figure for the whole program."""


class Series(NamedTuple):
    """Points: cells from the left, and heights. Joined by lines, or bars that reach `down`."""

    points: Sequence[tuple[float, float]]
    marker: str
    joined: bool = False
    down: bool = False


class Frame(NamedTuple):
    """The room for the points, in cells, and what is written beside the axes and below them."""

    width: int
    height: int
    top: float
    beside: Sequence[tuple[float, str]]
    below: Sequence[tuple[float, str]]

    @property
    def margin(self) -> int:
        """Cells before the points."""
        return max(cells.width(label) for _, label in self.beside) + 1


def load() -> None:
    """Load what draws, if it can be: better in a thread than when the plot is to be seen."""
    with suppress(ImportError):
        import_module("plotext")


def drawn(series: Sequence[Series], frame: Frame) -> Lines:
    """The plot, `margin + width` cells wide and `height + 2` lines high.

    Nothing where plotext cannot be loaded: it needs a part that is compiled for the machine.
    """
    try:
        plotext = import_module("plotext")
    except ImportError:
        return []
    with _LOCK:
        text = _draw(plotext, series, frame)
    return [_with_roles(row, frame) for row in text.split("\n")[: frame.height + _BELOW]]


def bar(place: int, width: int, value: float, marker: str = HALVES) -> Series:
    """A bar of so many cells from a place on; one of no height is still to be seen."""
    if value <= 0:
        return Series([(place + nth + 0.5, 0.0) for nth in range(width)], ZERO)
    quarters = [place + nth + part for nth in range(width) for part in (0.25, 0.75)]
    return Series([(x, value) for x in quarters], marker, down=True)


def level(place: int, width: int, value: float, marker: str = HALVES) -> Series:
    """A level stretch of a line that is drawn in steps."""
    parts = (0.25, 0.75) if marker == HALVES else (0.5,)
    return Series([(place + nth + part, value) for nth in range(width) for part in parts], marker)


def nice_top(highest: float) -> float:
    """The height of a plot of shares: a round share that is not lower than the highest."""
    return next((step / 100 for step in _STEPS if step / 100 >= highest > 0), 1.0)


def share_labels(top: float) -> list[tuple[float, str]]:
    """Labels of an axis of shares: nothing, half of the way, the top."""
    half = [(top / 2, f"{50 * top:.0f} %")] if 100 * top % 2 == 0 else []
    return _aligned([(0, "0 %"), *half, (top, f"{100 * top:.0f} %")])


def count_labels(top: int) -> list[tuple[float, str]]:
    """Labels of an axis of counts."""
    half = [(top / 2, str(top // 2))] if top % 2 == 0 else []
    return _aligned([(0, "0"), *half, (top, str(top))])


def _aligned(labels: list[tuple[float, str]]) -> list[tuple[float, str]]:
    widest = max(len(label) for _, label in labels)
    return [(at, label.rjust(widest)) for at, label in labels]


def _draw(plotext: Any, series: Sequence[Series], frame: Frame) -> str:
    plotext.terminal.limit(width=False, height=False)
    figure = plotext.figure.clear()
    figure.theme("colorless").plot_size(frame.margin + frame.width, frame.height + _BELOW)
    figure.axes(False).axes(True, axis="x", side="lower").axes(True, axis="y", side="left")
    figure.ruler("x").lim(0, frame.width).alignment(lim="edge", tick="left")
    figure.ruler("y").lim(0, frame.top).alignment(lim="edge")
    figure.ruler("x").ticks([at + 0.5 for at, _ in frame.below], [text for _, text in frame.below])
    beside = [(_inside(at, frame), text) for at, text in frame.beside]
    figure.ruler("y").ticks([at for at, _ in beside], [text for _, text in beside])
    for each in series:
        figure.draw(_signal(figure, each, frame))
    text: str = figure.build().string(colorless=True)
    figure.clear()
    return text


def _signal(figure: Any, series: Series, frame: Frame) -> Any:
    across = [x for x, _ in series.points]
    heights = [_inside(y, frame) for _, y in series.points]
    signal = figure.signal(across, heights, marker=series.marker)
    return signal.fillx() if series.down else signal.lines(series.joined)


def _inside(height: float, frame: Frame) -> float:
    """What is as high as the plot is drawn in its uppermost row."""
    return min(height, frame.top * (1 - 1e-6))


def _with_roles(row: str, frame: Frame) -> Line:
    margin = frame.margin
    spans: list[Span] = [(row[: margin - 1], Role.DIM)]
    for char in row[margin - 1 : margin + frame.width]:
        role = Role.RULE if char in _FRAME else _ROLES.get(char, Role.TEXT)
        role = Role.DIM if char.isalnum() and char != CROSS else role
        if spans[-1][1] is role:
            spans[-1] = (spans[-1][0] + char, role)
        else:
            spans.append((char, role))
    return tuple(spans)
