"""Whom an ask or an offer suits: people held against its words, the best match first."""

from collections.abc import Sequence
from typing import NamedTuple

from tablero.domain.asks import Field, Match, looked_for, match
from tablero.domain.people import Card
from tablero.services.workspace import Workspace
from tablero.storage import asks, board

LISTED = 50
LOOKED_AT = 500
"""How many people are held against an ask or an offer."""


class Suited(NamedTuple):
    """Somebody who suits, and why."""

    card: Card
    match: Match


def found_by_words(ws: Workspace, text: str, tags: Sequence[str]) -> list[int]:
    """The ids of people in whom a word of the text or a tag is found: the more, the earlier."""
    return asks.candidates(ws.store, sorted(looked_for(text, tags)), LOOKED_AT)


def suited(
    ws: Workspace, ids: Sequence[int], text: str, tags: Sequence[str], fields: Sequence[Field]
) -> tuple[Suited, ...]:
    """Of these people, those whom it suits and who may be contacted, the best first.

    `fields` are those in which words in common count. There are at most `LISTED`.
    """
    profiles = asks.profiles(ws.store, ids)
    matches = {id_: match(text, tags, profiles[id_], fields) for id_ in ids}
    best = sorted((id_ for id_ in matches if matches[id_].points),
                  key=lambda id_: (-matches[id_].points, id_))  # fmt: skip
    cards = board.find_cards(ws.store, best[: 2 * LISTED])
    able = [card for card in cards if not card.do_not_contact]
    return tuple(Suited(card, matches[card.id]) for card in able[:LISTED])
