"""What I need, with words ready to send; what I can give; what somebody answered."""

from collections.abc import Callable

from tablero.domain.asks import Ask, Offer, Told
from tablero.errors import BadInput, TableroError
from tablero.i18n import N_
from tablero.services.asks import AskFields
from tablero.services.offers import OfferFields
from tablero.ui.deeds import Deed
from tablero.ui.desk import Desk
from tablero.ui.dialogs.emptied import NO_WORDS, tell_if_emptied
from tablero.ui.dialogs.fields import Field, NotesField, TextField
from tablero.ui.dialogs.form import Form
from tablero.ui.dialogs.formdialog import FormDialog, refusals
from tablero.ui.dialogs.person_field import PersonField
from tablero.ui.keys import first_key

KNOWS = N_("tyres, wheels: they find who knows")
NEEDS = N_("pricing, finance: they find who needs it")
ROWS = 4


class NeedDialog(FormDialog[Deed]):
    """What `AskDialog` and `OfferDialog` share: a first field that says it, and may be emptied."""

    SPARE = 2
    says, kind = "need", "ask"

    def __init__(self, desk: Desk, form_name: str, *, is_known: bool) -> None:
        self.is_known = is_known
        super().__init__(desk, form_name)

    def errors(self) -> dict[str, TableroError]:
        """A new one that says nothing."""
        if self.is_known or self.form[self.says].value.strip():
            return {}
        return {self.says: BadInput(field=self.kind, value="", reason="empty")}

    def typed(self) -> None:
        """Say that nothing would be left."""
        says = self.form[self.says]
        tell_if_emptied(says, self.desk, is_known=self.is_known, told=NO_WORDS)


class AskDialog(NeedDialog):
    """Gives what `save` gives for what I need; new, or one that is `known`."""

    def __init__(self, desk: Desk, known: Ask | None, save: Callable[[AskFields], Deed]) -> None:
        tr = desk.tr
        self.write = save
        self.form = Form([
            TextField("need", tr.gettext("I need"), known.need if known else "",
                      tr.gettext("somebody who knows about tyres")),
            NotesField("wording", tr.gettext("To send"), known.wording if known else "", ROWS),
            _tags(desk, known.tags if known else (), KNOWS),
        ])  # fmt: skip
        super().__init__(desk, f"ask:{known.id}" if known else "ask", is_known=known is not None)

    def title_text(self) -> str:
        """What it is."""
        return self.tr.gettext("What I need")

    def save(self) -> None:
        """Write it."""
        self.finish(self.write(AskFields(**self.form.values())))


class OfferDialog(NeedDialog):
    """Gives what `save` gives for what I can give; new, or one that is `known`."""

    says, kind = "what", "offer"

    def __init__(
        self, desk: Desk, known: Offer | None, save: Callable[[OfferFields], Deed]
    ) -> None:
        tr = desk.tr
        self.write = save
        self.form = Form([
            TextField("what", tr.gettext("I can give"), known.what if known else "",
                      tr.gettext("an hour on pricing; a word with the bank")),
            _tags(desk, known.tags if known else (), NEEDS),
        ])  # fmt: skip
        super().__init__(desk, f"offer:{known.id}" if known else "offer", is_known=bool(known))

    def title_text(self) -> str:
        """What it is."""
        return self.tr.gettext("What I can give")

    def save(self) -> None:
        """Write it."""
        self.finish(self.write(OfferFields(**self.form.values())))


class AnswerDialog(FormDialog[Deed]):
    """Gives what `save` gives for the answer, and for whom it led to, if to somebody known."""

    WIDTH = 70
    SPARE = 5

    def __init__(self, desk: Desk, told: Told, save: Callable[[str, int | None], Deed]) -> None:
        tr = desk.tr
        self.told = told
        self.write = save
        self.led_to = PersonField(
            "led_to", tr.gettext("Led to"), desk.ws, told.led_to,
            tr.gettext("somebody who is here; {key} adds a new person").format(
                key=first_key("outcome_referred", desk.keys)
            ),
        )  # fmt: skip
        self.form = Form([TextField("answer", tr.gettext("Answer"), told.answer), self.led_to])
        super().__init__(desk, f"answer:{told.id}")

    def title_text(self) -> str:
        """Whose."""
        return self.tr.gettext("Answer · {name}").format(name=self.told.person.name)

    def errors(self) -> dict[str, TableroError]:
        """A name to which nobody answers, or several."""
        return refusals(led_to=self.led_to.read)

    def save(self) -> None:
        """Write it; one whom it led to before stays."""
        led_to = self.led_to.read()
        is_new = led_to if led_to != (self.told.led_to and self.told.led_to.id) else None
        self.finish(self.write(self.form["answer"].value, is_new))


def _tags(desk: Desk, tags: tuple[str, ...], example: str) -> Field:
    return TextField("tags", desk.tr.gettext("Tags"), ", ".join(tags), desk.tr.gettext(example))
