"""Who can bring me closer to a person, a company or a role: the best ways, and why they are."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from tablero.domain.people import Card
from tablero.errors import NotFound
from tablero.i18n import N_
from tablero.present import cells, preview
from tablero.present.blocks import READABLE, lesson, wrapped
from tablero.present.lines import EMPTY, Line, Role
from tablero.present.reach import way_line, why_lines
from tablero.services import board
from tablero.services.reach import Reach, reach_person, reach_words
from tablero.services.workspace import Workspace
from tablero.ui.desk import Desk
from tablero.ui.dialogs.who import Goal
from tablero.ui.finding_screen import FindingScreen
from tablero.ui.keys import first_key

REMINDERS = (
    *("touch_form", "open", "reach", "back", "help", "tie", "favour", "tell", "compose", "idea"),
    "palette",
)
TITLE = N_("Ways to {whom}")
EXPLAINED = N_(
    "The stronger, the fresher each link, the closer the tie, the fewer the links; and who owes me "
    "a favour is easier to ask."
)
NO_WAY = N_("Nobody you know is tied to {whom} yet. Whoever might know them: tie the two.")
NOBODY = N_("Nobody here answers to “{words}”.")
ASKS = N_("ask the first of the way for the introduction; a reminder comes by itself")
KNOWN = N_("you know them yourself: open their page")
TIE_ONE = N_("tie the person in hand to somebody")
ASKS_ANY = N_("ask somebody who may know for an introduction")
ANOTHER = N_("look for another person, a company or a role")


class WayRow(NamedTuple):
    """A way in; it is about the one to be asked."""

    way: Reach

    @property
    def key(self) -> object:
        """There is one way by each whom I could ask."""
        return self.person_id

    @property
    def person_id(self) -> int:
        """The one to be asked."""
        return self.way.links[0].card.id

    @property
    def is_asked(self) -> bool:
        """Whether there is somebody between; who is looked for and known needs nobody."""
        return len(self.way.links) > 1


class ReachScreen(FindingScreen):
    """The daily keys act on the first of the way in hand: on the one to be asked."""

    reminders = REMINDERS
    DEFAULT_CSS = "ReachScreen { layout: vertical; background: $background; }"

    def __init__(self, desk: Desk, goal: Goal) -> None:
        super().__init__(desk)
        self.goal = goal
        self._is_known = True

    def on_mount(self) -> None:
        """Begin to look for the ways."""
        self.read()
        self.update()

    def read(self) -> None:
        """Look for the best ways in the thread: there may be many ties."""
        self.put(self.page.rows)
        self.find_out(partial(_ways, self.desk.ws, self.goal), self._use_ways)

    def _use_ways(self, ways: Sequence[Reach] | None) -> None:
        self._is_known = ways is not None
        self.put([WayRow(way) for way in ways or ()])

    def page_lines(self, width: int) -> Sequence[Line | int]:
        """To whom; the ways; how they are ranked, or what to do when there is none."""
        tr, whom = self.desk.tr, self._whom()
        title = tr.gettext(TITLE).format(whom=whom)
        doing = self.doing_line(" · ")
        head: list[Line | int] = [((title, Role.HEAD_HERE), *doing), EMPTY]
        room = min(width, READABLE)
        if row := self.page.row:
            told = wrapped(tr.gettext(EXPLAINED), room, Role.DIM)
            opens = tr.gettext(ASKS if row.is_asked else KNOWN)
            taught = lesson(first_key("open", self.desk.keys), opens, room)
            return [*head, *range(len(self.page.rows)), EMPTY, *told, EMPTY, *taught]
        if self.is_finding:
            return head
        text = tr.gettext(NO_WAY).format(whom=whom)
        if not self._is_known:
            text = tr.gettext(NOBODY).format(words=cells.shown(self.goal.words))
        first = ("tie", TIE_ONE) if self.goal.card else ("open", ASKS_ANY)
        keys = (first, ("reach", ANOTHER))
        taught = [
            line
            for action_id, what in keys
            for line in lesson(first_key(action_id, self.desk.keys), tr.gettext(what), room)
        ]
        return [*head, *wrapped(text, room, Role.TEXT), EMPTY, *taught]

    def row_lines(self, row: WayRow, width: int, *, here: bool) -> Sequence[Line]:
        """A way, and of the one in hand why it is so strong."""
        links, strength = row.way
        first = way_line(links, strength, width)
        return [first, *why_lines(links, width, self.desk.tr)] if here else [first]

    @property
    def selected(self) -> Card | None:
        """The one to be asked; where there is nobody, the one looked for."""
        return super().selected or self.goal.card

    def reason_against(self, action_id: str) -> str | None:
        """As everywhere; where nobody is in hand, one still asks for whoever answers to words."""
        if action_id == "open" and self.page.row is None and not self.goal.card:
            return None
        return super().reason_against(action_id)

    def reload(self) -> None:
        """Look for the ways again."""
        if self.goal.card:
            found = board.cards(self.desk.ws, [self.goal.card.id])
            if not found:
                self.dismiss()
                return
            self.goal = Goal(found[0])
        self.read()
        self.update()

    def look_for(self, goal: Goal) -> None:
        """Show the ways to somebody else."""
        self.goal = goal
        self.page.rows, self.page.cursor = [], 0
        self.reload()

    def go_to_person(self, card: Card) -> None:
        """Show the ways to a person who was looked for."""
        self.look_for(Goal(card))

    def do_reach(self) -> None:
        """Look for somebody else."""
        from tablero.ui.dialogs.who import WhoDialog

        self.app.push_screen(
            WhoDialog(self.desk), lambda goal: self.attempt(lambda: self.look_for(goal))
            if goal else None,
        )  # fmt: skip

    def do_filter(self) -> None:
        """Look for somebody else."""
        self.do_reach()

    def do_open(self) -> None:
        """Ask the first of the way for the introduction; who is looked for and known is opened.

        Where there is no way to a company or a role, ask anybody.
        """
        from tablero.ui.dialogs.opening_network import open_request

        row = self.page.row
        if row is None:
            if self.goal.card:
                self.open_page(self.goal.card.id)
            else:
                open_request(self, (), self.goal.words)
        elif row.is_asked:
            wish = "" if self.goal.card else self.goal.words
            open_request(self, [link.card for link in row.way.links], wish)
        else:
            self.open_page(row.person_id)

    def _whom(self) -> str:
        return cells.shown(preview.who(self.goal.card) if self.goal.card else self.goal.words)


def _ways(ws: Workspace, goal: Goal) -> Sequence[Reach] | None:
    """The best ways, the strongest first; None when nobody answers to the words."""
    if goal.card:
        return reach_person(ws, goal.card.id)
    try:
        return reach_words(ws, goal.words)
    except NotFound:
        return None
