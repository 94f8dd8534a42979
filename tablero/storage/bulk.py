"""Many rows by one prepared statement, for imports: peewee would spell out each value in SQL."""

from collections.abc import Iterable
from functools import cache
from itertools import chain
from typing import Any

from peewee import SqliteDatabase

from tablero.storage.store import Store, failures_of
from tablero.storage.tables import Table


def insert_rows(store: Store, table: type[Table], rows: Iterable[dict[str, Any]]) -> None:
    """Add rows of stored values by column name, drawn one at a time, all with the same columns."""
    remaining = iter(rows)
    first = next(remaining, None)
    if first is None:
        return
    sql = _insert_statement(table, tuple(first))
    values = (tuple(row[name] for name in first) for row in chain([first], remaining))
    with failures_of(store.path):
        store.db.cursor().executemany(sql, values)


@cache
def _insert_statement(table: type[Table], names: tuple[str, ...]) -> str:
    """The SQL that adds a row with these columns: to write it takes longer than to run it."""
    fields = [table._meta.columns[name] for name in names]
    statement = table.insert_many([(None,) * len(names)], fields=fields)
    sql, _ = SqliteDatabase(None).get_sql_context().sql(statement).query()
    return str(sql)


def delete_rows(store: Store, table: type[Table], ids: Iterable[int]) -> None:
    """Remove rows by id, in that order."""
    sql, _ = store.db.get_sql_context().sql(table.delete().where(table.id == 0)).query()
    with failures_of(store.path):
        store.db.cursor().executemany(sql, [(row_id,) for row_id in ids])
