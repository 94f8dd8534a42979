"""What is written about people: what is kept of it, what is refused, what a touch closes."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tablero.domain.entries import TOPICS
from tablero.domain.words import Channel, Direction, EntryKind, EntryStatus, Topic
from tablero.errors import BadInput, NotFound
from tablero.services import entries
from tablero.services.entries import EntryFields
from tablero.services.touches import TouchFields, log_touch

if TYPE_CHECKING:
    from tests.conftest import Clock, Driver

TODAY = date(2026, 11, 23)
CLOSABLE = (EntryKind.IDEA, EntryKind.PROMISE)
STANDING = tuple(kind for kind in EntryKind if kind not in CLOSABLE)


def topic_of(kind: EntryKind) -> Topic | None:
    """The first topic that a kind can have."""
    return TOPICS[kind][0] if kind in TOPICS else None


@pytest.mark.parametrize("kind", [*EntryKind])
def test_what_is_written_is_kept_with_its_moment(drive: "Driver", kind: EntryKind) -> None:
    ana = drive.add("Ana Ríos")
    entry = drive.write(ana, kind, "Le interesa\nla logística", topic=topic_of(kind))
    assert drive.written(ana) == (entry,)
    assert (entry.person_id, entry.kind, entry.topic) == (ana, kind, topic_of(kind))
    assert entry.text == "Le interesa\nla logística"
    assert entry.at == drive.ws.now()
    assert (entry.status, entry.closed_at, entry.touch_id) == (EntryStatus.OPEN, None, None)


def test_the_same_is_written_about_several_people_in_one_step(drive: "Driver") -> None:
    ana, paco = drive.add("Ana Ríos"), drive.add("Paco Muestra")
    result = entries.add_entry(drive.ws, [ana, paco], EntryFields(EntryKind.NOTE, "De la feria"))
    assert [entry.person_id for entry in result.entries] == [ana, paco]
    assert result.written.subject == {"name": "Ana Ríos", "count": 2, "kind": "note"}
    assert drive.undo() == "write"
    assert drive.written(ana) == drive.written(paco) == ()


def test_entries_come_by_kind_the_oldest_first(drive: "Driver", clock: "Clock") -> None:
    ana = drive.add("Ana Ríos")
    first = drive.idea(ana, "Enviarle el informe")
    clock.advance(hours=1)
    note = drive.write(ana, EntryKind.NOTE, "Vive en Cádiz")
    clock.advance(hours=1)
    second = drive.idea(ana, "Presentarle a Luis")
    assert drive.written(ana, EntryKind.IDEA) == (first, second)
    assert drive.written(ana, EntryKind.NOTE, EntryKind.IDEA) == (first, note, second)
    assert drive.written(ana, EntryKind.MISTAKE) == ()


def test_writing_touches_nothing_of_the_card(drive: "Driver") -> None:
    ana = drive.add("Ana Ríos")
    before = drive.card(ana)
    drive.idea(ana, "Enviarle el informe")
    drive.promise(ana, "Llamarla")
    assert drive.card(ana) == before


@pytest.mark.parametrize("text", ["", " \n\t ", "\x1b[2J", "\u202e"])
def test_an_empty_text_is_refused(drive: "Driver", text: str) -> None:
    ana = drive.add("Ana Ríos")
    with pytest.raises(BadInput) as refused:
        drive.idea(ana, text)
    assert (refused.value.data["field"], refused.value.data["reason"]) == ("entry", "empty")
    assert drive.written(ana) == ()


@pytest.mark.parametrize("kind", [*EntryKind])
@pytest.mark.parametrize("topic", [None, *Topic])
def test_a_topic_must_be_one_of_the_kind(
    drive: "Driver", kind: EntryKind, topic: Topic | None
) -> None:
    ana = drive.add("Ana Ríos")
    if topic in TOPICS.get(kind, (None,)):
        assert drive.write(ana, kind, "Algo", topic=topic).topic is topic
        return
    with pytest.raises(BadInput) as refused:
        drive.write(ana, kind, "Algo", topic=topic)
    assert refused.value.data["reason"] == "topic"


def test_nothing_is_written_about_some_when_one_is_not_there(drive: "Driver") -> None:
    ana = drive.add("Ana Ríos")
    with pytest.raises(NotFound):
        entries.add_entry(drive.ws, [ana, 99], EntryFields(EntryKind.NOTE, "De la feria"))
    assert drive.written(ana) == ()


def test_a_promise_without_a_day_is_for_a_week_from_now(drive: "Driver") -> None:
    ana = drive.add("Ana Ríos")
    assert drive.promise(ana, "El informe").due_on == TODAY + timedelta(days=7)
    assert drive.promise(ana, "La llamada", date(2026, 12, 1)).due_on == date(2026, 12, 1)


def test_a_promise_that_loses_its_day_gets_one_again(drive: "Driver", clock: "Clock") -> None:
    ana = drive.add("Ana Ríos")
    promise = drive.promise(ana, "El informe", TODAY)
    clock.advance(days=2)
    revised = drive.revise(promise, due_on=None)
    assert revised
    assert revised.due_on == TODAY + timedelta(days=9)


def test_only_a_promise_has_a_day(drive: "Driver") -> None:
    ana = drive.add("Ana Ríos")
    assert drive.write(ana, EntryKind.IDEA, "El informe", due_on=TODAY).due_on is None


def test_a_revised_entry_keeps_its_place_and_time(drive: "Driver", clock: "Clock") -> None:
    ana = drive.add("Ana Ríos")
    entry = drive.write(ana, EntryKind.RESEARCH, "Directora", topic=Topic.WHO)
    clock.advance(days=1)
    revised = drive.revise(entry, text=" Directora de compras ", topic=Topic.NEED)
    assert revised == entry._replace(text="Directora de compras", topic=Topic.NEED)
    assert drive.written(ana) == (revised,)


def test_a_revised_entry_stays_of_its_kind(drive: "Driver") -> None:
    ana = drive.add("Ana Ríos")
    note = drive.write(ana, EntryKind.NOTE, "Vive en Cádiz")
    with pytest.raises(BadInput):
        drive.revise(note, kind=EntryKind.RESEARCH, topic=Topic.WHO)
    assert drive.written(ana) == (note,)


def test_an_entry_revised_to_nothing_is_gone_until_undone(drive: "Driver") -> None:
    ana = drive.add("Ana Ríos")
    entry = drive.idea(ana, "El informe")
    assert drive.revise(entry, text=" \n") is None
    assert drive.written(ana) == ()
    with pytest.raises(NotFound):
        entries.read_entry(drive.ws, entry.id)
    assert drive.undo() == "revise"
    assert drive.written(ana) == (entry,)


def test_a_revision_that_changes_nothing_is_no_step_to_undo(drive: "Driver") -> None:
    ana = drive.add("Ana Ríos")
    entry = drive.idea(ana, "El informe")
    assert drive.revise(entry) == entry
    assert drive.undo() == "write"


@pytest.mark.parametrize("status", [EntryStatus.DONE, EntryStatus.DROPPED])
@pytest.mark.parametrize("kind", CLOSABLE)
def test_ideas_and_promises_close_with_the_time(
    drive: "Driver", clock: "Clock", kind: EntryKind, status: EntryStatus
) -> None:
    entry = drive.write(drive.add("Ana Ríos"), kind, "El informe")
    clock.advance(hours=5)
    closed = drive.close(entry, status)
    assert closed == entry._replace(status=status, closed_at=drive.ws.now())


def test_closing_again_keeps_the_first_time(drive: "Driver", clock: "Clock") -> None:
    closed = drive.close(drive.idea(drive.add("Ana Ríos"), "El informe"))
    clock.advance(days=1)
    assert drive.close(closed) == closed
    assert drive.revise(closed, text="Otro informe") == closed._replace(text="Otro informe")


def test_what_was_used_can_be_dropped_instead(drive: "Driver", clock: "Clock") -> None:
    closed = drive.close(drive.idea(drive.add("Ana Ríos"), "El informe"))
    clock.advance(days=1)
    dropped = drive.close(closed, EntryStatus.DROPPED)
    assert (dropped.status, dropped.closed_at) == (EntryStatus.DROPPED, drive.ws.now())


def test_reopening_forgets_when_and_with_what_it_was_closed(drive: "Driver") -> None:
    ana = drive.add("Ana Ríos")
    idea = drive.idea(ana, "El informe")
    drive.touch(ana, idea_id=idea.id)
    assert drive.close(idea, EntryStatus.OPEN) == idea


def test_closing_is_one_step_to_undo(drive: "Driver") -> None:
    ana = drive.add("Ana Ríos")
    idea = drive.idea(ana, "El informe")
    closed = drive.close(idea)
    drive.undo()
    assert drive.written(ana) == (idea,)
    drive.redo()
    assert drive.written(ana) == (closed,)


@pytest.mark.parametrize("kind", STANDING)
def test_what_stands_cannot_be_closed(drive: "Driver", kind: EntryKind) -> None:
    ana = drive.add("Ana Ríos")
    entry = drive.write(ana, kind, "Algo", topic=topic_of(kind))
    for close in (drive.close, lambda entry: drive.revise(entry, status=EntryStatus.DONE)):
        with pytest.raises(BadInput) as refused:
            close(entry)
        assert refused.value.data["reason"] == "stands"
    with pytest.raises(BadInput):
        drive.write(ana, kind, "Algo", topic=topic_of(kind), status=EntryStatus.DONE)
    assert drive.written(ana) == (entry,)


def test_what_is_written_as_done_was_done_then(drive: "Driver") -> None:
    ana = drive.add("Ana Ríos")
    idea = drive.write(ana, EntryKind.IDEA, "El informe", status=EntryStatus.DONE)
    assert (idea.status, idea.closed_at) == (EntryStatus.DONE, drive.ws.now())


@pytest.mark.parametrize(
    "act",
    [
        lambda drive: entries.read_entry(drive.ws, 99),
        lambda drive: entries.close_entry(drive.ws, 99, EntryStatus.DONE),
        lambda drive: entries.revise_entry(drive.ws, 99, EntryFields(EntryKind.NOTE, "Algo")),
        lambda drive: entries.revise_entry(drive.ws, 99, EntryFields(EntryKind.NOTE, "")),
    ],
)
def test_an_entry_that_is_gone_is_refused(
    drive: "Driver", act: Callable[["Driver"], object]
) -> None:
    with pytest.raises(NotFound):
        act(drive)


def test_a_touch_uses_an_idea_in_the_same_step(drive: "Driver", clock: "Clock") -> None:
    ana = drive.add("Ana Ríos")
    idea = drive.idea(ana, "El informe")
    clock.advance(hours=1)
    touch = drive.touch(ana, idea_id=idea.id).touch
    (used,) = drive.written(ana)
    now = drive.ws.now()
    assert used == idea._replace(status=EntryStatus.DONE, closed_at=now, touch_id=touch.id)
    assert drive.undo() == "touch"
    assert drive.written(ana) == (idea,)
    assert drive.card(ana).touch_count == 0
    assert drive.redo() == "touch"
    assert drive.written(ana) == (used,)


def test_an_idea_used_twice_is_of_the_later_touch(drive: "Driver", clock: "Clock") -> None:
    ana = drive.add("Ana Ríos")
    idea = drive.idea(ana, "El informe")
    drive.touch(ana, idea_id=idea.id)
    clock.advance(days=1)
    again = drive.touch(ana, idea_id=idea.id).touch
    (used,) = drive.written(ana)
    assert (used.status, used.touch_id) == (EntryStatus.DONE, again.id)


def test_an_idea_is_used_only_with_a_touch_of_the_one_it_is_about(drive: "Driver") -> None:
    ana, paco = drive.add("Ana Ríos"), drive.add("Paco Muestra")
    idea = drive.idea(ana, "El informe")
    fields = TouchFields(Channel.CALL, idea_id=idea.id)
    with pytest.raises(NotFound):
        drive.touch(paco, idea_id=idea.id)
    first, _ = log_touch(drive.ws, [ana, paco], fields).people
    assert drive.written(ana)[0].touch_id == first.touch.id


@pytest.mark.parametrize("kind", [EntryKind.NOTE, EntryKind.PROMISE])
def test_a_touch_uses_nothing_but_ideas(drive: "Driver", kind: EntryKind) -> None:
    ana = drive.add("Ana Ríos")
    entry = drive.write(ana, kind, "El informe")
    with pytest.raises(NotFound):
        drive.touch(ana, idea_id=entry.id)
    assert drive.written(ana) == (entry,)
    assert drive.card(ana).touch_count == 0


def test_a_touch_with_an_idea_that_is_gone_is_refused_whole(drive: "Driver") -> None:
    ana = drive.add("Ana Ríos")
    with pytest.raises(NotFound):
        drive.touch(ana, idea_id=99)
    assert drive.card(ana).touch_count == 0


def test_at_hand_are_open_ideas_then_value_both_ways(drive: "Driver") -> None:
    ana = drive.add("Ana Ríos")
    value = drive.write(ana, EntryKind.VALUE, "Contactos", topic=Topic.THEY_VALUE)
    used = drive.idea(ana, "Usada")
    drive.close(used)
    drive.close(drive.idea(ana, "Dejada"), EntryStatus.DROPPED)
    idea = drive.idea(ana, "El informe")
    drive.promise(ana, "Llamarla")
    drive.touch(ana, direction=Direction.IN)
    assert entries.at_hand(drive.ws, ana) == (idea, value)
