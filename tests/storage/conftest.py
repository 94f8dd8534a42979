"""What the tests of queries share: one database that every drawn example fills and takes back."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from tablero.storage.store import Store
from tablero.storage.upgrade import open_store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A database that each example fills inside a transaction which is taken back."""
    with closing(open_store(tmp_path_factory.mktemp("board") / "tablero.db", "test")) as opened:
        yield opened
