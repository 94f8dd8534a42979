"""What is written about people, when they rest, and what they are sent: keys that open a dialog."""

from tablero.domain.entries import CLOSABLE, Entry
from tablero.domain.words import EntryKind, EntryStatus
from tablero.i18n import N_
from tablero.ui.working_screen import WorkingScreen

NOT_TO_BE_DONE = N_("Put the cursor on an idea or a promise: only those can be done.")


class WritingScreen(WorkingScreen):
    """A screen on which one writes entries, lets cards rest, composes and closes the day."""

    def entry_in_hand(self) -> Entry | None:
        """The entry under the cursor, on screens that show entries."""
        return None

    def do_rest(self) -> None:
        """Ask until when the cards rest, and why."""
        from tablero.ui.dialogs.opening_written import open_rest

        if ids := self.targets:
            open_rest(self, ids)

    def do_due(self) -> None:
        """Ask when the next touch is due."""
        from tablero.ui.dialogs.opening_written import open_due

        if ids := self.targets:
            open_due(self, ids)

    def do_idea(self) -> None:
        """Write down an idea."""
        self._write(EntryKind.IDEA)

    def do_promise(self) -> None:
        """Write down a promise."""
        self._write(EntryKind.PROMISE)

    def do_research(self) -> None:
        """Write down what was found out."""
        self._write(EntryKind.RESEARCH)

    def do_value(self) -> None:
        """Write down what they would value, or what I can offer."""
        self._write(EntryKind.VALUE)

    def do_note(self) -> None:
        """Write a note."""
        self._write(EntryKind.NOTE)

    def do_moment(self) -> None:
        """Somebody is upset: open the moment of truth, or go on with it."""
        from tablero.ui.dialogs.opening_moment import open_moment

        if card := self.selected:
            open_moment(self, card)

    def do_compose(self) -> None:
        """Compose a message to the person in hand."""
        from tablero.ui.dialogs.opening_compose import open_compose

        if card := self.selected:
            open_compose(self, card)

    def do_evening(self) -> None:
        """Close the day."""
        from tablero.ui.dialogs.opening_written import open_evening

        open_evening(self)

    def do_done(self) -> None:
        """The promise was kept, the idea used; what was so already is open again."""
        if entry := self.entry_in_hand():
            is_open = entry.status is EntryStatus.OPEN
            status = EntryStatus.DONE if is_open else EntryStatus.OPEN
            self.close_entry(entry, status)

    def close_entry(self, entry: Entry, status: EntryStatus) -> None:
        """The entry is done or open again."""
        self.show(self.deeds.close(entry.id, status))

    def do_editor(self) -> None:
        """Edit the entry in hand, else the notes, in the user's editor."""
        from tablero.ui.dialogs.opening_editor import open_editor

        if card := self.selected:
            open_editor(self, card)

    def do_no_delete(self) -> None:
        """Say what to do instead of deleting, and do it when its key is pressed."""
        from tablero.ui.dialogs.no_delete import NoDeleteDialog

        dialog = NoDeleteDialog(self.desk, on_an_entry=self.entry_in_hand() is not None)
        self.app.push_screen(dialog, lambda chosen: self.action_act(chosen) if chosen else None)

    def reason_against(self, action_id: str) -> str | None:
        """As everywhere; and done is only what can be."""
        if action_id == "done" and not self._can_be_done():
            return self.desk.tr.gettext(NOT_TO_BE_DONE)
        return super().reason_against(action_id)

    def _can_be_done(self) -> bool:
        entry = self.entry_in_hand()
        return entry is not None and entry.kind in CLOSABLE

    def _write(self, kind: EntryKind) -> None:
        from tablero.ui.dialogs.opening_written import open_writing

        if ids := self.targets:
            open_writing(self, ids, kind)
