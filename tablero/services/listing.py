"""Listing people: column by column as the board ranks them, then those who are not on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from sys import maxsize

from tablero.domain.people import Card
from tablero.domain.query import Query
from tablero.domain.tally import places
from tablero.domain.words import Stage
from tablero.services.workspace import Workspace
from tablero.storage import board, listing, order, people

EVERYWHERE: tuple[Stage | None, ...] = (*Stage, None)
"""The four columns, then the network beyond them."""

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Listing:
    """The first of those who were asked for, and how many there are in all."""

    cards: tuple[Card, ...]
    total: int


def list_people(
    ws: Workspace,
    query: Query = (),
    stages: Sequence[Stage | None] = EVERYWHERE,
    limit: int = maxsize,
) -> Listing:
    """The people of these stages who answer to a query; None stands for those without a stage.

    After the cards of a stage come those of it who rest.
    """
    today = ws.today()
    standings = board.count_matches(ws.store, today, query)
    total, found = 0, list[Card]()
    for stage in stages:
        left = limit - len(found)
        total += listing.count_off_board(ws.store, today, stage, query)
        if stage is not None:
            total += sum(n for place, n in places(standings, today).items() if place[0] is stage)
            found += order.window(
                ws.store, [stage], standings, today, offset=0, limit=left, query=query
            )
        found += listing.off_board(ws.store, today, stage, limit - len(found), query)
    return Listing(tuple(found), total)


def tags(ws: Workspace, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Person id -> tags; those who have none are left out."""
    found: dict[int, tuple[str, ...]] = {}
    for start in range(0, len(ids), _AT_ONCE):
        found |= people.tags_of(ws.store, ids[start : start + _AT_ONCE])
    return found
