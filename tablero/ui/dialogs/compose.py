"""Composing a message: from a template, edited in place, taken to where it is sent, then logged.

The browser and the phone are on the other side of the wire: the message goes there by the clipboard
of the terminal, by a link of the terminal's own, or as a QR code.
"""

from collections.abc import Callable, Sequence

from textual.timer import Timer

from tablero.domain.templates import Template
from tablero.errors import DoNotContact, TableroError
from tablero.i18n import N_
from tablero.present import cells, giving
from tablero.present.errors import explain
from tablero.present.hints import Hint
from tablero.present.lines import Line, Role
from tablero.present.link import link_line, short, why_no_link
from tablero.services.messages import Correspondent, used_idea
from tablero.services.touches import TouchFields
from tablero.ui.deeds import Deed
from tablero.ui.desk import Desk
from tablero.ui.dialogs.anyway import LoggingDialog, Save
from tablero.ui.dialogs.fields import ChoiceField
from tablero.ui.dialogs.form import Drawing
from tablero.ui.dialogs.letter import Letter
from tablero.ui.keys import first_key

KEPT_WORDS = N_("Your words stay; ctrl+t for the template.")
SWAPPED = N_("ctrl+t again brings back your own words.")
BACK = N_("Your draft is back; ctrl+t starts afresh.")
STILL_OPEN = N_("Still to fill in: {places}")
COPIED_MESSAGE = N_("Copied. Once it is sent, ctrl+s logs it.")
COPIED_LINK = N_("Copied · {value}")
COPIED_OPEN = N_("Copied, and still to fill in: {places}")
NOTHING_TO_COPY = N_("There is no message to copy yet.")

LINK_SECONDS = 0.4
"""So long after the last letter the link takes the message up: it is too much to send with each."""

ROWS, FEWEST_ROWS = 10, 3
"""Of the message: as many as there is room for."""


