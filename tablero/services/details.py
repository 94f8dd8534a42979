"""What entries of some kinds say beside their text: rows that come and go with the entry."""

from typing import Any

from tablero.storage import details, recoveries, tables
from tablero.storage.work import Work


def put_detail(work: Work, table: details.Detail, entry_id: int, columns: dict[str, Any]) -> None:
    """As part of a larger write: new, or in place of what was said before."""
    found = details.row_id(work.store, table, entry_id)
    if found is None:
        work.insert(table, entry_id=entry_id, **columns)
    else:
        work.update(table, found, **columns)


def delete_entry(work: Work, entry_id: int) -> None:
    """As part of a larger write: an entry goes, with what it says beside its text."""
    for table in (tables.Mistake, tables.Lesson):
        found = details.row_id(work.store, table, entry_id)
        if found is not None:
            work.delete(table, found)
    for row_id in recoveries.resting_on(work.store, entry_id):
        work.delete(tables.Evidence, row_id)
    for row_id, column in recoveries.naming(work.store, entry_id):
        work.update(tables.Recovery, row_id, **{column: None})
    for row_id in details.reminded_by(work.store, entry_id):
        work.update(tables.Introduction, row_id, entry_id=None)
    work.delete(tables.Entry, entry_id)
