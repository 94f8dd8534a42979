"""`tablero` and `tablero demo` with a terminal: what the user interface is given to show."""

import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tablero.cli import board as cli_board
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
    monkeypatch.setattr(cli_board, "has_terminal", lambda _session: True)
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


DEMO = """
import os, signal, sys, types
from tablero.cli import demo
from tablero.cli.main import main
from tablero.services import board

def run(ws, tr, language, config, paths):
    print(paths.database, board.count(ws).cards.total(), language, flush=True)
    {ending}

sys.modules["tablero.ui.entry"] = types.SimpleNamespace(run=run)
demo.has_terminal = lambda session: True
sys.exit(main(["--lang", "es", "demo"]))
"""


@pytest.mark.parametrize(
    ("ending", "code"),
    [
        ("os._exit(3)", 3),
        ("return 4", 4),
        ("os.kill(os.getpid(), signal.SIGKILL)", 137),
        ("os.kill(os.getppid(), signal.SIGHUP); os._exit(5)", 5),
        ("os.kill(os.getppid(), signal.SIGTERM); signal.pause()", 143),
        ("raise RuntimeError", 70),
    ],
)
def test_the_demo_is_full_and_leaves_nothing_however_it_ends(
    environment: dict[str, str], ending: str, code: int
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", DEMO.format(ending=ending)],
        cwd=Path(__file__).parents[2],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout, done.stderr
    database, people, language = done.stdout.split()
    assert done.returncode == code
    assert int(people) > 20
    assert language == "es"
    assert not Path(database).parent.exists()
    assert not Path(environment["TABLERO_DB"]).exists()
