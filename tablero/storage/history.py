"""What is read about the past of one person: touches, and the timeline in windows."""

from collections import Counter
from collections.abc import Collection
from typing import Any

from peewee import SQL, Field, Node, SelectBase, Value, fn

from tablero.domain.people import StageChange
from tablero.domain.timeline import Event, EventKind, Upset
from tablero.domain.touches import Touch
from tablero.domain.words import (
    Channel,
    Direction,
    EntryKind,
    Intent,
    Outcome,
    RecoveryStatus,
    Stage,
)
from tablero.storage import entries, tables
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


def last_touch(store: Store, person_id: int) -> Touch | None:
    """The newest touch of a person, out or in."""
    row = _LAST.row(store, person_id)
    return touch_of(row) if row else None


_LAST = Prepared(
    lambda person_id: (
        tables.Touch.select(*TOUCH_COLUMNS)
        .where(tables.Touch.person == person_id)
        .order_by(tables.Touch.at.desc(), tables.Touch.id.desc())
        .limit(1)
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


def count_kinds(store: Store, person_id: int) -> Counter[EventKind]:
    """How many events of each kind there are on the timeline."""
    count, touch, move, entry = fn.COUNT(SQL("*")), tables.Touch, tables.StageChange, tables.Entry
    touches = touch.select(Value(EventKind.TOUCH), count).where(touch.person == person_id)
    moves = move.select(Value(EventKind.MOVE), count).where(move.person == person_id)
    written = entry.select(entry.kind, count).where(entry.person == person_id)
    upset = tables.Recovery
    upsets = upset.select(Value(EventKind.MOMENT), count).where(upset.person == person_id)
    rows = store.rows(touches + moves + upsets + written.group_by(entry.kind))
    return Counter({EventKind(kind): number for kind, number in rows if number})


def events(
    store: Store, person_id: int, offset: int, limit: int, kinds: Collection[EventKind] = ()
) -> list[Event]:
    """A window of the timeline, the newest first; without kinds, of all of it.

    At the same second, a move stands above the touch that made it, and an entry above both.
    """
    order = (SQL("at").desc(), SQL("part").desc(), SQL("row_id").desc())
    places = _places(person_id, kinds or tuple(EventKind)).order_by(*order)
    found = store.rows(places.limit(limit).offset(offset))
    by_part = []
    for part, read in enumerate((_touches, _moves, _entries, _moments)):
        ids = [row_id for _, of, row_id in found if of == part]
        by_part.append(read(store, ids) if ids else {})
    return [by_part[part][row_id] for _, part, row_id in found if row_id in by_part[part]]


def _places(person_id: int, kinds: Collection[EventKind]) -> SelectBase:
    """Where the events of these kinds stand: moment, part of the timeline, id."""
    written = [kind for kind in EntryKind if EventKind(kind) in kinds]
    touches = _part(tables.Touch, 0, person_id, Value(EventKind.TOUCH in kinds))
    moves = _part(tables.StageChange, 1, person_id, Value(EventKind.MOVE in kinds))
    entries_ = _part(tables.Entry, 2, person_id, tables.Entry.kind.in_(written))
    moments = _part(
        tables.Recovery, 3, person_id, Value(EventKind.MOMENT in kinds), tables.Recovery.opened_at
    )
    return touches + moves + entries_ + moments


def _part(
    table: Any, part: int, person_id: int, chosen: Node, at: Field | None = None
) -> SelectBase:
    columns = ((at or table.at).alias("at"), Value(part).alias("part"), table.id.alias("row_id"))
    query: SelectBase = table.select(*columns).where(table.person == person_id, chosen)
    return query


def _touches(store: Store, ids: list[int]) -> dict[int, Event]:
    rows = store.rows(tables.Touch.select(*TOUCH_COLUMNS).where(tables.Touch.id.in_(ids)))
    return {touch.id: Event(touch.at, touch=touch) for touch in map(touch_of, rows)}


def _moves(store: Store, ids: list[int]) -> dict[int, Event]:
    query = tables.StageChange.select(*MOVE_COLUMNS).where(tables.StageChange.id.in_(ids))
    return {move.id: Event(move.at, move=move) for move in map(move_of, store.rows(query))}


def _entries(store: Store, ids: list[int]) -> dict[int, Event]:
    return {entry.id: Event(entry.at, entry=entry) for entry in entries.by_ids(store, ids)}


def _moments(store: Store, ids: list[int]) -> dict[int, Event]:
    row = tables.Recovery
    query = row.select(row.id, row.opened_at, row.what_happened, row.status)
    found = {}
    for id_, at, text, status in store.rows(query.where(row.id.in_(ids))):
        opened_at = moment(at)
        assert opened_at is not None
        found[id_] = Event(opened_at, moment=Upset(id_, text, RecoveryStatus(status)))
    return found


def events_by_ids(
    store: Store, touches: list[int], moves: list[int], written: list[int]
) -> list[Event]:
    """These touches, moves and entries as events; those that are gone are left out."""
    found = (_touches(store, touches), _moves(store, moves), _entries(store, written))
    return [event for events_ in found for event in events_.values()]


def _stage(stored: str | None) -> Stage | None:
    return Stage(stored) if stored else None
