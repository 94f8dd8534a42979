"""`tablero doctor`: sound files, wrong counters, repair, and a sentence for every fault."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tablero.cli.doctor import FAULTS
from tablero.domain.findings import Fault


@pytest.fixture
def miscounted(tablero: Any, database: Path) -> Any:
    """The command line on a file in which Ana's counter has gone wrong."""
    tablero("add", "Ana Ríos")
    tablero("touch", "ana", "call")
    with sqlite3.connect(database) as file:
        file.execute("UPDATE person SET touch_count = 9")
    file.close()
    return tablero


def test_a_sound_file_is_well(tablero: Any) -> None:
    tablero("add", "Ana Ríos")
    done = tablero("doctor")
    assert (done.code, done.out, done.err) == (0, "All is well.\n", "")


def test_what_is_wrong_is_told_with_whom_and_what_to_do(miscounted: Any) -> None:
    done = miscounted("doctor")
    assert done.code == 1
    assert "The counters of 1 person are wrong: 1 Ana Ríos\n" in done.out
    assert "--repair" in done.err


def test_a_repair_sets_it_right(miscounted: Any) -> None:
    done = miscounted("doctor", "--repair")
    assert (done.code, done.out) == (0, "Set right: 1 person\nAll is well.\n")
    assert miscounted("list", "--json").document["people"][0]["touches"] == 1


def test_the_json_has_codes(miscounted: Any) -> None:
    document = miscounted("doctor", "--json").document
    assert {"fault", "count", "people", "detail"} == set(document["findings"][0])
    assert "counters" in [finding["fault"] for finding in document["findings"]]
    assert document["repaired"] == 0


def test_a_folder_that_the_user_chose_may_be_open(tablero: Any, tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    assert tablero("doctor").code == 0


def test_every_fault_has_a_sentence() -> None:
    assert set(FAULTS) == set(Fault)
