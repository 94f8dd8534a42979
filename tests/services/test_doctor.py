"""What doctor finds in a file broken behind the program's back, and what a repair makes of it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tablero.domain.due import Cadences
from tablero.domain.findings import BEYOND_REPAIR, EXAMPLES, Fault, Finding
from tablero.domain.people import Handle, Link
from tablero.domain.words import (
    Channel,
    Direction,
    FavourKind,
    HandleKind,
    Outcome,
    Stage,
    TieKind,
)
from tablero.services import (
    asks,
    board,
    doctor,
    duplicates,
    favours,
    introductions,
    lessons,
    mistakes,
    moves,
    offers,
    rests,
    ties,
)
from tablero.services.asks import AskFields
from tablero.services.favours import FavourFields
from tablero.services.introductions import RequestFields
from tablero.services.lessons import LessonFields
from tablero.services.mistakes import MistakeFields
from tablero.services.offers import OfferFields
from tablero.services.workspace import Workspace
from tests.dump import dump

if TYPE_CHECKING:
    from tests.conftest import Clock, Driver

Break = Callable[[str], None]


@pytest.fixture
def ana(drive: "Driver", clock: "Clock") -> int:
    """Someone with a tag, a handle, an introducer, moves, and touches of both directions."""
    luis = drive.add("Luis Herrero")
    handles = (Handle(HandleKind.EMAIL, "ana@acme.example"),)
    ana = drive.add("Ana Ríos", role="CFO", company="Acme", handles=handles, via_id=luis)
    drive.edit(ana, tags=("fintech", "coro"))
    for outcome in (Outcome.SENT, Outcome.SEEN, Outcome.SENT):
        clock.advance(days=1)
        drive.touch(ana, outcome)
    clock.advance(hours=2)
    drive.touch(ana, direction=Direction.IN)
    drive.move(ana, Stage.SEEN_NO_REPLY)
    return ana


@pytest.fixture
def break_it(workspace: Workspace) -> Break:
    """Write to the file behind the program's back."""

    def run(sql: str) -> None:
        workspace.store.db.execute_sql("PRAGMA foreign_keys = off")
        workspace.store.db.execute_sql(sql)

    return run


def faults(ws: Workspace) -> list[Fault]:
    return [finding.fault for finding in doctor.examine(ws)]


def test_a_new_file_is_sound(workspace: Workspace) -> None:
    assert doctor.examine(workspace) == ()


@pytest.mark.usefixtures("ana")
def test_what_the_services_write_is_sound(workspace: Workspace) -> None:
    assert doctor.examine(workspace) == ()


def test_it_stays_sound_through_every_undo_and_redo(
    workspace: Workspace, drive: "Driver", ana: int
) -> None:
    drive.outcome(ana, Outcome.DECLINED)
    count = 8
    for _ in range(count):
        drive.undo()
        assert doctor.examine(workspace) == ()
    for _ in range(count):
        drive.redo()
        assert doctor.examine(workspace) == ()


def test_tags_put_in_another_order_are_no_fault(
    workspace: Workspace, drive: "Driver", ana: int
) -> None:
    drive.edit(ana, tags=("coro", "zoo", "fintech"))
    assert doctor.examine(workspace) == ()


def test_the_first_of_several_conversations_is_the_one_that_counts(
    workspace: Workspace, drive: "Driver", clock: "Clock", ana: int
) -> None:
    clock.advance(days=1)
    drive.move(ana, Stage.CONVERSATION)
    assert doctor.examine(workspace) == ()


