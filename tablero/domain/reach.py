"""Who could bring me closer (S13): ways through people one knows to somebody one does not.

A way is as strong as its links: each person on it by how long ago I was in touch with them, each
tie by its kind, the whole by its length, and the first, whom I must ask, by who owes whom a favour.
The weights are a judgement, not a finding; what matters is the order, and that the why is told.
"""

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from tablero.domain.words import TieKind

LINKS = 4
"""A way has at most so many links, the one from me to the first person included."""

HALF_LIFE_DAYS = 180
"""After so many days without a touch a link is worth half."""

STALE = 0.1
"""What a link is worth at least, and one to somebody never touched."""

LONGER = 0.5
"""What each further link leaves of a way."""

KINDS: Mapping[TieKind | None, float] = {
    TieKind.REFERRED: 0.9,
    TieKind.FAMILY: 0.9,
    TieKind.WORKS_WITH: 0.8,
    TieKind.KNOWS: 0.7,
    None: 0.5,
}
"""What a tie is worth by its kind; None is a shared company that nobody has confirmed."""

_FAVOURS = (0.7, 0.8, 0.9, 0.95, 1.0)
"""By the balance of favours from -2, where I owe, to +2, where they do."""


class Edge(NamedTuple):
    """Two people who are tied, either way."""

    one: int
    other: int
    kind: TieKind | None


@dataclass(frozen=True, slots=True)
class Known:
    """What counts of a person on a way. `days` since the last touch; None if there was none.

    `balance` is favours given less favours received.
    """

    days: int | None = None
    balance: int = 0

    @property
    def freshness(self) -> float:
        """Between `STALE` and 1: half of it after each half-life."""
        if self.days is None:
            return STALE
        return max(STALE, math.pow(0.5, max(self.days, 0) / HALF_LIFE_DAYS))

    @property
    def goodwill(self) -> float:
        """How easily I can ask: less when I owe them."""
        return _FAVOURS[max(-2, min(self.balance, 2)) + 2]


class Way(NamedTuple):
    """Ids from the first person, whom I ask, to the goal; the ties between them; the strength."""

    people: tuple[int, ...]
    kinds: tuple[TieKind | None, ...]
    strength: float

    @property
    def links(self) -> int:
        """How many links it has, mine to the first person included."""
        return len(self.people)


def ways(
    goals: Collection[int], edges: Iterable[Edge], known: Mapping[int, Known], limit: int
) -> list[Way]:
    """The strongest way for each person I could ask, the strongest of all first.

    Only those in `known` may stand on a way; a goal in it whom I have touched is a way by itself.
    Layer by layer from the goals (Bellman 1958): as every link weakens, no way returns to itself.
    """
    neighbours = _neighbours(edges)
    layer = {goal: Way((goal,), (), 1.0) for goal in goals}
    best = {goal: way for goal, way in layer.items() if _is_mine(known.get(goal))}
    for _ in range(LINKS - 1):
        layer = _further(layer, neighbours, goals, known)
        for person, way in layer.items():
            if person not in best or way.strength > best[person].strength:
                best[person] = way
    found = [_asked(way, known[person], person in goals) for person, way in best.items()]
    return sorted(found, key=lambda way: (-way.strength, way.links, way.people))[:limit]


def _further(
    layer: Mapping[int, Way],
    neighbours: Mapping[int, list[tuple[int, TieKind | None]]],
    goals: Collection[int],
    known: Mapping[int, Known],
) -> dict[int, Way]:
    """The ways that are one link longer."""
    found: dict[int, Way] = {}
    for person, way in layer.items():
        worth = LONGER * way.strength * (1.0 if person in goals else known[person].freshness)
        for other, kind in neighbours.get(person, ()):
            if other in goals or other not in known or other in way.people:
                continue
            strength = worth * KINDS[kind]
            if other not in found or strength > found[other].strength:
                found[other] = Way((other, *way.people), (kind, *way.kinds), strength)
    return found


def _asked(way: Way, first: Known, is_goal: bool) -> Way:
    """The whole way: with my own link to the first person."""
    worth = first.freshness * first.goodwill
    return way._replace(strength=way.strength * worth if not is_goal else worth)


def _is_mine(known: Known | None) -> bool:
    return known is not None and known.days is not None


def _neighbours(edges: Iterable[Edge]) -> dict[int, list[tuple[int, TieKind | None]]]:
    """By person: those they are tied to, by the strongest tie there is."""
    kinds: dict[tuple[int, int], TieKind | None] = {}
    for one, other, kind in edges:
        for pair in ((one, other), (other, one)):
            if pair not in kinds or KINDS[kind] > KINDS[kinds[pair]]:
                kinds[pair] = kind
    found: dict[int, list[tuple[int, TieKind | None]]] = {}
    for (one, other), kind in sorted(kinds.items(), key=lambda pair: pair[0]):
        found.setdefault(one, []).append((other, kind))
    return found


def percent(strength: float) -> int:
    """A strength for people to read, 1 to 100: of the strongest link there could be."""
    return max(1, math.floor(100 * strength + 0.5))
