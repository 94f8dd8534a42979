"""What the board reads: counts by index, and windows of light rows, a few dozen at a time."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from peewee import JOIN, SQL, Expression, ModelSelect, Select, fn

from tablero.domain.due import Segment, segment
from tablero.domain.people import Card
from tablero.domain.query import Query
from tablero.domain.tally import DayFrame, Place, Rate, Tally
from tablero.domain.words import Channel, Outcome, Stage
from tablero.storage.filters import condition
from tablero.storage.prepared import Prepared
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


def cards() -> "ModelSelect[Person]":
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
    if len(ids) == 1:
        return [card_of(row) for row in _CARD.rows(store, ids[0])]
    found = {row[0]: card_of(row) for row in store.rows(cards().where(Person.id.in_(list(ids))))}
    return [found[id_] for id_ in ids if id_ in found]


_CARD = Prepared(lambda person_id: cards().where(Person.id == person_id))


def count_cards(store: Store, today: date, query: Query = ()) -> Counter[Place]:
    """How many cards stand in each segment of each column."""
    chosen = condition(query, today)
    return _count_all(store, today) if chosen is None else _count_chosen(store, today, chosen)


def count_tally(store: Store, frame: DayFrame) -> Tally:
    """The figures of the board, counted afresh."""
    touched, converted = Person.first_touch_at, Person.first_conversation_at
    began = frame.began_at
    everyone = store.row(
        Person.select(fn.COUNT(SQL("*")), fn.COUNT(converted)).where(touched.is_null(False))
    )
    new, won_today = _counts(
        store,
        touched >= began,
        touched.is_null(False)
        & converted.is_null(False)
        & ((touched >= began) | (converted >= began)),
    )
    all_, won = everyone or (0, 0)
    yesterday = Rate(won - won_today, all_ - new)
    return Tally(frame, count_cards(store, frame.today), Rate(won, all_), yesterday)


def _count_all(store: Store, today: date) -> Counter[Place]:
    """Each segment is a range of the index: twenty times as quick as going through the cards."""
    places = [(stage, part) for stage in Stage for part in Segment]
    found = _counts(store, *(_in_segment(stage, part, today) for stage, part in places))
    return Counter(dict(zip(places, found, strict=True)))


def _count_chosen(store: Store, today: date, chosen: Expression) -> Counter[Place]:
    columns = (fn.COUNT(Person.id), fn.COUNT(Person.due_on), fn.SUM(Person.due_on <= today))
    on_board = Person.stage.in_(list(Stage)) & chosen
    rows = store.rows(Person.select(Person.stage, *columns).where(on_board).group_by(Person.stage))
    found: Counter[Place] = Counter()
    for name, all_, dated, due in rows:
        parts = (due or 0, all_ - dated, dated - (due or 0))
        found.update({(Stage(name), part): n for part, n in zip(Segment, parts, strict=True)})
    return found


def _counts(store: Store, *conditions: Expression) -> Row:
    """How many people meet each condition, all told in one look."""
    each = [Person.select(fn.COUNT(SQL("*"))).where(one) for one in conditions]
    found = store.row(Select([], each))
    assert found is not None
    return found


def window(
    store: Store,
    stage: Stage,
    counts: Counter[Place],
    today: date,
    *,
    offset: int,
    limit: int,
    query: Query = (),
) -> list[Card]:
    """The cards of a column from `offset`, at most `limit`.

    First those due by date, then those never touched, then those that can wait.
    """
    found: list[Card] = []
    chosen = condition(query, today)
    for part in Segment:
        there = counts[stage, part]
        if offset < there and len(found) < limit:
            room = limit - len(found)
            if chosen is None:
                rows = _WINDOWS[part].rows(store, stage, today.isoformat(), offset, room)
            else:
                rows = store.rows(_range(stage, part, today, chosen, offset, room))
            found += sorted(map(card_of, rows), key=_order)
        offset = max(0, offset - there)
    return found


def position(
    store: Store, card: Card, counts: Counter[Place], today: date, query: Query = ()
) -> int:
    """At which place, from 0, a card stands in its column."""
    assert card.stage is not None
    part = segment(card.due_on, today)
    before = sum(counts[card.stage, earlier] for earlier in _before(part))
    chosen = condition(query, today)
    for ahead in _ahead_of(card):
        mine = _in_segment(card.stage, part, today) & ahead
        rows = Person.select(fn.COUNT(SQL("*"))).where(mine if chosen is None else mine & chosen)
        before += int(store.scalar(rows))
    return before


def _order(card: Card) -> tuple[date, int]:
    return card.due_on or date.min, card.id


def _before(part: Segment) -> list[Segment]:
    order = list(Segment)
    return order[: order.index(part)]


def _ahead_of(card: Card) -> list[Expression]:
    """The cards before this one, as ranges of the index: those of earlier days, then of its own."""
    if card.due_on is None:
        return [Person.id < card.id]
    return [Person.due_on < card.due_on, (Person.due_on == card.due_on) & (Person.id < card.id)]


def _range(
    stage: Any, part: Segment, today: Any, chosen: Expression | None, offset: Any, limit: Any
) -> "ModelSelect[Person]":
    """A part of a column. The index gives the ids, so that the rows passed over cost nothing."""
    dated = part is not Segment.UNTOUCHED
    order = (Person.due_on, Person.id) if dated else (Person.id,)
    where = _in_segment(stage, part, today)
    ids = Person.select(Person.id).where(where if chosen is None else where & chosen)
    ids = ids.order_by(*order).offset(offset).limit(limit)
    return cards().where(Person.id.in_(ids))


def _window_of(part: Segment) -> Prepared:
    return Prepared(
        lambda stage, today, offset, limit: _range(stage, part, today, None, offset, limit)
    )


def _in_segment(stage: Any, part: Segment, today: Any) -> Expression:
    due: Expression = {
        Segment.DUE: Person.due_on <= today,
        Segment.UNTOUCHED: Person.due_on.is_null(),
        Segment.LATER: Person.due_on > today,
    }[part]
    found: Expression = (Person.stage == stage) & due
    return found


_WINDOWS = {part: _window_of(part) for part in Segment}
