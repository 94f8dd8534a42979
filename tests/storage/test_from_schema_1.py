"""A file that an older program wrote, opened by this one: what is filled, kept and undone."""

import sqlite3
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from datetime import UTC, date, datetime
from multiprocessing import get_context
from pathlib import Path

import pytest
from playhouse.schema_diff import diff_models

from tablero.domain.touches import count
from tablero.domain.words import Stage
from tablero.errors import ChangedElsewhere, StorageError
from tablero.services import board, doctor, moves, people, rests, today, upkeep
from tablero.services.workspace import Workspace
from tablero.storage import history, rates, standings, tables
from tablero.storage.format import SCHEMA
from tablero.storage.rules import valid_since
from tablero.storage.upgrade import backup_path, open_store
from tests.conftest import OpenWorkspace
from tests.dump import dump

WRITTEN = Path(__file__).parents[1] / "data" / "older" / "schema_1.sql"
"""Ten people with touches of every kind, and a journal of 40 changes, the last one undone."""

ANA, LUIS, NOE, IRENE, PACO, IKER, _LUCIA, _TOMAS, BEGONA, NURIA = range(1, 11)


@pytest.fixture
def older(database: Path) -> Path:
    """The older program's file."""
    with closing(sqlite3.connect(database)) as db:
        db.executescript(WRITTEN.read_text(encoding="utf-8"))
    database.chmod(0o600)
    return database


@pytest.fixture
def upgraded(older: Path, open_workspace: OpenWorkspace) -> Workspace:
    """A session of today's program on it."""
    ws = open_workspace("newer", older)
    upkeep.keep_up(ws)
    return ws


def column(ws: Workspace, name: str) -> dict[int, object]:
    """Person id -> a column as stored, of those for whom it says something."""
    rows = ws.store.rows_of(f"SELECT id, {name} FROM person ORDER BY id", [])  # noqa: S608
    return {id_: value for id_, value in rows if value not in (None, 0, "")}


