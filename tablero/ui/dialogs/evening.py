"""Closing the day in two minutes: a look back, one mistake, and who comes first tomorrow."""

from collections.abc import Callable

from tablero.domain.evening import THREE, Evening
from tablero.errors import TableroError
from tablero.i18n import N_
from tablero.present.evening import look_back
from tablero.present.lines import Line, Role
from tablero.services.evening import EveningFields
from tablero.ui.deeds import Deed
from tablero.ui.desk import Desk
from tablero.ui.dialogs.day_field import shown_day
from tablero.ui.dialogs.fields import NotesField
from tablero.ui.dialogs.form import Drawing, Form
from tablero.ui.dialogs.formdialog import FormDialog, refusals
from tablero.ui.dialogs.person_field import PersonField
from tablero.ui.keys import first_key

Save = Callable[[EveningFields], Deed]

ASKED = N_("what I left undone, or should not have done")
CLOSED = N_("This day is closed already: the three are replaced, mistakes are added.")

TOUCHES_SHOWN = 8
MISTAKE_ROWS = 2


class EveningDialog(FormDialog[Deed]):
    """Gives what `save` gives. The three begin as they were chosen, else as they are proposed."""

    SPARE = 4

    def __init__(self, desk: Desk, evening: Evening, save: Save) -> None:
        self.evening = evening
        self.write = save
        self.mistake = NotesField("mistake", desk.tr.gettext("One mistake"), "", MISTAKE_ROWS)
        self.about = PersonField(
            "about", desk.tr.gettext("About"), desk.ws, None,
            desk.tr.gettext("nobody; or type a name"),
        )  # fmt: skip
        self.three = _three(desk, evening)
        self.form = Form([self.mistake, self.about, *self.three])
        super().__init__(desk, "evening")
        self.typed()

    def on_mount(self) -> None:
        """Say so when the day was closed before."""
        if self.evening.is_closed and not self.notice:
            self.say(self.tr.gettext(CLOSED), Role.ACCENT)

    def title_text(self) -> str:
        """Which day is closed."""
        day = shown_day(self.evening.day, self.desk)
        return self.tr.gettext("The evening close · {day}").format(day=day)

    def rows_wanted(self, width: int) -> int:
        """The look back, the fields, and room for the names that are offered."""
        return len(self._look_back(width, TOUCHES_SHOWN + 2)) + super().rows_wanted(width)

    def draw(self, width: int, height: int) -> Drawing:
        """The look back, as far as the fields leave room for it."""
        room = min(height - self.form.rows - self.SPARE, TOUCHES_SHOWN + 2)
        above = self._look_back(width, room)
        drawn = super().draw(width, height - len(above))
        cursor = (drawn.cursor[0], drawn.cursor[1] + len(above)) if drawn.cursor else None
        return Drawing(above + drawn.lines, cursor, (-1,) * len(above) + drawn.owners)

    def typed(self) -> None:
        """Ask for the mistake while there is none."""
        asked = self.tr.gettext(ASKED)
        self.mistake.below = () if self.mistake.value else (((f"({asked})", Role.DIM),),)

    def errors(self) -> dict[str, TableroError]:
        """Names to which nobody answers, or several."""
        return refusals(**{field.name: field.read for field in (self.about, *self.three)})

    def save(self) -> None:
        """Close the day."""
        chosen = [person_id for field in self.three if (person_id := field.read())]
        fields = EveningFields(self.mistake.value, self.about.read(), tuple(chosen))
        self.finish(self.write(fields))

    def _look_back(self, width: int, rows: int) -> list[Line]:
        key = first_key("touch_whatsapp", self.desk.keys)
        return look_back(self.evening.touched, key, width, rows, self.tr)


def _three(desk: Desk, evening: Evening) -> list[PersonField]:
    tomorrow = [*evening.tomorrow, *[None] * THREE][:THREE]
    label = desk.tr.gettext("Tomorrow {place}")
    return [
        PersonField(
            f"tomorrow_{place}", label.format(place=place), desk.ws, card,
            desk.tr.gettext("type a name"),
        )
        for place, card in enumerate(tomorrow, start=1)
    ]  # fmt: skip
