"""What a page of figures is made of: panels of pieces, and behind each piece the people it counts.

A piece is a row of the page, or a plot in which one of several figures is pointed at.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from tablero.domain.progress import Figure
from tablero.present.blocks import Lines, wrapped
from tablero.present.lines import Line, Role, Span, line_width

POINTER = "▲"
"""Stands below the figure of a plot that is in hand."""

GAP = "   "


class Part(StrEnum):
    """The panels of the progress page, in order."""

    NOW = "now"
    WEEKS = "weeks"
    LADDER = "ladder"
    CURVE = "curve"
    WAYS = "ways"
    STOPPED = "stopped"


class Behind(NamedTuple):
    """The people behind a figure: all of its `keys` together, as of so many days before.

    `title` says in words who they are.
    """

    figure: Figure
    title: str
    keys: tuple[str, ...] = ("",)
    days_ago: int = 0


class Piece(NamedTuple):
    """Lines that are taken in hand together; those with nobody behind them are only read.

    Of a plot, `told` has each figure in words, `places` the cell below which it is pointed at, and
    `first` is the one in hand at first.
    """

    lines: Sequence[Line]
    behind: tuple[Behind, ...] = ()
    told: tuple[str, ...] = ()
    places: tuple[int, ...] = ()
    first: int = 0


class Panel(NamedTuple):
    """A part of the page under a title; `about` says beside it what is counted."""

    part: Part
    title: str
    pieces: tuple[Piece, ...]
    about: str = ""


def read_only(lines: Lines) -> Piece:
    """Lines behind which there is nobody."""
    return Piece(lines)


def legend(signs: Sequence[tuple[str, str]], width: int) -> Lines:
    """What the signs of a plot stand for, in as few lines as hold it."""
    lines: Lines = []
    for sign, name in signs:
        told: Line = ((sign, Role.TEXT), (f" {name}", Role.DIM))
        if lines and line_width(lines[-1]) + line_width(told) + len(GAP) <= width:
            lines[-1] = (*lines[-1], (GAP, Role.TEXT), *told)
        else:
            lines.append(told)
    return lines


def title_line(panel: Panel, *, in_hand: bool) -> Line:
    """The title, and what is counted."""
    return (_title(panel, in_hand=in_hand), (f" · {panel.about}" if panel.about else "", Role.DIM))


def title_lines(panel: Panel, width: int, *, in_hand: bool) -> Lines:
    """The same, in as many lines as it takes."""
    line = title_line(panel, in_hand=in_hand)
    if line_width(line) <= width:
        return [line]
    return [(_title(panel, in_hand=in_hand),), *wrapped(panel.about, width, Role.DIM)]


def _title(panel: Panel, *, in_hand: bool) -> Span:
    return panel.title.upper(), Role.HEAD_HERE if in_hand else Role.HEAD


def piece_lines(piece: Piece, chosen: int, width: int, *, in_hand: bool) -> Lines:
    """A piece as lines: of a plot, with the figure that is chosen pointed at and told.

    It takes as many lines whichever is chosen.
    """
    lines = list(piece.lines)
    if not piece.told:
        return lines
    if piece.places:
        pointer = " " * piece.places[chosen] + POINTER
        lines.append(((pointer, Role.ACCENT if in_hand else Role.DIM),))
    told = wrapped(piece.told[chosen], width, Role.TEXT)
    most = max(len(wrapped(text, width, Role.TEXT)) for text in piece.told)
    return [*lines, *told, *[()] * (most - len(told))]
