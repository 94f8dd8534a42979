"""The day: whom to touch and why, promises, thanks; everything acted on there, with all keys."""

from textual.app import ComposeResult

from tablero.domain.entries import Entry, is_open
from tablero.domain.people import Card
from tablero.domain.timeline import EventKind
from tablero.domain.words import EntryKind, EntryStatus
from tablero.errors import NotFound
from tablero.i18n import N_
from tablero.present.reader import Reader
from tablero.present.today import Kept, Key, Part, Row, is_calm, sections
from tablero.present.today_open import AtHand
from tablero.services import board, entries, rests
from tablero.services.today import read_today
from tablero.ui.bars import Foot, Head
from tablero.ui.daily_screen import DailyScreen
from tablero.ui.deeds import Deed
from tablero.ui.desk import Desk
from tablero.ui.frame import TODAY
from tablero.ui.keys import first_key
from tablero.ui.today_page import DayPage
from tablero.ui.today_view import TodayView

REMINDERS = (
    *("touch_form", "open", "done", "idea", "rest", "back", "help", "compose", "add"),
    *("evening", "due", "promise", "edit"),
)
TAUGHT = ("idea", "research", "add")
"""The keys that the page teaches."""

NOTHING_TO_DO = N_("There is nothing to call done here: no promise, no thanks, no idea.")


