"""Times of day in words, `18:00`, `6 pm`, `a las 9 de la noche`, and the moments they make."""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from tablero.domain.when_words import NIGHTS, PAST_DAYS

_NOON = 12
_WEEK = 7
_NIGHT = time(21)
_SUNRISE = 6

_CLOCK = (
    r"(?P<at>at |a las? |las )?(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?(?::\d{2})?"
    r"(?P<half> ?(?:am|pm|night|hs?|hrs|horas))?"
)
_CLOCK_ALONE = re.compile(rf"(?P<day>){_CLOCK}")
_CLOCK_LAST = re.compile(rf"(?P<day>.+?),? {_CLOCK}")
_HOUR_LAST = re.compile(r"(?P<day>.+) (?P<hour>\d{1,2})")
_CLOCK_FIRST = re.compile(rf"{_CLOCK},? (?:on |de )?(?P<day>.+)")


def split_clock(words: str) -> tuple[str, time | None]:
    """The words for the day, empty if none, and the time at their end or their beginning.

    An hour alone is a time only after a day just past. Raises ValueError for an hour that no clock
    shows.
    """
    for pattern in (_CLOCK_ALONE, _CLOCK_LAST, _CLOCK_FIRST):
        match = pattern.fullmatch(words)
        if match and (match["at"] or match["minute"] or match["half"]):
            return match["day"], _clock(match)
    match = _HOUR_LAST.fullmatch(words)
    is_just_past = match and (match["day"] in NIGHTS or PAST_DAYS.get(match["day"], _WEEK) < _WEEK)
    return split_bare_hour(words) if is_just_past else (words, None)


def split_bare_hour(words: str) -> tuple[str, time | None]:
    """As `split_clock`, of words that end in an hour and nothing more, as `friday 17` does.

    Raises ValueError for an hour that no clock shows.
    """
    match = _HOUR_LAST.fullmatch(words)
    return (match["day"], time(int(match["hour"]))) if match else (words, None)


def last_night(clock: time | None, now: datetime) -> datetime:
    """`anoche` at nine, `anoche a las 11` at 23:00, `anoche a las 2` after midnight."""
    clock, today = clock or _NIGHT, now.date()
    if clock.hour < _SUNRISE:
        return wall(today, clock, now.tzinfo)
    late = clock.replace(hour=clock.hour % _NOON + _NOON)
    return wall(today - timedelta(days=1), late, now.tzinfo)


def wall(day: date, clock: time, zone: tzinfo | None) -> datetime:
    """The moment a clock on the wall shows; by way of UTC, which moves a skipped hour forward."""
    shown = datetime.combine(day, clock.replace(fold=0), zone)
    return shown.astimezone(UTC).astimezone(zone)


def _clock(match: re.Match[str]) -> time:
    """Raises ValueError for an hour that no clock shows, such as `13 pm`."""
    hour, half = int(match["hour"]), (match["half"] or "").strip()
    if half in {"am", "pm", "night"}:
        if not 1 <= hour <= _NOON:
            raise ValueError(hour)
        is_late = half == "pm" or (half == "night" and hour != _NOON)
        hour = hour % _NOON + (_NOON if is_late else 0)
    return time(hour, int(match["minute"] or 0))
