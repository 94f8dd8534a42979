"""The weekly cohorts: of those first touched in a week, how many were won within the same time."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from tablero.domain.progress import Figure, Progress, rolling_by_week, weeks_in_sight
from tablero.domain.stats.cohorts import HORIZON_DAYS, Cohort
from tablero.domain.stats.comparison import Trend
from tablero.i18n import N_
from tablero.present.blocks import Lines, wrapped
from tablero.present.figures import between, decimal, percent
from tablero.present.lines import Role
from tablero.present.panels import Behind, Panel, Part, Piece, legend, read_only
from tablero.present.plots import (
    HALVES,
    NO_PLOT,
    RING,
    SHADE,
    ZERO,
    Frame,
    Series,
    bar,
    drawn,
    nice_top,
    share_labels,
)
from tablero.present.rates import FILLED
from tablero.present.reader import Reader

TITLE = N_("Week by week")
ABOUT = N_("in conversation within {days} days of the first touch")
LEGEND = (
    (FILLED, N_("final")),
    (SHADE, N_("under way")),
    (ZERO, N_("nobody yet")),
    (RING, N_("four weeks together")),
)

NOBODY = N_("{week}, from {day}: nobody was first touched.")
FINAL = N_("{week}, from {day}: {won} of {started}, {rate} ({interval}).")
UNDER_WAY = N_("{week}, from {day}: {won} of {started} so far; final on {final}.")
ROLLING = N_("With the three weeks before: {won} of {started}, {rate} ({interval}).")

RISING = N_("Trend over the final weeks: rising, and hardly by chance (p {p}).")
FALLING = N_("Trend over the final weeks: falling, and hardly by chance (p {p}).")
NO_TREND = N_("Trend over the final weeks: none that could be told from chance (p {p}).")
TOO_FEW = N_("Trend: it takes three final weeks.")
SURE, LEAST_P = 0.05, 0.001

MOST_WEEKS = 26
NARROWEST, WIDEST = 2, 4
"""Cells for a week, the space after its bar included."""

LABEL = 5


class _Grid(NamedTuple):
    """The weeks in sight, and how many cells each takes."""

    weeks: tuple[Cohort, ...]
    pitch: int


def weeks_panel(progress: Progress, width: int, height: int, reader: Reader) -> Panel:
    """The plot, with a week to point at; the legend; the trend in words. `height` is the plot's."""
    tr, weekly = reader.tr, progress.cohorts
    rolling = rolling_by_week(weekly)
    grid = _grid(weeks_in_sight(weekly, MOST_WEEKS), width)
    top = nice_top(max(filter(None, _rates(grid.weeks, rolling.values())), default=0))
    frame = _frame(grid, height, top, reader)
    plot = drawn(_series(grid, rolling), frame) or wrapped(tr.gettext(NO_PLOT), width, Role.DIM)
    about = tr.gettext(ABOUT).format(days=HORIZON_DAYS)
    pieces = (
        Piece(
            plot,
            tuple(_behind(week, reader) for week in grid.weeks),
            tuple(_told(week, rolling.get(week.first.monday), reader) for week in grid.weeks),
            tuple(frame.margin + nth * grid.pitch for nth in range(len(grid.weeks))),
            len(grid.weeks) - 1,
        ),
        read_only(
            [
                *legend([(sign, tr.gettext(name)) for sign, name in LEGEND], width),
                *_trend(weekly.trend, width, reader),
            ]
        ),
    )
    return Panel(Part.WEEKS, tr.gettext(TITLE), pieces, about)


def _grid(weeks: tuple[Cohort, ...], width: int) -> _Grid:
    room = width - len("100 %|")
    shown = weeks[-max(1, room // NARROWEST) :]
    return _Grid(shown, max(NARROWEST, min(WIDEST, room // max(1, len(shown)))))


def _rates(weeks: Sequence[Cohort], rolling: Iterable[Cohort]) -> list[float | None]:
    in_sight = [each for each in rolling if each.last.monday >= weeks[0].first.monday]
    return [each.rate for each in (*weeks, *in_sight)]


def _frame(grid: _Grid, height: int, top: float, reader: Reader) -> Frame:
    step = -(-LABEL // grid.pitch)
    below = [
        (nth * grid.pitch, _week(week, reader))
        for nth, week in enumerate(grid.weeks)
        if nth % step == 0 and len(grid.weeks) - nth > LABEL // grid.pitch - 1
    ]
    return Frame(len(grid.weeks) * grid.pitch, height, top, share_labels(top), below)


def _series(grid: _Grid, rolling: dict[date, Cohort]) -> list[Series]:
    bars = [
        bar(nth * grid.pitch, grid.pitch - 1, week.rate, HALVES if week.mature else SHADE)
        for nth, week in enumerate(grid.weeks)
        if week.rate is not None
    ]
    middle = (grid.pitch - 1) / 2
    line = [
        (nth * grid.pitch + middle, four.rate)
        for nth, week in enumerate(grid.weeks)
        if (four := rolling.get(week.first.monday)) and four.rate is not None
    ]
    return [*bars, Series(line, RING, joined=True)] if line else bars


def _week(week: Cohort, reader: Reader) -> str:
    number = week.first.monday.isocalendar().week
    return reader.tr.gettext("W{number}").format(number=number)


def _behind(week: Cohort, reader: Reader) -> Behind:
    title = reader.tr.gettext("First touched in {weeks}").format(weeks=week.first.label)
    return Behind(Figure.STARTED, title, (week.first.monday.isoformat(),))


def _told(week: Cohort, four: Cohort | None, reader: Reader) -> str:
    text = NOBODY if not week.started else FINAL if week.mature else UNDER_WAY
    told = _counted(text, week, reader)
    return f"{told} {_counted(ROLLING, four, reader)}" if four and four.started else told


def _counted(text: str, group: Cohort, reader: Reader) -> str:
    final = group.last.monday + timedelta(days=6 + HORIZON_DAYS)
    return reader.tr.gettext(text).format(
        week=group.first.label,
        day=reader.day(group.first.monday),
        won=group.won,
        started=group.started,
        rate=percent(group.rate, reader.language),
        interval=between(group.interval(), reader.language),
        final=reader.brief_day(final),
    )


def _trend(trend: Trend | None, width: int, reader: Reader) -> Lines:
    if trend is None:
        return wrapped(reader.tr.gettext(TOO_FEW), width, Role.TEXT)
    text = NO_TREND if trend.p > SURE else RISING if trend.z > 0 else FALLING
    return wrapped(reader.tr.gettext(text).format(p=_p(trend.p, reader)), width, Role.TEXT)


def _p(value: float, reader: Reader) -> str:
    if value < LEAST_P:
        return f"< {decimal(LEAST_P, reader.language, 3)}"
    return f"= {decimal(value, reader.language, 2 if value >= 10 * LEAST_P else 3)}"