class ComposeDialog(LoggingDialog[Deed]):
    """Logs the message as a touch. One who leaves without that finds it again."""

    WIDTH = 88
    back_text = BACK

    def __init__(
        self, desk: Desk, who: Correspondent, templates: Sequence[Template], save: Save
    ) -> None:
        self.card = who.page.person.card
        self.write = save
        self.form: Letter = Letter(who, templates, desk.language, desk.tr)
        self._has_told = False
        self._pause: Timer | None = None
        super().__init__(desk, f"compose:{self.card.id}")
        self.link = self.form.link()

    def title_text(self) -> str:
        """To whom."""
        return self.tr.gettext("Message · {name}").format(name=self.card.name)

    def hints(self) -> list[Hint]:
        """What can be done with the message, then how to get about."""
        tr, reaches = self.tr, bool(self.form.bare_link())
        choose = isinstance(self.form.here, ChoiceField)
        return [
            ("ctrl+s", tr.gettext("log"), True),
            ("ctrl+y", tr.gettext("copy"), True),
            ("ctrl+l", tr.gettext("link"), reaches),
            ("ctrl+r", "QR", reaches),
            *([("←→", tr.gettext("choose"), True)] if choose else []),
            ("esc", tr.gettext("leave"), True),
            ("tab", tr.gettext("next"), True),
        ]

    def errors(self) -> dict[str, TableroError]:
        """Nothing that can be chosen here is wrong."""
        return {}

    def rows_wanted(self, width: int) -> int:  # noqa: ARG002 - a hook
        """The choices, a roomy message, and what is said below."""
        return len(self.form.fields) - 1 + ROWS + 2

    def draw(self, width: int, height: int) -> Drawing:
        """The fields; the message has the room that the others leave."""
        room, form = self.form.room(width), self.form
        form["intent"].below = tuple(((line, Role.ACCENT),) for line in self._advice(room))
        form.body.below = self._below(room)
        taken = sum(1 + len(field.below) for field in form.fields) - 1
        form.body.row_count = max(FEWEST_ROWS, height - taken)
        return super().draw(width, height)

    def answer(self, key: str, character: str) -> None:
        """The keys of the message, else those of the fields; Enter goes from a choice to it."""
        act = self._acts().get(key)
        if act:
            act()
        elif key == "enter" and isinstance(self.form.here, ChoiceField):
            self.form.go_to("message")
        else:
            super().answer(key, character)

    def put_back(self, draft: dict[str, object]) -> None:
        """Take up what was written."""
        self.form.put_back(draft)
        self.link = self.form.link()

    def typed(self) -> None:
        """Follow the change; the link follows a letter when there is time for it."""
        if self.form.changed(self.form.here.name) and not self._has_told:
            self._has_told = True
            self.say(self.tr.gettext(KEPT_WORDS), Role.ACCENT)
        if self.form.here.name == "message":
            self._hold_link()
        else:
            self._renew_link()

    def try_to_save(self) -> None:
        """Log it; there is nothing to wait for."""
        self.attempt(self.save)

    def log_touch(self, *, anyway: bool) -> None:
        """One write: the touch, the message as its note, the idea used."""
        form = self.form
        fields = TouchFields(
            form.channel, intent=form.intent, note=form.message, idea_id=used_idea(form.given)
        )
        self.finish(self.write(fields, anyway))

    def copy_message(self) -> None:
        """Put it on the clipboard of the terminal (OSC 52)."""
        if not self.form.message:
            self.say(self.tr.gettext(NOTHING_TO_COPY), Role.ERROR)
            return
        self.app.copy_to_clipboard(self.form.message)
        self._tell_copied(self.tr.gettext(COPIED_MESSAGE))

    def copy_link(self) -> None:
        """Put the link there, the message in it."""
        if link := self.form.link():
            self.app.copy_to_clipboard(link)
            self._tell_copied(self.tr.gettext(COPIED_LINK).format(value=short(link)))
        else:
            self.say(self._why_no_link(), Role.ERROR)

    def show_code(self) -> None:
        """Show the link as a QR code, for the phone."""
        from tablero.ui.dialogs.qr import QrDialog

        if bare := self.form.bare_link():
            links = (self.form.link(), bare)
            self.app.push_screen(QrDialog(links, self.card.name, self.tr, self.app.size))
        else:
            self.say(self._why_no_link(), Role.ERROR)

    def swap(self) -> None:
        """The template's words, or one's own again."""
        was_by_hand = self.form.is_by_hand
        self.form.swap()
        self._renew_link()
        if was_by_hand and not self.form.is_by_hand:
            self.say(self.tr.gettext(SWAPPED), Role.ACCENT)

    def _acts(self) -> dict[str, Callable[[], None]]:
        return {
            "ctrl+y": self.copy_message,
            "ctrl+l": self.copy_link,
            "ctrl+r": self.show_code,
            "ctrl+t": self.swap,
        }

    def _leave(self) -> None:
        """Leave at once; what was written is kept."""
        self.dismiss(None)

    def _tell_copied(self, told: str) -> None:
        if places := self.form.open_places():
            self.say(self.tr.gettext(COPIED_OPEN).format(places=" ".join(places)), Role.ERROR)
        else:
            self.say(told)

    def _hold_link(self) -> None:
        if self._pause:
            self._pause.stop()
        self.link = ""
        self._pause = self.set_timer(LINK_SECONDS, self._renew_link)

    def _renew_link(self) -> None:
        self.link = self.form.link()
        self.show()

    def _advice(self, room: int) -> list[str]:
        """Before it is sent, not only before it is logged."""
        if self.card.do_not_contact:
            return cells.wrap(explain(DoNotContact(name=self.card.name), self.tr), room)
        asked = self.card.unanswered_asks
        advice = giving.before_asking(self.form.intent, asked, self.form.who.at_hand, self.tr)
        return cells.wrap(advice, room) if advice else []

    def _below(self, room: int) -> tuple[Line, ...]:
        """What is still open, and the link."""
        told = self.tr.gettext(STILL_OPEN).format(places=" ".join(self.form.open_places()))
        is_open = bool(self.form.open_places())
        lines = [((line, Role.ACCENT),) for line in cells.wrap(told, room) if is_open]
        return (*lines, *self._link_lines(room))

    def _link_lines(self, room: int) -> list[Line]:
        if link := self.form.link():
            return [link_line(self.form.channel, link, self.form.message, room, self.tr)]
        return [((line, Role.DIM),) for line in cells.wrap(self._why_no_link(), room)]

    def _why_no_link(self) -> str:
        key = first_key("edit", self.desk.keys)
        return why_no_link(self.form.channel, self.form.who.page.person.handles, key, self.tr)
