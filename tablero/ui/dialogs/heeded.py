"""A lesson was heeded: did it help?"""

from tablero.i18n import N_, Translations
from tablero.present import cells
from tablero.present.hints import Hint
from tablero.present.lines import Role
from tablero.ui.dialogs.confirm import YES_KEYS
from tablero.ui.dialogs.form import Drawing
from tablero.ui.dialogs.sheet import SheetDialog

Answer = tuple[bool | None]
"""Whether it helped; the one in it is None while that is not known."""

TITLE = N_("Heeded. Did it help?")
ROWS = 4


class HeededDialog(SheetDialog[Answer]):
    """Gives the answer. Esc leaves the lesson as it was."""

    WIDTH = 60

    def __init__(self, advice: str, tr: Translations) -> None:
        super().__init__(tr)
        self.advice = advice

    def title_text(self) -> str:
        """The question."""
        return self.tr.gettext(TITLE)

    def hints(self) -> list[Hint]:
        """Yes, no, not known, back."""
        tr = self.tr
        return [
            (tr.gettext("y"), tr.gettext("yes"), True),
            ("n", tr.gettext("no"), True),
            ("enter", tr.gettext("not known yet"), True),
            ("esc", tr.gettext("leave"), True),
        ]

    def rows_wanted(self, width: int) -> int:
        """As many as the advice takes, up to a few."""
        return len(self._rows(width))

    def draw(self, width: int, height: int) -> Drawing:
        """The advice."""
        return Drawing([((row, Role.TEXT),) for row in self._rows(width)[:height]])

    def press(self, key: str, character: str) -> None:
        """Only a clear answer heeds it."""
        if character in YES_KEYS:
            self.dismiss((True,))
        elif character in {"n", "N"}:
            self.dismiss((False,))
        elif key == "enter":
            self.dismiss((None,))
        elif key in {"escape", "q"}:
            self.dismiss(None)

    def _rows(self, width: int) -> list[str]:
        rows = cells.wrap(self.advice, width)
        return (
            rows
            if len(rows) <= ROWS
            else [*rows[: ROWS - 1], cells.cut(rows[ROWS - 1] + " …", width)]
        )
