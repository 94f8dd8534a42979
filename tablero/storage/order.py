"""Windows of the board's order, read from its index: a range for each cadence, merged.

How many cards stand before a place is told by the counts (see `domain.ranking`), so that the end of
a column opens as quickly as its beginning.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from heapq import heapify, heappop, heappush, merge
from itertools import islice
from typing import Any, NamedTuple

from peewee import SQL, ColumnBase, Expression, ModelSelect, fn

from tablero.domain.due import Segment
from tablero.domain.people import Card
from tablero.domain.query import Query
from tablero.domain.ranking import Range, Rank, Standings, ranges, rank, ranked, stretch
from tablero.domain.words import Stage
from tablero.storage.board import find_cards
from tablero.storage.filters import condition
from tablero.storage.prepared import Prepared
from tablero.storage.store import Row, Store
from tablero.storage.tables import Person, day

AT_FIRST = 8
"""So many cards are read of a run before it is known whether more of it are wanted."""

_NOT_BEGUN = 0
"""Stands for the id of the first of a run; nobody has it."""

Place = tuple[Rank, int]
"""The rank of a card, and its id."""

Readings = Mapping[Segment, Prepared]
"""A statement for each part of a column; the arguments are those of a range."""


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
    store: Store, standings: Standings, today: date, limit: int, some: "Those | None" = None
) -> list[Card]:
    """The most urgent of the cards that stand so, or of some of them."""
    parts = _parts(standings, today)
    heads = [rank(part.first, part.cadence_days, today) for part in parts]
    runs = [_run(store, part, today, (some or EVERYONE).ranges, limit) for part in parts]
    return find_cards(store, list(islice(_merged(heads, runs), limit)))


def merged(some: Sequence[Card], others: Sequence[Card], today: date) -> list[Card]:
    """Two lists of cards in their order as one."""
    return list(merge(some, others, key=lambda card: (_rank_of(card, today), card.id)))


def count(store: Store, standings: Standings, today: date, some: "Those") -> int:
    """How many of the cards that stand so are among some."""
    parts = _parts(standings, today)
    return sum(_rows(some.counts, store, part, 0, 1)[0][0] for part in parts)


def position(store: Store, card: Card, standings: Standings, today: date, query: Query = ()) -> int:
    """At which place, from 0, a card stands in its column."""
    assert card.stage is not None
    mine, before = _rank_of(card, today), 0
    for run in ranked(standings, today, [card.stage]):
        if run.rank >= mine:
            alike = run.standings if run.rank == mine else ()
            chosen = condition(query, today)
            parts = ranges(alike, today)
            return before + sum(_count_ahead(store, part, card.id, chosen) for part in parts)
        before += run.cards
    return before


def _rank_of(card: Card, today: date) -> Rank:
    return rank(card.due_on, card.cadence_days, today)


def _parts(standings: Standings, today: date) -> list[Range]:
    return list(ranges([each for each, count in standings.items() if count], today))


def _read(
    store: Store, part: Range, today: date, chosen: Expression | None, offset: int, limit: int
) -> list[Place]:
    """The cards of a range as rank and id, in their order."""
    if chosen is None:
        rows = _rows(EVERYONE.ranges, store, part, offset, limit)
    else:
        there = _within(part.segment, part.stage, part.cadence_days, *_ends(part))
        rows = store.rows(_in_order(there & chosen, offset, limit))
    return _places(rows, part, today)


def _run(store: Store, part: Range, today: date, some: "Readings", limit: int) -> Iterator[Place]:
    """The same of some cards, read as they are asked for: a few, then twice as many, and so on."""
    offset, size = 0, min(AT_FIRST, limit)
    while rows := _rows(some, store, part, offset, size):
        yield from _places(rows, part, today)
        if len(rows) < size:
            return
        offset, size = offset + size, min(2 * size, limit)


def _merged(heads: Sequence[Rank], runs: Sequence[Iterator[Place]]) -> Iterator[int]:
    """The ids of several sorted runs as one. A run is begun only when its head may be the next."""
    waiting = [(head, _NOT_BEGUN, number) for number, head in enumerate(heads)]
    heapify(waiting)
    while waiting:
        _, id_, number = heappop(waiting)
        if id_ != _NOT_BEGUN:
            yield id_
        if following := next(runs[number], None):
            heappush(waiting, (*following, number))


def _rows(some: "Readings", store: Store, part: Range, offset: int, limit: int) -> list[Row]:
    ends = _ends(part)
    return some[part.segment].rows(store, part.stage, part.cadence_days, *ends, offset, limit)


def _places(rows: Sequence[Row], part: Range, today: date) -> list[Place]:
    days = {due_on for _, due_on in rows}
    ranks = {due_on: rank(day(due_on), part.cadence_days, today) for due_on in days}
    return [(ranks[due_on], id_) for id_, due_on in rows]


def _count_ahead(store: Store, part: Range, person_id: int, chosen: Expression | None) -> int:
    """How many cards of a range have a lower id than that one."""
    where = (part.stage, part.cadence_days, *_ends(part), person_id)
    if chosen is None:
        ((found,),) = _AHEAD[part.segment].rows(store, *where)
    else:
        found = store.scalar(_ahead(part.segment, *where).where(chosen))
    return int(found)


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


def _ahead(part: Segment, *arguments: Any) -> "ModelSelect[Person]":
    *where, person_id = arguments
    return Person.select(fn.COUNT(SQL("*"))).where(_within(part, *where), Person.id < person_id)


_AHEAD: Readings = {part: Prepared(partial(_ahead, part)) for part in Segment}


class Those(NamedTuple):
    """Some of the cards, to be read and to be counted by the ranges of the order."""

    ranges: Readings
    counts: Readings


def those(chosen: ColumnBase | None = None) -> Those:
    """The cards for whom a condition holds, which is compiled once."""

    def there(part: Segment, *where: Any) -> Expression:
        inside = _within(part, *where)
        return inside if chosen is None else inside & chosen

    def reading(part: Segment, *arguments: Any) -> "ModelSelect[Person]":
        *where, offset, limit = arguments
        return _in_order(there(part, *where), offset, limit)

    def counting(part: Segment, *arguments: Any) -> "ModelSelect[Person]":
        return Person.select(fn.COUNT(SQL("*"))).where(there(part, *arguments[:-2]))

    ranges = {part: Prepared(partial(reading, part)) for part in Segment}
    return Those(ranges, {part: Prepared(partial(counting, part)) for part in Segment})


EVERYONE = those()
