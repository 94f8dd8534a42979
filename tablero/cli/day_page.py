"""The page that `tablero today` prints: what there is to do, section by section, in one grid."""

from collections.abc import Iterator, Mapping, Sequence

from tablero.cli.brief import amounts
from tablero.cli.day_sections import Row, Section, sections
from tablero.cli.tables import table
from tablero.domain.people import Card
from tablero.domain.today import Today
from tablero.i18n import N_
from tablero.present import cells
from tablero.present.card import MADE, OPEN, due_sign, ladder, position
from tablero.present.lines import plain
from tablero.present.reader import Reader
from tablero.present.today_lines import more

DOT = " · "
INDENT = "  "

ROOM_FOR_LADDERS = 70
"""Cells of a line from which on the whole way is drawn; on a phone, the number of the touch."""

_QUIET = N_("Nothing is due today.")
_NEXT = N_("Next: {name}, {when}.")
_NOBODY = N_("Nobody is on the board. tablero add NAME adds a person.")
_NAME = N_("The name of the day: {name}. What would make them see the value?")
_FLEXIBLE = (1, 4)


def page(day: Today, why: Mapping[int, str], reader: Reader, width: int | None) -> Iterator[str]:
    """The lines of the page; `why` tells by person why they rest, or did."""
    yield from _broken(DOT.join((reader.day(day.day), *_summary(day, reader))), width)
    yield from _grid([*sections(day, why, reader)], reader, width)
    if day.name:
        yield ""
        yield from _broken(reader.tr.gettext(_NAME).format(name=_titled(day.name)), width)


def _summary(day: Today, reader: Reader) -> Iterator[str]:
    """How much there is to do; or that there is nothing, and what comes next."""
    found = amounts(day.due_count, day.counts.get("promises", 0), reader.tr)
    if found:
        yield from found
    elif day.name or day.resting:
        yield " ".join(_calm(day, reader))
    else:
        yield reader.tr.gettext(_NOBODY)


def _calm(day: Today, reader: Reader) -> Iterator[str]:
    yield reader.tr.gettext(_QUIET)
    if day.next_up:
        when, _ = due_sign(day.next_up, reader.today, reader.tr)
        name = cells.shown(day.next_up.name)
        yield reader.tr.gettext(_NEXT).format(name=name, when=when)


def _grid(found: Sequence[Section], reader: Reader, width: int | None) -> Iterator[str]:
    """All sections in the same columns, so that the eye goes down the page in a straight line."""
    if not found:
        return
    room = width and max(width - len(INDENT), 1)
    is_wide = width is None or width >= ROOM_FOR_LADDERS
    rows = [_cells(row, is_wide=is_wide) for section in found for row in section.rows]
    lines = table(rows, _FLEXIBLE, room)
    for section in found:
        yield ""
        counted = () if section.total is None else (str(section.total),)
        yield from _broken(DOT.join((reader.tr.gettext(section.title), *counted)), width)
        yield from (f"{INDENT}{next(lines)}" for _ in section.rows)
        left = None if section.total is None else section.total - len(section.rows)
        if left != 0:
            yield f"{INDENT}{more(left, reader)}"


def _cells(row: Row, *, is_wide: bool) -> tuple[str, ...]:
    short = f"{MADE if row.touches else OPEN} {row.touches}"
    way = plain(ladder(row.touches)) if is_wide else short
    return row.number, row.name, way, row.when, row.what


def _broken(text: str, width: int | None) -> list[str]:
    """A sentence in lines that fit the terminal."""
    return [text] if width is None else cells.wrap(text, width)


def _titled(card: Card) -> str:
    return cells.shown(DOT.join(filter(None, (card.name, position(card.role, card.company)))))
