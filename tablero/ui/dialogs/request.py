"""Asking somebody for an introduction: which way, in what words, when to ask after it."""

from collections.abc import Callable, Sequence

from tablero.domain.introductions import REMINDER
from tablero.domain.people import Card
from tablero.domain.words import Channel
from tablero.errors import BadInput, TableroError
from tablero.present import words
from tablero.present.introducing import question, reminder
from tablero.services.introductions import RequestFields
from tablero.ui.deeds import Deed
from tablero.ui.desk import Desk
from tablero.ui.dialogs.anyway import LoggingDialog
from tablero.ui.dialogs.day_field import DayField, shown_day
from tablero.ui.dialogs.fields import ChoiceField, NotesField
from tablero.ui.dialogs.form import Form

Save = Callable[[RequestFields, bool], Deed]
ROWS = 3


class RequestDialog(LoggingDialog[Deed]):
    """Gives what `save` gives. `way` runs from the one who is asked to the one looked for."""

    SPARE = 2

    def __init__(self, desk: Desk, way: Sequence[Card], save: Save) -> None:
        tr = desk.tr
        self.way, self.asked, self.target = way, way[0], way[-1]
        self.write = save
        channels = [(channel.value, words.channel(channel, tr)) for channel in Channel]
        in_a_week = shown_day(desk.ws.today() + REMINDER, desk)
        self.day = DayField(
            "remind_on", tr.gettext("Remind me"), desk, tr.gettext("friday, 2w, 2026-12-01"),
            instead=in_a_week,
        )  # fmt: skip
        self.form = Form([
            ChoiceField("channel", tr.gettext("Way"), channels,
                        way[0].last_channel or Channel.WHATSAPP),
            NotesField("note", tr.gettext("I ask"), question(way, tr), ROWS),
            self.day,
        ])  # fmt: skip
        super().__init__(desk, f"request:{way[0].id}")

    def title_text(self) -> str:
        """Who is asked, for whom."""
        text = self.tr.gettext("Ask {name} for an introduction · {whom}")
        return text.format(name=self.asked.name, whom=self.target.name)

    def errors(self) -> dict[str, TableroError]:
        """Only the day can be wrong."""
        try:
            self.day.read()
        except BadInput as error:
            return {"remind_on": error}
        return {}

    def typed(self) -> None:
        """Show as what day the words were understood."""
        self.day.understand()

    def log_touch(self, *, anyway: bool) -> None:
        """The touch that asks, and the promise to ask after it."""
        values = self.form.values()
        fields = RequestFields(
            Channel(values["channel"]), reminder(self.way, self.tr), self.target.id, "",
            values["note"], self.day.read(),
        )  # fmt: skip
        self.finish(self.write(fields, anyway))