BREAKS = [
    ("UPDATE touch SET number = 7 WHERE number = 2", Fault.NUMBERS),
    ("UPDATE person SET touch_count = 9 WHERE id = 2", Fault.COUNTERS),
    ("UPDATE person SET seen_count = 0 WHERE id = 2", Fault.COUNTERS),
    ("UPDATE person SET last_touch_at = NULL WHERE id = 2", Fault.COUNTERS),
    ("UPDATE person SET due_on = '2030-01-01' WHERE id = 2", Fault.DUE),
    ("UPDATE person SET cadence_days = 1 WHERE id = 2", Fault.DUE),
    ("DELETE FROM stage_change WHERE id = (SELECT max(id) FROM stage_change)", Fault.STAGE),
    ("UPDATE person SET first_conversation_at = 5 WHERE id = 2", Fault.FIRST_CONVERSATION),
    ("UPDATE person SET first_conversation_at = NULL WHERE id = 2", Fault.FIRST_CONVERSATION),
    ("UPDATE person SET name_key = 'Ana' WHERE id = 2", Fault.KEYS),
    ("UPDATE person SET company_key = 'x' WHERE id = 2", Fault.KEYS),
    ("UPDATE person SET search_key = 'ana rios cfo acme coro' WHERE id = 2", Fault.KEYS),
    ("UPDATE handle SET match_key = 'x'", Fault.KEYS),
    ("DELETE FROM tie", Fault.REFERRAL),
]


COUNTED_ELSEWHERE = {
    "UPDATE person SET due_on = '2030-01-01' WHERE id = 2": [2],
    "UPDATE person SET cadence_days = 1 WHERE id = 2": [2],
    "UPDATE person SET first_conversation_at = NULL WHERE id = 2": [1],
}
"""At how many places a card then no longer stands where it was counted, or has not converted."""


@pytest.mark.usefixtures("ana")
@pytest.mark.parametrize(("sql", "fault"), BREAKS)
def test_each_thing_that_can_be_recounted_is_found(
    workspace: Workspace, break_it: Break, sql: str, fault: Fault
) -> None:
    break_it(sql)
    finding, *others = doctor.examine(workspace)
    assert finding == Finding(fault, 1, (Link(2, "Ana Ríos"),))
    assert others == [Finding(Fault.STANDINGS, places) for places in COUNTED_ELSEWHERE.get(sql, ())]


@pytest.mark.usefixtures("ana")
@pytest.mark.parametrize("sql", [sql for sql, _ in BREAKS])
def test_each_is_mended_and_stays_mended(workspace: Workspace, break_it: Break, sql: str) -> None:
    break_it(sql)
    assert doctor.repair(workspace).left == ()
    assert doctor.repair(workspace).written.id == 0


@pytest.mark.usefixtures("ana")
@pytest.mark.parametrize(
    "sql", [sql for sql, fault in BREAKS if fault not in {Fault.STAGE, Fault.REFERRAL}]
)
def test_a_mended_row_is_what_it_was_before_it_broke(
    workspace: Workspace, break_it: Break, sql: str
) -> None:
    before = dump(workspace)
    break_it(sql)
    doctor.repair(workspace)
    assert {name: sorted(map(_loosely, rows)) for name, rows in dump(workspace).items()} == {
        name: sorted(map(_loosely, rows)) for name, rows in before.items()
    }


def _loosely(row: tuple[Any, ...]) -> list[str]:
    """The words of a row: the tags in a search key may stand in any order."""
    return sorted(" ".join(map(str, row)).split())


@pytest.mark.usefixtures("ana")
def test_a_repair_is_one_change_that_can_be_undone(workspace: Workspace, break_it: Break) -> None:
    for sql, _ in BREAKS:
        break_it(sql)
    broken = dump(workspace)
    written = doctor.repair(workspace).written
    assert (written.action, written.subject) == ("repair", {"count": 1})
    assert moves.undo(workspace).subject["action"] == "repair"
    assert dump(workspace) == broken


@pytest.mark.usefixtures("ana")
def test_where_moves_and_board_differ_the_board_stands(
    workspace: Workspace, drive: "Driver", break_it: Break
) -> None:
    break_it("UPDATE person SET stage = 'conversation', first_conversation_at = NULL WHERE id = 1")
    doctor.repair(workspace)
    assert drive.card(1).stage is Stage.CONVERSATION
    assert drive.person(1).first_conversation_at == workspace.now()


