"""Until when cards rest, and why: off the board, back by themselves."""

from collections.abc import Callable, Sequence
from datetime import date

from tablero.domain.people import Card
from tablero.errors import BadInput, TableroError
from tablero.services import rests
from tablero.ui.deeds import Deed
from tablero.ui.desk import Desk
from tablero.ui.dialogs.day_field import DayField
from tablero.ui.dialogs.fields import TextField
from tablero.ui.dialogs.form import Form
from tablero.ui.dialogs.formdialog import FormDialog, refusals

Save = Callable[[date, str], Deed]


class RestDialog(FormDialog[Deed]):
    """Gives what `save` gives for the day and the reason. One who rests already has both there."""

    WIDTH = 60
    SPARE = 3

    def __init__(self, desk: Desk, people: Sequence[Card], whom: str, save: Save) -> None:
        self.whom = whom
        self.write = save
        self.until = _until(desk, people)
        reason = rests.reasons(desk.ws, [card.id for card in people]) if len(people) == 1 else {}
        self.form = Form([
            self.until,
            TextField(
                "reason", desk.tr.gettext("Because"), reason.get(people[0].id, ""),
                desk.tr.gettext("on leave; after the summer"),
            ),
        ])  # fmt: skip
        super().__init__(desk, f"rest:{people[0].id}")
        self.typed()

    def title_text(self) -> str:
        """Who rests; of several, how many."""
        return self.tr.gettext("Rest · {name}").format(name=self.whom)

    def errors(self) -> dict[str, TableroError]:
        """Only the day can be wrong."""
        return refusals(until=self._day)

    def typed(self) -> None:
        """Show as what day the words were understood."""
        self.until.understand()

    def save(self) -> None:
        """Let them rest."""
        self.finish(self.write(self._day(), self.form["reason"].value))

    def _day(self) -> date:
        day, typed = self.until.read(), self.until.value
        if day is None:
            raise BadInput(field="rest", value=typed, reason="empty")
        if day <= self.desk.ws.today():
            raise BadInput(field="rest", value=typed, reason="past")
        return day


def _until(desk: Desk, people: Sequence[Card]) -> DayField:
    only = people[0] if len(people) == 1 else None
    rests_until = only.rest_until if only and only.rests(desk.ws.today()) else None
    example = desk.tr.gettext("2w, monday, 2026-12-01")
    return DayField("until", desk.tr.gettext("Until"), desk, example, rests_until)
