"""Rows of a delimited text file, each with its line, none of them able to spoil the others.

`csv.reader` alone lets one quote that is never closed swallow all that follows. Here a record that
spans lines must be well formed, and otherwise costs its first line only.
"""

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from tablero.domain.imports import BadRecord
from tablero.domain.text import clean_line
from tablero.exchange.textfile import Line

MOST_LINES = 20
"""A record of more physical lines than this is taken for a quote never closed."""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one record, as they stand in the file; `line` is where it starts."""

    line: int
    cells: list[str]


def bad_record(line: int, reason: str, value: str) -> BadRecord:
    """Return the report of `value`, cut to what fits beside a line number."""
    return BadRecord(line, reason, clean_line(value, limit=80))


def split(text: str, delimiter: str) -> list[str]:
    """Return the cells of one line, also when Excel has wrapped the line whole in quotes."""
    cells = next(csv.reader([text], delimiter=delimiter), [])
    return _unwrapped(cells, delimiter)


def rows(lines: Iterator[Line], delimiter: str, width: int) -> Iterator[Row | BadRecord]:
    """Yield the records of a table of `width` columns, blank ones left out.

    Reports `unclosed_quote`, after which reading goes on with the next line, and `too_long`.
    """
    feed = _Feed(lines)
    reader = csv.reader(feed, delimiter=delimiter)
    while (cells := _next_cells(feed, reader)) is not None:
        first = feed.record[0]
        if reason := _fault(feed, delimiter, width):
            feed.give_back()
            yield bad_record(first.number, reason, first.text[:1000])
        elif any(map(str.strip, cells)):
            yield Row(first.number, _unwrapped(cells, delimiter))


class _Feed:
    """Hands lines to `csv.reader` and keeps those of the record under way, to give them back."""

    def __init__(self, lines: Iterator[Line]) -> None:
        self._lines = lines
        self._given_back: deque[Line] = deque()
        self.record: list[Line] = []
        self.broken_off = False
        self.too_long = False

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        if len(self.record) == MOST_LINES:
            self.broken_off = True
            raise StopIteration
        line = self._given_back.popleft() if self._given_back else next(self._lines, None)
        if line is None:
            self.broken_off = bool(self.record)
            raise StopIteration
        self.record.append(line)
        return line.text + "\n"

    def start(self) -> None:
        """Begin a new record."""
        self.record = []
        self.broken_off = self.too_long = False

    def give_back(self) -> None:
        """Let all lines of the record but its first be read again."""
        self._given_back.extendleft(reversed(self.record[1:]))


def _next_cells(feed: _Feed, reader: Iterator[list[str]]) -> list[str] | None:
    feed.start()
    try:
        return next(reader, None)
    except csv.Error:  # a cell longer than csv.field_size_limit()
        feed.too_long = True
        return []


def _fault(feed: _Feed, delimiter: str, width: int) -> str | None:
    spans_lines = len(feed.record) > 1
    if feed.broken_off or (spans_lines and not _is_well_formed(feed.record, delimiter, width)):
        return "unclosed_quote"
    return "too_long" if feed.too_long or feed.record[0].cut else None


def _is_well_formed(record: list[Line], delimiter: str, width: int) -> bool:
    """Tell a cell with line breaks from a stray quote that has joined two records."""
    lines = (line.text + "\n" for line in record)
    try:
        cells = next(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        return False
    return len(cells) >= width


def _unwrapped(cells: list[str], delimiter: str) -> list[str]:
    if len(cells) == 1 and delimiter in cells[0]:
        return next(csv.reader(cells, delimiter=delimiter))
    return cells
