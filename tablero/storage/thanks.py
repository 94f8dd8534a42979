"""Who is to be thanked for whom: for those they brought, and those they led to who were known."""

import json
from collections.abc import Sequence
from datetime import date, datetime

from peewee import fn

from tablero.domain.people import Link
from tablero.domain.today import Thanks
from tablero.domain.words import TieKind
from tablero.storage.agenda import welcome
from tablero.storage.board import find_cards
from tablero.storage.prepared import Prepared, in_list
from tablero.storage.store import Store
from tablero.storage.tables import Lead, Person, Tie

TIES_EACH = 5
"""So many referrals are read for each introducer listed, and no more of an imported crowd."""

EVERYBODY = 1_000_000_000
"""More people than there are; SQLite takes no limit of just any size."""


def to_thank(store: Store, today: date, limit: int) -> list[Thanks]:
    """Introducers who have not heard from us since they led to somebody, the first first.

    Without those who rest, or are not to be contacted.
    """
    most = min(limit, EVERYBODY) * TIES_EACH
    rows = [row for due in (_REFERRALS, _LEADS) for row in due.rows(store, today.isoformat(), most)]
    brought: dict[int, dict[int, None]] = {}
    for _, introducer, introduced in sorted(rows, key=lambda row: row[0]):
        brought.setdefault(introducer, {})[introduced] = None
    people = find_cards(store, list(brought)[:limit])
    names = links(store, [id_ for card in people for id_ in brought[card.id]])
    return [Thanks(card, tuple(names[id_] for id_ in brought[card.id])) for card in people]


def links(store: Store, ids: Sequence[int]) -> dict[int, Link]:
    """These people by name."""
    return {id_: Link(id_, name) for id_, name in _NAMES.rows(store, json.dumps(list(ids)))}


_NAMES = Prepared(lambda ids: Person.select(Person.id, Person.name).where(in_list(Person.id, ids)))

_REFERRALS = Prepared(
    lambda today, limit: (
        Tie.select(Tie.created_at, Tie.source, Tie.target)
        .join(Person, on=(Tie.source == Person.id))
        .where(Tie.kind == TieKind.REFERRED, Tie.thanked_at.is_null(), welcome(today))
        .order_by(Tie.created_at, Tie.id)
        .limit(limit)
    )
)
_LEADS = Prepared(
    lambda today, limit: (
        Lead.select(Lead.at, Lead.introducer, Lead.introduced)
        .join(Person, on=(Lead.introducer == Person.id))
        .where(Lead.thanked_at.is_null(), welcome(today))
        .order_by(Lead.at, Lead.id)
        .limit(limit)
    )
)


def unthanked_ties(store: Store, person_id: int, at: datetime) -> list[int]:
    """The ids of the ties to those whom a person brought up to a moment, not thanked for yet."""
    return [row[0] for row in _TIES_OF.rows(store, person_id, int(at.timestamp()))]


def unthanked_leads(store: Store, person_id: int, at: datetime) -> list[int]:
    """The ids of what a person led to up to a moment, not thanked for yet."""
    return [row[0] for row in _LEADS_OF.rows(store, person_id, int(at.timestamp()))]


_TIES_OF = Prepared(
    lambda person_id, at: Tie.select(Tie.id).where(
        Tie.source == person_id,
        fn.COALESCE(Tie.kind, "") == TieKind.REFERRED,  # else all who are to be thanked get read
        Tie.thanked_at.is_null(),
        Tie.created_at <= at,
    )
)
_LEADS_OF = Prepared(
    lambda person_id, at: Lead.select(Lead.id).where(
        Lead.introducer == person_id, Lead.thanked_at.is_null(), Lead.at <= at
    )
)
