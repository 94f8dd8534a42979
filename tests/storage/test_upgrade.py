"""Opening a database file: created private, brought to the newest schema, or refused untouched."""

import errno
import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playhouse.schema_diff import diff_models

from tablero.errors import StorageError
from tablero.storage import tables, upgrade
from tablero.storage.format import APPLICATION, SCHEMA
from tablero.storage.store import Store
from tablero.storage.upgrade import backup, backup_path, open_store

if TYPE_CHECKING:
    from tests.conftest import Driver


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def refusal(path: Path) -> str:
    """Why the file is refused, after making sure that nothing was done to it."""
    before = path.read_bytes() if path.is_file() else None
    around = set(path.parent.iterdir()) if path.parent.exists() else None
    with pytest.raises(StorageError) as refused:
        open_store(path, "test")
    assert refused.value.data["path"] == str(path)
    if before is not None:
        assert path.read_bytes() == before
    if around is not None:
        assert set(path.parent.iterdir()) <= around
    return str(refused.value.data["reason"])


def run(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for statement in statements:
            db.execute(statement)


def test_the_pragmas_are_in_force(database: Path) -> None:
    with closing(open_store(database, "test")) as store:
        names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "temp_store")
        assert [store.pragma(name) for name in names] == ["wal", 2, 1, 10_000, 2]


def test_a_new_file_and_all_beside_it_are_the_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "data" / "tablero.db"
    old = os.umask(0)
    try:
        with closing(open_store(path, "test", make_folder=True)):
            assert mode(path.parent) == 0o700
            assert {mode(file) for file in path.parent.iterdir()} == {0o600}
    finally:
        os.umask(old)


def test_an_existing_folder_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    open_store(tmp_path / "tablero.db", "test", make_folder=True).close()
    assert mode(tmp_path) == 0o755


def test_a_migrated_database_is_what_the_models_say(database: Path) -> None:
    with closing(open_store(database, "test")) as store:
        models = list(tables.ALL_TABLES)
        with store.db.bind_ctx(models):
            assert not any(diff_models(store.db, models))
        assert store.pragma("user_version") == SCHEMA
        assert store.pragma("application_id") == APPLICATION


def test_schema_is_the_number_of_the_newest_migration() -> None:
    folder = Path(upgrade.__file__).parent / "migrations"
    numbers = sorted(int(path.name[:4]) for path in folder.glob("[0-9]*.py"))
    assert numbers == list(range(1, SCHEMA + 1))


def test_nothing_a_user_wrote_goes_by_cascade(database: Path) -> None:
    with closing(open_store(database, "test")) as store:
        for name in tables.JOURNALED:
            keys = store.db.execute_sql(f"PRAGMA foreign_key_list({name})").fetchall()
            assert {key[6] for key in keys} <= {"NO ACTION"}, name


def test_a_file_opened_again_is_as_it_was(drive: "Driver", database: Path) -> None:
    drive.add("Ana Ríos")
    drive.ws.close()
    before = database.read_bytes()
    with closing(open_store(database, "again")) as store:
        assert store.since == 1
    assert database.read_bytes() == before


def test_a_newer_schema_is_refused(database: Path) -> None:
    open_store(database, "test").close()
    run(database, f"PRAGMA user_version = {SCHEMA + 1}")
    assert refusal(database) == "newer"


@pytest.mark.parametrize(
    "content", [b"Name;Company\n" * 50, b"\x00" * 5000, b"SQLite format 3\x00x"]
)
def test_a_file_that_is_no_database_is_refused(database: Path, content: bytes) -> None:
    database.write_bytes(content)
    assert refusal(database) == "not_a_database"


@pytest.mark.parametrize(
    "made",
    [
        ["CREATE TABLE mail (id INTEGER)"],
        ["CREATE TABLE person (id INTEGER)"],
        ["CREATE TABLE person (id INTEGER)", "PRAGMA user_version = 1"],
        ["PRAGMA user_version = 7"],
        ["PRAGMA application_id = 5"],
    ],
)
def test_the_database_of_another_program_is_refused(database: Path, made: list[str]) -> None:
    run(database, *made)
    assert refusal(database) == "foreign"


def test_a_database_cut_short_is_refused(drive: "Driver", database: Path) -> None:
    drive.add("Ana Ríos")
    drive.ws.close()
    database.write_bytes(database.read_bytes()[:4096] + b"\xff" * 9000)
    assert refusal(database) == "corrupt"


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "folder"


def test_a_missing_folder_is_refused_unless_it_may_be_made(tmp_path: Path) -> None:
    path = tmp_path / "no" / "such" / "tablero.db"
    assert refusal(path) == "no_folder"
    assert not path.parent.exists()
    open_store(path, "test", make_folder=True).close()
    assert path.exists()


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    with pytest.raises(StorageError) as refused:
        open_store(tmp_path / "data" / "tablero.db", "test", make_folder=True)
    assert refused.value.data["reason"] == "cannot_open"


def test_a_file_that_may_not_be_written_is_refused(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_store(database, "test").close()
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert refusal(database) == "read_only"


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.EACCES, "read_only"),
        (errno.EROFS, "read_only"),
        (errno.ENOSPC, "full"),
        (errno.EIO, "cannot_open"),
    ],
)
def test_a_file_that_cannot_be_created_is_refused_for_its_reason(
    database: Path, monkeypatch: pytest.MonkeyPatch, number: int, reason: str
) -> None:
    def fail(*_: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "open", fail)
    assert refusal(database) == reason


