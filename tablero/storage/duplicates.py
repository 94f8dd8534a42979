"""What is read to find people who were entered twice."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from peewee import ModelSelect

from tablero.domain.doubles import Ids, Named
from tablero.storage.store import Store
from tablero.storage.tables import DistinctPair, Person

_SHARED = """
SELECT kind, match_key, person_id FROM handle
WHERE (kind, match_key) IN (
    SELECT kind, match_key FROM handle WHERE match_key != ''
    GROUP BY kind, match_key HAVING COUNT(*) > 1
)
GROUP BY kind, match_key, person_id
"""


def names(store: Store) -> list[Named]:
    """Everyone, by folded name and company."""
    query = Person.select(Person.id, Person.name_key, Person.company_key)
    return [Named(*row) for row in store.rows(query.order_by(Person.id))]


def sharing(store: Store) -> Iterator[list[int]]:
    """The people who have one handle in common, handle by handle."""
    for _, rows in groupby(store.rows_of(_SHARED, []), key=itemgetter(0, 1)):
        ids = [row[2] for row in rows]
        if len(ids) > 1:
            yield ids


def distinct(store: Store) -> set[Ids]:
    """The pairs that were said not to be the same."""
    return {(one, other) for one, other in store.rows(_pairs())}


def is_distinct(store: Store, ids: Ids) -> bool:
    """Whether these two were said not to be the same."""
    one, other = ids
    pair = _pairs().where(DistinctPair.one == one, DistinctPair.other == other)
    return store.row(pair) is not None


def _pairs() -> "ModelSelect[DistinctPair]":
    return DistinctPair.select(DistinctPair.one, DistinctPair.other)
