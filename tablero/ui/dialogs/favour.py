"""A favour: which way it went, what it was, when; one that I gave can be a touch, too."""

from collections.abc import Callable
from datetime import date

from tablero.domain.favours import Favour
from tablero.domain.words import Channel, FavourKind
from tablero.errors import BadInput, TableroError
from tablero.i18n import N_, Translations
from tablero.present import words
from tablero.present.lines import Role
from tablero.services.favours import COUNTED, FavourFields
from tablero.ui.deeds import Deed
from tablero.ui.desk import Desk
from tablero.ui.dialogs.anyway import LoggingDialog
from tablero.ui.dialogs.day_field import BygoneDayField
from tablero.ui.dialogs.emptied import NO_WORDS, tell_if_emptied
from tablero.ui.dialogs.fields import ChoiceField, Field, TextField
from tablero.ui.dialogs.form import Form
from tablero.ui.dialogs.formdialog import refusals

Save = Callable[[FavourFields, bool], Deed]
"""Writes it; the flag is that of a touch, for one who asked not to be contacted."""

NO_TOUCH = N_("Only what I gave or offered can be a touch.")


class FavourDialog(LoggingDialog[Deed]):
    """Gives what `save` gives. A favour that is `known` may be settled, emptied, said anew."""

    WIDTH = 70
    SPARE = 2

    def __init__(self, desk: Desk, form_name: str, whom: str, known: Favour | None, save: Save
                 ) -> None:  # fmt: skip
        self.whom = whom
        self.known = known
        self.write = save
        self.day = _day_field(desk, known)
        self.form = Form(_fields(desk, known, self.day))
        super().__init__(desk, form_name)
        self.typed()

    def title_text(self) -> str:
        """Between whom and me."""
        return self.tr.gettext("Favour · {name}").format(name=self.whom)

    def errors(self) -> dict[str, TableroError]:
        """Nothing said, or a day that is none or still to come."""
        wrong: dict[str, TableroError] = {}
        if self.known is None and not self.form["what"].value.strip():
            wrong["what"] = BadInput(field="favour", value="", reason="empty")
        return wrong | refusals(day=self.day.read)

    def typed(self) -> None:
        """Show the day as it was understood; that nothing is left, or is no touch."""
        self.day.understand()
        values, tr = self.form.values(), self.tr
        is_known = self.known is not None
        tell_if_emptied(self.form["what"], self.desk, is_known=is_known, told=NO_WORDS)
        if "channel" in values:
            lost = values["channel"] and FavourKind(values["kind"]) not in COUNTED
            self.form["channel"].below = (((tr.gettext(NO_TOUCH), Role.ACCENT),),) if lost else ()

    def log_touch(self, *, anyway: bool) -> None:
        """Write it, with its touch if it is to be one."""
        values = self.form.values()
        channel = values.get("channel", "")
        fields = FavourFields(
            FavourKind(values["kind"]), values["what"], self.day.read(), self._settled_on(),
            Channel(channel) if channel else None,
        )  # fmt: skip
        self.finish(self.write(fields, anyway))

    def _settled_on(self) -> date | None:
        """The day on which it was settled, which stays; else today."""
        if self.known is None or self.form["settled"].value == "no":
            return None
        return self.known.settled_on or self.desk.ws.today()


def fields_of(favour: Favour) -> FavourFields:
    """What can be said anew in a favour."""
    return FavourFields(favour.kind, favour.what, favour.day, favour.settled_on)


def _day_field(desk: Desk, known: Favour | None) -> BygoneDayField:
    example = desk.tr.gettext("today; or: yesterday, 2026-05-12")
    return BygoneDayField("day", desk.tr.gettext("When"), desk, example, known and known.day)


def _fields(desk: Desk, known: Favour | None, day: Field) -> list[Field]:
    tr = desk.tr
    kinds = [(kind.value, words.favour(kind, tr)) for kind in FavourKind]
    return [
        ChoiceField("kind", tr.gettext("Favour"), kinds, known.kind if known else ""),
        TextField("what", tr.gettext("What"), known.what if known else "",
                  tr.gettext("lent the van; read the contract")),
        day,
        _settled(known, tr) if known else _as_touch(tr),
    ]  # fmt: skip


def _settled(known: Favour, tr: Translations) -> ChoiceField:
    options = [("no", tr.gettext("no")), ("yes", tr.gettext("yes"))]
    return ChoiceField("settled", tr.gettext("Settled"), options, "no" if known.is_open else "yes")


def _as_touch(tr: Translations) -> ChoiceField:
    channels = [(channel.value, words.channel(channel, tr)) for channel in Channel]
    return ChoiceField("channel", tr.gettext("As a touch"), [("", tr.gettext("no")), *channels], "")
