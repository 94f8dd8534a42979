"""Two people side by side in lines, to choose from: beside one another, on a phone one below."""

from tablero.domain.merging import Line as Field
from tablero.domain.merging import MergeField, Side
from tablero.domain.people import Card, Link
from tablero.errors import Circular
from tablero.i18n import N_, Translations
from tablero.present import cells
from tablero.present.blocks import Lines, wrapped
from tablero.present.errors import explain
from tablero.present.lines import Line, Role, Span, fit_line
from tablero.present.merging import field_name, sides
from tablero.present.reader import Reader

NARROW = 54
"""On fewer cells the two stand one below the other."""

LABEL, SIGN = 16, 2
"""Cells before a value: the name of the field, or on a phone the arrow of its side."""

ROWS = 4
"""Of a long value so many are in sight, where the cursor is."""

Two = tuple[Card, Card]

ARROWS = {Side.KEEP: "‹", Side.OTHER: "›"}
NOTHING = "–"
STAYS = N_("Whoever asked not to be contacted stays so. Only an edit lifts that.")
OFF_BOARD = N_("Off the board: they asked not to be contacted.")
BOTH = N_("Both, one after the other.")
TOO_LONG = N_("Too long for one text: the second one becomes a note.")
ITSELF = N_("One of the two brought the other; nobody brings themselves.")
SAME = N_("Both say the same.")
_OF_THE_BOARD = (MergeField.STAGE, MergeField.DUE)


def head_lines(keep: Card, other: Card, width: int) -> Lines:
    """Who the two are, above what they say."""
    names = [f"{card.id} {cells.shown(card.name)}" for card in (keep, other)]
    if width < NARROW:
        return [
            ((f"{arrow} ", Role.KEY), (cells.cut(name, width - SIGN), Role.HEAD))
            for arrow, name in zip(ARROWS.values(), names, strict=True)
        ]
    room = _column(width)
    left, right = (cells.fit(f" {name}", room) for name in names)
    return [((" " * LABEL, Role.TEXT), (left, Role.HEAD), (" ", Role.TEXT), (right, Role.HEAD))]


def field_lines(field: Field, two: Two, width: int, reader: Reader, *, here: bool) -> Lines:
    """A field with the value of each; the ones that stand are in brackets.

    Where the cursor is, more of a long value is seen, and what there is to say of the choice.
    `two` are those whom it is about, first the one who is kept.
    """
    lay_out = _below_one_another if width < NARROW else _beside_one_another
    lines = lay_out(field, width, reader, here)
    text, role = remark(field, two, reader.tr)
    indent = SIGN + 1 if width < NARROW else LABEL + 1
    if here or role is Role.LATE:
        blank = (" " * indent, Role.TEXT)
        lines += [(blank, *line) for line in wrapped(text, width - indent, role)]
    return lines


def remark(field: Field, two: Two, tr: Translations) -> Span:
    """What stands against a choice, or what comes of it; empty when there is nothing to say."""
    if refused := _refused(field, two, tr):
        return refused, Role.LATE
    if not field.differs:
        return tr.gettext(SAME), Role.DIM
    if field.rest:
        return tr.gettext(TOO_LONG), Role.DIM
    return (tr.gettext(BOTH) if field.side is Side.BOTH else ""), Role.DIM


def _refused(field: Field, two: Two, tr: Translations) -> str:
    if field.field in _OF_THE_BOARD and not field.sides:
        return tr.gettext(OFF_BOARD)
    if field.field is MergeField.NO_CONTACT:
        return tr.gettext(STAYS)
    values = {Side.KEEP: field.keep, Side.OTHER: field.other}
    circular = [
        value
        for side, value in values.items()
        if isinstance(value, Link)
        and (not field.sides or (field.differs and side not in field.sides))
    ]
    if not circular:
        return ""
    if circular[0].id in {card.id for card in two}:
        return tr.gettext(ITSELF)
    return explain(Circular(name=two[0].name, via=circular[0].name), tr)


def _beside_one_another(field: Field, width: int, reader: Reader, here: bool) -> Lines:
    room = _column(width)
    columns = [_value(field, side, room, reader, here) for side in ARROWS]
    label = f"{cells.fit(field_name(field.field, reader.tr), LABEL - 1)} "
    blank: Line = ((" " * room, Role.TEXT),)
    lines: Lines = []
    for row in range(max(map(len, columns))):
        head = (label if row == 0 else " " * LABEL, _label_role(here))
        left, right = (column[row] if row < len(column) else blank for column in columns)
        lines.append((head, *left, (" ", Role.TEXT), *right))
    return lines


def _below_one_another(field: Field, width: int, reader: Reader, here: bool) -> Lines:
    """Of two that say the same, one."""
    lines: Lines = [((field_name(field.field, reader.tr), _label_role(here)),)]
    for side, arrow in list(ARROWS.items())[: 2 if field.differs else 1]:
        first, *others = _value(field, side, width - SIGN, reader, here)
        sign = f"{arrow} " if field.differs else " " * SIGN
        lines.append(((sign, Role.KEY), *first))
        lines += [((" " * SIGN, Role.TEXT), *line) for line in others]
    return lines


def _value(field: Field, side: Side, width: int, reader: Reader, here: bool) -> Lines:
    """What a side says, in brackets when it stands; each line of `width` cells."""
    text = sides(field, reader)[0 if side is Side.KEEP else 1] or NOTHING
    is_taken = field.differs and bool(field.sides) and field.side in {side, Side.BOTH}
    rows = _rows(text, width - 2) if here else [cells.cut(text, width - 2)]
    before, after = "[]" if is_taken else "  "
    rows = [(before if at == 0 else " ") + row for at, row in enumerate(rows)]
    rows[-1] += after
    role = Role.NAME if is_taken else Role.DIM if field.differs else Role.TEXT
    return [fit_line(((row, role),), width) for row in rows]


def _rows(text: str, width: int) -> list[str]:
    rows = cells.wrap(text, width)
    if len(rows) <= ROWS:
        return rows
    return [*rows[: ROWS - 1], cells.cut(f"{rows[ROWS - 1]} {rows[ROWS]}", width)]


def _label_role(here: bool) -> Role:
    return Role.ACCENT if here else Role.DIM


def _column(width: int) -> int:
    return (width - LABEL - 1) // 2
