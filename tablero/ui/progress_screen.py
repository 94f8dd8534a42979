"""Progress: whether it goes better, as of any day; behind each figure the people it counts."""

from datetime import date, timedelta

from tablero.domain.people import Card
from tablero.domain.progress import Progress
from tablero.i18n import N_
from tablero.present.lines import Line, Role
from tablero.present.plots import load
from tablero.services.progress import read_progress
from tablero.ui.deeds import Deed
from tablero.ui.desk import Desk
from tablero.ui.frame import PROGRESS
from tablero.ui.keys import first_key
from tablero.ui.progress_page import ProgressPage
from tablero.ui.progress_view import ProgressView
from tablero.ui.reading import Reading, ReadingDone, ReadingFailed, ReadingStep, Report
from tablero.ui.round_screen import RoundScreen
from tablero.ui.working_screen import ON_SOMEBODY

REMINDERS = ("open", "day_earlier", "day_later", "back", "as_of", "help", "next_screen", "palette")
TAUGHT = ("touch_whatsapp", "outcome_seen", "outcome_replied", "outcome_referred")
"""The keys that an empty page teaches."""

DAY, WEEK = timedelta(days=1), timedelta(days=7)

NO_PEOPLE = N_("There is nobody behind this.")
OPEN_FIRST = N_("{key} opens the people behind a figure; there this key acts on them.")
IS_TODAY = N_("These are the figures of today.")


class ProgressScreen(RoundScreen):
    """One of the round. Its figures are read in a thread; the last ones stay in sight until then.

    `as_of` is None for today.
    """

    place = PROGRESS
    reminders = REMINDERS
    page: ProgressPage
    view: ProgressView
    DEFAULT_CSS = "ProgressScreen { layout: vertical; background: $background; }"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.as_of: date | None = None
        self.reading = Reading(desk.ws, self)
        self.page = ProgressPage()
        keys = {action_id: first_key(action_id, desk.keys) for action_id in TAUGHT}
        self.view = ProgressView(self.page, keys, self.desk.reader())
        self._is_stale = False

    def on_mount(self) -> None:
        """Begin to read."""
        self._read()

    def on_unmount(self) -> None:
        """Nobody waits for it any more."""
        self.reading.give_up()

    def on_screen_resume(self) -> None:
        """Read anew when something was done on a screen above."""
        if self._is_stale:
            self._read()

    def on_reading_step(self, step: ReadingStep) -> None:
        """Tell how far it is."""
        text = self.desk.tr.gettext("reading… {done}/{total}")
        self._tell(text.format(done=step.done, total=step.total))

    def on_reading_done(self, read: ReadingDone) -> None:
        """Show the figures."""
        progress: Progress = read.found
        self._tell()
        self.view.show(progress, self.desk.reader())
        self.foot.repaint()

    def on_reading_failed(self, failed: ReadingFailed) -> None:
        """The figures stay; they are read again when something changes."""
        self._tell()
        self.tell_error(failed.error)

    @property
    def selected(self) -> Card | None:
        """Nobody: figures are in hand here."""
        return None

    @property
    def targets(self) -> list[int]:
        """Nobody."""
        return []

    def follow(self, deed: Deed) -> None:
        """The figures are other ones now; they are read when the screen is in front."""
        super().follow(deed)
        self._read_when_in_front()

    def reload(self) -> None:
        """Read again."""
        super().reload()
        self._read_when_in_front()

    def go_to_person(self, card: Card) -> None:
        """Open the page of a person who was looked for."""
        self.open_page(card.id)

    def reason_against(self, action_id: str) -> str | None:
        """As everywhere; and what acts on people does so where they are listed."""
        tr = self.desk.tr
        if action_id == "open":
            return None if self.page.behind else tr.gettext(NO_PEOPLE)
        if action_id in ON_SOMEBODY and self.applies(action_id):
            return tr.gettext(OPEN_FIRST).format(key=first_key("open", self.desk.keys))
        if action_id in ("day_later", "week_later") and self.as_of is None:
            return tr.gettext(IS_TODAY)
        return super().reason_against(action_id)

    def do_open(self) -> None:
        """List the people behind the figure in hand."""
        from tablero.ui.people_screen import PeopleScreen

        behind, progress = self.page.behind, self.view.progress
        if behind and progress:
            day = progress.as_of - timedelta(days=behind.days_ago)
            self.app.push_screen(PeopleScreen(self.desk, behind, day))

    def do_back(self) -> None:
        """Back to today, then back to the board."""
        if self.as_of is None:
            self.dismiss()
        else:
            self.go_to_day(self.desk.ws.today())

    def do_day_earlier(self) -> None:
        """The figures as of a day earlier."""
        self._turn_back(DAY)

    def do_day_later(self) -> None:
        """The figures as of a day later."""
        self._turn_back(-DAY)

    def do_week_earlier(self) -> None:
        """The figures as of a week earlier."""
        self._turn_back(WEEK)

    def do_week_later(self) -> None:
        """The figures as of a week later."""
        self._turn_back(-WEEK)

    def do_as_of(self) -> None:
        """Ask for the day."""
        from tablero.ui.dialogs.as_of import AsOfDialog

        self.app.push_screen(
            AsOfDialog(self.desk), lambda day: self.go_to_day(day) if day else None
        )

    def go_to_day(self, day: date) -> None:
        """Show the figures as of the end of a day; of today, as they are now."""
        self.as_of = day if day < self.desk.ws.today() else None
        self._read()
        self.foot.repaint()

    def do_cursor_left(self) -> None:
        """In a plot to the figure before, else to the panel before."""
        self.page.sideways(-1)
        self._step(0)

    def do_cursor_right(self) -> None:
        """In a plot to the next figure, else to the next panel."""
        self.page.sideways(+1)
        self._step(0)

    def _turn_back(self, by: timedelta) -> None:
        self.go_to_day((self.as_of or self.desk.ws.today()) - by)

    def _read_when_in_front(self) -> None:
        """At once, else when what is above is left: many touches may be logged there."""
        self._is_stale = True
        if self.app.screen is self:
            self._read()

    def _read(self) -> None:
        """Read the figures as of the day that is wanted now."""
        ws, day = self.desk.ws, self.as_of
        self._is_stale = False

        def read(report: Report) -> Progress:
            load()
            return read_progress(ws, day, report)

        self._tell(self.desk.tr.gettext("reading…"))
        self.reading.ask(read)

    def _tell(self, doing: str = "") -> None:
        tr, reader = self.desk.tr, self.desk.reader()
        if self.as_of is None:
            day = tr.gettext("Today, {day}").format(day=reader.day(reader.today))
        else:
            day = tr.gettext("As of {day}").format(day=reader.day(self.as_of))
        status: Line = ((day, Role.DIM if self.as_of is None else Role.NAME),)
        if doing:
            status = (*status, (f" · {doing}", Role.ACCENT))
        self.view.tell(status)
