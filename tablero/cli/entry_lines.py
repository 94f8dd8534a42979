"""Notes, ideas and promises as lines: one as the answer to a command, all of a person as a list."""

from collections.abc import Iterator, Sequence

from tablero.cli.tables import hanging
from tablero.domain.entries import CLOSABLE, Entry
from tablero.domain.words import EntryStatus
from tablero.present import cells, words
from tablero.present.reader import Reader

DOT = " · "


def entry_line(entry: Entry, name: str, reader: Reader) -> str:
    """`Promise 4 · kept · Ana Ríos · by Mon 30 Nov · the study`."""
    kind = words.entry(entry.kind, reader.tr)
    parts = (
        f"{kind[:1].upper()}{kind[1:]} {entry.id}",
        "" if entry.status is EntryStatus.OPEN else _status(entry, reader),
        name,
        _day(entry, reader) if entry.due_on else "",
        entry.text,
    )
    return cells.shown(DOT.join(filter(None, parts)))


def entry_lines(found: Sequence[Entry], reader: Reader, width: int | None) -> Iterator[str]:
    """Number, how it stands, day, and the whole text, broken into lines of a column of its own."""
    heads = [_head(entry, reader) for entry in found]
    for lines in hanging(heads, [(entry.text,) for entry in found], width):
        yield from lines


def _head(entry: Entry, reader: Reader) -> tuple[str, ...]:
    status = (_status(entry, reader),) if entry.kind in CLOSABLE else ()
    return (str(entry.id), *status, _day(entry, reader))


def _status(entry: Entry, reader: Reader) -> str:
    return words.status(entry.kind, entry.status, reader.tr)


def _day(entry: Entry, reader: Reader) -> str:
    """Until when a promise is to be kept; of all else, when it was written."""
    if entry.due_on:
        return reader.tr.gettext("by {day}").format(day=reader.day(entry.due_on))
    return reader.day(reader.local(entry.at).date())
