"""Editing a line or a few lines of text: plain code, no widget.

The keys are those of a shell's line, which work in every terminal and over every connection.
A text is made harmless as it comes in, so that what is painted is what is kept.
"""

from collections.abc import Callable

from tablero.domain.text import LONGEST
from tablero.present import cells


class LineEdit:
    """One line of text and a cursor, which stands before the character at `cursor`."""

    def __init__(self, text: str = "") -> None:
        self.text = ""
        self.cursor = 0
        self.put(text)

    def put(self, text: str) -> None:
        """Write at the cursor. Newlines become blanks; controls and hidden characters go."""
        text = self.clean(text)[: LONGEST - len(self.text)]
        self.text = self.text[: self.cursor] + text + self.text[self.cursor :]
        self.cursor += len(text)

    def press(self, key: str) -> bool:
        """Do what a key (by Textual's name) does to the text; returns whether it does anything."""
        act = _KEYS.get(key)
        if act is not None:
            act(self)
        return act is not None

    def clean(self, text: str) -> str:
        """The text as it may be put here."""
        return cells.shown(text)

    def view(self, width: int) -> tuple[str, int]:
        """The part of the line that is in sight, and the cell of it on which the cursor is."""
        first, used = self.cursor, 0
        while first and (used := used + cells.width(self.text[first - 1])) < width:
            first -= 1
        return cells.cut(self.text[first:], width), cells.width(self.text[first : self.cursor])

    def step(self, count: int) -> int:
        """Where the cursor comes to be by one step; never between a letter and its marks."""
        place = self.cursor + count
        while 0 < place < len(self.text) and not cells.width(self.text[place]):
            place += count
        return max(0, min(place, len(self.text)))

    def word(self, count: int) -> int:
        """Where the word before (-1) the cursor begins, or the one after it (+1) ends."""
        place, edge = self.cursor, 0 if count < 0 else len(self.text)
        for inside in (False, True):
            while place != edge and self._is_word(place + min(count, 0)) is inside:
                place += count
        return place

    def start(self) -> int:
        """Where the line with the cursor begins."""
        return self.text.rfind("\n", 0, self.cursor) + 1

    def end(self) -> int:
        """Where the line with the cursor ends."""
        found = self.text.find("\n", self.cursor)
        return found if found >= 0 else len(self.text)

    def cut(self, place: int) -> None:
        """Take away what stands between the cursor and that place."""
        first, last = sorted((place, self.cursor))
        self.text, self.cursor = self.text[:first] + self.text[last:], first

    def _is_word(self, place: int) -> bool:
        return self.text[place].isalnum() or not cells.width(self.text[place])


class TextEdit(LineEdit):
    """Several lines, wrapped at a width for display only."""

    def clean(self, text: str) -> str:
        """The text as it may be put here, with its newlines."""
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return "\n".join(map(cells.shown, lines))

    def rows(self, width: int) -> list[tuple[int, int]]:
        """Where in the text each row on the screen begins and ends."""
        found: list[tuple[int, int]] = []
        first = 0
        for line in self.text.split("\n"):
            last = first + len(line)
            while (end := self._row_end(first, last, width)) < last:
                found.append((first, end))
                first = end
            found.append((first, last))
            first = last + 1
        return found

    def spot(self, width: int) -> tuple[int, int]:
        """The cell and the row of the cursor."""
        rows = self.rows(width)
        row = max(index for index, (first, _) in enumerate(rows) if first <= self.cursor)
        return cells.width(self.text[rows[row][0] : self.cursor]), row

    def turn(self, count: int, width: int) -> bool:
        """Move the cursor a row down (up when negative); returns False when there is none."""
        x, row = self.spot(width)
        rows = self.rows(width)
        if not 0 <= row + count < len(rows):
            return False
        first, last = rows[row + count]
        place = first
        while place < last and cells.width(self.text[first : place + 1]) <= x:
            place += 1
        self.cursor = place
        return True

    def _row_end(self, first: int, last: int, width: int) -> int:
        """Where a row must end that begins at `first`: after a blank if there is one."""
        end = first
        used = 0
        while end < last and (used := used + cells.width(self.text[end])) < width:
            end += 1
        if end == last:
            return last
        blank = self.text.rfind(" ", first, end) + 1
        return blank if blank > first else max(end, first + 1)


def _move(where: Callable[[LineEdit], int]) -> Callable[[LineEdit], None]:
    def act(edit: LineEdit) -> None:
        edit.cursor = where(edit)

    return act


def _cut(where: Callable[[LineEdit], int]) -> Callable[[LineEdit], None]:
    return lambda edit: edit.cut(where(edit))


_KEYS: dict[str, Callable[[LineEdit], None]] = {
    "left": _move(lambda edit: edit.step(-1)),
    "right": _move(lambda edit: edit.step(+1)),
    "ctrl+left": _move(lambda edit: edit.word(-1)),
    "ctrl+right": _move(lambda edit: edit.word(+1)),
    "home": _move(LineEdit.start),
    "ctrl+a": _move(LineEdit.start),
    "end": _move(LineEdit.end),
    "ctrl+e": _move(LineEdit.end),
    "backspace": _cut(lambda edit: edit.step(-1)),
    "delete": _cut(lambda edit: edit.step(+1)),
    "ctrl+d": _cut(lambda edit: edit.step(+1)),
    "ctrl+w": _cut(lambda edit: edit.word(-1)),
    "ctrl+u": _cut(LineEdit.start),
    "ctrl+k": _cut(LineEdit.end),
}
