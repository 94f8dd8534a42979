"""The people behind a figure, in rows on which the daily keys act as on the day's page."""

from datetime import date

from tablero.domain.people import Card
from tablero.i18n import N_
from tablero.present.blocks import wrapped
from tablero.present.lines import Line, Role
from tablero.present.panels import Behind
from tablero.present.today import Part, Row, Section
from tablero.services import board
from tablero.services.progress import LISTED, people_behind
from tablero.ui.desk import Desk
from tablero.ui.reading import Reading, ReadingDone, ReadingFailed, Report
from tablero.ui.rows_screen import RowsScreen
from tablero.ui.today_view import TodayView

REMINDERS = (
    *("touch_form", "open", "idea", "rest", "back", "help", "compose", "due", "promise"),
    *("edit", "mark"),
)

READING = N_("Looking for them…")
NOBODY = N_("Nobody.")
MORE = N_("The {count} touched last. There are more.")


class PeopleView(TodayView):
    """The rows below a title, and a remark below that while there is one."""

    remark = ""

    def _lines(self) -> list[Line | int]:
        head, *rows = super()._lines()
        return [head, *wrapped(self.remark, self._grid.width, Role.DIM), *rows]


class PeopleScreen(RowsScreen):
    """Who they are is found out once, in a thread; they stay, whatever is done to them here."""

    VIEW = PeopleView
    view: PeopleView
    reminders = REMINDERS
    DEFAULT_CSS = "PeopleScreen { layout: vertical; background: $background; }"

    def __init__(self, desk: Desk, behind: Behind, day: date) -> None:
        super().__init__(desk)
        self.behind = behind
        self.day = day
        self.reading = Reading(desk.ws, self)
        self._fill((), READING)

    def on_mount(self) -> None:
        """Begin to look for them."""
        self.reading.ask(self._find)

    def on_unmount(self) -> None:
        """Nobody waits for them any more."""
        self.reading.give_up()

    def on_reading_done(self, read: ReadingDone) -> None:
        """Show them."""
        cards: tuple[Card, ...] = read.found
        self._fill(cards, MORE if len(cards) == LISTED else "" if cards else NOBODY)
        self.update()

    def on_reading_failed(self, failed: ReadingFailed) -> None:
        """Tell why there is nobody to be seen."""
        self._fill((), "")
        self.update()
        self.tell_error(failed.error)

    def reload(self) -> None:
        """Read them again; who is gone is left out."""
        ids = [row.card.id for row in self.page.rows]
        if ids:
            self._fill(tuple(board.cards(self.desk.ws, ids)), self._remark)
            self.update()

    def _find(self, report: Report) -> tuple[Card, ...]:
        """In the thread."""
        found: list[Card] = []
        for nth, key in enumerate(self.behind.keys):
            report(nth, len(self.behind.keys))
            found += people_behind(self.desk.ws, self.behind.figure, key, self.day)
        return tuple(found[:LISTED])

    def _fill(self, cards: tuple[Card, ...], remark: str) -> None:
        reader, self._remark = self.desk.reader(), remark
        self.forget()
        self.view.remark = self.desk.tr.gettext(remark).format(count=LISTED) if remark else ""
        rows = tuple(Row(Part.DUE, card) for card in cards)
        section = Section(Part.DUE, rows, len(rows), self._title())
        self.view.show([section], calm=False, reader=reader)

    def _title(self) -> str:
        if self.day == self.desk.ws.today():
            return self.behind.title
        return f"{self.behind.title} · {self.desk.reader().day(self.day)}"
