"""The beta function's family and the normal law: what the intervals and tests stand on.

Everything goes through logarithms, so that a million people give no overflow.
"""

import math
from collections.abc import Callable, Iterator
from statistics import NormalDist

_STIRLING_FROM = 10.0
_LEAST = 1e-300
_STEPS = 200_000
_HALF_LOG_TWO_PI = 0.5 * math.log(2 * math.pi)
_NORMAL = NormalDist()


def z_of(confidence: float) -> float:
    """The two-sided normal quantile: Φ⁻¹((1 + confidence) / 2), 1.96 at 0.95.

    ValueError unless 0 < confidence < 1.
    """
    if not 0 < confidence < 1:
        raise ValueError(f"a confidence lies between 0 and 1, not {confidence}")
    return _NORMAL.inv_cdf((1 + confidence) / 2)


def two_sided_p(z: float) -> float:
    """The chance of a standard normal at least as far from zero: erfc(|z| / √2)."""
    return math.erfc(abs(z) / math.sqrt(2))


def log_beta(a: float, b: float) -> float:
    """The logarithm of the beta function: ln B(a, b) = lnΓ(a) + lnΓ(b) − lnΓ(a + b).

    With a large argument the lnΓ, each in the millions, would cancel and lose digits; their
    difference is then taken by Stirling's series, as in DiDonato & Morris (1992), Algorithm 708,
    ACM Trans. Math. Softw. 18:360. ValueError unless a, b > 0.
    """
    if a <= 0 or b <= 0:
        raise ValueError(f"beta parameters are positive, not {a}, {b}")
    small, large = min(a, b), max(a, b)
    if large < _STIRLING_FROM:
        return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
    both = small + large
    log_rest = math.log1p(-small / both)
    if small < _STIRLING_FROM:
        left = _stirling(large) - _stirling(both) + small - small * math.log(both)
        return math.lgamma(small) + left + (large - 0.5) * log_rest
    left = _stirling(small) + _stirling(large) - _stirling(both) - 0.5 * math.log(large)
    return _HALF_LOG_TWO_PI + left + (small - 0.5) * math.log(small / both) + large * log_rest


def beta_cdf(x: float, a: float, b: float) -> float:
    """The regularized incomplete beta function I_x(a, b): the chance that a Beta(a, b) is below x.

    I_x(a, b) = x^a (1−x)^b / (a B(a, b)) · 1/(1 + d₁/(1 + d₂/(1 + …))), DLMF 8.17.22, summed by
    the modified Lentz method; beyond (a + 1)/(a + b + 2), where that is slow, 1 − I_{1−x}(b, a).
    0 below 0 and 1 above 1. ValueError unless a, b > 0.
    """
    log_b = log_beta(a, b)
    if x <= 0 or x >= 1:
        return float(x >= 1)
    front = math.exp(a * math.log(x) + b * math.log1p(-x) - log_b)
    if x < (a + 1) / (a + b + 2):
        return min(1.0, front / (a * _fraction(x, a, b)))
    return max(0.0, 1 - front / (b * _fraction(1 - x, b, a)))


def beta_quantile(p: float, a: float, b: float) -> float:
    """The x at which I_x(a, b) = p: Newton's method, kept inside a bracket by bisection.

    ValueError unless 0 ≤ p ≤ 1 and a, b > 0.
    """
    if not 0 <= p <= 1:
        raise ValueError(f"a probability lies between 0 and 1, not {p}")
    log_b = log_beta(a, b)
    if p in (0, 1):
        return float(p)
    low, high, x = 0.0, 1.0, a / (a + b)
    for _ in range(1100):  # as far as floats can be halved
        excess = beta_cdf(x, a, b) - p
        low, high = (low, x) if excess > 0 else (x, high)
        log_density = (a - 1) * math.log(x) + (b - 1) * math.log1p(-x) - log_b
        step = excess * math.exp(min(-log_density, 700))
        if abs(step) <= 1e-15 * x or high - low <= 1e-15 * high:
            break
        x = x - step if low < x - step < high else (low + high) / 2
    return x


def outwards(
    first: int, last: int, mode: int, ratio: Callable[[int], float]
) -> Iterator[tuple[int, float]]:
    """The weights of a law with one peak, by index: 1 at the mode, then by the ratio w(i+1)/w(i).

    Stops on each side where a weight no longer counts (10⁻³⁰⁰), so a law over a million outcomes
    costs some multiples of its standard deviation. The mode lies in `first`…`last`.
    """
    yield mode, 1.0
    weight = 1.0
    for i in range(mode, last):
        weight *= ratio(i)
        if weight < _LEAST:
            break
        yield i + 1, weight
    weight = 1.0
    for i in range(mode - 1, first - 1, -1):
        weight /= ratio(i)
        if weight < _LEAST:
            break
        yield i, weight


def no_likelier(observed: int, weights: Iterator[tuple[int, float]]) -> float:
    """The share of all weight on outcomes no likelier than the one observed: a two-sided exact p.

    Ties are exact in theory; one part in 10⁹ allows for rounding.
    """
    found = dict(weights)
    limit = found.get(observed, 0.0) * (1 + 1e-9)
    total = math.fsum(found.values())
    return min(1.0, math.fsum(each for each in found.values() if each <= limit) / total)


def _stirling(x: float) -> float:
    """What Stirling's formula leaves of lnΓ(x), for x ≥ 10: Σ B₂ₖ / (2k (2k−1) x^(2k−1))."""
    y = 1 / (x * x)
    series = -691 / 360360 * y + 1 / 1188
    for term in (-1 / 1680, 1 / 1260, -1 / 360, 1 / 12):
        series = series * y + term
    return series / x


def _fraction(x: float, a: float, b: float) -> float:
    """1 + d₁/(1 + d₂/(1 + …)) of DLMF 8.17.22."""
    value = c = 1.0
    d = 0.0
    for n in range(1, _STEPS):
        term = _coefficient(n, x, a, b)
        d = 1 / _away_from_zero(1 + term * d)
        c = _away_from_zero(1 + term / c)
        value *= c * d
        if abs(c * d - 1) < 1e-16:
            break
    return value


def _coefficient(n: int, x: float, a: float, b: float) -> float:
    m = n // 2
    if n % 2:
        return -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    return m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))


def _away_from_zero(value: float) -> float:
    return value if abs(value) > _LEAST else _LEAST
