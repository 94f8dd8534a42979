"""How sure one can be of k out of n: intervals for one proportion, and one exact test.

All intervals are two-sided. Nobody counted (n = 0) says nothing: the interval is all of 0 to 1.
Impossible counts (k < 0, k > n) and confidences outside of 0 to 1 raise ValueError.
"""

import math
from typing import NamedTuple

from tablero.domain.stats.special import beta_quantile, no_likelier, outwards, z_of

CONFIDENCE = 0.95
"""What an interval claims when nothing else is said."""


class Interval(NamedTuple):
    """From `lo` to `hi`, both included."""

    lo: float
    hi: float

    def holds(self, value: float) -> bool:
        """Whether the value lies inside."""
        return self.lo <= value <= self.hi


def share(k: int, n: int) -> float | None:
    """k/n; None when nobody was counted."""
    checked(k, n)
    return k / n if n else None


def wilson(k: int, n: int, confidence: float = CONFIDENCE) -> Interval:
    """The score interval, without continuity correction; exactly 0 at k = 0 and 1 at k = n.

    (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n), p = k/n.
    Wilson (1927), J. Am. Stat. Assoc. 22:209.
    """
    checked(k, n)
    z = z_of(confidence)
    if n == 0:
        return Interval(0.0, 1.0)
    p, grown = k / n, 1 + z * z / n
    centre = (p + z * z / (2 * n)) / grown
    half = z * math.sqrt(p * (1 - p) / n + (z / (2 * n)) ** 2) / grown
    # The ends are exact, which rounding would not leave them.
    return Interval(centre - half if k else 0.0, centre + half if k < n else 1.0)


def jeffreys(k: int, n: int, confidence: float = CONFIDENCE) -> Interval:
    """Equal tails of Beta(k + ½, n − k + ½); from 0 when k = 0 and up to 1 when k = n.

    Brown, Cai & DasGupta (2001), Stat. Sci. 16:101.
    """
    checked(k, n)
    tails = _equal_tails(k + 0.5, n - k + 0.5, confidence)
    return Interval(tails.lo if k else 0.0, tails.hi if k < n else 1.0)


def clopper_pearson(k: int, n: int, confidence: float = CONFIDENCE) -> Interval:
    """The exact interval, which never covers less than it claims, and so is wide.

    From the lower tail of Beta(k, n − k + 1) to the upper tail of Beta(k + 1, n − k).
    Clopper & Pearson (1934), Biometrika 26:404.
    """
    checked(k, n)
    z_of(confidence)
    lo = _equal_tails(k, n - k + 1, confidence).lo if k else 0.0
    hi = _equal_tails(k + 1, n - k, confidence).hi if k < n else 1.0
    return Interval(lo, hi)


def beta_uniform(k: int, n: int, confidence: float = CONFIDENCE) -> Interval:
    """Equal tails of Beta(k + 1, n − k + 1): what is believed after k of n, from a uniform prior.

    Bayes (1763), Philos. Trans. 53:370. Never touches 0 or 1, even at n = 0, and so at k = 0 or
    k = n it leaves k/n outside.
    """
    checked(k, n)
    return _equal_tails(k + 1, n - k + 1, confidence)


def binomial_p(k: int, n: int, claimed: float) -> float:
    """The exact two-sided p of k out of n if the true share were as claimed.

    The sum of C(n, i) pⁱ (1−p)ⁿ⁻ⁱ over the outcomes i no likelier than k.
    Sterne (1954), Biometrika 41:275. Also ValueError unless 0 < claimed < 1.
    """
    checked(k, n)
    if not 0 < claimed < 1:
        raise ValueError(f"a claimed share lies between 0 and 1, not {claimed}")
    odds = claimed / (1 - claimed)
    mode = min(n, math.floor((n + 1) * claimed))
    return no_likelier(k, outwards(0, n, mode, lambda i: (n - i) / (i + 1) * odds))


def checked(k: int, n: int) -> None:
    """Raise ValueError if k out of n cannot be."""
    if not 0 <= k <= n:
        raise ValueError(f"{k} of {n} is not a proportion")


def _equal_tails(a: float, b: float, confidence: float) -> Interval:
    z_of(confidence)
    tail = (1 - confidence) / 2
    return Interval(beta_quantile(tail, a, b), 1 - beta_quantile(tail, b, a))
