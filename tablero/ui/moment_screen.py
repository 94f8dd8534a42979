"""The guide through a moment of truth: five steps, one at a time, calmly; nothing typed is lost.

What is typed is kept at each key, under the step it belongs to. One who leaves, or whose connection
drops, finds step and words again.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.timer import Timer

from tablero.domain.recovery import STEPS, Recovery
from tablero.domain.words import RecoveryStep
from tablero.errors import BadInput, TableroError
from tablero.i18n import N_
from tablero.present import moment as present
from tablero.present.errors import explain
from tablero.present.hints import Hint
from tablero.present.lines import Role
from tablero.ui.deeds import Deed
from tablero.ui.desk import Desk
from tablero.ui.dialogs.fields import ChoiceField, NotesField
from tablero.ui.guard import Guarded, Teller
from tablero.ui.list_fields import ListField, ReadField
from tablero.ui.moment_deeds import Walked
from tablero.ui.moment_guide import MomentGuide
from tablero.ui.moment_view import MomentView
from tablero.ui.typeahead import ANSWERS, TypeAhead

BACK = N_("What you typed last time is back.")
PROMISED = N_("In Today on {day}. ctrl+o keeps it as a calendar file, ctrl+y copies that.")
KEPT_FILE = N_("Kept for you alone: {path}")
COPIED = N_("The calendar file is copied: paste it into a file that ends in .ics.")
NOTHING: tuple[str, Role] = ("", Role.TEXT)

LETTERS = {
    "h": "pageup", "left": "pageup", "l": "pagedown", "right": "pagedown",
    "z": "ctrl+z", "d": "ctrl+x",
}  # fmt: skip
"""What letters stand for where nothing is typed."""

IN_A_LIST = {"j": "down", "k": "up"}
"""The same within a list or a text: they do not lead out of it, to where they would be typed."""


class MomentScreen(Guarded, Teller, Screen[None]):
    """`show` brings the screens beneath in line; `left` is called when one has left it."""

    DEFAULT_CSS = "MomentScreen { background: $background; }"
    AUTO_FOCUS = ""

    def __init__(
        self, desk: Desk, recovery: Recovery,
        show: Callable[[Deed], None], left: Callable[[MomentGuide], None],
    ) -> None:  # fmt: skip
        super().__init__()
        self.desk = desk
        self.tr = desk.tr
        self.guide = MomentGuide(desk, recovery)
        self.show_deed = show
        self.left = left
        self.notice = NOTHING
        self._minute: Timer | None = None
        if self.guide.kept:
            self.say(self.tr.gettext(BACK), Role.ACCENT)
        elif recovery.is_away(desk.ws.today()):
            self.say(present.standing(recovery, self.desk.reader()), Role.ACCENT)
        self.view = MomentView(self)

    def compose(self) -> ComposeResult:
        """One widget."""
        yield self.view

    def on_mount(self) -> None:
        """The quarter of an hour may be running."""
        self._wind_up()

    def say(self, text: str, role: Role = Role.TEXT) -> None:
        """Say something above the keys, until one is pressed."""
        self.notice = text, role

    def tell_error(self, error: TableroError) -> None:
        """Say what stood against it."""
        self.say(explain(error, self.tr), Role.ERROR)
        self.view.show()

    def title_right(self) -> str:
        """The quarter of an hour while one talks, else when that is to be."""
        recovery, now = self.guide.recovery, self.desk.ws.now()
        timer = present.timer(recovery, now, self.tr)
        if timer and self.guide.here is RecoveryStep.TALK:
            return timer
        return present.agreed(recovery, self.desk.reader())

    def hints(self) -> list[Hint]:
        """What can be done here."""
        tr, guide, here = self.tr, self.guide, self.guide.step.form.here
        save = N_("begin") if guide.waits_to_begin else guide.step.SAVE
        by_letter = isinstance(here, ReadField)
        picks = N_("tick") if guide.here is RecoveryStep.TALK else N_("pick")
        keys = ("h", "z", "d") if by_letter else ("pgup", "ctrl+z", "ctrl+x")
        return [
            ("ctrl+s", tr.gettext(save), True),
            *([("space", tr.gettext(picks), True)] if isinstance(here, ListField) else []),
            *([("←→", tr.gettext("choose"), True)] if isinstance(here, ChoiceField) else []),
            ("tab", tr.gettext("next"), True),
            ("esc", tr.gettext("leave"), True),
            (keys[0], tr.gettext("back"), guide.here is not STEPS[0]),
            (keys[1], tr.gettext("put off"), True),
            (keys[2], tr.gettext("drop"), True),
            *([("ctrl+o", tr.gettext("calendar"), True)] if guide.recovery.talk_at else []),
        ]

    def on_key(self, event: events.Key) -> None:
        """All keys are for the guide, until it has been left."""
        event.stop()
        event.prevent_default()
        if not self.is_current:
            if event.key not in ANSWERS and isinstance(self.app, TypeAhead):
                self.app.pass_on(event)
            return
        self.notice = NOTHING
        written = event.character if event.is_printable else None
        self.attempt(lambda: self.press(event.key, written or ""))

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted is typed."""
        event.stop()
        self.notice = NOTHING
        if self.guide.step.form.here.put(event.text):
            self.attempt(self._changed)

    def press(self, key: str, character: str) -> None:
        """The keys of the guide, those of the field, and letters where nothing is typed."""
        form = self.guide.step.form
        if act := self._acts().get(key):
            act()
        elif self._edit(key, character):
            self._changed()
        elif key in {"tab", "down", "enter", "shift+tab", "up"}:
            form.step(-1 if key in {"shift+tab", "up"} else +1)
        elif isinstance(form.here, ReadField) and not form.here.press(IN_A_LIST.get(key, "")):
            self._acts().get(LETTERS.get(key, ""), _nothing)()

    def point(self, owner: int) -> None:
        """A click goes to a field."""
        form = self.guide.step.form
        form.step(owner - form.index)

    def attempt(self, act: Callable[[], None]) -> None:
        """Do something that may be refused; a refusal is told, and nothing typed is lost."""
        try:
            act()
        except TableroError as error:
            self.tell_error(error)
        self.view.show()

    def save(self) -> None:
        """Save the step and go on; leave what is over."""
        was, begins = self.guide.here, self.guide.waits_to_begin
        with self._leading_to_what_is_wrong():
            done = self.guide.save()
        self.show_deed(done.deed)
        recovery = self.guide.recovery
        if recovery.step is RecoveryStep.CLOSED:
            self.leave()
        elif begins:
            self._wind_up()
        elif (was, recovery.step) == (RecoveryStep.CONTACT, RecoveryStep.TALK) and recovery.talk_at:
            reader = self.desk.reader()
            day = reader.day(reader.local(recovery.talk_at).date())
            self.say(self.tr.gettext(PROMISED).format(day=day), Role.ACCENT)

    def look(self, count: int) -> None:
        """Turn to a step before or after, and save what was changed in one that is done."""
        with self._leading_to_what_is_wrong():
            done = self.guide.look(count)
        if done:
            self.show_deed(done.deed)

    def put_off(self) -> None:
        """Ask until when, and why."""
        from tablero.ui.dialogs.set_aside import put_off_dialog

        guide = self.guide
        dialog = put_off_dialog(self.desk, guide.recovery, guide.deeds)
        self.app.push_screen(dialog, self._set_aside)

    def drop(self) -> None:
        """Ask why."""
        from tablero.ui.dialogs.set_aside import drop_dialog

        guide = self.guide
        dialog = drop_dialog(self.desk, guide.recovery, guide.deeds)
        self.app.push_screen(dialog, self._set_aside)

    def keep_calendar_file(self) -> None:
        """Keep the talk as a file for the calendar, beside the database."""
        from tablero.services.calendar import keep_talk_file

        ws, words = self.desk.ws, self.guide.appointment_words()
        path = keep_talk_file(ws, self.guide.recovery, words, ws.store.path.parent)
        self.say(self.tr.gettext(KEPT_FILE).format(path=path), Role.ACCENT)

    def copy_calendar_file(self) -> None:
        """Put the text of that file on the clipboard of the terminal."""
        from tablero.services.calendar import talk_file

        words = self.guide.appointment_words()
        text = talk_file(self.desk.ws, self.guide.recovery, words)
        self.app.copy_to_clipboard(text.decode())
        self.say(self.tr.gettext(COPIED), Role.ACCENT)

    def leave(self) -> None:
        """Leave: the notes of a talk go into the database, all else that was typed is kept.

        Where they cannot be written, they are kept as the rest is: one is never held here.
        """
        with suppress(TableroError):
            if done := self.guide.keep_notes():
                self.show_deed(done.deed)
        self.dismiss()
        self.left(self.guide)

    def tick(self) -> None:
        """A minute has gone: show it, and wait for the next."""
        self.view.show()
        self._wind_up()

    def _acts(self) -> dict[str, Callable[[], None]]:
        return {
            "escape": self.leave,
            "ctrl+s": self.save,
            "pageup": lambda: self.look(-1),
            "pagedown": lambda: self.look(+1),
            "ctrl+z": self.put_off,
            "ctrl+x": self.drop,
            "ctrl+o": self.keep_calendar_file,
            "ctrl+y": self.copy_calendar_file,
        }

    @contextmanager
    def _leading_to_what_is_wrong(self) -> Iterator[None]:
        """Where a step is refused, go to the field that has to be mended."""
        try:
            yield
        except BadInput as error:
            self.guide.step.form.go_to(self.guide.step.wrong_field(error))
            raise

    def _edit(self, key: str, character: str) -> bool:
        """Whether the key was for the field."""
        field = self.guide.step.form.here
        if key == "enter" and not isinstance(field, NotesField):
            return False
        return bool(character and field.put(character)) or field.press(key)

    def _changed(self) -> None:
        for done in self.guide.changed():
            self.show_deed(done.deed)

    def _set_aside(self, done: Walked | None) -> None:
        if done:
            self.guide.take(done)
            self.show_deed(done.deed)
            self.dismiss()

    def _wind_up(self) -> None:
        """Wake at the next full minute of the talk, as long as it runs: one small repaint each."""
        if self._minute:
            self._minute.stop()
        self._minute = None
        recovery, now = self.guide.recovery, self.desk.ws.now()
        if recovery.step is RecoveryStep.TALK and present.is_running(recovery, now):
            self._minute = self.set_timer(present.to_next_minute(recovery, now), self.tick)


def _nothing() -> None:
    """Where nothing is typed, a letter that means nothing does nothing."""
