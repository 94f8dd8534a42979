"""All that users wrote, as the file holds it: by this a test tells whether anything has changed."""

from tablero.services.workspace import Workspace
from tablero.storage import tables

Dump = dict[str, list[tuple[object, ...]]]
"""The rows of each table that is in the journal, by its name."""


def dump(ws: Workspace) -> Dump:
    """What the file holds now."""
    return {
        name: ws.store.rows(table.select().order_by(table.id))
        for name, table in tables.JOURNALED.items()
    }