def test_a_due_date_set_by_hand_is_no_fault(
    workspace: Workspace, drive: "Driver", break_it: Break, ana: int
) -> None:
    day = date(2030, 1, 1)
    rests.set_due(workspace, [ana], day)
    assert doctor.examine(workspace) == ()
    break_it("UPDATE person SET touch_count = 9")
    doctor.repair(workspace)
    assert drive.card(ana).due_on == day


def test_one_at_rest_is_due_on_the_day_of_coming_back(
    workspace: Workspace, drive: "Driver", break_it: Break, ana: int
) -> None:
    until = date(2026, 12, 1)
    rests.rest(workspace, [ana], until)
    assert doctor.examine(workspace) == ()
    break_it("UPDATE person SET due_on = '2030-01-01' WHERE id = 2")
    assert faults(workspace) == [Fault.DUE, Fault.STANDINGS]
    assert doctor.repair(workspace).left == ()
    assert (drive.card(ana).due_on, drive.card(ana).rest_until) == (until, until)


def test_a_rest_that_no_hand_has_set_is_a_fault(
    workspace: Workspace, drive: "Driver", break_it: Break, ana: int
) -> None:
    break_it("UPDATE person SET rest_until = '2030-01-01', rest_reason = 'x' WHERE id = 2")
    assert faults(workspace) == [Fault.DUE, Fault.STANDINGS]
    assert doctor.repair(workspace).left == ()
    assert drive.card(ana).rest_until is None
    assert drive.person(ana).rest_reason == ""


WRONG_COUNTS = [
    ("DELETE FROM standing", 2),
    ("UPDATE standing SET people = people + 1", 2),
    ("UPDATE standing SET people = -1 WHERE stage = 'seen_no_reply'", 1),
    ("UPDATE standing SET resting = 1 WHERE stage = 'seen_no_reply'", 2),
    ("INSERT INTO standing VALUES (99, 'referred', 0, 3, '2026-12-01', 5)", 1),
    ("UPDATE setting SET value = '9' WHERE key = 'people_touched'", 1),
]


@pytest.mark.usefixtures("ana")
@pytest.mark.parametrize(("sql", "places"), WRONG_COUNTS)
def test_wrong_counts_of_where_cards_stand_are_found_and_counted_again(
    workspace: Workspace, break_it: Break, sql: str, places: int
) -> None:
    before = board.count(workspace)
    break_it(sql)
    assert doctor.examine(workspace) == (Finding(Fault.STANDINGS, places),)
    repair = doctor.repair(workspace)
    assert (repair.left, repair.written.id) == ((), 0)
    assert board.count(workspace) == before


@pytest.mark.usefixtures("ana")
def test_other_cadences_make_due_dates_to_be_counted_again(workspace: Workspace) -> None:
    other = Workspace(workspace.store, workspace.clock, workspace.zone, Cadences(seen_no_reply=30))
    assert faults(other) == [Fault.DUE]
    assert doctor.repair(other).left == ()


def test_only_the_first_of_many_people_are_named(
    workspace: Workspace, drive: "Driver", break_it: Break
) -> None:
    for number in range(EXAMPLES + 2):
        drive.add(f"Someone {number}")
    break_it("UPDATE person SET touch_count = 3")
    (finding,) = doctor.examine(workspace)
    assert (finding.count, len(finding.people)) == (EXAMPLES + 2, EXAMPLES)


@pytest.mark.usefixtures("ana")
def test_rows_that_refer_to_nobody_are_found(workspace: Workspace, break_it: Break) -> None:
    break_it("DELETE FROM person WHERE id = 2")
    found = {finding.detail: finding.count for finding in doctor.examine(workspace)}
    assert (found["touch"], found["handle"]) == (4, 1)
    assert Fault.DANGLING in BEYOND_REPAIR


