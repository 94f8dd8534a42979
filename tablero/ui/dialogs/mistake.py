"""What I got wrong: of what sort, why, what I will do next time, about whom, with which touch."""

from collections.abc import Callable, Mapping
from typing import Any

from tablero.domain.mistakes import Mistake
from tablero.domain.people import Card
from tablero.domain.touches import Touch
from tablero.domain.words import Cause, MistakeKind
from tablero.errors import BadInput, Refused, TableroError
from tablero.i18n import N_, Translations
from tablero.present import cells, words
from tablero.services.mistakes import MistakeFields, read_mistake, touches_made
from tablero.ui.deeds import Deed
from tablero.ui.desk import Desk
from tablero.ui.dialogs.emptied import tell_if_emptied
from tablero.ui.dialogs.fields import ChoiceField, Field, NotesField, Option, TextField
from tablero.ui.dialogs.form import Form
from tablero.ui.dialogs.formdialog import FormDialog, refusals
from tablero.ui.dialogs.merging import merged
from tablero.ui.dialogs.person_field import PersonField

Save = Callable[[MistakeFields], Deed]

ASKED = N_("What did I get wrong?")
KNOWN = N_("Mistake · {name}")
EXAMPLE = N_("what I left undone, or should not have done")
SHORT = 50
"""Cells of a text that is edited in one line; a longer one is seen whole in several rows."""

ROWS = 3


class MistakeDialog(FormDialog[Deed]):
    """Gives what `save` gives. `about` is the person it is about to begin with, if any.

    Of one who is chosen in the form instead, no touch is meant unless it is chosen, too.
    """

    SPARE = 4

    def __init__(
        self, desk: Desk, form_name: str, heading: str, first: MistakeFields, about: Card | None,
        save: Save,
    ) -> None:  # fmt: skip
        self.heading = heading
        self.first = first
        self.write = save
        self.text = _text_field(first.text, desk.tr)
        self.about = PersonField(
            "about", desk.tr.gettext("About"), desk.ws, about,
            desk.tr.gettext("nobody; or type a name"),
        )  # fmt: skip
        self.touch = ChoiceField("touch", desk.tr.gettext("Touch"), [_no_touch(desk.tr)], "")
        self.form = Form([self.text, *_sort(first, desk.tr), self.about, self.touch])
        self.offered_for: int | None = None
        self._offer_touches(desk, str(first.touch_id or ""))
        self._text_at_first = self.text.value
        super().__init__(desk, form_name)

    def title_text(self) -> str:
        """The question; of a mistake that is known, about whom it was."""
        return self.heading

    def errors(self) -> dict[str, TableroError]:
        """A text that is missing, a name to which nobody answers, or several."""
        wrong: dict[str, TableroError] = {}
        if not self.first.text and not self.text.value.strip():
            wrong["text"] = BadInput(field="mistake", value="", reason="empty")
        return wrong | refusals(about=self.about.read)

    def put_back(self, draft: dict[str, Any]) -> None:
        """Take up what was typed; the touch once it is known with whom."""
        super().put_back(draft)
        if isinstance(kept := draft.get("touch"), str):
            self.touch.value = kept

    def typed(self) -> None:
        """Offer the touches with whom it is about; say when nothing is left."""
        self._offer_touches(self.desk, "")
        tell_if_emptied(self.text, self.desk, is_known=bool(self.first.text))

    def save(self) -> None:
        """Write it."""
        self.finish(self.write(self._read()))

    def _read(self) -> MistakeFields:
        values = self.form.values()
        same = values["text"] == self._text_at_first
        return MistakeFields(
            text=self.first.text if same else values["text"],
            kind=MistakeKind(values["kind"]),
            cause=Cause(values["cause"]) if values["cause"] else None,
            next_time=values["next"],
            person_id=self.about.read(),
            touch_id=int(values["touch"]) if values["touch"] else None,
        )

    def _offer_touches(self, desk: Desk, value: str) -> None:
        """Those with the one who is named now; while a name is being typed, none."""
        try:
            person_id = self.about.read()
        except Refused:
            person_id = None
        if person_id != self.offered_for:
            made = touches_made(desk.ws, person_id) if person_id else ()
            options = [(str(touch.id), _touch_label(touch, desk)) for touch in made]
            self.touch.offer([_no_touch(desk.tr), *options], value)
            self.offered_for = person_id


def new_mistake(desk: Desk, about: Card | None, save: Save) -> MistakeDialog:
    """Write one down: about somebody, then most likely about the last touch with them, or nobody.

    What was being written about nobody comes first: it is a draft that no card can call up.
    """
    form_name = f"mistake:{about.id}" if about else "mistake"
    drafts = desk.drafts
    if about and not drafts.read(form_name) and drafts.read("mistake"):
        about, form_name = None, "mistake"
    made = touches_made(desk.ws, about.id) if about else ()
    first = MistakeFields(
        "", cause=None, person_id=about and about.id, touch_id=made[0].id if made else None
    )
    return MistakeDialog(desk, form_name, desk.tr.gettext(ASKED), first, about, save)


def known_mistake(desk: Desk, mistake: Mistake, about: Card | None, save: Save) -> MistakeDialog:
    """Change one; only what was changed here, as another session may have the rest."""
    first, entry_id = fields_of(mistake), mistake.entry.id

    def write(wanted: MistakeFields) -> Deed:
        return save(merged(first, wanted, fields_of(read_mistake(desk.ws, entry_id))))

    title = desk.tr.gettext(KNOWN).format(name=mistake.name).rstrip(" ·")
    return MistakeDialog(desk, f"entry:{entry_id}", title, first, about, write)


def fields_of(mistake: Mistake) -> MistakeFields:
    """What can be said anew of a mistake."""
    entry = mistake.entry
    return MistakeFields(
        entry.text, mistake.kind or MistakeKind.LEFT_UNDONE, mistake.cause, mistake.next_time,
        entry.person_id, entry.touch_id,
    )  # fmt: skip


def _text_field(text: str, tr: Translations) -> Field:
    if "\n" in text or cells.width(text) > SHORT:
        return NotesField("text", tr.gettext("Mistake"), text, ROWS)
    return TextField("text", tr.gettext("Mistake"), text, tr.gettext(EXAMPLE))


def _sort(first: MistakeFields, tr: Translations) -> list[Field]:
    """What sort of mistake it was, why it was made, and what is resolved about it."""
    causes: Mapping[str, str] = {
        "": tr.gettext("not thought of yet"), **{each: words.cause(each, tr) for each in Cause}
    }  # fmt: skip
    kinds = [(each.value, words.mistake_kind(each, tr)) for each in MistakeKind]
    return [
        ChoiceField("kind", tr.gettext("Kind"), kinds, first.kind),
        ChoiceField("cause", tr.gettext("Cause"), list(causes.items()), first.cause or ""),
        TextField("next", tr.gettext("Next time"), first.next_time, tr.gettext("what I will do")),
    ]


def _no_touch(tr: Translations) -> Option:
    return "", tr.gettext("none in particular")


def _touch_label(touch: Touch, desk: Desk) -> str:
    """`touch 6 · WhatsApp 18 Nov`."""
    reader = desk.reader()
    number = desk.tr.gettext("touch {number}").format(number=touch.number)
    day = reader.brief_day(reader.local(touch.at).date())
    return f"{number} · {words.channel(touch.channel, desk.tr)} {day}"
