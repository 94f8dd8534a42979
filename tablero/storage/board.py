"""What the board reads: light rows of people, and its figures."""

import json
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from peewee import JOIN, SQL, Expression, ModelSelect, Select, fn

from tablero.domain.people import Card
from tablero.domain.query import Query
from tablero.domain.ranking import Standings
from tablero.domain.tally import DayFrame, Rate, Tally, places
from tablero.domain.words import Channel, Outcome, Stage
from tablero.storage import rates
from tablero.storage import standings as kept
from tablero.storage.filters import condition
from tablero.storage.prepared import Prepared, in_list
from tablero.storage.store import Row, Store
from tablero.storage.tables import Person, day, moment

Via = Person.alias("introducer")

_COLUMNS = (
    Person.id,
    Person.name,
    Person.role,
    Person.company,
    Person.stage,
    Person.decision_maker,
    Person.do_not_contact,
    Person.touch_count,
    Person.seen_count,
    Person.give_count,
    Person.ask_count,
    Person.last_touch_at,
    Person.last_channel,
    Person.last_outcome,
    Person.due_on,
    Person.cadence_days,
    Via.name,
    Person.rest_until,
    Person.unanswered_asks,
    Person.is_upset,
)


WordT = TypeVar("WordT", bound=StrEnum)


def _by_value(words: type[WordT]) -> dict[str | None, WordT | None]:
    """The words by what is stored: to look one up takes a third of the time of asking the class."""
    return {None: None, **{word.value: word for word in words}}


_STAGES, _CHANNELS, _OUTCOMES = _by_value(Stage), _by_value(Channel), _by_value(Outcome)


def cards() -> "ModelSelect[Person]":
    """A query for cards, to be narrowed; `card_of` reads its rows."""
    return Person.select(*_COLUMNS).join(Via, JOIN.LEFT_OUTER, on=(Person.via == Via.id))


def card_of(row: Row) -> Card:
    """A row of `cards` as a card."""
    (id_, name, role, company, stage, decides, declined, touches, seen, gives, asks, last_at,
     channel, outcome, due_on, cadence, via, rest_until, asks_alone, upset) = row  # fmt: skip
    return Card(
        id_, name, role, company, _STAGES[stage], bool(decides), bool(declined),
        touches, seen, gives, asks, moment(last_at), _CHANNELS[channel],
        _OUTCOMES[outcome], day(due_on), cadence, via or "",
        day(rest_until), asks_alone, bool(upset),
    )  # fmt: skip


def find_cards(store: Store, ids: Sequence[int]) -> list[Card]:
    """The cards of these people, in that order; those who are gone are left out."""
    if len(ids) == 1:
        return [card_of(row) for row in _CARD.rows(store, ids[0])]
    found = {row[0]: card_of(row) for row in _CARDS.rows(store, json.dumps(list(ids)))}
    return [found[id_] for id_ in ids if id_ in found]


_CARD = Prepared(lambda person_id: cards().where(Person.id == person_id))

_CARDS = Prepared(lambda ids: cards().where(in_list(Person.id, ids)))


def count_matches(store: Store, today: date, query: Query) -> Standings:
    """Where the cards stand that answer to a query."""
    return kept.count(store, condition(query, today))


def count_tally(store: Store, frame: DayFrame) -> Tally:
    """The figures of the board, read from the file; only what is of today is counted."""
    standings, now = kept.read(store), rates.read(store)
    new, won_new, won_old = _SINCE.rows(store, int(frame.began_at.timestamp()))[0]
    yesterday = Rate(now.converted - won_new - won_old, now.touched - new)
    return Tally(frame, standings, places(standings, frame.today), now, yesterday)


def _since(began: Any) -> Select:
    """Since a moment: how many were first touched, how many of those won, how many others won."""
    touched, converted = Person.first_touch_at, Person.first_conversation_at
    is_new: Expression = touched >= began
    is_old = fn.COALESCE(touched, began) < began  # else all those touched before get read
    conditions = is_new, is_new & converted.is_null(False), (converted >= began) & is_old
    return Select([], [Person.select(fn.COUNT(SQL("*"))).where(each) for each in conditions])


_SINCE = Prepared(_since)
