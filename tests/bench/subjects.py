"""What is measured: the board on a copy of a database, and the floors beside it."""

import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.bench.data import ZONE, database

FLOORS = Path(__file__).parent / "floors"
TABLERO = str(Path(sys.executable).with_name("tablero"))
SMALL = 100
"""The size that the larger ones are compared with."""

CARDS_A_COLUMN = 100
"""Of the floor with four columns; it draws no more with more."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A program to be visited; `ready` is the text that tells that it has painted."""

    name: str
    argv: tuple[str, ...]
    ready: str
    people: int = 0
    database: Path | None = None

    @property
    def is_board(self) -> bool:
        """Whether this is tablero, and not a floor."""
        return self.database is not None


def bare_environment(home: Path) -> dict[str, str]:
    """A user with a home of their own and a terminal with true colour; nothing of ours."""
    folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "DATA", "STATE")}
    look = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
    return {"PATH": os.environ["PATH"], "HOME": str(home), "TZ": ZONE, **folders, **look}


def board(path: Path, people: int) -> Subject:
    """The board on a file. Six digits are at the end of every name in it."""
    argv = (TABLERO, "--db", str(path), "--lang", "en")
    return Subject(f"board {people}", argv, r"\d{6}\b", people, path)


def all_subjects(folder: Path, sizes: Iterable[int]) -> list[Subject]:
    """The two floors, and the board at the small size and at these; files are made in `folder`."""
    columns = (sys.executable, str(FLOORS / "line_columns.py"), str(CARDS_A_COLUMN))
    return [
        Subject("static", (sys.executable, str(FLOORS / "static_app.py")), "READY"),
        Subject("columns", columns, r"\d{6}\b"),
        *(board(database(folder, people), people) for people in sorted({SMALL, *sizes})),
    ]


Environment = Mapping[str, str]
