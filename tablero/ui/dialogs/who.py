"""Whom one wants to reach: somebody who is here, or the words of a company or a role."""

from typing import NamedTuple

from tablero.domain.people import Card
from tablero.errors import BadInput, TableroError
from tablero.i18n import N_
from tablero.present.hints import Hint
from tablero.services import board
from tablero.ui.desk import Desk
from tablero.ui.dialogs.form import Form
from tablero.ui.dialogs.formdialog import FormDialog
from tablero.ui.dialogs.person_field import PersonField

TITLE = N_("Whom do you want to reach?")
EXAMPLE = N_("a name, a company, a role")


class Goal(NamedTuple):
    """A person, else what is written in a company, a role or a tag."""

    card: Card | None
    words: str = ""


class WhoDialog(FormDialog[Goal]):
    """Gives the goal. Whoever is chosen of those offered is meant; else the words are."""

    SAVE = N_("find")
    WIDTH = 64
    SPARE = 5

    def __init__(
        self, desk: Desk, title: str = "", example: str = EXAMPLE, form_name: str = "who"
    ) -> None:
        tr = desk.tr
        self.title_words = title or tr.gettext(TITLE)
        self.whom = PersonField("whom", tr.gettext("Whom"), desk.ws, example=tr.gettext(example))
        self.form = Form([self.whom])
        super().__init__(desk, form_name)

    def title_text(self) -> str:
        """The question."""
        return self.title_words

    def hints(self) -> list[Hint]:
        """Nothing is written yet: Enter goes on with the one named."""
        tr = self.tr
        return [("enter", tr.gettext("go on"), True), ("esc", tr.gettext("leave"), True)]

    def errors(self) -> dict[str, TableroError]:
        """Nothing said."""
        if self.whom.value.strip():
            return {}
        return {"whom": BadInput(field="introduction", value="", reason="nobody")}

    def save(self) -> None:
        """A person when one answers to the very name, else the words."""
        found = self.whom.named()
        cards = board.cards(self.desk.ws, [found]) if found else []
        self.finish(Goal(cards[0] if cards else None, self.whom.value.strip()))
