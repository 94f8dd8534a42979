"""A page of people in rows, acted on with all the daily keys: the day, or a list of people."""

from tablero.domain.entries import Entry, is_open
from tablero.domain.people import Card
from tablero.domain.words import EntryKind, EntryStatus
from tablero.i18n import N_
from tablero.present.today import NOBODY, Key, Part, Row
from tablero.present.today_open import AtHand
from tablero.services import board, entries, lessons
from tablero.ui.desk import Desk
from tablero.ui.keys import first_key
from tablero.ui.marking_screen import MarkingScreen
from tablero.ui.today_page import DayPage
from tablero.ui.today_view import TodayView

TAUGHT = ("idea", "research", "add")
"""The keys that the page teaches."""

NOTHING_TO_DO = N_("There is nothing to call done here: no promise, no thanks, no idea.")


class RowsScreen(MarkingScreen):
    """Subclasses read what is on the page, and show it anew after what was done."""

    VIEW = TodayView
    page: DayPage
    view: TodayView

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.page = DayPage()
        keys = {action_id: first_key(action_id, desk.keys) for action_id in TAUGHT}
        self.view = self.VIEW(self.page, keys, self.desk.reader(), self._at_hand)
        self._known: dict[Key, AtHand] = {}

    def forget(self) -> None:
        """Something has changed: what is known of people is to be read again."""
        self._known.clear()

    @property
    def selected(self) -> Card | None:
        """The person of the row in hand; a lesson is about nobody."""
        row = self.page.row
        return row.card if row and row.card is not NOBODY else None

    def entry_in_hand(self) -> Entry | None:
        """The promise or the lesson of the row in hand; other rows have no entry."""
        return self.page.row and self.page.row.entry

    def go_to_person(self, card: Card) -> None:
        """Bring the cursor to the row of a person; where there is none, open their page."""
        if self.page.point_at_person(card.id):
            self.update()
        else:
            self.open_page(card.id)

    def reason_against(self, action_id: str) -> str | None:
        """As everywhere; and done is only what could be. A lesson opens like any row."""
        if action_id == "open" and self.page.row:
            return None
        if action_id == "done" and not self._can_be_done():
            return self.desk.tr.gettext(NOTHING_TO_DO)
        return super().reason_against(action_id)

    def do_done(self) -> None:
        """The promise was kept, the thanks given, the idea used, the lesson heeded."""
        row = self.page.row
        if row and row.part is Part.THANKS:
            self.show(self.deeds.thank(row.card.id))
        elif row and row.part is Part.LESSONS:
            super().do_done()
        elif entry := self._entry_to_close():
            self.close_entry(entry, EntryStatus.DONE)

    def do_open(self) -> None:
        """Open the promise, the moment of truth, or the page of the person."""
        from tablero.ui.dialogs.opening_written import open_entry

        if (row := self.page.row) and row.entry:
            open_entry(self, row.entry.id)
        elif row and row.recovery:
            from tablero.ui.dialogs.opening_moment import read

            read(self, row.recovery.id)
        elif row:
            self.open_page(row.card.id)

    def _at_hand(self, row: Row) -> AtHand:
        """What is known of the one in a row; read once for as long as nothing changes."""
        if row.key not in self._known and row.part is Part.LESSONS and row.entry:
            advised = lessons.read_lesson(self.desk.ws, row.entry.id)
            self._known[row.key] = AtHand(lesson=advised)
        if row.key not in self._known:
            ws, person_id = self.desk.ws, row.card.id
            last = board.last_touch(ws, person_id)
            self._known[row.key] = AtHand(entries.at_hand(ws, person_id), last)
        return self._known[row.key]

    def _can_be_done(self) -> bool:
        row = self.page.row
        if row and row.part in (Part.THANKS, Part.PROMISES):
            return not row.done
        return self._entry_to_close() is not None

    def _entry_to_close(self) -> Entry | None:
        """The promise of the row, else the next idea of its person."""
        row = self.page.row
        if row is None or row.entry or row.part is Part.MOMENTS:
            return row and row.entry
        there = self._at_hand(row).entries
        return next((entry for entry in there if is_open(entry, EntryKind.IDEA)), None)
