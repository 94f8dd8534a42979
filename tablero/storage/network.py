"""What is read of the network: ties, colleagues, the tree of referrals, the links around people."""

import json
from collections.abc import Collection, Iterable, Sequence

from peewee import JOIN, SQL, Expression, fn

from tablero.domain.network import Branch, Tie
from tablero.domain.people import Link
from tablero.domain.reach import Edge
from tablero.domain.words import TieKind
from tablero.storage import tables
from tablero.storage.prepared import Prepared
from tablero.storage.store import Row, Store
from tablero.storage.tables import Person, moment

COLLEAGUES = 50
"""So many of a company are taken for colleagues: those touched last."""

_EDGES = """
SELECT source_id, target_id, kind FROM tie
WHERE source_id IN (SELECT value FROM json_each(?1))
UNION ALL
SELECT source_id, target_id, kind FROM tie
WHERE target_id IN (SELECT value FROM json_each(?1))
"""
_COMPANIES = """
SELECT id, company_key FROM person
WHERE id IN (SELECT value FROM json_each(?1)) AND company_key != ''
"""
_FACTS = """
SELECT person.id, person.last_touch_at,
    COALESCE(SUM(CASE kind WHEN 'given' THEN 1 WHEN 'received' THEN -1 ELSE 0 END), 0)
FROM person
    LEFT JOIN favour ON favour.person_id = person.id AND favour.settled_on IS NULL
WHERE person.id IN (SELECT value FROM json_each(?1)) AND person.do_not_contact = 0
GROUP BY person.id
"""


def edges_around(store: Store, ids: Collection[int]) -> list[Edge]:
    """The ties of these people, and those with whom they share a company."""
    rows = store.rows_of(_EDGES, [json.dumps(list(ids))])
    tied = [Edge(one, other, TieKind(kind)) for one, other, kind in rows]
    return tied + _colleague_edges(store, ids)


def facts(store: Store, ids: Collection[int]) -> list[Row]:
    """Rows of (id, last touch or None, favours given less received) of those who may be asked."""
    return store.rows_of(_FACTS, [json.dumps(list(ids))])


def in_company(store: Store, company_key: str, limit: int) -> list[int]:
    """The ids of people of a company, those touched last first."""
    return [row[0] for row in _IN_COMPANY.rows(store, company_key, limit)]


_IN_COMPANY = Prepared(
    lambda company_key, limit: (
        Person.select(Person.id)
        .where(Person.company_key == company_key)
        .order_by(Person.last_touch_at.desc(), Person.id)
        .limit(limit)
    )
)


def with_words(store: Store, key: str, limit: int) -> list[int]:
    """The ids of people in whose role, company or tags all the folded words are found.

    Each as a word or the beginning of one: `cto` is not in a director.
    """
    said = fn.SUBSTR(Person.search_key, fn.LENGTH(Person.name_key) + 1)
    query = Person.select(Person.id).order_by(Person.last_touch_at.desc(), Person.id).limit(limit)
    for word in key.split():
        query = query.where(Expression(said, "GLOB", f"*[^a-z0-9]{_literal(word)}*"))
    return [row[0] for row in store.rows(query)]


def _literal(word: str) -> str:
    """A word in which no sign stands for others."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in word)


def ties_of(store: Store, person_id: int) -> list[Tie]:
    """The stored ties of a person, the newest first."""
    found = [*_ties(store, person_id, is_source=True), *_ties(store, person_id, is_source=False)]
    return sorted(found, key=lambda tie: -(tie.id or 0))


def colleagues(store: Store, person_id: int, limit: int = COLLEAGUES) -> list[Tie]:
    """Those who share a company with a person, though nobody has said so."""
    key = store.scalar(Person.select(Person.company_key).where(Person.id == person_id))
    if not key:
        return []
    ids = [id_ for id_ in in_company(store, key, limit + 1) if id_ != person_id][:limit]
    query = Person.select(Person.id, Person.name).where(Person.id.in_(ids))
    names: dict[int, str] = dict(store.rows(query))
    return [Tie(None, TieKind.WORKS_WITH, Link(id_, names[id_]), True, None) for id_ in ids]


def unsaid(store: Store, person_id: int) -> list[Tie]:
    """The colleagues with whom there is no stored tie of any kind."""
    known = {tie.other.id for tie in ties_of(store, person_id)}
    return [tie for tie in colleagues(store, person_id) if tie.other.id not in known]


def tie_id(store: Store, source: int, target: int, kind: TieKind) -> int | None:
    """The id of a tie, if it is there."""
    tie = tables.Tie
    found: int | None = store.scalar(
        tie.select(tie.id).where(tie.source == source, tie.target == target, tie.kind == kind)
    )
    return found


def roots(store: Store, limit: int, offset: int = 0) -> list[Branch]:
    """Those who brought somebody, and whom nobody brought: by how many they brought."""
    child = Person.alias("child")
    count = fn.COUNT(child.id)
    query = (
        Person.select(Person.id, Person.name, count)
        .join(child, on=(child.via == Person.id))
        .where(Person.via.is_null())
        .group_by(Person.id)
        .order_by(count.desc(), Person.name_key, Person.id)
    )
    return _branches(store.rows(query.limit(limit).offset(offset)))


def branches(store: Store, person_id: int, limit: int, offset: int = 0) -> list[Branch]:
    """Those whom a person brought, in the order in which they came."""
    child = Person.alias("child")
    query = (
        Person.select(Person.id, Person.name, fn.COUNT(child.id))
        .join(child, JOIN.LEFT_OUTER, on=(child.via == Person.id))
        .where(Person.via == person_id)
        .group_by(Person.id)
        .order_by(Person.id)
    )
    return _branches(store.rows(query.limit(limit).offset(offset)))


def count_off_board(store: Store) -> int:
    """How many people are in the network and not on the board."""
    query = Person.select(fn.COUNT(SQL("*"))).where(Person.stage.is_null())
    return int(store.scalar(query))


def _branches(rows: Iterable[Row]) -> list[Branch]:
    return [Branch(Link(id_, name), brought) for id_, name, brought in rows]


def _ties(store: Store, person_id: int, *, is_source: bool) -> list[Tie]:
    tie = tables.Tie
    mine, theirs = (tie.source, tie.target) if is_source else (tie.target, tie.source)
    query = (
        tie.select(tie.id, tie.kind, Person.id, Person.name, tie.created_at)
        .join(Person, on=(theirs == Person.id))
        .where(mine == person_id)
    )
    return [
        Tie(id_, TieKind(kind), Link(other, name), is_source, moment(at))
        for id_, kind, other, name, at in store.rows(query)
    ]


def _colleague_edges(store: Store, ids: Collection[int]) -> list[Edge]:
    rows = store.rows_of(_COMPANIES, [json.dumps(list(ids))])
    by_company: dict[str, list[int]] = {}
    for id_, key in rows:
        by_company.setdefault(key, []).append(id_)
    return [edge for key, some in by_company.items() for edge in _shared(store, key, some)]


def _shared(store: Store, company_key: str, ids: Sequence[int]) -> list[Edge]:
    others = in_company(store, company_key, COLLEAGUES)
    return [Edge(id_, other, None) for id_ in ids for other in others if other != id_]
