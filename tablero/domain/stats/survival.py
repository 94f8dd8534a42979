"""How many have been won by a touch or a day, when many are still open.

Everything takes counts by time, `{time: Exits}`, so that 100,000 people cost no more than ten.
Negative counts or times raise ValueError; no counts at all give an empty curve.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tablero.domain.stats.proportions import CONFIDENCE, Interval
from tablero.domain.stats.special import z_of


class Exits(NamedTuple):
    """How many left at one time: by the event, by a competing end, or still open when last seen.

    Whoever is censored at a time was still at risk at it: events come first.
    """

    events: int = 0
    competing: int = 0
    censored: int = 0


Counts = Mapping[int, Exits]
"""Exits by time."""


class Step(NamedTuple):
    """One time on a Kaplan-Meier curve; `variance` is None where the curve is down at zero."""

    time: int
    at_risk: int
    exits: Exits
    survival: float
    interval: Interval
    variance: float | None

    @property
    def hazard(self) -> float:
        """Events among those at risk at this time."""
        return self.exits.events / self.at_risk

    @property
    def reached(self) -> float:
        """The share for whom the event has come by this time."""
        return 1 - self.survival

    @property
    def reached_interval(self) -> Interval:
        """The interval of `reached`."""
        return Interval(1 - self.interval.hi, 1 - self.interval.lo)


class Incidence(NamedTuple):
    """One time on the Aalen-Johansen curves: what became of all by then. The three add up to 1.

    `interval` is that of `event`.
    """

    time: int
    at_risk: int
    event: float
    competing: float
    free: float
    interval: Interval


Curve = Sequence[Step | Incidence]
"""Either curve."""


def censored_at(touches: int, days_since_last: int, reply_window: int) -> int:
    """The touch at which an open prospect is censored.

    The last touch may still be answered while it is younger than the window: then one earlier.
    """
    return touches if days_since_last >= reply_window else max(0, touches - 1)


def kaplan_meier(counts: Counts, confidence: float = CONFIDENCE) -> tuple[Step, ...]:
    """The survival curve, a step for each time with an exit; competing ends count as censored.

    S = Π (1 − d/n). Kaplan & Meier (1958), J. Am. Stat. Assoc. 53:457.
    Variance S² Σ d/(n(n−d)). Greenwood (1926), Rep. Public Health Med. Subj. 33:1.
    Interval S^exp(±z √Σ / ln S), the log-log transform, which stays within 0 and 1.
    Kalbfleisch & Prentice (1980), The Statistical Analysis of Failure Time Data.
    Where S is 1 or 0 the interval has no width, and says nothing.
    """
    z = z_of(confidence)
    survival, spread = 1.0, 0.0
    steps = []
    for time, at_risk, exits in _at_risk(counts):
        left = at_risk - exits.events
        survival *= left / at_risk
        spread += exits.events / (at_risk * left) if left else math.inf
        variance = survival * survival * spread if left else None
        interval = _log_log(survival, spread, z)
        steps.append(Step(time, at_risk, exits, survival, interval, variance))
    return tuple(steps)


def aalen_johansen(counts: Counts, confidence: float = CONFIDENCE) -> tuple[Incidence, ...]:
    """The cumulative incidence of the event and of the competing end, side by side.

    Fⱼ(t) = Σ S(u⁻) dⱼ(u)/n(u) over u ≤ t, S the Kaplan-Meier curve of leaving by either.
    Aalen & Johansen (1978), Scand. J. Stat. 5:141.
    Without competing ends it is 1 − Kaplan-Meier; with them it is lower, and honest.
    The interval is that of Kaplan-Meier with 1 − F in place of S, and the variance of `_Variance`.
    """
    z, variance = z_of(confidence), _Variance()
    event = competing = 0.0
    free = 1.0
    curve = []
    for time, at_risk, exits in _at_risk(counts):
        event += free * exits.events / at_risk
        competing += free * exits.competing / at_risk
        spread = variance.after(free, at_risk, exits, event)
        free *= (at_risk - exits.events - exits.competing) / at_risk
        interval = _beyond(competing + free, spread, z)
        curve.append(Incidence(time, at_risk, event, competing, free, interval))
    return tuple(curve)


def median_time(steps: Sequence[Step]) -> int | None:
    """The first time by which half had the event: S ≤ ½, within rounding. None if not yet."""
    return next((step.time for step in steps if step.survival <= 0.5 + 1e-12), None)


def reached_by(curve: Curve, time: int) -> float:
    """The share for whom the event has come by then: the last step not after it, else 0."""
    return next((_reached(each) for each in reversed(curve) if each.time <= time), 0.0)


def share_between(curve: Curve, first: int, last: int) -> float | None:
    """Of all whom the curve reaches, the part from `first` to `last`, both included.

    (F(last) − F(first − 1)) / F at its end, F the share for whom the event has come.
    None when it reaches nobody.
    """
    whole = _reached(curve[-1]) if curve else 0.0
    if whole <= 0:
        return None
    return (reached_by(curve, last) - reached_by(curve, first - 1)) / whole


def _reached(at: Step | Incidence) -> float:
    return at.reached if isinstance(at, Step) else at.event


def _at_risk(counts: Counts) -> Iterator[tuple[int, int, Exits]]:
    """The times in order at which anyone left, with how many were at risk just before."""
    if any(time < 0 or min(exits) < 0 for time, exits in counts.items()):
        raise ValueError("times and counts are not negative")
    remaining = sum(sum(exits) for exits in counts.values())
    for time, exits in sorted(counts.items()):
        if any(exits):
            yield time, remaining, exits
            remaining -= sum(exits)


class _Variance:
    """The variance of an incidence F by the delta method, in sums that grow from time to time.

    Σ (F−F(u))² (d+e)/(n(n−d−e)) + Σ S² d(n−d)/n³ − 2 Σ (F−F(u)) S d/n², at each time u up to now d
    events and e competing ends of n, S free just before.
    Marubini & Valsecchi (1995), Analysing Survival Data from Clinical Trials, 341.
    """

    def __init__(self) -> None:
        self._of_leaving = [0.0, 0.0, 0.0]
        self._of_events = 0.0
        self._of_both = [0.0, 0.0]

    def after(self, free: float, at_risk: int, exits: Exits, event: float) -> float:
        """The variance once `event`, the incidence, has these exits in it."""
        gone, rate = exits.events + exits.competing, exits.events / at_risk
        if gone < at_risk:
            leaving = gone / (at_risk * (at_risk - gone))
            for power in range(3):
                self._of_leaving[power] += leaving * event**power
        for power in range(2):
            self._of_both[power] += free * rate / at_risk * event**power
        self._of_events += free * free * rate * (1 - rate) / at_risk
        none, one, two = self._of_leaving
        both = event * self._of_both[0] - self._of_both[1]
        return max(0.0, event * event * none - 2 * event * one + two + self._of_events - 2 * both)


def _beyond(rest: float, variance: float, z: float) -> Interval:
    """The interval of 1 − rest."""
    rest = min(rest, 1.0)
    left = _log_log(rest, variance / (rest * rest) if rest else 0.0, z)
    return Interval(1 - left.hi, 1 - left.lo)


def _log_log(survival: float, spread: float, z: float) -> Interval:
    if survival in (0, 1):
        return Interval(survival, survival)
    width = z * math.sqrt(spread) / -math.log(survival)
    # Beyond e⁷⁰⁰ the lower end is zero to any digit that can be written.
    return Interval(survival ** math.exp(min(width, 700)), survival ** math.exp(-width))
