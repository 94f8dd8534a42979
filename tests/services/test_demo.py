"""The demo tells its story, and tells it well on any day."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from tablero.domain.due import DueState, due_state
from tablero.domain.people import Card, Person
from tablero.domain.query import parse_query
from tablero.domain.words import RecoveryStep, Stage
from tablero.errors import DoNotContact, NothingToUndo
from tablero.services import board, doctor, lessons, mistakes, moves, people
from tablero.services.asks import people_for_ask, read_asks, told_of
from tablero.services.demo import fill_demo
from tablero.services.favours import read_ledger
from tablero.services.offers import people_for_offer, read_offers
from tablero.services.reach import reach_person
from tablero.services.recoveries import read_moment
from tablero.services.story import read_story
from tablero.services.today import read_today
from tablero.services.workspace import Workspace
from tablero.storage import history, journal, tables
from tablero.storage.upgrade import open_store
from tests.dump import dump

if TYPE_CHECKING:
    from tests.conftest import Clock, OpenWorkspace


NINE = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Europe/Madrid"))


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the demo in it, made once."""
    path = tmp_path_factory.mktemp("filled") / "demo.db"
    ws = Workspace(open_store(path, "maker"), lambda: NINE, NINE.tzinfo or UTC)
    fill_demo(ws, "en")
    ws.close()
    return path


@pytest.fixture
def demo(filled: Path, database: Path, open_workspace: "OpenWorkspace") -> Workspace:
    """A session on a copy of it."""
    shutil.copy(filled, database)
    return open_workspace("here")


def column(ws: Workspace, stage: Stage) -> list[Card]:
    return board.window(ws, stage, board.count(ws).standings, 0, 100)


def person(ws: Workspace, name: str) -> Person:
    return people.read_person(ws, people.resolve(ws, name).id).person


def state(ws: Workspace, name: str) -> DueState:
    card = people.resolve(ws, name)
    return due_state(card.due_on, card.cadence_days, ws.today(), card.rest_until)


def notes(ws: Workspace) -> set[str]:
    return {note for (note,) in ws.store.rows(tables.Touch.select(tables.Touch.note))}


def test_the_columns_are_filled_like_a_board_in_use(demo: Workspace) -> None:
    tally = board.count(demo)
    assert [tally.in_stage(stage) for stage in Stage] == [13, 7, 9, 6]


def test_the_header_tells_of_a_better_day_than_yesterday(demo: Workspace) -> None:
    tally = board.count(demo)
    assert (tally.now.converted, tally.now.touched) == (6, 35)
    assert (tally.yesterday.converted, tally.yesterday.touched) == (5, 34)
    assert tally.due == 9


def test_the_one_who_decides_came_by_a_chain_of_three(demo: Workspace) -> None:
    page = people.read_person(demo, people.resolve(demo, "Tomás").id)
    assert [link.name for link in page.chain] == ["Ana Ríos", "Luis Herrero", "Marta Villanueva"]
    assert people.resolve(demo, "Ana Ríos").decision_maker


def test_ana_answers_at_touch_six_after_two_times_on_seen(demo: Workspace) -> None:
    touches = history.touches_of(demo.store, people.resolve(demo, "Ana Ríos").id)
    answered = next(touch for touch in touches if touch.answered_at)
    assert answered.number == 6
    assert [touch.number for touch in touches if touch.seen_at] == [1, 2]


def test_noe_opens_up_this_morning_at_touch_eleven(demo: Workspace) -> None:
    noe = person(demo, "Noé")
    assert (noe.card.touch_count, noe.card.stage) == (11, Stage.CONVERSATION)
    assert noe.first_conversation_at
    assert demo.day_of(noe.first_conversation_at) == demo.today()


def test_some_wait_some_cool_and_one_was_never_touched(demo: Workspace) -> None:
    assert state(demo, "Gustavo Peral") is DueState.LATE
    assert people.resolve(demo, "Gustavo Peral").touch_count == 2
    assert state(demo, "Irene Modelo") is DueState.COOLING
    assert state(demo, "Paco Muestra") is DueState.UNTOUCHED


