"""Which of two people made one speaks in each field: as proposed, or as chosen."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tablero.domain.merging import MergeField, Side
from tablero.domain.words import EntryKind, Outcome, Stage
from tablero.errors import BadInput
from tablero.services import entries, merging, people
from tablero.services.doctor import examine
from tablero.services.workspace import Workspace

if TYPE_CHECKING:
    from tests.conftest import Driver


def sides(ws: Workspace, keep: int, other: int) -> dict[MergeField, Side]:
    return {line.field: line.side for line in merging.preview(ws, keep, other).lines}


def test_the_fuller_is_proposed_and_the_kept_one_speaks_first(
    drive: "Driver", workspace: Workspace
) -> None:
    luis = drive.add("Luis Martín")
    ana = drive.add("A. Ríos", role="CFO", company="Acme", notes="Met at the fair")
    twin = drive.add(
        *("Ana Ríos Vega", Stage.CONVERSATION), role="Finance", company="Acme SL", via_id=luis,
        notes="Likes tyres", decision_maker=True, every_days=9, met_where="Fair",
        met_on=date(2026, 5, 1),
    )  # fmt: skip
    assert sides(workspace, ana, twin) == {
        "name": "other", "role": "keep", "company": "other", "stage": "other", "due": "keep",
        "cadence": "other", "decides": "other", "no_contact": "keep", "via": "other",
        "met": "other", "learned": "keep", "notes": "both",
    }  # fmt: skip
    drive.merge(ana, twin)
    person = drive.person(ana)
    assert (person.card.name, person.card.role, person.card.company) == (
        *("Ana Ríos Vega", "CFO", "Acme SL"),
    )  # fmt: skip
    assert (person.card.stage, person.card.decision_maker) == (Stage.CONVERSATION, True)
    assert (person.notes, person.every_days, person.via_id) == (
        *("Met at the fair\n\nLikes tyres", 9, luis),
    )  # fmt: skip
    assert (person.met_where, person.met_on) == ("Fair", date(2026, 5, 1))
    assert people.resolve(workspace, "vega").id == ana


def test_what_was_chosen_stands(drive: "Driver", workspace: Workspace) -> None:
    ana = drive.add("Ana Ríos Vega", role="CFO", notes="One", every_days=3)
    twin = drive.add("Ana", Stage.CONVERSATION, role="Finance", notes="Two", every_days=9)
    drive.merge(
        ana, twin,
        name="other", role="other", stage="keep", notes="other", cadence="other",
    )  # fmt: skip
    person = drive.person(ana)
    assert (person.card.name, person.card.role, person.card.stage) == (
        *("Ana", "Finance", Stage.FIRST_CONTACT),
    )  # fmt: skip
    assert (person.notes, person.every_days) == ("Two", 9)
    assert examine(workspace) == ()


@pytest.mark.parametrize("chosen", [{}, {"stage": "other", "due": "other"}])
@pytest.mark.parametrize("who", [0, 1])
def test_whoever_of_the_two_wants_no_contact_has_none(
    drive: "Driver", workspace: Workspace, who: int, chosen: dict[str, str]
) -> None:
    ids = [drive.add("Ana Ríos", Stage.CONVERSATION), drive.add("Ana Rios", Stage.CONVERSATION)]
    drive.due(ids[1 - who], workspace.today())
    drive.touch(ids[who], Outcome.DECLINED)
    keep, other = ids
    drive.merge(keep, other, **chosen)
    card = drive.card(keep)
    assert (card.do_not_contact, card.stage, card.due_on) == (True, None, None)
    assert examine(workspace) == ()


def test_that_nobody_be_contacted_cannot_be_chosen_away(drive: "Driver") -> None:
    ana, twin = drive.add("Ana Ríos"), drive.add("Ana Rios")
    drive.edit(twin, do_not_contact=True)
    with pytest.raises(BadInput, match="side"):
        drive.merge(ana, twin, no_contact="keep")
    assert drive.card(twin).do_not_contact


def test_a_rest_goes_along(drive: "Driver", workspace: Workspace) -> None:
    ana, twin = drive.add("Ana Ríos"), drive.add("Ana Rios")
    until = workspace.today() + timedelta(days=9)
    drive.rest(twin, until, "On holiday")
    drive.merge(ana, twin)
    person = drive.person(ana)
    assert (person.card.rest_until, person.card.due_on, person.rest_reason) == (
        *(until, until, "On holiday"),
    )  # fmt: skip
    assert examine(workspace) == ()


def test_a_text_too_long_to_be_added_is_kept_as_a_note(
    drive: "Driver", workspace: Workspace
) -> None:
    ana, twin = drive.add("Ana Ríos", notes="a" * 6_000), drive.add("Ana Rios", notes="b" * 6_000)
    drive.merge(ana, twin)
    assert drive.person(ana).notes == "a" * 6_000
    (note,) = entries.of_person(workspace, ana, EntryKind.NOTE)
    assert note.text == "b" * 6_000
    drive.edit(ana, role="CFO")
    assert len(drive.person(ana).notes) == 6_000


def test_what_both_say_is_not_said_twice(drive: "Driver") -> None:
    ana = drive.add("Ana Ríos", notes="Likes tyres")
    drive.merge(ana, drive.add("Ana Rios", notes="Met at the fair. Likes tyres."))
    assert drive.person(ana).notes == "Met at the fair. Likes tyres."


def test_a_side_that_a_field_has_not_is_refused(drive: "Driver") -> None:
    ana, twin = drive.add("Ana Ríos"), drive.add("Ana Rios")
    with pytest.raises(BadInput, match="side"):
        drive.merge(ana, twin, stage="both")
    drive.merge(ana, twin, stage="other")
