"""What is read of the ledger."""

from collections.abc import Sequence

from peewee import Case, Function, fn

from tablero.domain.favours import Account, Favour
from tablero.domain.people import Link
from tablero.domain.words import FavourKind
from tablero.storage import tables
from tablero.storage.store import Row, Store
from tablero.storage.tables import Person, day

_COLUMNS = (
    tables.Favour.id,
    tables.Favour.person,
    tables.Favour.kind,
    tables.Favour.what,
    tables.Favour.day,
    tables.Favour.settled_on,
    tables.Favour.touch,
)


def of_person(store: Store, person_id: int) -> list[Favour]:
    """The favours between a person and me, the latest first."""
    query = tables.Favour.select(*_COLUMNS).where(tables.Favour.person == person_id)
    rows = store.rows(query.order_by(tables.Favour.day.desc(), tables.Favour.id.desc()))
    return [_favour_of(row) for row in rows]


def by_ids(store: Store, ids: Sequence[int]) -> list[Favour]:
    """These favours; those that are gone are left out."""
    query = tables.Favour.select(*_COLUMNS).where(tables.Favour.id.in_(list(ids)))
    return [_favour_of(row) for row in store.rows(query.order_by(tables.Favour.id))]


def accounts(store: Store, limit: int) -> list[Account]:
    """Everyone with a favour that is not settled: first whom I owe most, then who owes me most."""
    counts = [_count(kind) for kind in FavourKind]
    given, received = counts[0], counts[1]
    query = (
        tables.Favour.select(Person.id, Person.name, *counts)
        .join(Person)
        .where(tables.Favour.settled_on.is_null())
        .group_by(Person.id)
        .order_by(given - received, Person.name_key, Person.id)
        .limit(limit)
    )
    return [Account(Link(id_, name), *rest) for id_, name, *rest in store.rows(query)]


def _count(kind: FavourKind) -> Function:
    return fn.SUM(Case(None, [(tables.Favour.kind == kind, 1)], 0))


def _favour_of(row: Row) -> Favour:
    id_, person, kind, what, on, settled_on, touch = row
    made_on = day(on)
    assert made_on is not None
    return Favour(id_, person, FavourKind(kind), what, made_on, day(settled_on), touch)
