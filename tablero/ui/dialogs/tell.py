"""Telling somebody what I need, or offering what they need: the best match first, and why."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tablero.domain.asks import NO_MATCH, Ask, Match, Offer
from tablero.domain.people import Card
from tablero.domain.words import Channel
from tablero.errors import DoNotContact, MomentOpen, TableroError
from tablero.i18n import N_
from tablero.present import asks as present
from tablero.present import cells, words
from tablero.present.blocks import wrapped
from tablero.present.errors import explain
from tablero.present.hints import Hint
from tablero.present.lines import Line, Role
from tablero.ui.deeds import Deed
from tablero.ui.desk import Desk
from tablero.ui.dialogs.anyway import ANYWAY
from tablero.ui.dialogs.choosing import ChoosingDialog
from tablero.ui.dialogs.confirm import ConfirmDialog
from tablero.ui.dialogs.fields import ChoiceField
from tablero.ui.keys import first_key

NOTHING = N_(
    "There is nothing to tell: {name} knows of every ask. {ask} writes one, {offer} an offer."
)
COPIED = N_("Copied. Enter says that they were told.")
NO_TOUCH = N_("without a touch")
ROWS = 3


class Choice(NamedTuple):
    """An ask to tell, or an offer to make, and how well it suits."""

    about: Ask | Offer
    match: Match = NO_MATCH


Save = Callable[[Choice, Channel | None, bool], Deed]


class TellDialog(ChoosingDialog[Deed]):
    """Gives what `save` gives for the ask or offer, and the channel: none is without a touch."""

    WIDTH = 76

    def __init__(self, desk: Desk, card: Card, choices: Sequence[Choice], save: Save) -> None:
        super().__init__(desk.tr)
        self.desk = desk
        self.card = card
        self.choices = choices
        self.write = save
        channels = [(channel.value, words.channel(channel, desk.tr)) for channel in Channel]
        options = [("", desk.tr.gettext(NO_TOUCH)), *channels]
        self.channel = ChoiceField("channel", "", options, card.last_channel or Channel.WHATSAPP)

    def title_text(self) -> str:
        """Whom."""
        return self.tr.gettext("Tell · {name}").format(name=self.card.name)

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.choices)

    def word(self) -> str:
        """What Enter does."""
        is_offer = self.choices and isinstance(self.choices[self.index].about, Offer)
        return self.tr.gettext("offered it") if is_offer else self.tr.gettext("told them")

    def hints(self) -> list[Hint]:
        """Tell, by which way, copy."""
        tr, first, *others = self.tr, *super().hints()
        way, copy = ("←→", tr.gettext("way"), bool(self.choices)), tr.gettext("copy")
        return [first, way, ("ctrl+y", copy, bool(self.choices)), *others]

    def options(self, width: int) -> list[Line]:
        """Each with why it suits."""
        tr = self.tr
        return [
            present.choice_line(each.about, each.match, width, tr, here=at == self.index)
            for at, each in enumerate(self.choices)
        ]

    def below(self, width: int) -> list[Line]:
        """The words to send of the one in hand, and the way."""
        if not self.choices:
            keys = {name: first_key(name, self.desk.keys) for name in ("ask", "offer")}
            told = self.tr.gettext(NOTHING).format(name=self.card.name, **keys)
            return wrapped(told, width, Role.TEXT)
        match = self.choices[self.index].match
        reason = ((cells.cut(present.why(match, self.tr), width), Role.GOOD),)
        lines = present.wording_lines(self._words(), width, ROWS, self.tr)
        blank: Line = ()
        lines += [blank] * (ROWS - len(lines))
        return [reason, blank, *lines, blank, *self.channel.lines(width)]

    def act(self, key: str, character: str) -> bool:  # noqa: ARG002 - a hook
        """Choose the way, or copy the words."""
        if key == "ctrl+y" and self.choices:
            self.app.copy_to_clipboard(self._words())
            self.say(self.tr.gettext(COPIED))
            return True
        return self.channel.press(key)

    def choose(self, index: int) -> None:
        """They were told; before one who asked not to be contacted is touched, ask."""
        self.index = index
        try:
            self._write(anyway=False)
        except (DoNotContact, MomentOpen) as refusal:
            question = ConfirmDialog(self.tr.gettext(ANYWAY), self.tr, explain(refusal, self.tr))
            self.app.push_screen(question, self._decided)
        except TableroError as error:
            self.tell_error(error)

    def _decided(self, yes: bool | None) -> None:
        try:
            if yes:
                self._write(anyway=True)
        except TableroError as error:
            self.tell_error(error)

    def _write(self, *, anyway: bool) -> None:
        channel = Channel(self.channel.value) if self.channel.value else None
        self.dismiss(self.write(self.choices[self.index], channel, anyway))

    def _words(self) -> str:
        return present.words_of(self.choices[self.index].about)
