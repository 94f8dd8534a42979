"""Reads `Connections.csv` out of a LinkedIn data export, also after a spreadsheet has re-saved it.

Nothing is matched or stored here. Whatever is not understood is reported by its line, and costs
no more than itself.
"""

import re
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

from tablero.domain.imports import BadRecord, ImportedPerson
from tablero.domain.text import clean_line
from tablero.domain.words import HandleKind
from tablero.exchange.dates import parse_date
from tablero.exchange.linkedin_layout import (
    LONGEST_URL,
    Column,
    Layout,
    aligned,
    find_layout,
    is_profile,
    trusted_start,
)
from tablero.exchange.names import full_name
from tablero.exchange.tables import Row, bad_record, rows
from tablero.exchange.textfile import Progress, TextFile, examine, refusal

_ADDRESS = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+")

Found = ImportedPerson | BadRecord


def read_connections(path: Path, progress: Progress | None = None) -> Iterator[Found]:
    """Yield the people of the export at `path` in its order, and what was not understood.

    The file is looked at before this returns and read as the result is drawn, some kilobytes at a
    time; `progress` is told the bytes read and the bytes there are. Raises `BadInput` for the
    field `file` with the reason `missing`, `unreadable`, `too_large`, `empty` or `not_linkedin`.
    """
    file = examine(path)
    layout, header_line = _find_header(file)
    return _read_file(file, layout, header_line, progress)


def _find_header(file: TextFile) -> tuple[Layout, int]:
    is_blank = True
    with closing(file.lines()) as lines:
        for line in lines:
            if layout := find_layout(line.text):
                return layout, line.number
            is_blank = is_blank and not line.text.strip()
    raise refusal(file.path, "empty" if is_blank else "not_linkedin")


def _read_file(
    file: TextFile, layout: Layout, header_line: int, progress: Progress | None
) -> Iterator[Found]:
    with closing(file.lines(progress)) as lines:
        body = islice(lines, header_line, None)
        for row in rows(body, layout.delimiter, layout.width):
            if isinstance(row, BadRecord):
                yield row
            elif row.cells[: layout.width] != layout.header:  # exports may be pasted together
                yield from _read_row(row, layout)


def _read_row(row: Row, layout: Layout) -> Iterator[Found]:
    cells = aligned(row.cells, layout)
    if cells is not None:
        yield from _read_cells(row.line, cells, layout)
        return
    if start := trusted_start(row.cells, layout):
        yield from _read_cells(row.line, start, layout)
    yield bad_record(row.line, "columns", layout.delimiter.join(row.cells))


def _read_cells(line: int, cells: list[str], layout: Layout) -> Iterator[Found]:
    first, last = layout.cell(cells, Column.FIRST), layout.cell(cells, Column.LAST)
    name = clean_line(full_name(first, last))
    if not name:
        yield bad_record(line, "no_name", " ".join(filter(None, cells)))
        return
    yield ImportedPerson(
        line,
        name,
        role=layout.cell(cells, Column.ROLE),
        company=layout.cell(cells, Column.COMPANY),
        handles=tuple(_handles(cells, layout)),
        connected_on=parse_date(layout.cell(cells, Column.CONNECTED)),
    )
    yield from _doubts(line, cells, layout)


def _handles(cells: list[str], layout: Layout) -> Iterator[tuple[HandleKind, str]]:
    url = layout.cell(cells, Column.URL, LONGEST_URL)
    if is_profile(url):
        yield HandleKind.LINKEDIN, url
    for address in _ADDRESS.findall(layout.cell(cells, Column.EMAIL)):
        yield HandleKind.EMAIL, address


def _doubts(line: int, cells: list[str], layout: Layout) -> Iterator[BadRecord]:
    """Report the fields that say something which was not understood."""
    url = layout.cell(cells, Column.URL, LONGEST_URL)
    email = layout.cell(cells, Column.EMAIL)
    connected = layout.cell(cells, Column.CONNECTED)
    if url and not is_profile(url):
        yield bad_record(line, "url", url)
    if email and not _ADDRESS.search(email):
        yield bad_record(line, "email", email)
    if connected and parse_date(connected) is None:
        yield bad_record(line, "date", connected)
