"""What is read about people: one whole, those who answer to a text, those who may be the same."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from peewee import ModelSelect, fn

from tablero.domain.people import Card, Handle, Likeness, Link, Person
from tablero.domain.words import HandleKind, Intent, TieKind
from tablero.storage import tables
from tablero.storage.board import card_of, cards
from tablero.storage.store import Store
from tablero.storage.tables import day, moment

_FEW = 200
"""So many people can be ordered at once; it takes longer to look for them in the order of names."""

LISTED = 50
"""So many people of a chain, or brought by one, are read for a page."""

_EXTRA = (
    tables.Person.notes,
    tables.Person.every_days,
    tables.Person.due_by_hand,
    tables.Person.rest_reason,
    tables.Person.reply_count,
    tables.Person.greet_count,
    tables.Person.last_intent,
    tables.Person.first_touch_at,
    tables.Person.first_conversation_at,
    tables.Person.via,
    tables.Person.created_at,
    tables.Person.met_where,
    tables.Person.met_on,
    tables.Person.learned,
)


def find_person(store: Store, person_id: int) -> Person | None:
    """All that is known of a person, or None."""
    card_row = store.row(cards().where(tables.Person.id == person_id))
    extra = store.row(tables.Person.select(*_EXTRA).where(tables.Person.id == person_id))
    if card_row is None or extra is None:
        return None
    (notes, every, by_hand, rest_reason, replies, greets, intent, first_touch, first_conversation,
     via, made, met_where, met_on, learned) = extra  # fmt: skip
    created_at = moment(made)
    assert created_at is not None
    return Person(
        card=card_of(card_row),
        notes=notes,
        tags=tags_of(store, [person_id]).get(person_id, ()),
        handles=tuple(handles_of(store, person_id)),
        every_days=every,
        due_by_hand=bool(by_hand),
        rest_reason=rest_reason,
        reply_count=replies,
        greet_count=greets,
        last_intent=Intent(intent) if intent else None,
        first_touch_at=moment(first_touch),
        first_conversation_at=moment(first_conversation),
        via_id=via,
        created_at=created_at,
        expertise=expertise_of(store, person_id),
        met_where=met_where,
        met_on=day(met_on),
        learned=learned,
    )


def handles_of(store: Store, person_id: int) -> list[Handle]:
    """Where a person can be reached, in the order in which it was written down."""
    query = (
        tables.Handle.select(tables.Handle.kind, tables.Handle.value)
        .where(tables.Handle.person == person_id)
        .order_by(tables.Handle.id)
    )
    return [Handle(HandleKind(kind), value) for kind, value in store.rows(query)]


def tags_of(store: Store, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Person id -> tags, in the order in which they were put."""
    query = (
        tables.PersonTag.select(tables.PersonTag.person, tables.Tag.name)
        .join(tables.Tag, on=(tables.PersonTag.tag == tables.Tag.id))
        .where(tables.PersonTag.person.in_(list(ids)))
        .order_by(tables.PersonTag.id)
    )
    found: dict[int, tuple[str, ...]] = {}
    for person_id, name in store.rows(query):
        found[person_id] = (*found.get(person_id, ()), name)
    return found


def expertise_of(store: Store, person_id: int) -> tuple[str, ...]:
    """What a person knows about, in the order in which it was written down."""
    row = tables.Expertise
    query = row.select(tables.Tag.name).join(tables.Tag).where(row.person == person_id)
    return tuple(name for (name,) in store.rows(query.order_by(row.id)))


def expertise_links(store: Store, person_id: int) -> dict[str, int]:
    """Tag key -> id of the row that says that a person knows about it."""
    links = tables.Expertise.select(tables.Tag.key, tables.Expertise.id).join(tables.Tag)
    return dict(store.rows(links.where(tables.Expertise.person == person_id)))


def tag_links(store: Store, person_id: int) -> dict[str, int]:
    """Tag key -> id of the row that puts the tag on a person."""
    links = tables.PersonTag.select(tables.Tag.key, tables.PersonTag.id).join(tables.Tag)
    return dict(store.rows(links.where(tables.PersonTag.person == person_id)))


def tag_id(store: Store, key: str, name: str) -> int:
    """The id of a tag, which is made if need be, outside the journal (see `JOURNALED`)."""
    found = store.scalar(tables.Tag.select(tables.Tag.id).where(tables.Tag.key == key))
    return int(found or store.run(tables.Tag.insert(name=name, key=key)).lastrowid or 0)


