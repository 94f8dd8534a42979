"""Asking for an introduction, and what happens when it is made."""

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tablero.domain.introductions import Introduction
from tablero.domain.people import PersonFields
from tablero.domain.words import (
    Channel,
    EntryKind,
    EntryStatus,
    Intent,
    IntroductionStatus,
    Outcome,
    Stage,
    TieKind,
)
from tablero.errors import BadInput, DoNotContact, NotFound
from tablero.services import entries, introductions, ties
from tablero.services.doctor import examine
from tablero.services.entries import EntryFields
from tablero.services.introductions import RequestFields
from tablero.services.people import read_person
from tablero.services.today import read_today
from tablero.services.workspace import Workspace
from tablero.storage import history

if TYPE_CHECKING:
    from tests.conftest import Clock, Driver

REMINDER = "Ask Luis about Ana"


def asked(ws: Workspace, luis: int, **rest: Any) -> Introduction:
    fields = RequestFields(Channel.CALL, REMINDER, **rest)
    return introductions.request_introduction(ws, luis, fields).introduction


def test_a_request_is_a_touch_that_asks_with_a_reminder_in_one_step(
    drive: "Driver", workspace: Workspace
) -> None:
    luis, ana = drive.add("Luis Martín"), drive.add("Ana Ríos", None)
    found = asked(workspace, luis, target_id=ana, note="Do you still see Ana?")
    assert (found.asked.name, found.status) == ("Luis Martín", IntroductionStatus.OPEN)
    assert found.target == (ana, "Ana Ríos")
    assert found.remind_on == date(2026, 11, 30)
    (touch,) = history.touches_of(workspace.store, luis)
    assert (touch.intent, touch.note) == (Intent.ASK, "Do you still see Ana?")
    (promise,) = entries.of_person(workspace, luis, EntryKind.PROMISE)
    assert (promise.text, promise.due_on) == (REMINDER, date(2026, 11, 30))
    assert introductions.introductions_open(workspace) == (found,)
    assert introductions.introductions_about(workspace, ana) == (found,)
    drive.undo()
    assert introductions.introductions_open(workspace) == ()
    assert entries.of_person(workspace, luis) == ()
    assert drive.card(luis).touch_count == 0


def test_an_introduction_that_is_made_ties_the_two_and_thanks_are_due(
    drive: "Driver", clock: "Clock", workspace: Workspace
) -> None:
    luis, ana = drive.add("Luis Martín"), drive.add("Ana Ríos", None)
    request = asked(workspace, luis, target_id=ana)
    clock.advance(days=2)
    made = introductions.introduction_made(workspace, request.id)
    assert made.introduction.status is IntroductionStatus.MADE
    assert made.target.stage is Stage.REFERRED
    assert [link.id for link in read_person(workspace, ana).chain] == [luis]
    assert [tie.kind for tie in ties.ties_of(workspace, ana)] == [TieKind.REFERRED]
    assert drive.card(luis).last_outcome is Outcome.REFERRED
    assert drive.card(luis).stage is Stage.CONVERSATION
    (promise,) = entries.of_person(workspace, luis)
    assert promise.status is EntryStatus.DONE
    assert [each.introducer.id for each in read_today(workspace).thanks] == [luis]
    assert not examine(workspace)
    assert drive.undo() == "introduced"
    assert introductions.introductions_open(workspace) == (request,)
    assert drive.card(ana).stage is None
    assert not examine(workspace)


def test_where_only_a_company_was_looked_for_the_new_person_comes_through_who_was_asked(
    drive: "Driver", workspace: Workspace
) -> None:
    luis = drive.add("Luis Martín")
    request = asked(workspace, luis, wish="Acme, purchasing")
    with pytest.raises(BadInput, match="nobody"):
        introductions.introduction_made(workspace, request.id)
    made = introductions.introduction_made(workspace, request.id, PersonFields("Eva Prueba"))
    assert (made.target.name, made.target.stage, made.target.via) == (
        "Eva Prueba", Stage.REFERRED, "Luis Martín",
    )  # fmt: skip
    assert made.introduction.target == (made.target.id, "Eva Prueba")


