"""Weekly cohorts: of those who started in a week, how many were won within a fixed horizon.

A fixed horizon gives every week the same time, so that an old week is no better for its age.
A week whose last starters have not had that time is under way: its rate is not final.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from tablero.domain.stats.comparison import Trend, cochran_armitage
from tablero.domain.stats.proportions import CONFIDENCE, Interval, share, wilson

HORIZON_DAYS = 28
"""The time that everyone is given."""

WINDOW_WEEKS = 4
"""The weeks of a rolling rate: the horizon again."""

TREND_WEEKS = 3
"""Fewer weeks than these make no trend."""

_WEEK = timedelta(days=7)

Starts = Mapping[tuple[date, date | None], int]
"""How many started on the first day and were won on the second, None for not yet."""


class Week(NamedTuple):
    """A week of ISO 8601, Monday to Sunday; the year is the one of its Thursday."""

    monday: date

    @property
    def label(self) -> str:
        """As in `2026-W53`."""
        year, week, _ = self.monday.isocalendar()
        return f"{year}-W{week:02}"


class Cohort(NamedTuple):
    """Those who started in the weeks from `first` to `last`, which are the same for one week."""

    first: Week
    last: Week
    started: int = 0
    won: int = 0
    """Within the horizon, by the day asked for."""
    won_ever: int = 0
    """By the day asked for, however late."""
    mature: bool = True
    """Whether everyone in it has had the whole horizon."""

    @property
    def rate(self) -> float | None:
        """Won within the horizon, of those who started; None of nobody. Final if `mature`."""
        return share(self.won, self.started)

    def interval(self, confidence: float = CONFIDENCE) -> Interval:
        """The Wilson interval of the rate."""
        return wilson(self.won, self.started, confidence)


class Cohorts(NamedTuple):
    """Every week from the first start to the last, rolling rates, and the trend if there is one."""

    weeks: tuple[Cohort, ...] = ()
    rolling: tuple[Cohort, ...] = ()
    trend: Trend | None = None


def week_of(day: date) -> Week:
    """The ISO 8601 week that holds a day."""
    return Week(day - timedelta(days=day.weekday()))


def cohorts(
    starts: Starts,
    as_of: date,
    horizon_days: int = HORIZON_DAYS,
    window_weeks: int = WINDOW_WEEKS,
) -> Cohorts:
    """The cohorts as they stood on a day: what came after it is not known yet.

    Won: won − started ≤ horizon and won ≤ as_of; who was won before starting counts as won at
    once. Mature: Monday + 6 + horizon ≤ as_of. Empty weeks between are kept.
    Rolling: sums of the last `window_weeks` weeks, only where all of them are mature.
    ValueError for negative counts or horizon, or a window of no weeks.
    """
    if horizon_days < 0 or window_weeks < 1 or any(count < 0 for count in starts.values()):
        raise ValueError("counts and horizon are not negative, and a window has a week")
    weeks = _weeks(starts, as_of, timedelta(days=horizon_days))
    return Cohorts(weeks, _rolling(weeks, window_weeks), _trend(weeks))


def _weeks(starts: Starts, as_of: date, horizon: timedelta) -> tuple[Cohort, ...]:
    started, won, won_ever = _by_monday(starts, as_of, horizon)
    if not started:
        return ()
    found, monday, last = [], min(started), max(started)
    while monday <= last:
        week = Week(monday)
        mature = monday + timedelta(days=6) + horizon <= as_of
        counts = (started[monday], won[monday], won_ever[monday])
        found.append(Cohort(week, week, *counts, mature))
        monday += _WEEK
    return tuple(found)


def _by_monday(starts: Starts, as_of: date, horizon: timedelta) -> tuple[Counter[date], ...]:
    """Started, won within the horizon, and won at all."""
    started, won, won_ever = Counter[date](), Counter[date](), Counter[date]()
    for (start, end), count in starts.items():
        if start > as_of or not count:
            continue
        monday = start - timedelta(days=start.weekday())
        started[monday] += count
        if end is not None and end <= as_of:
            won[monday] += count if end - start <= horizon else 0
            won_ever[monday] += count
    return started, won, won_ever


def _rolling(weeks: Sequence[Cohort], window: int) -> tuple[Cohort, ...]:
    spans = (weeks[end - window : end] for end in range(window, len(weeks) + 1))
    return tuple(_together(span) for span in spans if all(week.mature for week in span))


def _together(span: Sequence[Cohort]) -> Cohort:
    return Cohort(
        span[0].first,
        span[-1].last,
        sum(week.started for week in span),
        sum(week.won for week in span),
        sum(week.won_ever for week in span),
    )


def _trend(weeks: Sequence[Cohort]) -> Trend | None:
    """Cochran-Armitage over the mature weeks in which anyone started, scored by their place."""
    rows = [(i, week) for i, week in enumerate(weeks) if week.mature and week.started]
    if len(rows) < TREND_WEEKS:
        return None
    groups = [(week.won, week.started) for _, week in rows]
    return cochran_armitage(groups, [i for i, _ in rows])
