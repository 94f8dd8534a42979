"""The journal of changes: undo and redo across restarts, and what other sessions have written.

A change may be taken back by the session that made it, or by any that opened after it; never when
another change has since touched one of the same rows. It may be made again by the session that took
it back, or by any that opened after that.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any, NamedTuple

from peewee import Expression, ModelSelect, fn

from tablero.domain.changes import Written
from tablero.errors import ChangedElsewhere, NothingToUndo, StorageError
from tablero.storage import rules
from tablero.storage.bulk import insert_rows
from tablero.storage.prepared import Prepared
from tablero.storage.rules import DUE_COLUMNS
from tablero.storage.store import Store
from tablero.storage.tables import JOURNALED, Change, ChangeRow
from tablero.storage.turn import Turn, turn_rows
from tablero.storage.work import Image, Work


@contextmanager
def write(store: Store, action: str, at: datetime) -> Iterator[tuple[Work, Written]]:
    """One user's write: one transaction and, unless nothing changed, one change in the journal.

    `Written` is complete once the block has ended. What this session could have done again it then
    no longer can, as in any editor; what another has since undone is that one's own.
    """
    written = Written(action)
    work = Work(store, spill=lambda: _keep(work, written, at))
    with store.transaction():
        yield work, written
        spilled = written.id
        _keep(work, written, at)
        if spilled:
            store.run(Change.update(subject=_subject(work)).where(Change.id == spilled))
    _complete(written, work)


def undo(store: Store, at: datetime) -> Written:
    """Take back the last change this session may take back.

    Raises NothingToUndo, or ChangedElsewhere when its rows have been changed since.
    """
    with store.transaction():
        return _replay(store, _latest(store), at)


def redo(store: Store, at: datetime) -> Written:
    """Do again the change that was undone last by this session, or before it opened.

    Raises as `undo` does.
    """
    with store.transaction():
        return _replay(store, _last_undone(store), at)


def cursor(store: Store) -> int:
    """The id of the newest change: all that is in the database up to now."""
    return int(store.scalar(Change.select(fn.MAX(Change.id))) or 0)


def close(store: Store) -> None:
    """Forget all changes so far: they can no longer be taken back."""
    with store.transaction():
        store.run(ChangeRow.delete())
        store.run(Change.delete())


class _Told(NamedTuple):
    """A change of the journal that is to be undone, or with `redo` to be done again."""

    id: int
    action: str
    subject: str
    redo: bool

    def about(self) -> dict[str, Any]:
        """What the change was about, its action included: enough to name it."""
        return {**json.loads(self.subject), "action": self.action}

    def refused(self) -> ChangedElsewhere:
        return ChangedElsewhere(action=self.action, subject=self.about(), redo=self.redo)


_NAMED = (Change.id, Change.action, Change.subject)
_Undo = Change.alias("undo")
_Newer = Change.alias("newer")


def _latest(store: Store) -> _Told:
    done = Change.select(*_NAMED).where(Change.state == "done", _reach(Change, *_session(store)))
    row = store.row(done.order_by(Change.id.desc()).limit(1))
    if row is None:
        raise NothingToUndo(redo=False)
    return _Told(row[0], row[1], row[2], redo=False)


def _last_undone(store: Store) -> _Told:
    row = store.row(_undone(_NAMED, *_session(store)).order_by(_Undo.id.desc()).limit(1))
    if row is None:
        raise NothingToUndo(redo=True)
    return _Told(row[0], row[1], row[2], redo=True)


def _undone(columns: Sequence[Any], origin: Any, since: Any) -> "ModelSelect[Change]":
    """The changes that a session may make again, each joined with the `_Undo` that took it back.

    They are those that it undid itself, and those undone before it opened.
    """
    newest = _Newer.select(fn.MAX(_Newer.id)).where(_Newer.target == Change.id)
    undone = Change.select(*columns).join(_Undo, on=(_Undo.id == newest))
    return undone.where(Change.state == "undone", _reach(_Undo, origin, since))


def _reach(change: Any, origin: Any, since: Any) -> Expression:
    found: Expression = (change.origin == origin) | (change.id <= since)
    return found


def _session(store: Store) -> tuple[str, int]:
    return store.origin, store.since


def _replay(store: Store, told: _Told, at: datetime) -> Written:
    if _changed_since(store, told.id):
        raise told.refused()
    work, written = Work(store), Written("redo" if told.redo else "undo")
    try:
        if not turn_rows(work, _turns_of(store, told), _free_columns(store, told.id)):
            raise told.refused()
    except StorageError as error:
        # Rows made since by others stand on this one, or it stood on some that are gone, or they
        # took its place.
        if error.data["reason"] in {"in_use", "taken"}:
            raise told.refused() from error
        raise
    work.keep_standings()
    work.subject = told.about()
    store.run(_mark("done" if told.redo else "undone", Change.id == told.id))
    written.id = _append(store, work, written.action, at, target=told.id)
    _complete(written, work)
    written.outdated = _is_outdated(store, told.id)
    return written


def _turns_of(store: Store, told: _Told) -> Iterator[Turn]:
    """Each row as it should be now and as it should become, in the order in which to do it."""
    images = (
        (ChangeRow.before, ChangeRow.after) if told.redo else (ChangeRow.after, ChangeRow.before)
    )
    order = ChangeRow.id if told.redo else ChangeRow.id.desc()
    query = ChangeRow.select(ChangeRow.table_name, ChangeRow.row_id, *images)
    for table_name, row_id, now, then in store.rows(
        query.where(ChangeRow.change == told.id).order_by(order)
    ):
        yield Turn(JOURNALED[table_name], row_id, _load(now), _load(then))


def _keep(work: Work, written: Written, at: datetime) -> None:
    """Move the rows recorded so far to the journal, under a change that the first of them begin."""
    if not work.rows:
        return
    if not written.id:
        _DROP_UNDONE.run(work.store, *_session(work.store))
        written.id = _append(work.store, work, written.action, at)
    insert_rows(work.store, ChangeRow, (change.dumped(written.id) for change in work.rows))
    work.rows.clear()
    work.keep_standings()


_DROP_UNDONE = Prepared(
    lambda origin, since: Change.update(state="dropped").where(
        Change.id.in_(_undone([Change.id], origin, since))
    )
)


def _append(store: Store, work: Work, action: str, at: datetime, target: int | None = None) -> int:
    state = "done" if target is None else "mark"
    values = (int(at.timestamp()), store.origin, action, _subject(work), state, target)
    return int(_APPEND.run(store, *values).lastrowid or 0)


_COLUMNS = (Change.at, Change.origin, Change.action, Change.subject, Change.state, Change.target)
_APPEND = Prepared(lambda *values: Change.insert(dict(zip(_COLUMNS, values, strict=True))))


def _subject(work: Work) -> str:
    return json.dumps(work.subject, ensure_ascii=False)


def _complete(written: Written, work: Work) -> None:
    written.subject = work.subject
    written.people = work.people
    written.shifts = work.shifts


def _mark(state: str, condition: Expression) -> Any:
    return Change.update(state=state).where(condition)


def _free_columns(store: Store, change_id: int) -> frozenset[str]:
    """The columns that may have changed since without anybody's doing."""
    return DUE_COLUMNS if _is_outdated(store, change_id) else frozenset()


def _is_outdated(store: Store, change_id: int) -> bool:
    return change_id <= rules.valid_since(store)


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
