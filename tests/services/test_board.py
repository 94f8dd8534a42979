"""The figures of the board and its columns, over the services."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tablero.domain.changes import Written
from tablero.domain.query import parse_query
from tablero.domain.tally import Rate
from tablero.domain.timeline import EventKind
from tablero.domain.words import Channel, Outcome, Stage
from tablero.services import board, moves
from tablero.services.touches import TouchFields, log_touch
from tablero.services.workspace import Workspace
from tablero.storage import tables
from tablero.storage.journal import write
from tablero.storage.work import BULK

if TYPE_CHECKING:
    from tests.conftest import Clock, Driver


def test_an_empty_board_counts_nothing(workspace: Workspace) -> None:
    tally = board.count(workspace)
    assert (tally.due, tally.now, tally.yesterday) == (0, Rate(), Rate())
    assert tally.now.share is None


def test_the_never_touched_are_due_at_once(drive: "Driver", workspace: Workspace) -> None:
    drive.add("Ana Ríos")
    drive.touch(drive.add("Paco Muestra"))
    drive.add("Luis Ficticio", None)
    assert board.count(workspace).due == 1


def test_a_card_is_due_on_its_day_and_not_before(drive: "Driver", clock: "Clock") -> None:
    drive.touch(drive.add("Ana Ríos", every_days=2))
    due = []
    for _ in range(4):
        due.append(board.count(drive.ws).due)
        clock.advance(days=1)
    assert due == [0, 0, 1, 1]


def test_a_card_becomes_due_at_the_users_midnight(drive: "Driver", clock: "Clock") -> None:
    drive.touch(drive.add("Ana Ríos", every_days=1))
    clock.advance(hours=14, minutes=59)
    assert board.count(drive.ws).due == 0
    clock.advance(minutes=1)
    assert board.count(drive.ws).due == 1


def test_yesterday_is_told_by_the_stored_times(drive: "Driver", clock: "Clock") -> None:
    ana, paco = drive.add("Ana Ríos"), drive.add("Paco Muestra")
    drive.touch(ana)
    drive.touch(paco, Outcome.REPLIED)
    assert board.count(drive.ws).yesterday == Rate(0, 0)
    clock.advance(days=1)
    drive.outcome(ana, Outcome.REPLIED)
    tally = board.count(drive.ws)
    assert (tally.yesterday, tally.now) == (Rate(1, 2), Rate(2, 2))


def test_a_touch_just_before_midnight_is_yesterdays(drive: "Driver", clock: "Clock") -> None:
    clock.advance(hours=14, minutes=59)
    drive.touch(drive.add("Ana Ríos"))
    clock.advance(minutes=1)
    drive.touch(drive.add("Paco Muestra"))
    tally = board.count(drive.ws)
    assert (tally.yesterday.touched, tally.now.touched) == (1, 2)


def test_following_writes_gives_the_figures_counted_afresh(
    drive: "Driver", workspace: Workspace
) -> None:
    ana = drive.add("Ana Ríos")
    tally = board.count(workspace)
    replied = TouchFields(Channel.CALL, outcome=Outcome.REPLIED)
    steps: list[Callable[[], Written]] = [
        lambda: log_touch(workspace, [ana], replied).written,
        lambda: drive.move(ana, None).written,
        lambda: moves.undo(workspace),
        lambda: moves.undo(workspace),
        lambda: moves.redo(workspace),
    ]
    for step in steps:
        tally = board.follow(workspace, tally, step())
        assert tally == board.count(workspace)


def test_figures_of_another_day_are_counted_afresh(drive: "Driver", clock: "Clock") -> None:
    ana = drive.add("Ana Ríos")
    drive.touch(ana, Outcome.REPLIED)
    tally = board.count(drive.ws)
    clock.advance(days=1)
    written = drive.move(ana, Stage.REFERRED).written
    assert board.follow(drive.ws, tally, written) == board.count(drive.ws)


def test_a_column_shows_the_late_by_their_cadence_then_untouched_then_later(
    drive: "Driver", workspace: Workspace, clock: "Clock"
) -> None:
    later, untouched, late, later_still, late_too = map(drive.add, "ABCDE")
    often = drive.add("F", every_days=3)
    clock.advance(days=-9)
    drive.touch(late)
    clock.advance(days=1)
    drive.touch(late_too)
    clock.advance(days=4)
    drive.touch(often)
    clock.advance(days=4)
    drive.touch(later)
    clock.advance(hours=1)
    drive.touch(later_still)
    drive.edit(later_still, every_days=30)
    counts = board.count(workspace).standings
    cards = board.window(workspace, Stage.FIRST_CONTACT, counts, 0, 10)
    expected = [often, late, late_too, untouched, later, later_still]
    assert [card.id for card in cards] == expected
    places = [board.position(workspace, card, counts) for card in cards]
    assert places == [0, 1, 2, 3, 4, 5]
    assert board.window(workspace, Stage.FIRST_CONTACT, counts, 1, 2) == cards[1:3]


def test_a_query_narrows_columns_counts_and_places(drive: "Driver", workspace: Workspace) -> None:
    for number in range(6):
        drive.add(f"Paco {number}", company="Acme" if number % 2 else "Ocampo")
    query = parse_query("@acme")
    counts = board.count_matches(workspace, query)
    cards = board.window(workspace, Stage.FIRST_CONTACT, counts, 0, 10, query)
    assert [card.name for card in cards] == ["Paco 1", "Paco 3", "Paco 5"]
    assert sum(counts.values()) == 3
    assert board.position(workspace, cards[2], counts, query) == 2


def test_cards_come_in_the_order_asked_for_without_those_gone(
    drive: "Driver", workspace: Workspace
) -> None:
    ids = [drive.add(name) for name in ("Ana Ríos", "Paco Muestra")]
    assert [card.id for card in board.cards(workspace, [ids[1], 99, ids[0]])] == ids[::-1]


def test_a_large_write_leaves_the_figures_to_be_counted_afresh(workspace: Workspace) -> None:
    many = BULK + 1
    rows = [
        {"id": number, "name": f"P {number}", "name_key": f"p {number}", "created_at": 0}
        | {"stage": "referred"}
        for number in range(1, many + 1)
    ]
    tally = board.count(workspace)
    with write(workspace.store, "import", workspace.now()) as (work, written):
        work.insert_many(tables.Person, rows)
    assert written.shifts is None
    assert board.follow(workspace, tally, written).in_stage(Stage.REFERRED) == many


def test_the_day_began_at_the_users_midnight(workspace: Workspace) -> None:
    frame = workspace.frame()
    assert frame.today == date(2026, 11, 23)
    assert frame.began_at.isoformat() == "2026-11-22T23:00:00+00:00"


def test_all_events_are_read_however_many_there_are(
    drive: "Driver", monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = drive.add("Ana Ríos")
    for _ in range(3):
        drive.touch(ana, Outcome.SEEN)
        drive.idea(ana, "A book")
    whole = board.events(drive.ws, ana, 0, 100)
    monkeypatch.setattr(board, "EVENTS_AT_ONCE", 2)
    assert len(whole) == 8
    assert board.all_events(drive.ws, ana) == whole


def test_events_are_counted_by_kind(drive: "Driver", workspace: Workspace) -> None:
    ana = drive.add("Ana Ríos")
    drive.touch(ana)
    drive.idea(ana, "A book")
    counts = board.count_kinds(workspace, ana)
    assert counts == {EventKind.TOUCH: 1, EventKind.MOVE: 1, EventKind.IDEA: 1}
    assert board.count_kinds(workspace, ana)[EventKind.PROMISE] == 0
