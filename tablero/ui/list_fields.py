"""Fields in which nothing is typed: texts to be read, lists in which a blank picks. No widget."""

from collections.abc import Sequence

from tablero.present import cells
from tablero.present.lines import Line, Role
from tablero.ui.dialogs.fields import Field

AT = "› "
"""Before the line of a list that the cursor is on, while the list is in hand."""

_MOVES = {"up": -1, "down": +1}


class ReadField(Field):
    """A field in which nothing is typed: letters are keys there. `broad` ones have all the width.

    At most `row_count` rows are in sight; up and down scroll the rest.
    """

    broad = False

    def __init__(self, name: str, label: str, row_count: int) -> None:
        super().__init__(name, label)
        self.row_count = row_count
        self.in_hand = False
        self._top = 0

    @property
    def rows(self) -> int:
        """Those in sight, at most."""
        return self.row_count + self.broad

    @property
    def value(self) -> str:
        """Nothing of it is for a draft."""
        return ""

    @value.setter
    def value(self, value: str) -> None:
        """It stays as it is."""

    def put(self, text: str) -> bool:  # noqa: ARG002 - a hook
        """Nothing is typed here."""
        return False

    def cursor(self, width: int) -> None:
        """None is drawn."""

    def enter(self) -> None:
        """It is in hand."""
        self.in_hand = True

    def leave(self) -> None:
        """It is not any more."""
        self.in_hand = False


class ToldField(ReadField):
    """A text to be read."""

    def __init__(self, name: str, label: str, text: str, row_count: int = 6) -> None:
        super().__init__(name, label, row_count)
        self.text = text
        self._length = 0

    def press(self, key: str) -> bool:
        """Scroll, as long as there is something to scroll to."""
        top = self._top + _MOVES.get(key, 0)
        if key not in _MOVES or not 0 <= top <= self._length - self.row_count:
            return False
        self._top = top
        return True

    def lines(self, width: int) -> list[Line]:
        """The rows in sight."""
        rows = cells.wrap(self.text, width)
        self._length = len(rows)
        self._top = max(0, min(self._top, len(rows) - self.row_count))
        seen = rows[self._top : self._top + self.row_count]
        if self._top + self.row_count < len(rows):
            seen[-1] = cells.cut(seen[-1], width - 2) + f" {cells.ELLIPSIS}"
        return [((row, Role.TEXT),) for row in seen]


class ListField(ReadField):
    """Things of which each can be picked with a blank. `value` names those that are picked."""

    def __init__(self, name: str, label: str, keys: Sequence[str], row_count: int) -> None:
        super().__init__(name, label, row_count)
        self.keys = list(keys)
        self.picked: set[str] = set()
        self.index = 0

    @property
    def value(self) -> str:
        """The keys of those picked, in the order of the list."""
        return " ".join(key for key in self.keys if key in self.picked)

    @value.setter
    def value(self, value: str) -> None:
        self.picked = set(value.split()) & set(self.keys)

    def press(self, key: str) -> bool:
        """Move among them; at either end, out of the list."""
        place = self.index + _MOVES.get(key, 0)
        if key not in _MOVES or not 0 <= place < len(self.keys):
            return False
        self.index = place
        return True

    def put(self, text: str) -> bool:
        """A blank picks the one under the cursor, or lets it go."""
        if text != " " or not self.keys:
            return False
        self.picked ^= {self.keys[self.index]}
        return True

    def item(self, place: int, width: int) -> list[Line]:
        """The lines of one."""
        raise NotImplementedError

    def lines(self, width: int) -> list[Line]:
        """Those around the cursor, as many as have room."""
        seen: list[Line] = []
        first = max(0, min(self._top, self.index))
        while True:
            seen = self._from(first, width)
            if first >= self.index or self._reaches(first, width):
                break
            first += 1
        self._top = first
        return seen

    def _from(self, first: int, width: int) -> list[Line]:
        lines: list[Line] = []
        for place in range(first, len(self.keys)):
            if len(lines) >= self.row_count:
                break
            here = place == self.index and self.in_hand
            drawn = self.item(place, width - len(AT))
            blank = " " * len(AT)
            lines += [
                ((AT if here and not row else blank, Role.ACCENT), *line)
                for row, line in enumerate(drawn)
            ]
        return lines[: self.row_count]

    def _reaches(self, first: int, width: int) -> bool:
        """Whether the one under the cursor is in sight, whole."""
        places = range(first, self.index + 1)
        return sum(len(self.item(each, width - len(AT))) for each in places) <= self.row_count
