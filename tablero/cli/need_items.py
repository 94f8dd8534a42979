"""From asks and offers to the models of `network_documents`; loaded with `--json` only, too."""

from collections.abc import Iterable, Sequence

from tablero.cli.items import link_item, person_item
from tablero.cli.network_documents import (
    AnswerDocument,
    AskDocument,
    AskForItem,
    AskItem,
    AsksDocument,
    AsksForDocument,
    AskWhoDocument,
    FoundItem,
    OfferDocument,
    OfferForItem,
    OfferItem,
    OffersDocument,
    OffersForDocument,
    OfferWhoDocument,
    SuitedItem,
    TellDocument,
    ToldItem,
)
from tablero.domain.asks import Ask, Match, Offer, Told
from tablero.domain.people import Card
from tablero.services import asks
from tablero.services.listing import tags
from tablero.services.suited import Suited
from tablero.services.workspace import Workspace


def ask_document(ws: Workspace, ask: Ask) -> AskDocument:
    """An ask as it stands."""
    return AskDocument(ask=_ask(ws, ask, asks.told_of(ws, ask.id)))


def asks_document(ws: Workspace, found: Iterable[tuple[Ask, Sequence[Told]]]) -> AsksDocument:
    """All asks, each with those who were told."""
    return AsksDocument(asks=tuple(_ask(ws, ask, told) for ask, told in found))


def tell_document(ws: Workspace, ask: Ask, told: Told, *, told_before: bool) -> TellDocument:
    """Who was told of an ask."""
    item = _ask(ws, ask, asks.told_of(ws, ask.id))
    return TellDocument(ask=item, told=_told(ws, told), told_before=told_before)


def answer_document(ws: Workspace, ask: Ask, told: Told) -> AnswerDocument:
    """What somebody answered, or to whom it led."""
    item = _ask(ws, ask, asks.told_of(ws, ask.id))
    return AnswerDocument(ask=item, told=_told(ws, told))


def asks_for_document(
    ws: Workspace, found: Iterable[tuple[Ask, Match]], card: Card
) -> AsksForDocument:
    """The asks a person was not told of."""
    items = tuple(
        AskForItem(
            ask=_ask(ws, ask, asks.told_of(ws, ask.id)), points=match.points, found=_found(match)
        )
        for ask, match in found
    )
    return AsksForDocument(asks=items, person=person_item(ws, card))


def ask_who_document(ws: Workspace, ask: Ask, found: Sequence[Suited]) -> AskWhoDocument:
    """Who might know."""
    item = _ask(ws, ask, asks.told_of(ws, ask.id))
    return AskWhoDocument(ask=item, people=_suited(ws, found))


def offer_document(ws: Workspace, offer: Offer) -> OfferDocument:
    """An offer as it stands."""
    return OfferDocument(offer=_offer(ws, offer))


def offers_document(ws: Workspace, found: Iterable[Offer]) -> OffersDocument:
    """All offers."""
    return OffersDocument(offers=tuple(_offer(ws, offer) for offer in found))


def offers_for_document(
    ws: Workspace, found: Iterable[tuple[Offer, Match]], card: Card
) -> OffersForDocument:
    """The offers a person needs."""
    items = tuple(
        OfferForItem(offer=_offer(ws, offer), points=match.points, found=_found(match))
        for offer, match in found
    )
    return OffersForDocument(offers=items, person=person_item(ws, card))


def offer_who_document(ws: Workspace, offer: Offer, found: Sequence[Suited]) -> OfferWhoDocument:
    """Who needs it."""
    return OfferWhoDocument(offer=_offer(ws, offer), people=_suited(ws, found))


def _suited(ws: Workspace, found: Sequence[Suited]) -> tuple[SuitedItem, ...]:
    by_id = tags(ws, [card.id for card, _ in found])
    return tuple(
        SuitedItem(
            person=person_item(ws, card, by_id.get(card.id, ())),
            points=match.points,
            found=_found(match),
        )
        for card, match in found
    )


def _found(match: Match) -> tuple[FoundItem, ...]:
    return tuple(FoundItem(field=field, text=text) for field, text in match.found)


def _ask(ws: Workspace, ask: Ask, told: Iterable[Told]) -> AskItem:
    return AskItem(
        id=ask.id,
        need=ask.need,
        wording=ask.wording,
        tags=ask.tags,
        created_at=ask.created_at.astimezone(ws.zone),
        closed_at=ask.closed_at and ask.closed_at.astimezone(ws.zone),
        told=tuple(_told(ws, each) for each in told),
    )


def _offer(ws: Workspace, offer: Offer) -> OfferItem:
    return OfferItem(
        id=offer.id,
        what=offer.what,
        tags=offer.tags,
        created_at=offer.created_at.astimezone(ws.zone),
        closed_at=offer.closed_at and offer.closed_at.astimezone(ws.zone),
    )


def _told(ws: Workspace, told: Told) -> ToldItem:
    return ToldItem(
        id=told.id,
        person=link_item(told.person),
        told_at=told.told_at.astimezone(ws.zone),
        answer=told.answer,
        answered_at=told.answered_at and told.answered_at.astimezone(ws.zone),
        led_to=told.led_to and link_item(told.led_to),
    )