def test_a_no_is_respected(demo: Workspace) -> None:
    card = people.resolve(demo, "Sergio Baena")
    assert (card.do_not_contact, card.stage, card.due_on) == (True, None, None)


def test_one_rests_till_spring_and_one_is_back_this_morning(demo: Workspace) -> None:
    assert state(demo, "Andrés Pizarro") is DueState.RESTING
    assert state(demo, "Teresa Galán") is DueState.BACK


def test_the_day_has_all_that_a_day_can_ask_for(demo: Workspace) -> None:
    today = read_today(demo)
    assert [card.name.split()[0] for card in today.three] == ["Irene", "Gustavo", "Tomás"]
    assert [promised.person.name for promised in today.promises] == ["Javier Olmedo", "Noé Ñíguez"]
    assert [one.introducer.name for one in today.thanks] == ["Luis Herrero", "Ana Ríos"]
    lists = (today.due, today.untouched, today.waking, today.stalled, today.no_idea, today.resting)
    assert all(lists)
    assert today.name


def test_a_mistake_was_made_again_and_an_answer_corrected_the_first(demo: Workspace) -> None:
    made = mistakes.read_mistakes(demo)
    assert made.total == 4
    assert made.repeated_last
    assert made.repeated_last.name == "Gustavo Peral"
    again = next(each for group in made.groups for each in group.repeated if each.count > 1)
    assert [each.corrected_by for each in again.mistakes] == [None, 6]


def test_of_three_lessons_one_is_for_today_and_one_fits_whom_to_touch_first(
    demo: Workspace,
) -> None:
    (due,) = lessons.lessons_due(demo)
    assert due.said_by == "Julián, at the boatyard"
    irene = people.resolve(demo, "Irene Modelo")
    assert lessons.fitting_lessons(demo, irene)[0].said_by == "Marta Villanueva"
    assert [each.helped for each in lessons.read_lessons(demo)] == [None, None, True]


def test_the_network_is_larger_than_the_board(demo: Workspace) -> None:
    aside = tables.Person.select(tables.Person.name).where(tables.Person.stage.is_null())
    assert len(demo.store.rows(aside)) == 6


def test_the_network_has_ties_favours_an_ask_and_an_offer(demo: Workspace) -> None:
    owed = {account.person.name: account.balance for account in read_ledger(demo)}
    assert owed == {"Marta Villanueva": -1, "Luis Herrero": 1}
    (ask,) = read_asks(demo)
    assert [each.person.name for each in told_of(demo, ask.id)] == ["Carmen Ríus"]
    assert people_for_ask(demo, ask)[0].card.name == "Nadia Haddad"
    (offer,) = read_offers(demo)
    assert people_for_offer(demo, offer)[0].card.name == "Ana Ríos"
    irene = people.resolve(demo, "Irene Modelo")
    assert [link.card.name for link in reach_person(demo, irene.id)[0].links] == [
        "Rosa Alcántara", "Irene Modelo",
    ]  # fmt: skip
    assert person(demo, "Nadia Haddad").expertise == ("customs",)


def test_one_is_upset_and_the_talk_is_tomorrow(demo: Workspace) -> None:
    (upset,) = read_today(demo).moments
    assert (upset.person.name, upset.recovery.step) == ("Javier Olmedo", RecoveryStep.TALK)
    moment = read_moment(demo, upset.recovery.id)
    assert [doubt.answered_at for doubt in moment.doubts] == [None, None]
    assert moment.talk_at
    assert demo.day_of(moment.talk_at) == demo.today() + timedelta(days=1)


def test_names_of_all_sorts_are_there(demo: Workspace) -> None:
    names = {card.name for stage in Stage for card in column(demo, stage)}
    assert "陳美玲" in names
    assert max(map(len, names)) > 50
    assert {"Íñigo Zubizarreta", "Siobhán Ní Dhálaigh", "Óscar Peña Güell"} <= names


def test_what_is_filled_in_is_sound(demo: Workspace) -> None:
    assert doctor.examine(demo) == ()


