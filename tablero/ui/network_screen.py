"""The network: who led to whom, people off the board, favours, asks and offers, introductions, and
who is likely there twice.
"""

from collections.abc import Sequence
from typing import Any

from textual import on
from textual.app import ComposeResult

from tablero.domain.people import Card
from tablero.i18n import N_
from tablero.present import doubles
from tablero.present import network as present
from tablero.present.blocks import READABLE, wrapped
from tablero.present.lines import EMPTY, Line, Role, ends, line_width
from tablero.present.network_rows import (
    AccountRow,
    DoubleRow,
    FavourRow,
    IntroductionRow,
    MoreRow,
    NeedRow,
    Part,
    TreeRow,
)
from tablero.ui.bars import FilterBar, Foot, Head
from tablero.ui.deeds import Deed
from tablero.ui.desk import Desk
from tablero.ui.dialogs.fields import ChoiceField
from tablero.ui.finding_screen import FindingScreen
from tablero.ui.frame import NETWORK
from tablero.ui.keys import first_key, shown_keys
from tablero.ui.network_rows import NetworkRows
from tablero.ui.round_screen import RoundScreen

REMINDERS = (
    *("touch_form", "open", "reach", "done", "filter", "back", "help", "on_board", "tie"),
    *("favour", "tell", "ask", "offer"),
)
ON_DOUBLES = ("touch_form", "open", "distinct", *REMINDERS[2:])
"""Where pairs are listed, with the key that says that they are two."""

PARTS = tuple(Part)

FOLDING = (Part.TREE, Part.FAVOURS)
SETTLES = (FavourRow, NeedRow, IntroductionRow)
NOTHING_TO_DO = N_("Put the cursor on a favour, an ask, an offer or an introduction.")
UNFOLD_FIRST = N_("{key} shows the favours one by one; there each can be settled.")
NO_PAIR = N_("Under “Twice?”, put the cursor on two who look like one.")
NO_MATCH = N_("Nobody off the board answers to that.")


