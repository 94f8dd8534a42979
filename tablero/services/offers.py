"""What I am good at and can give, and who needs it (S20)."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from tablero.domain.asks import FOR_OFFERS, Match, Offer, match, tag_names
from tablero.domain.changes import Written
from tablero.domain.text import LONGEST_SENTENCE, clean_line
from tablero.errors import BadInput, NotFound
from tablero.services.rows import row_in
from tablero.services.suited import LOOKED_AT, Suited, found_by_words, suited
from tablero.services.workspace import Workspace
from tablero.storage import asks, tables
from tablero.storage.journal import write


@dataclass(frozen=True, slots=True)
class OfferFields:
    """What can be said of an offer. `tags` are between commas."""

    what: str
    tags: str = ""


class OfferResult(NamedTuple):
    """What was written, and the offer as it stands now; None when it was taken away."""

    written: Written
    offer: Offer | None


def add_offer(ws: Workspace, fields: OfferFields) -> OfferResult:
    """Write down what I can give. Raises BadInput when nothing is said."""
    columns = _columns(fields)
    if not columns["what"]:
        raise BadInput(field="offer", value=fields.what, reason="empty")
    with write(ws.store, "offer", ws.now()) as (work, written):
        work.subject = {"name": columns["what"], "count": 1}
        offer_id = work.insert(tables.Offer, created_at=ws.now(), **columns)
    return OfferResult(written, asks.offer_by_id(ws.store, offer_id))


def revise_offer(ws: Workspace, offer_id: int, fields: OfferFields) -> OfferResult:
    """Make an offer what `fields` says; one that is emptied goes. Raises NotFound."""
    columns = _columns(fields)
    with write(ws.store, "offer", ws.now()) as (work, written):
        row = row_in(work, tables.Offer, offer_id)
        work.subject = {"name": columns["what"] or row["what"], "count": 1}
        if columns["what"]:
            work.update(tables.Offer, offer_id, **columns)
        else:
            work.subject |= {"gone": True}
            work.delete(tables.Offer, offer_id)
    return OfferResult(written, asks.offer_by_id(ws.store, offer_id))


def close_offer(ws: Workspace, offer_id: int, *, closed: bool = True) -> OfferResult:
    """I do not offer it any more; or again. Raises NotFound."""
    with write(ws.store, "offer", ws.now()) as (work, written):
        row = row_in(work, tables.Offer, offer_id)
        work.subject = {"name": row["what"], "count": 1, "closed": closed}
        at = row["closed_at"] or ws.now()
        work.update(tables.Offer, offer_id, closed_at=at if closed else None)
    return OfferResult(written, asks.offer_by_id(ws.store, offer_id))


def read_offers(ws: Workspace) -> tuple[Offer, ...]:
    """All offers, those still made first, and of those the newest."""
    found = asks.offers(ws.store, only_open=False)
    return tuple(sorted(found, key=lambda offer: not offer.is_open))


def read_offer(ws: Workspace, offer_id: int) -> Offer:
    """An offer. Raises NotFound."""
    found = asks.offer_by_id(ws.store, offer_id)
    if found is None:
        raise NotFound(ref=str(offer_id))
    return found


def offers_for(ws: Workspace, person_id: int) -> tuple[tuple[Offer, Match], ...]:
    """The offers that a person needs, the best match first; those that do not suit are left out."""
    profile = asks.profiles(ws.store, [person_id])[person_id]
    found = [
        (offer, match(offer.what, offer.tags, profile, FOR_OFFERS))
        for offer in asks.offers(ws.store, only_open=True)
    ]
    suiting = [pair for pair in found if pair[1].points]
    return tuple(sorted(suiting, key=lambda pair: (-pair[1].points, -pair[0].id)))


def people_for_offer(ws: Workspace, offer: Offer) -> tuple[Suited, ...]:
    """Who needs it, of those who may be contacted: the best match first."""
    needing = asks.needing(ws.store, LOOKED_AT)
    ids = list(dict.fromkeys([*needing, *found_by_words(ws, offer.what, offer.tags)]))
    return suited(ws, ids, offer.what, offer.tags, FOR_OFFERS)


def _columns(fields: OfferFields) -> dict[str, Any]:
    tags = ", ".join(tag_names(clean_line(fields.tags)))
    return {"what": clean_line(fields.what, LONGEST_SENTENCE), "tags": tags}
