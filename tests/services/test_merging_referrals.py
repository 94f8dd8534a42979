"""Who led to two people made one, to whom they led, and who is still to be thanked."""

from typing import TYPE_CHECKING

import pytest

from tablero.domain.words import Channel, EntryKind, EntryStatus, TieKind
from tablero.errors import Circular
from tablero.services import introductions, ties
from tablero.services.doctor import examine
from tablero.services.introductions import RequestFields
from tablero.services.people import read_person
from tablero.services.today import read_today
from tablero.services.workspace import Workspace
from tablero.storage import tables
from tests.dump import dump

if TYPE_CHECKING:
    from tests.conftest import Clock, Driver


def lead(ws: Workspace, introducer: int, target: int) -> None:
    """One introduces us to another."""
    fields = RequestFields(Channel.CALL, "Ask again", target_id=target)
    asked = introductions.request_introduction(ws, introducer, fields).introduction
    introductions.introduction_made(ws, asked.id)


def test_who_was_tied_to_the_other_one_is_tied_to_the_one(
    drive: "Driver", workspace: Workspace
) -> None:
    ana, twin, noe = drive.add("Ana Ríos"), drive.add("Ana Rios"), drive.add("Noé Ñíguez")
    ties.add_tie(workspace, twin, noe, TieKind.FAMILY)
    brought = drive.add("Tomás Ocampo", via_id=twin)
    drive.merge(ana, twin)
    assert [(tie.kind, tie.other.id) for tie in ties.ties_of(workspace, ana)] == [
        ("referred", brought), ("family", noe),
    ]  # fmt: skip
    assert drive.person(brought).via_id == ana
    assert [link.id for link in read_person(workspace, ana).introduced] == [brought]


def test_of_two_introducers_the_one_who_is_not_chosen_stays_known(
    drive: "Driver", workspace: Workspace
) -> None:
    luis, eva = drive.add("Luis Martín"), drive.add("Eva Prueba")
    ana, twin = drive.add("Ana Ríos", via_id=luis), drive.add("Ana Rios", via_id=eva)
    drive.merge(ana, twin, via="other")
    assert drive.person(ana).via_id == eva
    assert {(tie.kind, tie.other.id) for tie in ties.ties_of(workspace, ana)} == {
        ("referred", eva), ("knows", luis),
    }  # fmt: skip
    assert examine(workspace) == ()


def test_who_came_through_the_other_one_comes_through_who_brought_that_one(
    drive: "Driver", workspace: Workspace
) -> None:
    luis = drive.add("Luis Martín")
    twin = drive.add("Ana Rios", via_id=luis)
    ana = drive.add("Ana Ríos", via_id=twin)
    drive.merge(ana, twin)
    assert drive.person(ana).via_id == luis
    assert [(tie.kind, tie.other.id) for tie in ties.ties_of(workspace, ana)] == [
        ("referred", luis)
    ]
    assert examine(workspace) == ()


def test_a_circle_of_referrals_is_not_proposed_and_refused_when_chosen(
    drive: "Driver", workspace: Workspace
) -> None:
    ana = drive.add("Ana Ríos")
    noe = drive.add("Noé Ñíguez", via_id=ana)
    eva = drive.add("Eva Prueba", via_id=noe)
    twin = drive.add("Ana Rios", via_id=eva)
    before = dump(workspace)
    with pytest.raises(Circular) as refused:
        drive.merge(ana, twin, via="other")
    assert refused.value.data == {"name": "Ana Ríos", "via": "Eva Prueba"}
    assert dump(workspace) == before
    drive.merge(ana, twin)
    assert drive.person(ana).via_id is None
    assert [link.id for link in read_person(workspace, eva).chain] == [noe, ana]


def test_whoever_was_touched_as_the_other_one_has_been_thanked(
    drive: "Driver", clock: "Clock", workspace: Workspace
) -> None:
    ana, twin = drive.add("Ana Ríos"), drive.add("Ana Rios")
    drive.add("Tomás Ocampo", via_id=ana)
    assert [each.introducer.id for each in read_today(workspace).thanks] == [ana]
    clock.advance(hours=1)
    drive.touch(twin)
    assert [each.introducer.id for each in read_today(workspace).thanks] == [ana]
    drive.merge(ana, twin)
    assert read_today(workspace).thanks == ()


def test_whoever_led_to_them_is_thanked_when_the_other_one_was(
    drive: "Driver", clock: "Clock", workspace: Workspace
) -> None:
    ana, twin, noe = drive.add("Ana Ríos"), drive.add("Ana Rios"), drive.add("Noé Ñíguez")
    eva = drive.add("Eva Prueba", via_id=noe)
    drive.thank(noe)
    lead(workspace, ana, eva)
    clock.advance(hours=1)
    drive.touch(twin)
    assert [each.introducer.id for each in read_today(workspace).thanks] == [ana]
    drive.merge(ana, twin)
    assert read_today(workspace).thanks == ()


def test_nobody_is_to_be_thanked_for_leading_to_themselves(
    drive: "Driver", workspace: Workspace
) -> None:
    ana, twin, noe = drive.add("Ana Ríos"), drive.add("Ana Rios"), drive.add("Noé")
    drive.edit(twin, via_id=noe)
    drive.thank(noe)
    lead(workspace, ana, twin)
    drive.merge(ana, twin)
    assert read_today(workspace).thanks == ()
    assert workspace.store.rows(tables.Lead.select()) == []


def test_who_brought_both_is_thanked_once(
    drive: "Driver", clock: "Clock", workspace: Workspace
) -> None:
    luis = drive.add("Luis Martín")
    ana = drive.add("Ana Ríos")
    twin = drive.add("Ana Rios", via_id=luis)
    clock.advance(hours=1)
    drive.touch(luis)
    drive.edit(ana, via_id=luis)
    drive.merge(ana, twin)
    assert read_today(workspace).thanks == ()
    assert len(ties.ties_of(workspace, ana)) == 1


def test_with_an_introduction_to_oneself_goes_what_was_promised_about_it(
    drive: "Driver", workspace: Workspace
) -> None:
    ana, twin = drive.add("Ana Ríos"), drive.add("Ana Rios")
    fields = RequestFields(Channel.CALL, "Ask again", target_id=twin)
    introductions.request_introduction(workspace, ana, fields)
    drive.merge(ana, twin)
    (promise,) = drive.written(ana, EntryKind.PROMISE)
    assert (promise.text, promise.status) == ("Ask again", EntryStatus.DROPPED)
    drive.undo()
    (promise,) = drive.written(ana, EntryKind.PROMISE)
    assert promise.status is EntryStatus.OPEN
