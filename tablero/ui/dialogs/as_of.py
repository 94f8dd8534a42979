"""As of which day the figures are wanted."""

from datetime import date

from tablero.errors import TableroError
from tablero.i18n import N_
from tablero.ui.desk import Desk
from tablero.ui.dialogs.day_field import BygoneDayField
from tablero.ui.dialogs.form import Form
from tablero.ui.dialogs.formdialog import FormDialog, refusals

EXAMPLE = N_("yesterday, 2 weeks ago, 2026-10-01")


class AsOfField(BygoneDayField):
    """The day of the figures."""

    FIELD = "as_of"


class AsOfDialog(FormDialog[date]):
    """Gives the day; today when the field is left empty."""

    SAVE = N_("show")
    WIDTH = 60
    SPARE = 2

    def __init__(self, desk: Desk) -> None:
        tr = desk.tr
        self.day = AsOfField(
            "day", tr.gettext("Day"), desk, tr.gettext(EXAMPLE), instead=tr.gettext("today")
        )
        self.form = Form([self.day])
        super().__init__(desk, "as_of")

    def title_text(self) -> str:
        """What is asked."""
        return self.tr.gettext("Progress as of")

    def errors(self) -> dict[str, TableroError]:
        """A day that is none, or is still to come."""
        return refusals(day=self.day.read)

    def typed(self) -> None:
        """Show as what day the words were understood."""
        self.day.understand()

    def save(self) -> None:
        """Give it."""
        self.finish(self.day.read() or self.desk.ws.today())
