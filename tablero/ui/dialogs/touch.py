"""A touch with all its details: way, direction, intent, outcome, when, with which idea, a note."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from tablero.domain.entries import Entry
from tablero.domain.lessons import Lesson
from tablero.domain.people import Card
from tablero.domain.when import parse_moment
from tablero.domain.words import Channel, Direction, EntryKind, Intent, Outcome
from tablero.errors import BadInput, TableroError
from tablero.present import cells, giving, preview, words
from tablero.present.advice import lesson_line
from tablero.present.lines import Role
from tablero.services.touches import TouchFields
from tablero.ui.deeds import Deed
from tablero.ui.desk import Desk
from tablero.ui.dialogs.anyway import LoggingDialog, Save
from tablero.ui.dialogs.fields import ChoiceField, Field, NotesField, TextField
from tablero.ui.dialogs.form import Drawing, Form
from tablero.ui.dialogs.letter import idea_field


class Logged(NamedTuple):
    """What was done, and what the form said."""

    deed: Deed
    fields: TouchFields


class TouchDialog(LoggingDialog[Logged]):
    """Logs a touch with those people; the first of them gives way and intent to begin with.

    `at_hand` is what there is to give: the ideas among it can be used with the touch. `advice`
    gives the lesson whose moment has come with a channel, if there is one.
    """

    def __init__(
        self,
        desk: Desk,
        people: Sequence[Card],
        intent: Intent | None,
        save: Save,
        at_hand: Sequence[Entry] = (),
        advice: Callable[[Channel], Lesson | None] = lambda _channel: None,
    ) -> None:
        self.people = people
        self.write = save
        self.at_hand = at_hand
        self.advice = cache(advice)
        ideas = [entry for entry in at_hand if entry.kind is EntryKind.IDEA]
        self.form = Form(_fields(desk, people[0].last_channel, intent, ideas))
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
        """Show as what moment the words were understood, and the lesson for the channel."""
        channel = Channel(self.form["channel"].value)
        lesson = self.advice(channel) if self._intent else None
        self.form["channel"].below = (lesson_line(lesson),) if lesson else ()
        field, now = self.form["when"], self.desk.ws.now()
        try:
            at = parse_moment(field.value, now)
        except BadInput:
            field.below = ()
        else:
            shown = preview.moment_text(at, now, self.desk.language)
            field.below = (((f"→ {shown}", Role.TEXT),),)

    def rows_wanted(self, width: int) -> int:
        """All fields, and room for a lesson on any channel."""
        return super().rows_wanted(width) + any(map(self.advice, Channel))

    def draw(self, width: int, height: int) -> Drawing:
        """The fields; below the intent, what to think of before one more ask."""
        advice = giving.before_asking(self._intent, self._unanswered, self.at_hand, self.tr)
        rows = cells.wrap(advice, self.form.room(width)) if advice else []
        self.form["intent"].below = tuple(((row, Role.ACCENT),) for row in rows)
        return super().draw(width, height)

    def log_touch(self, *, anyway: bool) -> None:
        """Log what the form says."""
        from tablero.ui.dialogs.forms import read_touch

        fields = read_touch(self.values(), self.desk.ws.now())
        self.finish(Logged(self.write(fields, anyway), fields))

    @property
    def _intent(self) -> Intent | None:
        """What we reached out for; none when they reached us."""
        values = self.values()
        return Intent(values["intent"]) if values["direction"] == Direction.OUT else None

    @property
    def _unanswered(self) -> int:
        """The asks in a row without an answer; of several people nothing is said."""
        return self.people[0].unanswered_asks if len(self.people) == 1 else 0


def _fields(
    desk: Desk, channel: Channel | None, intent: Intent | None, ideas: Sequence[Entry]
) -> list[Field]:
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
        *([idea_field(ideas, tr)] if ideas else []),
        NotesField("note", tr.gettext("Note")),
    ]  # fmt: skip
