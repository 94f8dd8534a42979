"""Two who are likely one, in lines: the pair, why, and who each of them is."""

from collections.abc import Mapping

from tablero.domain.people import Card
from tablero.i18n import N_, Translations
from tablero.present import cells
from tablero.present.blocks import Lines, lesson, wrapped
from tablero.present.lines import Line, Role, ends, fit_line
from tablero.present.merging import reason
from tablero.present.network import NARROW, card_details
from tablero.present.network_rows import DoubleRow
from tablero.present.reader import Reader

BETWEEN = " = "
_TAUGHT = (
    ("open", N_("puts the two side by side, to make one of them")),
    ("distinct", N_("says that they are two: they are listed no more")),
)


def double_line(row: DoubleRow, width: int, reader: Reader) -> Line:
    """`Ana Ríos = Ríos, Ana   same handle`; on a phone, the reasons stand below."""
    if width < NARROW:
        return fit_line(_names(row, width), width)
    why = cells.cut(_why(row, reader.tr), width // 2)
    room = width - cells.width(why) - 2
    return ends(_names(row, room), ((why, Role.DIM),), width, gap=2)


def double_details(row: DoubleRow, width: int, reader: Reader) -> Lines:
    """Who each of the two is; on a phone, first why."""
    is_narrow = width < NARROW
    lines = wrapped(_why(row, reader.tr), width, Role.ACCENT) if is_narrow else []
    for card in (row.keep, row.other):
        lines += _who(card, width, reader)
    return lines


def taught(keys: Mapping[str, str], width: int, tr: Translations) -> Lines:
    """What one can do with a pair."""
    return [line for id_, text in _TAUGHT for line in lesson(keys[id_], tr.gettext(text), width)]


def _names(row: DoubleRow, width: int) -> Line:
    """Both names; the first gives way to the second, which would be out of sight else."""
    other = cells.cut(row.other.name, max(1, (width - len(BETWEEN)) // 2))
    keep = cells.cut(row.keep.name, max(1, width - len(BETWEEN) - cells.width(other)))
    return (keep, Role.NAME), (BETWEEN, Role.DIM), (other, Role.NAME)


def _who(card: Card, width: int, reader: Reader) -> Lines:
    """`12 · CFO · Acme · First contact`."""
    number = f"{card.id}  "
    first, *others = card_details(card, width - len(number), reader) or [()]
    blank = (" " * len(number), Role.TEXT)
    return [((number, Role.ACCENT), *first), *((blank, *line) for line in others)]


def _why(row: DoubleRow, tr: Translations) -> str:
    return ", ".join(reason(each, tr) for each in row.reasons)
