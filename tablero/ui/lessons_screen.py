"""What I got wrong, and what others advised: read again, opened, heeded; written with two keys."""

from tablero.domain.entries import Entry
from tablero.domain.people import Card
from tablero.domain.words import EntryKind
from tablero.i18n import N_
from tablero.present.lessons import MistakeRow, Reflection, RepeatedRow, entry_of
from tablero.services import board
from tablero.services.lessons import read_lessons
from tablero.services.mistakes import read_mistakes
from tablero.ui.deeds import Deed
from tablero.ui.desk import Desk
from tablero.ui.frame import LESSONS
from tablero.ui.keys import first_key
from tablero.ui.lessons_page import LessonsPage
from tablero.ui.lessons_view import LessonsView
from tablero.ui.round_screen import RoundScreen

REMINDERS = ("mistake", "lesson", "open", "done", "back", "help", "palette")
TAUGHT = ("mistake", "lesson", "open")
"""The keys that the page teaches."""

NOTHING_YET = N_("There is nothing here yet to be opened.")
NO_LESSON = N_("Put the cursor on a lesson: only those can be heeded.")


class LessonsScreen(RoundScreen):
    """One of the round. The daily keys act on whom the mistake in hand is about."""

    place = LESSONS
    reminders = REMINDERS
    page: LessonsPage
    view: LessonsView
    DEFAULT_CSS = "LessonsScreen { layout: vertical; background: $background; }"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.page = LessonsPage()
        keys = {action_id: first_key(action_id, desk.keys) for action_id in TAUGHT}
        self.view = LessonsView(self.page, keys, self.desk.reader())
        self._people: dict[int, Card] = {}
        self._read()

    @property
    def selected(self) -> Card | None:
        """Whom the mistake in hand is about; nobody while a lesson is in hand."""
        row = self.page.row
        person_id = row.mistake.entry.person_id if isinstance(row, MistakeRow) else None
        if person_id and person_id not in self._people:
            self._people |= {card.id: card for card in board.cards(self.desk.ws, [person_id])}
        return self._people.get(person_id or 0)

    @property
    def targets(self) -> list[int]:
        """That person."""
        return [self.selected.id] if self.selected else []

    def entry_in_hand(self) -> Entry | None:
        """The mistake or the lesson of the row; none of several mistakes."""
        return entry_of(self.page.row) if self.page.row else None

    def follow(self, deed: Deed) -> None:
        """Show the page after what was done; the cursor goes to what was written."""
        super().follow(deed)
        self._read(wrote=True)
        self._show()

    def reload(self) -> None:
        """Read the page again."""
        super().reload()
        self._read()
        self._show()

    def go_to_person(self, card: Card) -> None:
        """Open the page of a person."""
        self.open_page(card.id)

    def reason_against(self, action_id: str) -> str | None:
        """As everywhere; any row can be opened, and only a lesson be heeded."""
        if action_id == "open":
            return None if self.page.row else self.desk.tr.gettext(NOTHING_YET)
        entry = self.entry_in_hand()
        if action_id == "done" and not (entry and entry.kind is EntryKind.LESSON):
            return self.desk.tr.gettext(NO_LESSON)
        return super().reason_against(action_id)

    def do_open(self) -> None:
        """Open the mistake or the lesson; of several mistakes, show each."""
        from tablero.ui.dialogs.opening_written import open_entry

        if isinstance(row := self.page.row, RepeatedRow):
            self.page.toggle(row)
            self._step(0)
        elif entry := self.entry_in_hand():
            open_entry(self, entry.id)

    def do_back(self) -> None:
        """Back to the board."""
        self.dismiss()

    def _show(self) -> None:
        self.view.reader = self.desk.reader()
        self.view.update()
        self.foot.repaint()

    def _read(self, *, wrote: bool = False) -> None:
        made, advised = read_mistakes(self.desk.ws), read_lessons(self.desk.ws)
        self._people.clear()
        self.page.show(Reflection(made.groups, made.repeated_last, advised), wrote=wrote)
