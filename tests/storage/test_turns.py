"""Two that write to one file take turns: one is never kept waiting by the other for long."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from threading import Event, Thread

import pytest

from tablero.errors import StorageError
from tablero.storage.journal import write
from tablero.storage.store import Store
from tablero.storage.tables import Tag

HOLD_S, PAUSE_S = 0.06, 0.004
"""How long the other keeps the file, and how long it lets go of it."""

PATIENCE_MS = 1_500


@contextmanager
def busy(other: Store) -> Iterator[Event]:
    """Another session writes, and writes again, with hardly a pause; tells when it has the file."""
    held, done = Event(), Event()

    def work() -> None:
        other.connect()
        with closing(other):
            while not done.is_set():
                with other.transaction():
                    held.set()
                    done.wait(HOLD_S)
                done.wait(PAUSE_S)

    thread = Thread(target=work)
    thread.start()
    try:
        yield held
    finally:
        done.set()
        thread.join()


def test_a_session_gets_its_turn_beside_one_that_writes_without_a_pause(store: Store) -> None:
    store.wait_at_most(PATIENCE_MS)
    with busy(Store(store.path, "other")) as held:
        for number in range(15):
            held.clear()
            held.wait()
            with write(store, "edit", datetime(2026, 11, 23, tzinfo=UTC)) as (work, _):
                work.insert(Tag, name=f"{number}", key=f"{number}")
    assert len(store.rows(Tag.select())) == 15


def test_one_who_holds_the_file_for_longer_is_not_waited_for(store: Store) -> None:
    store.wait_at_most(20)
    with closing(Store(store.path, "other")) as other, other.transaction():
        with pytest.raises(StorageError, match="locked"), store.transaction():
            pass
        assert store.pragma("busy_timeout") == 20
    with store.transaction():
        pass
