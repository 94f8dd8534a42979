"""The row that a write is about: another session may have undone what is still on a screen."""

from tablero.errors import NotFound
from tablero.storage.tables import Table
from tablero.storage.work import Image, Work, image


def row_in(work: Work, table: type[Table], row_id: int) -> Image:
    """A row as it stands now. Raises NotFound."""
    row = image(work.store, table, row_id)
    if row is None:
        raise NotFound(ref=str(row_id))
    return row
