"""What somebody advised: who, how I will use it, when it applies, by when; did I, did it help."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from tablero.domain.lessons import Lesson, Moment, parse_touches
from tablero.domain.people import Link
from tablero.domain.words import Channel, EntryKind, EntryStatus, Stage
from tablero.errors import BadInput, NotFound, TableroError
from tablero.i18n import N_, Translations
from tablero.present import words
from tablero.services.lessons import LessonFields, read_lesson
from tablero.ui.deeds import Deed
from tablero.ui.desk import Desk
from tablero.ui.dialogs.day_field import DayField
from tablero.ui.dialogs.emptied import tell_if_emptied
from tablero.ui.dialogs.fields import ChoiceField, Field, NotesField, Option, TextField
from tablero.ui.dialogs.form import Form
from tablero.ui.dialogs.formdialog import FormDialog, refusals
from tablero.ui.dialogs.merging import merged
from tablero.ui.dialogs.person_field import PersonField

Save = Callable[[LessonFields], Deed]

NEW, KNOWN = N_("What did somebody advise?"), N_("Lesson · {name}")
EXAMPLES = {
    "said_by": N_("a name, known here or not"),
    "touches": N_("any; or 2-4, 5, -3, 5-"),
    "tag": N_("any; or a tag"),
    "by": N_("no day; or friday, 2w, 2026-12-01"),
}
YES, NO = "yes", "no"
HELPED = {None: "", True: YES, False: NO}
ROWS, USE_ROWS = 3, 2


class SpeakerField(PersonField):
    """Who said it. A name to which nobody answers is somebody else's, and stays a name."""

    def read(self) -> int | None:
        """Who of the network is meant; None for anybody else. Raises Ambiguous."""
        try:
            return self.find()
        except NotFound:
            return None


class LessonDialog(FormDialog[Deed]):
    """Gives what `save` gives for what the form says."""

    SPARE = 2

    def __init__(
        self, desk: Desk, form_name: str, first: LessonFields, form: Form, save: Save
    ) -> None:
        self.first = first
        self.form = form
        self.write = save
        super().__init__(desk, form_name)

    def title_text(self) -> str:
        """The question; of a lesson that is known, whose it is."""
        if not self.first.advice:
            return self.tr.gettext(NEW)
        return self.tr.gettext(KNOWN).format(name=self._said_by.value).rstrip(" ·")

    def errors(self) -> dict[str, TableroError]:
        """An advice that is missing; names, touches and days that mean nothing."""
        wrong = refusals(said_by=self._said_by.read, touches=self._touches, by=self._day.read)
        if not self.first.advice and not self.form["text"].value.strip():
            wrong["text"] = BadInput(field="lesson", value="", reason="empty")
        return {field.name: wrong[field.name] for field in self.form.fields if field.name in wrong}

    def typed(self) -> None:
        """Show the day as it was understood; say when nothing is left."""
        self._day.understand()
        tell_if_emptied(self.form["text"], self.desk, is_known=bool(self.first.advice))

    def save(self) -> None:
        """Write it."""
        self.finish(self.write(self._read()))

    @property
    def _said_by(self) -> SpeakerField:
        field = self.form["said_by"]
        assert isinstance(field, SpeakerField)
        return field

    @property
    def _day(self) -> DayField:
        field = self.form["by"]
        assert isinstance(field, DayField)
        return field

    def _read(self) -> LessonFields:
        values, said_by_id = self.form.values(), self._said_by.read()
        helped = {YES: True, NO: False}.get(values.get("helped", ""))
        return replace(
            self.first,
            advice=values["text"],
            said_by_id=said_by_id,
            said_by="" if said_by_id else values["said_by"],
            use=values["use"],
            moment=self._moment(values),
            due_on=self._due_on(),
            status=EntryStatus(values.get("status", self.first.status)),
            helped=helped,
        )

    def _moment(self, values: dict[str, str]) -> Moment:
        return Moment(
            Stage(values["stage"]) if values["stage"] else None,
            *self._touches(),
            Channel(values["channel"]) if values["channel"] else None,
            values["tag"],
        )

    def _touches(self) -> tuple[int | None, int | None]:
        """The first and the last touch. Raises BadInput for what is none, or the wrong way round.

        The second is the service's rule, told here beside the field.
        """
        text = self.form["touches"].value
        if not text.strip():
            return None, None
        first, last = parse_touches(text)
        if first and last and first > last:
            raise BadInput(field="touches", value=text.strip(), reason="order")
        return first, last

    def _due_on(self) -> date | None:
        return self._day.read()


