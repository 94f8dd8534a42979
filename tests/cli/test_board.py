"""`tablero` and `tablero demo` with a terminal: what the user interface is given to show."""

import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tablero.cli import board as cli_board
from tablero.cli import demo
from tablero.services import board


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """A terminal, and in the board's place a note of what it was given."""
    noted: list[dict[str, Any]] = []

    def run(ws: Any, _tr: Any, language: str, config: Any, paths: Any) -> int:
        people = board.count(ws).cards.total()
        noted.append({"people": people, "language": language, "config": config, "paths": paths})
        return len(noted)

    entry = ModuleType("tablero.ui.entry")
    entry.run = run  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "tablero.ui.entry", entry)
    for command in (cli_board, demo):
        monkeypatch.setattr(command, "has_terminal", lambda _session: True)
    return noted


def test_the_board_opens_on_the_users_file(
    tablero: Any, shown: list[dict[str, Any]], database: Path
) -> None:
    tablero("add", "Ana Ríos")
    tablero("--lang", "es")
    (given,) = shown
    assert (given["people"], given["language"]) == (1, "es")
    assert given["paths"].database == str(database)


def test_the_board_says_how_it_ended(tablero: Any, shown: list[dict[str, Any]]) -> None:
    assert [tablero().code, tablero().code] == [1, 2]
    assert len(shown) == 2


def test_the_demo_is_full_and_leaves_nothing(
    tablero: Any, shown: list[dict[str, Any]], database: Path
) -> None:
    tablero("demo")
    (given,) = shown
    assert given["people"] > 20
    assert not Path(given["paths"].database).parent.exists()
    assert not database.exists()
