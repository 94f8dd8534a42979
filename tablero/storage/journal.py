"""The journal of changes: undo and redo across restarts, and what other sessions have written.

A change may be taken back by the session that made it, or by any that opened after it; never when
another change has since touched one of the same rows.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from peewee import Expression, fn

from tablero.domain.changes import Written
from tablero.errors import ChangedElsewhere, NothingToUndo
from tablero.storage.store import Row, Store
from tablero.storage.tables import JOURNALED, Change, ChangeRow
from tablero.storage.work import BULK, Image, Work, image


@contextmanager
def write(store: Store, action: str, at: datetime) -> Iterator[tuple[Work, Written]]:
    """One user's write: one transaction and, unless nothing changed, one change in the journal.

    `Written` is complete once the block has ended. What was undone before can then no longer be done
    again, as in any editor.
    """
    work, written = Work(store), Written(action)
    with store.transaction():
        yield work, written
        if work.rows:
            store.run(_mark("dropped", (Change.state == "undone") & _reachable(store)))
            written.id = _append(store, work, action, at)
    _complete(written, work)


def undo(store: Store, at: datetime) -> Written:
    """Take back the last change this session may take back.

    Raises NothingToUndo, or ChangedElsewhere when its rows have been changed since.
    """
    with store.transaction():
        query = _changes("done", store).order_by(Change.id.desc())
        change_id, action, subject = _found(store.row(query), redo=False)
        if _changed_since(store, change_id):
            raise ChangedElsewhere(action=action, redo=False)
        return _replay(store, change_id, action, subject, at, redo=False)


def redo(store: Store, at: datetime) -> Written:
    """Do again the change that was undone last. Raises as `undo` does."""
    with store.transaction():
        query = _changes("undone", store).order_by(Change.id)
        change_id, action, subject = _found(store.row(query), redo=True)
        if _changed_since(store, change_id):
            raise ChangedElsewhere(action=action, redo=True)
        return _replay(store, change_id, action, subject, at, redo=True)


def cursor(store: Store) -> int:
    """The id of the newest change: all that is in the database up to now."""
    return int(store.scalar(Change.select(fn.MAX(Change.id))) or 0)


def people_changed_since(store: Store, change_id: int) -> tuple[int, ...] | None:
    """The people whose rows changed after that change, undo and redo included; None beyond `BULK`."""
    acted = fn.COALESCE(Change.target, Change.id)
    query = (
        ChangeRow.select(ChangeRow.row_id)
        .where(ChangeRow.table_name == "person")
        .where(ChangeRow.change.in_(Change.select(acted).where(Change.id > change_id)))
        .distinct()
        .limit(BULK + 1)
    )
    found = store.rows(query)
    return None if len(found) > BULK else tuple(row[0] for row in found)


def _replay(
    store: Store, change_id: int, action: str, subject: str, at: datetime, *, redo: bool
) -> Written:
    work, written = Work(store), Written("redo" if redo else "undo")
    rows = store.rows(_rows_of(change_id).order_by(ChangeRow.id if redo else ChangeRow.id.desc()))
    for table_name, row_id, before, after in rows:
        if redo:
            before, after = after, before
        _turn_back(work, table_name, row_id, _load(before), _load(after), action)
    work.subject = {**json.loads(subject), "action": action}
    store.run(_mark("done" if redo else "undone", Change.id == change_id))
    written.id = _append(store, work, written.action, at, target=change_id)
    _complete(written, work)
    return written


def _turn_back(
    work: Work, table_name: str, row_id: int, before: Image | None, after: Image | None, action: str
) -> None:
    """Make a row what it was `before`, provided that it still is what it became."""
    table = JOURNALED[table_name]
    current = image(work.store, table, row_id)
    if _differs(current, after):
        raise ChangedElsewhere(action=action)
    if before is None:
        work.delete(table, row_id)
    elif current is None:
        work.insert(table, **before)
    else:
        work.update(table, row_id, **before)


def _differs(current: Image | None, expected: Image | None) -> bool:
    if current is None or expected is None:
        return (current is None) != (expected is None)
    return any(current[name] != value for name, value in expected.items())


def _append(store: Store, work: Work, action: str, at: datetime, target: int | None = None) -> int:
    row = {
        Change.at: at,
        Change.origin: store.origin,
        Change.action: action,
        Change.subject: json.dumps(work.subject, ensure_ascii=False),
        Change.state: "done" if target is None else "mark",
        Change.target: target,
    }
    change_id = int(store.run(Change.insert(row)).lastrowid or 0)
    rows = [] if target else [change.dumped(change_id) for change in work.rows]
    for start in range(0, len(rows), BULK):
        store.run(ChangeRow.insert_many(rows[start : start + BULK]))
    return change_id


def _complete(written: Written, work: Work) -> None:
    written.subject = work.subject
    written.people = work.people
    written.shifts = work.shifts


def _mark(state: str, condition: Expression) -> Any:
    return Change.update(state=state).where(condition)


def _changes(state: str, store: Store) -> Any:
    chosen = (Change.state == state) & _reachable(store)
    return Change.select(Change.id, Change.action, Change.subject).where(chosen).limit(1)


def _reachable(store: Store) -> Expression:
    return (Change.origin == store.origin) | (Change.id <= store.since)


def _found(row: Row | None, *, redo: bool) -> Row:
    if row is None:
        raise NothingToUndo(redo=redo)
    return row


def _rows_of(change_id: int) -> Any:
    columns = (ChangeRow.table_name, ChangeRow.row_id, ChangeRow.before, ChangeRow.after)
    return ChangeRow.select(*columns).where(ChangeRow.change == change_id)


def _changed_since(store: Store, change_id: int) -> bool:
    """True when a later change that still stands is about one of the same rows."""
    later = ChangeRow.alias()
    query = (
        ChangeRow.select(later.id)
        .join(
            later,
            on=(later.table_name == ChangeRow.table_name) & (later.row_id == ChangeRow.row_id),
        )
        .join(Change, on=(later.change == Change.id))
        .where(ChangeRow.change == change_id, later.change > change_id, Change.state == "done")
        .limit(1)
    )
    return store.row(query) is not None


def _load(stored: str | None) -> Image | None:
    return None if stored is None else json.loads(stored)
