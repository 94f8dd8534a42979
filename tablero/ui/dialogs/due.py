"""When the next touch is due by the user's own word; without one, as the cadence has it."""

from collections.abc import Callable, Sequence
from datetime import date

from tablero.domain.people import Card
from tablero.errors import TableroError
from tablero.i18n import N_
from tablero.services import people as persons
from tablero.ui.deeds import Deed
from tablero.ui.desk import Desk
from tablero.ui.dialogs.day_field import DayField
from tablero.ui.dialogs.form import Form
from tablero.ui.dialogs.formdialog import FormDialog, refusals

Save = Callable[[date | None], Deed]

EXAMPLE = N_("empty: the cadence; monday, 2w, 2026-12-01")


class DueDialog(FormDialog[Deed]):
    """Gives what `save` gives for the day; None is the cadence's own."""

    WIDTH = 60
    SPARE = 4

    def __init__(self, desk: Desk, people: Sequence[Card], whom: str, save: Save) -> None:
        self.whom = whom
        self.write = save
        tr = desk.tr
        self.day = DayField(
            "day", tr.gettext("Due"), desk, tr.gettext(EXAMPLE), _by_hand(desk, people),
            tr.gettext("as the cadence has it"),
        )  # fmt: skip
        self.form = Form([self.day])
        super().__init__(desk, f"due:{people[0].id}")

    def title_text(self) -> str:
        """With whom; of several, with how many."""
        return self.tr.gettext("Next touch · {name}").format(name=self.whom)

    def errors(self) -> dict[str, TableroError]:
        """A day that is none, or has passed."""
        return refusals(day=self.day.read)

    def typed(self) -> None:
        """Show as what day the words were understood."""
        self.day.understand()

    def save(self) -> None:
        """Set it."""
        self.finish(self.write(self.day.read()))


def _by_hand(desk: Desk, people: Sequence[Card]) -> date | None:
    """The day that was set before, if it was by hand."""
    if len(people) > 1:
        return None
    person = persons.read_person(desk.ws, people[0].id).person
    return person.card.due_on if person.due_by_hand else None
