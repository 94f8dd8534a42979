"""Opening a file: a private folder and file, one schema for everyone, a copy before it is touched.

A file that is up to date costs one PRAGMA; the migration machinery is loaded only when needed.
"""

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tablero.errors import StorageError
from tablero.storage import journal
from tablero.storage.store import Store, failures_of

SCHEMA = 1
"""The number of the newest migration, kept in the file as `user_version`."""

_REASONS = {
    errno.ENOENT: "no_folder",
    errno.EACCES: "read_only",
    errno.EROFS: "read_only",
    errno.EISDIR: "folder",
    errno.ENOSPC: "full",
}

_MIGRATIONS = Path(__file__).parent / "migrations"


def open_store(path: Path, origin: str, *, make_folder: bool = False) -> Store:
    """Open the database at `path`, creating or upgrading it; its folder too with `make_folder`.

    Raises StorageError for a file that cannot be used: not a database, of a newer tablero, locked…
    """
    _make_private(path, make_folder=make_folder)
    store = Store(path, origin)
    store.connect()
    try:
        version = store.pragma("user_version")
        if version > SCHEMA:
            raise StorageError(path=str(path), reason="newer", detail=str(version))
        if version < SCHEMA:
            upgrade(store)
        store.since = journal.cursor(store)
    except StorageError:
        store.close()
        raise
    return store


def upgrade(store: Store) -> None:
    """Bring the file to the newest schema, one process at a time, keeping a copy of what was there."""
    from playhouse.migrations import Runner

    with _only_one(store.path):
        version = store.pragma("user_version")
        if version == SCHEMA:
            return
        _refuse_foreign(store)
        if version:
            backup(store, backup_path(store.path, version))
        with failures_of(store.path):
            Runner(store.db, str(_MIGRATIONS)).up()
            store.db.pragma("user_version", SCHEMA)


def backup(store: Store, target: Path) -> None:
    """Write a whole, compact copy to `target`, readable by its owner only."""
    os.close(os.open(target, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))
    with failures_of(store.path):
        store.db.execute_sql("VACUUM INTO ?", (str(target),))


def backup_path(path: Path, version: int) -> Path:
    """Where the copy made before an upgrade from `version` is kept."""
    return path.with_name(f"{path.stem}.schema-{version}{path.suffix}")


def _make_private(path: Path, *, make_folder: bool) -> None:
    try:
        if make_folder:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, "cannot_open")
        raise StorageError(path=str(path), reason=reason, detail=error.strerror) from error


def _refuse_foreign(store: Store) -> None:
    """A database of another program has tables and no version of ours."""
    with failures_of(store.path):
        names = set(store.db.get_tables())
    if names and not {"schema_migration", "person"} & names:
        raise StorageError(path=str(store.path), reason="foreign", detail="")


@contextmanager
def _only_one(path: Path) -> Iterator[None]:
    lock = os.open(path.with_name(path.name + ".lock"), os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)