def new_lesson(desk: Desk, save: Save) -> LessonDialog:
    """Write one down; it begins with who said it."""
    first = LessonFields("")
    return LessonDialog(desk, "lesson", first, Form(_fields(desk, first)), save)


def known_lesson(desk: Desk, lesson: Lesson, save: Save) -> LessonDialog:
    """Change one; only what was changed here, as another session may have the rest."""
    first, entry_id = fields_of(lesson), lesson.entry.id
    form = Form([*_fields(desk, first, lesson.said_by), *_became(first, desk.tr)])
    form.go_to("text")

    def write(wanted: LessonFields) -> Deed:
        return save(merged(first, wanted, fields_of(read_lesson(desk.ws, entry_id))))

    return LessonDialog(desk, f"entry:{entry_id}", first, form, write)


def fields_of(lesson: Lesson) -> LessonFields:
    """What can be said anew of a lesson."""
    entry = lesson.entry
    return LessonFields(
        advice=entry.text,
        said_by_id=entry.person_id,
        said_by="" if entry.person_id else lesson.said_by,
        use=lesson.use,
        moment=lesson.moment,
        due_on=entry.due_on,
        status=entry.status,
        helped=lesson.helped,
    )


def _fields(desk: Desk, first: LessonFields, name: str = "") -> list[Field]:
    tr = desk.tr
    said = {field: tr.gettext(text) for field, text in EXAMPLES.items()}
    speaker = SpeakerField(
        "said_by", tr.gettext("Who said it"), desk.ws,
        Link(first.said_by_id, name) if first.said_by_id else None, said["said_by"],
    )  # fmt: skip
    if not first.said_by_id:
        speaker.value = name
    return [
        speaker,
        NotesField("text", tr.gettext("Advice"), first.advice, ROWS),
        NotesField("use", tr.gettext("I will use it"), first.use, USE_ROWS),
        *_when(first.moment, said, tr),
        DayField("by", tr.gettext("By"), desk, said["by"], first.due_on),
    ]


def _when(moment: Moment, said: dict[str, str], tr: Translations) -> list[Field]:
    """When it applies."""
    stages = [(each.value, words.stage(each, tr)) for each in Stage]
    channels = [(each.value, words.channel(each, tr)) for each in Channel]
    return [
        ChoiceField("stage", tr.gettext("In stage"), _any_or(stages, tr), moment.stage or ""),
        TextField("touches", tr.gettext("At touch"), written_touches(moment), said["touches"]),
        ChoiceField("channel", tr.gettext("Way"), _any_or(channels, tr), moment.channel or ""),
        TextField("tag", tr.gettext("With tag"), moment.tag_key, said["tag"]),
    ]


def _became(first: LessonFields, tr: Translations) -> list[Field]:
    """What became of it."""
    statuses = [(each.value, words.status(EntryKind.LESSON, each, tr)) for each in EntryStatus]
    helped = [("", tr.gettext("not known")), (YES, tr.gettext("yes")), (NO, tr.gettext("no"))]
    return [
        ChoiceField("status", tr.gettext("Status"), statuses, first.status),
        ChoiceField("helped", tr.gettext("Did it help?"), helped, HELPED[first.helped]),
    ]


def written_touches(moment: Moment) -> str:
    """`2-4`, `5`, `-3`, `5-`: the touches as the form takes them."""
    first, last = moment.touch_first, moment.touch_last
    if first == last:
        return str(first or "")
    return f"{first or ''}-{last or ''}"


def _any_or(options: Iterable[Option], tr: Translations) -> list[Option]:
    return [("", tr.gettext("any")), *options]
