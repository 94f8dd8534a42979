"""What the day's work reads beside the order of the cards: rests, promises, thanks, the three."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime

from peewee import SQL, Expression, ModelSelect, fn

from tablero.domain.due import STALLED_TOUCHES
from tablero.domain.entries import Entry
from tablero.domain.people import Card, Link
from tablero.domain.ranking import Standings
from tablero.domain.today import Thanks
from tablero.domain.touches import Touch
from tablero.domain.words import EntryKind, EntryStatus, TieKind
from tablero.storage import order, tables
from tablero.storage.board import card_of, cards, find_cards
from tablero.storage.entries import COLUMNS, entry_of
from tablero.storage.history import TOUCH_COLUMNS, touch_of
from tablero.storage.prepared import Prepared
from tablero.storage.store import Store
from tablero.storage.tables import Person, Tie

ON_BOARD: Expression = Person.stage >= ""
"""A range of the index of the board."""

HAS_STAGE: Expression = Person.stage.is_null(False)
"""The same where another index is to be used."""

TIES_EACH = 5
"""So many referrals are read for each introducer listed, and no more of an imported crowd."""

EVERYBODY = 1_000_000_000
"""More people than there are; SQLite takes no limit of just any size."""

STOPPED_EARLY: Expression = Person.touch_count.between(STALLED_TOUCHES[0], STALLED_TOUCHES[-1])


def resting(store: Store, today: date, limit: int) -> list[Card]:
    """Who rests, the first who comes back first."""
    return _by_rest(store, Person.rest_until > today, limit)


def waking(store: Store, today: date, limit: int) -> list[Card]:
    """Who is back from a rest and has not been touched since."""
    return _by_rest(store, Person.rest_until <= today, limit)


def count_rests(store: Store, today: date) -> tuple[int, int]:
    """How many rest, and how many are back and not touched since."""
    both = Person.select(fn.COUNT(SQL("*")), fn.SUM(Person.rest_until > today))
    all_, still = store.row(both.where(Person.rest_until >= "", HAS_STAGE)) or (0, 0)
    return still or 0, all_ - (still or 0)


def reasons(store: Store, ids: Sequence[int]) -> dict[int, str]:
    """Person id -> why they rest; without those who have no reason."""
    query = Person.select(Person.id, Person.rest_reason)
    return dict(store.rows(query.where(Person.id.in_(list(ids)), Person.rest_reason != "")))


def stalled(store: Store, standings: Standings, today: date, limit: int) -> list[Card]:
    """The most urgent that stopped at touch 1 to 3, more than two cadences ago."""
    return order.first(store, _cooled(standings, today), today, limit, STOPPED_EARLY)


def count_stalled(store: Store, standings: Standings, today: date) -> int:
    """How many stopped there."""
    return order.count(store, _cooled(standings, today), today, STOPPED_EARLY)


def without_idea(store: Store, standings: Standings, today: date, limit: int) -> list[Card]:
    """The most urgent of the cards that stand so, and have no open idea."""
    kind = fn.COALESCE(tables.Entry.kind, "")  # else all ideas there are get searched for each card
    is_open = tables.Entry.status == EntryStatus.OPEN
    idea = tables.Entry.select(SQL("1")).where(_about(Person), kind == EntryKind.IDEA, is_open)
    return order.first(store, standings, today, limit, ~fn.EXISTS(idea))


def count_with_idea(store: Store, today: date) -> int:
    """How many cards on the board have an open idea."""
    people = tables.Entry.select(fn.COUNT(tables.Entry.person.distinct())).join(Person)
    return int(store.scalar(people.where(_open(EntryKind.IDEA), ON_BOARD, _awake(today))))


def promises_due(store: Store, today: date, limit: int) -> list[Entry]:
    """Promises that are due, the oldest first."""
    query = tables.Entry.select(*COLUMNS).where(_promised(today))
    rows = query.order_by(tables.Entry.due_on, tables.Entry.id).limit(limit)
    return [entry_of(row) for row in store.rows(rows)]


def count_promises_due(store: Store, today: date) -> int:
    """How many promises are due."""
    return int(store.scalar(tables.Entry.select(fn.COUNT(SQL("*"))).where(_promised(today))))


def to_thank(store: Store, today: date, limit: int) -> list[Thanks]:
    """Introducers who have not heard from us since they brought somebody, the first first.

    Without those who rest, or are not to be contacted.
    """
    introduced = Person.alias("introduced")
    query = (
        Tie.select(Tie.source, Tie.id, introduced.id, introduced.name)
        .join(Person, on=(Tie.source == Person.id))
        .switch(Tie)
        .join(introduced, on=(Tie.target == introduced.id))
        .where(_unthanked(), _welcome(today))
        .order_by(Tie.created_at, Tie.id)
        .limit(min(limit, EVERYBODY) * TIES_EACH)
    )
    ties: dict[int, list[tuple[int, Link]]] = {}
    for source, tie_id, id_, name in store.rows(query):
        ties.setdefault(source, []).append((tie_id, Link(id_, name)))
    people = find_cards(store, list(ties)[:limit])
    return [Thanks(card, tuple(link for _, link in ties[card.id])) for card in people]


def unthanked_ties(store: Store, person_id: int, at: datetime) -> list[int]:
    """The ids of the ties to those whom a person brought up to a moment, not thanked for yet."""
    return [row[0] for row in _UNTHANKED.rows(store, person_id, int(at.timestamp()))]


_UNTHANKED = Prepared(
    lambda person_id, at: Tie.select(Tie.id).where(
        Tie.source == person_id, _unthanked(), Tie.created_at <= at
    )
)


def chosen_for(store: Store, day: date) -> list[Card]:
    """The people who were chosen for a day, in their places.

    Without those who have since been put to rest beyond it, or asked not to be contacted.
    """
    query = tables.Focus.select(tables.Focus.person).join(Person)
    there = query.where(tables.Focus.day == day, _welcome(day))
    return find_cards(store, [row[0] for row in store.rows(there.order_by(tables.Focus.place))])


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
    here = ON_BOARD & _awake(today)
    lowest = Person.select(fn.MIN(Person.id))
    found = store.scalar(lowest.where(here, Person.id >= from_id))
    found = found or store.scalar(lowest.where(here))
    return find_cards(store, [found])[0] if found else None


def last_id(store: Store, before: datetime) -> int:
    """The highest id of a person added before a moment; 0 when there is nobody."""
    newest = Person.select(Person.id).where(Person.created_at < before).order_by(Person.id.desc())
    return int(store.scalar(newest.limit(1)) or 0)


def _cooled(standings: Standings, today: date) -> Standings:
    """Those whom `domain.due.is_stalled` would find stalled at any touch from 1 to 3."""
    return Counter(
        {
            each: count
            for each, count in standings.items()
            if each.due_on and (today - each.due_on).days > each.cadence_days
        }
    )


def _by_rest(store: Store, where: Expression, limit: int) -> list[Card]:
    found: ModelSelect[Person] = cards().where(where, HAS_STAGE)
    rows = found.order_by(Person.rest_until, Person.id).limit(limit)
    return [card_of(row) for row in store.rows(rows)]


def _ids(store: Store, where: Expression) -> list[int]:
    return [row[0] for row in store.rows(Person.select(Person.id).where(where))]


def _open(kind: EntryKind) -> Expression:
    found: Expression = tables.Entry.kind == kind
    return found & (tables.Entry.status == EntryStatus.OPEN)


def _about(person: type[Person]) -> Expression:
    found: Expression = tables.Entry.person == person.id
    return found


def _promised(today: date) -> Expression:
    return _open(EntryKind.PROMISE) & (tables.Entry.due_on <= today)


def _awake(today: date) -> Expression:
    found: Expression = Person.rest_until.is_null() | (Person.rest_until <= today)
    return found


def _welcome(today: date) -> Expression:
    """Who may be suggested: on the board or not."""
    return _awake(today) & (Person.do_not_contact == 0)


def _unthanked() -> Expression:
    found: Expression = Tie.kind == TieKind.REFERRED
    return found & Tie.thanked_at.is_null()
