"""Something written about people: an idea, a promise, research, value, a note; new or changed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from tablero.domain.entries import CLOSABLE, PROMISE_DAYS, TOPICS, Entry, next_question, next_value
from tablero.domain.words import EntryKind, EntryStatus, Topic
from tablero.errors import BadInput, TableroError
from tablero.i18n import N_, Translations
from tablero.present import words
from tablero.present.lines import Role
from tablero.services import entries
from tablero.services.entries import EntryFields
from tablero.ui.deeds import Deed
from tablero.ui.desk import Desk
from tablero.ui.dialogs.day_field import DayField, shown_day
from tablero.ui.dialogs.emptied import tell_if_emptied
from tablero.ui.dialogs.fields import ChoiceField, Field, NotesField
from tablero.ui.dialogs.form import Form
from tablero.ui.dialogs.formdialog import FormDialog, refusals
from tablero.ui.dialogs.merging import merged

Save = Callable[[EntryFields], Deed]

TITLES = {
    EntryKind.IDEA: N_("Idea · {name}"),
    EntryKind.PROMISE: N_("Promise · {name}"),
    EntryKind.RESEARCH: N_("Research · {name}"),
    EntryKind.VALUE: N_("Value · {name}"),
    EntryKind.NOTE: N_("Note · {name}"),
}
TEXTS = {
    EntryKind.IDEA: N_("Idea"),
    EntryKind.PROMISE: N_("I promised"),
    EntryKind.RESEARCH: N_("Answer"),
    EntryKind.VALUE: N_("What"),
    EntryKind.NOTE: N_("Note"),
}
ROWS = 6


class EntryDialog(FormDialog[Deed]):
    """Gives what `save` gives for the entry. The cursor begins in the text."""

    SPARE = 2

    def __init__(self, desk: Desk, form_name: str, whom: str, first: EntryFields, form: Form,
                 save: Save) -> None:  # fmt: skip
        self.whom = whom
        self.first = first
        self.form = form
        self.write = save
        self.form.go_to("text")
        self.day = next((each for each in form.fields if isinstance(each, DayField)), None)
        super().__init__(desk, form_name)
        self.typed()

    def title_text(self) -> str:
        """Of which kind, and about whom."""
        return self.tr.gettext(TITLES[self.first.kind]).format(name=self.whom).rstrip(" ·")

    def errors(self) -> dict[str, TableroError]:
        """A text that is missing, a day that is none."""
        wrong: dict[str, TableroError] = {}
        if not self._may_be_empty and not self.form["text"].value.strip():
            wrong["text"] = BadInput(field="entry", value="", reason="empty")
        return wrong | refusals(by=self._read)

    def typed(self) -> None:
        """Show the question of the topic, the day as it was understood, that nothing is left."""
        values = self.form.values()
        if self.first.kind is EntryKind.RESEARCH:
            question = words.question(Topic(values["topic"]), self.tr)
            self.form["topic"].below = (((question, Role.TEXT),),)
        if self.day:
            self.day.understand()
        tell_if_emptied(self.form["text"], self.desk, is_known=self._may_be_empty)

    def save(self) -> None:
        """Write it."""
        self.finish(self.write(self._read()))

    @property
    def _may_be_empty(self) -> bool:
        """Whether there was a text; to empty it is to take the entry away."""
        return bool(self.first.text)

    def _read(self) -> EntryFields:
        values = self.form.values()
        return replace(
            self.first,
            text=values["text"],
            topic=Topic(values["topic"]) if "topic" in values else None,
            due_on=self._due_on(),
            status=EntryStatus(values.get("status", self.first.status)),
        )

    def _due_on(self) -> date | None:
        """A promise that had a day is not left without one."""
        day = self.day.read() if self.day else None
        return _in_a_week(self.desk) if day is None and self.first.due_on else day


def new_entry(
    desk: Desk, ids: Sequence[int], whom: str, kind: EntryKind, save: Save
) -> EntryDialog:
    """Write something about these people; research begins at the first one's next question."""
    first = EntryFields(kind, "", _first_topic(desk, ids[0], kind))
    form = Form(_fields(desk, first))
    return EntryDialog(desk, f"{kind}:{ids[0]}", whom, first, form, save)


def known_entry(desk: Desk, entry: Entry, whom: str, save: Save) -> EntryDialog:
    """Change what is written; only what was changed here, as another session may have the rest."""
    first = fields_of(entry)
    form = Form([*_fields(desk, first), *_status(entry, desk.tr)])

    def write(wanted: EntryFields) -> Deed:
        current = fields_of(entries.read_entry(desk.ws, entry.id))
        return save(merged(first, wanted, current))

    return EntryDialog(desk, f"entry:{entry.id}", whom, first, form, write)


def fields_of(entry: Entry) -> EntryFields:
    """What can be said anew in an entry."""
    return EntryFields(entry.kind, entry.text, entry.topic, entry.due_on, entry.status)


def _first_topic(desk: Desk, person_id: int, kind: EntryKind) -> Topic | None:
    known = entries.of_person(desk.ws, person_id, kind)
    if kind is EntryKind.RESEARCH:
        return next_question(known)
    return next_value(known) or Topic.THEY_VALUE if kind is EntryKind.VALUE else None


def _fields(desk: Desk, first: EntryFields) -> list[Field]:
    tr, kind = desk.tr, first.kind
    fields: list[Field] = [NotesField("text", tr.gettext(TEXTS[kind]), first.text, ROWS)]
    if kind in TOPICS:
        options = [(topic.value, words.topic(topic, tr)) for topic in TOPICS[kind]]
        fields.insert(0, ChoiceField("topic", tr.gettext("Topic"), options, first.topic or ""))
    if kind is EntryKind.PROMISE:
        example = tr.gettext("friday, 2w, 2026-12-01")
        in_a_week = shown_day(_in_a_week(desk), desk)
        fields.append(DayField("by", tr.gettext("By"), desk, example, first.due_on, in_a_week))
    return fields


def _in_a_week(desk: Desk) -> date:
    return desk.ws.today() + timedelta(days=PROMISE_DAYS)


def _status(entry: Entry, tr: Translations) -> list[Field]:
    """How it stands, for what can be closed."""
    if entry.kind not in CLOSABLE:
        return []
    options = [(each.value, words.status(entry.kind, each, tr)) for each in EntryStatus]
    return [ChoiceField("status", tr.gettext("Status"), options, entry.status)]
