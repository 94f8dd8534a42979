"""Ties between people, the tree of referrals, and ways to reach somebody."""

from typing import TYPE_CHECKING

import pytest

from tablero.domain.words import TieKind
from tablero.errors import BadInput, Circular, NotFound
from tablero.services import reach, ties
from tablero.services.doctor import examine
from tablero.services.people import read_person
from tablero.services.today import read_today
from tablero.services.workspace import Workspace

if TYPE_CHECKING:
    from tests.conftest import Clock, Driver


@pytest.mark.parametrize("kind", [TieKind.KNOWS, TieKind.WORKS_WITH, TieKind.FAMILY])
def test_a_mutual_tie_is_seen_from_both_sides_and_kept_once(
    drive: "Driver", workspace: Workspace, kind: TieKind
) -> None:
    ana, noe = drive.add("Ana Ríos"), drive.add("Noé Ñíguez")
    ties.add_tie(workspace, noe, ana, kind)
    ties.add_tie(workspace, ana, noe, kind)
    for one, other in ((ana, "Noé Ñíguez"), (noe, "Ana Ríos")):
        (tie,) = ties.ties_of(workspace, one)
        assert (tie.kind, tie.other.name) == (kind, other)


def test_two_people_can_be_tied_in_several_ways(drive: "Driver", workspace: Workspace) -> None:
    ana, noe = drive.add("Ana Ríos"), drive.add("Noé Ñíguez")
    for kind in (TieKind.FAMILY, TieKind.WORKS_WITH):
        ties.add_tie(workspace, ana, noe, kind)
    assert [tie.kind for tie in ties.ties_of(workspace, ana)] == [
        TieKind.WORKS_WITH, TieKind.FAMILY,
    ]  # fmt: skip


def test_a_referral_says_through_whom_somebody_came_and_thanks_are_due(
    drive: "Driver", workspace: Workspace
) -> None:
    luis, ana = drive.add("Luis Martín"), drive.add("Ana Ríos")
    ties.add_tie(workspace, luis, ana, TieKind.REFERRED)
    page = read_person(workspace, ana)
    assert [link.name for link in page.chain] == ["Luis Martín"]
    assert [each.introducer.id for each in read_today(workspace).thanks] == [luis]
    assert not examine(workspace)
    drive.undo()
    assert read_person(workspace, ana).chain == ()
    assert ties.ties_of(workspace, ana) == ()


def test_a_circle_of_referrals_is_refused(drive: "Driver", workspace: Workspace) -> None:
    luis = drive.add("Luis Martín")
    ana = drive.add("Ana Ríos", via_id=luis)
    noe = drive.add("Noé Ñíguez", via_id=ana)
    with pytest.raises(Circular):
        ties.add_tie(workspace, noe, luis, TieKind.REFERRED)
    assert drive.person(luis).via_id is None


def test_who_came_through_another_is_not_referred_again(
    drive: "Driver", workspace: Workspace
) -> None:
    luis, eva = drive.add("Luis Martín"), drive.add("Eva Prueba")
    ana = drive.add("Ana Ríos", via_id=luis)
    with pytest.raises(BadInput, match="introduced"):
        ties.add_tie(workspace, eva, ana, TieKind.REFERRED)
    ties.add_tie(workspace, luis, ana, TieKind.REFERRED)
    assert len(ties.ties_of(workspace, ana)) == 1


def test_nobody_is_tied_to_oneself_nor_to_one_who_is_not_there(
    drive: "Driver", workspace: Workspace
) -> None:
    ana = drive.add("Ana Ríos")
    with pytest.raises(BadInput, match="self"):
        ties.add_tie(workspace, ana, ana, TieKind.KNOWS)
    with pytest.raises(NotFound):
        ties.add_tie(workspace, ana, 9, TieKind.KNOWS)
    with pytest.raises(NotFound):
        ties.remove_tie(workspace, 9)


def test_a_tie_taken_away_takes_the_introducer_along_and_comes_back_whole(
    drive: "Driver", workspace: Workspace
) -> None:
    luis = drive.add("Luis Martín")
    ana = drive.add("Ana Ríos", via_id=luis)
    (tie,) = ties.ties_of(workspace, ana)
    assert tie.id
    ties.remove_tie(workspace, tie.id)
    assert drive.person(ana).via_id is None
    assert not examine(workspace)
    drive.undo()
    assert ties.ties_of(workspace, ana) == (tie,)
    assert drive.person(ana).via_id == luis


