"""The page that `tablero today` prints: what there is to do, section by section, in one grid."""

from collections.abc import Iterator, Mapping, Sequence

from tablero.cli.brief import amounts
from tablero.cli.day_sections import Section, sections
from tablero.cli.tables import table
from tablero.domain.people import Card
from tablero.domain.today import Today
from tablero.i18n import N_
from tablero.present import cells
from tablero.present.card import due_sign, position
from tablero.present.reader import Reader

DOT = " · "
INDENT = "  "

_QUIET = N_("Nothing is due today.")
_NEXT = N_("Next: {name}, {when}.")
_NOBODY = N_("Nobody is on the board. tablero add NAME adds a person.")
_NAME = N_("The name of the day: {name}. What would make them see the value?")
_FLEXIBLE = (1, 4)


def page(day: Today, why: Mapping[int, str], reader: Reader, width: int | None) -> Iterator[str]:
    """The lines of the page; `why` tells by person why they rest, or did."""
    yield DOT.join((reader.day(day.day), *_summary(day, reader)))
    yield from _grid([*sections(day, why, reader)], reader, width)
    if day.name:
        yield ""
        yield reader.tr.gettext(_NAME).format(name=_titled(day.name))


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
    lines = table([row for section in found for row in section.rows], _FLEXIBLE, room)
    for section in found:
        yield ""
        yield f"{reader.tr.gettext(section.title)}{DOT}{section.total}"
        yield from (f"{INDENT}{next(lines)}" for _ in section.rows)
        if left := section.total - len(section.rows):
            more = reader.tr.ngettext("… and {count} more.", "… and {count} more.", left)
            yield f"{INDENT}{more.format(count=left)}"


def _titled(card: Card) -> str:
    return cells.shown(DOT.join(filter(None, (card.name, position(card.role, card.company)))))
