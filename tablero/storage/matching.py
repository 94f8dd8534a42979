"""Which of the people in a file are in the database already: asked for a few hundred at a time."""

from collections.abc import Iterable

from tablero.domain.words import HandleKind
from tablero.storage import tables
from tablero.storage.store import Store


def known_handles(store: Store, kind: HandleKind, keys: Iterable[str]) -> set[str]:
    """Those of the match keys of one kind that some person has."""
    query = tables.Handle.select(tables.Handle.match_key).where(
        tables.Handle.kind == kind, tables.Handle.match_key.in_(list(keys))
    )
    return {key for (key,) in store.rows(query)}


def known_names(store: Store, name_keys: Iterable[str]) -> set[tuple[str, str]]:
    """The people with one of these folded names, each as folded name and folded company."""
    person = tables.Person
    query = person.select(person.name_key, person.company_key).where(
        person.name_key.in_(list(name_keys))
    )
    return set(store.rows(query))
