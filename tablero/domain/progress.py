"""Whether I am getting better: what the figures of progress are, and how sure one can be of them.

Every rate carries its counts. Nothing here is read or guessed: it follows from counts as of a day.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from tablero.domain.better import Better, better_of
from tablero.domain.stats.cohorts import Cohort, Cohorts, Starts, cohorts
from tablero.domain.stats.proportions import Interval, wilson
from tablero.domain.stats.sayings import Zone, nearest_rank, zone
from tablero.domain.stats.survival import (
    Exits,
    Incidence,
    Step,
    aalen_johansen,
    kaplan_meier,
    median_time,
)
from tablero.domain.words import Channel, Intent

REPLY_WINDOW_DAYS = 14
"""A touch may still be answered while it is younger than this."""

LEAST_AT_RISK = 5
"""A curve is not shown where fewer than these are left to tell of it."""

STOPS = (1, 2, 3)
"""The touches after which most people are said to stop."""

DAYS_AGO = (0, 1, 7, 30)
"""The days before whose conversion is set beside today's; none is today."""


class Figure(StrEnum):
    """What has people behind it. Most need a key, as a number of touches or a channel."""

    TOUCHED = "touched"
    WON = "won"
    DECLINED = "declined"
    WON_AT = "won_at"
    STOPPED = "stopped"
    REFERRED = "referred"
    CHANNEL = "channel"
    INTENT = "intent"
    SEEN = "seen"
    STARTED = "started"
    ANSWERED = "answered"


class Share(NamedTuple):
    """k out of n."""

    k: int = 0
    n: int = 0

    @property
    def value(self) -> float | None:
        """k/n; None of nothing."""
        return self.k / self.n if self.n else None

    @property
    def interval(self) -> Interval:
        """The Wilson interval, 95 %."""
        return wilson(self.k, self.n)


class Group(NamedTuple):
    """Prospects that are alike in all that counts.

    `touches` are those made until they were won or declined, else until now; a group `is_quiet`
    whose last one is not to be expected an answer to any more.
    """

    touches: int
    won: bool
    declined: bool
    is_quiet: bool
    referred: bool
    people: int


class Made(NamedTuple):
    """Outbound touches of a way and an intent, and those of them that were answered."""

    channel: Channel
    intent: Intent
    answered: int
    made: int


@dataclass(frozen=True, slots=True)
class Replies:
    """How long answers took, in seconds: the middle, and the quarters around it."""

    count: int = 0
    quarter: int | None = None
    median: int | None = None
    three_quarters: int | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """All that is counted, as of the end of a day. `rates` are by days before it."""

    as_of: date
    rates: Mapping[int, Share] = field(default_factory=dict)
    groups: Sequence[Group] = ()
    touches: Sequence[Made] = ()
    seen: Mapping[int, int] = field(default_factory=dict)
    replies: Sequence[int] = ()
    starts: Starts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Progress:
    """All figures as of the end of a day.

    `ladder` are the conversations by the touch at which they opened (0: before any), `curve` how
    many are still without one, by touch number; `incidence` is there as soon as anyone declined.
    `seen` are people by times left on seen, `stopped` those who were left at touch 1, 2 and 3.
    """

    as_of: date
    rates: Mapping[int, Share]
    better: Better
    cohorts: Cohorts
    ladder: Mapping[int, int]
    zone: Zone
    ladder_middle: int | None
    curve: tuple[Step, ...]
    incidence: tuple[Incidence, ...]
    median_touch: int | None
    declined: int
    by_channel: Mapping[Channel, Share]
    by_intent: Mapping[Intent, Share]
    by_referral: Mapping[bool, Share]
    stopped: Mapping[int, int]
    seen: Mapping[int, int]
    replies: Replies
    reach: Mapping[int, int]
    """How many prospects had so many touches while still to be won: the last may have done it."""

    @property
    def now(self) -> Share:
        """The conversion at the end of the day."""
        return self.rates[0]

    @property
    def is_empty(self) -> bool:
        """Whether nobody was touched yet."""
        return not self.now.n


