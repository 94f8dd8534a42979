"""Which of the people in a file are in the database already: asked for a few hundred at a time."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from peewee import fn

from tablero.domain.words import HandleKind
from tablero.storage import tables
from tablero.storage.store import Store


def known_handles(store: Store, kind: HandleKind, keys: Iterable[str]) -> set[str]:
    """Those of the match keys of one kind that some person has."""
    query = tables.Handle.select(tables.Handle.match_key).where(
        tables.Handle.kind == kind, tables.Handle.match_key.in_(list(keys))
    )
    return {key for (key,) in store.rows(query)}


class Namesake(NamedTuple):
    """Someone of a name that was asked for, and whether it is known where to reach them."""

    name_key: str
    company_key: str
    has_page: bool
    has_mail: bool


def namesakes(store: Store, name_keys: Iterable[str]) -> list[Namesake]:
    """The people with one of these folded names."""
    person = tables.Person
    query = person.select(
        person.name_key, person.company_key, _has(HandleKind.LINKEDIN), _has(HandleKind.EMAIL)
    ).where(person.name_key.in_(list(name_keys)))
    return [Namesake(*row) for row in store.rows(query)]


def _has(kind: HandleKind) -> Any:
    of_that_kind = (tables.Handle.person == tables.Person.id) & (tables.Handle.kind == kind)
    return fn.EXISTS(tables.Handle.select(tables.Handle.id).where(of_that_kind))
