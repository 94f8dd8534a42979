"""The keys of the network, the same on every screen: ties, ways in, favours, asks and offers."""

from functools import cached_property
from typing import TYPE_CHECKING

from tablero.domain.entries import Entry
from tablero.domain.words import EntryKind, EntryStatus
from tablero.errors import TableroError
from tablero.i18n import N_
from tablero.present import cells
from tablero.ui.keys import first_key
from tablero.ui.working_screen import WorkingScreen
from tablero.ui.writing_screen import WritingScreen

if TYPE_CHECKING:
    from tablero.ui.deeds import Deed
    from tablero.ui.network_deeds import NetworkDeeds

MAY_KNOW = N_("{key} tells them what you need: {need}")
LONGEST_NEED = 50


class NetworkingScreen(WritingScreen):
    """A screen on which one ties people, asks for introductions, keeps favours, tells asks."""

    @cached_property
    def network(self) -> "NetworkDeeds":
        """What these keys do."""
        from tablero.ui.network_deeds import NetworkDeeds

        return NetworkDeeds(self.desk.ws, self.desk.tr, self.desk.language)

    def do_on_board(self) -> None:
        """Off the board, and nothing is asked; who is not on it comes to its first column."""
        if card := self.selected:
            act = self.network.take_off_board if card.stage else self.network.put_on_board
            self.show(act(self.targets))

    def do_tie(self) -> None:
        """Tie the person in hand to another, or take a tie away."""
        from tablero.ui.dialogs.opening_network import open_ties

        if card := self.selected:
            open_ties(self, card)

    def do_reach(self) -> None:
        """Who can bring me closer to the person in hand; without one, ask to whom."""
        from tablero.ui.dialogs.opening_network import open_reach

        open_reach(self, self.selected)

    def do_favour(self) -> None:
        """Write down a favour, or open one there is."""
        from tablero.ui.dialogs.opening_network import open_favours

        if card := self.selected:
            open_favours(self, card)

    def do_tell(self) -> None:
        """Tell the person in hand what I need, or offer what they need."""
        from tablero.ui.dialogs.opening_network import open_tell

        if card := self.selected:
            open_tell(self, card)

    def do_merge(self) -> None:
        """Make one of two: those that are marked, else the one in hand and whoever is named."""
        from tablero.ui.dialogs.opening_merge import open_merge, open_merge_with

        if len(ids := self.targets) == 2:
            open_merge(self, *ids)
        elif card := self.selected:
            open_merge_with(self, card)

    def do_ask(self) -> None:
        """Write down what I need."""
        from tablero.ui.dialogs.opening_network import open_ask

        open_ask(self)

    def do_offer(self) -> None:
        """Write down what I can give."""
        from tablero.ui.dialogs.opening_network import open_offer

        open_offer(self)

    def show(self, deed: "Deed") -> None:
        """As everywhere; after a touch, an ask that suits the person is named, once."""
        super().show(self._with_ask(deed))

    def close_entry(self, entry: Entry, status: EntryStatus) -> None:
        """The idea was used, the promise kept; of an introduction, ask what became of it."""
        from tablero.ui.dialogs.opening_network import introduction_of, open_outcome

        keeps = entry.kind is EntryKind.PROMISE and status is EntryStatus.DONE
        if keeps and (introduction := introduction_of(self.desk.ws, entry)):
            open_outcome(self, introduction, lambda: self.show(self.deeds.close(entry.id, status)))
        else:
            self.show(self.deeds.close(entry.id, status))

    def _with_ask(self, deed: "Deed") -> "Deed":
        """The news, with the ask and the key that tells it."""
        from tablero.services.asks import ask_to_offer

        if deed.touch_id is None or deed.person_id is None:
            return deed
        try:
            ask, named = ask_to_offer(self.desk.ws, deed.person_id), self._named_asks
        except TableroError:  # it was done, and is to be shown
            return deed
        if ask is None or (ask.id, deed.person_id) in named:
            return deed
        named.add((ask.id, deed.person_id))
        told = self.desk.tr.gettext(MAY_KNOW).format(
            key=first_key("tell", self.desk.keys), need=cells.cut(ask.need, LONGEST_NEED)
        )
        return deed._replace(news=f"{deed.news} · {told}")

    @property
    def _named_asks(self) -> set[tuple[int, int]]:
        """The asks that have been named, and to whom; kept by the screen beneath all others."""
        beneath = self.app.screen_stack[0]
        return beneath.named_asks if isinstance(beneath, WorkingScreen) else self.named_asks
