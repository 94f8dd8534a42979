"""Where an entry keeps what it says beside its text."""

from tablero.storage.store import Store
from tablero.storage.tables import Introduction, Lesson, Mistake

Detail = type[Mistake] | type[Lesson]
"""A table of which an entry has at most one row."""


def row_id(store: Store, table: Detail, entry_id: int) -> int | None:
    """The id of the row in that table, if there is one."""
    found: int | None = store.scalar(table.select(table.id).where(table.entry == entry_id))
    return found


def reminded_by(store: Store, entry_id: int) -> list[int]:
    """The ids of the introductions of which an entry reminds."""
    query = Introduction.select(Introduction.id).where(Introduction.entry == entry_id)
    return [row[0] for row in store.rows(query)]
