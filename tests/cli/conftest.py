"""Running a command line as a user would, on a real file, at a fixed time."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tablero.cli.main import main


class Outcome(NamedTuple):
    """What a command left: its exit code and what it printed."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document on stdout."""
        return json.loads(self.out)


Tablero = Callable[..., Outcome]


@pytest.fixture
def environment(tmp_path: Path, database: Path) -> dict[str, str]:
    """A user in Madrid with an English locale and nothing set up."""
    return {
        "TABLERO_DB": str(database),
        "TABLERO_CONFIG": str(tmp_path / "config.toml"),
        "TZ": "Europe/Madrid",
        "LANG": "en_GB.UTF-8",
        "TERM": "xterm",
    }


@pytest.fixture
def tablero(
    environment: dict[str, str],
    clock: Callable[[], Any],
    capsys: pytest.CaptureFixture[str],
) -> Tablero:
    """Run `tablero WORDS`; a usage error comes back as its code."""

    def run(*words: str) -> Outcome:
        try:
            code = main(words, environment, clock)
        except SystemExit as stop:
            code = int(str(stop.code))
        return Outcome(code, *capsys.readouterr())

    return run
