"""Opening the dialogs of the network: whom they are about, what saving does, what comes after."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tablero.domain.asks import Ask, Offer, Told
from tablero.domain.entries import Entry
from tablero.domain.favours import Favour
from tablero.domain.introductions import Introduction
from tablero.domain.people import Card
from tablero.domain.words import Channel, FavourKind, IntroductionStatus
from tablero.errors import NotFound
from tablero.i18n import N_
from tablero.present.lines import plain
from tablero.present.ties import favour_line
from tablero.services import asks, board, favours, introductions, offers, ties
from tablero.services.favours import FavourFields
from tablero.services.workspace import Workspace
from tablero.ui.deeds import Deed
from tablero.ui.dialogs.add import AddDialog
from tablero.ui.dialogs.choosing import PickDialog
from tablero.ui.dialogs.favour import FavourDialog, fields_of
from tablero.ui.dialogs.needs import AnswerDialog, AskDialog, OfferDialog
from tablero.ui.dialogs.request import RequestDialog
from tablero.ui.dialogs.tell import Choice, TellDialog
from tablero.ui.dialogs.ties import Chosen, TieDialog, TiesDialog
from tablero.ui.dialogs.who import Goal, WhoDialog
from tablero.ui.reach_screen import ReachScreen

if TYPE_CHECKING:
    from tablero.ui.networking_screen import NetworkingScreen

MADE = N_("It was made: I have met them")
ONLY_DONE = N_("I have asked after it; it is still open")
INTRODUCED = N_("{name} introduced you to")
HERE_OR_NEW = N_("somebody who is here; else: Ana Ríos, CFO @ Acme")
FAVOURS = N_("Favours · {name}")
NEW_FAVOUR = N_("a new favour")
DROPPED = N_("It will not happen")


def open_ties(screen: "NetworkingScreen", card: Card) -> None:
    """The ties of a person, to add to them or take one away; without any, a new one at once."""
    there = ties.ties_of(screen.desk.ws, card.id)
    if not there:
        open_tie(screen, card)
        return

    def chosen(choice: Chosen | None) -> None:
        what, tie = choice or ("", None)
        if what == "new":
            open_tie(screen, card)
        elif what == "open" and tie:
            _open_page(screen, tie.other.id)
        elif tie and tie.id is not None:
            tie_id = tie.id
            screen.attempt(lambda: screen.show(screen.network.untie(tie_id, card.id)))

    screen.app.push_screen(TiesDialog(screen.desk, card, there), chosen)


def open_tie(screen: "NetworkingScreen", card: Card) -> None:
    """Tie a person to another."""
    screen.app.push_screen(TieDialog(screen.desk, card, screen.network.tie), _shower(screen))


def open_reach(screen: "NetworkingScreen", card: Card | None) -> None:
    """The best ways to a person; without one, ask to whom."""

    def show(goal: Goal | None) -> None:
        if goal:
            screen.attempt(lambda: _push(screen, goal))

    if card:
        show(Goal(card))
    else:
        screen.app.push_screen(WhoDialog(screen.desk), show)


def open_request(screen: "NetworkingScreen", way: Sequence[Card], wish: str = "") -> None:
    """Ask the first of a way for an introduction to the last, or to whoever answers to a wish."""
    dialog = RequestDialog(
        screen.desk,
        way,
        wish,
        lambda asked_id, fields, anyway: screen.network.request(asked_id, fields, anyway=anyway),
    )
    screen.app.push_screen(dialog, _shower(screen))


def introduction_of(ws: Workspace, entry: Entry) -> Introduction | None:
    """The open introduction of which a promise reminds; None when it reminds of none."""
    if entry.person_id is None:
        return None
    for each in introductions.introductions_about(ws, entry.person_id):
        if each.entry_id == entry.id and each.status is IntroductionStatus.OPEN:
            return each
    return None


def open_outcome(
    screen: "NetworkingScreen",
    introduction: Introduction,
    only_remind: Callable[[], None] | None = None,
) -> None:
    """Ask what became of an introduction; `only_remind` closes no more than its reminder."""
    tr = screen.desk.tr
    acts: list[tuple[str, Callable[[], None]]] = [
        (MADE, lambda: open_made(screen, introduction)),
        (DROPPED, lambda: screen.show(screen.network.drop(introduction.id))),
    ]
    if only_remind:
        acts.insert(1, (ONLY_DONE, only_remind))
    target = introduction.target.name if introduction.target else introduction.wish
    title = f"{introduction.asked.name} → {target}"
    dialog = PickDialog(title, [tr.gettext(text) for text, _ in acts], tr)
    screen.app.push_screen(
        dialog, lambda at: screen.attempt(acts[at][1]) if at is not None else None
    )


def open_made(screen: "NetworkingScreen", introduction: Introduction) -> None:
    """The introduction was made; where only a wish was known, ask to whom it led."""
    if introduction.target is not None:
        screen.show(screen.network.introduced(introduction.id))
        return

    def met(goal: Goal) -> None:
        if goal.card:
            screen.show(screen.network.introduced(introduction.id, goal.card.id))
        else:
            _open_introduced(screen, introduction, goal.words)

    title = screen.desk.tr.gettext(INTRODUCED).format(name=introduction.asked.name)
    dialog = WhoDialog(screen.desk, title, HERE_OR_NEW, f"introduced:{introduction.id}")
    screen.app.push_screen(dialog, lambda goal: screen.attempt(lambda: met(goal)) if goal else None)


def _open_introduced(screen: "NetworkingScreen", introduction: Introduction, line: str) -> None:
    """Add the one to whom an introduction led, of whom a line tells."""
    dialog = AddDialog(
        screen.desk,
        lambda fields: screen.network.introduced(introduction.id, fields),
        _card(screen, introduction.asked.id),
    )
    dialog.put(line)
    screen.app.push_screen(dialog, _shower(screen))


def open_favours(screen: "NetworkingScreen", card: Card) -> None:
    """The favours between a person and me, the settled too, to write one or open one; without any,
    a new one at once.
    """
    tr, there = screen.desk.tr, favours.favours_of(screen.desk.ws, card.id)
    if not there:
        open_favour(screen, card)
        return
    lines = [plain(favour_line(each, screen.desk.reader())) for each in there]
    title = tr.gettext(FAVOURS).format(name=card.name)

    def chosen(at: int | None) -> None:
        if at:
            screen.attempt(lambda: open_known_favour(screen, there[at - 1]))
        elif at == 0:
            open_favour(screen, card)

    screen.app.push_screen(PickDialog(title, [tr.gettext(NEW_FAVOUR), *lines], tr), chosen)


def open_favour(screen: "NetworkingScreen", card: Card) -> None:
    """Write down a favour between a person and me."""
    dialog = FavourDialog(
        screen.desk, f"favour:{card.id}", card.name, None,
        lambda fields, anyway: screen.network.favour(card.id, fields, anyway=anyway),
    )  # fmt: skip
    screen.app.push_screen(dialog, _shower(screen))


def open_known_favour(screen: "NetworkingScreen", favour: Favour) -> None:
    """Say a favour anew. What another session has changed meanwhile stays as it is."""
    name = _card(screen, favour.person_id).name
    first = fields_of(favour)

    def save(fields: FavourFields, _anyway: bool) -> Deed:
        there = favours.favours_of(screen.desk.ws, favour.person_id)
        current = next((fields_of(each) for each in there if each.id == favour.id), first)
        wanted = {
            column: value
            for column in FavourFields.__slots__
            if (value := getattr(fields, column)) != getattr(first, column)
        }
        kept = {column: getattr(current, column) for column in FavourFields.__slots__}
        return screen.network.revise_favour(favour.id, FavourFields(**kept | wanted))

    dialog = FavourDialog(screen.desk, f"settle:{favour.id}", name, favour, save)
    screen.app.push_screen(dialog, _shower(screen))


def open_tell(screen: "NetworkingScreen", card: Card) -> None:
    """Tell a person what I need, or offer what they need."""
    ws, network = screen.desk.ws, screen.network
    choices = [Choice(ask, match) for ask, match in asks.asks_for(ws, card.id)]
    choices += [Choice(offer, match) for offer, match in offers.offers_for(ws, card.id)]

    def save(choice: Choice, channel: Channel | None, anyway: bool) -> Deed:
        if isinstance(choice.about, Ask):
            return network.tell(choice.about.id, card.id, channel, anyway=anyway)
        fields = FavourFields(FavourKind.OFFERED, choice.about.what, channel=channel)
        return network.favour(card.id, fields, anyway=anyway)

    screen.app.push_screen(TellDialog(screen.desk, card, choices, save), _shower(screen))


def open_ask(screen: "NetworkingScreen", known: Ask | None = None) -> None:
    """Write down what I need, or say it anew."""
    ask_id = known and known.id
    dialog = AskDialog(screen.desk, known, lambda fields: screen.network.ask(fields, ask_id))
    screen.app.push_screen(dialog, _shower(screen))


def open_offer(screen: "NetworkingScreen", known: Offer | None = None) -> None:
    """Write down what I can give, or say it anew."""
    offer_id = known and known.id
    dialog = OfferDialog(screen.desk, known, lambda fields: screen.network.offer(fields, offer_id))
    screen.app.push_screen(dialog, _shower(screen))


def open_answer(screen: "NetworkingScreen", told: Told) -> None:
    """What somebody answered, and to whom they led."""

    def save(text: str, led_to: int | None) -> Deed:
        if led_to is None:
            return screen.network.answer(told.id, text)
        return screen.network.led_to(told.id, led_to, text)

    screen.app.push_screen(AnswerDialog(screen.desk, told, save), _shower(screen))


def open_led_to(screen: "NetworkingScreen", told: Told) -> None:
    """Add the one to whom somebody led who was told of an ask."""
    dialog = AddDialog(
        screen.desk,
        lambda fields: screen.network.led_to(told.id, fields),
        _card(screen, told.person.id),
    )
    screen.app.push_screen(dialog, _shower(screen))


def _shower(screen: "NetworkingScreen") -> Callable[[Deed | None], None]:
    return lambda deed: screen.show(deed) if deed else None


def _push(screen: "NetworkingScreen", goal: Goal) -> None:
    screen.app.push_screen(ReachScreen(screen.desk, goal))


def _open_page(screen: "NetworkingScreen", person_id: int) -> None:
    screen.attempt(lambda: screen.open_page(person_id))


def _card(screen: "NetworkingScreen", person_id: int) -> Card:
    found = board.cards(screen.desk.ws, [person_id])
    if not found:
        raise NotFound(ref=str(person_id))
    return found[0]
