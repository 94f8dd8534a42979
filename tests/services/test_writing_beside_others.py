"""Two sessions write about one person: both are kept, and undo takes back only one's own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from tablero.domain.words import EntryKind, EntryStatus
from tablero.errors import ChangedElsewhere, NotFound
from tablero.services.doctor import examine
from tablero.services.evening import read_evening
from tablero.services.workspace import Workspace
from tablero.storage import standings
from tablero.storage.upgrade import open_store
from tests.conftest import MADRID, Clock, Driver

TODAY = date(2026, 11, 23)
EACH = 40


@pytest.fixture
def other(open_driver: Callable[..., Driver]) -> Driver:
    """The hands of another session."""
    return open_driver("other")


@pytest.fixture
def ana(drive: Driver) -> int:
    """Somebody whom this session added."""
    return drive.add("Ana Ríos")


def test_each_takes_back_what_it_wrote_itself(drive: Driver, other: Driver, ana: int) -> None:
    ours = drive.idea(ana, "El informe")
    theirs = other.idea(ana, "Un café")
    assert drive.undo() == "write"
    assert drive.written(ana) == other.written(ana) == (theirs,)
    assert other.undo() == "write"
    drive.redo()
    assert other.written(ana) == (ours,)


@pytest.mark.parametrize(
    "change",
    [
        lambda other, entry: other.revise(entry, text="Otro informe"),
        lambda other, entry: other.revise(entry, text=""),
        lambda other, entry: other.close(entry),
        lambda other, entry: other.touch(entry.person_id, idea_id=entry.id),
    ],
)
def test_what_another_session_has_changed_since_is_not_undone(
    drive: Driver, other: Driver, ana: int, change: Callable[..., object]
) -> None:
    entry = drive.idea(ana, "Informe")
    drive.revise(entry, text="El informe")
    change(other, entry)
    held = other.written(ana)
    with pytest.raises(ChangedElsewhere) as refused:
        drive.undo()
    assert refused.value.data["action"] == "revise"
    assert drive.written(ana) == held


def test_a_touch_stays_whose_idea_another_session_took_up_again(
    drive: Driver, other: Driver, ana: int
) -> None:
    idea = drive.idea(ana, "El informe")
    drive.touch(ana, idea_id=idea.id)
    other.close(idea, EntryStatus.OPEN)
    with pytest.raises(ChangedElsewhere):
        drive.undo()
    assert drive.card(ana).touch_count == 1
    assert drive.written(ana) == (idea,)


def test_what_was_undone_is_not_done_again_over_what_another_session_wrote(
    drive: Driver, other: Driver, ana: int
) -> None:
    entry = drive.idea(ana, "El informe")
    drive.close(entry)
    drive.undo()
    dropped = other.close(entry, EntryStatus.DROPPED)
    with pytest.raises(ChangedElsewhere):
        drive.redo()
    assert drive.written(ana) == (dropped,)


def test_an_entry_that_another_session_took_away_is_refused(
    drive: Driver, other: Driver, ana: int
) -> None:
    entry = drive.idea(ana, "El informe")
    other.revise(entry, text="")
    with pytest.raises(NotFound):
        drive.close(entry)
    with pytest.raises(NotFound):
        drive.touch(ana, idea_id=entry.id)
    assert drive.card(ana).touch_count == 0


def test_the_later_rest_stands_and_the_earlier_is_not_undone(
    drive: Driver, other: Driver, ana: int
) -> None:
    drive.rest(ana, TODAY + timedelta(days=3), "De viaje")
    later = other.rest(ana, TODAY + timedelta(days=9), "Feria")
    with pytest.raises(ChangedElsewhere):
        drive.undo()
    assert drive.card(ana) == later
    assert other.undo() == "rest"
    assert drive.undo() == "rest"
    assert drive.card(ana).rest_until is None


def test_a_rest_is_undone_though_another_session_wrote_about_the_person(
    drive: Driver, other: Driver, ana: int
) -> None:
    drive.rest(ana, TODAY + timedelta(days=3))
    other.promise(ana, "El informe")
    assert drive.undo() == "rest"
    assert len(drive.written(ana)) == 1


def test_a_touch_of_another_session_ends_the_rest_for_good(
    drive: Driver, other: Driver, ana: int
) -> None:
    drive.rest(ana, TODAY + timedelta(days=3))
    other.touch(ana)
    with pytest.raises(ChangedElsewhere):
        drive.undo()
    assert drive.card(ana).rest_until is None


@pytest.mark.parametrize(
    "stand_on",
    [
        lambda other, ana: other.idea(ana, "El informe"),
        lambda other, ana: other.close_day(ana),
        lambda other, ana: other.close_day(mistake="Llegué tarde", about=ana),
        lambda other, ana: other.rest(ana, TODAY + timedelta(days=3)),
    ],
)
def test_nobody_is_taken_away_about_whom_another_session_wrote(
    drive: Driver, other: Driver, ana: int, stand_on: Callable[..., object]
) -> None:
    stand_on(other, ana)
    with pytest.raises(ChangedElsewhere):
        drive.undo()
    assert drive.card(ana).name == "Ana Ríos"
    assert examine(drive.ws) == ()


def test_the_last_to_close_the_day_chooses(drive: Driver, other: Driver, ana: int) -> None:
    paco = drive.add("Paco Muestra")
    drive.close_day(ana)
    other.close_day(paco)
    with pytest.raises(ChangedElsewhere):
        drive.undo()
    assert [card.id for card in read_evening(drive.ws).tomorrow] == [paco]


def test_a_choice_is_not_made_again_over_that_of_another_session(
    drive: Driver, other: Driver, ana: int
) -> None:
    paco = drive.add("Paco Muestra")
    drive.close_day(ana)
    drive.undo()
    other.close_day(paco)
    with pytest.raises(ChangedElsewhere):
        drive.redo()
    assert [card.id for card in read_evening(drive.ws).tomorrow] == [paco]


def test_a_tag_is_not_put_on_again_over_that_of_another_session(
    drive: Driver, other: Driver, ana: int
) -> None:
    drive.edit(ana, tags=("feria",))
    drive.undo()
    other.edit(ana, tags=("feria",))
    with pytest.raises(ChangedElsewhere):
        drive.redo()
    assert drive.person(ana).tags == ("feria",)


def test_thanks_are_taken_back_only_by_who_gave_them(
    drive: Driver, other: Driver, ana: int
) -> None:
    drive.add("Luis Ficticio", stage=None, via_id=ana)
    drive.thank(ana)
    other.touch(ana)
    assert drive.undo() == "thank"
    assert [who.introducer.id for who in drive.today().thanks] == [ana]


def work(path: Path, origin: str, ids: list[int], clock: Clock) -> None:
    """One session's work, in a thread of its own."""
    with closing(open_store(path, origin)) as store:
        session = Driver(Workspace(store, clock, MADRID))
        for number in range(EACH):
            person_id = ids[number % len(ids)]
            session.write(person_id, EntryKind.NOTE, f"{origin} {number}")
            session.rest(person_id, TODAY + timedelta(days=1 + number % 5))


def test_interleaved_writes_are_all_kept_and_counted(
    drive: Driver, database: Path, clock: Clock, ana: int
) -> None:
    ids = [ana, drive.add("Paco Muestra")]
    with ThreadPoolExecutor(2) as pool:
        sessions = [pool.submit(work, database, origin, ids, clock) for origin in ("a", "b")]
        for session in sessions:
            session.result(60)
    notes = sorted(entry.text for person_id in ids for entry in drive.written(person_id))
    assert notes == sorted(f"{origin} {number}" for origin in ("a", "b") for number in range(EACH))
    assert standings.read(drive.ws.store) == standings.count(drive.ws.store)
    assert examine(drive.ws) == ()
