"""Asks and offers: what I need and can give, whom it suits, whom I told, to whom it led."""

from typing import TYPE_CHECKING, Any

import pytest

from tablero.domain.asks import NO_MATCH, Ask, Field, Offer, match
from tablero.domain.people import PersonFields
from tablero.domain.words import Channel, EntryKind, Intent, Stage, TieKind, Topic
from tablero.errors import BadInput, DoNotContact, NotFound
from tablero.services import asks, entries, offers, ties
from tablero.services.asks import AskFields
from tablero.services.doctor import examine
from tablero.services.entries import EntryFields
from tablero.services.offers import OfferFields
from tablero.services.today import read_today
from tablero.services.workspace import Workspace
from tablero.storage import history

if TYPE_CHECKING:
    from tests.conftest import Clock, Driver

NEED = "Somebody who knows about tyres"


def needed(ws: Workspace, need: str = NEED, **rest: Any) -> Ask:
    found = asks.add_ask(ws, AskFields(need, **rest)).ask
    assert found
    return found


def offered(ws: Workspace, what: str, **rest: Any) -> Offer:
    found = offers.add_offer(ws, OfferFields(what, **rest)).offer
    assert found
    return found


def test_an_ask_keeps_what_i_need_and_the_words_ready_to_send(workspace: Workspace) -> None:
    ask = needed(workspace, wording="Do you know\nsomebody?", tags="#tyres, Wheels , tyres")
    assert (ask.need, ask.wording, ask.tags) == (
        NEED,
        "Do you know\nsomebody?",
        ("tyres", "Wheels"),
    )
    assert asks.read_asks(workspace) == (ask,)
    with pytest.raises(BadInput):
        needed(workspace, " ")
    with pytest.raises(NotFound):
        asks.read_ask(workspace, 9)


def test_an_ask_is_held_against_what_people_know_about_without_accents(
    drive: "Driver", workspace: Workspace
) -> None:
    drive.add("Expert", None, expertise=("Neumáticos",))
    drive.add("Works there", None, company="Neumaticos Sol")
    drive.add("Nobody", None, expertise=("Cheese",))
    ask = needed(workspace, "Alguien que sepa de neumáticos", tags="neumaticos")
    found = asks.people_for_ask(workspace, ask)
    assert [suited.card.name for suited in found] == ["Expert", "Works there"]
    assert found[0].match.found == ((Field.EXPERTISE, "Neumáticos"),)
    assert found[0].match.points > found[1].match.points > 0


def test_who_was_told_or_wants_no_contact_is_not_proposed(
    drive: "Driver", workspace: Workspace
) -> None:
    ana, noe = (drive.add(name, None, expertise=("tyres",)) for name in ("Ana", "Noé"))
    drive.edit(noe, do_not_contact=True)
    ask = needed(workspace, tags="tyres")
    assert [suited.card.id for suited in asks.people_for_ask(workspace, ask)] == [ana]
    assert [each for each, _ in asks.asks_for(workspace, ana)] == [ask]
    asks.tell(workspace, ask.id, [ana])
    assert asks.people_for_ask(workspace, ask) == ()
    assert asks.asks_for(workspace, ana) == ()


