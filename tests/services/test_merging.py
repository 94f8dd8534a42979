"""Two people who turned out to be the same, made one: nothing lost, nothing double, one undo."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tablero.domain.merging import MergeField, Side
from tablero.domain.people import Handle
from tablero.domain.words import FavourKind, HandleKind, IntroductionStatus, Outcome, Stage, TieKind
from tablero.errors import BadInput, ChangedElsewhere, NotFound
from tablero.services import board, duplicates, merging, recoveries, ties
from tablero.services.doctor import examine
from tablero.services.people import read_person
from tablero.services.today import read_today
from tablero.services.workspace import Workspace
from tablero.storage import history, tables
from tablero.storage.journal import write
from tablero.storage.merging import columns, rows
from tests.dump import dump

if TYPE_CHECKING:
    from tests.conftest import Clock, Driver


def put(ws: Workspace, table: type[tables.Table], *written: dict[str, Any]) -> None:
    """Rows as they stand in the file."""
    with write(ws.store, "add", ws.now()) as (work, _):
        for row in written:
            work.insert(table, **row)


def everything(drive: "Driver", clock: "Clock") -> tuple[int, int]:
    """Two people, each with a row wherever a person can be named, and two of some kinds alike."""
    mail, phone = (Handle(HandleKind.EMAIL, "ana@example.org"),
                   Handle(HandleKind.PHONE, "+34 600 11 22 33"))  # fmt: skip
    luis = drive.add("Luis Martín")
    ana = drive.add("Ana Ríos", tags=("a", "b"), handles=(mail,), via_id=luis, expertise=("tyres",))
    noe = drive.add("Noé Ñíguez")
    twin = drive.add(
        "Ríos, Ana",
        Stage.REFERRED,
        tags=("b", "c"),
        handles=(mail, phone),
        expertise=("tyres", "wine"),
    )
    for each in (ana, twin, ana):
        clock.advance(hours=1)
        drive.touch(each)
        drive.idea(each, "El informe")
    tomas = drive.refer(twin, "Tomás Ocampo")
    for one, other in ((ana, noe), (twin, noe), (ana, twin)):
        ties.add_tie(drive.ws, one, other, TieKind.KNOWS)
    duplicates.say_distinct(drive.ws, twin, noe)
    duplicates.say_distinct(drive.ws, ana, noe)
    duplicates.say_distinct(drive.ws, tomas, twin)
    drive.close_day(ana, noe, twin, mistake="I was late", about=twin)
    _network(drive.ws, ana, twin, noe)
    recoveries.open_moment(drive.ws, twin)
    return ana, twin


def _network(ws: Workspace, ana: int, twin: int, noe: int) -> None:
    now, today = ws.now(), ws.today()
    given = {"kind": FavourKind.GIVEN, "what": "Lent a book", "day": today}
    put(ws, tables.Favour, {"person_id": ana, **given}, {"person_id": twin, **given})
    asked = {"status": IntroductionStatus.OPEN, "asked_at": now}
    put(ws, tables.Introduction, {"asked_id": twin, "target_id": noe, **asked},
        {"asked_id": noe, "target_id": twin, **asked},
        {"asked_id": ana, "target_id": twin, **asked})  # fmt: skip
    put(ws, tables.Lead, {"introducer_id": twin, "introduced_id": noe, "at": now},
        {"introducer_id": noe, "introduced_id": twin, "at": now},
        {"introducer_id": ana, "introduced_id": twin, "at": now})  # fmt: skip
    put(ws, tables.Ask, {"need": "Tyres", "created_at": now}, {"need": "Wine", "created_at": now})
    told = {"told_at": now - timedelta(days=1), "answer": "Sí", "answered_at": now}
    put(ws, tables.AskTold, {"ask_id": 1, "person_id": ana, "told_at": now},
        {"ask_id": 1, "person_id": twin, "led_to_id": noe, **told},
        {"ask_id": 2, "person_id": noe, "led_to_id": twin, **told})  # fmt: skip


def test_all_that_names_the_other_one_names_the_one_who_is_kept(
    drive: "Driver", clock: "Clock", workspace: Workspace
) -> None:
    ana, twin = everything(drive, clock)
    named = list(columns())
    assert all(rows(workspace.store, column, twin) for column in named if column[1] != "via_id")
    drive.merge(ana, twin)
    assert [column for column in named if rows(workspace.store, column, twin)] == []
    assert len(named) > 12
    with pytest.raises(NotFound):
        read_person(workspace, twin)
    assert examine(workspace) == ()


def test_a_merge_is_one_step_and_undo_and_redo_bring_everything_back(
    drive: "Driver", clock: "Clock", workspace: Workspace
) -> None:
    ana, twin = everything(drive, clock)
    before, tally = dump(workspace), board.count(workspace)
    result = merging.merge(workspace, ana, twin)
    after = dump(workspace)
    assert board.follow(workspace, tally, result.written) == board.count(workspace)
    assert drive.undo() == "merge"
    assert dump(workspace) == before
    assert board.count(workspace) == tally
    assert examine(workspace) == ()
    assert drive.redo() == "merge"
    assert dump(workspace) == after
    assert examine(workspace) == ()


def test_nothing_stands_twice_and_nobody_leads_to_themselves(
    drive: "Driver", clock: "Clock", workspace: Workspace
) -> None:
    ana, twin = everything(drive, clock)
    drive.merge(ana, twin)
    person = drive.person(ana)
    assert person.tags == ("a", "b", "c")
    assert [handle.kind for handle in person.handles] == [HandleKind.EMAIL, HandleKind.PHONE]
    held = dump(workspace)
    assert [len(held[name]) for name in ("expertise", "favour", "distinct_pair", "focus")] == [
        *(2, 2, 2, 2),
    ]  # fmt: skip
    assert [tie.kind for tie in ties.ties_of(workspace, ana)] == [
        *(TieKind.KNOWS, TieKind.REFERRED, TieKind.REFERRED),
    ]  # fmt: skip
    asked = [(row[1], row[2]) for row in held["introduction"]]
    assert asked == [(ana, 3), (3, ana)]
    assert [(row[1], row[2]) for row in held["lead"]] == [(ana, 3), (3, ana)]
    (first, second) = (dict(zip(TOLD, row, strict=True)) for row in held["ask_told"])
    assert (first["person"], first["answer"], first["led_to"]) == (ana, "Sí", 3)
    assert first["told_at"] < first["answered_at"]
    assert (second["person"], second["led_to"]) == (3, ana)


TOLD = [field.name for field in tables.AskTold._meta.sorted_fields]


def test_touches_are_numbered_by_time_and_the_counters_follow(
    drive: "Driver", clock: "Clock", workspace: Workspace
) -> None:
    ana, twin = drive.add("Ana Ríos"), drive.add("Ana Rios")
    for each, outcome in ((twin, Outcome.SEEN), (ana, Outcome.SENT), (twin, Outcome.SEEN)):
        clock.advance(hours=2)
        drive.touch(each, outcome)
    drive.merge(ana, twin)
    touches = history.touches_of(workspace.store, ana)
    assert [(touch.number, touch.outcome) for touch in touches] == [
        (1, "seen"), (2, "sent"), (3, "seen"),
    ]  # fmt: skip
    card = drive.card(ana)
    assert (card.touch_count, card.seen_count, card.last_outcome) == (3, 2, Outcome.SEEN)
    assert (card.stage, card.cadence_days) == (Stage.SEEN_NO_REPLY, 7)
    assert card.due_on == workspace.today() + timedelta(days=7)


def test_after_the_twelfth_touch_of_both_the_cadence_doubles(drive: "Driver") -> None:
    ana, twin = drive.add("Ana Ríos", every_days=5), drive.add("Ana Rios")
    for each in (ana, twin) * 6:
        drive.touch(each)
    drive.merge(ana, twin)
    assert drive.card(ana).cadence_days == 10


def test_who_was_chosen_for_a_day_as_both_has_the_better_place(
    drive: "Driver", clock: "Clock", workspace: Workspace
) -> None:
    ana, twin, noe = drive.add("Ana Ríos"), drive.add("Ana Rios"), drive.add("Noé Ñíguez")
    drive.close_day(twin, noe, ana)
    drive.merge(ana, twin)
    clock.advance(days=1)
    assert [card.id for card in read_today(workspace).three] == [ana, noe]


def test_a_conversation_had_as_the_other_one_counts(
    drive: "Driver", clock: "Clock", workspace: Workspace
) -> None:
    ana, twin = drive.add("Ana Ríos"), drive.add("Ana Rios")
    began = workspace.now()
    drive.touch(twin, Outcome.REPLIED)
    clock.advance(days=3)
    drive.move(ana, Stage.CONVERSATION)
    drive.move([ana, twin], Stage.REFERRED)
    drive.merge(ana, twin)
    person = drive.person(ana)
    assert (person.first_conversation_at, person.card.stage) == (began, Stage.REFERRED)
    assert board.count(workspace).now == (1, 1)


def test_a_preview_tells_what_will_be_and_writes_nothing(
    drive: "Driver", clock: "Clock", workspace: Workspace
) -> None:
    ana, twin = everything(drive, clock)
    before = dump(workspace)
    found = merging.preview(workspace, ana, twin, {MergeField.NAME: Side.OTHER})
    assert dump(workspace) == before
    assert (found.keep.id, found.other.id) == (ana, twin)
    name = found.lines[0]
    assert (name.keep, name.other, name.result) == ("Ana Ríos", "Ríos, Ana", "Ríos, Ana")
    assert found.brings == (1, 2, 2, 3, 1, 3, 2, 2, 2, 2, 1, 1)


@pytest.mark.parametrize(
    "refused", [lambda ana, _: (ana, ana), lambda ana, _: (ana, 99), lambda _, twin: (99, twin)]
)
def test_two_people_are_needed_who_are_there(
    drive: "Driver", workspace: Workspace, refused: Callable[[int, int], tuple[int, int]]
) -> None:
    ids = refused(drive.add("Ana Ríos"), drive.add("Ana Rios"))
    before = dump(workspace)
    for act in (merging.preview, merging.merge):
        with pytest.raises((BadInput, NotFound)):
            act(workspace, *ids)
    assert dump(workspace) == before


def test_another_session_s_work_on_the_one_is_not_undone_with_the_merge(
    drive: "Driver", open_driver: "Callable[..., Driver]"
) -> None:
    ana, twin = drive.add("Ana Ríos"), drive.add("Ana Rios")
    drive.touch(twin)
    other = open_driver()
    drive.merge(ana, twin)
    other.touch(ana)
    with pytest.raises(ChangedElsewhere):
        drive.undo()
    with pytest.raises(NotFound):
        other.touch(twin)


def test_an_open_moment_of_truth_of_either_marks_the_one_who_is_kept(
    drive: "Driver", workspace: Workspace
) -> None:
    ana, twin = drive.add("Ana Ríos"), drive.add("Ana Rios")
    moment = recoveries.open_moment(workspace, twin).recovery.id
    drive.merge(ana, twin)
    assert drive.card(ana).is_upset
    assert [each.id for each in recoveries.moments_of(workspace, ana)] == [moment]
    drive.undo()
    assert not drive.card(ana).is_upset
    assert drive.card(twin).is_upset


def test_an_open_moment_of_each_stays_and_so_does_the_mark(
    drive: "Driver", workspace: Workspace
) -> None:
    ana, twin = drive.add("Ana Ríos"), drive.add("Ana Rios")
    both = [recoveries.open_moment(workspace, each).recovery.id for each in (ana, twin)]
    drive.merge(ana, twin)
    assert {each.id for each in recoveries.moments_of(workspace, ana)} == set(both)
    recoveries.drop(workspace, both[0], "a mix-up")
    assert drive.card(ana).is_upset
    assert examine(workspace) == ()
