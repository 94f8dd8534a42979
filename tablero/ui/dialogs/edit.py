"""All that is known of a person, to be corrected."""

from collections.abc import Callable
from dataclasses import fields as columns
from dataclasses import replace

from tablero.domain.people import Person, PersonFields
from tablero.domain.words import HandleKind, Stage
from tablero.errors import TableroError
from tablero.i18n import N_, Translations
from tablero.present import words
from tablero.services import people
from tablero.ui.deeds import Deed
from tablero.ui.desk import Desk
from tablero.ui.dialogs.day_field import BygoneDayField
from tablero.ui.dialogs.fields import ChoiceField, Field, NotesField, TextField
from tablero.ui.dialogs.form import Form
from tablero.ui.dialogs.formdialog import FormDialog
from tablero.ui.dialogs.person_field import PersonField

Save = Callable[[PersonFields], Deed]

HANDLES = {
    HandleKind.PHONE: N_("Phone"),
    HandleKind.EMAIL: N_("E-mail"),
    HandleKind.LINKEDIN: N_("LinkedIn"),
    HandleKind.OTHER: N_("Other"),
}


LEARNED_ROWS = 2


class EditDialog(FormDialog[Deed]):
    """Gives what `save` gives for the fields; what it refuses is said in place.

    Only what was changed here is written: meanwhile another session may have changed the rest.
    """

    def __init__(self, desk: Desk, page: people.PersonPage, save: Save) -> None:
        self.person = page.person
        self.write = save
        self.via = PersonField(
            "via", desk.tr.gettext("Via"), desk.ws, page.chain[0] if page.chain else None,
            desk.tr.gettext("who led here: type a name"),
        )  # fmt: skip
        self.met = BygoneDayField(
            "met_on", desk.tr.gettext("Met when"), desk,
            desk.tr.gettext("yesterday, 3 weeks ago, 2026-05-12"), page.person.met_on,
        )  # fmt: skip
        self.form = Form(_fields(page.person, self.via, self.met, desk.tr))
        super().__init__(desk, f"edit:{page.person.card.id}")

    def title_text(self) -> str:
        """Who is edited."""
        return self.tr.gettext("Edit · {name}").format(name=self.person.card.name)

    def errors(self) -> dict[str, TableroError]:
        """All that is wrong."""
        from tablero.ui.dialogs.forms import FormErrors

        try:
            self._read()
        except FormErrors as wrong:
            return wrong.errors
        return {}

    def typed(self) -> None:
        """Show as what day the words were understood."""
        self.met.understand()

    def save(self) -> None:
        """Write what was changed."""
        wanted, first = self._read(), self.person.fields()
        changed = {
            column.name: value
            for column in columns(PersonFields)
            if (value := getattr(wanted, column.name)) != getattr(first, column.name)
        }
        current = people.read_person(self.desk.ws, self.person.card.id).person.fields()
        self.finish(self.write(replace(current, **changed)))

    def _read(self) -> PersonFields:
        from tablero.ui.dialogs.forms import read_person

        return read_person(
            self.values(), lambda _name: self.via.read(), lambda _text: self.met.read()
        )


def _fields(person: Person, via: Field, met: Field, tr: Translations) -> list[Field]:
    card = person.card
    cadence = tr.gettext("every {days} days").format(days=person.every_days)
    return [
        TextField("name", tr.gettext("Name"), card.name),
        TextField("role", tr.gettext("Role"), card.role),
        TextField("company", tr.gettext("Company"), card.company),
        TextField(
            "tags", tr.gettext("Tags"), ", ".join(person.tags), tr.gettext("fintech, madrid")
        ),
        *_handle_fields(person, tr),
        via,
        *_met_fields(person, met, tr),
        TextField(
            "cadence", tr.gettext("Cadence"), cadence if person.every_days else "",
            tr.gettext("as the stage; or: every 10 days"),
        ),
        ChoiceField("stage", tr.gettext("Stage"), _stages(tr), card.stage or ""),
        _yes_no("decision_maker", tr.gettext("Decides"), card.decision_maker, tr),
        _yes_no("do_not_contact", tr.gettext("Do not contact"), card.do_not_contact, tr),
        NotesField("notes", tr.gettext("Notes"), person.notes),
    ]  # fmt: skip


def _met_fields(person: Person, met: Field, tr: Translations) -> list[Field]:
    """How we met, and what they know about."""
    example = tr.gettext("on the late train; in a queue")
    return [
        TextField("met_where", tr.gettext("Met where"), person.met_where, example),
        met,
        NotesField("learned", tr.gettext("What I learned"), person.learned, LEARNED_ROWS),
        TextField(
            "expertise", tr.gettext("Knows about"), ", ".join(person.expertise),
            tr.gettext("tyres, customs: commas between"),
        ),
    ]  # fmt: skip


def _handle_fields(person: Person, tr: Translations) -> list[TextField]:
    examples = {
        HandleKind.PHONE: tr.gettext("+34 600 11 22 33; several: commas between"),
        HandleKind.EMAIL: "ana@example.org",
        HandleKind.LINKEDIN: "linkedin.com/in/ana",
        HandleKind.OTHER: tr.gettext("a nickname, a web page"),
    }
    return [
        TextField(
            kind.value,
            tr.gettext(HANDLES[kind]),
            ", ".join(handle.value for handle in person.handles if handle.kind is kind),
            examples[kind],
        )
        for kind in HandleKind
    ]


def _stages(tr: Translations) -> list[tuple[str, str]]:
    stages = [(stage.value, words.stage(stage, tr)) for stage in Stage]
    return [*stages, ("", words.stage(None, tr))]


def _yes_no(name: str, label: str, yes: bool, tr: Translations) -> ChoiceField:
    options = [("no", tr.gettext("no")), ("yes", tr.gettext("yes"))]
    return ChoiceField(name, label, options, "yes" if yes else "no")
