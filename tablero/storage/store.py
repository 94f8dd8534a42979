"""One open database: runs queries, gives plain tuples back, names failures in our own words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from peewee import DatabaseError, Query, SqliteDatabase

from tablero.errors import StorageError

Row = tuple[Any, ...]

# None of these writes to the file: it may turn out to be somebody else's. `open_store` sees to WAL.
PRAGMAS = {
    "busy_timeout": 10_000,
    "synchronous": "full",
    "foreign_keys": "on",
    "cache_size": -2_000,
    "temp_store": "memory",
}

_REASONS = (
    ("database is locked", "locked"),
    ("readonly database", "read_only"),
    ("attempt to write a readonly", "read_only"),
    ("database or disk is full", "full"),
    ("disk i/o error", "io"),
    ("not a database", "not_a_database"),
    ("malformed", "corrupt"),
    ("unable to open", "cannot_open"),
    ("no such table", "not_a_database"),
    ("foreign key constraint", "in_use"),
    ("unique constraint", "taken"),
)


@contextmanager
def failures_of(path: Path) -> Iterator[None]:
    """Turn what the database driver says into a `StorageError` with a stable reason."""
    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError) as error:
        text = str(error).lower()
        reason = next((word for hint, word in _REASONS if hint in text), "failed")
        raise StorageError(path=str(path), reason=reason, detail=str(error)) from error


class Store:
    """An open database.

    `origin` names this session in the journal; `since` is the last change made before it opened.
    """

    def __init__(self, path: Path, origin: str) -> None:
        self.path = path
        self.origin = origin
        self.db = SqliteDatabase(str(path), pragmas=PRAGMAS, lock_type="IMMEDIATE")
        self.since = 0

    def connect(self) -> None:
        """Open the connection of this thread."""
        with failures_of(self.path):
            self.db.connect(reuse_if_open=True)

    def close(self) -> None:
        """Close the connection of this thread."""
        with failures_of(self.path):
            self.db.close()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """The file as it is now, whatever is written meanwhile; nobody has to wait for it.

        In a thread without a connection one is opened, and closed at the end.
        """
        with failures_of(self.path):
            opened = self.db.connect(reuse_if_open=True)
            try:
                self.db.execute_sql("BEGIN DEFERRED")
                try:
                    yield
                finally:
                    self.db.execute_sql("ROLLBACK")
            finally:
                if opened:
                    self.db.close()

    def run(self, query: Query) -> sqlite3.Cursor:
        """Run a query for its effect; the cursor tells `lastrowid` and `rowcount`."""
        with failures_of(self.path):
            return self.db.execute(query)  # type: ignore[no-any-return]

    def rows(self, query: Query) -> list[Row]:
        """All rows of a query, as tuples of stored values."""
        with failures_of(self.path):
            return self.db.execute(query).fetchall()  # type: ignore[no-any-return]

    def run_of(self, sql: str, parameters: list[Any]) -> sqlite3.Cursor:
        """Run a compiled statement (see `prepared`) for its effect."""
        with failures_of(self.path):
            return self.db.execute_sql(sql, parameters)  # type: ignore[no-any-return]

    def rows_of(self, sql: str, parameters: list[Any]) -> list[Row]:
        """All rows of a compiled statement."""
        with failures_of(self.path):
            return self.db.execute_sql(sql, parameters).fetchall()  # type: ignore[no-any-return]

    def row(self, query: Query) -> Row | None:
        """The first row, or None."""
        with failures_of(self.path):
            return self.db.execute(query).fetchone()  # type: ignore[no-any-return]

    def scalar(self, query: Query) -> Any:
        """The first column of the first row, or None."""
        found = self.row(query)
        return found[0] if found else None

    def pragma(self, name: str) -> Any:
        """The value of a PRAGMA."""
        return self.rows_of(f"PRAGMA {name}", [])[0][0]

    def set_pragma(self, name: str, value: str | int) -> None:
        """Give a PRAGMA that is kept in the file its value."""
        with failures_of(self.path):
            self.db.pragma(name, value)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One transaction, taken for writing from its start; rolled back whole on any error.

        Inside another it is a part of that one: a savepoint would take ten times as long to undo
        an import.
        """
        if self.db.in_transaction():
            yield
            return
        with failures_of(self.path), self.db.atomic():
            yield