def progress_of(counts: Counts) -> Progress:
    """The figures that follow from the counts."""
    groups, weekly = counts.groups, cohorts(counts.starts, counts.as_of)
    ladder = _by_touch([each for each in groups if each.won])
    exits = _exits(groups)
    declined = sum(each.people for each in groups if each.declined and not each.won)
    opened = {touch: people for touch, people in ladder.items() if touch}
    curve = kaplan_meier(exits)
    return Progress(
        as_of=counts.as_of,
        rates={days: counts.rates.get(days, Share()) for days in DAYS_AGO},
        better=better_of(weekly.rolling),
        cohorts=weekly,
        ladder=ladder,
        zone=zone(opened),
        ladder_middle=nearest_rank(opened, 0.5),
        curve=curve,
        incidence=aalen_johansen(exits) if declined else (),
        median_touch=median_time(trusted(curve)),
        declined=declined,
        by_channel={channel: _answered(counts.touches, channel=channel) for channel in Channel},
        by_intent={intent: _answered(counts.touches, intent=intent) for intent in Intent},
        by_referral={referred: _won(groups, referred) for referred in (True, False)},
        stopped={touch: _stopped(groups, touch) for touch in STOPS},
        seen=dict(counts.seen),
        replies=_quarters(counts.replies),
        reach=_reach(groups),
    )


def trusted(curve: Sequence[Step]) -> tuple[Step, ...]:
    """The part of a curve of which enough prospects tell."""
    return tuple(step for step in curve if step.at_risk >= LEAST_AT_RISK)


def weeks_in_sight(weekly: Cohorts, count: int) -> tuple[Cohort, ...]:
    """The last of the weeks, at most so many."""
    return weekly.weeks[-count:] if count > 0 else ()


def rolling_by_week(weekly: Cohorts) -> dict[date, Cohort]:
    """The rolling rate by the Monday of its last week."""
    return {each.last.monday: each for each in weekly.rolling}


def _exits(groups: Sequence[Group]) -> dict[int, Exits]:
    """By touch number. Who is open and not yet quiet may answer the last touch: one earlier.

    Not those who were won or declined before any touch: no touch of ours could have done it.
    """
    found: dict[int, list[int]] = {}
    for each in (group for group in groups if group.touches):
        waits = not (each.won or each.declined or each.is_quiet)
        kind = 0 if each.won else 1 if each.declined else 2
        found.setdefault(each.touches - waits, [0, 0, 0])[kind] += each.people
    return {touch: Exits(*counts) for touch, counts in found.items()}


def _by_touch(groups: Sequence[Group]) -> dict[int, int]:
    found: dict[int, int] = {}
    for each in sorted(groups, key=lambda group: group.touches):
        found[each.touches] = found.get(each.touches, 0) + each.people
    return found


def _answered(
    touches: Sequence[Made], channel: Channel | None = None, intent: Intent | None = None
) -> Share:
    chosen = [
        each
        for each in touches
        if channel in (None, each.channel) and intent in (None, each.intent)
    ]
    return Share(sum(each.answered for each in chosen), sum(each.made for each in chosen))


def _won(groups: Sequence[Group], referred: bool) -> Share:
    chosen = [each for each in groups if each.referred == referred]
    return Share(
        sum(each.people for each in chosen if each.won), sum(each.people for each in chosen)
    )


def _stopped(groups: Sequence[Group], touch: int) -> int:
    return sum(
        each.people
        for each in groups
        if each.touches == touch and each.is_quiet and not each.won and not each.declined
    )


def _reach(groups: Sequence[Group]) -> dict[int, int]:
    by_touch = _by_touch(groups)
    left, found = sum(by_touch.values()), {}
    for touch in range(1, max(by_touch, default=0) + 1):
        left -= by_touch.get(touch - 1, 0)
        found[touch] = left
    return found


def _quarters(seconds: Sequence[int]) -> Replies:
    if not seconds:
        return Replies()
    last = len(seconds) - 1
    middles = (seconds[round(part * last)] for part in (0.25, 0.5, 0.75))
    return Replies(len(seconds), *middles)
