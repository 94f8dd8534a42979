"""Undo and redo over every write, across restarts, and beside another session."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tablero.domain.people import Handle
from tablero.domain.words import Channel, HandleKind, Outcome, Stage
from tablero.errors import ChangedElsewhere, NotFound, NothingToUndo
from tablero.services import moves, people, touches
from tablero.services.touches import TouchFields
from tablero.services.workspace import Workspace
from tablero.storage import journal, tables
from tests.dump import Dump, dump

if TYPE_CHECKING:
    from tests.conftest import Driver

OpenDriver = Callable[..., "Driver"]


def a_day(drive: "Driver") -> list[Dump]:
    """One of every kind of write, and what the file held before each and at the end."""
    steps: list[Callable[[], object]] = [
        lambda: drive.add("Ana Ríos", tags=("a",), every_days=5),
        lambda: drive.add("Luis Ficticio", Stage.REFERRED, via_id=1),
        lambda: drive.touch(1),
        lambda: drive.outcome(1, Outcome.SEEN),
        lambda: drive.reply(1),
        lambda: drive.refer(1, "Tomás Ocampo"),
        lambda: drive.move([1, 2, 3], Stage.SEEN_NO_REPLY),
        lambda: drive.edit(1, name="Ana", tags=("b",), handles=(MAIL,), via_id=None),
        lambda: drive.touch(2, Outcome.DECLINED),
    ]
    held = []
    for step in steps:
        held.append(dump(drive.ws))
        step()
    return [*held, dump(drive.ws)]


MAIL = Handle(HandleKind.EMAIL, "ana@example.org")


def test_every_write_is_undone_and_done_again_step_by_step(drive: "Driver") -> None:
    held = a_day(drive)
    for before in reversed(held[:-1]):
        drive.undo()
        assert dump(drive.ws) == before
    for after in held[1:]:
        drive.redo()
        assert dump(drive.ws) == after


def test_undo_and_redo_outlive_the_session(drive: "Driver", open_driver: OpenDriver) -> None:
    held = a_day(drive)
    drive.ws.close()
    for number, before in enumerate(reversed(held[:-1])):
        again = open_driver(f"later {number}")
        again.undo()
        assert dump(again.ws) == before
        again.ws.close()
    last = open_driver("last")
    for after in held[1:]:
        last.redo()
        assert dump(last.ws) == after


def test_undo_tells_what_it_undid(drive: "Driver", workspace: Workspace) -> None:
    ana = drive.add("Ana Ríos")
    drive.touch(ana)
    written = moves.undo(workspace)
    assert written.action == "undo"
    assert written.people == (ana,)
    assert written.subject == {
        "action": "touch",
        "name": "Ana Ríos",
        "count": 1,
        "channel": "whatsapp",
    }


@pytest.mark.parametrize("take", [moves.undo, moves.redo])
def test_an_empty_journal_has_nothing_to_undo(
    workspace: Workspace, take: Callable[[Workspace], object]
) -> None:
    with pytest.raises(NothingToUndo) as refused:
        take(workspace)
    assert refused.value.data == {"redo": take is moves.redo}


def test_a_new_write_ends_what_could_be_done_again(drive: "Driver") -> None:
    ana = drive.add("Ana Ríos")
    drive.touch(ana)
    drive.undo()
    drive.move(ana, Stage.REFERRED)
    with pytest.raises(NothingToUndo):
        drive.redo()
    assert [drive.undo(), drive.undo()] == ["move", "add"]


def test_a_refused_write_leaves_redo_as_it_was(drive: "Driver") -> None:
    ana = drive.add("Ana Ríos")
    drive.touch(ana)
    drive.undo()
    with pytest.raises(NotFound):
        drive.touch(99)
    assert drive.redo() == "touch"


def test_an_id_is_not_used_again_after_undo(drive: "Driver") -> None:
    drive.add("Ana Ríos")
    drive.undo()
    assert drive.add("Paco Muestra") == 2


def test_a_session_does_not_undo_what_another_did_since_it_opened(
    drive: "Driver", open_driver: OpenDriver
) -> None:
    other = open_driver()
    other.add("Ana Ríos")
    with pytest.raises(NothingToUndo):
        drive.undo()
    paco = drive.add("Paco Muestra")
    drive.undo()
    with pytest.raises(NotFound):
        drive.person(paco)
    assert other.undo() == "add"


def test_a_session_undoes_what_was_there_when_it_opened(
    drive: "Driver", open_driver: OpenDriver
) -> None:
    drive.add("Ana Ríos")
    assert open_driver().undo() == "add"


def test_undo_is_refused_when_another_session_changed_the_same_rows(
    drive: "Driver", open_driver: OpenDriver
) -> None:
    ana = drive.add("Ana Ríos")
    other = open_driver()
    drive.touch(ana)
    other.edit(ana, role="CFO")
    with pytest.raises(ChangedElsewhere) as refused:
        drive.undo()
    subject = {"action": "touch", "name": "Ana Ríos", "count": 1, "channel": "whatsapp"}
    assert refused.value.data == {"action": "touch", "subject": subject, "redo": False}
    assert (drive.card(ana).touch_count, drive.card(ana).role) == (1, "CFO")


def test_undo_is_possible_again_once_the_other_session_took_its_change_back(
    drive: "Driver", open_driver: OpenDriver
) -> None:
    ana = drive.add("Ana Ríos")
    other = open_driver()
    drive.touch(ana)
    other.move(ana, Stage.REFERRED)
    other.undo()
    assert drive.undo() == "touch"


def test_redo_is_refused_when_another_session_changed_the_same_rows(
    drive: "Driver", open_driver: OpenDriver
) -> None:
    ana = drive.add("Ana Ríos")
    other = open_driver()
    drive.touch(ana)
    drive.undo()
    other.edit(ana, role="CFO")
    with pytest.raises(ChangedElsewhere) as refused:
        drive.redo()
    assert (refused.value.data["action"], refused.value.data["redo"]) == ("touch", True)
    assert drive.card(ana).touch_count == 0


def test_what_another_session_does_to_other_people_is_no_obstacle(
    drive: "Driver", open_driver: OpenDriver
) -> None:
    ana, paco = drive.add("Ana Ríos"), drive.add("Paco Muestra")
    other = open_driver()
    other.touch(paco, Outcome.REPLIED)
    drive.touch(ana, Outcome.SEEN)
    drive.undo()
    other.touch(paco)
    other.add("Irene Modelo")
    assert drive.redo() == "touch"
    assert drive.card(ana).seen_count == 1
    assert drive.card(paco).touch_count == 2


def test_undo_is_refused_when_another_person_came_through_the_one_added(
    drive: "Driver", open_driver: OpenDriver
) -> None:
    luis = drive.add("Luis Ficticio")
    other = open_driver()
    drive.touch(luis)
    drive.undo()
    ana = other.add("Ana Ríos", via_id=luis)
    with pytest.raises(ChangedElsewhere):
        drive.undo()
    assert other.card(ana).via == "Luis Ficticio"
    assert len(other.ws.store.rows(tables.Tie.select())) == 1


def test_a_tag_that_two_sessions_put_is_no_obstacle(
    workspace: Workspace, drive: "Driver", open_driver: OpenDriver
) -> None:
    other = open_driver()
    drive.add("Ana Ríos", tags=("new",))
    paco = other.add("Paco Muestra", tags=("new",))
    assert drive.undo() == "add"
    assert people.read_person(workspace, paco).person.tags == ("new",)
    assert drive.redo() == "add"
    assert people.read_person(workspace, 1).person.tags == ("new",)


def test_redo_is_refused_when_the_person_is_gone(drive: "Driver", open_driver: OpenDriver) -> None:
    other = open_driver()
    ana = drive.add("Ana Ríos")
    other.touch(ana)
    other.undo()
    drive.undo()
    with pytest.raises(ChangedElsewhere):
        other.redo()
    assert not any(dump(other.ws).values())


def test_a_failure_in_the_middle_of_a_write_leaves_nothing(
    drive: "Driver", workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = drive.add("Ana Ríos")
    before, newest = dump(workspace), journal.cursor(workspace.store)

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as broken:
        broken.setattr(touches, "settle", fail)
        with pytest.raises(RuntimeError):
            touches.log_touch(workspace, [ana], TouchFields(Channel.CALL))
    assert dump(workspace) == before
    assert journal.cursor(workspace.store) == newest
    assert drive.touch(ana).touch.number == 1


def test_a_failure_in_the_middle_of_an_undo_leaves_nothing(
    drive: "Driver", workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = drive.add("Ana Ríos")
    drive.touch(ana, Outcome.SEEN)
    before = dump(workspace)

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as broken:
        broken.setattr(journal, "_append", fail)
        with pytest.raises(RuntimeError):
            drive.undo()
    assert dump(workspace) == before
    assert drive.undo() == "touch"


def names(drive: "Driver") -> set[str]:
    return {row[0] for row in drive.ws.store.rows(tables.Person.select(tables.Person.name))}


def test_redo_takes_what_this_session_undid_not_what_another_did(
    drive: "Driver", open_driver: OpenDriver
) -> None:
    drive.add("Ana Ríos")
    drive.add("Bea Modelo")
    second, third = open_driver("second"), open_driver("third")
    second.undo()
    third.undo()
    second.redo()
    assert names(drive) == {"Bea Modelo"}
    third.redo()
    assert names(drive) == {"Ana Ríos", "Bea Modelo"}


def test_what_was_undone_before_a_session_opened_is_redone_latest_first(
    drive: "Driver", open_driver: OpenDriver
) -> None:
    drive.add("Ana Ríos")
    drive.add("Bea Modelo")
    open_driver("second").undo()
    open_driver("third").undo()
    later = open_driver("later")
    later.redo()
    assert names(drive) == {"Ana Ríos"}
    later.redo()
    assert names(drive) == {"Ana Ríos", "Bea Modelo"}


def test_a_write_does_not_end_what_another_session_can_do_again(
    drive: "Driver", open_driver: OpenDriver
) -> None:
    ana = drive.add("Ana Ríos")
    drive.touch(ana)
    other = open_driver()
    other.undo()
    drive.add("Zoe Modelo")
    assert other.redo() == "touch"
    assert drive.card(ana).touch_count == 1


def test_a_write_ends_what_was_undone_before_the_session_opened(
    drive: "Driver", open_driver: OpenDriver
) -> None:
    drive.add("Ana Ríos")
    drive.undo()
    other = open_driver()
    other.add("Zoe Modelo")
    for session in (drive, other):
        with pytest.raises(NothingToUndo):
            session.redo()


def test_what_another_session_redid_and_undid_again_is_its_own(
    drive: "Driver", open_driver: OpenDriver
) -> None:
    drive.add("Ana Ríos")
    drive.undo()
    other = open_driver()
    other.redo()
    other.undo()
    with pytest.raises(NothingToUndo):
        drive.redo()
    assert other.redo() == "add"
