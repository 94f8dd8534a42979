"""Where to move a card: the four stages by their number."""

from collections.abc import Iterable

from textual.binding import Binding
from textual.widget import Widget

from tablero.domain.words import Stage
from tablero.i18n import Translations
from tablero.present import words
from tablero.present.lines import Role
from tablero.ui.dialogs.base import Dialog, TextRow

STAGES = tuple(Stage)


class StageDialog(Dialog[Stage]):
    """Gives the stage whose number was pressed."""

    BINDINGS = [
        Binding(str(number), f"choose({number - 1})", show=False)
        for number in range(1, len(STAGES) + 1)
    ]
    DEFAULT_CSS = "StageDialog > #box { width: 40; }"

    def __init__(self, name: str, tr: Translations) -> None:
        super().__init__(tr)
        self.person_name = name

    def title_text(self) -> str:
        """Who is moved."""
        return self.tr.gettext("Move {name} to").format(name=self.person_name)

    def body(self) -> Iterable[Widget]:
        """A row for each stage."""
        for number, stage in enumerate(STAGES, start=1):
            row = TextRow()
            row.line = ((f"  {number}  ", Role.KEY), (words.stage(stage, self.tr), Role.TEXT))
            yield row

    def action_choose(self, index: int) -> None:
        """That stage it is."""
        self.dismiss(STAGES[index])
