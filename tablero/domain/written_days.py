"""Days as they are written down: `2026-12-01`, `1/12/26`, `1/12`, `22 de noviembre`, `Nov 22`.

A weekday may stand before, `mon 30 nov`, and must be that of the day. Without a year the nearest
such day is meant, on the side of today that the caller looks to.
"""

import re
from datetime import date, timedelta

from tablero.domain.when_words import MONTH_NAMES, WEEKDAYS

_LEAP_GAP = 8  # years from one 29 February to the next, at most

_WITH_WEEKDAY = re.compile(r"(?P<weekday>[a-z]+)[.,]? (?P<day>.*\d.*)")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SLASHED = re.compile(
    r"(?P<day>\d{1,2})/(?P<month>\d{1,2})(?:/(?:(?P<year>\d{4})|(?P<short>\d{2})))?"
)
_DAY_FIRST = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)? (?:de |of )?(?P<name>[a-z]+)\.?"
    r"(?:,? (?:del? )?(?P<year>\d{4}))?"
)
_MONTH_FIRST = re.compile(
    r"(?P<name>[a-z]+)\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?(?:,? (?P<year>\d{4}))?"
)


def written_day(words: str, today: date, sign: int) -> date | None:
    """The day that folded `words` name, or None; `sign` is 1 to look ahead and -1 to look back.

    Raises ValueError for a day that no calendar has.
    """
    if day := _written(words, today, sign):
        return day
    match = _WITH_WEEKDAY.fullmatch(words)
    day = _written(match["day"], today, sign) if match else None
    is_that = match and day and day.weekday() == WEEKDAYS.get(match["weekday"])
    return day if is_that else None


def _written(words: str, today: date, sign: int) -> date | None:
    if _ISO_DAY.fullmatch(words):
        return date.fromisoformat(words)
    if match := _SLASHED.fullmatch(words):
        year = f"20{match['short']}" if match["short"] else match["year"]
        return _dated(int(match["day"]), int(match["month"]), year, today, sign)
    match = _DAY_FIRST.fullmatch(words) or _MONTH_FIRST.fullmatch(words)
    if match and (month := MONTH_NAMES.get(match["name"])):
        return _dated(int(match["day"]), month, match["year"], today, sign)
    return None


def _dated(day: int, month: int, year: str | None, today: date, sign: int) -> date | None:
    return date(int(year), month, day) if year else _nearest(day, month, today, sign)


def _nearest(day: int, month: int, today: date, sign: int) -> date | None:
    for years in range(_LEAP_GAP + 1):
        last = month_end(date(today.year + sign * years, month, 1))
        if day <= last.day and sign * (last.replace(day=day) - today).days >= 0:
            return last.replace(day=day)
    return None


def month_later(day: date, months: int) -> date:
    """The same day of another month, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = month_end(date(year, month + 1, 1))
    return last.replace(day=min(day.day, last.day))


def month_end(day: date) -> date:
    """The last day of that month."""
    in_next_month = day.replace(day=28) + timedelta(days=4)
    return in_next_month - timedelta(days=in_next_month.day)
