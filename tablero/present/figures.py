"""Figures as people write them in their language: shares, intervals, counts, spans of time."""

from tablero.domain.stats.proportions import Interval
from tablero.i18n import N_, Translations

NONE = "–"
"""Stands for the share of nothing."""

FINE = 0.03
"""An interval that is narrower is told in tenths of a hundredth."""

_MINUTE, _HOUR, _DAY = 60, 3600, 86_400
_SPANS = ((2 * _DAY, _DAY, N_("{count} d")), (2 * _HOUR, _HOUR, N_("{count} h")))
_MINUTES = N_("{count} min")


def percent(share: float | None, language: str, digits: int = 0) -> str:
    """`17 %`, `49.7 %` or `49,7 %`."""
    if share is None:
        return NONE
    return f"{decimal(100 * share, language, digits)} %"


def between(interval: Interval, language: str) -> str:
    """`8–33 %`; of an interval narrower than a few hundredths, `24.7–25.3 %`."""
    digits = 1 if interval.hi - interval.lo < FINE else 0
    lo, hi = (decimal(100 * end, language, digits) for end in interval)
    return f"{lo}–{hi} %"


def points(difference: float) -> str:
    """`+15` or `−4`: a difference of two shares, in hundredths."""
    rounded = round(100 * difference)
    return f"−{-rounded}" if rounded < 0 else f"+{rounded}" if rounded else "0"


def decimal(value: float, language: str, digits: int) -> str:
    """A number with so many digits behind the point, or the comma."""
    text = f"{value:.{digits}f}"
    return text.replace(".", ",") if language == "es" else text


def grouped(count: int, language: str) -> str:
    """`12,192` or `12.192`."""
    text = f"{count:,}"
    return text.replace(",", ".") if language == "es" else text


def span(seconds: int, tr: Translations) -> str:
    """`40 min`, `5 h` or `3 d`."""
    least, unit, text = next(
        (each for each in _SPANS if seconds >= each[0]), (0, _MINUTE, _MINUTES)
    )
    assert seconds >= least
    return tr.gettext(text).format(count=round(seconds / unit))
