"""All that is known of a person, to be corrected."""

from collections.abc import Callable
from dataclasses import fields as columns
from dataclasses import replace

from tablero.domain.people import Card, Link, Person, PersonFields
from tablero.domain.words import HandleKind, Stage
from tablero.errors import TableroError
from tablero.i18n import N_, Translations
from tablero.present import cells, preview, words
from tablero.present.lines import Line, Role
from tablero.services import people
from tablero.ui.deeds import Deed
from tablero.ui.desk import Desk
from tablero.ui.dialogs.fields import ChoiceField, Field, NotesField, TextField
from tablero.ui.dialogs.form import HERE, Form
from tablero.ui.dialogs.formdialog import FormDialog

Save = Callable[[PersonFields], Deed]

SUGGESTIONS = 4

HANDLES = {
    HandleKind.PHONE: N_("Phone"),
    HandleKind.EMAIL: N_("E-mail"),
    HandleKind.LINKEDIN: N_("LinkedIn"),
    HandleKind.OTHER: N_("Other"),
}


class EditDialog(FormDialog[Deed]):
    """Gives what `save` gives for the fields; what it refuses is said in place.

    Only what was changed here is written: meanwhile another session may have changed the rest.
    """

    def __init__(self, desk: Desk, page: people.PersonPage, save: Save) -> None:
        self.person = page.person
        self.write = save
        self._via: Link | None = page.chain[0] if page.chain else None
        self._offers: list[Card] = []
        self._offer = 0
        self.form = Form(_fields(page.person, self._via.name if self._via else "", desk.tr))
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

    def press(self, key: str, character: str) -> None:
        """Esc takes the offers away before it leaves."""
        if key == "escape" and self._offers:
            self._offers = []
            self._show_offers()
        else:
            super().press(key, character)

    def answer(self, key: str, character: str) -> None:
        """While names are offered, arrows, Enter and Tab choose one of them."""
        if self._offers and key in {"up", "down"}:
            self._offer = (self._offer + (1 if key == "down" else -1)) % len(self._offers)
            self._show_offers()
        elif self._offers and key in {"enter", "tab"}:
            self._take(self._offers[self._offer])
            if key == "tab":
                self.go_on(+1)
        else:
            super().answer(key, character)

    def typed(self) -> None:
        """Offer names while an introducer is being typed."""
        field = self.form["via"]
        typing = self.form.here is field and self._via_is_new()
        self._offers = people.suggest(self.desk.ws, field.value, SUGGESTIONS) if typing else []
        self._offer = 0
        self._show_offers()

    def go_on(self, count: int) -> None:
        """Leaving the field takes the offers away."""
        super().go_on(count)
        self._offers = []
        self._show_offers()

    def find_introducer(self, text: str) -> int | None:
        """Who led to the person. Raises NotFound or Ambiguous."""
        if not text.strip():
            return None
        if self._via and text == self._via.name:
            return self._via.id
        return people.resolve(self.desk.ws, text).id

    def _read(self) -> PersonFields:
        from tablero.ui.dialogs.forms import read_person

        return read_person(self.values(), self.find_introducer)

    def _via_is_new(self) -> bool:
        return self._via is None or self.form["via"].value != self._via.name

    def _take(self, card: Card) -> None:
        self._via = Link(card.id, card.name)
        self.form["via"].value = card.name
        self._offers = []
        self._show_offers()

    def _show_offers(self) -> None:
        self.form["via"].below = tuple(
            _offer_line(card, index == self._offer) for index, card in enumerate(self._offers)
        )


def _offer_line(card: Card, here: bool) -> Line:
    mark = (f"{HERE} " if here else "  ", Role.ACCENT)
    return (mark, (cells.shown(preview.who(card)), Role.NAME if here else Role.DIM))


def _fields(person: Person, via: str, tr: Translations) -> list[Field]:
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
        TextField("via", tr.gettext("Via"), via, tr.gettext("who led here: type a name")),
        TextField(
            "cadence", tr.gettext("Cadence"), cadence if person.every_days else "",
            tr.gettext("as the stage; or: every 10 days"),
        ),
        ChoiceField("stage", tr.gettext("Stage"), _stages(tr), card.stage or ""),
        _yes_no("decision_maker", tr.gettext("Decides"), card.decision_maker, tr),
        _yes_no("do_not_contact", tr.gettext("Do not contact"), card.do_not_contact, tr),
        NotesField("notes", tr.gettext("Notes"), person.notes),
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
