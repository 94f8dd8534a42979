"""Writing about people: ideas, research, value, promises, notes. Each call is one undo step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from tablero.domain.changes import Written
from tablero.domain.entries import CLOSABLE, PROMISE_DAYS, TOPICS, Entry
from tablero.domain.text import clean_text
from tablero.domain.words import EntryKind, EntryStatus, Topic
from tablero.errors import BadInput, NotFound
from tablero.services.cards import row_of
from tablero.services.details import delete_entry
from tablero.services.workspace import Workspace
from tablero.storage import entries, tables
from tablero.storage.journal import write
from tablero.storage.work import Image, Work, image


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

    Raises NotFound, and BadInput for an empty text or a topic that is not of the kind.
    """
    now, clean = ws.now(), _cleaned(fields)
    if fields.kind is EntryKind.PROMISE and fields.due_on is None:
        clean["due_on"] = ws.today() + timedelta(days=PROMISE_DAYS)
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
        else:
            clean = _cleaned(fields)
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
        if row["kind"] not in CLOSABLE:
            raise BadInput(field="entry", value=row["text"], reason="stands")
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


def close(
    work: Work, entry_id: int, status: EntryStatus, now: datetime, *, touch_id: int | None = None
) -> None:
    """As part of a larger write: an entry is done or dropped, with a touch or without."""
    row = entry_row(work, entry_id)
    work.update(tables.Entry, entry_id, **closing(row, status, now) | {"touch_id": touch_id})


def _cleaned(fields: EntryFields) -> dict[str, Any]:
    text = clean_text(fields.text)
    if not text:
        raise BadInput(field="entry", value=fields.text, reason="empty")
    if (fields.topic is None) if fields.kind in TOPICS else (fields.topic is not None):
        raise BadInput(field="entry", value=str(fields.topic or ""), reason="topic")
    if fields.topic is not None and fields.topic not in TOPICS[fields.kind]:
        raise BadInput(field="entry", value=fields.topic, reason="topic")
    due_on = fields.due_on if fields.kind is EntryKind.PROMISE else None
    return {"text": text, "topic": fields.topic, "due_on": due_on, "status": fields.status}


def closing(row: Image, status: EntryStatus, now: datetime) -> dict[str, Any]:
    """As part of a larger write: the columns that say how an entry stands.

    One that stays as it was keeps its time.
    """
    if row["status"] == status:
        return {"status": status}
    is_open = status is EntryStatus.OPEN
    touch = {"touch_id": None} if is_open else {}
    return {"status": status, "closed_at": None if is_open else now, **touch}


def entry_row(work: Work, entry_id: int) -> Image:
    """The row of an entry. Raises NotFound."""
    row = image(work.store, tables.Entry, entry_id)
    if row is None:
        raise NotFound(ref=str(entry_id))
    return row


def _subject(work: Work, row: Image) -> dict[str, Any]:
    name = row_of(work, row["person_id"])["name"] if row["person_id"] else ""
    return {"name": name, "count": 1, "kind": row["kind"]}
