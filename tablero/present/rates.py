"""Rows of rates, each with counts and interval, and rows of counts; aligned, in a fixed order."""

from collections.abc import Sequence
from typing import NamedTuple

from tablero.domain.progress import Share
from tablero.present import cells
from tablero.present.figures import between, percent
from tablero.present.lines import Line, Role, fit_line
from tablero.present.panels import Behind, Piece, read_only
from tablero.present.plots import nice_top
from tablero.present.reader import Reader

LEFT, MARK, RIGHT, REACH = "├", "■", "┤", "─"
FILLED = "█"

GAP = 2
PERCENT, INTERVAL = 5, 11
LEAST, MOST = 12, 40
"""Cells of a whisker; on fewer it says nothing."""


class Rated(NamedTuple):
    """What is rated, the counts, and who is counted."""

    label: str
    share: Share
    behind: Behind


class Counted(NamedTuple):
    """What is counted, how many, and who."""

    label: str
    people: int
    behind: Behind


class _Columns(NamedTuple):
    label: int
    counts: int
    whisker: int


def rate_rows(rows: Sequence[Rated], width: int, reader: Reader) -> tuple[Piece, ...]:
    """A row each, in the order given; below, where there is room for whiskers, their scale."""
    columns = _columns([row.label for row in rows], [_counts(row.share) for row in rows], width)
    top = nice_top(max((row.share.interval.hi for row in rows if row.share.n), default=0))
    pieces = [
        Piece([fit_line(_rate_line(row, columns, top, reader), width)], (row.behind,))
        for row in rows
    ]
    if columns.whisker:
        pieces.append(read_only([_scale(columns, top)]))
    return tuple(pieces)


def count_rows(rows: Sequence[Counted], width: int, *, bars: bool = True) -> tuple[Piece, ...]:
    """A row each, with a bar."""
    counts = [str(row.people) for row in rows]
    label = min(max(cells.width(row.label) for row in rows), width - max(map(len, counts)) - GAP)
    room = width - label - max(map(len, counts)) - 2 * GAP
    most, long = (
        max((row.people for row in rows), default=0),
        max(0, min(room, MOST)) if bars else 0,
    )
    return tuple(
        Piece([fit_line(_count_line(row, label, max(map(len, counts)), long, most), width)],
              (row.behind,) if row.people else ())
        for row in rows
    )  # fmt: skip


def whisker(share: Share, top: float, width: int) -> Line:
    """`├──■────┤`: the interval and the share in it, on a scale that ends at `top`."""
    if not share.n or share.value is None:
        return ()
    lo, hi = share.interval
    left, mark, right = (
        min(width - 1, round(x / top * (width - 1))) for x in (lo, share.value, hi)
    )
    text = " " * left + LEFT + REACH * (right - left - 1) + (RIGHT if right > left else "")
    return (
        (text[:mark], Role.DIM), (MARK, Role.ACCENT), (text[mark + 1 :], Role.DIM)
    )  # fmt: skip


def _columns(labels: Sequence[str], counts: Sequence[str], width: int) -> _Columns:
    longest = max(map(len, counts))
    beside = longest + PERCENT + INTERVAL + 3 * GAP
    label = max(1, min(max(map(cells.width, labels)), width - beside))
    room = width - label - beside - GAP
    return _Columns(label, longest, min(room, MOST) if room >= LEAST else 0)


def _counts(share: Share) -> str:
    return f"{share.k}/{share.n}"


def _rate_line(row: Rated, columns: _Columns, top: float, reader: Reader) -> Line:
    share, gap = row.share, " " * GAP
    told = Role.TEXT if share.n else Role.DIM
    interval = between(share.interval, reader.language) if share.n else ""
    return (
        *fit_line(((row.label, told),), columns.label),
        (f"{gap}{_counts(share).rjust(columns.counts)}", told),
        (f"{gap}{percent(share.value, reader.language).rjust(PERCENT)}", told),
        (f"{gap}{interval}".ljust(GAP + INTERVAL), Role.DIM),
        *(((gap, Role.TEXT), *whisker(share, top, columns.whisker)) if columns.whisker else ()),
    )


def _scale(columns: _Columns, top: float) -> Line:
    before = columns.label + columns.counts + PERCENT + INTERVAL + 4 * GAP
    end = f"{100 * top:.0f} %"
    return ((" " * before + "0 %" + end.rjust(columns.whisker - 3), Role.DIM),)


def _count_line(row: Counted, label: int, digits: int, room: int, most: int) -> Line:
    told = Role.TEXT if row.people else Role.DIM
    long = max(1, round(row.people / most * room)) if row.people and room else 0
    gap = " " * GAP
    return (
        *fit_line(((row.label, told),), label),
        (f"{gap}{str(row.people).rjust(digits)}{gap}", told),
        (FILLED * long, Role.DIM),
    )
