"""Adding, editing and finding people."""

from typing import TYPE_CHECKING

import pytest

from tablero.domain.people import Handle, PersonFields
from tablero.domain.person_fields import referred_by
from tablero.domain.words import HandleKind, Outcome, Stage
from tablero.errors import Ambiguous, BadInput, Circular, NotFound
from tablero.services import people
from tablero.services.workspace import Workspace
from tablero.storage import tables

if TYPE_CHECKING:
    from tests.conftest import Clock, Driver

ANA_MAIL = Handle(HandleKind.EMAIL, "ana@example.org")


def test_a_name_is_enough(drive: "Driver") -> None:
    ana = drive.person(drive.add("Ana Ríos", None))
    assert ana.card.name == "Ana Ríos"
    assert (ana.card.stage, ana.card.due_on, ana.card.touch_count) == (None, None, 0)


def test_all_that_is_said_of_a_person_is_kept(drive: "Driver", clock: "Clock") -> None:
    luis = drive.add("Luis Ficticio")
    fields = PersonFields(
        name="Ana Ríos",
        role="CFO",
        company="Acme",
        stage=Stage.REFERRED,
        decision_maker=True,
        every_days=10,
        notes="La conocí\nen la feria",
        tags=("fintech", "Málaga"),
        handles=(ANA_MAIL, Handle(HandleKind.PHONE, "+34 600 11 22 33")),
        via_id=luis,
    )
    person = drive.person(people.add_person(drive.ws, fields).card.id)
    assert person.fields() == fields
    assert person.created_at == clock.now
    assert person.card.via == "Luis Ficticio"


def test_text_is_made_harmless_on_its_way_in(drive: "Driver") -> None:
    card = drive.card(drive.add("  Ana\x1b[31m \u202eRíos ", role="C\x00FO", company="[bold]Acme"))
    assert (card.name, card.role, card.company) == ("Ana Ríos", "CFO", "[bold]Acme")


@pytest.mark.parametrize("name", ["", "   ", "\x1b[2J", "\u200b"])
def test_a_name_of_nothing_is_refused(drive: "Driver", name: str) -> None:
    with pytest.raises(BadInput) as refused:
        drive.add(name)
    assert refused.value.data["field"] == "name"


@pytest.mark.parametrize("days", [0, -1, 366])
def test_a_cadence_beyond_a_year_or_below_a_day_is_refused(drive: "Driver", days: int) -> None:
    with pytest.raises(BadInput):
        drive.add("Ana Ríos", every_days=days)


def test_a_refused_addition_leaves_nothing(drive: "Driver", workspace: Workspace) -> None:
    with pytest.raises(BadInput):
        drive.add("Ana Ríos", tags=("new",), handles=(Handle(HandleKind.EMAIL, "no"),))
    assert people.suggest(workspace, "ana") == []
    assert workspace.store.rows(tables.Tag.select()) == []


def test_the_same_tag_or_handle_twice_is_kept_once(drive: "Driver") -> None:
    ana = drive.add("Ana Ríos", tags=("#Café", "cafe"), handles=(ANA_MAIL, ANA_MAIL))
    assert drive.person(ana).tags == ("Café",)
    assert drive.person(ana).handles == (ANA_MAIL,)


def test_people_share_a_tag_however_it_is_accented(drive: "Driver", workspace: Workspace) -> None:
    drive.add("Ana Ríos", tags=("café",))
    drive.add("Paco Muestra", tags=("CAFE",))
    assert len(workspace.store.rows(tables.Tag.select())) == 1


def test_an_introducer_who_is_not_there_is_not_found(drive: "Driver") -> None:
    with pytest.raises(NotFound):
        drive.add("Ana Ríos", via_id=99)


def test_an_edit_replaces_tags_handles_and_introducer(drive: "Driver") -> None:
    luis, paco = drive.add("Luis Ficticio"), drive.add("Paco Muestra")
    ana = drive.add("Ana Ríos", tags=("a", "b"), handles=(ANA_MAIL,), via_id=luis)
    phone = Handle(HandleKind.PHONE, "+34600112233")
    drive.edit(ana, tags=("b", "c"), handles=(phone,), via_id=paco)
    person = drive.person(ana)
    assert (person.tags, person.handles, person.card.via) == (("b", "c"), (phone,), "Paco Muestra")
    assert drive.ws.store.rows(tables.Tie.select(tables.Tie.source)) == [(paco,)]


def test_an_edit_undone_is_the_person_as_before(drive: "Driver") -> None:
    luis = drive.add("Luis Ficticio")
    ana = drive.add("Ana Ríos", tags=("a",), handles=(ANA_MAIL,))
    drive.touch(ana)
    before = drive.person(ana)
    drive.edit(
        ana, name="Ana R.", tags=("b",), handles=(), via_id=luis, every_days=3, do_not_contact=True
    )
    drive.undo()
    assert drive.person(ana) == before


def test_an_edit_that_changes_nothing_writes_nothing(drive: "Driver", workspace: Workspace) -> None:
    ana = drive.add("Ana Ríos", tags=("a",), handles=(ANA_MAIL,))
    result = people.edit_person(workspace, ana, drive.person(ana).fields())
    assert result.written.id == 0


def test_an_edit_can_move_the_card(drive: "Driver") -> None:
    ana = drive.add("Ana Ríos")
    assert drive.edit(ana, stage=Stage.CONVERSATION).stage is Stage.CONVERSATION
    assert drive.person(ana).first_conversation_at is not None


