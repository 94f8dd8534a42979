import csv
import io
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from tablero.domain.imports import BadRecord, ImportedPerson
from tablero.domain.text import clean_line
from tablero.domain.words import HandleKind
from tablero.errors import BadInput
from tablero.exchange.linkedin import Found, read_connections

TITLES = ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"]

LETTERS = "aeñóÜ '-.;\"\t[]"

names = st.text(LETTERS, min_size=1, max_size=12).map(clean_line).filter(bool)
lines = st.text(LETTERS + ",", max_size=12).map(clean_line)
slugs = st.text("abc019-", min_size=2, max_size=20)
days = st.dates(min_value=date(2003, 5, 5), max_value=date(2030, 12, 31))
patiently = settings(deadline=None)  # each example writes a file


@st.composite
def people(draw: st.DrawFn) -> ImportedPerson:
    handles = [(HandleKind.LINKEDIN, f"https://www.linkedin.com/in/{draw(slugs)}")]
    if draw(st.booleans()):
        handles.append((HandleKind.EMAIL, f"{draw(slugs)}@example.org"))
    role, company = draw(lines), draw(lines)
    return ImportedPerson(0, draw(names), role, company, tuple(handles), draw(days))


def cells_of(person: ImportedPerson) -> list[str]:
    handles = dict(person.handles)
    assert person.connected_on is not None
    return [
        person.name,
        "",
        handles[HandleKind.LINKEDIN],
        handles.get(HandleKind.EMAIL, ""),
        person.company,
        person.role,
        person.connected_on.strftime("%d/%m/%Y"),
    ]


def read_bytes(content: bytes) -> list[Found]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "Connections.csv"
        path.write_bytes(content)
        return list(read_connections(path))


@patiently
@given(
    written=st.lists(people(), max_size=5),
    order=st.permutations(range(len(TITLES))),
    delimiter=st.sampled_from(",;\t"),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_people_written_in_any_dialect_come_back_the_same(
    *,
    written: list[ImportedPerson],
    order: list[int],
    delimiter: str,
    end: str,
    encoding: str,
    quoting: int,
) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quoting)  # type: ignore[arg-type]
    writer.writerow(TITLES[place] for place in order)
    for person in written:
        cells = cells_of(person)
        writer.writerow(cells[place] for place in order)
    found = read_bytes(out.getvalue().encode(encoding))
    expected = [
        ImportedPerson(line, one.name, one.role, one.company, one.handles, one.connected_on)
        for line, one in enumerate(written, start=2)
    ]
    assert found == expected


@patiently
@given(st.binary(max_size=400), st.booleans())
def test_any_bytes_are_read_or_refused(content: bytes, has_header: bool) -> None:
    header = ",".join(TITLES).encode() + b"\n" if has_header else b""
    try:
        found = read_bytes(header + content)
    except BadInput:
        return
    for item in found:
        text = item.value if isinstance(item, BadRecord) else item.name
        assert text == clean_line(text)


@patiently
@given(st.text(alphabet='ab",\n', max_size=200))
def test_no_arrangement_of_quotes_swallows_the_people_after_it(rubbish: str) -> None:
    irene = "Irene,Modelo,https://www.linkedin.com/in/irene,,,,02 Mar 2021\n"
    found = read_bytes(f"{','.join(TITLES)}\n{rubbish}\n{irene}{irene}".encode())
    last = found[-1]
    assert isinstance(last, ImportedPerson)
    assert last.name == "Irene Modelo"
