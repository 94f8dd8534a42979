"""People who were likely entered twice: listing them with reasons, saying that they were not."""

import sys
from collections.abc import Mapping
from typing import NamedTuple

from tablero.domain.changes import Written
from tablero.domain.doubles import Pair, Reason, likely_pairs, name_words
from tablero.domain.people import Card
from tablero.errors import BadInput, NotFound
from tablero.services.cards import row_of
from tablero.services.workspace import Workspace
from tablero.storage import board, duplicates, tables
from tablero.storage.journal import write
from tablero.storage.work import image

LISTED = 50


class Double(NamedTuple):
    """Two people who are likely the same, and why. `keep` is the one of whom more is known."""

    keep: Card
    other: Card
    reasons: tuple[Reason, ...]


def likely_doubles(ws: Workspace, limit: int = LISTED) -> tuple[Double, ...]:
    """The likeliest pairs, the surest first; without those who were said to be two."""
    store = ws.store
    everyone, apart = duplicates.names(store), duplicates.distinct(store)
    pairs = likely_pairs(everyone, duplicates.sharing(store), apart, limit)
    ids = list({id_: None for pair in pairs for id_ in pair.ids})
    cards = {card.id: card for card in board.find_cards(store, ids)}
    # Another session may have taken somebody away in between.
    there = [pair for pair in pairs if cards.keys() >= set(pair.ids)]
    return tuple(_double(pair, cards) for pair in there)


def doubles_of(ws: Workspace, person_id: int) -> tuple[Card, ...]:
    """Who is likely the same as this person, the surest first. Raises NotFound.

    Only those are looked at who could be: by a handle, the words of the name, the company.
    """
    store, row = ws.store, image(ws.store, tables.Person, person_id)
    if row is None:
        raise NotFound(ref=str(person_id))
    company, words = row["company_key"], sorted(name_words(row["name_key"]), key=len, reverse=True)
    groups = list(duplicates.sharing_with(store, person_id))
    sharing = {id_ for group in groups for id_ in group}
    near = duplicates.names_near(store, sharing, words, company)
    pairs = likely_pairs(near, groups, duplicates.distinct(store), sys.maxsize)
    others = [sum(pair.ids) - person_id for pair in pairs if person_id in pair.ids]
    return tuple(board.find_cards(store, others))


def say_distinct(ws: Workspace, one_id: int, other_id: int) -> Written:
    """These two are not the same: they are listed no more. Raises NotFound, and BadInput for one.

    It changes nothing when it was said before.
    """
    with write(ws.store, "distinct", ws.now()) as (work, written):
        one, other = row_of(work, one_id), row_of(work, other_id)
        if one_id == other_id:
            raise BadInput(field="merge", value=one["name"], reason="self")
        work.subject = {"name": one["name"], "count": 1, "introduced": other["name"]}
        ids = min(one_id, other_id), max(one_id, other_id)
        if not duplicates.is_distinct(ws.store, ids):
            work.insert(tables.DistinctPair, one_id=ids[0], other_id=ids[1])
    return written


def _double(pair: Pair, cards: Mapping[int, Card]) -> Double:
    keep, other = sorted((cards[id_] for id_ in pair.ids), key=_known, reverse=True)
    return Double(keep, other, pair.reasons)


def _known(card: Card) -> tuple[int, bool, int]:
    return card.touch_count, card.stage is not None, -card.id
