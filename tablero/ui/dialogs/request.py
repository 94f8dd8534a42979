"""Asking somebody for an introduction: to whom, which way, in what words, when to ask after it."""

from collections.abc import Callable, Sequence

from tablero.domain.introductions import REMINDER
from tablero.domain.people import Card
from tablero.domain.words import Channel
from tablero.errors import BadInput, TableroError
from tablero.i18n import N_
from tablero.present import words
from tablero.present.introducing import question, reminder, wish_question, wish_reminder
from tablero.services.introductions import RequestFields
from tablero.ui.deeds import Deed
from tablero.ui.desk import Desk
from tablero.ui.dialogs.anyway import LoggingDialog
from tablero.ui.dialogs.day_field import DayField, shown_day
from tablero.ui.dialogs.fields import ChoiceField, Field, NotesField
from tablero.ui.dialogs.form import Form
from tablero.ui.dialogs.formdialog import refusals
from tablero.ui.dialogs.person_field import SUGGESTIONS, PersonField

Save = Callable[[int, RequestFields, bool], Deed]
"""Asks the person of that id."""

ROWS = 3
ONE, ANYBODY = "one", "anybody"
FOR_WHOM = N_("Ask {name} for an introduction · {whom}")
FOR_WISH = N_("Ask for an introduction · {whom}")


class RequestDialog(LoggingDialog[Deed]):
    """Gives what `save` gives. `way` runs from the one who is asked to the one looked for.

    Where people were looked for by a `wish`, it may be for whoever answers to that; without a way,
    somebody to ask is named too.
    """

    SPARE = 2

    def __init__(self, desk: Desk, way: Sequence[Card], wish: str, save: Save) -> None:
        self.way, self.wish, self.write = way, wish, save
        tr = desk.tr
        self.whom = PersonField(
            "asked", tr.gettext("Ask"), desk.ws, None, tr.gettext("type a name")
        )
        in_a_week = shown_day(desk.ws.today() + REMINDER, desk)
        self.day = DayField(
            "remind_on", tr.gettext("Remind me"), desk, tr.gettext("friday, 2w, 2026-12-01"),
            instead=in_a_week,
        )  # fmt: skip
        self.asks = NotesField("note", tr.gettext("I ask"), self._question(desk, ONE), ROWS)
        self.form = Form([*self._towards(desk), _way(desk, way), self.asks, self.day])
        if not way:
            self.SPARE = SUGGESTIONS + 1
        super().__init__(desk, f"request:{way[0].id if way else wish}")

    def title_text(self) -> str:
        """Who is asked, for whom."""
        if not self.way:
            return self.tr.gettext(FOR_WISH).format(whom=words.quoted(self.wish, self.tr))
        text = self.tr.gettext(FOR_WHOM)
        return text.format(name=self.way[0].name, whom=self.way[-1].name)

    def errors(self) -> dict[str, TableroError]:
        """Nobody to ask, or several; a day that is none."""
        return refusals(asked=self._asked, remind_on=self.day.read)

    def typed(self) -> None:
        """Show as what day the words were understood; words nobody touched follow the choice."""
        self.day.understand()
        goal = self._goal()
        suggested = {self._question(self.desk, each) for each in (ONE, ANYBODY)}
        if self.asks.value in suggested and self.asks.value != self._question(self.desk, goal):
            self.asks.value = self._question(self.desk, goal)

    def log_touch(self, *, anyway: bool) -> None:
        """The touch that asks, and the promise to ask after it."""
        values, (asked_id, name) = self.form.values(), self._asked()
        is_wish = self._goal() == ANYBODY
        fields = RequestFields(
            Channel(values["channel"]),
            wish_reminder(name, self.wish, self.tr) if is_wish else reminder(self.way, self.tr),
            None if is_wish else self.way[-1].id,
            self.wish if is_wish else "",
            values["note"],
            self.day.read(),
        )
        self.finish(self.write(asked_id, fields, anyway))

    def _towards(self, desk: Desk) -> list[Field]:
        """Whom one asks, and for whom, where that is open."""
        if not self.way:
            return [self.whom]
        if not self.wish:
            return []
        options = [(ONE, self.way[-1].name), (ANYBODY, words.quoted(self.wish, desk.tr))]
        return [ChoiceField("goal", desk.tr.gettext("To reach"), options, ONE)]

    def _goal(self) -> str:
        return self.form.values().get("goal", ONE if self.way else ANYBODY)

    def _asked(self) -> tuple[int, str]:
        """Raises BadInput or Ambiguous."""
        if self.way:
            return self.way[0].id, self.way[0].name
        asked_id = self.whom.read()
        if asked_id is None:
            raise BadInput(field="tie", value="", reason="empty")
        return asked_id, self.whom.value

    def _question(self, desk: Desk, goal: str) -> str:
        if self.way and goal == ONE:
            return question(self.way, desk.tr)
        return wish_question(self.wish, desk.tr)


def _way(desk: Desk, way: Sequence[Card]) -> ChoiceField:
    channels = [(channel.value, words.channel(channel, desk.tr)) for channel in Channel]
    last = (way[0].last_channel if way else None) or Channel.WHATSAPP
    return ChoiceField("channel", desk.tr.gettext("Way"), channels, last)
