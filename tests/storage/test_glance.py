"""A glance at the day: as the board has it, by index, and only of a file as it should be."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tablero.domain.due import rules_in
from tablero.domain.words import EntryStatus
from tablero.services.today import read_brief
from tablero.services.upkeep import keep_up
from tablero.storage.format import APPLICATION, SCHEMA
from tablero.storage.glance import look, read
from tablero.storage.store import Store
from tests.storage.boards import TODAY, Row, boards, fill, on_board, taken_back

if TYPE_CHECKING:
    from tests.conftest import Clock, Driver


@pytest.fixture
def rules(drive: "Driver") -> str:
    """The rules in force in the file."""
    keep_up(drive.ws)
    return rules_in(drive.ws.cadences, drive.ws.zone)


def change(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute(sql)


@settings(max_examples=100)
@given(boards, st.integers(1, 8))
def test_it_agrees_with_a_plain_sorted_list(store: Store, drawn: list[Row], limit: int) -> None:
    with taken_back(store):
        due = [row for row in on_board(fill(store, drawn)) if not is_later(row)]
        found = read(store.db.connection(), TODAY, limit)
        assert (found.due, found.promises) == (len(due), 0)
        assert [
            (card.name, card.due_on, card.cadence_days, card.rest_until) for card in found.first
        ] == [
            (row["name"], row["due_on"], row["cadence_days"], row["rest_until"])
            for row in due[:limit]
        ]


def is_later(row: Row) -> bool:
    return row["due_on"] is not None and row["due_on"] > TODAY


def test_it_agrees_with_the_workspace_day_by_day(
    drive: "Driver", clock: "Clock", rules: str
) -> None:
    ana, luis = drive.add("Ana Ríos"), drive.add("Luis Ocampo", every_days=2)
    drive.touch(ana)
    drive.touch(luis)
    drive.rest(drive.add("En pausa"), TODAY + timedelta(days=3))
    drive.promise(ana, "El informe", TODAY + timedelta(days=2))
    drive.promise(luis, "Un nombre", TODAY + timedelta(days=1))
    drive.close(drive.promise(luis, "Una llamada", TODAY), EntryStatus.DROPPED)
    drive.idea(luis, "Un café")
    seen = set()
    for _ in range(9):
        found, expected = look(drive.ws.store.path, rules, drive.ws.today()), read_brief(drive.ws)
        assert found is not None
        assert found[:2] == expected[:2]
        assert [card.name for card in found.first] == [card.name for card in expected.first]
        seen.add(found[:2])
        clock.advance(days=1)
    assert seen == {(0, 0), (0, 1), (1, 2), (2, 2), (3, 2)}


def test_people_and_entries_are_read_by_their_indexes(drive: "Driver") -> None:
    drive.add("Ana Ríos")
    drive.touch(drive.add("Luis Ocampo", every_days=1), at=drive.ws.now() - timedelta(days=3))
    asked: list[str] = []
    connection = drive.ws.store.db.connection()
    connection.set_trace_callback(asked.append)
    assert read(connection, TODAY, 3).due == 2
    connection.set_trace_callback(None)
    large = [sql for sql in asked if "standing" not in sql]
    assert len(large) > 4
    for sql in large:
        for step in connection.execute(f"EXPLAIN QUERY PLAN {sql}"):
            assert step[3].startswith("SEARCH"), sql
            assert "INDEX" in step[3], sql


@pytest.mark.parametrize(
    "sql",
    [
        f"PRAGMA user_version = {SCHEMA + 1}",
        f"PRAGMA user_version = {SCHEMA - 1}",
        f"PRAGMA application_id = {APPLICATION + 1}",
        "UPDATE setting SET value = 'others' WHERE key = 'due_rules'",
        "DELETE FROM setting",
        "DROP TABLE entry",
    ],
)
def test_a_file_that_is_not_as_it_should_be_is_left_to_the_workspace(
    drive: "Driver", rules: str, sql: str
) -> None:
    path = drive.ws.store.path
    drive.ws.close()
    assert look(path, rules, TODAY) is not None
    change(path, sql)
    assert look(path, rules, TODAY) is None


def test_other_rules_are_left_to_the_workspace(drive: "Driver", rules: str) -> None:
    assert look(drive.ws.store.path, f"{rules} #feria=2", TODAY) is None


def test_looking_makes_no_file(tmp_path: Path) -> None:
    assert look(tmp_path / "new.db", "", TODAY) is None
    assert look(tmp_path / "no folder" / "new.db", "", TODAY) is None
    assert list(tmp_path.iterdir()) == []


def test_letters_that_an_address_would_obey_are_letters(
    tmp_path: Path, drive: "Driver", rules: str
) -> None:
    path = tmp_path / "a?mode=memory#%20ñ.db"
    drive.ws.close()
    drive.ws.store.path.rename(path)
    assert look(path, rules, TODAY) is not None


def test_it_does_not_wait_for_who_is_writing(drive: "Driver", rules: str) -> None:
    with closing(sqlite3.connect(drive.ws.store.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert look(drive.ws.store.path, rules, TODAY) is not None
