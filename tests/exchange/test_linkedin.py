import tracemalloc
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tablero.domain.imports import BadRecord, ImportedPerson
from tablero.domain.words import HandleKind
from tablero.errors import BadInput
from tablero.exchange.linkedin import Found, read_connections

DATA = Path(__file__).parent.parent / "data" / "linkedin"
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
IRENE = (
    "Irene,Modelo,https://www.linkedin.com/in/irene,irene@modelo.example,Modelo SL,CEO,02 Mar 2021"
)
IRENE_READ = ImportedPerson(
    line=2,
    name="Irene Modelo",
    role="CEO",
    company="Modelo SL",
    handles=(
        (HandleKind.LINKEDIN, "https://www.linkedin.com/in/irene"),
        (HandleKind.EMAIL, "irene@modelo.example"),
    ),
    connected_on=date(2021, 3, 2),
)

Read = Callable[..., list[Found]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read_text(*lines: str, encoding: str = "utf-8", end: str = "\n") -> list[Found]:
        path = tmp_path / "Connections.csv"
        path.write_bytes("".join(line + end for line in lines).encode(encoding))
        return list(read_connections(path))

    return read_text


def refused(path: Path) -> object:
    with pytest.raises(BadInput) as caught:
        read_connections(path)
    return caught.value.data["reason"]


def people(found: list[Found]) -> list[ImportedPerson]:
    return [item for item in found if isinstance(item, ImportedPerson)]


def test_an_export_gives_its_people_in_order_with_their_lines() -> None:
    found = people(list(read_connections(DATA / "Connections.csv")))
    assert [(person.line, person.name) for person in found] == [
        (6, "Ana Ríos"),
        (7, "Tomás Ocampo"),
        (9, "Lucía Ferrán"),
        (10, "Lucía Ferrán"),
        (12, "Noé Ñíguez"),
    ]


def test_an_export_reports_what_was_not_understood() -> None:
    found = list(read_connections(DATA / "Connections.csv"))
    assert [item for item in found if isinstance(item, BadRecord)] == [
        BadRecord(12, "date", "someday"),
        BadRecord(13, "no_name", "07 Jun 2019"),
    ]


def test_commas_in_quotes_stay_in_company_and_role() -> None:
    lucia = people(list(read_connections(DATA / "Connections.csv")))[2]
    assert (lucia.company, lucia.role) == ("Ferrán, S.L.", "Socia, ventas")


def test_two_people_of_one_name_keep_their_own_links() -> None:
    one, two = people(list(read_connections(DATA / "Connections.csv")))[2:4]
    assert one.handles == ((HandleKind.LINKEDIN, "https://www.linkedin.com/in/lucia-ferran-uno"),)
    assert two.handles == ((HandleKind.LINKEDIN, "https://www.linkedin.com/in/lucia-ferran-dos"),)


def test_a_file_saved_again_by_a_spanish_excel_is_read() -> None:
    noe, irene = people(list(read_connections(DATA / "spanish_excel.csv")))
    assert (noe.name, noe.company, noe.role) == ("Noé Ñíguez", "Panadería Sol", "Compras; ventas")
    assert noe.connected_on == date(2021, 3, 2)
    assert irene.connected_on == date(2024, 1, 2)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_line_ends_and_encodings_make_no_difference(read: Read, encoding: str, end: str) -> None:
    assert read(HEADER, IRENE, encoding=encoding, end=end) == [IRENE_READ]


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters_are_recognised(read: Read, delimiter: str) -> None:
    assert read(HEADER.replace(",", delimiter), IRENE.replace(",", delimiter)) == [IRENE_READ]


@pytest.mark.parametrize("length", [0, 1, 5_000])
def test_the_preamble_may_have_any_length(read: Read, length: int) -> None:
    (person,) = people(read(*["Notes: your name, and more"] * length, HEADER, IRENE))
    assert person.line == length + 2


def test_a_quote_never_closed_in_the_preamble_does_no_harm(read: Read) -> None:
    assert len(people(read('"Notes:', HEADER, IRENE))) == 1


def test_columns_may_stand_in_any_order_among_others(read: Read) -> None:
    (person,) = people(
        read(
            "Puesto,Extra,Fecha de conexion,APELLIDOS,Correo,Compañía, nombre ,url",
            "CEO,!,2021-03-02,Modelo,irene@modelo.example,Modelo SL,Irene,"
            "https://www.linkedin.com/in/irene",
        )
    )
    assert person == IRENE_READ


def test_an_export_without_links_is_read_by_its_dates(read: Read) -> None:
    (person,) = people(read("First Name,Last Name,Connected On", "Irene,Modelo,02 Mar 2021"))
    assert (person.name, person.handles) == ("Irene Modelo", ())


def test_exports_pasted_together_do_not_make_a_person_of_the_header(read: Read) -> None:
    assert [person.line for person in people(read(HEADER, IRENE, HEADER, IRENE))] == [2, 4]


def test_a_date_not_understood_does_not_lose_the_person(read: Read) -> None:
    person, report = read(HEADER, IRENE.replace("02 Mar 2021", "a Tuesday"))
    assert isinstance(person, ImportedPerson)
    assert person.connected_on is None
    assert report == BadRecord(2, "date", "a Tuesday")


def test_a_row_of_too_many_cells_gives_the_person_its_link_vouches_for(read: Read) -> None:
    person, report = read(HEADER, IRENE.replace("Modelo SL", "Modelo, S.L."))
    assert isinstance(person, ImportedPerson)
    assert (person.name, person.company, person.role) == ("Irene Modelo", "", "")
    assert person.handles == IRENE_READ.handles[:1]
    assert isinstance(report, BadRecord)
    assert (report.line, report.reason) == (2, "columns")


def test_a_line_of_something_else_is_reported(read: Read) -> None:
    assert read(HEADER, "Total: 1") == [BadRecord(2, "columns", "Total: 1")]


def test_a_missing_date_is_no_mistake(read: Read) -> None:
    (person,) = people(read(HEADER, IRENE.replace("02 Mar 2021", "")))
    assert person.connected_on is None


def test_several_addresses_in_one_cell_are_several_handles(read: Read) -> None:
    (person,) = people(read(HEADER, IRENE.replace("irene@", "i@a.example; <irene@")))
    assert person.handles[1:] == (
        (HandleKind.EMAIL, "i@a.example"),
        (HandleKind.EMAIL, "irene@modelo.example"),
    )


def test_what_is_no_address_is_reported_and_left_out(read: Read) -> None:
    found = read(HEADER, "Irene,Modelo,javascript:alert(1),n/a,,,")
    assert people(found)[0].handles == ()
    assert found[1:] == [
        BadRecord(2, "url", "javascript:alert(1)"),
        BadRecord(2, "email", "n/a"),
    ]


def test_hostile_text_comes_out_harmless(read: Read) -> None:
    (person,) = people(read(HEADER, "\x1b]0;x\x07Ana\u202e,[/x]\x00,,,\x9b31mAcme,a\u2028b,"))
    assert (person.name, person.company, person.role) == ("Ana [/x]", "Acme", "a b")


def test_an_overlong_field_is_cut(read: Read) -> None:
    (person,) = people(read(HEADER, f"Irene,{'x' * 100_000},,,,,"))
    assert len(person.name) == 200


def test_a_name_that_cannot_be_seen_is_no_name(read: Read) -> None:
    (report,) = read(HEADER, "\u200b,\x1b[0m,https://www.linkedin.com/in/nadie,,,,")
    assert report == BadRecord(2, "no_name", "https://www.linkedin.com/in/nadie")


@pytest.mark.parametrize(
    "content",
    [
        "From,To,Date,Subject,Content\na,b,c,d,e\n",
        "First Name,Last Name,Company,Job Title,Text\na,b,c,d,e\n",
        "PK\x03\x04 a zip, by name\n",
        "a line of text\n\n",
    ],
)
def test_another_kind_of_file_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "other.csv"
    path.write_text(content)
    assert refused(path) == "not_linkedin"


@pytest.mark.parametrize("content", ["", "\ufeff", "\n \n\r\n"])
def test_a_file_of_nothing_is_refused_as_empty(tmp_path: Path, content: str) -> None:
    path = tmp_path / "blank.csv"
    path.write_text(content)
    assert refused(path) == "empty"


def test_a_missing_file_is_refused_before_anything_is_drawn(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.csv") == "missing"


def test_a_header_alone_is_an_export_of_nobody(read: Read) -> None:
    assert read(HEADER) == []


def test_progress_reaches_the_end_of_the_file() -> None:
    told: list[tuple[int, int]] = []
    path = DATA / "Connections.csv"
    list(read_connections(path, lambda done, total: told.append((done, total))))
    assert told[-1] == (path.stat().st_size, path.stat().st_size)


def test_memory_stays_flat_however_long_the_file(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text(HEADER + "\n" + (IRENE.replace("CEO", "x" * 500) + "\n") * 4_000)
    tracemalloc.start()
    try:
        assert sum(1 for _ in read_connections(path)) == 4_000
        assert tracemalloc.get_traced_memory()[1] < path.stat().st_size / 4
    finally:
        tracemalloc.stop()
