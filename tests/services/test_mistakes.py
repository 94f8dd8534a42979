"""What I got wrong: written, grouped by cause and likeness, corrected by a later touch."""

from typing import TYPE_CHECKING, Any

import pytest

from tablero.domain.words import Cause, EntryKind, MistakeKind, Outcome
from tablero.errors import BadInput, NotFound
from tablero.services import mistakes
from tablero.services.doctor import examine
from tablero.services.entries import EntryFields, revise_entry
from tablero.services.evening import EveningFields, close_day
from tablero.services.mistakes import MistakeFields
from tablero.services.workspace import Workspace
from tablero.storage import tables

if TYPE_CHECKING:
    from tests.conftest import Clock, Driver

LATE = "Answered late"


def made(ws: Workspace, text: str = LATE, **rest: Any) -> int:
    found = mistakes.add_mistake(ws, MistakeFields(text, **rest)).mistake
    assert found
    return found.entry.id


def test_a_mistake_keeps_all_that_was_said_of_it(drive: "Driver", workspace: Workspace) -> None:
    ana = drive.add("Ana Ríos")
    touch = drive.touch(ana).touch
    entry_id = made(
        workspace, " Asked\x1b[31m too soon ", kind=MistakeKind.SHOULD_NOT_HAVE,
        cause=Cause.WRONG_TIMING, next_time="Give  first", person_id=ana, touch_id=touch.id,
    )  # fmt: skip
    found = mistakes.read_mistake(workspace, entry_id)
    assert (found.entry.text, found.next_time) == ("Asked too soon", "Give first")
    assert (found.kind, found.cause) == (MistakeKind.SHOULD_NOT_HAVE, Cause.WRONG_TIMING)
    assert (found.name, found.number, found.corrected_by) == ("Ana Ríos", 1, None)


def test_a_mistake_may_be_about_nobody_in_particular(workspace: Workspace) -> None:
    found = mistakes.read_mistake(workspace, made(workspace))
    assert (found.name, found.number, found.corrected_by) == ("", None, None)


def test_a_mistake_needs_a_text_and_somebody_who_is_there(workspace: Workspace) -> None:
    with pytest.raises(BadInput):
        made(workspace, " \n")
    with pytest.raises(NotFound):
        made(workspace, person_id=9)
    with pytest.raises(NotFound):
        mistakes.read_mistake(workspace, 9)
    assert mistakes.read_mistakes(workspace).total == 0


def test_only_a_mistake_is_revised_as_one(drive: "Driver", workspace: Workspace) -> None:
    ana = drive.add("Ana Ríos")
    for entry in (drive.idea(ana, "The study"), drive.write(ana, EntryKind.NOTE, "Cycles")):
        for text in ("Late", ""):
            with pytest.raises(NotFound):
                mistakes.revise_mistake(workspace, entry.id, MistakeFields(text))
    assert [entry.text for entry in drive.written(ana)] == ["The study", "Cycles"]
    assert not workspace.store.rows(tables.Mistake.select())


def test_the_touch_of_a_mistake_is_one_with_whom_it_is_about(
    drive: "Driver", workspace: Workspace
) -> None:
    ana, noe = drive.add("Ana Ríos"), drive.add("Noé Ñíguez")
    touch = drive.touch(noe).touch
    entry_id = made(workspace, person_id=noe)
    for person_id, touch_id in ((ana, touch.id), (None, touch.id), (ana, 99)):
        fields = MistakeFields(LATE, person_id=person_id, touch_id=touch_id)
        with pytest.raises(BadInput, match="gone"):
            mistakes.add_mistake(workspace, fields)
        with pytest.raises(BadInput, match="gone"):
            mistakes.revise_mistake(workspace, entry_id, fields)
    assert mistakes.read_mistakes(workspace).total == 1
    assert mistakes.read_mistake(workspace, entry_id).entry.person_id == noe


