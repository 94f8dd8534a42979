"""Opening a file: a private folder and file, one schema for everyone, a copy before it is touched.

A file that is up to date costs three PRAGMAs, and one that is not ours is never written to; the
migration machinery is loaded only when needed.
"""

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tablero.errors import StorageError
from tablero.storage import journal
from tablero.storage.format import APPLICATION, SCHEMA
from tablero.storage.store import Store, failures_of

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
    with _failures_of_files(path):
        _make_private(path, make_folder=make_folder)
    store = Store(path, origin)
    try:
        store.connect()
        _make_current(store)
        store.since = journal.cursor(store)
    except StorageError:
        store.close()
        raise
    return store


def backup(store: Store, target: Path) -> None:
    """Write a whole, compact copy to `target`, readable by its owner only.

    What was at `target` is replaced once the copy is complete. Raises StorageError about `target`.
    """
    draft = target.with_name(target.name + ".part")
    with _failures_of_files(target), failures_of(target):
        if target.exists() and target.samefile(store.path):
            raise StorageError(path=str(target), reason="cannot_open", detail="")
        draft.unlink(missing_ok=True)
        _create(draft)
        try:
            store.db.execute_sql("VACUUM INTO ?", (str(draft),))
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)


def backup_path(path: Path, version: int) -> Path:
    """Where the copy made before an upgrade from `version` is kept."""
    return path.with_name(f"{path.stem}.schema-{version}{path.suffix}")


def _make_current(store: Store) -> None:
    version = _version(store)
    if version < SCHEMA or store.pragma("journal_mode") != "wal":
        with _failures_of_files(store.path), _only_one(store.path):
            _upgrade(store)


def _version(store: Store) -> int:
    """The file's schema, 0 for a new file. Refuses files that are not ours, or are too new."""
    version = int(store.pragma("user_version"))
    application = store.pragma("application_id")
    if application != APPLICATION and (application or version or _tables(store)):
        raise StorageError(path=str(store.path), reason="foreign", detail="")
    if version > SCHEMA:
        raise StorageError(path=str(store.path), reason="newer", detail=str(version))
    return version


def _tables(store: Store) -> list[str]:
    with failures_of(store.path):
        return store.db.get_tables()


def _upgrade(store: Store) -> None:
    """Bring the file to the newest schema, keeping a copy of what was there."""
    version = _version(store)
    store.set_pragma("application_id", APPLICATION)
    store.set_pragma("journal_mode", "wal")
    if version == SCHEMA:
        return
    if version:
        backup(store, backup_path(store.path, version))
    _migrate(store)


def _migrate(store: Store) -> None:
    from playhouse.migrations import Runner

    with failures_of(store.path):
        Runner(store.db, str(_MIGRATIONS)).up()
    store.set_pragma("user_version", SCHEMA)


def _make_private(path: Path, *, make_folder: bool) -> None:
    if make_folder:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    # An existing file is not opened here: closing it would drop the locks that SQLite holds on it
    # for other connections of this process.
    if not path.exists():
        _create(path)
    elif not os.access(path, os.R_OK | os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _create(path: Path) -> None:
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


@contextmanager
def _failures_of_files(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, "cannot_open")
        raise StorageError(path=str(path), reason=reason, detail=error.strerror) from error


@contextmanager
def _only_one(path: Path) -> Iterator[None]:
    lock = os.open(path.with_name(path.name + ".lock"), os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)
