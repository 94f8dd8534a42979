"""Where to move a card: the four stages by their number."""

from tablero.domain.words import Stage
from tablero.i18n import Translations
from tablero.present import words
from tablero.present.lines import Line, Role
from tablero.ui.columns import STAGES
from tablero.ui.dialogs.choosing import ShortDialog


class StageDialog(ShortDialog[Stage]):
    """Gives the stage that was chosen. The cursor begins on the one where the card is `now`."""

    WIDTH = 40

    def __init__(self, name: str, tr: Translations, now: Stage | None = None) -> None:
        super().__init__(tr)
        self.person_name = name
        self.index = STAGES.index(now) if now else 0

    def title_text(self) -> str:
        """Who is moved."""
        return self.tr.gettext("Move {name} to").format(name=self.person_name)

    @property
    def count(self) -> int:
        """How many there are."""
        return len(STAGES)

    def word(self) -> str:
        """What Enter does."""
        return self.tr.gettext("move")

    def options(self, width: int) -> list[Line]:  # noqa: ARG002 - they are cut by the frame
        """The stages."""
        roles = [Role.NAME if place == self.index else Role.TEXT for place in range(self.count)]
        names = [words.stage(stage, self.tr) for stage in STAGES]
        return [((name, role),) for name, role in zip(names, roles, strict=True)]

    def choose(self, index: int) -> None:
        """That one it is."""
        self.dismiss(STAGES[index])
