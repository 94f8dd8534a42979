"""What is read of moments of truth, with their doubts and the events picked as evidence."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from peewee import Expression, ModelSelect, fn

from tablero.domain.people import Link
from tablero.domain.recovery import LIVING, Doubt, Recovery
from tablero.domain.timeline import Event
from tablero.domain.words import Channel, RecoveryStatus, RecoveryStep
from tablero.storage import history, tables
from tablero.storage.prepared import Prepared
from tablero.storage.store import Row, Store
from tablero.storage.tables import Person, day, moment

_ROW = tables.Recovery
_COLUMNS = (
    _ROW.id, Person.id, Person.name, _ROW.step, _ROW.status, _ROW.opened_at, _ROW.closed_at,
    _ROW.put_off_until, _ROW.reason, _ROW.what_happened, _ROW.came_from, _ROW.heard_from,
    _ROW.looked_for, _ROW.whose, _ROW.say_clearer, _ROW.message, _ROW.repair, _ROW.channel,
    _ROW.talk_at, _ROW.talk_began_at, _ROW.notes, _ROW.how_taken, _ROW.entry, _ROW.mistake,
    _ROW.lesson,
)  # fmt: skip


def by_id(store: Store, recovery_id: int) -> Recovery | None:
    """A moment of truth with all that belongs to it, or None."""
    row = store.row(_query().where(_ROW.id == recovery_id))
    return _whole(store, row) if row else None


def living(store: Store, today: date, limit: int) -> list[Recovery]:
    """Those that are open, and those put off until today or earlier, the oldest first."""
    return [_recovery_of(row) for row in _LIVING.rows(store, today.isoformat(), limit)]


def of_person(store: Store, person_id: int) -> list[Recovery]:
    """All of a person, the newest first."""
    return [_recovery_of(row) for row in _OF_PERSON.rows(store, person_id)]


def living_of(store: Store, person_id: int) -> Recovery | None:
    """The one of a person that is not over, the newest if there are several."""
    return next((each for each in of_person(store, person_id) if each.is_living), None)


def all_of_them(store: Store, limit: int) -> list[Recovery]:
    """The newest, open or over."""
    return [_recovery_of(row) for row in store.rows(_query().order_by(_ROW.id.desc()).limit(limit))]


def count_living(store: Store, person_id: int) -> int:
    """How many of a person are not over."""
    found = _ROW.select(fn.COUNT(_ROW.id)).where(
        _ROW.person == person_id, _ROW.status.in_(list(LIVING))
    )
    return int(store.scalar(found))


def doubts_of(store: Store, recovery_id: int) -> list[Doubt]:
    """The doubts, in their order."""
    row = tables.Doubt
    query = row.select(row.id, row.text, row.answered_at).where(row.recovery == recovery_id)
    return [
        Doubt(id_, text, moment(at))
        for id_, text, at in store.rows(query.order_by(row.place, row.id))
    ]


def evidence_ids(store: Store, recovery_id: int) -> dict[tuple[int | None, ...], int]:
    """(touch, move, entry) of each event picked -> the id of the row that says so."""
    row = tables.Evidence
    query = row.select(row.touch, row.move, row.entry, row.id).where(row.recovery == recovery_id)
    return {tuple(picked): id_ for *picked, id_ in store.rows(query)}


def resting_on(store: Store, entry_id: int) -> list[int]:
    """The ids of the rows by which an entry was picked as evidence."""
    row = tables.Evidence
    return [found[0] for found in store.rows(row.select(row.id).where(row.entry == entry_id))]


def naming(store: Store, entry_id: int) -> list[tuple[int, str]]:
    """(recovery, column) of those for which an entry is the promise, the mistake or the lesson."""
    found = []
    for column in ("entry", "mistake", "lesson"):
        query = _ROW.select(_ROW.id).where(getattr(_ROW, column) == entry_id)
        found += [(row[0], f"{column}_id") for row in store.rows(query)]
    return found


def _query() -> "ModelSelect[tables.Recovery]":
    return _ROW.select(*_COLUMNS).join(Person)


def _here(today: Any) -> Expression:
    """That it is open, or was put off until a day that has come."""
    is_back: Expression = (_ROW.status == RecoveryStatus.PUT_OFF) & (_ROW.put_off_until <= today)
    return is_back | (_ROW.status == RecoveryStatus.OPEN)


_LIVING = Prepared(
    lambda today, limit: _query().where(_here(today)).order_by(_ROW.opened_at, _ROW.id).limit(limit)
)
_OF_PERSON = Prepared(
    lambda person_id: _query().where(_ROW.person == person_id).order_by(_ROW.id.desc())
)


def _whole(store: Store, row: Row) -> Recovery:
    found = _recovery_of(row)
    picked = list(evidence_ids(store, found.id))
    return found._replace(
        doubts=tuple(doubts_of(store, found.id)), evidence=tuple(_events(store, picked))
    )


def _events(store: Store, picked: Sequence[tuple[int | None, ...]]) -> list[Event]:
    """The events themselves, the newest first; of one second, those written last."""
    parts = ([ids[part] for ids in picked if ids[part] is not None] for part in range(3))
    touches, moves, written = ([id_ for id_ in ids if id_ is not None] for ids in parts)
    found = history.events_by_ids(store, sorted(touches), sorted(moves), sorted(written))
    found.sort(key=lambda event: event.at)
    return found[::-1]


def _recovery_of(row: Row) -> Recovery:
    (id_, person, name, step, status, opened, closed, until, reason, what, came, heard, looked,
     whose, clearer, message, repair, channel, talk, began, notes, taken, entry, mistake,
     lesson) = row  # fmt: skip
    opened_at = moment(opened)
    assert opened_at is not None
    return Recovery(
        id_, Link(person, name), RecoveryStep(step), RecoveryStatus(status), opened_at,
        moment(closed), day(until), reason, what, came, heard, looked, whose, clearer, message,
        repair, Channel(channel) if channel else None, moment(talk), moment(began), notes, taken,
        entry, mistake, lesson,
    )  # fmt: skip
