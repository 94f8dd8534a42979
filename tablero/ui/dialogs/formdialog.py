"""A dialog of labelled fields, checked beside the field as one leaves it, and whole at saving."""

from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from sys import modules
from threading import Thread
from typing import Any, ClassVar

from tablero.domain.text import LONGEST
from tablero.errors import Refused, TableroError
from tablero.i18n import N_
from tablero.present.errors import explain
from tablero.present.hints import Hint
from tablero.present.lines import Role
from tablero.ui.desk import Desk
from tablero.ui.dialogs.drafted import DraftedDialog
from tablero.ui.dialogs.fields import ChoiceField, NotesField
from tablero.ui.dialogs.form import Drawing, Form
from tablero.ui.dialogs.sheet import ResultT

FULL = N_("The first {count} characters were kept.")

_FORMS = "tablero.ui.dialogs.forms"


class FormDialog(DraftedDialog[ResultT]):
    """Subclasses give `form`, `errors` and `save`; Enter and ctrl+s save, from any line."""

    form: Form
    SAVE: ClassVar[str] = N_("save")
    """The word for what Enter does."""

    SPARE = 1
    """Rows kept free for what is said below the fields."""

    def __init__(self, desk: Desk, form_name: str) -> None:
        super().__init__(desk, form_name)
        self._visited: set[str] = set()
        self._waiting: list[Callable[[], None]] = []

    def errors(self) -> dict[str, TableroError]:
        """What is wrong now, by field, in the order of the fields."""
        raise NotImplementedError

    def save(self) -> None:
        """Write what the form says and `finish`; may raise what the service refuses."""
        raise NotImplementedError

    def typed(self) -> None:
        """Something in the form has changed."""

    def on_mount(self) -> None:
        """Load what checks the form while the first field is being read."""
        if not _is_loaded():
            self.call_after_refresh(Thread(target=self._load, daemon=True).start)

    def press(self, key: str, character: str) -> None:
        """Esc is for the field first; then it takes back a save that could not be made at once."""
        if key == "escape" and self.form.here.press(key):
            return
        if key == "escape":
            self._waiting.clear()
        super().press(key, character)

    def values(self) -> dict[str, str]:
        """What is in the fields."""
        return self.form.values()

    def put_back(self, draft: dict[str, Any]) -> None:
        """Take up what was typed."""
        self.form.put_back(draft)
        self.typed()

    def hints(self) -> list[Hint]:
        """Save, move, choose, leave; a field alone has none after it."""
        tr, here = self.tr, self.form.here
        move = [("tab", tr.gettext("next"), True)] if len(self.form.fields) > 1 else []
        choose = [("←→", tr.gettext("choose"), True)] if isinstance(here, ChoiceField) else []
        return [
            ("ctrl+s" if isinstance(here, NotesField) else "enter", tr.gettext(self.SAVE), True),
            *move,
            *choose,
            ("esc", tr.gettext("leave"), True),
        ]

    def draw(self, width: int, height: int) -> Drawing:
        """The fields in sight."""
        return self.form.draw(width, height)

    def rows_wanted(self, width: int) -> int:  # noqa: ARG002 - a hook
        """All fields, and what is said below one."""
        return self.form.rows + self.SPARE

    def answer(self, key: str, character: str) -> None:
        """Save, edit the field, or go to another."""
        field = self.form.here
        if key == "ctrl+s":
            self.try_to_save()
        elif (character and field.put(character)) or field.press(key):
            self._changed()
        elif key == "enter":
            self.try_to_save()
        elif key in {"tab", "down", "shift+tab", "up"}:
            self.go_on(+1 if key in {"tab", "down"} else -1)

    def put(self, text: str) -> None:
        """Write it into the field with the cursor; say so when that takes no more."""
        if self.form.here.put(text):
            self._changed()
        if len(self.form.here.value) >= LONGEST:
            self.say(self.tr.gettext(FULL).format(count=LONGEST), Role.ERROR)

    def point(self, owner: int) -> None:
        """A click goes to a field."""
        self.go_on(owner - self.form.index)

    def go_on(self, count: int) -> None:
        """Leave the field for another; what is wrong with it is said below it."""
        self._visited.add(self.form.here.name)
        self.form.step(count)
        self._when_loaded(self._check)

    def try_to_save(self) -> None:
        """Save, or say what stands against it and go to the first field that is wrong."""
        self._when_loaded(self._check_and_save)

    def _check_and_save(self) -> None:
        if wrong := self._show_errors(set(self.values())):
            self.form.go_to(wrong[0])
            return
        self.attempt(self.save)

    def attempt(self, act: Callable[[], None]) -> None:
        """Do something that may be refused; a refusal is said in place, nothing typed is lost."""
        try:
            act()
        except TableroError as error:
            self.say(explain(error, self.tr), Role.ERROR)

    def _check(self) -> None:
        self._show_errors(self._visited)

    def _when_loaded(self, act: Callable[[], None]) -> None:
        """Do what takes the models; the keys and the screen do not wait for those."""
        if _is_loaded():
            act()
        elif act not in self._waiting:
            self._waiting.append(act)

    def _load(self) -> None:
        """In a thread."""
        import_module(_FORMS)
        with suppress(RuntimeError):  # the dialog may be gone by now
            self.app.call_from_thread(self._loaded)

    def _loaded(self) -> None:
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            act()
        if self.is_current:
            self.show()

    def _changed(self) -> None:
        """What was wrong may be right now; nothing new is held against a field being typed in."""
        if self.form.here.error:
            self._check()
        self.typed()

    def _show_errors(self, names: set[str]) -> list[str]:
        wrong = {name: error for name, error in self.errors().items() if name in names}
        self.form.show_errors({name: explain(error, self.tr) for name, error in wrong.items()})
        return list(wrong)


def refusals(**reads: Callable[[], object]) -> dict[str, TableroError]:
    """Why fields cannot be read, by name, of those that cannot."""
    return {name: error for name, read in reads.items() if (error := _refusal(read))}


def _refusal(read: Callable[[], object]) -> Refused | None:
    try:
        read()
    except Refused as error:
        return error
    return None


def _is_loaded() -> bool:
    """Whether the models are there, to the last line of their module."""
    return hasattr(modules.get(_FORMS), "LOADED")