def test_opening_a_file_once_more_drops_no_lock_of_the_first(database: Path) -> None:
    with closing(open_store(database, "first")) as first:
        open_store(database, "second").close()
        # With the locks of the first gone, an outsider who leaves would delete the log under it.
        script = "import sqlite3, sys; db = sqlite3.connect(sys.argv[1]);"
        script += "db.execute('PRAGMA user_version'); db.close()"
        subprocess.run([sys.executable, "-c", script, str(database)], check=True)
        assert database.with_name(database.name + "-wal").exists()
        assert first.pragma("user_version") == SCHEMA


def open_and_tell(path: Path) -> str:
    with closing(open_store(path, "racer")) as store:
        return f"{store.pragma('journal_mode')} {store.pragma('user_version')}"


def test_processes_that_start_at_once_on_a_new_file_all_succeed(tmp_path: Path) -> None:
    context = get_context("forkserver")
    with ProcessPoolExecutor(3, mp_context=context) as pool:
        for number in range(8):
            path = tmp_path / f"{number}.db"
            told = [pool.submit(open_and_tell, path) for _ in range(3)]
            assert {each.result(60) for each in told} == {f"wal {SCHEMA}"}


def test_a_start_interrupted_before_the_end_is_completed(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(upgrade, "_migrate", stop)
        with pytest.raises(KeyboardInterrupt):
            open_store(database, "cut")
    assert open_and_tell(database) == f"wal {SCHEMA}"


@pytest.fixture
def older(drive: "Driver", database: Path) -> Path:
    """A file of today's tablero with somebody in it."""
    drive.add("Ana Ríos")
    drive.ws.close()
    return database


@pytest.fixture
def next_schema(older: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tablero of tomorrow, with one migration more; the folder of its migrations."""
    folder = older.parent / "migrations"
    folder.mkdir()
    for path in (Path(upgrade.__file__).parent / "migrations").glob("[0-9]*.py"):
        (folder / path.name).write_text(path.read_text())
    later = f"{SCHEMA + 1:04}_mood.py"
    (folder / later).write_text(
        "def up(migrator, db):\n    db.execute_sql('ALTER TABLE person ADD COLUMN mood TEXT')\n"
    )
    monkeypatch.setattr(upgrade, "_MIGRATIONS", folder)
    monkeypatch.setattr(upgrade, "SCHEMA", SCHEMA + 1)
    return folder / later


def columns(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as db:
        return [row[1] for row in db.execute("PRAGMA table_info(person)")]


def names(path: Path) -> list[tuple[str]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute("SELECT name FROM person").fetchall()


@pytest.mark.usefixtures("next_schema")
def test_an_older_file_is_copied_and_then_upgraded(older: Path) -> None:
    open_store(older, "new").close()
    kept = backup_path(older, SCHEMA)
    assert "mood" in columns(older)
    assert "mood" not in columns(kept)
    assert names(older) == names(kept) == [("Ana Ríos",)]
    assert mode(kept) == 0o600


def test_a_migration_that_fails_leaves_the_file_as_it_was(older: Path, next_schema: Path) -> None:
    next_schema.write_text(
        "def up(migrator, db):\n"
        "    db.execute_sql('ALTER TABLE person ADD COLUMN mood TEXT')\n"
        "    db.execute_sql('SELECT * FROM nothing')\n"
    )
    with pytest.raises(StorageError):
        open_store(older, "new")
    assert "mood" not in columns(older)
    assert names(backup_path(older, SCHEMA)) == [("Ana Ríos",)]


def test_a_restored_copy_opens_like_the_original(older: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    with closing(open_store(older, "test")) as store:
        backup(store, copy)
    with closing(open_store(copy, "test")) as store:
        assert store.pragma("journal_mode") == "wal"
    assert names(copy) == [("Ana Ríos",)]


def test_a_copy_replaces_an_older_copy_and_leaves_no_draft(older: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    (folder / "copy.db").write_text("older")
    with closing(open_store(older, "test")) as store:
        backup(store, folder / "copy.db")
    assert names(folder / "copy.db") == [("Ana Ríos",)]
    assert list(folder.iterdir()) == [folder / "copy.db"]


def test_a_copy_that_fails_keeps_the_older_copy(
    older: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    (folder / "copy.db").write_text("older")
    with closing(open_store(older, "test")) as store:

        def fail(*_: object) -> None:
            raise sqlite3.OperationalError("database or disk is full")

        monkeypatch.setattr(store.db, "execute_sql", fail)
        with pytest.raises(StorageError) as refused:
            backup(store, folder / "copy.db")
    assert refused.value.data["reason"] == "full"
    assert [path.read_text() for path in folder.iterdir()] == ["older"]


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        (lambda path: path, "cannot_open"),
        (lambda path: path.parent / "no" / "copy.db", "no_folder"),
        (lambda path: path.parent, "folder"),
    ],
)
def test_a_copy_over_the_file_itself_or_to_nowhere_is_refused(
    older: Path, target: Callable[[Path], Path], reason: str
) -> None:
    with closing(open_store(older, "test")) as store, pytest.raises(StorageError) as refused:
        backup(store, target(older))
    assert refused.value.data["reason"] == reason
    assert names(older) == [("Ana Ríos",)]


def test_a_locked_file_is_named_as_such(older: Path) -> None:
    with closing(open_store(older, "test")) as store, closing(sqlite3.connect(older)) as other:
        store.wait_at_most(1)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError) as refused, store.transaction():
            pass
        assert refused.value.data["reason"] == "locked"


def test_each_thread_of_a_store_has_its_own_connection(database: Path) -> None:
    store = Store(database, "test")
    store.connect()
    store.connect()
    store.close()
    store.close()
    assert store.db.is_closed()
