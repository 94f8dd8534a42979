"""The day: whom to touch and why, promises, thanks; everything acted on there, with all keys."""

from tablero.domain.entries import Entry
from tablero.domain.today import Today
from tablero.errors import NotFound
from tablero.present.reader import Reader
from tablero.present.today import Kept, Row, first_to_touch, is_calm, lesson_rows, sections
from tablero.services import board, entries, lessons, rests
from tablero.services.today import read_today
from tablero.ui.deeds import Deed
from tablero.ui.desk import Desk
from tablero.ui.frame import TODAY
from tablero.ui.round_screen import RoundScreen
from tablero.ui.rows_screen import RowsScreen

REMINDERS = (
    *("touch_form", "open", "done", "idea", "rest", "back", "help", "compose", "add"),
    *("evening", "due", "promise", "edit"),
)


class TodayScreen(RoundScreen, RowsScreen):
    """One of the round. Whatever is done on it, the page is read again: it is a few reads."""

    place = TODAY
    reminders = REMINDERS
    DEFAULT_CSS = "TodayScreen { layout: vertical; background: $background; }"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._kept: list[Kept] = []
        self._read()

    def follow(self, deed: Deed) -> None:
        """Show the day after what was done; those it was done to keep their place, ticked."""
        before, acted = self.page.sections, set(self.targets)
        super().follow(deed)
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
        self.update()

    def reload(self) -> None:
        """Read the day again; on a new one nothing is done yet."""
        super().reload()
        if self.view.reader.today != self.desk.ws.today():
            self._kept.clear()
        self._read()
        self.update()

    def _read(self) -> None:
        """Read the day, and what was done on this page as it stands now."""
        ws, reader = self.desk.ws, self.desk.reader()
        day = read_today(ws, there=self.tally.standings)
        why = rests.reasons(ws, [card.id for card in (*day.resting, *day.waking)])
        self.forget()
        advice = self._advice(day, reader)
        shown = sections(day, why, reader, lessons=advice)
        if self._kept:
            fresh = {row.key for section in shown for row in section.rows}
            gone = [each for each in self._kept if each.row.key not in fresh]
            self._kept = self._as_they_stand(gone)
            shown = sections(day, why, reader, self._kept, advice)
        self.view.show(shown, calm=is_calm(day, reader), reader=reader)

    def _advice(self, day: Today, reader: Reader) -> list[Row]:
        """The lessons that are due, and the one for whom to touch first."""
        ws, whom = self.desk.ws, first_to_touch(day, reader)
        fitting = lessons.fitting_lessons(ws, whom) if whom else ()
        return lesson_rows(lessons.lessons_due(ws), fitting, whom, reader)

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
