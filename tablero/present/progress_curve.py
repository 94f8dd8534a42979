"""The curve: how many are in conversation by each touch, when many are still open.

As soon as anyone said no, that is told beside it: only so the curve is honest.
"""

from collections.abc import Sequence
from typing import NamedTuple

from tablero.domain.progress import LEAST_AT_RISK, Progress, trusted
from tablero.domain.stats.proportions import Interval
from tablero.domain.stats.survival import Incidence, Step, reached_by
from tablero.i18n import N_
from tablero.present.blocks import Lines, wrapped
from tablero.present.figures import between, percent
from tablero.present.lines import Role
from tablero.present.panels import Panel, Part, Piece, legend, read_only
from tablero.present.plots import (
    CROSS,
    DOT,
    NO_PLOT,
    Series,
    drawn,
    level,
    nice_top,
    share_labels,
)
from tablero.present.reader import Reader
from tablero.present.touch_axis import TouchAxis, opened_at, touch_axis

TITLE = N_("The curve")
ABOUT = N_("in conversation by touch number")
BY_TOUCH = N_("By touch {touch}: {share}; {at_risk} people went as far.")
BY_TOUCH_SURE = N_("By touch {touch}: {share} ({interval}); {at_risk} people went as far.")
BY_TOUCH_HONEST = N_(
    "By touch {touch}: {share} in conversation, {no} said no; {at_risk} people went as far."
)
BY_TOUCH_HONEST_SURE = N_(
    "By touch {touch}: {share} ({interval}) in conversation, {no} said no; "
    "{at_risk} people went as far."
)
LEGEND = N_("in conversation"), N_("95 % certainty")
HONEST_LEGEND = N_("in conversation"), N_("said no")
LINE = "▀"
HALF_BY = N_("Half are in conversation by touch {touch}.")
NOT_HALF = N_("Half are not in conversation by any of these touches.")
OPEN = N_(
    "Who may still answer counts as far as they went. "
    "Touches that fewer than {count} people had are left out."
)
TOO_FEW = N_(
    "The curve begins once {count} people went as far as touch 1 and had time to answer it."
)
HALF = 0.5


class _Curve(NamedTuple):
    """The trusted part of both: with its interval, and beside those who said no, if anyone did."""

    steps: tuple[Step, ...]
    ends: tuple[Incidence, ...]

    def reached(self, touch: int) -> float:
        """The share in conversation by a touch."""
        return reached_by(self.ends or self.steps, touch)


def curve_panel(progress: Progress, width: int, height: int, reader: Reader) -> Panel:
    """The curve, with a touch to point at. `height` is the plot's."""
    tr, curve = reader.tr, _trusted(progress)
    last = curve.steps[-1].time if curve.steps else 0
    pieces = (
        _pieces(curve, touch_axis(1, last, width), width, height, reader)
        if last
        else (read_only(wrapped(tr.gettext(TOO_FEW).format(count=LEAST_AT_RISK), width, Role.DIM)),)
    )
    return Panel(Part.CURVE, tr.gettext(TITLE), pieces, tr.gettext(ABOUT))


def _trusted(progress: Progress) -> _Curve:
    ends = (each for each in progress.incidence if each.at_risk >= LEAST_AT_RISK)
    return _Curve(trusted(progress.curve), tuple(ends))


def _pieces(
    curve: _Curve, axis: TouchAxis, width: int, height: int, reader: Reader
) -> tuple[Piece, ...]:
    top = nice_top(_highest(curve))
    frame = axis.frame(height, top, share_labels(top))
    plot = drawn(_series(curve, axis), frame)
    return (
        Piece(
            plot or wrapped(reader.tr.gettext(NO_PLOT), width, Role.DIM),
            tuple(opened_at(touch, reader) for touch in axis.touches),
            tuple(_told(touch, curve, reader) for touch in axis.touches),
            axis.places(frame),
            len(axis.touches) - 1,
        ),
        read_only(_about(curve, width, reader)),
    )


def _highest(curve: _Curve) -> float:
    if curve.ends:
        return max(curve.ends[-1].event, curve.ends[-1].competing)
    return max(step.reached_interval.hi for step in curve.steps)


def _series(curve: _Curve, axis: TouchAxis) -> list[Series]:
    """What is drawn, from the bottom: a later series covers an earlier one."""
    found: list[Series] = []
    for touch in axis.touches:
        found += [
            level(axis.cell(touch), axis.pitch, height, marker)
            for height, marker in _beside(curve, touch)
        ]
    line = (level(axis.cell(touch), axis.pitch, curve.reached(touch)) for touch in axis.touches)
    return [*found, *line]


def _beside(curve: _Curve, touch: int) -> list[tuple[float, str]]:
    """The interval, else those who said no."""
    if curve.ends:
        return [(_refused(curve.ends, touch), CROSS)]
    interval = _interval(curve, touch)
    return [(end, DOT) for end in interval] if interval else []


def _interval(curve: _Curve, touch: int) -> Interval | None:
    """None where it has no width: with none in conversation, or all, it tells nothing."""
    if not 0 < curve.reached(touch) < 1:
        return None
    honest = [each.interval for each in curve.ends if each.time <= touch]
    return (honest or [step.reached_interval for step in curve.steps if step.time <= touch])[-1]


def _refused(ends: Sequence[Incidence], touch: int) -> float:
    return next((each.competing for each in reversed(ends) if each.time <= touch), 0.0)


def _told(touch: int, curve: _Curve, reader: Reader) -> str:
    interval = _interval(curve, touch)
    texts = (BY_TOUCH_HONEST, BY_TOUCH_HONEST_SURE) if curve.ends else (BY_TOUCH, BY_TOUCH_SURE)
    return reader.tr.gettext(texts[interval is not None]).format(
        touch=touch,
        share=percent(curve.reached(touch), reader.language),
        interval=between(interval, reader.language) if interval else "",
        no=percent(_refused(curve.ends, touch), reader.language),
        at_risk=_at_risk(curve.steps, touch),
    )


def _at_risk(steps: Sequence[Step], touch: int) -> int:
    """Those who went as far: at the next time at which anyone left, nobody had left before."""
    return next((step.at_risk for step in steps if step.time >= touch), 0)


def _about(curve: _Curve, width: int, reader: Reader) -> Lines:
    tr = reader.tr
    signs = LINE, CROSS if curve.ends else DOT
    names = HONEST_LEGEND if curve.ends else LEGEND
    ends = curve.ends or curve.steps
    half = next((each.time for each in ends if curve.reached(each.time) >= HALF - 1e-12), None)
    told = tr.gettext(NOT_HALF) if half is None else tr.gettext(HALF_BY).format(touch=half)
    open_ = tr.gettext(OPEN).format(count=LEAST_AT_RISK)
    return [
        *legend(list(zip(signs, map(tr.gettext, names), strict=True)), width),
        *wrapped(told, width, Role.TEXT),
        *wrapped(open_, width, Role.DIM),
    ]
