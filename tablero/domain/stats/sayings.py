"""What is said about touches and tries, beside one's own counts; no study of touches is known."""

import math
from collections.abc import Mapping
from typing import NamedTuple

from tablero.domain.stats.proportions import CONFIDENCE, Interval, binomial_p, share, wilson
from tablero.domain.touches import ZONE_FIRST, ZONE_LAST

CLAIMED = 0.8
"""Conversations are said to open between the 5th touch and the 12th, four times of five."""

FIELD_GOALS = (12_192, 24_537)
"""Michael Jordan's, made of attempted, regular seasons: 49.7 %, often told as 51 %."""

Touches = Mapping[int, int]
"""How many conversations opened at each touch."""


class Zone(NamedTuple):
    """Where one's own conversations opened: before the zone, inside of it and after it."""

    before: int = 0
    inside: int = 0
    after: int = 0

    @property
    def people(self) -> int:
        """All conversations."""
        return sum(self)

    @property
    def share(self) -> float | None:
        """Inside of all; None if there are none."""
        return share(self.inside, self.people)

    def interval(self, confidence: float = CONFIDENCE) -> Interval:
        """The Wilson interval of the share."""
        return wilson(self.inside, self.people, confidence)

    def p_if(self, claimed: float = CLAIMED) -> float | None:
        """The exact two-sided p of one's own counts if the saying were true; None without any."""
        return binomial_p(self.inside, self.people, claimed) if self.people else None


def zone(touches: Touches, first: int = ZONE_FIRST, last: int = ZONE_LAST) -> Zone:
    """The counts before, from `first` to `last` with both, and after. ValueError if negative."""
    _checked(touches)
    before = sum(count for touch, count in touches.items() if touch < first)
    after = sum(count for touch, count in touches.items() if touch > last)
    return Zone(before, sum(touches.values()) - before - after, after)


def nearest_rank(touches: Touches, part: float) -> int | None:
    """The touch by which that part of the conversations had opened: the ⌈part·n⌉th in order.

    At ½ it is the low median. Hyndman & Fan (1996), Am. Stat. 50:361, definition 1.
    None without conversations. ValueError unless 0 < part ≤ 1.
    """
    if not 0 < part <= 1:
        raise ValueError(f"a part lies between 0 and 1, not {part}")
    _checked(touches)
    rank = math.ceil(part * sum(touches.values()) - 1e-9)
    for touch, count in sorted(touches.items()):
        rank -= count
        if count and rank <= 0:
            return touch
    return None


def _checked(touches: Touches) -> None:
    if any(count < 0 for count in touches.values()):
        raise ValueError("counts are not negative")
