"""What is read of mistakes: entries with what is said beside them, and the touches about them."""

from collections.abc import Sequence

from peewee import JOIN, ModelSelect, fn

from tablero.domain.mistakes import Mistake
from tablero.domain.words import Cause, EntryKind, MistakeKind
from tablero.storage import tables
from tablero.storage.entries import COLUMNS, entry_of
from tablero.storage.store import Row, Store
from tablero.storage.tables import Entry, Person, Touch

_ENTRY_WIDTH = len(COLUMNS)


def read(store: Store) -> list[Mistake]:
    """All mistakes, the oldest first."""
    return _read(store, _query().order_by(Entry.at, Entry.id))


def by_ids(store: Store, ids: Sequence[int]) -> list[Mistake]:
    """These mistakes, by the ids of their entries."""
    return _read(store, _query().where(Entry.id.in_(list(ids))).order_by(Entry.id))


def count_about(store: Store, person_id: int) -> int:
    """How many mistakes are written about a person."""
    about = Entry.select(fn.COUNT(Entry.id)).where(
        Entry.person == person_id, Entry.kind == EntryKind.MISTAKE
    )
    return int(store.scalar(about))


def _read(store: Store, query: "ModelSelect[Entry]") -> list[Mistake]:
    return [_mistake_of(row) for row in store.rows(query)]


def _query() -> "ModelSelect[Entry]":
    detail = tables.Mistake
    return (
        Entry.select(
            *COLUMNS, Person.name, detail.kind, detail.cause, detail.next_time, Touch.number,
            _corrected_by(),
        )
        .join(detail, JOIN.LEFT_OUTER, on=(detail.entry == Entry.id))
        .join(Person, JOIN.LEFT_OUTER, on=(Entry.person == Person.id))
        .join(Touch, JOIN.LEFT_OUTER, on=(Entry.touch == Touch.id))
        .where(Entry.kind == EntryKind.MISTAKE)
    )  # fmt: skip


def _corrected_by() -> "ModelSelect[Touch]":
    """The first touch that was made after the mistake and got an answer that was not a no."""
    later = Touch.alias("later")
    return later.select(fn.MIN(later.number)).where(
        later.person == Entry.person,
        later.at > Entry.at,
        later.outcome.in_(("replied", "referred")),
    )


def _mistake_of(row: Row) -> Mistake:
    name, kind, cause, next_time, number, corrected_by = row[_ENTRY_WIDTH:]
    return Mistake(
        entry_of(row[:_ENTRY_WIDTH]),
        name or "",
        MistakeKind(kind) if kind else None,
        Cause(cause) if cause else None,
        next_time or "",
        number,
        corrected_by,
    )