def test_a_later_touch_that_is_answered_corrects_it(
    drive: "Driver", clock: "Clock", workspace: Workspace
) -> None:
    ana, noe = drive.add("Ana Ríos"), drive.add("Noé Ñíguez")
    drive.touch(ana, Outcome.SEEN)
    clock.advance(hours=1)
    entry_id = made(workspace, person_id=ana)
    clock.advance(hours=1)
    drive.touch(ana, Outcome.SEEN)
    drive.touch(noe, Outcome.REPLIED)
    assert mistakes.read_mistake(workspace, entry_id).corrected_by is None
    clock.advance(hours=1)
    drive.touch(ana)
    drive.outcome(ana, Outcome.REPLIED)
    assert mistakes.read_mistake(workspace, entry_id).corrected_by == 3
    drive.undo()
    assert mistakes.read_mistake(workspace, entry_id).corrected_by is None


def test_a_no_corrects_nothing(drive: "Driver", clock: "Clock", workspace: Workspace) -> None:
    ana = drive.add("Ana Ríos")
    entry_id = made(workspace, person_id=ana)
    clock.advance(hours=1)
    drive.touch(ana, Outcome.DECLINED)
    assert mistakes.read_mistake(workspace, entry_id).corrected_by is None


def test_mistakes_are_grouped_by_cause_and_those_made_again_are_counted(
    clock: "Clock", workspace: Workspace
) -> None:
    for text in ("Answered late", "I answered too late", "Sent no idea"):
        made(workspace, text, cause=Cause.WRONG_TIMING)
        clock.advance(days=1)
    made(workspace, "Spoke of prices", cause=Cause.VALUE_NOT_SEEN)
    close_day(workspace, EveningFields("Jotted down"))
    found = mistakes.read_mistakes(workspace)
    assert [(group.cause, group.count) for group in found.groups] == [
        (Cause.WRONG_TIMING, 3), (Cause.VALUE_NOT_SEEN, 1), (None, 1),
    ]  # fmt: skip
    first = found.groups[0].repeated[0]
    assert (first.text, first.count) == ("I answered too late", 2)
    assert found.total == 5
    assert found.repeated_last == first.mistakes[0]


def test_a_jotted_mistake_can_be_thought_about_later(workspace: Workspace) -> None:
    close_day(workspace, EveningFields("Jotted down"))
    (jotted,) = mistakes.read_mistakes(workspace).groups[0].repeated[0].mistakes
    fields = MistakeFields("Jotted down, thought about", cause=Cause.NOT_UNDERSTOOD)
    found = mistakes.revise_mistake(workspace, jotted.entry.id, fields).mistake
    assert found
    assert (found.entry.text, found.cause) == ("Jotted down, thought about", Cause.NOT_UNDERSTOOD)


@pytest.mark.parametrize("by_entry", [True, False])
def test_an_emptied_mistake_goes_whole_and_comes_back_whole(
    drive: "Driver", workspace: Workspace, *, by_entry: bool
) -> None:
    entry_id = made(workspace, cause=Cause.NO_INTEREST, next_time="Earlier")
    before = mistakes.read_mistake(workspace, entry_id)
    if by_entry:
        revise_entry(workspace, entry_id, EntryFields(before.entry.kind, ""))
    else:
        assert mistakes.revise_mistake(workspace, entry_id, MistakeFields("")).mistake is None
    assert not workspace.store.rows(tables.Mistake.select())
    drive.undo()
    assert mistakes.read_mistake(workspace, entry_id) == before
    drive.redo()
    assert mistakes.read_mistakes(workspace).total == 0
    assert not examine(workspace)


def test_one_is_asked_at_the_second_time_on_seen_until_something_is_written(
    drive: "Driver", workspace: Workspace
) -> None:
    ana = drive.add("Ana Ríos")
    asked = [
        mistakes.asks_for_mistake(workspace, drive.touch(ana, Outcome.SEEN).card) for _ in range(3)
    ]
    assert asked == [False, True, False]
    noe = drive.add("Noé Ñíguez")
    made(workspace, person_id=noe)
    drive.touch(noe, Outcome.SEEN)
    assert not mistakes.asks_for_mistake(workspace, drive.touch(noe, Outcome.SEEN).card)
