"""Taking people in from a file: matched, reported, all or nothing, once."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tablero.domain.imports import BadRecord, ImportedPerson
from tablero.domain.people import Handle, PersonFields
from tablero.domain.query import parse_query
from tablero.domain.words import HandleKind, Stage
from tablero.errors import BadInput, Cancelled, NothingToUndo
from tablero.services import board, doctor, moves, people
from tablero.services.importing import ImportReport, import_linkedin, import_people
from tablero.services.sieve import BATCH
from tablero.services.workspace import Workspace
from tablero.storage import journal, tables
from tablero.storage.work import image

if TYPE_CHECKING:
    from tests.conftest import Driver, OpenWorkspace

SAMPLE = Path(__file__).parent.parent / "data" / "linkedin" / "Connections.csv"
ANA = ImportedPerson(
    5,
    "Ana Ríos",
    "CFO",
    "Acme",
    (
        (HandleKind.LINKEDIN, "https://www.linkedin.com/in/ana-rios-ejemplo"),
        (HandleKind.EMAIL, "ana@acme.example"),
    ),
    date(2021, 3, 2),
)
NAMELESS = BadRecord(9, "no_name", "07 Jun 2019")


def bring(ws: Workspace, *source: ImportedPerson | BadRecord, **how: object) -> ImportReport:
    return import_people(ws, source, **how)  # type: ignore[arg-type]


def crowd(size: int) -> Iterable[ImportedPerson]:
    for number in range(size):
        page = f"https://www.linkedin.com/in/someone-{number}"
        handles = ((HandleKind.LINKEDIN, page),)
        yield replace(ANA, line=number, name=f"Someone {number}", handles=handles)


def names(ws: Workspace) -> list[str]:
    return [name for (name,) in ws.store.rows(tables.Person.select(tables.Person.name))]


def only(ws: Workspace) -> people.PersonPage:
    (person_id,) = (row[0] for row in ws.store.rows(tables.Person.select(tables.Person.id)))
    return people.read_person(ws, person_id)


def test_an_imported_person_has_all_that_the_file_says(workspace: Workspace) -> None:
    report = bring(workspace, ANA)
    person = only(workspace).person
    assert (report.added, report.already_there, report.bad) == (1, 0, ())
    assert (person.card.name, person.card.role, person.card.company) == ("Ana Ríos", "CFO", "Acme")
    assert person.notes == "LinkedIn 2021-03-02"
    assert [handle.value for handle in person.handles] == [value for _, value in ANA.handles]


def test_without_a_stage_people_stay_off_the_board(workspace: Workspace) -> None:
    bring(workspace, ANA)
    assert only(workspace).person.card.stage is None
    assert board.count_kinds(workspace, only(workspace).person.card.id).total() == 0


@pytest.mark.parametrize("stage", [None, *Stage])
def test_an_imported_row_is_what_adding_by_hand_would_have_made(
    workspace: Workspace, stage: Stage | None
) -> None:
    by_hand = PersonFields(
        "Ana Ríos", "CFO", "Acme", stage, notes="LinkedIn 2021-03-02",
        handles=(Handle(HandleKind.EMAIL, "other@acme.example"),),
    )  # fmt: skip
    added = people.add_person(workspace, by_hand).card.id
    bring(workspace, ANA, stage=stage)
    rows = [image(workspace.store, tables.Person, id_) for id_ in (added, added + 1)]
    assert rows[0] is not None
    assert rows[1] == rows[0] | {"id": added + 1}
    moved = [board.count_kinds(workspace, id_).total() for id_ in (added, added + 1)]
    assert moved[0] == moved[1] == (stage is not None)


def test_an_import_to_conversation_counts_as_one(workspace: Workspace) -> None:
    bring(workspace, ANA, stage=Stage.CONVERSATION)
    assert only(workspace).person.first_conversation_at == workspace.now()


def test_imported_people_are_found_without_their_accents(workspace: Workspace) -> None:
    bring(workspace, ANA, stage=Stage.REFERRED)
    found = board.count_matches(workspace, parse_query("rios @acme"))
    assert found.total() == 1


def test_a_second_run_adds_nothing_and_leaves_no_change(workspace: Workspace) -> None:
    bring(workspace, ANA, *crowd(3))
    before = journal.cursor(workspace.store)
    report = bring(workspace, ANA, *crowd(3))
    assert (report.added, report.already_there, report.written.id) == (0, 4, 0)
    assert journal.cursor(workspace.store) == before


def test_the_same_page_spelt_otherwise_is_the_same_person(workspace: Workspace) -> None:
    bring(workspace, ANA)
    page = ((HandleKind.LINKEDIN, "es.linkedin.com/in/Ana-Rios-Ejemplo/"),)
    assert bring(workspace, replace(ANA, name="A. Ríos", handles=page)).already_there == 1


def test_an_address_known_by_hand_is_the_same_person(workspace: Workspace) -> None:
    fields = PersonFields("Anita", handles=(Handle(HandleKind.EMAIL, "ANA@acme.example"),))
    people.add_person(workspace, fields)
    assert bring(workspace, ANA).already_there == 1
    assert names(workspace) == ["Anita"]


def test_two_people_of_one_name_are_told_apart_by_their_pages(workspace: Workspace) -> None:
    page = ((HandleKind.LINKEDIN, "https://www.linkedin.com/in/ana-rios-otra"),)
    assert bring(workspace, ANA, replace(ANA, handles=page)).added == 2


def test_a_person_listed_twice_in_the_file_is_added_once(workspace: Workspace) -> None:
    report = bring(workspace, ANA, *crowd(BATCH), replace(ANA, line=900))
    assert (report.added, report.already_there) == (1 + BATCH, 1)


@pytest.mark.parametrize(
    ("company", "is_known"), [("ACME", True), ("Modelo SL", False), ("", False)]
)
def test_without_handles_name_and_company_tell_who_it_is(
    workspace: Workspace, company: str, is_known: bool
) -> None:
    bring(workspace, ANA)
    report = bring(workspace, replace(ANA, name="ana rios", company=company, handles=()))
    assert report.already_there == is_known


def test_a_handle_that_cannot_be_one_is_reported_and_the_person_kept(workspace: Workspace) -> None:
    broken = replace(ANA, handles=((HandleKind.EMAIL, "ana@acme"), ANA.handles[0]))
    report = bring(workspace, broken)
    assert report.bad == (BadRecord(ANA.line, "email", "ana@acme"),)
    assert only(workspace).person.handles == (Handle(*ANA.handles[0]),)


def test_an_address_given_twice_is_kept_once(workspace: Workspace) -> None:
    twice = (*ANA.handles, (HandleKind.EMAIL, "Ana@acme.example"))
    bring(workspace, replace(ANA, handles=twice))
    assert len(only(workspace).person.handles) == 2


def test_bad_records_are_reported_and_the_good_ones_kept(workspace: Workspace) -> None:
    report = bring(workspace, ANA, NAMELESS)
    assert (report.added, report.bad, report.bad_count) == (1, (NAMELESS,), 1)


def test_only_so_many_bad_records_are_listed(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tablero.services.sieve.BAD_LISTED", 2)
    report = bring(workspace, NAMELESS, NAMELESS, NAMELESS)
    assert (len(report.bad), report.bad_count) == (2, 3)


def test_a_strict_import_keeps_nothing_of_a_file_with_a_bad_record(workspace: Workspace) -> None:
    report = bring(workspace, *crowd(BATCH), NAMELESS, strict=True)
    assert (report.added, report.bad, report.written.id) == (0, (NAMELESS,), 0)
    assert names(workspace) == []


def test_a_strict_import_keeps_a_clean_file(workspace: Workspace) -> None:
    assert bring(workspace, ANA, strict=True).added == 1
    assert names(workspace) == ["Ana Ríos"]


def test_a_dry_run_counts_and_writes_nothing(workspace: Workspace) -> None:
    report = bring(workspace, ANA, ANA, NAMELESS, dry_run=True)
    assert (report.added, report.already_there, report.bad_count) == (1, 1, 1)
    assert report.dry_run
    assert (names(workspace), journal.cursor(workspace.store)) == ([], 0)


def test_a_dry_run_leaves_the_file_to_other_writers(
    workspace: Workspace, open_workspace: "OpenWorkspace"
) -> None:
    def source() -> Iterable[ImportedPerson]:
        yield from crowd(BATCH)
        people.add_person(open_workspace(), PersonFields("Luis Herrero"))

    import_people(workspace, source(), dry_run=True)
    assert names(workspace) == ["Luis Herrero"]


def test_a_cancelled_import_keeps_nothing(workspace: Workspace) -> None:
    seen: list[int] = []
    with pytest.raises(Cancelled):
        bring(
            workspace, *crowd(2 * BATCH), progress=seen.append, cancelled=lambda: BATCH in seen
        )  # fmt: skip
    assert (names(workspace), journal.cursor(workspace.store)) == ([], 0)


def test_progress_tells_the_records_read(workspace: Workspace) -> None:
    seen: list[int] = []
    bring(workspace, NAMELESS, *crowd(2 * BATCH), progress=seen.append)
    assert seen == [BATCH + 1, 2 * BATCH + 1]


def test_one_undo_takes_the_whole_import_back_and_redo_brings_it_again(
    workspace: Workspace,
) -> None:
    report = bring(workspace, ANA, *crowd(5), stage=Stage.FIRST_CONTACT)
    assert report.written.subject == {"name": "Ana Ríos", "count": 6}
    moves.undo(workspace)
    assert names(workspace) == []
    with pytest.raises(NothingToUndo):
        moves.undo(workspace)
    moves.redo(workspace)
    assert len(names(workspace)) == 6


def test_after_an_undo_the_same_file_is_taken_in_again(workspace: Workspace) -> None:
    bring(workspace, ANA)
    moves.undo(workspace)
    assert bring(workspace, ANA).added == 1


def test_the_figures_follow_an_import(workspace: Workspace) -> None:
    before = board.count(workspace)
    report = bring(workspace, *crowd(7), stage=Stage.FIRST_CONTACT)
    after = board.follow(workspace, before, report.written)
    assert after == board.count(workspace)
    assert after.in_stage(Stage.FIRST_CONTACT) == 7


def test_a_large_import_leaves_a_file_that_doctor_finds_sound(workspace: Workspace) -> None:
    bring(workspace, *crowd(3 * BATCH + 1), stage=Stage.SEEN_NO_REPLY)
    assert len(names(workspace)) == 3 * BATCH + 1
    assert doctor.examine(workspace) == ()


def test_an_export_of_linkedin_is_taken_in(workspace: Workspace) -> None:
    report = import_linkedin(workspace, SAMPLE, stage=Stage.FIRST_CONTACT)
    assert names(workspace) == [
        "Ana Ríos", "Tomás Ocampo", "Lucía Ferrán", "Lucía Ferrán", "Noé Ñíguez",
    ]  # fmt: skip
    assert [record.reason for record in report.bad] == ["date", "no_name"]
    assert import_linkedin(workspace, SAMPLE).already_there == 5


@pytest.mark.parametrize("how", ["dry_run", "strict"])
def test_an_export_can_be_looked_at_and_taken_strictly(workspace: Workspace, how: str) -> None:
    import_linkedin(workspace, SAMPLE, **{how: True})  # type: ignore[arg-type]
    assert names(workspace) == []


def test_the_import_of_an_export_can_be_cancelled(workspace: Workspace) -> None:
    with pytest.raises(Cancelled):
        import_linkedin(workspace, SAMPLE, cancelled=lambda: True)


def test_the_progress_of_a_file_is_told_in_bytes(workspace: Workspace) -> None:
    told: list[tuple[int, int]] = []
    import_linkedin(workspace, SAMPLE, progress=lambda *bytes_read: told.append(bytes_read))
    size = SAMPLE.stat().st_size
    assert told[-1] == (size, size)


def test_a_file_that_is_not_there_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        import_linkedin(workspace, tmp_path / "missing.csv")


PAGE = ANA.handles[0]
MAIL = ANA.handles[1]


@pytest.mark.parametrize(
    ("known", "read"),
    [((), (PAGE,)), ((), (MAIL,)), ((), (PAGE, MAIL)), ((MAIL,), (PAGE,))],
)
def test_one_added_by_hand_is_known_again_by_name_and_company(
    workspace: Workspace, drive: "Driver", known: tuple[Handle, ...], read: tuple[Handle, ...]
) -> None:
    handles = tuple(Handle(*handle) for handle in known)
    drive.add("ANA RIOS", company="acme", handles=handles)
    report = bring(workspace, replace(ANA, handles=read))
    assert (report.added, report.already_there) == (0, 1)
    assert only(workspace).person.handles == handles


@pytest.mark.parametrize(
    "known",
    [
        Handle(HandleKind.LINKEDIN, "https://www.linkedin.com/in/another-ana"),
        Handle(HandleKind.EMAIL, "another@acme.example"),
    ],
)
def test_one_with_another_address_is_somebody_else(
    workspace: Workspace, drive: "Driver", known: Handle
) -> None:
    drive.add("Ana Ríos", company="Acme", handles=(known,))
    assert bring(workspace, ANA).added == 1


def test_a_name_without_a_company_is_too_little_to_know_one_by(
    workspace: Workspace, drive: "Driver"
) -> None:
    drive.add("Ana Ríos")
    assert bring(workspace, replace(ANA, company="")).added == 1


def test_of_two_who_answer_to_name_and_company_only_the_first_is_known(
    workspace: Workspace, drive: "Driver"
) -> None:
    drive.add("Ana Ríos", company="Acme")
    second = replace(ANA, handles=((HandleKind.LINKEDIN, "https://www.linkedin.com/in/second"),))
    crowd_between = list(crowd(BATCH))
    for _ in range(2):
        bring(workspace, ANA, *crowd_between, second)
        assert names(workspace).count("Ana Ríos") == 2