class TodayScreen(DailyScreen):
    """The second screen. Whatever is done on it, the page is read again: it is a few reads."""

    place = TODAY
    DEFAULT_CSS = "TodayScreen { layout: vertical; background: $background; }"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.tally = board.count(desk.ws)
        self.page = DayPage()
        keys = {action_id: first_key(action_id, desk.keys) for action_id in TAUGHT}
        self.view = TodayView(self.page, keys, self._reader(), self._at_hand)
        self._kept: list[Kept] = []
        self._known: dict[Key, AtHand] = {}
        self._read()

    def compose(self) -> ComposeResult:
        """Head, page, foot."""
        yield Head(self.desk.tr, self.place)
        yield self.view
        yield Foot(self.desk, self.can, REMINDERS)

    def on_mount(self) -> None:
        """Show the figures."""
        self.query_one(Head).show(self.tally)
        self.view.focus()

    def on_today_view_moved(self) -> None:
        """Other actions may be possible on another row."""
        self.foot.repaint()

    @property
    def selected(self) -> Card | None:
        """The person of the row in hand."""
        return self.page.row.card if self.page.row else None

    @property
    def targets(self) -> list[int]:
        """The marked people, else the one in hand."""
        if self.page.marked:
            return sorted(self.page.marked)
        return [self.selected.id] if self.selected else []

    def entry_in_hand(self) -> Entry | None:
        """The promise of the row, else the next idea of its person."""
        row = self.page.row
        if row is None or row.entry or row.part in (Part.MOMENTS, Part.THANKS):
            return row and row.entry
        there = self._at_hand(row).entries
        return next((entry for entry in there if is_open(entry, EntryKind.IDEA)), None)

    def follow(self, deed: Deed) -> None:
        """Show the day after what was done; those it was done to keep their place, ticked."""
        before, acted = self.page.sections, set(self.targets)
        self.tally = board.follow(self.desk.ws, self.tally, deed.written)
        undone = deed.written.action == "undo"
        if not undone:
            self._kept += [
                Kept(row._replace(done=True), place)
                for section in before
                for place, row in enumerate(section.rows)
                if row.card.id in acted and not row.done
            ]
        self.page.marked.clear()
        self._read()
        if deed.person_id and (undone or deed.person_id not in acted):
            self.page.point_at_person(deed.person_id)
        self._show()

    def reload(self) -> None:
        """Read the day again; on a new one nothing is done yet."""
        self.tally = board.count(self.desk.ws)
        if self.view.reader.today != self.desk.ws.today():
            self._kept.clear()
        self._read()
        self._show()

    def go_to_person(self, card: Card) -> None:
        """Bring the cursor to the row of a person; where there is none, open their page."""
        if self.page.point_at_person(card.id):
            self._show()
        else:
            self._open(card.id)

    def reason_against(self, action_id: str) -> str | None:
        """As everywhere; and done is only what could be."""
        if action_id == "done" and not self._can_be_done():
            return self.desk.tr.gettext(NOTHING_TO_DO)
        return super().reason_against(action_id)

    def do_open(self) -> None:
        """Open the promise, the moment of truth, or the page of the person."""
        from tablero.ui.dialogs.opening_written import open_entry

        if (row := self.page.row) and row.entry:
            open_entry(self, row.entry.id)
        elif row and row.recovery:
            from tablero.ui.dialogs.opening_moment import read

            read(self, row.recovery.id)
        elif row:
            self._open(row.card.id)

    def do_done(self) -> None:
        """The promise was kept, the thanks given, the idea used."""
        row = self.page.row
        if row and row.part is Part.THANKS:
            self.show(self.deeds.thank(row.card.id))
        elif entry := self.entry_in_hand():
            self.close_entry(entry, EntryStatus.DONE)

    def do_back(self) -> None:
        """Out of the marks, then back to the board."""
        if self.page.marked:
            self.page.marked.clear()
            self.view.repaint()
        else:
            self.dismiss()

    def do_mark(self) -> None:
        """Mark the person and go on to the next row."""
        if card := self.selected:
            self.page.marked ^= {card.id}
            self._step(+1)
            tr, count = self.desk.tr, len(self.page.marked)
            told = tr.ngettext("{count} marked", "{count} marked", count)
            self.foot.tell(told.format(count=count))

    def do_cursor_down(self) -> None:
        """To the row below."""
        self._step(+1)

    def do_cursor_up(self) -> None:
        """To the row above."""
        self._step(-1)

    def do_page_down(self) -> None:
        """A page down."""
        self.page.turn_page(+1)
        self._step(0)

    def do_page_up(self) -> None:
        """A page up."""
        self.page.turn_page(-1)
        self._step(0)

    def do_first(self) -> None:
        """To the first row: the name of the day."""
        self._step(-len(self.page.rows))

    def do_last(self) -> None:
        """To the last row."""
        self._step(len(self.page.rows))

    def _step(self, count: int) -> None:
        self.page.step(count)
        self.view.repaint()
        self.foot.repaint()

    def _open(self, person_id: int) -> None:
        from tablero.ui.person_screen import PersonScreen

        self.app.push_screen(PersonScreen(self.desk, person_id))

    def _show(self) -> None:
        self.view.update()
        self.foot.repaint()
        self.query_one(Head).show(self.tally)

    def _read(self) -> None:
        """Read the day, and what was done on this page as it stands now."""
        ws, reader = self.desk.ws, self._reader()
        day = read_today(ws)
        why = rests.reasons(ws, [card.id for card in (*day.resting, *day.waking)])
        self._known.clear()
        shown = sections(day, why, reader)
        if self._kept:
            fresh = {row.key for section in shown for row in section.rows}
            gone = [each for each in self._kept if each.row.key not in fresh]
            self._kept = self._as_they_stand(gone)
            shown = sections(day, why, reader, self._kept)
        self.view.show(shown, calm=is_calm(day, reader), reader=reader)

    def _as_they_stand(self, kept: list[Kept]) -> list[Kept]:
        """The same with people and promises as they are by now; without those that are gone."""
        ids = list({each.row.card.id for each in kept})
        people = {card.id: card for card in board.cards(self.desk.ws, ids)} if ids else {}
        found: list[Kept] = []
        for row, place in kept:
            card, entry = people.get(row.card.id), self._entry(row)
            if card and (entry or not row.entry):
                found.append(Kept(row._replace(card=card, entry=entry), place))
        return found

    def _entry(self, row: Row) -> Entry | None:
        try:
            return entries.read_entry(self.desk.ws, row.entry.id) if row.entry else None
        except NotFound:
            return None

    def _at_hand(self, row: Row) -> AtHand:
        """What is known of the one in a row; read once for as long as nothing changes."""
        if row.key not in self._known:
            ws, person_id = self.desk.ws, row.card.id
            last = board.events(ws, person_id, 0, 1, (EventKind.TOUCH,))
            touch = last[0].touch if last else None
            self._known[row.key] = AtHand(entries.at_hand(ws, person_id), touch)
        return self._known[row.key]

    def _can_be_done(self) -> bool:
        row = self.page.row
        if row and row.part in (Part.THANKS, Part.PROMISES):
            return not row.done
        return self.entry_in_hand() is not None

    def _reader(self) -> Reader:
        ws = self.desk.ws
        return Reader(ws.today(), ws.zone, self.desk.language, self.desk.tr)
