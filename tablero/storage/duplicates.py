"""What is read to find people who were entered twice."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from peewee import ModelSelect, fn

from tablero.domain.doubles import Ids, Named
from tablero.storage.store import Row, Store
from tablero.storage.tables import DistinctPair, Person

_SHARED = """
SELECT kind, match_key, person_id FROM handle
WHERE (kind, match_key) IN (
    SELECT kind, match_key FROM handle WHERE match_key != ''
    GROUP BY kind, match_key HAVING COUNT(*) > 1
)
GROUP BY kind, match_key, person_id
"""

_SHARED_WITH = """
SELECT kind, match_key, person_id FROM handle
WHERE match_key != '' AND (kind, match_key) IN (
    SELECT kind, match_key FROM handle WHERE person_id = ?1
)
GROUP BY kind, match_key, person_id
"""


def names(store: Store) -> list[Named]:
    """Everyone, by folded name and company."""
    query = Person.select(Person.id, Person.name_key, Person.company_key)
    return [Named(*row) for row in store.rows(query.order_by(Person.id))]


def names_near(store: Store, ids: Iterable[int], words: Iterable[str], company: str) -> list[Named]:
    """These people, those with all these words in their names, and those of a company unless it is
    empty. The rarest word had better come first.
    """
    query = Person.select(Person.id, Person.name_key, Person.company_key)
    namesakes = Person.select(Person.id).where(*map(_has, words))  # in an index, not in wide rows
    near = Person.id.in_(list(ids)) | Person.id.in_(namesakes)
    if company:
        near |= Person.company_key == company
    return [Named(*row) for row in store.rows(query.where(near).order_by(Person.id))]


def sharing(store: Store) -> Iterator[list[int]]:
    """The people who have one handle in common, handle by handle."""
    return _groups(store.rows_of(_SHARED, []))


def sharing_with(store: Store, person_id: int) -> Iterator[list[int]]:
    """The same, of the handles of one person."""
    return _groups(store.rows_of(_SHARED_WITH, [person_id]))


def distinct(store: Store) -> set[Ids]:
    """The pairs that were said not to be the same."""
    return {(one, other) for one, other in store.rows(_pairs())}


def is_distinct(store: Store, ids: Ids) -> bool:
    """Whether these two were said not to be the same."""
    one, other = ids
    pair = _pairs().where(DistinctPair.one == one, DistinctPair.other == other)
    return store.row(pair) is not None


def _groups(rows: Iterable[Row]) -> Iterator[list[int]]:
    for _, some in groupby(rows, key=itemgetter(0, 1)):
        ids = [row[2] for row in some]
        if len(ids) > 1:
            yield ids


def _has(word: str) -> Any:
    """Whether a word is in the name, where words stand without their apostrophes: few have any."""
    name = Person.name_key
    plain = fn.REPLACE(name, "'", "")
    return (fn.INSTR(name, word) > 0) | ((fn.INSTR(name, "'") > 0) & (fn.INSTR(plain, word) > 0))


def _pairs() -> "ModelSelect[DistinctPair]":
    return DistinctPair.select(DistinctPair.one, DistinctPair.other)
