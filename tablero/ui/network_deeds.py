"""What the keys of the network do: ties, favours, introductions, asks and offers, merging."""

from collections.abc import Sequence

from tablero.domain.asks import Ask, Offer
from tablero.domain.people import PersonFields
from tablero.domain.words import Channel, Stage, TieKind
from tablero.services import asks, duplicates, favours, introductions, merging, offers, ties
from tablero.services.asks import AskFields
from tablero.services.favours import FavourFields
from tablero.services.introductions import RequestFields
from tablero.services.merging import Choices
from tablero.services.offers import OfferFields
from tablero.ui.deeds import Deed, Deeds


class NetworkDeeds(Deeds):
    """Each method may raise what its service raises."""

    def take_off_board(self, ids: Sequence[int]) -> Deed:
        """Off the board; all that happened is kept."""
        return self.move(ids, None)

    def put_on_board(self, ids: Sequence[int]) -> Deed:
        """Onto the board, to its first column."""
        return self.move(ids, Stage.FIRST_CONTACT)

    def tie(self, source: int, target: int, kind: TieKind) -> Deed:
        """Tie two people."""
        return self._named(ties.add_tie(self.ws, source, target, kind).written, "tie", source)

    def untie(self, tie_id: int, person_id: int) -> Deed:
        """Take a tie away."""
        return self._named(ties.remove_tie(self.ws, tie_id).written, "untie", person_id)

    def favour(self, person_id: int, fields: FavourFields, *, anyway: bool = False) -> Deed:
        """Write a favour down."""
        result = favours.add_favour(self.ws, person_id, fields, anyway=anyway)
        return self._named(result.written, "favour", person_id)

    def revise_favour(self, favour_id: int, fields: FavourFields) -> Deed:
        """Make a favour what the form says; without words it goes."""
        return self._named(favours.revise_favour(self.ws, favour_id, fields).written, "favour")

    def settle(self, favour_id: int, *, settled: bool) -> Deed:
        """It is evened out, or counts again."""
        result = favours.settle_favour(self.ws, favour_id, settled=settled)
        return self._named(result.written, "favour")

    def request(self, asked_id: int, fields: RequestFields, *, anyway: bool = False) -> Deed:
        """Ask somebody for an introduction."""
        result = introductions.request_introduction(self.ws, asked_id, fields, anyway=anyway)
        return self._named(result.written, "introduction", asked_id)

    def introduced(self, introduction_id: int, somebody: int | PersonFields | None = None) -> Deed:
        """The introduction was made."""
        result = introductions.introduction_made(self.ws, introduction_id, somebody)
        return self._named(result.written, "introduced", result.target.id)

    def drop(self, introduction_id: int) -> Deed:
        """The introduction will not happen."""
        written = introductions.drop_introduction(self.ws, introduction_id)
        return self._named(written, "introduction")

    def ask(self, fields: AskFields, ask_id: int | None = None) -> Deed:
        """Write down what I need; with an id, say it anew."""
        if ask_id is None:
            return self._named(asks.add_ask(self.ws, fields).written, "ask")
        return self._named(asks.revise_ask(self.ws, ask_id, fields).written, "ask")

    def offer(self, fields: OfferFields, offer_id: int | None = None) -> Deed:
        """Write down what I can give; with an id, say it anew."""
        if offer_id is None:
            return self._named(offers.add_offer(self.ws, fields).written, "offer")
        return self._named(offers.revise_offer(self.ws, offer_id, fields).written, "offer")

    def close_or_reopen(self, about: Ask | Offer) -> Deed:
        """I have what I needed, or offer it no more; what was closed is open again."""
        if isinstance(about, Ask):
            closed = asks.close_ask(self.ws, about.id, closed=about.is_open)
            return self._named(closed.written, "ask")
        no_more = offers.close_offer(self.ws, about.id, closed=about.is_open)
        return self._named(no_more.written, "offer")

    def tell(
        self, ask_id: int, person_id: int, channel: Channel | None, *, anyway: bool = False
    ) -> Deed:
        """Tell somebody what I need."""
        result = asks.tell(self.ws, ask_id, [person_id], channel, anyway=anyway)
        return self._named(result.written, "tell", person_id)

    def answer(self, told_id: int, text: str) -> Deed:
        """What somebody answered."""
        return self._named(asks.answer(self.ws, told_id, text).written, "answer")

    def led_to(self, told_id: int, somebody: int | PersonFields, text: str | None = None) -> Deed:
        """Who was told led to somebody."""
        return self._named(asks.led_to(self.ws, told_id, somebody, text).written, "answer")

    def merge(self, keep_id: int, other_id: int, choices: Choices) -> Deed:
        """Make one of two people."""
        result = merging.merge(self.ws, keep_id, other_id, choices)
        return self._named(result.written, "merge", keep_id)

    def distinct(self, one_id: int, other_id: int) -> Deed:
        """The two are not the same."""
        return self._named(duplicates.say_distinct(self.ws, one_id, other_id), "distinct")
