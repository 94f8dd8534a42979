"""One open database: runs queries, gives plain tuples back, names failures in our own words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from peewee import DatabaseError, OperationalError, Query, SqliteDatabase

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

LOOK_S = 0.002
"""How long from one look to the next whether the file is free."""

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


class TakingTurns(SqliteDatabase):
    """Waits to write by many short looks, for as long as `patience_s`.

    SQLite's own looks come to be a tenth of a second apart: beside a session that writes without a
    pause, they can miss for seconds the moments between two of its writes.
    """

    patience_s = 10.0

    def begin(self, lock_type: str | None = None) -> None:
        """Begin a transaction when it is our turn. Raises OperationalError when it is not."""
        until = monotonic() + self.patience_s
        with self._at_once():
            while not self._begun(lock_type, is_last=monotonic() >= until):
                sleep(LOOK_S)

    def _begun(self, lock_type: str | None, *, is_last: bool) -> bool:
        try:
            super().begin(lock_type)
        except OperationalError as error:
            if is_last or "locked" not in str(error):
                raise
            return False
        return True

    @contextmanager
    def _at_once(self) -> Iterator[None]:
        """SQLite itself does not wait."""
        pragma = self.connection().execute  # type: ignore[no-untyped-call]
        ((before,),) = pragma("PRAGMA busy_timeout").fetchall()
        pragma("PRAGMA busy_timeout = 0")
        try:
            yield
        finally:
            pragma(f"PRAGMA busy_timeout = {before}")


class Store:
    """An open database.

    `origin` names this session in the journal; `since` is the last change made before it opened.
    """

    def __init__(self, path: Path, origin: str) -> None:
        self.path = path
        self.origin = origin
        self._turns = TakingTurns(str(path), pragmas=PRAGMAS, lock_type="IMMEDIATE")
        self.db: SqliteDatabase = self._turns
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

    def wait_at_most(self, milliseconds: int) -> None:
        """Wait no longer for a file that another program has locked."""
        self._turns.patience_s = milliseconds / 1000
        self.set_pragma("busy_timeout", milliseconds)

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
