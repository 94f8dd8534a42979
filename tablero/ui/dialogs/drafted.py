"""A dialog in which one types: what is typed is kept on disk until it is saved or given up."""

from typing import Any

from tablero.i18n import N_
from tablero.present.lines import Role
from tablero.ui.desk import Desk
from tablero.ui.dialogs.sheet import ResultT, SheetDialog

BACK = N_("Your draft is back; Esc twice drops it.")
ONCE_MORE = N_("Esc once more throws away what you typed.")


class DraftedDialog(SheetDialog[ResultT]):
    """Subclasses hold the fields; they set them up before they call `super().__init__`.

    Esc leaves at once when nothing was typed, else it has to be pressed twice.
    """

    back_text = BACK

    def __init__(self, desk: Desk, form: str) -> None:
        super().__init__(desk.tr)
        self.desk = desk
        self.form_name = form
        self._first_values = self.values()
        self._kept: dict[str, str] = {}
        self._leaving = False

    def values(self) -> dict[str, str]:
        """What is in the fields."""
        raise NotImplementedError

    def put_back(self, draft: dict[str, Any]) -> None:
        """Fill the fields from what `changes` gave; it may come from an older program."""
        raise NotImplementedError

    def answer(self, key: str, character: str) -> None:
        """Answer a key other than Esc."""
        raise NotImplementedError

    def put(self, text: str) -> None:
        """Write a text at the cursor."""
        raise NotImplementedError

    def changes(self) -> dict[str, str]:
        """What is in the fields that was not there at first."""
        first = self._first_values
        return {name: value for name, value in self.values().items() if first.get(name) != value}

    def on_mount(self) -> None:
        """Take up what a dropped connection left."""
        if draft := self.desk.drafts.read(self.form_name):
            try:
                self.put_back(draft)
            finally:
                self._kept = self.changes()
            self.say(self.tr.gettext(self.back_text), Role.ACCENT)

    def press(self, key: str, character: str) -> None:
        """Esc leaves; all else is for the fields."""
        if key == "escape":
            self._leave()
            return
        self._leaving = False
        try:
            self.answer(key, character)
        finally:
            self.keep()

    def paste(self, text: str) -> None:
        """What is pasted is typed."""
        try:
            self.put(text)
        finally:
            self.keep()

    def keep(self) -> None:
        """Keep on disk what has been typed so far."""
        if self.is_attached and (changes := self.changes()) != self._kept:
            self._kept = changes
            self.desk.drafts.write(self.form_name, changes)

    def finish(self, result: ResultT | None) -> None:
        """Leave with a result; the draft has done its work."""
        if self._kept:
            self.desk.drafts.forget(self.form_name)
            self._kept = {}
        self._first_values = self.values()
        self.dismiss(result)

    def _leave(self) -> None:
        if self._leaving or not self.changes():
            self.finish(None)
        else:
            self._leaving = True
            self.say(self.tr.gettext(ONCE_MORE), Role.ACCENT)
