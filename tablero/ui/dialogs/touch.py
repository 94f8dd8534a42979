"""A touch with all its details: way, direction, intent, outcome, when, a note."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tablero.domain.people import Card
from tablero.domain.when import parse_moment
from tablero.domain.words import Channel, Direction, Intent, Outcome
from tablero.errors import BadInput, DoNotContact, TableroError
from tablero.i18n import N_
from tablero.present import preview, words
from tablero.present.errors import explain
from tablero.present.lines import Role
from tablero.services.touches import TouchFields
from tablero.ui.deeds import Deed
from tablero.ui.desk import Desk
from tablero.ui.dialogs.confirm import ConfirmDialog
from tablero.ui.dialogs.fields import ChoiceField, Field, NotesField, TextField
from tablero.ui.dialogs.form import Form
from tablero.ui.dialogs.formdialog import FormDialog

Save = Callable[[TouchFields, bool], Deed]
"""Logs the touch; the flag says that one who asked not to be contacted is meant all the same."""

ANYWAY = N_("Log the touch all the same?")


class Logged(NamedTuple):
    """What was done, and what the form said."""

    deed: Deed
    fields: TouchFields


class TouchDialog(FormDialog[Logged]):
    """Logs a touch with those people; the first of them gives way and intent to begin with."""

    def __init__(
        self, desk: Desk, people: Sequence[Card], intent: Intent | None, save: Save
    ) -> None:
        self.people = people
        self.write = save
        self.form = Form(_fields(desk, people[0].last_channel, intent))
        super().__init__(desk, f"touch:{people[0].id}")
        self.typed()

    def title_text(self) -> str:
        """With whom; of several, with how many."""
        count = len(self.people)
        if count == 1:
            return self.tr.gettext("Touch · {name}").format(name=self.people[0].name)
        return self.tr.ngettext("Touch · {count} person", "Touch · {count} people", count).format(
            count=count
        )

    def errors(self) -> dict[str, TableroError]:
        """Only the moment can be wrong."""
        from tablero.ui.dialogs.forms import FormErrors, read_touch

        try:
            read_touch(self.values(), self.desk.ws.now())
        except FormErrors as wrong:
            return wrong.errors
        return {}

    def typed(self) -> None:
        """Show as what moment the words were understood."""
        field, now = self.form["when"], self.desk.ws.now()
        try:
            at = parse_moment(field.value, now)
        except BadInput:
            field.below = ()
        else:
            shown = preview.moment_text(at, now, self.desk.language)
            field.below = (((f"→ {shown}", Role.TEXT),),)

    def save(self) -> None:
        """Log it; before one who asked not to be contacted is, ask."""
        try:
            self._log(anyway=False)
        except DoNotContact as refusal:
            self.app.push_screen(
                ConfirmDialog(self.tr.gettext(ANYWAY), self.tr, explain(refusal, self.tr)),
                self._decided,
            )

    def _decided(self, yes: bool | None) -> None:
        if yes:
            self.attempt(lambda: self._log(anyway=True))
        self.show()

    def _log(self, *, anyway: bool) -> None:
        from tablero.ui.dialogs.forms import read_touch

        fields = read_touch(self.values(), self.desk.ws.now())
        self.finish(Logged(self.write(fields, anyway), fields))


def _fields(desk: Desk, channel: Channel | None, intent: Intent | None) -> list[Field]:
    tr = desk.tr
    return [
        ChoiceField(
            "channel", tr.gettext("Way"),
            [(each.value, words.channel(each, tr)) for each in Channel],
            channel or Channel.WHATSAPP,
        ),
        ChoiceField(
            "direction", tr.gettext("Who"),
            [(each.value, words.direction(each, tr)) for each in Direction],
            Direction.OUT,
        ),
        ChoiceField(
            "intent", tr.gettext("Intent"),
            [(each.value, words.intent(each, tr)) for each in Intent],
            intent or Intent.GIVE,
        ),
        ChoiceField(
            "outcome", tr.gettext("Outcome"),
            [(each.value, words.outcome(each, tr)) for each in Outcome],
            Outcome.SENT,
        ),
        TextField("when", tr.gettext("When"), example=tr.gettext("now; or: yesterday 18:00")),
        NotesField("note", tr.gettext("Note")),
    ]  # fmt: skip
