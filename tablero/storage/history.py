"""What is read about the past of one person: touches, and the timeline in windows."""

from peewee import SQL, Value, fn

from tablero.domain.people import StageChange
from tablero.domain.timeline import Event
from tablero.domain.touches import Touch
from tablero.domain.words import Channel, Direction, Intent, Outcome, Stage
from tablero.storage import tables
from tablero.storage.prepared import Prepared
from tablero.storage.store import Row, Store
from tablero.storage.tables import moment

TOUCH_COLUMNS = (
    tables.Touch.id,
    tables.Touch.person,
    tables.Touch.number,
    tables.Touch.channel,
    tables.Touch.direction,
    tables.Touch.intent,
    tables.Touch.outcome,
    tables.Touch.at,
    tables.Touch.seen_at,
    tables.Touch.answered_at,
    tables.Touch.note,
)
MOVE_COLUMNS = (
    tables.StageChange.id,
    tables.StageChange.from_stage,
    tables.StageChange.to_stage,
    tables.StageChange.at,
    tables.StageChange.touch,
)


def touches_of(store: Store, person_id: int) -> list[Touch]:
    """All touches of a person, in the order in which they were made."""
    return [touch_of(row) for row in _TOUCHES.rows(store, person_id)]


_TOUCHES = Prepared(
    lambda person_id: (
        tables.Touch.select(*TOUCH_COLUMNS)
        .where(tables.Touch.person == person_id)
        .order_by(tables.Touch.at, tables.Touch.id)
    )
)


def touch_of(row: Row) -> Touch:
    """A row of stored values as a touch."""
    (id_, person, number, channel, direction, intent, outcome, at, seen, answered, note) = row
    made_at = moment(at)
    assert made_at is not None
    return Touch(
        id_, person, number, Channel(channel), Direction(direction), Intent(intent),
        Outcome(outcome), made_at, moment(seen), moment(answered), note,
    )  # fmt: skip


def move_of(row: Row) -> StageChange:
    """A row of stored values as a move."""
    id_, from_stage, to_stage, at, touch_id = row
    made_at = moment(at)
    assert made_at is not None
    return StageChange(id_, _stage(from_stage), _stage(to_stage), made_at, touch_id)


def count_events(store: Store, person_id: int) -> int:
    """How long the timeline is."""
    touches = tables.Touch.select(fn.COUNT(tables.Touch.id))
    moves = tables.StageChange.select(fn.COUNT(tables.StageChange.id))
    return int(store.scalar(touches.where(tables.Touch.person == person_id))) + int(
        store.scalar(moves.where(tables.StageChange.person == person_id))
    )


def events(store: Store, person_id: int, offset: int, limit: int) -> list[Event]:
    """A window of the timeline, the newest first; a move stands above the touch that made it."""
    touches = tables.Touch.select(
        tables.Touch.at, Value(0).alias("kind"), tables.Touch.id.alias("row_id")
    ).where(tables.Touch.person == person_id)
    moves = tables.StageChange.select(
        tables.StageChange.at, Value(1).alias("kind"), tables.StageChange.id.alias("row_id")
    ).where(tables.StageChange.person == person_id)
    order = (SQL("at").desc(), SQL("kind").desc(), SQL("row_id").desc())
    found = store.rows((touches | moves).order_by(*order).limit(limit).offset(offset))
    by_kind = (_touches_by_id(store, found), _moves_by_id(store, found))
    return [by_kind[kind][row_id] for _, kind, row_id in found]


def _touches_by_id(store: Store, found: list[Row]) -> dict[int, Event]:
    ids = [row_id for _, kind, row_id in found if kind == 0]
    rows = store.rows(tables.Touch.select(*TOUCH_COLUMNS).where(tables.Touch.id.in_(ids)))
    touches = map(touch_of, rows)
    return {touch.id: Event(touch.at, touch=touch) for touch in touches}


def _moves_by_id(store: Store, found: list[Row]) -> dict[int, Event]:
    ids = [row_id for _, kind, row_id in found if kind == 1]
    rows = store.rows(
        tables.StageChange.select(*MOVE_COLUMNS).where(tables.StageChange.id.in_(ids))
    )
    moves = map(move_of, rows)
    return {move.id: Event(move.at, move=move) for move in moves}


def _stage(stored: str | None) -> Stage | None:
    return Stage(stored) if stored else None
