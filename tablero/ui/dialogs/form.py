"""Several fields one below the other, one of them with the cursor; plain code, no widget.

What does not fit scrolls: the field with the cursor, and what is said below it, stay in sight.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tablero.present import cells
from tablero.present.lines import Line, Role, fit_line
from tablero.ui.dialogs.fields import Field, Spot

HERE = "▌"
"""Stands before the field with the cursor, as before the card with the cursor."""

LONGEST_LABEL = 17
"""Cells of the column of labels, at most."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Lines of one width; where the cursor is, if there is one; the field of each line, or -1."""

    lines: list[Line]
    cursor: Spot | None = None
    owners: tuple[int, ...] = ()


class Form:
    """The fields, and which of them is `here`."""

    def __init__(self, fields: Sequence[Field]) -> None:
        self.fields = list(fields)
        self.index = 0
        self._top = 0
        self._first_values = self.values()

    @property
    def here(self) -> Field:
        """The field with the cursor."""
        return self.fields[self.index]

    def __getitem__(self, name: str) -> Field:
        return next(field for field in self.fields if field.name == name)

    @property
    def rows(self) -> int:
        """How many rows the fields take, without what is said beneath them."""
        return sum(field.rows for field in self.fields)

    def values(self) -> dict[str, str]:
        """What each field says."""
        return {field.name: field.value for field in self.fields}

    def changes(self) -> dict[str, str]:
        """What the fields say that said something else at first."""
        first = self._first_values
        return {name: value for name, value in self.values().items() if value != first[name]}

    def put_back(self, values: dict[str, object]) -> None:
        """Fill in what a draft kept; what is no field any more is passed over."""
        for field in self.fields:
            if isinstance(kept := values.get(field.name), str):
                field.value = kept

    def step(self, count: int) -> None:
        """Move the cursor to the next field (the one before when negative), around the end."""
        self._go((self.index + count) % len(self.fields))

    def go_to(self, name: str) -> None:
        """Move the cursor to a field."""
        self._go(self.fields.index(self[name]))

    def show_errors(self, errors: dict[str, str]) -> None:
        """Say below each field what is wrong with it, and below the others nothing."""
        for field in self.fields:
            field.error = errors.get(field.name, "")

    def room(self, width: int) -> int:
        """The cells beside the labels, of `width`."""
        return width - self._label_width()

    def draw(self, width: int, height: int) -> Drawing:
        """At most `height` lines of `width` cells."""
        lines: list[Line] = []
        owners: list[int] = []
        cursor = None
        room = self.room(width)
        for index, field in enumerate(self.fields):
            if index == self.index and (spot := field.cursor(room)):
                cursor = (spot[0] + width - room, spot[1] + len(lines))
            drawn = self._draw_field(field, width, room)
            lines += drawn
            owners += [index] * len(drawn)
        self._scroll(owners, height)
        seen = slice(self._top, self._top + height)
        if cursor:
            cursor = (cursor[0], cursor[1] - self._top)
        return Drawing(lines[seen], cursor, tuple(owners[seen]))

    def _go(self, index: int) -> None:
        self.here.leave()
        self.index = index
        self.here.enter()

    def _draw_field(self, field: Field, width: int, room: int) -> list[Line]:
        here = field is self.here
        indent = width - room
        head: Line = (
            (HERE if here else " ", Role.ACCENT),
            (cells.fit(field.label, indent - 2) + " ", Role.ACCENT if here else Role.DIM),
        )
        blank: Line = ((" " * indent, Role.TEXT),)
        content = field.lines(room)
        beside = [(*(head if row == 0 else blank), *line) for row, line in enumerate(content)]
        said = [((text, Role.ERROR),) for text in cells.wrap(field.error, room) if text]
        below = [(*blank, *line) for line in (*said, *_wrapped(field.below, room))]
        return [fit_line(line, width) for line in (*beside, *below)]

    def _label_width(self) -> int:
        return min(LONGEST_LABEL, max(cells.width(field.label) for field in self.fields) + 3)

    def _scroll(self, owners: list[int], height: int) -> None:
        first = owners.index(self.index)
        last = first + owners.count(self.index)
        self._top = max(0, min(self._top, len(owners) - height))
        self._top = min(max(self._top, last - height), first)


def _wrapped(below: Sequence[Line], width: int) -> list[Line]:
    """What is a sentence in lines of that width; what is made of several parts as it is."""
    lines: list[Line] = []
    for line in below:
        if len(line) == 1:
            ((text, role),) = line
            lines += [((row, role),) for row in cells.wrap(text, width)]
        else:
            lines.append(line)
    return lines
