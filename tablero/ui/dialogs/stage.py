"""Where to move a card: the four stages by their number."""

from tablero.domain.words import Stage
from tablero.i18n import Translations
from tablero.present import words
from tablero.present.hints import Hint
from tablero.present.lines import Line, Role
from tablero.ui.columns import STAGES
from tablero.ui.dialogs.form import HERE, Drawing
from tablero.ui.dialogs.sheet import SheetDialog


class StageDialog(SheetDialog[Stage]):
    """Gives the stage whose number was pressed, or that was chosen with the arrows."""

    WIDTH = 40

    def __init__(self, name: str, tr: Translations, now: Stage | None = None) -> None:
        super().__init__(tr)
        self.person_name = name
        self.index = STAGES.index(now) if now else 0

    def title_text(self) -> str:
        """Who is moved."""
        return self.tr.gettext("Move {name} to").format(name=self.person_name)

    def hints(self) -> list[Hint]:
        """Numbers, or arrows."""
        tr = self.tr
        return [
            (f"1-{len(STAGES)}", tr.gettext("choose"), True),
            ("enter", tr.gettext("move"), True),
            ("esc", tr.gettext("leave"), True),
        ]

    def rows_wanted(self, width: int) -> int:  # noqa: ARG002 - a hook
        """A row for each stage."""
        return len(STAGES)

    def draw(self, width: int, height: int) -> Drawing:  # noqa: ARG002 - a hook
        """The stages, the chosen one marked."""
        lines = [self._row(index) for index in range(len(STAGES))]
        return Drawing(lines, owners=tuple(range(len(STAGES))))

    def press(self, key: str, character: str) -> None:
        """A number moves at once; arrows and Enter do too."""
        if key == "escape":
            self.dismiss(None)
        elif key == "enter":
            self.dismiss(STAGES[self.index])
        elif key in {"up", "k", "down", "j"}:
            self.index = (self.index + (1 if key in {"down", "j"} else -1)) % len(STAGES)
        elif character.isdecimal() and 1 <= int(character) <= len(STAGES):
            self.dismiss(STAGES[int(character) - 1])

    def point(self, owner: int) -> None:
        """A click chooses."""
        self.dismiss(STAGES[owner])

    def _row(self, index: int) -> Line:
        here = index == self.index
        label = words.stage(STAGES[index], self.tr)
        return (
            (HERE if here else " ", Role.ACCENT),
            (f" {index + 1}  ", Role.KEY),
            (label, Role.NAME if here else Role.TEXT),
        )
