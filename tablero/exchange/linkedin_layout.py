"""Where the columns of one `Connections.csv` stand, and how a row that has slipped is put back.

The order, the language and the delimiter of the header vary with who saved the file last; rows slip
to the right when `Ríos, PhD, MBA` was written without quotes.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from tablero.domain.text import clean_line, fold
from tablero.exchange.dates import parse_date
from tablero.exchange.names import is_credential
from tablero.exchange.tables import split

LONGEST_URL = 2000
_LONGEST_HEADER = 10_000
_FEWEST_COLUMNS = 3
_MOST_SLIPPED = 4
_HEADER_HINT = re.compile("name|nombre", re.IGNORECASE)
_PROFILE = re.compile(r"(https?://)?([a-z0-9-]+\.)*linkedin\.com/\S+", re.IGNORECASE)


class Column(Enum):
    """What is read of a connection."""

    FIRST = auto()
    LAST = auto()
    URL = auto()
    EMAIL = auto()
    COMPANY = auto()
    ROLE = auto()
    CONNECTED = auto()


_TITLES = {
    Column.FIRST: ("First Name", "Nombre", "Nombres"),
    Column.LAST: ("Last Name", "Apellidos", "Apellido"),
    Column.URL: ("URL", "Profile URL", "URL del perfil"),
    Column.EMAIL: (
        *("Email Address", "E-mail Address", "Email", "Correo", "Correo electrónico"),
        *("Dirección de correo electrónico", "Dirección de correo", "Dirección de e-mail"),
    ),
    Column.COMPANY: ("Company", "Empresa", "Compañía"),
    Column.ROLE: ("Position", "Cargo", "Puesto"),
    Column.CONNECTED: ("Connected On", "Conectado el", "Fecha de conexión"),
}
_COLUMNS = {fold(title): column for column, titles in _TITLES.items() for title in titles}


@dataclass(frozen=True, slots=True)
class Layout:
    """The header of one file: its cells, what parts them, and the place of each known column."""

    header: list[str]
    delimiter: str
    places: Mapping[Column, int]

    @property
    def width(self) -> int:
        """How many columns have a title."""
        return len(self.header)

    def cell(self, cells: list[str], column: Column, limit: int = 200) -> str:
        """Return the clean text of a column, empty where the row or the file does not have it."""
        place = self.places.get(column, len(cells))
        return clean_line(cells[place], limit) if place < len(cells) else ""


def find_layout(text: str) -> Layout | None:
    """Return the layout if this line is the header of an export of connections."""
    if len(text) > _LONGEST_HEADER or not _HEADER_HINT.search(text):
        return None
    for delimiter in (",", ";", "\t"):
        header = _without_blank_end(split(text, delimiter))
        places = _places(header)
        if _are_enough(places):
            return Layout(header, delimiter, places)
    return None


def is_profile(text: str) -> bool:
    """Tell the address of a LinkedIn profile, with or without its scheme, from anything else."""
    return len(text) < LONGEST_URL and _PROFILE.fullmatch(text.strip()) is not None


def aligned(cells: list[str], layout: Layout) -> list[str] | None:
    """Return exactly one cell a column, or None if it cannot be told which cell is which."""
    if len(cells) < layout.width and not _is_vouched_for(cells, layout):
        return None
    cells = _without_blank_end(cells)
    if slipped := _slipped(cells, layout):
        put_back = _put_back(cells, layout, slipped)
        return put_back and _fitted(put_back, layout)
    return _fitted(cells, layout)


def trusted_start(cells: list[str], layout: Layout) -> list[str] | None:
    """Return a row that `aligned` gave up, emptied after the profile that vouches for its start."""
    url = layout.places.get(Column.URL)
    if url is None or not is_profile(layout.cell(cells, Column.URL, LONGEST_URL)):
        return None
    return cells[: url + 1] + [""] * (layout.width - url - 1)


def _places(header: list[str]) -> dict[Column, int]:
    places: dict[Column, int] = {}
    for place, title in enumerate(header):
        if column := _COLUMNS.get(fold(clean_line(title))):
            places.setdefault(column, place)
    return places


def _are_enough(places: Mapping[Column, int]) -> bool:
    named = Column.FIRST in places or Column.LAST in places
    connection = Column.URL in places or Column.CONNECTED in places
    return named and connection and len(places) >= _FEWEST_COLUMNS


def _without_blank_end(cells: list[str]) -> list[str]:
    end = len(cells)
    while end and not cells[end - 1].strip():
        end -= 1
    return cells[:end]


def _is_vouched_for(cells: list[str], layout: Layout) -> bool:
    """Tell a row that a spreadsheet has saved short from a line of something else."""
    return any(map(is_profile, cells)) or (Column.URL not in layout.places and len(cells) > 1)


def _slipped(cells: list[str], layout: Layout) -> int:
    """Count the places by which the cells after the name have moved to the right."""
    url = layout.places.get(Column.URL, len(cells))
    if url < len(cells) and cells[url].strip() and not is_profile(cells[url]):
        for step, cell in enumerate(cells[url + 1 : url + 1 + _MOST_SLIPPED], start=1):
            if is_profile(cell):
                return step
    return 0 if _ends_in_place(cells, layout) else len(cells) - layout.width


def _ends_in_place(cells: list[str], layout: Layout) -> bool:
    """A row that is not too long, or whose date stands where it should before some stray text."""
    is_dated = parse_date(layout.cell(cells, Column.CONNECTED)) is not None
    return len(cells) <= layout.width or is_dated


def _put_back(cells: list[str], layout: Layout, slipped: int) -> list[str] | None:
    """Drop the titles that came loose from the name; failing that, what stands before the link."""
    url = layout.places.get(Column.URL, 0)
    name, rest = cells[: url + slipped], cells[url + slipped :]
    kept = name[:1] + [cell for cell in name[1:] if not is_credential(cell)]
    if len(kept) == url and all(kept) and (not rest[0].strip() or is_profile(rest[0])):
        return kept + rest
    last = layout.places.get(Column.LAST, layout.places.get(Column.FIRST, url))
    if last < url and is_profile(rest[0]):
        return name[: last + 1] + name[last + 1 + slipped :] + rest
    return None


def _fitted(cells: list[str], layout: Layout) -> list[str] | None:
    missing = layout.width - len(cells)
    if missing < 0:
        return cells[:missing] if _ends_in_place(cells, layout) else None
    return cells + [""] * missing
