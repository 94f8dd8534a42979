"""What is written about people, when they rest, and what they are sent: keys that open a dialog."""

from tablero.domain.entries import Entry
from tablero.domain.words import EntryKind
from tablero.ui.working_screen import WorkingScreen


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

    def do_compose(self) -> None:
        """Compose a message to the person in hand."""
        from tablero.ui.dialogs.opening_compose import open_compose

        if card := self.selected:
            open_compose(self, card)

    def do_evening(self) -> None:
        """Close the day."""
        from tablero.ui.dialogs.opening_written import open_evening

        open_evening(self)

    def _write(self, kind: EntryKind) -> None:
        from tablero.ui.dialogs.opening_written import open_writing

        if ids := self.targets:
            open_writing(self, ids, kind)
