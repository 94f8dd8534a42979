"""The databases that the benchmark measures with are as sound as those that users make."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from peewee import fn

from tablero.domain.words import Stage
from tablero.services import board, doctor, reach
from tablero.services.workspace import Workspace
from tablero.storage import tables
from tablero.storage.upgrade import open_store
from tests.bench import data, network

NOW = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo(data.ZONE))
PEOPLE = 120


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bench", numbered=True)
    folder.chmod(0o700)
    data.build(folder / "built.db", PEOPLE, NOW)
    return folder / "built.db"


def test_the_doctor_finds_nothing_in_a_database_of_the_benchmark(built: Path) -> None:
    ws = Workspace(open_store(built, "here"), lambda: NOW, ZoneInfo(data.ZONE))
    assert doctor.examine(ws) == ()
    ws.close()


def test_nor_in_a_network_of_the_benchmark(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    network.build(tmp_path / "network.db", PEOPLE, 2 * PEOPLE, NOW)
    ws = Workspace(open_store(tmp_path / "network.db", "here"), lambda: NOW, ZoneInfo(data.ZONE))
    assert doctor.examine(ws) == ()
    assert int(ws.store.scalar(tables.Tie.select(fn.COUNT(tables.Tie.id)))) == 2 * PEOPLE
    assert len(reach.reach_person(ws, PEOPLE)) == reach.LISTED
    ws.close()


def test_every_column_has_its_share_of_cards_that_are_due(built: Path) -> None:
    ws = Workspace(open_store(built, "here"), lambda: NOW, ZoneInfo(data.ZONE))
    tally = board.count(ws)
    awake = PEOPLE - PEOPLE // data.RESTING
    assert [tally.in_stage(stage) for stage in Stage] == [awake // len(Stage)] * len(Stage)
    for stage in Stage:
        (first,) = board.window(ws, stage, tally.standings, 0, 1)
        assert first.touch_count == data.TOUCHES_EACH
        assert first.due_on is not None
        assert first.due_on < ws.today()
    ws.close()
