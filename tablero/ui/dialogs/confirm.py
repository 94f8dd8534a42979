"""One question, answered with a letter. What is not a clear yes is a no."""

from tablero.i18n import Translations
from tablero.present import cells
from tablero.present.hints import Hint
from tablero.present.lines import Role
from tablero.ui.dialogs.form import Drawing
from tablero.ui.dialogs.sheet import SheetDialog

YES_KEYS = frozenset("yYsS")
"""`y` and `s` (sí), whatever the language: a finger may know either."""

_DROPPED = frozenset({"n", "N", "escape", "enter", "q"})


class ConfirmDialog(SheetDialog[bool]):
    """Gives True for a yes. Enter, Esc and `n` say no."""

    WIDTH = 60

    def __init__(self, question: str, tr: Translations, because: str = "") -> None:
        super().__init__(tr)
        self.question = question
        self.because = because

    def title_text(self) -> str:
        """The question."""
        return self.question

    def hints(self) -> list[Hint]:
        """Yes and no, no being what Enter says."""
        tr = self.tr
        return [(tr.gettext("y"), tr.gettext("yes"), True), ("n, esc", tr.gettext("no"), True)]

    def rows_wanted(self, width: int) -> int:
        """As many as the reason takes."""
        return len(cells.wrap(self.because, width))

    def draw(self, width: int, height: int) -> Drawing:
        """The reason for asking."""
        return Drawing([((line, Role.TEXT),) for line in cells.wrap(self.because, width)[:height]])

    def press(self, key: str, character: str) -> None:
        """Only a clear answer leaves."""
        if character in YES_KEYS:
            self.dismiss(True)
        elif key in _DROPPED:
            self.dismiss(False)