def test_an_edit_of_the_cadence_moves_the_next_date(drive: "Driver", clock: "Clock") -> None:
    ana = drive.add("Ana Ríos")
    drive.touch(ana)
    due = drive.edit(ana, every_days=2).due_on
    assert due
    assert (due - clock.now.date()).days == 2


def test_do_not_contact_takes_the_card_off_the_board_whatever_the_stage(drive: "Driver") -> None:
    ana = drive.add("Ana Ríos")
    card = drive.edit(ana, do_not_contact=True, stage=Stage.CONVERSATION)
    assert (card.stage, card.due_on) == (None, None)


def test_nobody_is_edited_who_is_not_there(workspace: Workspace) -> None:
    with pytest.raises(NotFound):
        people.edit_person(workspace, 99, PersonFields("Ana Ríos"))
    with pytest.raises(NotFound):
        people.read_person(workspace, 99)


def test_nobody_introduces_themselves(drive: "Driver") -> None:
    ana = drive.add("Ana Ríos")
    with pytest.raises(Circular):
        drive.edit(ana, via_id=ana)


@pytest.mark.parametrize("links", [1, 2, 60])
def test_a_circle_of_any_length_is_refused(drive: "Driver", links: int) -> None:
    first = last = drive.add("Ana Ríos")
    for number in range(links):
        last = drive.add(f"Paco Muestra {number}", via_id=last)
    with pytest.raises(Circular) as refused:
        drive.edit(first, via_id=last)
    assert refused.value.data == {"name": "Ana Ríos", "via": f"Paco Muestra {links - 1}"}


def test_a_reference_is_an_id(drive: "Driver", workspace: Workspace) -> None:
    ana = drive.add("Ana Ríos")
    assert people.resolve(workspace, str(ana)).id == ana


@pytest.mark.parametrize("ref", ["ana rios", "RÍOS", "acme", "cfo", "#x", "fintech"])
def test_a_reference_is_any_text_that_matches_one_person(
    drive: "Driver", workspace: Workspace, ref: str
) -> None:
    ana = drive.add("Ana Ríos #x", role="CFO", company="Acme", tags=("fintech",))
    drive.add("Paco Muestra")
    assert people.resolve(workspace, ref).id == ana


def test_the_very_name_wins_over_a_part_of_another(drive: "Driver", workspace: Workspace) -> None:
    drive.add("Ana Ríos")
    ana = drive.add("Ana")
    assert people.resolve(workspace, "ANA").id == ana


def test_several_answers_are_listed_and_refused(drive: "Driver", workspace: Workspace) -> None:
    ids = [drive.add(name) for name in ("Ana Ríos", "Ana Modelo")]
    with pytest.raises(Ambiguous) as refused:
        people.resolve(workspace, "ana")
    assert refused.value.data["matches"] == [(ids[1], "Ana Modelo"), (ids[0], "Ana Ríos")]


@pytest.mark.parametrize("ref", ["", "nadie", "99", "9" * 40, "%", "_", "[", "'", "\x1b[2J"])
def test_a_reference_to_nobody_is_not_found(
    drive: "Driver", workspace: Workspace, ref: str
) -> None:
    drive.add("Ana Ríos")
    with pytest.raises(NotFound):
        people.resolve(workspace, ref)


def test_suggestions_begin_with_the_closest(drive: "Driver", workspace: Workspace) -> None:
    for name in ("Mariana Sol", "Ana Ríos", "Ana"):
        drive.add(name)
    assert [card.name for card in people.suggest(workspace, "ana")] == [
        "Ana",
        "Ana Ríos",
        "Mariana Sol",
    ]
    assert people.suggest(workspace, " ") == []


def test_a_likely_double_is_told_by_its_best_reason(drive: "Driver", workspace: Workspace) -> None:
    mail = drive.add("A. R.", handles=(ANA_MAIL,))
    both = drive.add("ANA RIOS", company="ACME")
    name = drive.add("Ana Ríos", company="Otra")
    drive.add("Paco Muestra", company="Acme")
    wanted = PersonFields(
        "Ana Ríos", company="acme", handles=(Handle(HandleKind.EMAIL, "ANA@example.org"),)
    )
    found = people.likely_doubles(workspace, wanted)
    assert [(one.id, one.reason) for one in found] == [
        (mail, "handle"),
        (both, "name_company"),
        (name, "name"),
    ]


def test_a_referred_person_may_be_given_another_stage(drive: "Driver") -> None:
    luis = drive.add("Luis Ficticio")
    fields = referred_by(PersonFields("Ana Ríos", stage=Stage.CONVERSATION), luis)
    assert (fields.via_id, fields.stage) == (luis, Stage.CONVERSATION)


def test_a_person_added_to_conversation_is_a_conversion_once_touched(drive: "Driver") -> None:
    ana = drive.add("Ana Ríos", Stage.CONVERSATION)
    first = drive.person(ana).first_conversation_at
    drive.touch(ana, Outcome.REPLIED)
    assert drive.person(ana).first_conversation_at == first


@pytest.mark.parametrize("few", [1, 2, 3, 200])
def test_those_of_one_company_are_listed_by_name_however_many(
    drive: "Driver", workspace: Workspace, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr("tablero.storage.people._FEW", few)
    noe, ana = (drive.add(name, None, company="Acme") for name in ("Noé", "Ana"))
    drive.add("Paco Muestra")
    with pytest.raises(Ambiguous) as refused:
        people.resolve(workspace, "acme")
    assert refused.value.data["matches"] == [(ana, "Ana"), (noe, "Noé")]
    assert people.resolve(workspace, "muestra").name == "Paco Muestra"
    with pytest.raises(NotFound):
        people.resolve(workspace, "nobody of that name")
