"""The board: names in sight, one key a touch."""

from contextlib import suppress
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult

from tablero.domain.people import Card
from tablero.domain.words import Stage
from tablero.errors import NotFound
from tablero.i18n import N_
from tablero.present.cells import shown
from tablero.services.board import cards
from tablero.ui.bars import FilterBar, Foot, Head
from tablero.ui.board_lines import Spot
from tablero.ui.board_view import BoardView
from tablero.ui.columns import Columns
from tablero.ui.daily_screen import DailyScreen
from tablero.ui.desk import Desk
from tablero.ui.frame import BOARD
from tablero.ui.keys import first_key

if TYPE_CHECKING:
    from tablero.ui.deeds import Deed

DRAFT_KEYS = {
    "add": "add", "refer": "outcome_referred", "edit": "edit", "touch": "touch_form",
    "compose": "compose",
    "rest": "rest", "due": "due", "idea": "idea", "promise": "promise", "research": "research",
    "value": "value", "note": "note", "evening": "evening",
    "tie": "tie", "favour": "favour", "ask": "ask", "offer": "offer", "who": "reach",
    "mistake": "mistake", "lesson": "lesson",
    "moment": "moment",
}  # fmt: skip
"""The kind of a draft and the action that takes it up again."""

TAKE_UP = N_("Your draft is kept: {key} takes it up again.")
TAKE_UP_ENTRY = N_("Your draft is kept: {key} opens the person, and there the entry.")
TAKE_UP_ELSEWHERE = N_("A draft about {name} is kept: find them with {find}, then press {key}.")
ABOUT_NOBODY = frozenset({"ask", "offer"})
"""Kinds of drafts whose number is that of no person."""


