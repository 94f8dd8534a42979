"""The row in hand of the day's page, opened: what there is to give, and what was said last."""

from collections.abc import Sequence
from itertools import accumulate, chain
from typing import NamedTuple

from tablero.domain.entries import Entry
from tablero.domain.lessons import Lesson
from tablero.domain.touches import Touch
from tablero.domain.words import EntryKind
from tablero.present import cells, words
from tablero.present.advice import in_rows, lesson_details
from tablero.present.blocks import Lines, flowed, item, lesson, wrapped
from tablero.present.card import balance, position
from tablero.present.lines import Line, Role, Span, fit_line, line_width, plain
from tablero.present.reader import Reader
from tablero.present.standing import suggestion
from tablero.present.timeline import OUT
from tablero.present.today import Part, Row
from tablero.present.today_lines import (
    GAP,
    HIGHEST_SHARE,
    LADDER,
    ONLY_TEXT,
    Grid,
    Keys,
    last_touch,
    row_lines,
)
from tablero.present.written import NO_IDEA, SIGNS

MORE = " …"
INDENT, LEAST = 2, 4
"""Cells before what stands below a row, and so many lines of it at the least, if there are."""


class AtHand(NamedTuple):
    """What is known of the one in hand: open ideas and value notes, and the last touch.

    Of a lesson it is the lesson.
    """

    entries: tuple[Entry, ...] = ()
    last: Touch | None = None
    lesson: Lesson | None = None


def opened_lines(
    row: Row, at_hand: AtHand, keys: Keys, columns: Grid, height: int, reader: Reader
) -> Lines:
    """The row in hand: its lines, and some below; a text without room moves there, to be whole."""
    if at_hand.lesson:
        return _opened_lesson(row, at_hand.lesson, columns, height, reader)
    fits = cells.width(flowed(row.text)) <= columns.width - _before_text(row, columns)
    itself = row if fits or row.part is Part.NAME else row._replace(text="")
    width, advice = columns.width - INDENT, suggestion(row.card, reader.tr)
    parts = [
        _about(row, itself, columns, reader, width),
        wrapped(advice, width, Role.LATE),
        [] if fits else _whole_text(row, width),
        _to_give(row, at_hand, keys, width, reader, count=2 if advice else 1),
        _last_note(at_hand.last, width),
    ]
    most = max(LEAST, height // HIGHEST_SHARE)
    blank: Span = (" " * INDENT, Role.TEXT)
    below = [fit_line((blank, *line), columns.width) for line in _at_most(most, parts, width)]
    return [*row_lines(itself, columns, height, reader), *below]


def _at_most(count: int, parts: Sequence[Lines], width: int) -> Lines:
    """The first of the lines; where a part is broken off, the last of them says so."""
    lines = list(chain.from_iterable(parts))
    if len(lines) <= count or count in accumulate(map(len, parts)):
        return lines[:count]
    last = lines[count - 1]
    if not plain(last).endswith(MORE.strip()):
        room = min(line_width(last), width - len(MORE))
        last = (*fit_line(last, room), (MORE, Role.DIM))
    return [*lines[: count - 1], last]


def _opened_lesson(row: Row, lesson: Lesson, columns: Grid, height: int, reader: Reader) -> Lines:
    """The row, and below it the whole advice if need be, how I will use it, whose it is, when."""
    (line,) = row_lines(row, columns, height, reader)
    width, blank = columns.width - INDENT, (" " * INDENT, Role.TEXT)
    fits = flowed(row.text) in "".join(text for text, _ in line)
    whole: list[Span] = [] if fits else [(row.text, Role.TEXT)]
    use, about, _ = lesson_details(lesson, reader)
    below = [each for told, role in (*whole, use, about) for each in in_rows(told, width, role)]
    return [line, *(fit_line((blank, *each), columns.width) for each in below)]


def _about(row: Row, itself: Row, columns: Grid, reader: Reader, width: int) -> Lines:
    """Who they are and where they stand, as far as the row `itself` does not tell."""
    card, told = row.card, []
    if itself.text and row.part is not Part.NAME:
        told.append(position(card.role, card.company))
    told.append(words.stage(card.stage, reader.tr))
    if not columns.touch or row.part in (Part.NAME, *ONLY_TEXT, Part.RESTING):
        told.append(last_touch(row._replace(part=Part.DUE), reader))
    line: Line = ((cells.cut(" · ".join(filter(None, told)), width), Role.DIM),)
    return [(*line, (GAP, Role.TEXT), *balance(card))]


def _whole_text(row: Row, width: int) -> Lines:
    sign: Span = (SIGNS[row.kind] if row.kind else "–", Role.DIM)
    return item(sign, row.text, width, rows=2)


def _before_text(row: Row, columns: Grid) -> int:
    """The cells before the text in its line."""
    sign = 2 if row.kind else 0
    short = row.part in ONLY_TEXT
    if not columns.name:
        return sign if short else sign + LADDER + len(GAP)
    before = columns.name + columns.sign + 2 * len(GAP)
    last = columns.touch + len(GAP) if columns.touch else 0
    return before + sign + (0 if short else LADDER + len(GAP) + last)


def _to_give(
    row: Row, at_hand: AtHand, keys: Keys, width: int, reader: Reader, count: int
) -> Lines:
    """What is at hand and the row does not tell; where there is no idea, which key writes one."""
    there = [entry for entry in at_hand.entries if entry.text != row.text]
    lines = [
        line
        for entry in there[:count]
        for line in item((SIGNS[entry.kind], Role.DIM), entry.text, width, rows=1)
    ]
    if any(entry.kind is EntryKind.IDEA for entry in at_hand.entries) or row.card.do_not_contact:
        return lines
    return [*lines, *lesson(keys["idea"], reader.tr.gettext(NO_IDEA), width)]


def _last_note(last: Touch | None, width: int) -> Lines:
    return item((OUT, Role.DIM), last.note, width, rows=1) if last and last.note else []