def test_the_best_are_found_among_more_than_are_looked_at(
    drive: "Driver", workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tablero.services.suited.LOOKED_AT", 2)
    for name in ("Ana Ríos", "Luis Martín", "Noé Ñíguez"):
        drive.add(name, role="Tyres")
    eva = drive.add("Eva Prueba", role="Tyres", company="Wheels SL")
    paco = drive.add("Paco Muestra")
    drive.edit(paco, expertise=("wheels and tyres",))
    found = asks.people_for_ask(workspace, needed(workspace, "Tyres for old wheels"))
    assert {suited.card.id for suited in found} == {eva, paco}


def test_an_ask_without_words_suits_nobody(drive: "Driver", workspace: Workspace) -> None:
    drive.add("Ana Ríos", role="Tyres")
    assert asks.people_for_ask(workspace, needed(workspace, "…")) == ()


def test_telling_can_be_a_touch_that_asks_and_is_done_once(
    drive: "Driver", workspace: Workspace
) -> None:
    ana, noe = drive.add("Ana Ríos"), drive.add("Noé Ñíguez")
    ask = needed(workspace, wording="Do you know somebody?")
    told = asks.tell(workspace, ask.id, [ana], Channel.EMAIL).told
    assert [each.person.name for each in told] == ["Ana Ríos"]
    (touch,) = history.touches_of(workspace.store, ana)
    assert (touch.intent, touch.note) == (Intent.ASK, "Do you know somebody?")
    asks.tell(workspace, ask.id, [ana, noe], Channel.EMAIL)
    assert drive.card(ana).touch_count == drive.card(noe).touch_count == 1
    drive.undo()
    assert [each.person.id for each in asks.told_of(workspace, ask.id)] == [ana]
    drive.edit(noe, do_not_contact=True)
    with pytest.raises(DoNotContact):
        asks.tell(workspace, ask.id, [noe], Channel.EMAIL)
    assert len(asks.told_of(workspace, ask.id)) == 1


def test_an_answer_is_kept_and_can_be_taken_away(drive: "Driver", workspace: Workspace) -> None:
    ask = needed(workspace)
    (told,) = asks.tell(workspace, ask.id, [drive.add("Ana Ríos")]).told
    (answered,) = asks.answer(workspace, told.id, " Ask  Eva ").told
    assert (answered.answer, bool(answered.answered_at)) == ("Ask Eva", True)
    assert asks.answer(workspace, told.id, "").told == (told,)
    with pytest.raises(NotFound):
        asks.answer(workspace, 9, "x")


def test_an_answer_said_anew_keeps_its_time_and_so_does_one_who_led_to_somebody(
    drive: "Driver", clock: "Clock", workspace: Workspace
) -> None:
    ask = needed(workspace)
    (told,) = asks.tell(workspace, ask.id, [drive.add("Ana Ríos")]).told
    (first,) = asks.answer(workspace, told.id, "Ask Eva").told
    clock.advance(days=1)
    (second,) = asks.answer(workspace, told.id, "Ask Eva Prueba").told
    assert second.answered_at == first.answered_at
    asks.led_to(workspace, told.id, PersonFields("Eva Prueba"))
    (emptied,) = asks.answer(workspace, told.id, "").told
    assert (emptied.answer, emptied.answered_at) == ("", first.answered_at)


def test_whoever_is_led_to_and_came_through_another_is_known_to_who_led(
    drive: "Driver", workspace: Workspace
) -> None:
    luis, ana = drive.add("Luis Martín"), drive.add("Ana Ríos")
    eva = drive.add("Eva Prueba", via_id=luis)
    (told,) = asks.tell(workspace, needed(workspace).id, [ana]).told
    (led,) = asks.led_to(workspace, told.id, eva).told
    assert led.led_to == (eva, "Eva Prueba")
    assert drive.person(eva).via_id == luis
    assert {tie.kind for tie in ties.ties_of(workspace, ana)} == {TieKind.KNOWS}


def test_what_is_closed_already_keeps_its_time(clock: "Clock", workspace: Workspace) -> None:
    ask, offer = needed(workspace), offers.add_offer(workspace, OfferFields("An hour")).offer
    assert offer
    closed = asks.close_ask(workspace, ask.id).ask, offers.close_offer(workspace, offer.id).offer
    clock.advance(days=1)
    assert closed == (
        *(asks.close_ask(workspace, ask.id).ask, offers.close_offer(workspace, offer.id).offer),
    )


def test_who_leads_to_somebody_is_tied_to_them_and_to_be_thanked(
    drive: "Driver", clock: "Clock", workspace: Workspace
) -> None:
    ana, eva = drive.add("Ana Ríos"), drive.add("Eva Prueba", None)
    ask = needed(workspace)
    (told,) = asks.tell(workspace, ask.id, [ana], Channel.CALL).told
    clock.advance(days=1)
    (led,) = asks.led_to(workspace, told.id, eva).told
    assert led.led_to == (eva, "Eva Prueba")
    assert [tie.kind for tie in ties.ties_of(workspace, eva)] == [TieKind.REFERRED]
    assert [each.introducer.id for each in read_today(workspace).thanks] == [ana]
    (led,) = asks.led_to(workspace, told.id, PersonFields("Paco Muestra")).told
    assert led.led_to
    assert drive.card(led.led_to.id).stage is Stage.REFERRED
    assert not examine(workspace)


def test_whoever_leads_to_one_who_came_through_another_is_thanked_too_and_once(
    drive: "Driver", clock: "Clock", workspace: Workspace
) -> None:
    ana, noe = drive.add("Ana Ríos"), drive.add("Noé Ñíguez")
    eva = drive.add("Eva Prueba", via_id=noe)
    drive.thank(noe)
    (told,) = asks.tell(workspace, needed(workspace).id, [ana], Channel.CALL).told
    clock.advance(days=1)
    asks.led_to(workspace, told.id, eva)
    assert [each.introducer.id for each in read_today(workspace).thanks] == [ana]
    drive.thank(ana)
    asks.led_to(workspace, told.id, eva, "It was Eva, as I said")
    assert read_today(workspace).thanks == ()
    drive.undo()
    drive.undo()
    assert [each.introducer.id for each in read_today(workspace).thanks] == [ana]


def test_a_closed_ask_is_kept_and_no_longer_told(drive: "Driver", workspace: Workspace) -> None:
    ana = drive.add("Ana Ríos")
    first, last = needed(workspace), needed(workspace, "A van")
    asks.close_ask(workspace, last.id)
    assert [ask.id for ask in asks.read_asks(workspace)] == [first.id, last.id]
    assert [ask.id for ask, _ in asks.asks_for(workspace, ana)] == [first.id]
    asks.close_ask(workspace, last.id, closed=False)
    assert asks.read_ask(workspace, last.id) == last


def test_an_emptied_ask_goes_with_whom_was_told_and_comes_back_whole(
    drive: "Driver", workspace: Workspace
) -> None:
    ask = needed(workspace)
    told = asks.tell(workspace, ask.id, [drive.add("Ana Ríos")]).told
    assert asks.revise_ask(workspace, ask.id, AskFields("")).ask is None
    drive.undo()
    assert asks.told_of(workspace, ask.id) == told
    found = asks.revise_ask(workspace, ask.id, AskFields("A van", tags="vans")).ask
    assert found == ask._replace(need="A van", tags=("vans",))


def test_an_offer_is_held_against_what_people_need(drive: "Driver", workspace: Workspace) -> None:
    ana, noe = drive.add("Ana Ríos"), drive.add("Noé Ñíguez", tags=("excel",))
    drive.add("Eva Prueba")
    write(workspace, ana, EntryKind.RESEARCH, Topic.NEED, "Sheets in Éxcel that nobody reads")
    offer = offered(workspace, "Turn Excel sheets into a page", tags="excel")
    found = offers.people_for_offer(workspace, offer)
    assert [suited.card.id for suited in found] == [ana, noe]
    assert [each for each, _ in offers.offers_for(workspace, ana)] == [offer]
    offers.close_offer(workspace, offer.id)
    assert offers.offers_for(workspace, ana) == ()


def write(ws: Workspace, person: int, kind: EntryKind, topic: Topic, text: str) -> None:
    entries.add_entry(ws, [person], EntryFields(kind, text, topic))


def test_an_offer_is_changed_and_an_emptied_one_goes(drive: "Driver", workspace: Workspace) -> None:
    offer = offered(workspace, "Sheets")
    found = offers.revise_offer(workspace, offer.id, OfferFields("Pages", "web")).offer
    assert found == offer._replace(what="Pages", tags=("web",))
    assert offers.revise_offer(workspace, offer.id, OfferFields(" ")).offer is None
    drive.undo()
    assert offers.read_offers(workspace) == (found,)
    with pytest.raises(BadInput):
        offered(workspace, "")
    with pytest.raises(NotFound):
        offers.close_offer(workspace, 9)


@pytest.mark.parametrize(
    ("need", "known"),
    [
        ("Somebody who knows about customs, for a first shipment",
         "Knows somebody everywhere, by first name; needs no help"),
        ("Necesito a alguien que sepa de aduanas", "Conoce a alguien que necesita ayuda"),
    ],
)  # fmt: skip
def test_the_words_with_which_anything_is_asked_suit_nobody(need: str, known: str) -> None:
    assert match(need, (), {Field.NOTES: [known]}, list(Field)) == NO_MATCH
    assert match(need, (), {Field.NOTES: ["Customs; aduanas"]}, list(Field)) != NO_MATCH


def test_an_ask_of_such_words_only_is_held_against_people_by_them() -> None:
    assert match("I need help", (), {Field.NEED: ["Help"]}, list(Field)) != NO_MATCH


def test_a_word_that_is_a_tag_of_the_ask_counts_twice() -> None:
    profile = {Field.ROLE: ["Tyre maker"]}
    plain = match("tyre", (), profile, (Field.ROLE,))
    tagged = match("", ("tyre",), profile, (Field.ROLE,))
    assert (plain.points, tagged.points) == (2, 4)
    assert match("tyre", (), profile, (Field.NOTES,)).points == 0
