"""What to copy of a person who can be reached in several ways: each by its number."""

from collections.abc import Sequence

from tablero.domain.people import Handle
from tablero.i18n import Translations
from tablero.present import cells, words
from tablero.present.hints import Hint
from tablero.present.lines import Line, Role
from tablero.ui.dialogs.form import HERE, Drawing
from tablero.ui.dialogs.sheet import SheetDialog

NUMBERED = 9


class HandleDialog(SheetDialog[Handle]):
    """Gives the handle whose number was pressed, or that was chosen with the arrows."""

    WIDTH = 60

    def __init__(self, name: str, handles: Sequence[Handle], tr: Translations) -> None:
        super().__init__(tr)
        self.person_name = name
        self.handles = handles[:NUMBERED]
        self.index = 0

    def title_text(self) -> str:
        """Whose."""
        return self.tr.gettext("Copy of {name}").format(name=self.person_name)

    def hints(self) -> list[Hint]:
        """Numbers, or arrows."""
        return [
            (f"1-{len(self.handles)}", self.tr.gettext("choose"), True),
            ("enter", self.tr.gettext("copy"), True),
            ("esc", self.tr.gettext("leave"), True),
        ]

    def rows_wanted(self, width: int) -> int:  # noqa: ARG002 - a hook
        """A row for each."""
        return len(self.handles)

    def draw(self, width: int, height: int) -> Drawing:  # noqa: ARG002 - a hook
        """The handles, the chosen one marked."""
        places = range(len(self.handles))
        return Drawing([self._row(place) for place in places], owners=tuple(places))

    def press(self, key: str, character: str) -> None:
        """A number copies at once; arrows and Enter do too."""
        count = len(self.handles)
        if key == "escape":
            self.dismiss(None)
        elif key == "enter":
            self.point(self.index)
        elif key in {"up", "k", "down", "j"}:
            self.index = (self.index + (1 if key in {"down", "j"} else -1)) % count
        elif character.isdecimal() and 1 <= int(character) <= count:
            self.point(int(character) - 1)

    def point(self, owner: int) -> None:
        """That one it is."""
        self.dismiss(self.handles[owner])

    def _row(self, place: int) -> Line:
        kind, value = self.handles[place]
        here = place == self.index
        label = cells.fit(self.tr.gettext(words.HANDLES[kind]), 10)
        return (
            (HERE if here else " ", Role.ACCENT),
            (f" {place + 1}  ", Role.KEY),
            (label, Role.DIM),
            (value, Role.NAME if here else Role.TEXT),
        )
