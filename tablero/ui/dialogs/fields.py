"""The fields of a form: what is typed or chosen in them, how they look. Plain code, no widget."""

from collections.abc import Sequence

from tablero.domain.text import LONGEST
from tablero.present import cells
from tablero.present.lines import Line, Role, Span, line_width
from tablero.ui.dialogs.editing import LineEdit, TextEdit

Option = tuple[str, str]
"""The value that is kept, and the label that is shown."""

Spot = tuple[int, int]
"""A cell (from the left) and a row (from the top) of a field."""

NOTE_ROWS = 4


class Field:
    """A field by its `name`, with a label. `below` holds what is said beneath it; `error` is said
    first there. `value` is text, whatever the kind of field: that is what a draft keeps.
    """

    def __init__(self, name: str, label: str) -> None:
        self.name = name
        self.label = label
        self.error = ""
        self.below: tuple[Line, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows it takes, without what is said beneath it."""
        return 1

    @property
    def value(self) -> str:
        """What the field says."""
        raise NotImplementedError

    @value.setter
    def value(self, value: str) -> None:
        raise NotImplementedError

    def press(self, key: str) -> bool:
        """Do what a key does here; returns whether it does anything."""
        raise NotImplementedError

    def put(self, text: str) -> bool:
        """Take what was typed or pasted; returns whether it could be taken."""
        raise NotImplementedError

    def lines(self, width: int) -> list[Line]:
        """The field without its label, in lines of at most `width` cells."""
        raise NotImplementedError

    def cursor(self, width: int) -> Spot | None:
        """Where the cursor is to be drawn."""
        raise NotImplementedError

    def enter(self) -> None:
        """The cursor comes to the field."""

    def leave(self) -> None:
        """The cursor goes to another field."""


class TextField(Field):
    """A line of text; `example` stands there, in brackets, while it is empty."""

    def __init__(self, name: str, label: str, value: str = "", example: str = "") -> None:
        super().__init__(name, label)
        self.edit = LineEdit(value)
        self.example = example

    @property
    def value(self) -> str:
        """The line."""
        return self.edit.text

    @value.setter
    def value(self, value: str) -> None:
        self.edit = LineEdit(value)

    def press(self, key: str) -> bool:
        """Edit the line."""
        return self.edit.press(key)

    def put(self, text: str) -> bool:
        """Write at the cursor."""
        self.edit.put(text)
        return True

    def lines(self, width: int) -> list[Line]:
        """The part of the line around the cursor, or the example."""
        if not self.edit.text:
            return [((cells.cut(f"({self.example})" if self.example else "", width), Role.DIM),)]
        return [((self.edit.view(width)[0], Role.TEXT),)]

    def cursor(self, width: int) -> Spot:
        """Where the next letter goes."""
        return self.edit.view(width)[1], 0


class NotesField(Field):
    """A few lines of text, of which so many `row_count` are in sight."""

    def __init__(self, name: str, label: str, value: str = "", row_count: int = NOTE_ROWS) -> None:
        super().__init__(name, label)
        self.edit = TextEdit(value)
        self.row_count = row_count
        self._width = 1

    @property
    def rows(self) -> int:
        """Those in sight."""
        return self.row_count

    @property
    def value(self) -> str:
        """The lines."""
        return self.edit.text

    @value.setter
    def value(self, value: str) -> None:
        self.edit = TextEdit(value)

    def press(self, key: str) -> bool:
        """Edit the text; up and down leave it at its first and its last row."""
        if key in {"up", "down"}:
            return self.edit.turn(-1 if key == "up" else +1, self._width)
        return self.put("\n") if key == "enter" else self.edit.press(key)

    def put(self, text: str) -> bool:
        """Write at the cursor."""
        self.edit.put(text)
        return True

    def lines(self, width: int) -> list[Line]:
        """The rows around the cursor."""
        self._width = width
        top = self._top(width)
        rows = self.edit.rows(width)[top : top + self.row_count]
        shown: list[Line] = [((self.edit.text[first:last], Role.TEXT),) for first, last in rows]
        return shown + [()] * (self.row_count - len(shown))

    def cursor(self, width: int) -> Spot:
        """Where the next letter goes."""
        x, row = self.edit.spot(width)
        return min(x, width - 1), row - self._top(width)

    def _top(self, width: int) -> int:
        return max(0, self.edit.spot(width)[1] - self.row_count + 1)


class ChoiceField(Field):
    """One of a few, in one line: `‹ WhatsApp · [LinkedIn] · e-mail ›`."""

    def __init__(self, name: str, label: str, options: Sequence[Option], value: str) -> None:
        super().__init__(name, label)
        self.options = list(options)
        self.value = value

    @property
    def value(self) -> str:
        """The value of the chosen option."""
        return self.options[self.index][0]

    @value.setter
    def value(self, value: str) -> None:
        values = [known for known, _ in self.options]
        self.index = values.index(value) if value in values else 0

    def offer(self, options: Sequence[Option], value: str) -> None:
        """Let other options be chosen from; what stood there does no more."""
        self.options = list(options)
        self.value = value

    def press(self, key: str) -> bool:
        """Turn to the neighbour, or to the next from the first letter or number on."""
        if key not in {"left", "right"}:
            return False
        self.turn(-1 if key == "left" else +1)
        return True

    def turn(self, count: int) -> None:
        """To the next option (the one before when negative), around the end."""
        self.index = (self.index + count) % len(self.options)

    def put(self, text: str) -> bool:
        """Choose by the number of an option, by its first letter, or by a blank the next."""
        if text == " ":
            self.turn(+1)
        elif text.isdecimal() and len(text) == 1 and 1 <= int(text) <= len(self.options):
            self.index = int(text) - 1
        else:
            return self._choose_by_letter(text)
        return True

    def lines(self, width: int) -> list[Line]:
        """The chosen option between brackets, and as many neighbours as there is room for."""
        first, last = self._in_sight(width - 4)
        spans: list[Span] = [("‹ ", Role.DIM)]
        for index in range(first, last + 1):
            spans += [self._label(index, width - 4), (" · ", Role.DIM)]
        spans[-1] = (" ›", Role.DIM)
        return [tuple(spans)]

    def cursor(self, width: int) -> None:
        """The brackets tell it."""

    def _label(self, index: int, room: int = LONGEST) -> Span:
        label = cells.cut(self.options[index][1], room - 2)
        return (f"[{label}]", Role.NAME) if index == self.index else (label, Role.DIM)

    def _in_sight(self, width: int) -> tuple[int, int]:
        first = last = self.index
        while True:
            sides = [(first, last + 1), (first - 1, last)]
            for wider in sides if last - self.index <= self.index - first else sides[::-1]:
                if wider[0] >= 0 and wider[1] < len(self.options) and self._width(*wider) <= width:
                    first, last = wider
                    break
            else:
                return first, last

    def _width(self, first: int, last: int) -> int:
        labels = tuple(self._label(index) for index in range(first, last + 1))
        return line_width(labels) + 3 * (last - first)

    def _choose_by_letter(self, letter: str) -> bool:
        count = len(self.options)
        for step in range(1, count + 1):
            index = (self.index + step) % count
            if self.options[index][1][:1].casefold() == letter.casefold():
                self.index = index
                return True
        return False
