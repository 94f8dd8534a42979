"""One person: at the left who they are, at the right all that has happened, newest first."""

from textual.app import ComposeResult
from textual.containers import Container

from tablero.domain.entries import Entry
from tablero.domain.people import Card
from tablero.domain.timeline import Upset
from tablero.errors import NotFound
from tablero.i18n import N_
from tablero.services import people
from tablero.ui.bars import Foot
from tablero.ui.board_lines import NARROW, WIDE
from tablero.ui.daily_screen import DailyScreen
from tablero.ui.deeds import Deed
from tablero.ui.desk import Desk
from tablero.ui.keys import first_key
from tablero.ui.person_view import PersonView
from tablero.ui.timeline import Timeline
from tablero.ui.timeline_view import TimelineView

SHAPES = [(0, "-narrow"), (NARROW, "-medium"), (WIDE, "-wide")]
"""From so many cells, the class by which the screen is laid out."""

REMINDERS = (
    *("touch_form", "idea", "promise", "research", "filter", "back", "help", "open", "compose"),
    *("rest", "value", "done", "edit", "copy", "note", "move_to"),
)
TAUGHT = ("idea", "research", "value")
"""The keys that empty parts of the page teach."""

NO_ENTRY = N_("Only what was written down can be opened: ideas, promises, notes and the like.")


class PersonScreen(DailyScreen):
    """The page of one person, on which the daily keys act on them.

    Raises NotFound when there is no such person.
    """

    HORIZONTAL_BREAKPOINTS = SHAPES
    DEFAULT_CSS = """
    PersonScreen { layout: vertical; background: $background; }
    PersonScreen #page { layout: horizontal; height: 1fr; }
    PersonScreen PersonView { width: 30; }
    PersonScreen.-wide PersonView { width: 42; }
    PersonScreen.-narrow #page { layout: vertical; }
    PersonScreen.-narrow PersonView { width: 1fr; height: 8; }
    """

    def __init__(self, desk: Desk, person_id: int) -> None:
        super().__init__(desk)
        self.page = people.read_person(desk.ws, person_id)
        self._timeline = Timeline(desk.ws, person_id)

    def compose(self) -> ComposeResult:
        """The two parts, and the foot."""
        self._set_shape()
        reader = self.desk.reader()
        with Container(id="page"):
            keys = {action_id: first_key(action_id, self.desk.keys) for action_id in TAUGHT}
            yield PersonView(self.page, keys, reader)
            no_contact = self.selected.do_not_contact
            yield TimelineView(self._timeline, reader, do_not_contact=no_contact)
        yield Foot(self.desk, self.can, REMINDERS)

    def on_mount(self) -> None:
        """The keys are for the timeline at first."""
        self.timeline.focus()

    @property
    def person(self) -> PersonView:
        """Who they are."""
        return self.query_one(PersonView)

    @property
    def timeline(self) -> TimelineView:
        """What has happened."""
        return self.query_one(TimelineView)

    @property
    def selected(self) -> Card:
        """The person of the page."""
        return self.page.person.card

    @property
    def targets(self) -> list[int]:
        """The person of the page."""
        return [self.selected.id]

    def entry_in_hand(self) -> Entry | None:
        """The entry under the cursor, while the timeline is in hand."""
        return None if self.person.in_hand else self.timeline.timeline.entry

    def on_timeline_view_moved(self) -> None:
        """Another entry can be opened, or none."""
        self.foot.repaint()

    def follow(self, deed: Deed) -> None:  # noqa: ARG002 - whatever was done, all is read again
        """Show the person after what was done; what is new on the timeline, where there is some."""
        before = self.timeline.timeline.total
        self.reload()
        if self.timeline.timeline.total > before:
            self.timeline.go_to(0)

    def reload(self) -> None:
        """Read the person again; leave the page of one who is gone, as by an undo."""
        try:
            self.page = people.read_person(self.desk.ws, self.selected.id)
        except NotFound:
            self.dismiss()
            return
        self.person.reader = self.timeline.reader = self.desk.reader()
        self.person.show(self.page)
        self.timeline.do_not_contact = self.selected.do_not_contact
        self.timeline.update()

    def go_to_person(self, card: Card) -> None:
        """Turn to the page of another."""
        page, timeline = people.read_person(self.desk.ws, card.id), Timeline(self.desk.ws, card.id)
        self.page, self.timeline.timeline = page, timeline
        self.reload()

    def reason_against(self, action_id: str) -> str | None:
        """As everywhere; one opens entries and moments of truth only."""
        if action_id == "open" and not (self.entry_in_hand() or self._moment_in_hand()):
            return self.desk.tr.gettext(NO_ENTRY)
        return super().reason_against(action_id)

    def do_open(self) -> None:
        """Open the entry or the moment of truth under the cursor."""
        from tablero.ui.dialogs.opening_written import open_entry

        if entry := self.entry_in_hand():
            open_entry(self, entry.id)
        elif moment := self._moment_in_hand():
            from tablero.ui.dialogs.opening_moment import read

            read(self, moment.id)

    def do_filter(self) -> None:
        """Ask which events to show; all or one kind."""
        from tablero.ui.dialogs.show_only import ShowOnlyDialog

        shown = self.timeline.timeline
        self.app.push_screen(
            ShowOnlyDialog(shown.counts, self.desk.tr, shown.only),
            lambda choice: (
                self.attempt(lambda: self.timeline.show_only(*choice)) if choice else None
            ),
        )

    def do_back(self) -> None:
        """Out of the filter, then back to where the page was opened from."""
        if self.timeline.timeline.only:
            self.timeline.show_only(None)
        else:
            self.dismiss()

    def do_cursor_left(self) -> None:
        """Take who they are in hand: up and down scroll it."""
        self._take_in_hand(person=True)

    def do_cursor_right(self) -> None:
        """Take the timeline in hand."""
        self._take_in_hand(person=False)

    def do_cursor_down(self) -> None:
        """To the event below, or further down the person."""
        self._step(+1)

    def do_cursor_up(self) -> None:
        """To the event above, or further up the person."""
        self._step(-1)

    def do_page_down(self) -> None:
        """A page down."""
        self._step(self.timeline.timeline.rows)

    def do_page_up(self) -> None:
        """A page up."""
        self._step(-self.timeline.timeline.rows)

    def do_first(self) -> None:
        """To the newest event, or the beginning."""
        self._step(-self._length)

    def do_last(self) -> None:
        """To the oldest event, or the end."""
        self._step(self._length)

    def _moment_in_hand(self) -> Upset | None:
        return None if self.person.in_hand else self.timeline.timeline.moment

    @property
    def _length(self) -> int:
        """More than there are steps in the part in hand; never the single step."""
        return max(2, self.person.length, self.timeline.timeline.length)

    def _set_shape(self) -> None:
        """Have the class from the first layout on: the whole screen is sent for a second one."""
        width = self.app.size.width
        self.add_class(next(name for least, name in reversed(SHAPES) if width >= least))

    def _step(self, count: int) -> None:
        if self.person.in_hand:
            self.person.scroll(count)
        else:
            self.timeline.step(count)

    def _take_in_hand(self, *, person: bool) -> None:
        self.person.in_hand, self.timeline.in_hand = person, not person
        self.person.repaint()
        self.timeline.repaint()
        self.foot.repaint()
