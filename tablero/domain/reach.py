"""Who could bring me closer (S13): ways through people one knows to somebody one does not.

A way is as strong as its links: each person on it by how long ago I was in touch with them, each
tie by its kind, the whole by its length, and the first, whom I must ask, by who owes whom a favour.
The weights are a judgement, not a finding; what matters is the order, and that the why is told.
"""

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from heapq import nlargest
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

_CLOSEST = max(KINDS.values())

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


class Search:
    """Finds the strongest way for each person I could ask, link by link from the goals outwards.

    Only those who are known may stand on a way; a goal among them whom I have touched is a way by
    itself. As every link weakens, no way returns to itself, and whoever leads to nothing as strong
    as the ways there are already is not followed further.
    """

    def __init__(self, goals: Collection[int], known: Mapping[int, Known], limit: int) -> None:
        self._goals = frozenset(goals)
        self._limit = limit
        self._known = known
        self._layer = {goal: Way((goal,), (), 1.0) for goal in sorted(self._goals)}
        self._best: dict[int, Way] = {}
        for goal, way in self._layer.items():
            if goal in known and known[goal].days is not None:
                self._keep(way)

    def border(self) -> dict[int, float]:
        """By person: what their way is worth to who is tied to them. Empty when all is found."""
        least = self._least()
        worth = {id_: self._worth(way) for id_, way in self._layer.items() if way.links < LINKS}
        return {id_: each for id_, each in worth.items() if each * _CLOSEST > least}

    def go_on(self, edges: Iterable[Edge], known: Mapping[int, Known]) -> None:
        """One link further, by the ties around those at the border. `known` are all so far."""
        border, before, self._known = self.border(), self._layer, known
        found: dict[int, Way] = {}
        for one, other, kind in edges:
            for near, far in ((one, other), (other, one)):
                if near not in border or far not in known or far in self._goals:
                    continue
                strength = border[near] * KINDS[kind]
                if far in found and strength <= found[far].strength:
                    continue
                way = before[near]
                if far not in way.people:
                    found[far] = Way((far, *way.people), (kind, *way.kinds), strength)
        self._layer = found
        for way in found.values():
            self._keep(way)

    def ways(self) -> list[Way]:
        """The ways that were found, the strongest first."""
        ranked = sorted(self._best.values(), key=lambda way: (-way.strength, way.links, way.people))
        return ranked[: self._limit]

    def _keep(self, way: Way) -> None:
        """The whole way: with my own link to the first person, if it is their best."""
        first = way.people[0]
        known = self._known[first]
        whole = way._replace(strength=way.strength * known.freshness * known.goodwill)
        if first not in self._best or whole.strength > self._best[first].strength:
            self._best[first] = whole

    def _worth(self, way: Way) -> float:
        """A way with one more link, by the closest of ties."""
        first = way.people[0]
        return (
            LONGER * way.strength * (1.0 if first in self._goals else self._known[first].freshness)
        )

    def _least(self) -> float:
        """What a further way has to be worth more than."""
        strongest = nlargest(self._limit, (way.strength for way in self._best.values()))
        return strongest[-1] if len(strongest) == self._limit else 0.0


def percent(strength: float) -> int:
    """A strength for people to read, 1 to 100: of the strongest link there could be."""
    return max(1, math.floor(100 * strength + 0.5))
