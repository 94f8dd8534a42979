"""The program in terminals of a test, on one database."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.terminal import Terminal

Open = Callable[..., Terminal]


@pytest.fixture
def open_terminal(tmp_path: Path) -> Iterator[Open]:
    """Start `tablero` on a database of the test."""
    opened: list[Terminal] = []

    def start(*arguments: str, **options: Any) -> Terminal:
        database = str(tmp_path / "tablero.db")
        opened.append(Terminal("--db", database, *arguments, home=tmp_path, **options))
        return opened[-1]

    yield start
    for each in opened:
        each.close()