def test_colleagues_are_found_by_company_without_being_entered(
    drive: "Driver", workspace: Workspace
) -> None:
    ana, noe = drive.add("Ana Ríos", company="Ácme"), drive.add("Noé Ñíguez", company="acme")
    drive.add("Eva Prueba", company="Other"), drive.add("Paco Muestra")
    (found,) = ties.ties_of(workspace, ana)
    assert (found.id, found.kind, found.other.id) == (None, TieKind.WORKS_WITH, noe)
    ties.add_tie(workspace, ana, noe, TieKind.FAMILY)
    assert [tie.kind for tie in ties.ties_of(workspace, ana)] == [TieKind.FAMILY]


def test_the_tree_is_read_branch_by_branch(drive: "Driver", workspace: Workspace) -> None:
    luis, eva = drive.add("Luis Martín"), drive.add("Eva Prueba")
    first, _ = drive.add("Ana Ríos", via_id=luis), drive.add("Noé Ñíguez", via_id=luis)
    drive.add("Paco Muestra", via_id=first), drive.add("Irene Modelo", via_id=eva)
    assert [(b.person.name, b.brought) for b in ties.roots(workspace)] == [
        ("Luis Martín", 2), ("Eva Prueba", 1),
    ]  # fmt: skip
    assert [(b.person.name, b.brought) for b in ties.branches(workspace, luis)] == [
        ("Ana Ríos", 1), ("Noé Ñíguez", 0),
    ]  # fmt: skip


def test_the_best_way_to_a_person_runs_through_those_i_am_in_touch_with(
    drive: "Driver", clock: "Clock", workspace: Workspace
) -> None:
    goal, near, far = drive.add("Goal"), drive.add("Near"), drive.add("Far")
    behind = drive.add("Behind", company="Acme")
    drive.edit(near, company="Acme")
    ties.add_tie(workspace, near, goal, TieKind.KNOWS)
    ties.add_tie(workspace, far, goal, TieKind.FAMILY)
    drive.touch(near)
    drive.touch(behind)
    clock.advance(days=1)
    found = reach.reach_person(workspace, goal)
    assert [[link.card.name for link in way.links] for way in found] == [
        ["Near", "Goal"], ["Behind", "Near", "Goal"], ["Far", "Goal"],
    ]  # fmt: skip
    first = found[0].links[0]
    assert (first.kind, first.days, first.balance) == (TieKind.KNOWS, 1, 0)
    assert found[1].links[0].kind is None


def test_a_company_or_a_role_is_reached_by_its_words(drive: "Driver", workspace: Workspace) -> None:
    ana = drive.add("Ana Ríos", role="Compras", company="Panadería Sol")
    noe = drive.add("Noé Ñíguez")
    ties.add_tie(workspace, noe, ana, TieKind.KNOWS)
    for words in ("panaderia sol", "Panadería", "compras"):
        (way,) = reach.reach_words(workspace, words)
        assert [link.card.id for link in way.links] == [noe, ana]
    with pytest.raises(NotFound):
        reach.reach_words(workspace, "nobody")
    drive.touch(ana)
    assert [len(way.links) for way in reach.reach_words(workspace, "compras")] == [1, 2]


@pytest.mark.parametrize("words", ["cto", "CTO Acme", "data", "héad acme", "fintech cto"])
def test_all_the_words_are_looked_for_at_the_beginnings_of_words_and_not_in_names(
    drive: "Driver", workspace: Workspace, words: str
) -> None:
    right = drive.add("Ana Ríos", role="Head of Data/CTO", company="Acme Norte")
    drive.edit(right, tags=("fintech",))
    drive.add("Cto Data", role="Director", company="Héroes Acme")
    paco = drive.add("Paco Acme", role="Proyectos CT*")
    for person_id in range(right, right + 3):
        drive.touch(person_id)
    assert [way.links[0].card.id for way in reach.reach_words(workspace, words)] == [right]
    assert [way.links[0].card.id for way in reach.reach_words(workspace, "ct*")] == [paco]


def test_who_wants_no_contact_is_not_asked(drive: "Driver", workspace: Workspace) -> None:
    ana, noe = drive.add("Ana Ríos"), drive.add("Noé Ñíguez")
    ties.add_tie(workspace, noe, ana, TieKind.KNOWS)
    drive.edit(noe, do_not_contact=True)
    assert reach.reach_person(workspace, ana) == ()
