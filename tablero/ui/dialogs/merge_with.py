"""With whom somebody is one and the same: those who are likely so are offered before one types."""

from collections.abc import Sequence

from tablero.domain.people import Card
from tablero.errors import BadInput, TableroError
from tablero.present.hints import Hint
from tablero.ui.desk import Desk
from tablero.ui.dialogs.form import Form
from tablero.ui.dialogs.formdialog import FormDialog, refusals
from tablero.ui.dialogs.person_field import SUGGESTIONS, PersonField


class MergeWithDialog(FormDialog[int]):
    """Gives the id of the other one."""

    WIDTH = 70
    SPARE = SUGGESTIONS + 1

    def __init__(self, desk: Desk, card: Card, doubles: Sequence[Card]) -> None:
        tr = desk.tr
        self.card = card
        example, first = tr.gettext("type a name"), doubles[:SUGGESTIONS]
        self.other = PersonField("other", tr.gettext("Whom"), desk.ws, None, example, first)
        self.form = Form([self.other])
        self.form.go_to("other")
        super().__init__(desk, f"merge:{card.id}")

    def title_text(self) -> str:
        """Who is here twice."""
        return self.tr.gettext("The same as {name}").format(name=self.card.name)

    def hints(self) -> list[Hint]:
        """Nothing is written yet: the two are put side by side."""
        tr = self.tr
        return [("enter", tr.gettext("side by side"), True), ("esc", tr.gettext("leave"), True)]

    def errors(self) -> dict[str, TableroError]:
        """Nobody, the very same one, or a name to which nobody answers, or several."""
        return refusals(other=self._read)

    def save(self) -> None:
        """That one it is."""
        self.finish(self._read())

    def _read(self) -> int:
        other = self.other.read()
        if other is None:
            raise BadInput(field="tie", value="", reason="empty")
        if other == self.card.id:
            raise BadInput(field="merge", value=self.card.name, reason="self")
        return other
