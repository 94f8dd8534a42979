"""Who could bring me closer: the best ways to a person, a company or a role."""

from collections.abc import Collection
from datetime import UTC, datetime
from typing import NamedTuple

from tablero.domain.people import Card
from tablero.domain.reach import Known, Search, Way
from tablero.domain.text import clean_line, fold
from tablero.domain.words import TieKind
from tablero.errors import NotFound
from tablero.services.workspace import Workspace
from tablero.storage import board, network

LISTED = 12
GOALS = 200
"""People of a company, or with a role, that are looked for at once."""


class Link(NamedTuple):
    """A person on a way, and the tie that leads from them to the next; None for the last.

    `days` is how long ago we were in touch; None for never.
    """

    card: Card
    kind: TieKind | None
    days: int | None
    balance: int


class Reach(NamedTuple):
    """A way in: whom to ask first, through whom, to whom. `strength` is between 0 and 1."""

    links: tuple[Link, ...]
    strength: float


def reach_person(ws: Workspace, person_id: int, limit: int = LISTED) -> tuple[Reach, ...]:
    """The best ways to a person, one for each whom I could ask; they themselves are none."""
    found = _reach(ws, [person_id], limit + 1)
    return tuple(way for way in found if way.links[0].card.id != person_id)[:limit]


def reach_words(ws: Workspace, words: str, limit: int = LISTED) -> tuple[Reach, ...]:
    """The best ways to anybody of a company, or whose role, company or tags hold all these words.

    Raises NotFound when nobody answers to them.
    """
    key = fold(clean_line(words))
    goals = key and (
        network.in_company(ws.store, key, GOALS) or network.with_words(ws.store, key, GOALS)
    )
    if not goals:
        raise NotFound(ref=words)
    return tuple(_reach(ws, goals, limit))


def _reach(ws: Workspace, goals: Collection[int], limit: int) -> list[Reach]:
    known = _known(ws, goals)
    search = Search(goals, known, limit)
    while border := search.border():
        edges = network.edges_around(ws.store, border)
        around = {id_ for edge in edges for id_ in (edge.one, edge.other)}
        known = known | _known(ws, around - known.keys())
        search.go_on(edges, known)
    found = search.ways()
    cards = _cards(ws, found)
    return [_told(way, known, cards) for way in found]


def _known(ws: Workspace, people: Collection[int]) -> dict[int, Known]:
    today = ws.today()
    return {
        id_: Known(
            None if at is None else (today - ws.day_of(datetime.fromtimestamp(at, UTC))).days,
            balance,
        )
        for id_, at, balance in network.facts(ws.store, people)
    }


def _cards(ws: Workspace, found: list[Way]) -> dict[int, Card]:
    ids = list({id_: None for way in found for id_ in way.people})
    return {card.id: card for card in board.find_cards(ws.store, ids)}


def _told(way: Way, known: dict[int, Known], cards: dict[int, Card]) -> Reach:
    unknown = Known()
    links = [
        Link(cards[id_], kind, known.get(id_, unknown).days, known.get(id_, unknown).balance)
        for id_, kind in zip(way.people, (*way.kinds, None), strict=True)
    ]
    return Reach(tuple(links), way.strength)