@pytest.fixture
def written(ana: int, workspace: Workspace) -> None:
    """A row of each kind that has words of its own."""
    favours.add_favour(workspace, ana, FavourFields(FavourKind.GIVEN, "Lent the van"))
    introductions.request_introduction(
        workspace, ana, RequestFields(Channel.CALL, "Ask", wish="Eva")
    )
    mistakes.add_mistake(workspace, MistakeFields("Too long"))
    lessons.add_lesson(workspace, LessonFields("Shorter"))


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize(
    ("sql", "where"),
    [
        ("UPDATE touch SET channel = 'pigeon'", "touch.channel"),
        ("UPDATE person SET stage = 'won' WHERE id = 2", "person.stage"),
        ("UPDATE tie SET kind = 'rival'", "tie.kind"),
        ("UPDATE favour SET kind = 'sold'", "favour.kind"),
        ("UPDATE introduction SET status = 'lost'", "introduction.status"),
        ("UPDATE mistake SET kind = 'venial'", "mistake.kind"),
        ("UPDATE lesson SET channel = 'pigeon'", "lesson.channel"),
    ],
)
def test_words_of_no_vocabulary_are_found_and_left_alone(
    workspace: Workspace, break_it: Break, sql: str, where: str
) -> None:
    break_it(sql)
    (finding,) = doctor.repair(workspace).left
    assert (finding.fault, finding.detail) == (Fault.UNKNOWN_WORD, where)


@pytest.fixture
def network(drive: "Driver", workspace: Workspace, written: None, ana: int) -> None:  # noqa: ARG001
    """Every row that the network can have; Noé is 4, and was led to twice."""
    eva, noe = drive.add("Eva Sol"), drive.add("Noé Ñíguez")
    ties.add_tie(workspace, ana, eva, TieKind.KNOWS)
    gave = FavourFields(FavourKind.GIVEN, "A book", channel=Channel.CALL)
    favours.add_favour(workspace, eva, gave)
    request = RequestFields(Channel.CALL, "Ask", target_id=noe)
    made = introductions.request_introduction(workspace, eva, request).introduction
    introductions.introduction_made(workspace, made.id)
    ask = asks.add_ask(workspace, AskFields("tyres")).ask
    assert ask
    (told,) = asks.tell(workspace, ask.id, [ana]).told
    asks.led_to(workspace, told.id, noe, "Ask Noé")
    offers.add_offer(workspace, OfferFields("An hour"))
    duplicates.say_distinct(workspace, noe, ana)


@pytest.mark.usefixtures("network")
@pytest.mark.parametrize(
    ("sql", "where"),
    [
        ("UPDATE tie SET target_id = source_id WHERE id = 2", "tie.target_id"),
        ("UPDATE tie SET source_id = 3, target_id = 2 WHERE id = 2", "tie.target_id"),
        ("UPDATE favour SET what = '' WHERE id = 1", "favour.what"),
        ("UPDATE favour SET settled_on = '2026-01-01' WHERE id = 1", "favour.settled_on"),
        ("UPDATE favour SET person_id = 1 WHERE id = 2", "favour.touch_id"),
        ("UPDATE introduction SET closed_at = 5 WHERE id = 1", "introduction.closed_at"),
        ("UPDATE introduction SET closed_at = NULL WHERE id = 2", "introduction.closed_at"),
        ("UPDATE introduction SET target_id = NULL WHERE id = 2", "introduction.target_id"),
        ("UPDATE introduction SET target_id = asked_id WHERE id = 1", "introduction.target_id"),
        ("UPDATE introduction SET wish = '' WHERE id = 1", "introduction.target_id"),
        ("UPDATE introduction SET touch_id = 1 WHERE id = 2", "introduction.touch_id"),
        ("UPDATE introduction SET entry_id = 1 WHERE id = 2", "introduction.entry_id"),
        ("UPDATE lead SET introducer_id = introduced_id", "lead.introduced_id"),
        ("UPDATE ask SET need = ''", "ask.need"),
        ("UPDATE ask_told SET answered_at = NULL", "ask_told.answered_at"),
        ("UPDATE ask_told SET led_to_id = person_id", "ask_told.led_to_id"),
        ("UPDATE offer SET what = ''", "offer.what"),
        ("UPDATE distinct_pair SET one_id = 4, other_id = 2", "distinct_pair.other_id"),
        ("UPDATE distinct_pair SET one_id = other_id", "distinct_pair.other_id"),
    ],
)
def test_what_cannot_be_is_found_and_left_alone(
    workspace: Workspace, break_it: Break, sql: str, where: str
) -> None:
    assert doctor.examine(workspace) == ()
    break_it(sql)
    (finding,) = doctor.repair(workspace).left
    assert finding == Finding(Fault.CONTRADICTION, 1, detail=where)
    assert Fault.CONTRADICTION in BEYOND_REPAIR


