"""A field for a day in words; below it stands as which day they were understood."""

from datetime import date

from tablero.domain.when import parse_day, parse_past_day
from tablero.errors import BadInput
from tablero.present.lines import Role
from tablero.ui.desk import Desk
from tablero.ui.dialogs.fields import TextField


class DayField(TextField):
    """`instead` says what is meant while the field is empty. The day it began with may be past."""

    def __init__(
        self, name: str, label: str, desk: Desk, example: str, day: date | None = None,
        instead: str = "",
    ) -> None:  # fmt: skip
        self._first = day, day.isoformat() if day else ""
        super().__init__(name, label, self._first[1], example)
        self.desk = desk
        self.instead = instead
        self.understand()

    def read(self) -> date | None:
        """The day; None while the field is empty. Raises BadInput."""
        if self.value == self._first[1]:
            return self._first[0]
        return parse_day(self.value, self.desk.ws.today()) if self.value.strip() else None

    def understand(self) -> None:
        """Show below what the words mean by now; nothing for words that mean no day."""
        try:
            day = self.read()
        except BadInput:
            self.below = ()
            return
        shown = shown_day(day, self.desk) if day else self.instead
        self.below = (((f"→ {shown}", Role.TEXT),),) if shown else ()


class BygoneDayField(DayField):
    """A day that is not after today. What is none is refused as a wrong `FIELD`."""

    FIELD = "bygone"

    def read(self) -> date | None:
        """The day; None while the field is empty. Raises BadInput."""
        if self.value == self._first[1] or not self.value.strip():
            return self._first[0] if self.value.strip() else None
        return parse_past_day(self.value, self.desk.ws.now(), self.FIELD)


def shown_day(day: date, desk: Desk) -> str:
    """`Mon 30 Nov`, in the user's language."""
    return desk.reader().day(day)
