"""Whether a later share is better than an earlier one, and whether shares rise over time.

A group is `(k, n)`: k out of n. Impossible counts raise ValueError.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from tablero.domain.stats.proportions import CONFIDENCE, checked, wilson
from tablero.domain.stats.special import log_beta, no_likelier, outwards, two_sided_p

Group = tuple[int, int]
"""k out of n."""

UNIFORM = 1.0
"""The prior Beta(1, 1): before the first count, any share is as likely as any other."""

JEFFREYS = 0.5
"""The prior Beta(½, ½)."""


class Difference(NamedTuple):
    """The later share minus the earlier, with its interval."""

    value: float | None
    lo: float
    hi: float


class Trend(NamedTuple):
    """Shares over ordered groups: above zero they rise; `p` is two-sided."""

    z: float
    p: float


def newcombe(earlier: Group, later: Group, confidence: float = CONFIDENCE) -> Difference:
    """The difference d = p₂ − p₁ with its hybrid score interval, from each Wilson interval (l, u).

    d − √((p₂−l₂)² + (u₁−p₁)²) to d + √((u₂−p₂)² + (p₁−l₁)²).
    Newcombe (1998), Stat. Med. 17:873, method 10.
    If one of the groups is empty nothing is known: value None, from −1 to 1.
    """
    first, second = wilson(*earlier, confidence), wilson(*later, confidence)
    if not (earlier[1] and later[1]):
        return Difference(None, -1.0, 1.0)
    p1, p2 = earlier[0] / earlier[1], later[0] / later[1]
    down = math.hypot(p2 - second.lo, first.hi - p1)
    up = math.hypot(second.hi - p2, p1 - first.lo)
    return Difference(p2 - p1, max(-1.0, p2 - p1 - down), min(1.0, p2 - p1 + up))


def fisher(earlier: Group, later: Group) -> float:
    """Fisher's exact test of the two groups, two-sided p.

    Given the margins, P(x) ∝ C(n₁, x) C(n₂, K−x); the sum over the tables no likelier than this.
    Fisher (1935), J. R. Stat. Soc. 98:39. An empty group gives 1; a p under 10⁻³⁰⁰ may give 0.
    """
    checked(*earlier)
    checked(*later)
    (k1, n1), (k2, n2) = earlier, later
    total = k1 + k2
    first, last = max(0, total - n2), min(n1, total)
    mode = min(last, max(first, (n1 + 1) * (total + 1) // (n1 + n2 + 2)))

    def ratio(x: int) -> float:
        return (n1 - x) * (total - x) / ((x + 1) * (n2 - total + x + 1))

    return no_likelier(k1, outwards(first, last, mode, ratio))


def chance_better(earlier: Group, later: Group, prior: float = UNIFORM) -> float:
    """P(p₂ > p₁) with independent posteriors Beta(k + prior, n − k + prior), exact.

    Between equal laws it is ½; from there each count added or taken moves it by
    h/a, h = B(a+c, b+d) / (B(a, b) B(c, d)), with p₂ ~ Beta(a, b) and p₁ ~ Beta(c, d).
    Cook (2005), Exact calculation of beta inequalities, M. D. Anderson Cancer Center, report 5.
    Empty groups count with their prior alone. ValueError unless prior > 0.
    """
    checked(*earlier)
    checked(*later)
    if prior <= 0:
        raise ValueError(f"a prior is positive, not {prior}")
    (k1, n1), (k2, n2) = earlier, later
    c, d = k1 + prior, n1 - k1 + prior
    gained = _moved(k2 - k1, c, d, (c, d))
    lost = _moved((n2 - k2) - (n1 - k1), d, k2 + prior, (d, c))
    return min(1.0, max(0.0, 0.5 + gained - lost))


def cochran_armitage(
    groups: Sequence[Group], scores: Sequence[float] | None = None
) -> Trend | None:
    """The test of a linear trend in shares over ordered groups, scored 0, 1, 2… if not given.

    z = Σ s(k − n p) / √(p (1−p) Σ n (s−s̄)²), p = Σk/Σn, s̄ = Σns/Σn, without continuity correction.
    Cochran (1954), Biometrics 10:417; Armitage (1955), Biometrics 11:375.
    None when there is nothing to test: all won, none won, or all people at one score.
    ValueError if there are not as many scores as groups.
    """
    scores = range(len(groups)) if scores is None else scores
    rows = [(k, n, s) for (k, n), s in zip(groups, scores, strict=True)]
    for k, n, _ in rows:
        checked(k, n)
    won, people = sum(k for k, _, _ in rows), sum(n for _, n, _ in rows)
    if won in (0, people):
        return None
    p = won / people
    middle = math.fsum(n * s for _, n, s in rows) / people
    variance = p * (1 - p) * math.fsum(n * (s - middle) ** 2 for _, n, s in rows)
    if variance <= 0:
        return None
    z = math.fsum((s - middle) * (k - n * p) for k, n, s in rows) / math.sqrt(variance)
    return Trend(z, two_sided_p(z))


def _moved(count: int, a: float, b: float, other: tuple[float, float]) -> float:
    """How far P(X > Y) moves as X goes from Beta(a, b) to Beta(a + count, b), Y ~ Beta(other)."""
    if count == 0:
        return 0.0
    a, last, (c, d) = min(a, a + count), abs(count) - 1, other

    def ratio(i: int) -> float:
        x = a + i
        return (x + c) / (x + b + c + d) * ((x + b) / (x + 1))

    # The terms rise as long as ratio ≥ 1, which is linear in x.
    peak = math.floor((b * c - b - c - d) / (d + 1) - a) + 1
    mode = min(last, max(0, peak))
    x = a + mode
    log_h = log_beta(x + c, b + d) - log_beta(x, b) - log_beta(c, d)
    total = math.fsum(weight for _, weight in outwards(0, last, mode, ratio))
    return math.copysign(math.exp(log_h) / x * total, count)
