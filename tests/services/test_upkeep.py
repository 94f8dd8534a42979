"""Due dates follow the user's cadences and zone, also when those change between two sessions."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from tablero.domain.due import Cadences
from tablero.domain.people import Card
from tablero.domain.words import Outcome, Stage
from tablero.services import board, doctor, moves, rests, upkeep
from tablero.services.workspace import Workspace
from tablero.storage import journal, rules, tables
from tests.conftest import MADRID, Clock, Driver

SLOWER = Cadences(first_contact=10, referred=10, seen_no_reply=10, conversation=10)


@pytest.fixture
def ws(workspace: Workspace) -> Workspace:
    """A session that has kept up."""
    upkeep.keep_up(workspace)
    return workspace


@pytest.fixture
def ana(ws: Workspace) -> int:
    """Somebody touched on 23 November, to be touched again a week later."""
    ana = Driver(ws).add("Ana Ríos")
    Driver(ws).touch(ana)
    return ana


def due(ws: Workspace, person_id: int) -> tuple[date | None, int]:
    card: Card = Driver(ws).card(person_id)
    return card.due_on, card.cadence_days


def test_other_cadences_move_the_due_dates_that_are_stored(ws: Workspace, ana: int) -> None:
    slower = replace(ws, cadences=SLOWER)
    upkeep.keep_up(slower)
    assert due(slower, ana) == (date(2026, 12, 3), 10)
    assert doctor.examine(slower) == ()


def test_another_zone_moves_them_too(ws: Workspace, clock: Clock) -> None:
    clock.now = datetime(2026, 11, 23, 23, 30, tzinfo=MADRID)
    ana = Driver(ws).add("Ana Ríos")
    Driver(ws).touch(ana)
    tokyo = replace(ws, zone=ZoneInfo("Asia/Tokyo"))
    upkeep.keep_up(tokyo)
    assert due(tokyo, ana) == (date(2026, 12, 1), 7)
    assert doctor.examine(tokyo) == ()


def test_people_of_every_kind_are_sound_afterwards(ws: Workspace, ana: int) -> None:
    drive = Driver(ws)
    for number, stage in enumerate([*Stage, None]):
        person = drive.add(f"Someone {number}", stage, every_days=number or None)
        for _ in range(number * 4):
            drive.touch(person, Outcome.SEEN)
    drive.outcome(ana, Outcome.DECLINED)
    slower = replace(ws, cadences=SLOWER)
    upkeep.keep_up(slower)
    assert doctor.examine(slower) == ()


def test_a_date_by_hand_stays(ws: Workspace, ana: int) -> None:
    with journal.write(ws.store, "edit", ws.now()) as (work, _):
        work.update(tables.Person, ana, due_on=date(2027, 1, 1), due_by_hand=True)
    slower = replace(ws, cadences=SLOWER)
    upkeep.keep_up(slower)
    assert due(slower, ana) == (date(2027, 1, 1), 10)
    assert doctor.examine(slower) == ()


def test_cadences_by_tag_fall_on_those_who_bear_it(ws: Workspace, ana: int) -> None:
    drive = Driver(ws)
    own = drive.add("Paco Muestra", tags=("Fintech",), every_days=30)
    tagged = drive.add("Irene Modelo", tags=("coro", "FinTech"))
    for person in (own, tagged):
        drive.touch(person)
    by_tag = replace(ws, cadences=Cadences(tags={"fintech": 4}))
    upkeep.keep_up(by_tag)
    assert due(by_tag, ana) == (date(2026, 11, 30), 7)
    assert due(by_tag, own) == (date(2026, 12, 23), 30)
    assert due(by_tag, tagged) == (date(2026, 11, 27), 4)
    assert doctor.examine(by_tag) == ()
    upkeep.keep_up(ws)
    assert due(ws, tagged) == (date(2026, 11, 30), 7)
    assert doctor.examine(ws) == ()


def test_a_rest_and_a_date_by_hand_stay(ws: Workspace, ana: int) -> None:
    paco = Driver(ws).add("Paco Muestra")
    rests.rest(ws, [ana], date(2026, 12, 24), "De viaje")
    rests.set_due(ws, [paco], date(2027, 1, 1))
    slower = replace(ws, cadences=SLOWER)
    upkeep.keep_up(slower)
    assert due(slower, ana) == (date(2026, 12, 24), 10)
    assert due(slower, paco) == (date(2027, 1, 1), 10)
    assert Driver(slower).person(ana).rest_reason == "De viaje"
    assert doctor.examine(slower) == ()


def test_the_order_follows_other_cadences_at_once(ws: Workspace, ana: int, clock: Clock) -> None:
    clock.advance(days=3)
    paco = Driver(ws).add("Paco Muestra", tags=("coro",))
    Driver(ws).touch(paco)
    clock.advance(days=9)
    assert first_contacts(ws) == [ana, paco]
    often = replace(ws, cadences=Cadences(tags={"coro": 2}))
    upkeep.keep_up(often)
    assert first_contacts(often) == [paco, ana]


def first_contacts(ws: Workspace) -> list[int]:
    cards = board.window(ws, Stage.FIRST_CONTACT, board.count(ws).standings, 0, 9)
    return [card.id for card in cards]


def test_it_is_no_change_of_the_users(ws: Workspace, ana: int) -> None:
    newest = journal.cursor(ws.store)
    slower = replace(ws, cadences=SLOWER)
    upkeep.keep_up(slower)
    assert journal.cursor(ws.store) == newest
    assert due(slower, ana) != (date(2026, 11, 30), 7)


@pytest.mark.usefixtures("ana")
def test_nothing_is_written_while_the_rules_are_the_same(
    ws: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(rules, "recompute", fail)
    version = ws.store.db.connection().total_changes
    upkeep.keep_up(ws)
    assert ws.store.db.connection().total_changes == version


def test_what_was_written_by_old_rules_is_undone_and_redone_by_the_new(
    ws: Workspace, ana: int
) -> None:
    slower = replace(ws, cadences=SLOWER)
    Driver(ws).move(ana, Stage.REFERRED)
    upkeep.keep_up(slower)
    drive = Driver(slower)
    for step in (drive.undo, drive.undo, drive.redo, drive.redo):
        step()
        assert doctor.examine(slower) == ()
    assert due(slower, ana) == (date(2026, 12, 3), 10)


def test_the_figures_follow_an_undo_across_rules(ws: Workspace, ana: int) -> None:
    Driver(ws).move(ana, Stage.REFERRED)
    slower = replace(ws, cadences=SLOWER)
    upkeep.keep_up(slower)
    before = board.count(slower)
    assert board.follow(slower, before, moves.undo(slower)) == board.count(slower)


def test_more_people_than_a_page_are_kept_up(
    ws: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "_AT_ONCE", 2)
    people = [Driver(ws).add(f"Someone {number}") for number in range(5)]
    for person in people:
        Driver(ws).touch(person)
    slower = replace(ws, cadences=SLOWER)
    upkeep.keep_up(slower)
    assert {due(slower, person) for person in people} == {(date(2026, 12, 3), 10)}
