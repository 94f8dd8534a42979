"""What a list reads beyond the columns of the board: who is not on it, and who rests."""

from datetime import date

from peewee import Expression, fn

from tablero.domain.people import Card
from tablero.domain.query import Query
from tablero.domain.words import Stage
from tablero.storage.board import card_of, cards
from tablero.storage.filters import condition
from tablero.storage.store import Store
from tablero.storage.tables import Person


def count_off_board(store: Store, today: date, stage: Stage | None, query: Query = ()) -> int:
    """How many who answer to a query have no stage; of a stage, how many rest."""
    where = _off_board(today, stage, query)
    return int(store.scalar(Person.select(fn.COUNT(Person.id)).where(where)))


def off_board(
    store: Store, today: date, stage: Stage | None, limit: int, query: Query = ()
) -> list[Card]:
    """The first of them by name; those who rest by the day on which they come back."""
    order = Person.name_key if stage is None else Person.rest_until
    found = cards().where(_off_board(today, stage, query)).order_by(order, Person.id)
    return [card_of(row) for row in store.rows(found.limit(limit))]


def _off_board(today: date, stage: Stage | None, query: Query) -> Expression:
    there: Expression = Person.stage.is_null(True)
    if stage is not None:
        there = (Person.stage == stage) & (Person.rest_until > today)
    chosen = condition(query, today)
    return there if chosen is None else there & chosen