def test_every_address_is_invented(demo: Workspace) -> None:
    values = demo.store.rows(tables.Handle.select(tables.Handle.value))
    assert values
    assert all(value.endswith(".example") for (value,) in values)


def test_nothing_lies_in_the_future(demo: Workspace) -> None:
    latest = max(
        at
        for table in (tables.Touch, tables.StageChange, tables.Change)
        for (at,) in demo.store.rows(table.select(table.at))
    )
    assert latest <= demo.now().timestamp()


@pytest.mark.parametrize("minutes", [-539, -60, 14 * 60])
def test_the_story_holds_at_any_hour(workspace: Workspace, clock: "Clock", minutes: int) -> None:
    clock.advance(minutes=minutes)
    fill_demo(workspace, "en")
    tally = board.count(workspace)
    assert (tally.now.converted, tally.yesterday.converted, tally.due) == (6, 5, 9)


@pytest.mark.parametrize("days", [-240, 40, 127])
def test_the_story_holds_on_any_day(workspace: Workspace, clock: "Clock", days: int) -> None:
    clock.now = clock.now + timedelta(days=days)
    fill_demo(workspace, "en")
    tally = board.count(workspace)
    assert (tally.now.converted, tally.yesterday.converted, tally.due) == (6, 5, 9)


def test_it_is_the_same_story_each_time(demo: Workspace, clock: "Clock", tmp_path: Path) -> None:
    again = Workspace(open_store(tmp_path / "again.db", "here"), clock, demo.zone)
    fill_demo(again, "en")
    assert dump(again) == dump(demo)
    again.close()


def test_in_spanish_the_notes_are_spanish(workspace: Workspace) -> None:
    fill_demo(workspace, "es")
    assert "«Eso lo decide otra persona. Aquí tienes su contacto.»" in notes(workspace)
    assert people.resolve(workspace, "Ana Ríos").role == "Directora financiera"


def test_in_english_the_notes_are_english(demo: Workspace) -> None:
    assert "“Someone else decides on that. Here is her contact.”" in notes(demo)
    assert people.resolve(demo, "Ana Ríos").role == "CFO"


def test_tags_find_people_in_the_language_of_the_demo(demo: Workspace) -> None:
    assert board.count_matches(demo, parse_query("#food")).total() == 3


def test_every_text_is_there_in_both_languages() -> None:
    for english, spanish in zip(read_story("en").cast, read_story("es").cast, strict=True):
        assert bool(english.fields.notes) == bool(spanish.fields.notes)
        assert bool(english.fields.role) == bool(spanish.fields.role)
        for beats in zip(english.beats, spanish.beats, strict=True):
            assert all(beat.note for beat in beats)
            assert beats[0].note != beats[1].note
        for entries in zip(english.entries, spanish.entries, strict=True):
            assert all(entry.text for entry in entries)
            assert entries[0].text != entries[1].text
        for slips in zip(english.mistakes, spanish.mistakes, strict=True):
            assert slips[0].text != slips[1].text
            assert slips[0].next_time != slips[1].next_time


def test_every_lesson_is_there_in_both_languages() -> None:
    pairs = zip(read_story("en").lessons, read_story("es").lessons, strict=True)
    for english, spanish in pairs:
        assert english.fields.advice != spanish.fields.advice
        assert bool(english.fields.use) == bool(spanish.fields.use)


def test_the_clock_of_the_workspace_is_not_moved(workspace: Workspace) -> None:
    fill_demo(workspace, "en")
    assert workspace.now() == NINE


def test_a_demo_is_written_as_one(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_rest: object) -> None:
        raise DoNotContact(name="nobody")

    monkeypatch.setattr("tablero.services.demo.thank", fail)
    with pytest.raises(DoNotContact):
        fill_demo(workspace, "en")
    assert journal.cursor(workspace.store) == 0


def test_the_story_cannot_be_undone(demo: Workspace) -> None:
    with pytest.raises(NothingToUndo):
        moves.undo(demo)
