"""There is no delete: what to do instead, with the keys that do it."""

from tablero.i18n import N_
from tablero.present import cells
from tablero.present.hints import Hint
from tablero.present.lines import EMPTY, Line, Role
from tablero.ui.desk import Desk
from tablero.ui.dialogs.form import Drawing
from tablero.ui.dialogs.sheet import SheetDialog
from tablero.ui.keys import first_key

TITLE = N_("Nobody is deleted")
BELIEF = N_("A no today may be a yes in a year, and who said no is left in peace. Instead:")
INSTEAD = {
    "rest": N_("let the card rest until a day; it comes back by itself"),
    "move_to": N_("move it to another column"),
    "touch_form": N_("they said no: log that, with the outcome “declined”"),
    "edit": N_("they asked not to be contacted: say so"),
}
"""Action id -> what it is good for here."""

ENTRY = {"open": N_("open what is written; saved without a text it goes away")}
"""The same for what is written."""

_MARGIN = 2
_LEFT = frozenset({"escape", "enter", "q", "d", "delete"})


class NoDeleteDialog(SheetDialog[str]):
    """Gives the id of the action whose key was pressed; those keys act from here too."""

    WIDTH = 64

    def __init__(self, desk: Desk, *, on_an_entry: bool) -> None:
        super().__init__(desk.tr)
        self.keys = desk.keys
        self.ways = (ENTRY if on_an_entry else {}) | INSTEAD

    def title_text(self) -> str:
        """What there is not."""
        return self.tr.gettext(TITLE)

    def hints(self) -> list[Hint]:
        """Any key that is named, or back."""
        return [("esc", self.tr.gettext("back"), True)]

    def rows_wanted(self, width: int) -> int:
        """All of it."""
        return len(self._lines(width))

    def draw(self, width: int, height: int) -> Drawing:
        """Why, and what instead."""
        return Drawing(self._lines(width)[:height])

    def press(self, key: str, character: str) -> None:
        """A key that is named acts; Esc, and the key that led here, go back."""
        for action_id in self.ways:
            if {key, character} & set(self.keys[action_id].split(",")):
                self.dismiss(action_id)
                return
        if key in _LEFT:
            self.dismiss(None)

    def _lines(self, width: int) -> list[Line]:
        why: list[Line] = [
            ((row, Role.TEXT),) for row in cells.wrap(self.tr.gettext(BELIEF), width)
        ]
        shown = {first_key(action_id, self.keys): text for action_id, text in self.ways.items()}
        indent = max(map(cells.width, shown)) + _MARGIN
        return [
            *why,
            EMPTY,
            *(line for way in shown.items() for line in self._way(*way, indent, width)),
        ]

    def _way(self, key: str, text: str, indent: int, width: int) -> list[Line]:
        rows = cells.wrap(self.tr.gettext(text), width - indent)
        heads = [cells.fit(key, indent), *[" " * indent] * (len(rows) - 1)]
        return [((head, Role.KEY), (row, Role.TEXT)) for head, row in zip(heads, rows, strict=True)]
