"""People with all that is stored about them, one after the other: for counting everything again.

Four cursors run side by side in the order of the people, so that a million touches need the memory
of one person's. All read one snapshot, as the first is open until the last has ended.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, Generic, NamedTuple, TypeVar

from peewee import ModelSelect

from tablero.domain.people import StageChange
from tablero.domain.touches import Touch
from tablero.domain.words import TieKind
from tablero.storage import tables
from tablero.storage.history import MOVE_COLUMNS, TOUCH_COLUMNS, move_of, touch_of
from tablero.storage.store import Row, Store, failures_of
from tablero.storage.work import Image

T = TypeVar("T")


class Whole(NamedTuple):
    """A person's row by column name, as stored, and what belongs to it.

    Touches are in the order in which they were made, moves in the order in which they were written;
    `handles` are (id, kind, value, match key), `introducers` the ids of those who referred them.
    """

    row: Image
    touches: list[Touch]
    moves: list[StageChange]
    tag_keys: list[str]
    handles: list[Row]
    introducers: list[int]


def people(store: Store, only: Sequence[int] | None = None) -> Iterator[Whole]:
    """Everyone, or the people with these ids, by id. Nothing may be written while this runs."""
    fields = tables.Person._meta.sorted_fields
    names = [field.column_name for field in fields]
    persons = _narrowed(tables.Person.select(*fields), tables.Person.id, only)
    with failures_of(store.path):
        found = store.run(persons.order_by(tables.Person.id))
        parts = [_Part(store, query, read) for query, read in _parts(only)]
        for row in found:
            yield Whole(dict(zip(names, row, strict=True)), *(part.of(row[0]) for part in parts))


def stored(columns: Image) -> Image:
    """Values of a person's columns as they would stand in the file."""
    by_name = tables.Person._meta.columns
    return {name: by_name[name].db_value(value) for name, value in columns.items()}


class _Part(Generic[T]):
    """What belongs to each person, out of a query whose first column is the person, in order."""

    def __init__(self, store: Store, query: "ModelSelect[Any]", read: Callable[[Row], T]) -> None:
        self._groups = groupby(store.run(query), key=itemgetter(0))
        self._read = read
        self._next = next(self._groups, None)

    def of(self, person_id: int) -> list[T]:
        """What belongs to a person, who must not stand before the one asked for last."""
        while self._next and self._next[0] < person_id:
            self._next = next(self._groups, None)
        if not self._next or self._next[0] != person_id:
            return []
        found = [self._read(row[1:]) for row in self._next[1]]
        self._next = next(self._groups, None)
        return found


def _parts(only: Sequence[int] | None) -> list[tuple["ModelSelect[Any]", Callable[[Row], Any]]]:
    touch, move, link, handle, tie = (
        tables.Touch, tables.StageChange, tables.PersonTag, tables.Handle, tables.Tie,
    )  # fmt: skip
    touches = _narrowed(touch.select(touch.person, *TOUCH_COLUMNS), touch.person, only)
    moves = _narrowed(move.select(move.person, *MOVE_COLUMNS), move.person, only)
    tags = link.select(link.person, tables.Tag.key).join(tables.Tag)
    handles = handle.select(handle.person, handle.id, handle.kind, handle.value, handle.match_key)
    ties = tie.select(tie.target, tie.source).where(tie.kind == TieKind.REFERRED)
    return [
        (touches.order_by(touch.person, touch.at, touch.id), touch_of),
        (moves.order_by(move.person, move.id), move_of),
        (_narrowed(tags, link.person, only).order_by(link.person), itemgetter(0)),
        (_narrowed(handles, handle.person, only).order_by(handle.person, handle.id), tuple),
        (_narrowed(ties, tie.target, only).order_by(tie.target), itemgetter(0)),
    ]


def _narrowed(
    query: "ModelSelect[Any]", person: Any, only: Iterable[int] | None
) -> "ModelSelect[Any]":
    return query if only is None else query.where(person.in_(list(only)))
