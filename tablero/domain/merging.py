"""Two people into one, field by field: what each says, what is proposed, and what comes of it."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from tablero.domain.doubles import extends, name_words
from tablero.domain.people import Link
from tablero.domain.text import LONGEST, fold
from tablero.domain.words import Stage


class Side(StrEnum):
    """Whose word stands: of the one who is kept, of the other one, or both, one after the other."""

    KEEP = "keep"
    OTHER = "other"
    BOTH = "both"


class MergeField(StrEnum):
    """What is chosen side by side, in the order in which it is shown; the fields of a `Sheet`."""

    NAME = "name"
    ROLE = "role"
    COMPANY = "company"
    STAGE = "stage"
    DUE = "due"
    CADENCE = "cadence"
    DECIDES = "decides"
    NO_CONTACT = "no_contact"
    VIA = "via"
    MET = "met"
    LEARNED = "learned"
    NOTES = "notes"


class ByHand(NamedTuple):
    """When the next touch is due by the user's own word; with `rests`, a rest until then."""

    day: date
    rests: bool
    reason: str


class Met(NamedTuple):
    """Where somebody was met, and when."""

    where: str
    on: date | None


Value = str | int | Stage | Link | ByHand | Met | None


class Sheet(NamedTuple):
    """What is said of a person, as far as there is something to choose."""

    name: str
    role: str
    company: str
    stage: Stage | None
    due: ByHand | None
    cadence: int | None
    decides: bool
    no_contact: bool
    via: Link | None
    met: Met | None
    learned: str
    notes: str


class Line(NamedTuple):
    """A field side by side, the side that was taken, and what comes of it.

    `sides` are those that can be taken; there is no choice with fewer than two. `rest` is a text
    that did not fit, and has to be kept elsewhere.
    """

    field: MergeField
    keep: Value
    other: Value
    sides: tuple[Side, ...]
    side: Side
    result: Value
    rest: str = ""

    @property
    def differs(self) -> bool:
        """Whether the two say different things."""
        return self.keep != self.other


class Brings(NamedTuple):
    """How much of the other one comes along, by what it is; `brought` are people."""

    touches: int
    moves: int
    entries: int
    ties: int
    favours: int
    introductions: int
    asks: int
    handles: int
    tags: int
    expertise: int
    brought: int
    moments: int


_TEXTS = (MergeField.LEARNED, MergeField.NOTES)
_NAMES = (MergeField.NAME, MergeField.ROLE, MergeField.COMPANY)
_OF_THE_BOARD = (MergeField.STAGE, MergeField.DUE)


def compare(
    keep: Sheet,
    other: Sheet,
    choices: Mapping[MergeField, Side],
    circular: Collection[Side] = (),
) -> tuple[Line, ...]:
    """The two side by side, with what was chosen, and what is proposed where nothing was.

    `circular` are the sides whose introducer came through one of the two. Whoever wants no contact
    is off the board. A choice that is none of the `sides` of its field is the caller's to refuse.
    """
    off_board = keep.no_contact or other.no_contact
    return tuple(
        _line(field, keep, other, choices.get(field), () if field != MergeField.VIA else circular)
        if not (off_board and field in _OF_THE_BOARD)
        else Line(field, _of(keep, field), _of(other, field), (), Side.KEEP, None)
        for field in MergeField
    )


def result_of(lines: Iterable[Line]) -> Sheet:
    """The person that the lines make."""
    return Sheet(*(line.result for line in lines))  # type: ignore[arg-type]


def join(one: str, other: str) -> str:
    """Two texts one after the other; what the one says already is not said twice."""
    if fold(other) in fold(one):
        return one
    return other if fold(one) in fold(other) else f"{one}\n\n{other}"


def _line(
    field: MergeField,
    keep: Sheet,
    other: Sheet,
    chosen: Side | None,
    circular: Collection[Side],
) -> Line:
    one, two = _of(keep, field), _of(other, field)
    sides = tuple(side for side in _sides(field, one, two) if side not in circular)
    side = chosen or _proposed(field, one, two, sides)
    if side is Side.BOTH:
        return _joined(field, str(one), str(two), sides)
    result = None if side in circular else two if side is Side.OTHER else one
    return Line(field, one, two, sides, side, result)


def _joined(field: MergeField, one: str, two: str, sides: tuple[Side, ...]) -> Line:
    whole = join(one, two)
    result, rest = (whole, "") if len(whole) <= LONGEST else (one, two)
    return Line(field, one, two, sides, Side.BOTH, result, rest)


def _sides(field: MergeField, one: Value, two: Value) -> tuple[Side, ...]:
    if one == two:
        return (Side.KEEP,)
    if field is MergeField.NO_CONTACT:
        return (Side.KEEP,) if one else (Side.OTHER,)
    return (Side.KEEP, Side.OTHER, Side.BOTH) if field in _TEXTS else (Side.KEEP, Side.OTHER)


def _proposed(field: MergeField, one: Value, two: Value, sides: Collection[Side]) -> Side:
    """The fuller of the two; of two alike, the word of the one who is kept."""
    if field in _TEXTS and one and two:
        return Side.BOTH if Side.BOTH in sides else Side.KEEP
    if Side.OTHER not in sides:
        return Side.KEEP
    fuller = Side.KEEP not in sides or _fullness(field, two, one) > _fullness(field, one, two)
    return Side.OTHER if fuller else Side.KEEP


def _fullness(field: MergeField, value: Value, beside: Value) -> int:
    """How much a value says, where one says more than the other."""
    if isinstance(value, Stage):
        return 1 + list(Stage).index(value)
    if isinstance(value, Met):
        return bool(value.where) + (value.on is not None)
    if field in _NAMES and value and beside:
        return int(extends(_words(field, value), _words(field, beside)))
    return int(bool(value))


def _words(field: MergeField, value: Value) -> tuple[str, ...]:
    """The words of a folded text; only in a name, a comma turns their order round."""
    key = fold(str(value))
    return name_words(key if field is MergeField.NAME else key.replace(",", " "))


def _of(sheet: Sheet, field: MergeField) -> Value:
    value: Value = getattr(sheet, field.value)
    return value
