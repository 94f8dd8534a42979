"""`tablero config`, and the configuration's way into the other commands."""

from pathlib import Path
from typing import Any

import pytest

from tablero.config import Config, load_config


@pytest.fixture
def file(environment: dict[str, str]) -> Path:
    """Where the configuration is read."""
    return Path(environment["TABLERO_CONFIG"])


def test_what_is_printed_can_be_kept_as_the_file(tablero: Any, file: Path) -> None:
    done = tablero("config")
    file.write_text(done.out, encoding="utf-8")
    assert load_config(file) == Config()
    assert f"# This file: {file}\n" in done.out


def test_the_json_tells_places_and_settings(tablero: Any, file: Path, database: Path) -> None:
    file.write_text("[cadence]\nreferred = 2\n", encoding="utf-8")
    document = tablero("config", "--json").document
    assert document["config_file"] == str(file)
    assert document["database"] == str(database)
    assert document["settings"]["cadence"]["referred"] == 2


def test_printing_makes_no_file(tablero: Any, file: Path, database: Path) -> None:
    tablero("config")
    assert not file.exists()
    assert not database.exists()


def test_a_mistake_in_the_file_is_refused_by_its_key(tablero: Any, file: Path) -> None:
    file.write_text('time_zone = "Europe/Atlantis"\n', encoding="utf-8")
    done = tablero("list")
    assert done.code == 1
    assert done.err == f"{file}: time_zone must be a time zone such as Europe/Madrid.\n"


def test_help_is_given_whatever_the_file_says(tablero: Any, file: Path) -> None:
    file.write_text("language = ", encoding="utf-8")
    assert tablero("--help").code == 0


def test_the_configured_language_is_spoken(tablero: Any, file: Path) -> None:
    file.write_text('language = "es"\n', encoding="utf-8")
    assert tablero("undo").err == "No hay nada que deshacer.\n"


def test_the_configured_cadence_is_kept(tablero: Any, file: Path) -> None:
    file.write_text("[cadence]\nfirst_contact = 3\n", encoding="utf-8")
    tablero("add", "Ana Ríos")
    assert tablero("touch", "ana", "call", "--json").document["person"]["next_due"] == "2026-11-26"


def test_the_configured_zone_wins_over_the_environment(tablero: Any, file: Path) -> None:
    file.write_text('time_zone = "Atlantic/Canary"\n', encoding="utf-8")
    tablero("add", "Ana Ríos")
    done = tablero("touch", "ana", "call", "--json").document
    assert done["touch"]["at"] == "2026-11-23T08:00:00+00:00"


def test_nothing_is_printed_of_a_file_with_a_mistake(tablero: Any, file: Path) -> None:
    file.write_text("language = ", encoding="utf-8")
    done = tablero("config")
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