def test_a_wish_may_lead_to_somebody_who_is_here_already(
    drive: "Driver", workspace: Workspace
) -> None:
    luis, eva = drive.add("Luis Martín"), drive.add("Eva Prueba", None)
    request = asked(workspace, luis, wish="Acme, purchasing")
    with pytest.raises(BadInput, match="self"):
        introductions.introduction_made(workspace, request.id, luis)
    with pytest.raises(NotFound):
        introductions.introduction_made(workspace, request.id, 99)
    made = introductions.introduction_made(workspace, request.id, eva)
    assert (made.target.id, made.target.stage, made.target.via) == (
        *(eva, Stage.REFERRED, "Luis Martín"),
    )
    assert [each.introducer.id for each in read_today(workspace).thanks] == [luis]
    assert not examine(workspace)
    drive.undo()
    assert introductions.introductions_open(workspace) == (request,)
    assert drive.card(eva).stage is None


def test_who_came_through_somebody_before_stays_with_them_and_is_only_known(
    drive: "Driver", workspace: Workspace
) -> None:
    eva, luis = drive.add("Eva Prueba"), drive.add("Luis Martín")
    ana = drive.add("Ana Ríos", Stage.SEEN_NO_REPLY, via_id=eva)
    made = introductions.introduction_made(workspace, asked(workspace, luis, target_id=ana).id)
    assert made.target.stage is Stage.SEEN_NO_REPLY
    assert drive.person(ana).via_id == eva
    assert {tie.kind for tie in ties.ties_of(workspace, ana)} == {TieKind.REFERRED, TieKind.KNOWS}


def test_whoever_once_led_to_the_one_who_was_asked_is_known_to_them_and_no_circle_is_made(
    drive: "Driver", workspace: Workspace
) -> None:
    ana = drive.add("Ana Ríos", None)
    luis = drive.add("Luis Martín", via_id=drive.add("Eva Prueba", via_id=ana))
    made = introductions.introduction_made(workspace, asked(workspace, luis, target_id=ana).id)
    assert (made.introduction.status, made.target.stage) == (
        *(IntroductionStatus.MADE, Stage.REFERRED),
    )
    assert drive.person(ana).via_id is None
    (tie,) = [tie for tie in ties.ties_of(workspace, ana) if tie.other.id == luis]
    assert tie.kind is TieKind.KNOWS


def test_a_reminder_that_was_heeded_is_none_any_more_and_stays_kept(
    drive: "Driver", workspace: Workspace
) -> None:
    request = asked(workspace, luis := drive.add("Luis Martín"), wish="Acme")
    assert (request.remind_on, request.entry_id) != (None, None)
    assert request.entry_id
    entries.close_entry(workspace, request.entry_id, EntryStatus.DONE)
    (still_open,) = introductions.introductions_open(workspace)
    assert still_open.remind_on is None
    introductions.drop_introduction(workspace, request.id)
    assert [e.status for e in entries.of_person(workspace, luis)] == [EntryStatus.DONE]


def test_one_that_will_not_happen_lets_its_reminder_go(
    drive: "Driver", workspace: Workspace
) -> None:
    luis = drive.add("Luis Martín")
    request = asked(workspace, luis, wish="Acme")
    introductions.drop_introduction(workspace, request.id)
    assert introductions.introductions_open(workspace) == ()
    assert [e.status for e in entries.of_person(workspace, luis)] == [EntryStatus.DROPPED]
    with pytest.raises(BadInput, match="closed"):
        introductions.introduction_made(workspace, request.id, PersonFields("Eva"))


def test_an_emptied_reminder_leaves_the_request(drive: "Driver", workspace: Workspace) -> None:
    luis = drive.add("Luis Martín")
    request = asked(workspace, luis, wish="Acme")
    assert request.entry_id
    entries.revise_entry(workspace, request.entry_id, EntryFields(EntryKind.PROMISE, ""))
    (found,) = introductions.introductions_open(workspace)
    assert (found.entry_id, found.remind_on) == (None, None)
    drive.undo()
    assert introductions.introductions_open(workspace) == (request,)


def test_a_request_needs_somebody_to_look_for_and_one_who_may_be_asked(
    drive: "Driver", workspace: Workspace
) -> None:
    luis = drive.add("Luis Martín")
    for rest in ({}, {"target_id": luis}, {"wish": "  "}):
        with pytest.raises(BadInput, match="nobody"):
            asked(workspace, luis, **rest)
    with pytest.raises(NotFound):
        asked(workspace, luis, target_id=9)
    drive.edit(luis, do_not_contact=True)
    with pytest.raises(DoNotContact):
        asked(workspace, luis, wish="Acme")
    with pytest.raises(NotFound):
        introductions.introduction_made(workspace, 9)
    assert drive.card(luis).touch_count == 0
