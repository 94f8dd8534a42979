"""Listing people who were likely entered twice, and saying that they were not."""

from collections.abc import Callable
from time import perf_counter
from typing import TYPE_CHECKING

import pytest

from tablero.domain.doubles import Reason
from tablero.domain.people import Handle, PersonFields
from tablero.domain.words import HandleKind
from tablero.errors import BadInput, NotFound
from tablero.services import duplicates
from tablero.services.doctor import examine
from tablero.services.person_rows import columns_of
from tablero.services.workspace import Workspace
from tablero.storage import tables
from tablero.storage.work import Work

if TYPE_CHECKING:
    from tests.conftest import Driver


def listed(ws: Workspace, limit: int = 50) -> list[tuple[int, int, tuple[Reason, ...]]]:
    return [(each.keep.id, each.other.id, each.reasons)
            for each in duplicates.likely_doubles(ws, limit)]  # fmt: skip


def test_the_same_handle_in_two_spellings_is_the_surest(
    drive: "Driver", workspace: Workspace
) -> None:
    phones = (
        Handle(HandleKind.PHONE, "+34 600 11 22 33"),
        Handle(HandleKind.PHONE, "0034600112233"),
    )
    ana = drive.add("Ana Ríos", company="Acme", handles=phones[:1])
    drive.add("Noé Ñíguez", handles=(Handle(HandleKind.EMAIL, "noe@example.org"),))
    paco, rios = drive.add("Paco Muestra"), drive.add("Ríos, Ana", company="ACME")
    other, muestra = drive.add("A. R.", handles=phones[1:]), drive.add("paco muestra")
    assert listed(workspace) == [
        (ana, other, (Reason.HANDLE,)),
        (ana, rios, (Reason.NAME_COMPANY,)),
        (paco, muestra, (Reason.NAME,)),
    ]
    assert len(listed(workspace, limit=2)) == 2


def test_two_spellings_of_a_handle_of_one_person_make_no_pair(
    drive: "Driver", workspace: Workspace
) -> None:
    drive.add("Ana Ríos", handles=(Handle(HandleKind.EMAIL, "ana@example.org"),
                                   Handle(HandleKind.EMAIL, "ANA@example.org")))  # fmt: skip
    assert listed(workspace) == []


def test_the_one_of_whom_more_is_known_is_to_be_kept(drive: "Driver", workspace: Workspace) -> None:
    off, on, touched = (
        drive.add("Ana Ríos", None), drive.add("Ana Ríos"), drive.add("Ana Ríos", None),
    )  # fmt: skip
    drive.touch(touched)
    pairs = [(keep, other) for keep, other, _ in listed(workspace)]
    assert sorted(pairs) == [(on, off), (touched, off), (touched, on)]


def test_two_who_are_not_the_same_are_listed_no_more(
    drive: "Driver", open_driver: "Callable[..., Driver]", workspace: Workspace
) -> None:
    ana, other = drive.add("Ana Ríos"), drive.add("Ana Rios")
    written = duplicates.say_distinct(workspace, other, ana)
    assert written.subject == {"name": "Ana Rios", "count": 1, "introduced": "Ana Ríos"}
    assert listed(workspace) == listed(open_driver().ws) == []
    assert duplicates.say_distinct(workspace, ana, other).id == 0
    assert examine(workspace) == ()
    assert drive.undo() == "distinct"
    assert len(listed(workspace)) == 1
    drive.redo()
    assert listed(workspace) == []


def test_who_is_not_one_of_two_is_not_the_one_that_comes_of_them(
    drive: "Driver", workspace: Workspace
) -> None:
    ana, twin, namesake = (drive.add("Ana Ríos") for _ in range(3))
    duplicates.say_distinct(workspace, twin, namesake)
    drive.merge(ana, twin)
    assert listed(workspace) == []


def test_two_who_were_said_to_be_two_can_be_merged_after_all(
    drive: "Driver", workspace: Workspace
) -> None:
    ana, twin = drive.add("Ana Ríos"), drive.add("Ana Rios")
    duplicates.say_distinct(workspace, ana, twin)
    drive.merge(ana, twin)
    assert workspace.store.rows(tables.DistinctPair.select()) == []


def test_two_people_are_needed_to_be_two(drive: "Driver", workspace: Workspace) -> None:
    ana = drive.add("Ana Ríos")
    with pytest.raises(BadInput, match="self"):
        duplicates.say_distinct(workspace, ana, ana)
    with pytest.raises(NotFound):
        duplicates.say_distinct(workspace, ana, 99)


def test_many_people_of_one_company_are_gone_through_in_no_time(workspace: Workspace) -> None:
    people, handles = [], []
    for id_ in range(1, 20_001):
        word = "A" if id_ % 9 == 0 else "Apellido"
        name = f"N{id_ % 211} {word} S{id_ % 1_009} {id_ % 97}"
        fields = PersonFields(name, company="Acme")
        people.append(columns_of(fields) | {"id": id_, "created_at": 0})
        handle = {"id": id_, "person_id": id_, "kind": HandleKind.EMAIL, "value": ""}
        handles.append(handle | {"match_key": f"{id_ % 19_900}@example.org"})
    work = Work(workspace.store)
    with workspace.store.transaction():
        work.insert_many(tables.Person, people)
        work.insert_many(tables.Handle, handles)
    began = perf_counter()
    found = duplicates.likely_doubles(workspace)
    took = perf_counter() - began
    assert len(found) == duplicates.LISTED
    assert took < 10, took  # comparing all with all would take minutes


def test_the_doubles_of_one_person_are_those_of_the_list(
    drive: "Driver", workspace: Workspace
) -> None:
    mail = (Handle(HandleKind.EMAIL, "ana@example.org"),)
    ana = drive.add("Ana O'Ríos", company="Acme", handles=mail)
    drive.add("Noé Ñíguez", company="Acme")
    drive.add("A. R.", handles=mail)
    for name, company in (("oríos, ana", ""), ("A. O'Rios", "Acme"), ("Ana O'Ríos Vega", "acme"),
                          ("Ana O'Ríos", "Acme"), ("Ana Modelo", "Acme")):  # fmt: skip
        drive.add(name, company=company)
    apart = drive.add("Ana O'Ríos", None)
    duplicates.say_distinct(workspace, ana, apart)
    pairs = [each for each in listed(workspace) if ana in each[:2]]
    found = [card.id for card in duplicates.doubles_of(workspace, ana)]
    assert found == [sum(pair[:2]) - ana for pair in pairs]
    assert len(found) == 5
    with pytest.raises(NotFound):
        duplicates.doubles_of(workspace, 99)
