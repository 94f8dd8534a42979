"""Queries compiled once: peewee takes ten times as long to write one as SQLite to run it."""

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any

from peewee import SQL, Field, NodeList, Query, Value

from tablero.storage.store import Row, Store


def in_list(column: Field, ids: Any) -> NodeList:
    """That a column is one of many, by one argument: a JSON list.

    peewee takes longer to write an IN than such a query to run.
    """
    return NodeList((column, SQL("IN (SELECT value FROM json_each("), ids, SQL("))")))


class _Slot:
    """Where an argument goes among the parameters of a compiled statement."""

    def __init__(self, index: int) -> None:
        self.index = index


class Prepared:
    """A query with arguments, for the ways that are walked at every key.

    `build` gets a node for each argument and gives the query; it is called once. Arguments are
    stored values: seconds and ISO text, not moments and days.
    """

    def __init__(self, build: Callable[..., Query]) -> None:
        self._build = build
        self._sql = ""
        self._parameters: list[Any] = []

    def rows(self, store: Store, *arguments: Any) -> list[Row]:
        """All rows for these arguments."""
        return store.rows_of(*self._filled(store, arguments))

    def run(self, store: Store, *arguments: Any) -> sqlite3.Cursor:
        """Run it for its effect; the cursor tells `lastrowid` and `rowcount`."""
        return store.run_of(*self._filled(store, arguments))

    def row(self, store: Store, *arguments: Any) -> Row | None:
        """The first row for these arguments, or None."""
        found = self.rows(store, *arguments)
        return found[0] if found else None

    def _filled(self, store: Store, arguments: Sequence[Any]) -> tuple[str, list[Any]]:
        if not self._sql:
            self._compile(store, len(arguments))
        values = [arguments[p.index] if isinstance(p, _Slot) else p for p in self._parameters]
        return self._sql, values

    def _compile(self, store: Store, count: int) -> None:
        slots = (Value(_Slot(index), converter=False) for index in range(count))
        context = store.db.get_sql_context()
        self._sql, self._parameters = context.sql(self._build(*slots)).query()
