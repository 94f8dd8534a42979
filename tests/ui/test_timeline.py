"""The state of a timeline: what is in memory and in sight, how an open event takes its room."""

from collections import Counter
from typing import Any

import pytest

from tablero.domain.timeline import Event, EventKind
from tablero.domain.words import EntryKind, Stage
from tablero.ui.timeline import WINDOW, Timeline


@pytest.fixture
def timeline(drive: Any, clock: Any) -> Timeline:
    """Ten touches above the move that put the card on the board, in four rows."""
    ana = drive.add("Ana Ríos", Stage.FIRST_CONTACT)
    for number in range(10):
        clock.advance(days=1)
        drive.touch(ana, note=f"note {number}")
    found = Timeline(drive.ws, ana)
    found.resize(4, lambda _event: 0)
    return found


def in_sight(timeline: Timeline) -> list[tuple[int, int]]:
    return [timeline.at(row) for row in range(timeline.rows)]


def touch_number(event: Event | None) -> int | None:
    return event.touch.number if event and event.touch else None


def test_the_newest_event_is_first_and_the_oldest_last(timeline: Timeline) -> None:
    assert timeline.length == 11
    assert touch_number(timeline.event(0)) == 10
    oldest = timeline.event(10)
    assert oldest is not None
    assert oldest.move is not None
    assert timeline.event(11) is None


def test_the_cursor_scrolls_at_the_edge_and_stops_at_the_ends(timeline: Timeline) -> None:
    timeline.step(4)
    assert (timeline.top, timeline.cursor) == (1, 4)
    timeline.step(100)
    assert (timeline.top, timeline.cursor) == (7, 10)
    timeline.step(-100)
    assert (timeline.top, timeline.cursor) == (0, 0)


def test_the_wheel_takes_the_cursor_along(timeline: Timeline) -> None:
    timeline.scroll(3)
    assert (timeline.top, timeline.cursor) == (3, 3)
    timeline.scroll(-3)
    assert (timeline.top, timeline.cursor) == (0, 3)


def test_an_open_event_takes_rows_from_those_below(timeline: Timeline) -> None:
    timeline.resize(4, lambda _event: 2)
    assert in_sight(timeline) == [(0, 0), (0, 1), (0, 2), (1, 0)]
    timeline.step(1)
    assert in_sight(timeline) == [(0, 0), (1, 0), (1, 1), (1, 2)]
    timeline.step(1)
    assert in_sight(timeline) == [(1, 0), (2, 0), (2, 1), (2, 2)]


def test_an_event_longer_than_the_page_is_read_row_by_row(timeline: Timeline) -> None:
    timeline.resize(4, lambda _event: 5)
    timeline.step(1)
    assert in_sight(timeline) == [(0, 1), (0, 2), (0, 3), (0, 4)]
    timeline.step(1)
    assert in_sight(timeline)[-1] == (0, 5)
    timeline.step(1)
    assert in_sight(timeline)[0] == (1, 0)


def test_only_a_window_of_events_is_in_memory(
    timeline: Timeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, int]] = []

    def events(_ws: Any, _id: int, offset: int, limit: int, _kinds: Any) -> list[Event]:
        asked.append((offset, limit))
        return [Event(None)] * limit  # type: ignore[arg-type]

    monkeypatch.setattr("tablero.ui.timeline.board.events", events)
    counts = Counter({EventKind.TOUCH: 100_000})
    monkeypatch.setattr("tablero.ui.timeline.board.count_kinds", lambda *_: counts)
    timeline.load()
    timeline.step(50_000)
    for _ in range(WINDOW // 2 - 1):
        timeline.step(1)
    assert asked == [(0, WINDOW), (50_000 - WINDOW // 2, WINDOW)]


def test_with_a_filter_the_events_of_one_kind_stand_alone(drive: Any, timeline: Timeline) -> None:
    for text in ("A book", "The fair"):
        drive.idea(timeline.person_id, text)
    timeline.load()
    timeline.step(5)
    timeline.show_only(EventKind.IDEA)
    assert (timeline.length, timeline.total, timeline.cursor) == (2, 13, 0)
    assert timeline.entry
    assert timeline.entry.text == "The fair"
    timeline.show_only(EventKind.NOTE)
    assert timeline.length == 0
    assert timeline.event(0) is None
    timeline.show_only(None)
    assert timeline.length == timeline.total == 13


def test_the_filter_and_the_place_stay_when_all_is_read_again(
    drive: Any, timeline: Timeline
) -> None:
    timeline.show_only(EventKind.TOUCH)
    timeline.step(9)
    drive.write(timeline.person_id, EntryKind.NOTE, "Likes tea")
    timeline.load()
    assert (timeline.length, timeline.total, timeline.cursor) == (10, 12, 9)
    assert touch_number(timeline.event(9)) == 1


def test_there_is_an_entry_in_hand_only_under_the_cursor(drive: Any, timeline: Timeline) -> None:
    drive.idea(timeline.person_id, "A book")
    timeline.load()
    assert timeline.entry
    timeline.step(1)
    assert timeline.entry is None
