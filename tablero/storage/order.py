"""Windows of the board's order, read from its index: a range for each cadence, merged.

How many cards stand before a place is told by the counts (see `domain.ranking`), so that the end of
a column opens as quickly as its beginning.
"""

from collections.abc import Collection
from datetime import date
from typing import Any

from peewee import SQL, Expression, ModelSelect, fn

from tablero.domain.due import Segment
from tablero.domain.people import Card
from tablero.domain.query import Query
from tablero.domain.ranking import Range, Rank, Standings, ranges, rank, ranked, stretch
from tablero.domain.words import Stage
from tablero.storage.board import find_cards
from tablero.storage.filters import condition
from tablero.storage.prepared import Prepared
from tablero.storage.store import Store
from tablero.storage.tables import Person, day


def window(
    store: Store,
    stages: Collection[Stage],
    standings: Standings,
    today: date,
    *,
    offset: int,
    limit: int,
    query: Query = (),
) -> list[Card]:
    """The cards of these columns from `offset`, at most `limit`, the most urgent first.

    `standings` are those of the cards that answer to the query.
    """
    there = stretch(ranked(standings, today, stages), offset, limit)
    parts, chosen = list(ranges(there.standings, today)), condition(query, today)
    if len(parts) == 1:  # the index itself passes over what is before
        found = _read(store, parts[0], today, chosen, there.skip, limit)
    else:
        some = [_read(store, part, today, chosen, 0, there.skip + limit) for part in parts]
        found = sorted(pair for part in some for pair in part)[there.skip :][:limit]
    return find_cards(store, [id_ for _, id_ in found])


def first(
    store: Store,
    standings: Standings,
    today: date,
    limit: int,
    chosen: Expression | None = None,
) -> list[Card]:
    """The most urgent of the cards that stand so, and for whom a condition holds."""
    parts = _parts(standings, today)
    found = sorted(pair for part in parts for pair in _read(store, part, today, chosen, 0, limit))
    return find_cards(store, [id_ for _, id_ in found[:limit]])


def count(store: Store, standings: Standings, today: date, chosen: Expression) -> int:
    """How many of the cards that stand so meet a condition."""
    return sum(_count(store, part, chosen, None) for part in _parts(standings, today))


def position(store: Store, card: Card, standings: Standings, today: date, query: Query = ()) -> int:
    """At which place, from 0, a card stands in its column."""
    assert card.stage is not None
    mine, before = rank(card.due_on, card.cadence_days, today), 0
    for run in ranked(standings, today, [card.stage]):
        if run.rank >= mine:
            alike = run.standings if run.rank == mine else ()
            ahead, chosen = Person.id < card.id, condition(query, today)
            parts = ranges(alike, today)
            return before + sum(_count(store, part, ahead, chosen) for part in parts)
        before += run.cards
    return before


def _parts(standings: Standings, today: date) -> list[Range]:
    return list(ranges([each for each, count in standings.items() if count], today))


def _read(
    store: Store, part: Range, today: date, chosen: Expression | None, offset: int, limit: int
) -> list[tuple[Rank, int]]:
    """The cards of a range as rank and id, in their order."""
    ends = _ends(part)
    if chosen is None:
        arguments = (part.stage, part.cadence_days, *ends, offset, limit)
        rows = _RANGES[part.segment].rows(store, *arguments)
    else:
        there = _within(part.segment, part.stage, part.cadence_days, *ends)
        rows = store.rows(_in_order(there & chosen, offset, limit))
    days = {due_on for _, due_on in rows}
    ranks = {due_on: rank(day(due_on), part.cadence_days, today) for due_on in days}
    return [(ranks[due_on], id_) for id_, due_on in rows]


def _count(store: Store, part: Range, ahead: Expression, chosen: Expression | None) -> int:
    there = _within(part.segment, part.stage, part.cadence_days, *_ends(part)) & ahead
    where = there if chosen is None else there & chosen
    return int(store.scalar(Person.select(fn.COUNT(SQL("*"))).where(where)))


def _ends(part: Range) -> tuple[str | None, str | None]:
    """The first and the last day of a range, as stored."""
    first, last = (each.isoformat() if each else None for each in (part.first, part.last))
    return first, last


def _in_order(there: Expression, offset: Any, limit: Any) -> "ModelSelect[Person]":
    """The index of the board is in this very order."""
    found = Person.select(Person.id, Person.due_on).where(there)
    return found.order_by(Person.due_on, Person.id).offset(offset).limit(limit)


def _within(part: Segment, stage: Any, cadence: Any, first: Any, last: Any) -> Expression:
    """Who rests stands among those who can wait, and is not on the board."""
    there: Expression = (Person.stage == stage) & (Person.cadence_days == cadence)
    if part is Segment.UNTOUCHED:
        return there & Person.due_on.is_null()
    there &= (Person.due_on >= first) & (Person.due_on <= last)
    return there & Person.rest_until.is_null() if part is Segment.LATER else there


def _range_of(part: Segment) -> Prepared:
    return Prepared(
        lambda stage, cadence, first, last, offset, limit: _in_order(
            _within(part, stage, cadence, first, last), offset, limit
        )
    )


_RANGES = {part: _range_of(part) for part in Segment}
