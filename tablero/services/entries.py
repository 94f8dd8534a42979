"""Writing about people: ideas, research, value, promises, notes. Each call is one undo step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from tablero.domain.changes import Written
from tablero.domain.entries import CLOSABLE, PROMISE_DAYS, TOPICS, Entry
from tablero.domain.text import clean_text
from tablero.domain.words import EntryKind, EntryStatus, Topic
from tablero.errors import BadInput, NotFound
from tablero.services.cards import row_of
from tablero.services.details import delete_entry
from tablero.services.rows import row_in
from tablero.services.workspace import Workspace
from tablero.storage import entries, tables
from tablero.storage.journal import write
from tablero.storage.work import Image, Work


@dataclass(frozen=True, slots=True)
class EntryFields:
    """What can be said in an entry. `topic` is for research and value, `due_on` for promises."""

    kind: EntryKind
    text: str
    topic: Topic | None = None
    due_on: date | None = None
    status: EntryStatus = EntryStatus.OPEN


class EntryResult(NamedTuple):
    """What was written, and the entries as they stand now."""

    written: Written
    entries: tuple[Entry, ...]


def add_entry(ws: Workspace, ids: Sequence[int], fields: EntryFields) -> EntryResult:
    """Write the same about each of these people. A promise without a day is for a week from now.

    Raises NotFound, and BadInput for an empty text, a topic that is not of the kind, or a status
    that a kind cannot have.
    """
    now, clean = ws.now(), _cleaned(ws, fields)
    clean["closed_at"] = None if fields.status is EntryStatus.OPEN else now
    with write(ws.store, "write", now) as (work, written):
        names = [row_of(work, person_id)["name"] for person_id in ids]
        made = [insert_entry(work, person_id, fields.kind, clean, now) for person_id in ids]
        work.subject = {"name": names[0], "count": len(ids), "kind": fields.kind}
        found = tuple(entries.by_ids(ws.store, made))
    return EntryResult(written, found)


def revise_entry(ws: Workspace, entry_id: int, fields: EntryFields) -> EntryResult:
    """Make an entry what `fields` says, of the same kind; an empty text takes it away.

    Raises NotFound for one that is gone, and BadInput as `add_entry` does.
    """
    now = ws.now()
    with write(ws.store, "revise", now) as (work, written):
        row = entry_row(work, entry_id)
        work.subject = _subject(work, row)
        if not clean_text(fields.text):
            delete_entry(work, entry_id)
            work.subject |= {"gone": True}
        else:
            if row["status"] != fields.status:
                work.subject |= {"status": fields.status}
            clean = _cleaned(ws, replace(fields, kind=EntryKind(row["kind"])))
            work.update(tables.Entry, entry_id, **clean | closing(row, fields.status, now))
        found = tuple(entries.by_ids(ws.store, [entry_id]))
    return EntryResult(written, found)


def close_entry(ws: Workspace, entry_id: int, status: EntryStatus) -> EntryResult:
    """An idea was used or dropped, a promise kept or dropped; `OPEN` opens it again.

    Raises NotFound, and BadInput for an entry that cannot be closed.
    """
    now = ws.now()
    with write(ws.store, "revise", now) as (work, written):
        row = entry_row(work, entry_id)
        _check_status(EntryKind(row["kind"]), status)
        work.subject = _subject(work, row) | {"status": status}
        work.update(tables.Entry, entry_id, **closing(row, status, now))
        found = tuple(entries.by_ids(ws.store, [entry_id]))
    return EntryResult(written, found)


def read_entry(ws: Workspace, entry_id: int) -> Entry:
    """An entry. Raises NotFound."""
    found = entries.by_ids(ws.store, [entry_id])
    if not found:
        raise NotFound(ref=str(entry_id))
    return found[0]


def of_person(ws: Workspace, person_id: int, *kinds: EntryKind) -> tuple[Entry, ...]:
    """What is written about a person of these kinds, the oldest first; without kinds, all of it."""
    return tuple(entries.of_person(ws.store, person_id, kinds))


def at_hand(ws: Workspace, person_id: int) -> tuple[Entry, ...]:
    """What there is to give: open ideas, then what they would value and what I can offer."""
    found = of_person(ws, person_id, EntryKind.IDEA, EntryKind.VALUE)
    still_open = [entry for entry in found if entry.status is EntryStatus.OPEN]
    return tuple(sorted(still_open, key=lambda entry: entry.kind is EntryKind.VALUE))


def insert_entry(
    work: Work, person_id: int | None, kind: EntryKind, columns: Image, now: datetime
) -> int:
    """As part of a larger write: a new entry of clean columns; gives its id."""
    return work.insert(tables.Entry, person_id=person_id, kind=kind, at=now, **columns)


def use_idea(work: Work, entry_id: int, touches: Mapping[int, int], now: datetime) -> None:
    """As part of a larger write: an idea was used with a touch, by person, of the one it is about.

    Raises NotFound for one that is gone, or is about somebody else.
    """
    row = entry_row(work, entry_id)
    touch_id = touches.get(row["person_id"])
    if row["kind"] != EntryKind.IDEA or touch_id is None:
        raise NotFound(ref=str(entry_id))
    columns = closing(row, EntryStatus.DONE, now) | {"touch_id": touch_id}
    work.update(tables.Entry, entry_id, **columns)


def closing(row: Image, status: EntryStatus, now: datetime) -> dict[str, Any]:
    """As part of a larger write: the columns that say how an entry stands.

    One that stays as it was keeps its time.
    """
    if row["status"] == status:
        return {"status": status}
    is_open = status is EntryStatus.OPEN
    touch = {"touch_id": None} if is_open else {}
    return {"status": status, "closed_at": None if is_open else now, **touch}


def close_if_open(work: Work, entry_id: int | None, status: EntryStatus, now: datetime) -> None:
    """As part of a larger write: an entry that goes with something else ends with it.

    One that is closed stays as it is. Raises NotFound.
    """
    if entry_id is not None:
        row = entry_row(work, entry_id)
        if row["status"] == EntryStatus.OPEN:
            work.update(tables.Entry, entry_id, **closing(row, status, now))


def entry_row(work: Work, entry_id: int, kind: EntryKind | None = None) -> Image:
    """The row of an entry, of a kind or any. Raises NotFound, also for one of another kind."""
    row = row_in(work, tables.Entry, entry_id)
    if kind not in (None, row["kind"]):
        raise NotFound(ref=str(entry_id))
    return row


def _cleaned(ws: Workspace, fields: EntryFields) -> dict[str, Any]:
    text = clean_text(fields.text)
    if not text:
        raise BadInput(field="entry", value=fields.text, reason="empty")
    if fields.topic not in TOPICS.get(fields.kind, (None,)):
        raise BadInput(field="entry", value=fields.topic or "", reason="topic")
    _check_status(fields.kind, fields.status)
    due_on = None
    if fields.kind is EntryKind.PROMISE:
        due_on = fields.due_on or ws.today() + timedelta(days=PROMISE_DAYS)
    return {"text": text, "topic": fields.topic, "due_on": due_on, "status": fields.status}


def _check_status(kind: EntryKind, status: EntryStatus) -> None:
    if kind not in CLOSABLE and status is not EntryStatus.OPEN:
        raise BadInput(field="entry", value=status, reason="stands")


def _subject(work: Work, row: Image) -> dict[str, Any]:
    name = row_of(work, row["person_id"])["name"] if row["person_id"] else ""
    return {"name": name, "count": 1, "kind": row["kind"]}
