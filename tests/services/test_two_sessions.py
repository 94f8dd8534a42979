"""Two sessions on one file: each sees the other's writes, and none of them is lost."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from datetime import date, datetime
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from tablero.domain.touches import count
from tablero.domain.words import Channel, Direction, Outcome, Stage
from tablero.errors import Refused
from tablero.services import board, doctor, moves, rests
from tablero.services.touches import TouchFields, log_touch
from tablero.services.workspace import Workspace
from tablero.storage import history, standings
from tablero.storage.upgrade import open_store

if TYPE_CHECKING:
    from tests.conftest import Driver

OpenDriver = Callable[..., "Driver"]
EACH = 150


def test_the_version_changes_when_another_session_writes(
    drive: "Driver", open_driver: OpenDriver
) -> None:
    other = open_driver()
    version = board.version(drive.ws)
    drive.add("Ana Ríos")
    assert board.version(drive.ws) == version
    other.add("Paco Muestra")
    assert board.version(drive.ws) != version


def test_reading_does_not_change_the_version(drive: "Driver", open_driver: OpenDriver) -> None:
    other = open_driver()
    ana = drive.add("Ana Ríos")
    version = board.version(drive.ws)
    other.person(ana)
    board.count(other.ws)
    assert board.version(drive.ws) == version


def test_a_session_sees_what_another_wrote(drive: "Driver", open_driver: OpenDriver) -> None:
    other = open_driver()
    ana = drive.add("Ana Ríos")
    other.touch(ana, Outcome.SEEN)
    assert drive.card(ana) == other.card(ana)
    assert drive.touch(ana).touch.number == 2


def test_closing_one_session_leaves_the_other_at_work(
    drive: "Driver", open_driver: OpenDriver
) -> None:
    other = open_driver()
    ana = drive.add("Ana Ríos")
    other.ws.close()
    assert drive.touch(ana).touch.number == 1


def log_many(path: Path, origin: str, ids: list[int]) -> int:
    """One session's work, in a thread or a process of its own."""
    moment = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Europe/Madrid"))
    with closing(open_store(path, origin)) as store:
        ws = Workspace(store, lambda: moment, ZoneInfo("Europe/Madrid"))
        for number in range(EACH):
            direction = Direction.IN if number % 5 == 4 else Direction.OUT
            log_touch(ws, [ids[number % len(ids)]], TouchFields(Channel.CALL, direction))
    return EACH


@contextmanager
def threads() -> Iterator[Executor]:
    with ThreadPoolExecutor(2) as pool:
        yield pool


@contextmanager
def processes() -> Iterator[Executor]:
    with ProcessPoolExecutor(2, mp_context=get_context("forkserver")) as pool:
        yield pool


@pytest.mark.parametrize("workers", [threads, processes])
def test_interleaved_touches_are_all_kept(
    drive: "Driver", database: Path, workers: Callable[[], Iterator[Executor]]
) -> None:
    ids = [drive.add("Ana Ríos"), drive.add("Paco Muestra")]
    with workers() as pool:  # type: ignore[attr-defined]
        sessions = [pool.submit(log_many, database, origin, ids) for origin in ("a", "b")]
        assert [session.result(60) for session in sessions] == [EACH, EACH]
    kept = {id_: history.touches_of(drive.ws.store, id_) for id_ in ids}
    assert sum(map(len, kept.values())) == 2 * EACH
    for id_, made in kept.items():
        numbers = [touch.number for touch in made if touch.number is not None]
        assert numbers == list(range(1, len(numbers) + 1))
        assert drive.card(id_).touch_count == count(made).touch_count


def move_many(path: Path, origin: str, ids: list[int]) -> None:
    """One session's work that moves cards about, to rest and back, some of it taken back."""
    moment = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Europe/Madrid"))
    with closing(open_store(path, origin)) as store:
        ws = Workspace(store, lambda: moment, ZoneInfo("Europe/Madrid"))
        deeds: list[Callable[[list[int]], object]] = [
            lambda some: log_touch(ws, some, TouchFields(Channel.CALL)),
            lambda some: rests.rest(ws, some, date(2026, 12, 1)),
            lambda some: moves.move(ws, some, Stage.CONVERSATION),
            lambda some: rests.set_due(ws, some, date(2026, 11, 24)),
            lambda _: moves.undo(ws),
            lambda some: moves.move(ws, some, Stage.REFERRED),
            lambda _: moves.redo(ws),
        ]
        for number in range(60):
            with suppress(Refused):  # what the other has changed since is not to be undone
                deeds[number % len(deeds)](ids[number % 3 :][:2])


def test_where_cards_stand_stays_counted_while_two_sessions_write(
    drive: "Driver", database: Path
) -> None:
    ids = [drive.add(f"Someone {number}") for number in range(4)]
    with processes() as pool:
        sessions = [pool.submit(move_many, database, origin, ids) for origin in ("a", "b")]
        assert [session.result(60) for session in sessions] == [None, None]
    assert standings.read(drive.ws.store) == standings.count(drive.ws.store)
    assert doctor.examine(drive.ws) == ()


def test_a_session_follows_its_own_write_and_counts_what_others_wrote(
    drive: "Driver", open_driver: OpenDriver
) -> None:
    other = open_driver()
    ana, paco = drive.add("Ana Ríos"), drive.add("Paco Muestra")
    rests.rest(other.ws, [ana], date(2026, 12, 1))
    drive.touch(paco)
    assert board.count(drive.ws) == board.count(other.ws)
    assert board.count(drive.ws).in_stage(Stage.FIRST_CONTACT) == 1