@pytest.mark.usefixtures("ana")
def test_rows_of_the_journal_about_unknown_tables_are_found(
    workspace: Workspace, break_it: Break
) -> None:
    break_it("UPDATE change_row SET table_name = 'mood' WHERE table_name = 'handle'")
    assert doctor.examine(workspace) == (Finding(Fault.UNKNOWN_TABLE, 1, detail="mood"),)


def test_a_damaged_file_is_told_in_the_words_of_sqlite(
    workspace: Workspace, drive: "Driver", break_it: Break
) -> None:
    drive.add("Ana Ríos")
    break_it("PRAGMA writable_schema = on")
    break_it("UPDATE sqlite_schema SET sql = replace(sql, '\"name\" TEXT NOT NULL', '\"name\" TEXT"
             " NOT NULL CHECK (name = 1)') WHERE name = 'person'")  # fmt: skip
    workspace.store.close()
    workspace.store.connect()
    (finding,) = doctor.examine(workspace)
    assert finding.fault is Fault.DAMAGED
    assert "person" in finding.detail


def test_a_file_that_others_may_read_is_found_and_closed(
    workspace: Workspace, database: Path
) -> None:
    database.chmod(0o644)
    (finding,) = doctor.examine(workspace)
    assert (finding.fault, finding.detail) == (Fault.OPEN_FILE, f"644 {database}")
    assert doctor.repair(workspace).left == ()
    assert database.stat().st_mode & 0o777 == 0o600


def test_a_folder_that_others_may_look_into_is_found_and_left_to_its_owner(
    workspace: Workspace, database: Path
) -> None:
    database.parent.chmod(0o755)
    (finding,) = doctor.repair(workspace).left
    assert (finding.fault, finding.detail) == (Fault.OPEN_FOLDER, f"755 {database.parent}")


def test_examining_writes_nothing(
    workspace: Workspace, drive: "Driver", break_it: Break, ana: int
) -> None:
    break_it("UPDATE person SET touch_count = 9")
    before = dump(workspace)
    doctor.examine(workspace)
    assert dump(workspace) == before
    assert drive.card(ana).touch_count == 9


@pytest.mark.usefixtures("ana")
def test_the_gravest_finding_comes_first(workspace: Workspace, break_it: Break) -> None:
    break_it("UPDATE person SET touch_count = 9, name_key = '' WHERE id = 2")
    break_it("UPDATE touch SET number = 9 WHERE number = 2")
    assert faults(workspace) == [Fault.NUMBERS, Fault.COUNTERS, Fault.KEYS]


def test_more_people_than_one_batch_are_mended(
    workspace: Workspace, drive: "Driver", break_it: Break, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "BULK", 2)
    for number in range(5):
        drive.add(f"Someone {number}")
    break_it("UPDATE person SET give_count = 3")
    assert doctor.repair(workspace).left == ()
