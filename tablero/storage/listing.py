"""What a list reads beyond the columns of the board: the people who are not on it."""

from datetime import date

from peewee import Expression, fn

from tablero.domain.people import Card
from tablero.domain.query import Query
from tablero.storage.board import card_of, cards
from tablero.storage.filters import condition
from tablero.storage.store import Store
from tablero.storage.tables import Person


def count_off_board(store: Store, today: date, query: Query = ()) -> int:
    """How many people without a stage answer to a query."""
    return int(store.scalar(Person.select(fn.COUNT(Person.id)).where(_off_board(today, query))))


def off_board(store: Store, today: date, limit: int, query: Query = ()) -> list[Card]:
    """The first of them by name."""
    found = cards().where(_off_board(today, query)).order_by(Person.name_key, Person.id)
    return [card_of(row) for row in store.rows(found.limit(limit))]


def _off_board(today: date, query: Query) -> Expression:
    stageless: Expression = Person.stage.is_null(True)
    chosen = condition(query, today)
    return stageless if chosen is None else stageless & chosen