def handle_ids(store: Store, person_id: int) -> dict[Handle, int]:
    """Handle -> id of its row, of one person."""
    handle = tables.Handle
    query = handle.select(handle.kind, handle.value, handle.id).where(handle.person == person_id)
    return {Handle(HandleKind(kind), value): row_id for kind, value, row_id in store.rows(query)}


def referral_ids(store: Store, person_id: int) -> dict[int, int]:
    """Introducer -> id of the `referred` tie that runs from them to a person."""
    ties = tables.Tie.select(tables.Tie.source, tables.Tie.id).where(
        tables.Tie.target == person_id, tables.Tie.kind == TieKind.REFERRED
    )
    return dict(store.rows(ties))


def named(store: Store, key: str, limit: int) -> list[Card]:
    """People whose folded name holds `key`: the very name first, then names that begin with it."""
    name = tables.Person.name_key
    exact = (name == key).cast("integer").desc()
    begins = name.startswith(key).cast("integer").desc()
    order = (exact, begins, name, tables.Person.id)
    return _first(store, fn.INSTR(name, key) > 0, order, limit)


def found_by(store: Store, key: str, limit: int) -> list[Card]:
    """People in whose folded name, role, company or tags `key` is found, by name.

    A rare key is sought in the index of the board alone; of a common one the first in the order of
    names are soon met.
    """
    person, order = tables.Person, (tables.Person.name_key, tables.Person.id)
    holds = fn.INSTR(person.search_key, key) > 0
    few = [row[0] for row in store.rows(person.select(person.id).where(holds).limit(_FEW))]
    return _first(store, holds if len(few) == _FEW else person.id.in_(few), order, limit)


def _first(store: Store, holds: Any, order: tuple[Any, ...], limit: int) -> list[Card]:
    """The first people for whom a condition holds: found in an index, their rows read after."""
    ids = tables.Person.select(tables.Person.id).where(holds).order_by(*order).limit(limit)
    query = cards().where(tables.Person.id.in_(ids)).order_by(*order)
    return [card_of(row) for row in store.rows(query)]


def alike(
    store: Store, name_key: str, company_key: str, handles: Iterable[tuple[HandleKind, str]]
) -> list[Likeness]:
    """People with one of those handles (kind, match key), or of that very name."""
    found: dict[int, Likeness] = {}
    for kind, key in handles:
        same = tables.Handle.select(tables.Handle.person).where(
            tables.Handle.kind == kind, tables.Handle.match_key == key
        )
        _collect(store, _likeness_rows().where(tables.Person.id.in_(same)), "handle", found)
    same_name = _likeness_rows().where(tables.Person.name_key == name_key).limit(20)
    if company_key:
        _collect(
            store, same_name.where(tables.Person.company_key == company_key), "name_company", found
        )
    _collect(store, same_name, "name", found)
    return list(found.values())


def _likeness_rows() -> "ModelSelect[tables.Person]":
    person = tables.Person
    return person.select(person.id, person.name, person.role, person.company)


def _collect(
    store: Store,
    query: "ModelSelect[tables.Person]",
    reason: str,
    found: dict[int, Likeness],
) -> None:
    for id_, name, role, company in store.rows(query):
        found.setdefault(id_, Likeness(id_, name, role, company, reason))


def introducers(store: Store, person_id: int) -> list[Link]:
    """The chain of referral, from the nearest introducer; at most `LISTED` of it."""
    ids = list(islice(chain_ids(store, person_id), LISTED))
    query = tables.Person.select(tables.Person.id, tables.Person.name)
    names = {row[0]: row[1] for row in store.rows(query.where(tables.Person.id.in_(ids)))}
    return [Link(id_, names[id_]) for id_ in ids]


def chain_ids(store: Store, person_id: int) -> Iterator[int]:
    """The ids of the whole chain of referral, from the nearest introducer; it ends in a circle."""
    met = {person_id}
    via = _via_of(store, person_id)
    while via is not None and via not in met:
        met.add(via)
        yield via
        via = _via_of(store, via)


def introduced(store: Store, person_id: int) -> list[Link]:
    """Those whom a person brought, at most `LISTED` of them."""
    query = (
        tables.Person.select(tables.Person.id, tables.Person.name)
        .where(tables.Person.via == person_id)
        .order_by(tables.Person.id)
        .limit(LISTED)
    )
    return [Link(*row) for row in store.rows(query)]


def _via_of(store: Store, person_id: int) -> int | None:
    query = tables.Person.select(tables.Person.via).where(tables.Person.id == person_id)
    found: int | None = store.scalar(query)
    return found
