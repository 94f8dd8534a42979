"""What the day's work reads beside the order of the cards: rests, promises, the three."""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from peewee import SQL, ColumnBase, Expression, ModelSelect, fn

from tablero.domain.entries import Entry
from tablero.domain.people import Card
from tablero.domain.ranking import Standings
from tablero.domain.touches import Touch
from tablero.domain.words import EntryKind, EntryStatus
from tablero.storage import order, tables
from tablero.storage.board import card_of, cards, find_cards
from tablero.storage.entries import COLUMNS, entry_of
from tablero.storage.history import TOUCH_COLUMNS, touch_of
from tablero.storage.prepared import Prepared, in_list
from tablero.storage.store import Store
from tablero.storage.tables import Person

ON_BOARD: Expression = Person.stage >= ""
"""A range of the index of the board."""

HAS_STAGE: Expression = Person.stage.is_null(False)
"""The same where another index is to be used."""


def resting(store: Store, today: date, limit: int) -> list[Card]:
    """Who rests, the first who comes back first."""
    return [card_of(row) for row in _RESTING.rows(store, today.isoformat(), limit)]


def waking(store: Store, today: date, limit: int) -> list[Card]:
    """Who is back from a rest and has not been touched since."""
    return [card_of(row) for row in _WAKING.rows(store, today.isoformat(), limit)]


def _by_rest(where: Expression, limit: Any) -> "ModelSelect[Person]":
    found = cards().where(where, HAS_STAGE).order_by(Person.rest_until, Person.id)
    return found.limit(limit)


_RESTING = Prepared(lambda today, limit: _by_rest(Person.rest_until > today, limit))
_WAKING = Prepared(lambda today, limit: _by_rest(Person.rest_until <= today, limit))


def reasons(store: Store, ids: Sequence[int]) -> dict[int, str]:
    """Person id -> why they rest; without those who have no reason."""
    return dict(_REASONS.rows(store, json.dumps(list(ids))))


_REASONS = Prepared(
    lambda ids: Person.select(Person.id, Person.rest_reason).where(
        in_list(Person.id, ids), Person.rest_reason != ""
    )
)


def stalled(store: Store, due: Standings, today: date, limit: int) -> list[Card]:
    """The most urgent of those due that stopped at touch 1 to 3, over two cadences ago."""
    return order.first(store, _cooled(due, today), today, limit, _EARLY)


def count_stalled(store: Store, due: Standings, today: date) -> int:
    """How many stopped there."""
    return order.count(store, _cooled(due, today), today, _EARLY)


def under_way(store: Store, due: Standings, today: date, limit: int) -> list[Card]:
    """The most urgent of those due that did not stall."""
    early = order.first(store, due - _cooled(due, today), today, limit, _EARLY)
    others = order.first(store, due, today, limit, _FURTHER)
    return order.merged(early, others, today)[:limit]


_EARLY, _FURTHER = order.those(tables.EARLY), order.those(~tables.EARLY)


def without_idea(store: Store, standings: Standings, today: date, limit: int) -> list[Card]:
    """The most urgent of the cards that stand so, and have no open idea."""
    return order.first(store, standings, today, limit, _WITHOUT_IDEA)


def _has_idea() -> ColumnBase:
    kind = fn.COALESCE(tables.Entry.kind, "")  # else all ideas there are get searched for each card
    about: Expression = tables.Entry.person == Person.id
    is_open = tables.Entry.status == EntryStatus.OPEN
    return fn.EXISTS(tables.Entry.select(SQL("1")).where(about, kind == EntryKind.IDEA, is_open))


_WITHOUT_IDEA = order.those(~_has_idea())


def promises_due(store: Store, today: date, limit: int) -> list[Entry]:
    """Promises that are due, the oldest first."""
    return [entry_of(row) for row in _PROMISES.rows(store, today.isoformat(), limit)]


def count_promises_due(store: Store, today: date) -> int:
    """How many promises are due."""
    return int(_PROMISED.rows(store, today.isoformat())[0][0])


def _promised(today: Any) -> Expression:
    there: Expression = tables.Entry.kind == EntryKind.PROMISE
    there &= tables.Entry.status == EntryStatus.OPEN
    there &= tables.Entry.due_on <= today
    return there


_PROMISES = Prepared(
    lambda today, limit: (
        tables.Entry.select(*COLUMNS)
        .where(_promised(today))
        .order_by(tables.Entry.due_on, tables.Entry.id)
        .limit(limit)
    )
)
_PROMISED = Prepared(lambda today: tables.Entry.select(fn.COUNT(SQL("*"))).where(_promised(today)))


def chosen_for(store: Store, day: date) -> list[Card]:
    """The people who were chosen for a day, in their places.

    Without those who have since been put to rest beyond it, or asked not to be contacted.
    """
    return find_cards(store, [row[0] for row in _CHOSEN.rows(store, day.isoformat())])


_CHOSEN = Prepared(
    lambda day: (
        tables.Focus.select(tables.Focus.person)
        .join(Person)
        .where(tables.Focus.day == day, welcome(day))
        .order_by(tables.Focus.place)
    )
)


def places_of(store: Store, day: date) -> dict[int, int]:
    """Row id -> person id: who was chosen for a day, in their places."""
    query = tables.Focus.select(tables.Focus.id, tables.Focus.person)
    return dict(store.rows(query.where(tables.Focus.day == day).order_by(tables.Focus.place)))


def touched_since(store: Store, began: datetime) -> list[tuple[Card, Touch]]:
    """The touches from a moment on, with whom, in the order in which they were made."""
    people = find_cards(store, _ids(store, Person.last_touch_at >= began))
    by_id = {card.id: card for card in people}
    query = tables.Touch.select(*TOUCH_COLUMNS).where(
        tables.Touch.person.in_(list(by_id)), tables.Touch.at >= began
    )
    rows = store.rows(query.order_by(tables.Touch.at, tables.Touch.id))
    return [(by_id[touch.person_id], touch) for touch in map(touch_of, rows)]


def first_on_board(store: Store, today: date, from_id: int) -> Card | None:
    """The card with the lowest id from one on; from the beginning when there is none."""
    day = today.isoformat()
    found = _LOWEST.rows(store, day, from_id)[0][0] or _LOWEST.rows(store, day, 0)[0][0]
    return find_cards(store, [found])[0] if found else None


_LOWEST = Prepared(
    lambda today, from_id: Person.select(fn.MIN(Person.id)).where(
        ON_BOARD, _awake(today), Person.id >= from_id
    )
)


def last_id(store: Store, before: datetime) -> int:
    """The highest id of a person added before a moment; 0 when there is nobody."""
    found = _LAST.row(store, int(before.timestamp()))
    return int(found[0]) if found else 0


_LAST = Prepared(
    lambda before: (
        Person.select(Person.id)
        .where(Person.created_at < before)
        .order_by(Person.id.desc())
        .limit(1)
    )
)


def _cooled(standings: Standings, today: date) -> Standings:
    """Those whom `domain.due.is_stalled` would find stalled at any touch from 1 to 3."""
    return Counter(
        {
            each: count
            for each, count in standings.items()
            if each.due_on and (today - each.due_on).days > each.cadence_days
        }
    )


def _ids(store: Store, where: Expression) -> list[int]:
    return [row[0] for row in store.rows(Person.select(Person.id).where(where))]


def _awake(today: Any) -> Expression:
    found: Expression = Person.rest_until.is_null() | (Person.rest_until <= today)
    return found


def welcome(today: Any) -> Expression:
    """The condition that a person, on the board or not, may be suggested on that (stored) day."""
    return _awake(today) & (Person.do_not_contact == 0)
