"""What is read of asks and offers, and what of people they are held against."""

import json
from collections import Counter
from collections.abc import Collection, Sequence
from functools import reduce
from operator import add
from typing import Any

from peewee import JOIN, ModelSelect, fn

from tablero.domain.asks import Ask, Field, Offer, Told, tag_names
from tablero.domain.people import Link
from tablero.domain.words import EntryKind, Topic
from tablero.storage import tables
from tablero.storage.store import Row, Store
from tablero.storage.tables import Person, moment

LedTo = Person.alias("led_to")

_NEEDS = (Topic.NEED, Topic.THEY_VALUE)
_TAGS = """
SELECT person_id, ?2 AS field, tag.name FROM person_tag JOIN tag ON tag.id = tag_id
WHERE person_id IN (SELECT value FROM json_each(?1))
UNION ALL
SELECT person_id, ?3, tag.name FROM expertise JOIN tag ON tag.id = tag_id
WHERE person_id IN (SELECT value FROM json_each(?1))
"""


def asks(store: Store, *, only_open: bool) -> list[Ask]:
    """The asks, the newest first."""
    query = _asks().order_by(tables.Ask.id.desc())
    if only_open:
        query = query.where(tables.Ask.closed_at.is_null())
    return [_ask_of(row) for row in store.rows(query)]


def ask_by_id(store: Store, ask_id: int) -> Ask | None:
    """An ask, or None."""
    row = store.row(_asks().where(tables.Ask.id == ask_id))
    return _ask_of(row) if row else None


def offers(store: Store, *, only_open: bool) -> list[Offer]:
    """The offers, the newest first."""
    query = _offers().order_by(tables.Offer.id.desc())
    if only_open:
        query = query.where(tables.Offer.closed_at.is_null())
    return [_offer_of(row) for row in store.rows(query)]


def offer_by_id(store: Store, offer_id: int) -> Offer | None:
    """An offer, or None."""
    row = store.row(_offers().where(tables.Offer.id == offer_id))
    return _offer_of(row) if row else None


def told(store: Store, ask_id: int) -> list[Told]:
    """Whom I told of an ask, in the order in which I did."""
    return _told(store, tables.AskTold.ask == ask_id)


def told_to(store: Store, person_id: int) -> list[Told]:
    """What a person was told of."""
    return _told(store, tables.AskTold.person == person_id)


def profiles(store: Store, ids: Collection[int]) -> dict[int, dict[Field, list[str]]]:
    """By person: what is known of them, by where it is written."""
    found: dict[int, dict[Field, list[str]]] = {id_: {} for id_ in ids}
    wanted = json.dumps(list(ids))
    for id_, field, text in store.rows_of(_TAGS, [wanted, Field.TAGS, Field.EXPERTISE]):
        found[id_].setdefault(Field(field), []).append(text)
    for id_, company, role, learned, notes in store.rows(_texts(ids)):
        texts = (company, role, learned, notes)
        fields = (Field.COMPANY, Field.ROLE, Field.LEARNED, Field.NOTES)
        found[id_] |= {field: [text] for field, text in zip(fields, texts, strict=True) if text}
    for id_, text in store.rows(_needs(ids)):
        found[id_].setdefault(Field.NEED, []).append(text)
    return found


def candidates(store: Store, words: Sequence[str], limit: int) -> list[int]:
    """The ids of people in whom one of these folded words is found: the more of them, the earlier.

    It is looked for in names of tags and expertise, in names, roles and companies.
    """
    if not words:
        return []
    counts: Counter[int] = Counter()
    for query in (_by_expertise(words), _by_key(words)):
        counts.update(dict(store.rows(query.limit(limit))))
    return sorted(counts, key=lambda id_: (-counts[id_], id_))[:limit]


def _by_expertise(words: Sequence[str]) -> "ModelSelect[tables.Expertise]":
    person, count = tables.Expertise.person, fn.SUM(_found(tables.Tag.key, words))
    query = tables.Expertise.select(person, count).join(tables.Tag).group_by(person)
    return query.having(count > 0).order_by(count.desc(), person)


def _by_key(words: Sequence[str]) -> "ModelSelect[Person]":
    count = _found(Person.search_key, words)
    query = Person.select(Person.id, count).where(count > 0)
    return query.order_by(count.desc(), Person.id)


def _found(text: Any, words: Sequence[str]) -> Any:
    """How many of the words are in a text."""
    return reduce(add, (fn.INSTR(text, word) > 0 for word in words))


def needing(store: Store, limit: int) -> list[int]:
    """The ids of people of whom it is written what they need, those written of last first."""
    entry = tables.Entry
    query = (
        entry.select(entry.person)
        .where(entry.kind.in_([EntryKind.RESEARCH, EntryKind.VALUE]), entry.topic.in_(_NEEDS))
        .group_by(entry.person)
        .order_by(fn.MAX(entry.id).desc())
        .limit(limit)
    )
    return [row[0] for row in store.rows(query) if row[0] is not None]


def _asks() -> "ModelSelect[tables.Ask]":
    row = tables.Ask
    return row.select(row.id, row.need, row.wording, row.tags, row.created_at, row.closed_at)


def _offers() -> "ModelSelect[tables.Offer]":
    row = tables.Offer
    return row.select(row.id, row.what, row.tags, row.created_at, row.closed_at)


def _told(store: Store, where: Any) -> list[Told]:
    row = tables.AskTold
    query = (
        row.select(
            row.id, row.ask, Person.id, Person.name, row.told_at, row.answer, row.answered_at,
            LedTo.id, LedTo.name,
        )
        .join(Person, on=(row.person == Person.id))
        .switch(row)
        .join(LedTo, JOIN.LEFT_OUTER, on=(row.led_to == LedTo.id))
        .where(where)
        .order_by(row.told_at, row.id)
    )  # fmt: skip
    return [_told_of(each) for each in store.rows(query)]


def _texts(ids: Collection[int]) -> "ModelSelect[Person]":
    return Person.select(
        Person.id, Person.company, Person.role, Person.learned, Person.notes
    ).where(Person.id.in_(list(ids)))


def _needs(ids: Collection[int]) -> "ModelSelect[tables.Entry]":
    entry = tables.Entry
    return entry.select(entry.person, entry.text).where(
        entry.person.in_(list(ids)),
        entry.kind.in_([EntryKind.RESEARCH, EntryKind.VALUE]),
        entry.topic.in_(_NEEDS),
    )


def _ask_of(row: Row) -> Ask:
    id_, need, wording, tags, created, closed = row
    made_at = moment(created)
    assert made_at is not None
    return Ask(id_, need, wording, tag_names(tags), made_at, moment(closed))


def _offer_of(row: Row) -> Offer:
    id_, what, tags, created, closed = row
    made_at = moment(created)
    assert made_at is not None
    return Offer(id_, what, tag_names(tags), made_at, moment(closed))


def _told_of(row: Row) -> Told:
    id_, ask, person, name, at, answer, answered, led_to, led_name = row
    told_at = moment(at)
    assert told_at is not None
    link = Link(led_to, led_name) if led_to else None
    return Told(id_, ask, Link(person, name), told_at, answer, moment(answered), link)