def test_the_file_is_of_the_first_schema(older: Path) -> None:
    with closing(sqlite3.connect(older)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (1,)
        assert "rest_until" not in [row[1] for row in db.execute("PRAGMA table_info(person)")]


def test_it_becomes_what_the_models_say(upgraded: Workspace) -> None:
    store, models = upgraded.store, list(tables.ALL_TABLES)
    with store.db.bind_ctx(models):
        assert not any(diff_models(store.db, models))
    assert store.pragma("user_version") == SCHEMA


def test_the_doctor_finds_nothing_in_it(upgraded: Workspace) -> None:
    assert doctor.examine(upgraded) == ()


def test_what_was_written_is_there_as_it_was(older: Path, open_workspace: OpenWorkspace) -> None:
    with closing(sqlite3.connect(older)) as db:
        names = [row[1] for row in db.execute("PRAGMA table_info(person)")]
        read = f"SELECT {', '.join(names)} FROM person ORDER BY id"  # noqa: S608
        before = {
            "person": db.execute(read).fetchall(),
            **{
                name: db.execute(f"SELECT * FROM {name} ORDER BY id").fetchall()  # noqa: S608
                for name in ("touch", "handle", "person_tag", "stage_change", "change_row")
            },
        }
    store = open_workspace("newer", older).store
    after = {"person": store.rows_of(read, [])}
    for name in before.keys() - {"person"}:
        after[name] = store.rows_of(f"SELECT * FROM {name} ORDER BY id", [])  # noqa: S608
    assert after == before
    assert store.since == 40


def test_the_file_of_before_is_kept(older: Path, upgraded: Workspace) -> None:
    kept = backup_path(older, 1)
    assert kept.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(kept)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (1,)
        assert db.execute("SELECT COUNT(*) FROM person").fetchone() == (10,)
        assert "rest_until" not in [row[1] for row in db.execute("PRAGMA table_info(person)")]
    assert people.read_person(upgraded, ANA).person.card.name == "Ana Ríos"


def test_where_cards_stand_is_counted(upgraded: Workspace) -> None:
    kept = standings.read(upgraded.store)
    assert kept == standings.count(upgraded.store)
    assert kept.total() == 8
    assert rates.read(upgraded.store) == rates.count(upgraded.store)
    tally = board.count(upgraded)
    assert [tally.in_stage(stage) for stage in Stage] == [1, 2, 2, 3]


def test_unanswered_asks_are_those_of_the_touches(upgraded: Workspace) -> None:
    assert column(upgraded, "unanswered_asks") == {LUIS: 1, PACO: 3, IKER: 1}
    for id_ in range(1, 11):
        made = history.touches_of(upgraded.store, id_)
        (card,) = board.cards(upgraded, [id_])
        assert card.unanswered_asks == count(made).unanswered_asks


def test_who_was_touched_after_a_referral_has_been_thanked(upgraded: Workspace) -> None:
    ties = upgraded.store.rows_of("SELECT source_id, thanked_at FROM tie ORDER BY id", [])
    first, _ = [
        touch.at
        for touch in history.touches_of(upgraded.store, NOE)
        if touch.at >= datetime(2026, 11, 3, tzinfo=UTC)
    ]
    assert ties == [(ANA, None), (NOE, int(first.timestamp()))]
    assert [thanks.introducer.id for thanks in today.read_today(upgraded).thanks] == [ANA]


def test_nobody_rests_and_nothing_is_written_about_anybody(upgraded: Workspace) -> None:
    assert column(upgraded, "rest_until") == column(upgraded, "rest_reason") == {}
    assert upgraded.store.rows_of("SELECT * FROM entry", []) == []


def test_due_dates_and_cadences_stay(upgraded: Workspace) -> None:
    assert column(upgraded, "cadence_days")[NURIA] == 14
    assert column(upgraded, "due_on")[PACO] == "2026-12-06"


def test_every_change_of_before_is_undone_and_made_again(upgraded: Workspace) -> None:
    before = dump(upgraded)
    for turn in (moves.undo, moves.redo):
        for _ in range(38):
            turn(upgraded)
            assert doctor.examine(upgraded) == ()
    assert dump(upgraded) == before


def test_what_was_undone_before_can_be_made_again(upgraded: Workspace) -> None:
    assert moves.redo(upgraded).subject["action"] == "touch"
    assert column(upgraded, "unanswered_asks")[LUIS] == 2
    assert doctor.examine(upgraded) == ()


def test_an_older_change_of_one_who_rests_since_is_refused_politely(
    older: Path, upgraded: Workspace, open_workspace: OpenWorkspace
) -> None:
    other = open_workspace("other", older)
    rests.rest(upgraded, [PACO], date(2027, 1, 1))
    with pytest.raises(ChangedElsewhere) as refused:
        moves.undo(other)
    assert "Paco Muestra" in str(refused.value.data["subject"])
    moves.undo(upgraded)
    assert moves.undo(other).subject["name"] == "Paco Muestra"
    assert column(other, "unanswered_asks")[PACO] == 2
    assert doctor.examine(other) == ()


def open_and_tell(path: Path) -> tuple[int, int, int]:
    with closing(open_store(path, "racer")) as store:
        kept = standings.read(store).total()
        return store.pragma("user_version"), kept, valid_since(store)


def test_processes_that_upgrade_at_once_all_succeed(tmp_path: Path) -> None:
    context = get_context("forkserver")
    with ProcessPoolExecutor(3, mp_context=context) as pool:
        for number in range(4):
            path = tmp_path / f"{number}.db"
            with closing(sqlite3.connect(path)) as db:
                db.executescript(WRITTEN.read_text(encoding="utf-8"))
            told = [pool.submit(open_and_tell, path) for _ in range(3)]
            assert {each.result(60) for each in told} == {(SCHEMA, 8, 40)}
            assert open_and_tell(backup_path(path, 1)) == (SCHEMA, 8, 40)


def test_an_upgrade_that_fails_leaves_the_file_to_the_older_program(older: Path) -> None:
    with closing(sqlite3.connect(older)) as db:
        db.execute("CREATE TABLE standing (id INTEGER)")
        before = list(db.iterdump())
    with pytest.raises(StorageError):
        open_store(older, "newer")
    with closing(sqlite3.connect(older)) as db:
        assert list(db.iterdump()) == before
        assert db.execute("PRAGMA user_version").fetchone() == (1,)