class BoardScreen(DailyScreen):
    """Four columns, a line above with the figures, two below with the news and the keys."""

    place = BOARD
    DEFAULT_CSS = """
    BoardScreen { layout: vertical; background: $background; }
    """

    def __init__(self, desk: Desk, columns: Columns) -> None:
        super().__init__(desk)
        self.columns = columns
        self._kind: tuple[bool, Stage | None] | None = None

    def compose(self) -> ComposeResult:
        """Head, board, filter, foot."""
        yield Head(self.desk.tr)
        yield BoardView(self.columns, self.desk.tr)
        yield FilterBar(self.desk.tr)
        yield Foot(self.desk, self.can)

    def on_mount(self) -> None:
        """Show the figures, and offer what a dropped connection has left."""
        self.show_figures()
        self.view.focus()
        self.attempt(self._offer_draft)

    @property
    def view(self) -> BoardView:
        """The columns as a widget."""
        return self.query_one(BoardView)

    @property
    def filter(self) -> FilterBar:
        """The line of the filter."""
        return self.query_one(FilterBar)

    @property
    def selected(self) -> Card | None:
        """The card under the cursor."""
        return self.columns.selected

    @property
    def targets(self) -> list[int]:
        """The marked people, else the one under the cursor."""
        return self.columns.targets

    def show_figures(self) -> None:
        """Bring the head in line with the figures."""
        self.query_one(Head).show(self.columns.tally)

    def reload(self) -> None:
        """Read the columns again."""
        self.columns.load()
        self.view.repaint()
        self.show_figures()

    def follow(self, deed: "Deed") -> None:
        """Show the cards and the figures after what was done."""
        self.columns.marked.clear()
        self.columns.follow(deed.written, deed.person_id)
        self.view.repaint()
        self.show_figures()

    def go_to_person(self, card: Card) -> None:
        """Bring the cursor to a person's card; where there is none in sight, open the page."""
        if self.columns.point_at(card.id):
            self.view.repaint()
        else:
            self.open_page(card.id)

    def do_open(self) -> None:
        """Open the page of the person."""
        if card := self.columns.selected:
            self.open_page(card.id)

    def do_cursor_down(self) -> None:
        """To the card below."""
        self._step(+1)

    def do_cursor_up(self) -> None:
        """To the card above."""
        self._step(-1)

    def do_page_down(self) -> None:
        """A page down."""
        self._step(self.columns.page)

    def do_page_up(self) -> None:
        """A page up."""
        self._step(-self.columns.page)

    def do_first(self) -> None:
        """To the first card."""
        self._step(-self.columns.column.length)

    def do_last(self) -> None:
        """To the last card."""
        self._step(self.columns.column.length)

    def do_cursor_left(self) -> None:
        """To the column on the left."""
        self._turn(-1)

    def do_cursor_right(self) -> None:
        """To the column on the right."""
        self._turn(+1)

    def do_mark(self) -> None:
        """Mark the card and go on to the next."""
        self.columns.toggle_mark()
        self.columns.step(+1)
        self.view.repaint()
        tr, count = self.desk.tr, len(self.columns.marked)
        self.foot.tell(tr.ngettext("{count} marked", "{count} marked", count).format(count=count))

    def do_filter(self) -> None:
        """Open the filter."""
        self.filter.open()

    def do_back(self) -> None:
        """Out of the filter, then the marks."""
        if self.filter.is_open:
            self.filter.clear()
            self.view.focus()
        elif self.columns.marked:
            self.columns.marked.clear()
            self.view.repaint()

    def do_quit(self) -> None:
        """Leave."""
        self.app.exit()

    @on(FilterBar.Changed)
    def _filter_changed(self, event: FilterBar.Changed) -> None:
        self.filter.repaint()
        if event.text != self.columns.query_text:
            self.columns.filter(event.text)
            self.view.repaint()

    @on(FilterBar.Kept)
    def _filter_kept(self) -> None:
        if not self.columns.query_text:
            self.filter.clear()
        self.view.focus()

    @on(BoardView.Clicked)
    def _clicked(self, event: BoardView.Clicked) -> None:
        before = self.view.cursor_spot
        self.columns.here = event.spot.column
        self.columns.go_to(event.spot.place)
        self.view.repaint_cursor(before)

    def _offer_draft(self) -> None:
        """Say which key takes up the last draft, with the cursor on the person it is about."""
        for form in self.desk.drafts.forms()[-1:]:
            kind, _, id_ = form.partition(":")
            if kind == "moment":
                id_ = self._whose(id_)
            number = int(id_) if id_.isdecimal() and kind not in ABOUT_NOBODY else None
            if kind in DRAFT_KEYS and (number or kind != "moment"):
                self._offer(TAKE_UP, DRAFT_KEYS[kind], number)
            elif kind == "entry" and number:
                self._offer_entry(number)

    def _offer_entry(self, entry_id: int) -> None:
        """Say how a draft of a changed entry is taken up, unless the entry is gone."""
        from tablero.services.entries import read_entry

        with suppress(NotFound):
            self._offer(TAKE_UP_ENTRY, "open", read_entry(self.desk.ws, entry_id).person_id)

    def _offer(self, sentence: str, action_id: str, person_id: int | None) -> None:
        words = {"key": first_key(action_id, self.desk.keys)}
        if person_id is not None and self.columns.point_at(person_id):
            self.view.repaint()
        elif card := next(iter(cards(self.desk.ws, [person_id] if person_id else [])), None):
            find = first_key("palette", self.desk.keys)
            sentence, words = TAKE_UP_ELSEWHERE, words | {"name": shown(card.name), "find": find}
        self.foot.tell(self.desk.tr.gettext(sentence).format_map(words))

    def _whose(self, part: str) -> str:
        """Of the draft of a step, the id of the person; empty when that moment of truth is over."""
        from tablero.services.recoveries import open_moments

        found = {str(each.id): each.person.id for each in open_moments(self.desk.ws)}
        return str(found.get(part.partition(":")[0], ""))

    def _step(self, count: int) -> None:
        before = self.view.cursor_spot
        if self.columns.step(count):
            self.view.repaint_column()
        elif before != self.view.cursor_spot:
            self.view.repaint_cursor(before)
        self._show_what_can_be_done()

    def _turn(self, count: int) -> None:
        before: Spot = self.view.cursor_spot
        self.columns.turn(count)
        if before != self.view.cursor_spot:
            self.view.repaint_cursor(before)
        self._show_what_can_be_done()

    def _show_what_can_be_done(self) -> None:
        """Dim the hints that cannot act on the card in hand, where that has changed."""
        card = self.columns.selected
        kind = card and (bool(card.touch_count), card.stage)
        if kind != self._kind:
            self._kind = kind
            self.foot.repaint()