class NetworkScreen(RoundScreen, FindingScreen):
    """One of the round. Left and right turn to another part; daily keys act on who is in hand."""

    place = NETWORK
    reminders = REMINDERS
    DEFAULT_CSS = "NetworkScreen { layout: vertical; background: $background; }"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.contents = NetworkRows(desk.ws, self.card_of, self.find_out)
        self.part = Part.TREE
        self._cursors: dict[Part, int] = {}
        self.read()

    def compose(self) -> ComposeResult:
        """Head, page, filter, foot."""
        yield Head(self.desk.tr, self.place)
        yield self.view
        yield FilterBar(self.desk.tr)
        yield Foot(self.desk, self.can, REMINDERS)

    @property
    def filter(self) -> FilterBar:
        """The line in which one looks for people off the board."""
        return self.query_one(FilterBar)

    def rows(self) -> Sequence[Any]:
        """The rows of the part in sight."""
        return self.contents.read(self.part)

    def read(self) -> None:
        """Read the part in sight; pairs are looked for in the thread, among everybody."""
        self.give_up()
        if self.part is not Part.DOUBLES:
            super().read()
            return
        self.put(self.page.rows)
        self.find_out(self.contents.doubles, self.put)

    def page_lines(self, width: int) -> Sequence[Line | int]:
        """The names of the parts, and the rows of one; an empty one says how to fill it."""
        head: list[Line | int] = [self._tabs(width), EMPTY]
        keys = {id_: first_key(id_, self.desk.keys) for id_ in self.desk.keys}
        room = min(width, READABLE)
        if self.page.rows:
            is_pairs = self.part is Part.DOUBLES
            told = [EMPTY, *doubles.taught(keys, room, self.desk.tr)] if is_pairs else []
            return [*head, *range(len(self.page.rows)), *told]
        if self.is_finding:
            return [*head, self.doing_line()]
        if self.part is Part.PEOPLE and self.contents.query:
            return [*head, *wrapped(self.desk.tr.gettext(NO_MATCH), width, Role.DIM)]
        return [*head, *present.empty_lines(self.part, keys, room, self.desk.reader())]

    def row_lines(self, row: Any, width: int, *, here: bool) -> Sequence[Line]:
        """A row, the one in hand opened."""
        return self.contents.lines(row, width, self.desk.reader(), here=here)

    def follow(self, deed: Deed) -> None:
        """Show the part after what was done."""
        super().follow(deed)
        self.page.marked.clear()
        self._read_again()

    def reload(self) -> None:
        """Read the part again."""
        super().reload()
        self._read_again()

    def reason_against(self, action_id: str) -> str | None:
        """As everywhere; one opens any row, and settles what can be."""
        tr, row = self.desk.tr, self.page.row
        if action_id == "open":
            return None if row else self._not_here(action_id)
        if action_id == "mark" and self._folds:
            return None
        if action_id == "distinct":
            return None if isinstance(row, DoubleRow) else tr.gettext(NO_PAIR)
        if action_id == "done":
            if isinstance(row, AccountRow):
                return tr.gettext(UNFOLD_FIRST).format(key=self._fold_key)
            return None if isinstance(row, SETTLES) else tr.gettext(NOTHING_TO_DO)
        return super().reason_against(action_id)

    def go_to_person(self, card: Card) -> None:
        """Bring the cursor to a person, in the tree by unfolding it; else open their page."""
        if self.part is Part.TREE:
            self.contents.reveal(card.id)
            self.read()
        super().go_to_person(card)

    def turn_to(self, part: Part) -> None:
        """Show another part."""
        self._cursors[self.part] = self.page.cursor
        self.part = part
        self.page.marked.clear()
        self.page.rows, self.page.cursor, self.page.top = [], self._cursors.get(part, 0), 0
        self.foot.reminders = ON_DOUBLES if part is Part.DOUBLES else REMINDERS
        self._read_again()

    def do_cursor_left(self) -> None:
        """To the part before."""
        self.turn_to(PARTS[(PARTS.index(self.part) - 1) % len(PARTS)])

    def do_cursor_right(self) -> None:
        """To the next part."""
        self.turn_to(PARTS[(PARTS.index(self.part) + 1) % len(PARTS)])

    def do_mark(self) -> None:
        """Fold or unfold the row; where nothing folds, mark the person."""
        if self.contents.toggle(self.page.row):
            self._read_again()
        else:
            super().do_mark()

    def do_open(self) -> None:
        """Open the person, the favour, the ask, the pair; say what became of it; read more."""
        from tablero.ui.dialogs import opening_network as opening

        row = self.page.row
        if isinstance(row, MoreRow):
            self.do_mark()
        elif isinstance(row, FavourRow):
            opening.open_known_favour(self, row.favour)
        elif isinstance(row, NeedRow):
            self._open_need(row)
        elif isinstance(row, IntroductionRow):
            opening.open_outcome(self, row.introduction)
        elif isinstance(row, DoubleRow):
            self.do_merge()
        elif row and row.person_id is not None:
            self.open_page(row.person_id)

    def do_done(self) -> None:
        """The favour is settled, the ask closed, the introduction made."""
        from tablero.ui.dialogs.opening_network import open_made

        row = self.page.row
        if isinstance(row, FavourRow):
            self.show(self.network.settle(row.favour.id, settled=row.favour.is_open))
        elif isinstance(row, NeedRow):
            self.show(self.network.close_or_reopen(row.about))
        elif isinstance(row, IntroductionRow):
            open_made(self, row.introduction)

    def do_merge(self) -> None:
        """The pair in hand, side by side; elsewhere as everywhere."""
        from tablero.ui.dialogs.opening_merge import open_merge

        if isinstance(row := self.page.row, DoubleRow):
            open_merge(self, row.keep.id, row.other.id)
        else:
            super().do_merge()

    def do_distinct(self) -> None:
        """The two are two: they are listed no more."""
        if isinstance(row := self.page.row, DoubleRow):
            self.show(self.network.distinct(row.keep.id, row.other.id))

    def do_filter(self) -> None:
        """Look for people off the board."""
        if self.part is not Part.PEOPLE:
            self.turn_to(Part.PEOPLE)
        self.filter.open()

    def do_back(self) -> None:
        """Out of the filter, then the marks, then back to the board."""
        if self.filter.is_open:
            self.filter.clear()
            self.view.focus()
        else:
            super().do_back()

    @on(FilterBar.Changed)
    def _filter_changed(self, event: FilterBar.Changed) -> None:
        self.filter.repaint()
        if event.text != self.contents.query:
            self.contents.search(event.text)
            self._read_again()

    @on(FilterBar.Kept)
    def _filter_kept(self) -> None:
        if not self.contents.query:
            self.filter.clear()
        self.view.focus()

    @property
    def _folds(self) -> bool:
        return isinstance(self.page.row, AccountRow | MoreRow | TreeRow)

    @property
    def _fold_key(self) -> str:
        """The space bar, which also marks where nothing folds."""
        return shown_keys(self.desk.keys["mark"])[-1]

    def _open_need(self, row: NeedRow) -> None:
        from tablero.ui.need_screen import NeedScreen

        self.app.push_screen(NeedScreen(self.desk, row.about))

    def _tabs(self, width: int) -> Line:
        """`‹ [Referrals] · Off the board · Favours ›`, as many as there is room for."""
        tr = self.desk.tr
        options = [(part.value, tr.gettext(present.TITLES[part])) for part in PARTS]
        names = ChoiceField("part", "", options, self.part).lines(width)[0]
        told = self.doing_line()
        if self.part in FOLDING:
            told = ((tr.gettext(present.FOLDS).format(key=self._fold_key), Role.DIM),)
        if not told or line_width(names) + line_width(told) + 2 > width:
            return names
        return ends(names, told, width)

    def _read_again(self) -> None:
        self.read()
        self.update()
