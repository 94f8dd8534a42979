"""Dates and times in words, English and Spanish always both understood, whatever the interface.

Touches look back (`parse_moment`), rests and promises look ahead (`parse_day`), cadences are spans
(`parse_every`). Each is a short row of readers; the first that understands the words answers.
"""

import re
from datetime import UTC, date, datetime, time, timedelta

from tablero.domain.clock_times import last_night, split_bare_hour, split_clock, wall
from tablero.domain.due import EVERY_DAYS
from tablero.domain.spans import cadence, counted, span_ago, span_ahead
from tablero.domain.spoken_days import future_day, past_day
from tablero.domain.text import clean_line, fold
from tablero.domain.when_words import MINUTES, NIGHTS, NOW, PARTS_OF_DAY
from tablero.errors import BadInput

_SLACK = timedelta(minutes=1)
_YEARS = range(1900, 2200)  # beyond these a year is a slip, and zones run out of range

_ISO_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[t ](\d{2}:\d{2}[:.\d]*) ?(z|[+-]\d{2}(?::?\d{2})?)?")
_HALF_DAY = re.compile(r"(?<=[\d ])([ap])\. ?m\b\.?|(?<=\d)( [ap]) ?m\b")


def parse_moment(text: str, now: datetime) -> datetime:
    """When a touch was: `yesterday 18:00`, `hace 2 días`, `el lunes pasado a las 9:00`, `22 nov`.

    `now` is aware, in the user's zone, and so is the result. A day without a time keeps the time of
    `now`; a day or weekday is the latest one past. Of a wall time that comes twice the first is
    meant; one that never comes is moved forward by the gap. Raises BadInput(field="when") with the
    reason `date` (not understood) or `future` (more than a minute after `now`).
    """
    words = _words(text)
    try:
        moment = now if words in NOW else _moment_past(words, now)
    except (ValueError, OverflowError):
        moment = None
    if moment is None or moment.year not in _YEARS:
        raise BadInput(field="when", value=text, reason="date")
    if moment.astimezone(UTC) - now.astimezone(UTC) > _SLACK:
        raise BadInput(field="when", value=text, reason="future")
    return moment


def parse_past_day(text: str, now: datetime, field: str) -> date:
    """A day that is not after today: the words of `parse_moment`, of which the day is kept.

    Raises BadInput of that field with the reason `date` (not understood) or `future`.
    """
    if not _words(text):
        raise BadInput(field=field, value=text, reason="date")
    try:
        return parse_moment(text, now).date()
    except BadInput as error:
        raise BadInput(**error.data | {"field": field}) from error


def parse_day(text: str, today: date) -> date:
    """Until when: `2w`, `en 3 meses`, `tomorrow`, `el próximo lunes`, `1/12`, `fin de mes`.

    A weekday is the next one after `today`; a day and month the next such date, `today` included.
    Raises BadInput(field="day") with the reason `date` (not understood) or `past` (before `today`).
    """
    words = _words(text)
    try:
        day = future_day(words, today)
    except (ValueError, OverflowError):
        day = None
    if day is None or day.year not in _YEARS:
        raise BadInput(field="day", value=text, reason="date")
    if day < today:
        raise BadInput(field="day", value=text, reason="past")
    return day


def parse_appointment(text: str, now: datetime) -> datetime:
    """When a talk is to be: `tomorrow 10:00`, `el viernes a las 17`, `in 2 hours`, `1 dec 9:30`.

    `now` is aware, in the user's zone, and so is the result; an hour has to be said. Raises
    BadInput(field="talk") with the reason `date` (not understood) or `past` (before `now`).
    """
    words = _words(text)
    try:
        moment = _moment_ahead(words, now)
    except (ValueError, OverflowError):
        moment = None
    if moment is None or moment.year not in _YEARS:
        raise BadInput(field="talk", value=text, reason="date")
    if moment.astimezone(UTC) < now.astimezone(UTC):
        raise BadInput(field="talk", value=text, reason="past")
    return moment


def parse_every(text: str) -> int:
    """A cadence in days, 1 to 365: `7`, `7d`, `every 2 weeks`, `cada semana`, `mensual` (30).

    Raises BadInput(field="cadence", reason="range").
    """
    days = cadence(_words(text))
    if days is None or days not in EVERY_DAYS:
        raise BadInput(field="cadence", value=text, reason="range")
    return days


def _words(text: str) -> str:
    words = fold(clean_line(text))
    for spoken, half in PARTS_OF_DAY.items():
        words = words.replace(spoken, half)
    words = words.replace("half an hour", "30 min").replace("media hora", "30 min")
    return _HALF_DAY.sub(lambda match: f"{match[1] or match[2]}m", words)


def _moment_past(words: str, now: datetime) -> datetime | None:
    return _iso_moment(words, now) or _a_while_ago(words, now) or _day_at_time(words, now)


def _moment_ahead(words: str, now: datetime) -> datetime | None:
    return _iso_moment(words, now) or _in_a_while(words, now) or _hour_ahead(words, now)


def _iso_moment(words: str, now: datetime) -> datetime | None:
    if not (match := _ISO_MOMENT.fullmatch(words)):
        return None
    day, clock, offset = match.groups(default="")
    if not offset:
        return wall(date.fromisoformat(day), time.fromisoformat(clock), now.tzinfo)
    return datetime.fromisoformat(f"{day}T{clock}{offset}".upper()).astimezone(now.tzinfo)


def _a_while_ago(words: str, now: datetime) -> datetime | None:
    minutes = counted(span_ago(words), MINUTES)
    if minutes is None:
        return None
    return (now.astimezone(UTC) - timedelta(minutes=minutes)).astimezone(now.tzinfo)


def _in_a_while(words: str, now: datetime) -> datetime | None:
    minutes = counted(span_ahead(words), MINUTES)
    if minutes is None:
        return None
    return (now.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(now.tzinfo)


def _hour_ahead(words: str, now: datetime) -> datetime | None:
    """A day with its hour, of which the minutes need not be said; without a day, today."""
    day_words, clock = split_clock(words)
    if clock is None:
        day_words, clock = split_bare_hour(words)
    if clock is None:
        return None
    day = future_day(day_words, now.date()) if day_words else now.date()
    return wall(day, clock, now.tzinfo) if day else None


def _day_at_time(words: str, now: datetime) -> datetime | None:
    day_words, clock = split_clock(words)
    if day_words in NIGHTS:
        return last_night(clock, now)
    day = past_day(day_words, now.date()) if day_words else now.date()
    return wall(day, clock or now.time(), now.tzinfo) if day else None
