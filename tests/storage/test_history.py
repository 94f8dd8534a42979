"""The timeline as it is read: all that happened, in order, in windows, by kind, by index."""

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tablero.domain.timeline import Event, EventKind
from tablero.domain.words import EntryKind, Outcome, Stage, Topic
from tablero.storage import history
from tests.storage.boards import plans

if TYPE_CHECKING:
    from tablero.storage.store import Store
    from tests.conftest import Clock, Driver


@pytest.fixture
def ana(drive: "Driver", clock: "Clock") -> int:
    """Everything that can happen, an hour apart; the same of another, who must not be in sight."""
    ana, luis = drive.add("Ana Ríos"), drive.add("Luis Martín")
    for person in (ana, luis):
        clock.advance(hours=1)
        drive.write(person, EntryKind.RESEARCH, "Sings", topic=Topic.WHO)
        clock.advance(hours=1)
        drive.idea(person, "A book")
        clock.advance(hours=1)
        drive.touch(person, Outcome.SEEN)
        clock.advance(hours=1)
        drive.promise(person, "The deck")
    return ana


def told(events: list[Event]) -> list[str]:
    """A word for each event."""
    return [
        event.entry.text if event.entry else "touch" if event.touch else "move" for event in events
    ]


def test_entries_stand_among_touches_and_moves_the_newest_first(drive: "Driver", ana: int) -> None:
    events = history.events(drive.ws.store, ana, 0, 10)
    assert told(events) == ["The deck", "move", "touch", "A book", "Sings", "move"]
    assert [event.at for event in events] == sorted((event.at for event in events), reverse=True)


def test_at_the_same_second_entry_move_and_touch_stand_in_that_order(drive: "Driver") -> None:
    ana = drive.add("Ana Ríos")
    drive.idea(ana, "A book")
    drive.idea(ana, "The fair")
    drive.touch(ana, Outcome.SEEN)
    events = history.events(drive.ws.store, ana, 0, 10)
    assert told(events) == ["The fair", "A book", "move", "move", "touch"]


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ([EventKind.TOUCH], ["touch"]),
        ([EventKind.MOVE], ["move", "move"]),
        ([EventKind.IDEA], ["A book"]),
        ([EventKind.PROMISE], ["The deck"]),
        ([EventKind.NOTE], []),
        ([EventKind.IDEA, EventKind.TOUCH], ["touch", "A book"]),
    ],
)
def test_of_some_kinds_only_those_are_read(
    drive: "Driver", ana: int, kinds: list[EventKind], expected: list[str]
) -> None:
    assert told(history.events(drive.ws.store, ana, 0, 10, kinds)) == expected


@pytest.mark.parametrize("kinds", [(), (EventKind.MOVE, EventKind.PROMISE)])
def test_windows_join_without_gaps(drive: "Driver", ana: int, kinds: tuple[EventKind, ...]) -> None:
    store = drive.ws.store
    whole = history.events(store, ana, 0, 10, kinds)
    joined = [history.events(store, ana, place, 1, kinds) for place in range(len(whole))]
    assert [event for (event,) in joined] == whole
    assert history.events(store, ana, len(whole), 10, kinds) == []


def test_each_kind_is_counted(drive: "Driver", ana: int) -> None:
    counts = history.count_kinds(drive.ws.store, ana)
    one_each = (EventKind.TOUCH, EventKind.RESEARCH, EventKind.IDEA, EventKind.PROMISE)
    assert counts == Counter(one_each) + Counter({EventKind.MOVE: 2})


def test_an_entry_keeps_its_place_when_it_is_closed_and_goes_when_it_is_taken_away(
    drive: "Driver", clock: "Clock", ana: int
) -> None:
    (idea,) = drive.written(ana, EntryKind.IDEA)
    clock.advance(hours=1)
    drive.close(idea)
    assert told(history.events(drive.ws.store, ana, 3, 1)) == ["A book"]
    drive.revise(idea, text="")
    assert told(history.events(drive.ws.store, ana, 3, 1)) == ["Sings"]


def test_nothing_reads_through_all_touches_or_entries(
    drive: "Driver", ana: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    store: Store = drive.ws.store
    seen = plans(store, monkeypatch)
    for kinds in ((), *((kind,) for kind in EventKind)):
        assert history.events(store, ana, 0, 10, kinds) or kinds
    history.count_kinds(store, ana)
    assert len(seen) > len(EventKind)
    assert [step for step in seen.steps if step.startswith("SCAN")] == []


def test_a_person_off_the_board_has_entries_too(drive: "Driver") -> None:
    luis = drive.add("Luis Martín", None)
    assert history.events(drive.ws.store, luis, 0, 10) == []
    drive.idea(luis, "A book")
    drive.move(luis, Stage.REFERRED)
    assert told(history.events(drive.ws.store, luis, 0, 10)) == ["A book", "move"]
