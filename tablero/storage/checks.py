"""What can be checked without counting: SQLite's own tests, vocabularies, who may read the file."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from peewee import Field, fn

from tablero.domain.words import (
    Channel,
    Direction,
    EntryKind,
    EntryStatus,
    FavourKind,
    HandleKind,
    Intent,
    IntroductionStatus,
    MistakeKind,
    Outcome,
    Stage,
    TieKind,
    Topic,
)
from tablero.errors import StorageError
from tablero.storage import rates, standings, tables
from tablero.storage.store import Row, Store, failures_of

_WORDS: tuple[tuple[Field, type[StrEnum]], ...] = (
    (tables.Person.stage, Stage),
    (tables.Person.last_channel, Channel),
    (tables.Person.last_intent, Intent),
    (tables.Person.last_outcome, Outcome),
    (tables.Handle.kind, HandleKind),
    (tables.Touch.channel, Channel),
    (tables.Touch.direction, Direction),
    (tables.Touch.intent, Intent),
    (tables.Touch.outcome, Outcome),
    (tables.StageChange.from_stage, Stage),
    (tables.StageChange.to_stage, Stage),
    (tables.Tie.kind, TieKind),
    (tables.Entry.kind, EntryKind),
    (tables.Entry.topic, Topic),
    (tables.Entry.status, EntryStatus),
    (tables.Mistake.kind, MistakeKind),
    (tables.Lesson.stage, Stage),
    (tables.Lesson.channel, Channel),
    (tables.Favour.kind, FavourKind),
    (tables.Introduction.status, IntroductionStatus),
    (tables.Standing.stage, Stage),
)

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


class Count(NamedTuple):
    """How many rows are wrong, and where: `table` or `table.column`."""

    where: str
    rows: int


def damage(store: Store) -> str:
    """What SQLite finds broken in the file, in its own words; empty for a sound file."""
    try:
        found = str(store.pragma("integrity_check"))
    except StorageError as error:
        if error.data.get("reason") != "corrupt":
            raise
        return str(error.data.get("detail", ""))
    return "" if found == "ok" else found


def dangling(store: Store) -> list[Count]:
    """Rows that refer to rows that are not there, by table."""
    with failures_of(store.path):
        found: list[Row] = store.db.execute_sql("PRAGMA foreign_key_check").fetchall()
    names = [row[0] for row in found]
    return [Count(name, names.count(name)) for name in sorted(set(names))]


def unknown_words(store: Store) -> Iterator[Count]:
    """Values of no vocabulary, by column: of a newer tablero, or written by other hands."""
    for column, words in _WORDS:
        strange = column.is_null(False) & column.not_in(list(words))
        rows = store.scalar(column.model.select(fn.COUNT(column)).where(strange))
        if rows:
            yield Count(f"{column.model._meta.table_name}.{column.column_name}", rows)


def unknown_tables(store: Store) -> list[Count]:
    """Rows of the journal about tables that there are not."""
    name = tables.ChangeRow.table_name
    query = (
        tables.ChangeRow.select(name, fn.COUNT(name))
        .where(name.not_in(list(tables.JOURNALED)))
        .group_by(name)
    )
    return [Count(*row) for row in store.rows(query)]


def wrong_standings(store: Store) -> int:
    """At how many places the cards kept in the counts of the board are not those that stand there.

    The conversion is one more. Only to be asked of a file without unknown words.
    """
    kept, found = standings.read(store), standings.count(store)
    wrong = sum(kept[each] != found[each] for each in kept.keys() | found.keys())
    return wrong + (rates.read(store) != rates.count(store))


def open_files(store: Store) -> list[Path]:
    """The database's files that others on this machine may read or write."""
    return [path for path in _files(store) if _mode(path) & ~PRIVATE_FILE]


def open_folder(store: Store) -> Path | None:
    """The folder, when it is the user's own and others on this machine may look into it."""
    folder = store.path.absolute().parent
    if folder.stat().st_uid != store.path.stat().st_uid:
        return None
    return folder if _mode(folder) & ~PRIVATE_FOLDER else None


def make_private(paths: Iterable[Path]) -> None:
    """Let nobody but their owner read or write these files. Raises StorageError."""
    for path in paths:
        try:
            path.chmod(PRIVATE_FILE)
        except OSError as error:
            detail = error.strerror or ""
            raise StorageError(path=str(path), reason="read_only", detail=detail) from error


def mode_of(path: Path) -> str:
    """The permissions of a path, in octal, as `chmod` takes them."""
    return f"{_mode(path):o}"


def _files(store: Store) -> Iterator[Path]:
    for ending in ("", "-wal", "-shm"):
        path = store.path.with_name(store.path.name + ending)
        if path.exists():
            yield path


def _mode(path: Path) -> int:
    return path.stat().st_mode & 0o777
