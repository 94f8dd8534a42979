"""Taking in the people of a file from elsewhere: all or nothing, one undoable change.

People who are there already stay as they are, so a second run of the same file adds nothing.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from tablero.domain.changes import Written
from tablero.domain.imports import BadRecord, ImportedPerson
from tablero.domain.people import PersonFields
from tablero.domain.words import Stage
from tablero.services.cards import derive
from tablero.services.person_rows import columns_of, handle_columns
from tablero.services.sieve import Sieve
from tablero.services.workspace import Workspace
from tablero.storage import tables
from tablero.storage.journal import write
from tablero.storage.work import Work


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of a file's records.

    `added` of a dry run is what would have been. `bad` lists the first of the `bad_count` records,
    or fields of them, that were not understood.
    """

    added: int
    already_there: int
    bad: tuple[BadRecord, ...]
    bad_count: int
    written: Written
    dry_run: bool


class _Unclean(Exception):
    """Something was not understood, and that was to be enough to keep nothing."""


def _nobody(_count: int) -> None: ...


def _never() -> bool:
    return False


def import_people(
    ws: Workspace,
    source: Iterable[ImportedPerson | BadRecord],
    *,
    stage: Stage | None = None,
    dry_run: bool = False,
    strict: bool = False,
    progress: Callable[[int], None] = _nobody,
    cancelled: Callable[[], bool] = _never,
) -> ImportReport:
    """Add the people of a source who are not there yet, to the board when a stage is given.

    A dry run writes nothing; nor does a strict one of a source that has bad records, which then
    reports none as added. `progress` is told the records read so far. Raises Cancelled, and keeps
    nothing, as soon as `cancelled` says so.
    """
    sieve, written = Sieve(ws.store, stage, progress, cancelled), Written("import")
    try:
        if dry_run:
            _count(sieve, source, strict=strict)
        else:
            written = _write(ws, sieve, source, strict=strict)
    except _Unclean:
        sieve.fresh = 0
    return ImportReport(
        sieve.fresh, sieve.already_there, tuple(sieve.bad), sieve.bad_count, written, dry_run
    )


def import_linkedin(
    ws: Workspace,
    path: Path,
    *,
    stage: Stage | None = None,
    dry_run: bool = False,
    strict: bool = False,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] = _never,
) -> ImportReport:
    """Add the people of a LinkedIn export of connections, as `import_people` does.

    `progress` is told the bytes read and the bytes there are. Raises BadInput for the field `file`
    when there is no such export at `path`, and Cancelled.
    """
    from tablero.exchange.linkedin import read_connections

    source = read_connections(path, progress)
    return import_people(
        ws, source, stage=stage, dry_run=dry_run, strict=strict, cancelled=cancelled
    )


def _count(sieve: Sieve, source: Iterable[ImportedPerson | BadRecord], *, strict: bool) -> None:
    for _ in sieve.batches(source):
        pass
    if strict and sieve.bad:
        raise _Unclean


def _write(
    ws: Workspace, sieve: Sieve, source: Iterable[ImportedPerson | BadRecord], *, strict: bool
) -> Written:
    now = ws.now()
    with write(ws.store, "import", now) as (work, written):
        for people in sieve.batches(source):
            _insert(ws, work, people, now)
        if strict and sieve.bad:
            raise _Unclean
        work.subject["count"] = sieve.fresh
    return written


def _insert(ws: Workspace, work: Work, people: Sequence[PersonFields], now: datetime) -> None:
    """Write new people by the batch, with what `insert_person` would have given each."""
    if not people:
        return
    work.subject.setdefault("name", people[0].name)
    stage = people[0].stage
    given = derive(ws, [], stage, None) | _arrival(stage, now)
    first_id = work.next_id(tables.Person)
    ids = range(first_id, first_id + len(people))
    everyone = list(zip(ids, people, strict=True))
    work.insert_many(
        tables.Person, [columns_of(fields) | given | {"id": id_} for id_, fields in everyone]
    )
    handles = [handle_columns(id_, handle) for id_, one in everyone for handle in one.handles]
    _insert_numbered(work, tables.Handle, handles)
    if stage:
        moves = [{"person_id": id_, "to_stage": stage, "at": now} for id_ in ids]
        _insert_numbered(work, tables.StageChange, moves)


def _arrival(stage: Stage | None, now: datetime) -> dict[str, Any]:
    talking = {"first_conversation_at": now} if stage is Stage.CONVERSATION else {}
    return {"stage": stage, "created_at": now, **talking}


def _insert_numbered(work: Work, table: type[tables.Table], rows: list[dict[str, Any]]) -> None:
    first_id = work.next_id(table)
    work.insert_many(table, [{"id": id_, **row} for id_, row in enumerate(rows, start=first_id)])
