"""What the board reads: counts by index, and windows of light rows, a few dozen at a time."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from peewee import JOIN, Case, Expression, ModelSelect, fn

from tablero.domain.due import Segment, segment
from tablero.domain.people import Card
from tablero.domain.query import Query
from tablero.domain.tally import DayFrame, Place, Rate, Tally
from tablero.domain.words import Channel, Outcome, Stage
from tablero.storage.filters import condition
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
)


def cards() -> ModelSelect:
    """A query for cards, to be narrowed; `card_of` reads its rows."""
    return Person.select(*_COLUMNS).join(Via, JOIN.LEFT_OUTER, on=(Person.via == Via.id))


def card_of(row: Row) -> Card:
    """A row of `cards` as a card."""
    (id_, name, role, company, stage, decides, declined, touches, seen, gives, asks, last_at,
     channel, outcome, due_on, cadence, via) = row  # fmt: skip
    return Card(
        id_, name, role, company, Stage(stage) if stage else None, bool(decides), bool(declined),
        touches, seen, gives, asks, moment(last_at), Channel(channel) if channel else None,
        Outcome(outcome) if outcome else None, day(due_on), cadence, via or "",
    )  # fmt: skip


def find_cards(store: Store, ids: Sequence[int]) -> list[Card]:
    """The cards of these people, in that order; those who are gone are left out."""
    found = {row[0]: card_of(row) for row in store.rows(cards().where(Person.id.in_(list(ids))))}
    return [found[id_] for id_ in ids if id_ in found]


def count_cards(store: Store, today: date, query: Query = ()) -> Counter[Place]:
    """How many cards stand in each segment of each column."""
    part = Case(
        None,
        [(Person.due_on.is_null(), Segment.UNTOUCHED), (Person.due_on <= today, Segment.DUE)],
        Segment.LATER,
    )
    chosen = condition(query, today)
    rows = store.rows(
        Person.select(Person.stage, part, fn.COUNT(Person.id))
        .where(
            Person.stage.is_null(False) if chosen is None else Person.stage.is_null(False) & chosen
        )
        .group_by(Person.stage, part)
    )
    return Counter({(Stage(stage), Segment(name)): n for stage, name, n in rows})


def count_tally(store: Store, frame: DayFrame) -> Tally:
    """The figures of the board, counted afresh."""
    earlier = (Person.first_touch_at < frame.began_at).cast("integer")
    converted = (Person.first_conversation_at < frame.began_at).cast("integer")
    touched, won, touched_before, won_before = store.row(
        Person.select(
            fn.COUNT(Person.first_touch_at),
            fn.COUNT(Person.first_conversation_at),
            fn.SUM(earlier),
            fn.SUM(earlier * fn.COALESCE(converted, 0)),
        ).where(Person.first_touch_at.is_null(False))
    ) or (0, 0, 0, 0)
    return Tally(
        frame,
        count_cards(store, frame.today),
        Rate(won, touched),
        Rate(won_before or 0, touched_before or 0),
    )


def window(
    store: Store, stage: Stage, counts: Counter[Place], today: date,
    offset: int, limit: int, query: Query = (),
) -> list[Card]:  # fmt: skip
    """The cards of a column from `offset`, at most `limit`: those due by date, those never touched,
    then those that can wait."""
    found: list[Card] = []
    chosen = condition(query, today)
    for part in Segment:
        there = counts[stage, part]
        if offset < there and len(found) < limit:
            rows = _range(stage, part, today, chosen).offset(offset).limit(limit - len(found))
            found += map(card_of, store.rows(rows))
        offset = max(0, offset - there)
    return found


def position(
    store: Store, card: Card, counts: Counter[Place], today: date, query: Query = ()
) -> int:
    """At which place, from 0, a card stands in its column."""
    assert card.stage is not None
    part = segment(card.due_on, today)
    before = sum(counts[card.stage, earlier] for earlier in _before(part))
    mine = _in_segment(card.stage, part, today) & _ahead_of(card)
    chosen = condition(query, today)
    ahead = Person.select(fn.COUNT(Person.id)).where(mine if chosen is None else mine & chosen)
    return before + int(store.scalar(ahead))


def _before(part: Segment) -> list[Segment]:
    order = list(Segment)
    return order[: order.index(part)]


def _ahead_of(card: Card) -> Expression:
    if card.due_on is None:
        return Person.id < card.id
    return (Person.due_on < card.due_on) | ((Person.due_on == card.due_on) & (Person.id < card.id))


def _range(stage: Stage, part: Segment, today: date, chosen: Expression | None) -> ModelSelect:
    where = _in_segment(stage, part, today)
    rows = cards().where(where if chosen is None else where & chosen)
    return (
        rows.order_by(Person.id)
        if part is Segment.UNTOUCHED
        else rows.order_by(Person.due_on, Person.id)
    )


def _in_segment(stage: Stage, part: Segment, today: date) -> Expression:
    due: Expression = {
        Segment.DUE: Person.due_on <= today,
        Segment.UNTOUCHED: Person.due_on.is_null(),
        Segment.LATER: Person.due_on > today,
    }[part]
    return (Person.stage == stage) & due
