"""Putting a moment of truth off until a day, or dropping it: with the reason, never lost."""

from collections.abc import Callable
from datetime import date

from tablero.domain.recovery import Recovery
from tablero.errors import BadInput, TableroError
from tablero.ui.desk import Desk
from tablero.ui.dialogs.day_field import DayField
from tablero.ui.dialogs.fields import TextField
from tablero.ui.dialogs.form import Form
from tablero.ui.dialogs.formdialog import FormDialog
from tablero.ui.moment_deeds import MomentDeeds, Walked

Save = Callable[["SetAsideDialog"], Walked]


class SetAsideDialog(FormDialog[Walked]):
    """Gives what `save` gives. Without a day, it is dropped."""

    WIDTH = 64
    SPARE = 3

    def __init__(self, desk: Desk, form_name: str, title: str, form: Form, save: Save) -> None:
        self.title_ = title
        self.form = form
        self.write = save
        super().__init__(desk, form_name)
        self.typed()

    def title_text(self) -> str:
        """What is done."""
        return self.title_

    @property
    def until(self) -> DayField | None:
        """The field of the day."""
        return next((each for each in self.form.fields if isinstance(each, DayField)), None)

    @property
    def reason(self) -> str:
        """Why."""
        return self.form["reason"].value

    def errors(self) -> dict[str, TableroError]:
        """A day that is none, or is missing; a reason that is missing."""
        wrong: dict[str, TableroError] = {}
        try:
            if self.until:
                self.day()
        except BadInput as error:
            wrong["until"] = error
        if not self.reason.strip():
            wrong["reason"] = BadInput(field="reason", value="", reason="empty")
        return wrong

    def typed(self) -> None:
        """Show as which day the words were understood."""
        if self.until:
            self.until.understand()

    def day(self) -> date:
        """Until when. Raises BadInput."""
        day = self.until.read() if self.until else None
        if day is None:
            raise BadInput(field="put_off", value="", reason="empty")
        if day <= self.desk.ws.today():
            raise BadInput(field="put_off", value=day.isoformat(), reason="past")
        return day

    def save(self) -> None:
        """Do it."""
        self.finish(self.write(self))


def put_off_dialog(desk: Desk, recovery: Recovery, deeds: MomentDeeds) -> SetAsideDialog:
    """Until when, and why."""
    tr = desk.tr
    until = DayField("until", tr.gettext("Until"), desk, tr.gettext("tomorrow, monday, 2026-12-01"))
    return SetAsideDialog(
        desk, f"moment:{recovery.id}:put_off", tr.gettext("Put the moment of truth off"),
        Form([until, _reason(desk, tr.gettext("they are away; I need to ask first"))]),
        lambda dialog: deeds.put_off(recovery.id, dialog.day(), dialog.reason),
    )  # fmt: skip


def drop_dialog(desk: Desk, recovery: Recovery, deeds: MomentDeeds) -> SetAsideDialog:
    """Why it is dropped."""
    tr = desk.tr
    return SetAsideDialog(
        desk, f"moment:{recovery.id}:drop", tr.gettext("Drop the moment of truth"),
        Form([_reason(desk, tr.gettext("it was a mix-up"))]),
        lambda dialog: deeds.drop(recovery.id, dialog.reason),
    )  # fmt: skip


def _reason(desk: Desk, example: str) -> TextField:
    return TextField("reason", desk.tr.gettext("Because"), "", example)
