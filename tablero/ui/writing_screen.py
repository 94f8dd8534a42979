"""What is written about people, when they rest, and what they are sent: keys that open a dialog."""

from contextlib import suppress
from typing import TYPE_CHECKING

from tablero.domain.entries import CLOSABLE, Entry
from tablero.domain.people import Card
from tablero.domain.words import EntryKind, EntryStatus
from tablero.errors import TableroError
from tablero.i18n import N_
from tablero.ui.desk import Desk
from tablero.ui.keys import first_key
from tablero.ui.working_screen import WorkingScreen

if TYPE_CHECKING:
    from tablero.ui.deeds import Deed

DOABLE = CLOSABLE | {EntryKind.LESSON}
"""What can be called done: a lesson was heeded."""

NOT_TO_BE_DONE = N_("Put the cursor on an idea, a promise or a lesson.")


class WritingScreen(WorkingScreen):
    """A screen on which one writes entries, lets cards rest, composes and closes the day."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.asked: set[int] = set()
        self._asked_about: int | None = None

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

    def do_mistake(self) -> None:
        """Write down what I got wrong: with the one it was asked about, else the one in hand."""
        from tablero.ui.dialogs.opening_reflect import open_mistake

        asked_about, self._asked_about = self._asked_about, None
        in_hand = self.selected.id if self.selected else None
        open_mistake(self, asked_about if self.foot.question and asked_about else in_hand)
        self.foot.ask(())

    def do_lesson(self) -> None:
        """Write down what somebody advised."""
        from tablero.ui.dialogs.opening_reflect import open_lesson

        open_lesson(self)

    def show(self, deed: "Deed") -> None:
        """Show what was done; left on seen the second time, ask what went wrong."""
        super().show(deed)
        if deed.left_on_seen:
            with suppress(TableroError):  # it was done, whether or not it can be asked about
                self._ask_about(deed.left_on_seen)

    def do_done(self) -> None:
        """The promise was kept, the idea used; what was so already is open again."""
        from tablero.ui.dialogs.opening_reflect import open_heeding

        entry = self.entry_in_hand()
        if entry and entry.kind is EntryKind.LESSON:
            open_heeding(self, entry.id)
        elif entry:
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
        return entry is not None and entry.kind in DOABLE

    def _act(self, action_id: str) -> None:
        """As everywhere; going back puts a question away first."""
        if action_id == "back" and self.foot.question:
            self.foot.ask(())
        else:
            super()._act(action_id)

    def _ask_about(self, card: Card) -> None:
        """In the foot, where it is in nobody's way; once for each person."""
        from tablero.present.asking import asking
        from tablero.services.mistakes import asks_for_mistake

        asked = self._asked
        if card.id not in asked and asks_for_mistake(self.desk.ws, card):
            asked.add(card.id)
            self._asked_about = card.id
            key, back = (first_key(id_, self.desk.keys) for id_ in ("mistake", "back"))
            self.foot.ask(asking(card.name, key, back, self.desk.tr))

    @property
    def _asked(self) -> set[int]:
        """Those about whom it was asked; the screen beneath all others remembers them."""
        screens = (each for each in self.app.screen_stack if isinstance(each, WritingScreen))
        return next(screens, self).asked

    def _write(self, kind: EntryKind) -> None:
        from tablero.ui.dialogs.opening_written import open_writing

        if ids := self.targets:
            open_writing(self, ids, kind)
