"""What is read of what was written about people."""

import json
from collections.abc import Collection, Sequence

from peewee import fn

from tablero.domain.entries import Entry
from tablero.domain.words import EntryKind, EntryStatus, Topic
from tablero.storage.prepared import Prepared, in_list
from tablero.storage.store import Row, Store
from tablero.storage.tables import Entry as EntryRow
from tablero.storage.tables import day, moment

COLUMNS = (
    EntryRow.id,
    EntryRow.person,
    EntryRow.kind,
    EntryRow.topic,
    EntryRow.text,
    EntryRow.at,
    EntryRow.due_on,
    EntryRow.status,
    EntryRow.closed_at,
    EntryRow.touch,
)


def entry_of(row: Row) -> Entry:
    """A row of stored values as an entry."""
    id_, person, kind, topic, text, at, due_on, status, closed, touch = row
    written_at = moment(at)
    assert written_at is not None
    return Entry(
        id_, person, EntryKind(kind), Topic(topic) if topic else None, text, written_at,
        day(due_on), EntryStatus(status), moment(closed), touch,
    )  # fmt: skip


def by_ids(store: Store, ids: Sequence[int]) -> list[Entry]:
    """These entries, in that order; those that are gone are left out."""
    rows = store.rows(EntryRow.select(*COLUMNS).where(EntryRow.id.in_(list(ids))))
    found = {row[0]: entry_of(row) for row in rows}
    return [found[id_] for id_ in ids if id_ in found]


def of_person(store: Store, person_id: int, kinds: Collection[EntryKind] = ()) -> list[Entry]:
    """What is written about a person, the oldest first; without kinds, everything."""
    rows = _OF_PERSON.rows(store, person_id, json.dumps(list(kinds or EntryKind)))
    return [entry_of(row) for row in rows]


_OF_PERSON = Prepared(
    lambda person_id, kinds: (
        EntryRow.select(*COLUMNS)
        .where(EntryRow.person == person_id, in_list(EntryRow.kind, kinds))
        .order_by(EntryRow.at, EntryRow.id)
    )
)


def next_ideas(store: Store, ids: Collection[int]) -> dict[int, str]:
    """Person id -> the oldest idea that is still open; those without one are left out."""
    rows = _NEXT_IDEAS.rows(store, json.dumps(list(ids)))
    return {person: text for person, text, _ in rows}


_NEXT_IDEAS = Prepared(
    lambda ids: (
        EntryRow.select(EntryRow.person, EntryRow.text, fn.MIN(EntryRow.id))
        .where(
            in_list(EntryRow.person, ids),
            fn.COALESCE(EntryRow.kind, "") == EntryKind.IDEA,  # else all ideas there are get read
            EntryRow.status == EntryStatus.OPEN,
        )
        .group_by(EntryRow.person)
    )
)
