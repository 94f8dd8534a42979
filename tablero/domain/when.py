"""Dates and times in words, English and Spanish always both understood, whatever the interface.

Touches look back (`parse_moment`), rests and promises look ahead (`parse_day`), cadences are spans
(`parse_every`). Each is a short row of readers; the first that understands the words answers.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from tablero.domain.due import EVERY_DAYS
from tablero.domain.text import clean_line, fold
from tablero.domain.when_words import (
    CADENCE_WORDS,
    DAYS,
    FUTURE_DAYS,
    MINUTES,
    MONTH_ENDS,
    MONTHS,
    NEXT_MONTHS,
    NIGHTS,
    NOW,
    NUMBERS,
    PARTS_OF_DAY,
    PAST_DAYS,
    WEEKDAYS,
)
from tablero.domain.written_days import month_end, month_later, written_day
from tablero.errors import BadInput

_SLACK = timedelta(minutes=1)
_YEARS = range(1900, 2200)  # beyond these a year is a slip, and zones run out of range
_NOON = 12
_WEEK = 7
_NIGHT = time(21)
_SUNRISE = 6

_SPAN = re.compile(r"(?:(?P<count>\d{1,3}) ?|(?P<word>[a-z]+) )(?P<unit>[a-z]+)")
_AGO = re.compile(r"hace (?P<after>.+)|(?P<before>.+) (?:ago|atras)")
_LEAD = re.compile(r"^(?:(?:until|hasta|on|this|el|la|este) )+")
_AHEAD = re.compile(r"(?:in|en|dentro de) (?P<span>.+)")
_EVERY = re.compile(r"^(?:every|each|cada) ")
_PAST_WEEKDAY = re.compile(r"(?:last |pasado )?(?P<name>[a-z]+)(?: pasado)?")
_NEXT_WEEKDAY = re.compile(r"(?:next |proximo )?(?P<name>[a-z]+)(?: proximo| que viene)?")
_ISO_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[t ](\d{2}:\d{2}[:.\d]*) ?(z|[+-]\d{2}(?::?\d{2})?)?")

_HALF_DAY = re.compile(r"(?<=[\d ])([ap])\. ?m\b\.?|(?<=\d)( [ap]) ?m\b")
_CLOCK = (
    r"(?P<at>at |a las? |las )?(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?(?::\d{2})?"
    r"(?P<half> ?(?:am|pm|night|hs?|hrs|horas))?"
)
_CLOCK_ALONE = re.compile(rf"(?P<day>){_CLOCK}")
_CLOCK_LAST = re.compile(rf"(?P<day>.+?),? {_CLOCK}")
_HOUR_LAST = re.compile(r"(?P<day>.+) (?P<hour>\d{1,2})")
_CLOCK_FIRST = re.compile(rf"{_CLOCK},? (?:on |de )?(?P<day>.+)")


def parse_moment(text: str, now: datetime) -> datetime:
    """When a touch was: `yesterday 18:00`, `hace 2 días`, `el lunes pasado a las 9:00`, `22 nov`.

    `now` is aware, in the user's zone, and so is the result. A day without a time keeps the time of
    `now`; a day or weekday is the latest one past. Of a wall time that comes twice the first is
    meant; one that never comes is moved forward by the gap. Raises BadInput(field="when") with the
    reason `date` (not understood) or `future` (more than a minute after `now`).
    """
    words = _words(text)
    try:
        moment = now if words in NOW else _moment(words, now)
    except (ValueError, OverflowError):
        moment = None
    if moment is None or moment.year not in _YEARS:
        raise BadInput(field="when", value=text, reason="date")
    if moment.astimezone(UTC) - now.astimezone(UTC) > _SLACK:
        raise BadInput(field="when", value=text, reason="future")
    return moment


def parse_past_day(text: str, now: datetime) -> date:
    """As of which day: the words of `parse_moment`, of which the day is kept.

    Raises BadInput(field="as_of") with the reason `date` (not understood) or `future`.
    """
    if not _words(text):
        raise BadInput(field="as_of", value=text, reason="date")
    try:
        return parse_moment(text, now).date()
    except BadInput as error:
        raise BadInput(field="as_of", value=text, reason=error.data["reason"]) from error


def parse_day(text: str, today: date) -> date:
    """Until when: `2w`, `en 3 meses`, `tomorrow`, `el próximo lunes`, `1/12`, `fin de mes`.

    A weekday is the next one after `today`; a day and month the next such date, `today` included.
    Raises BadInput(field="day") with the reason `date` (not understood) or `past` (before `today`).
    """
    words = _words(text)
    try:
        day = _future_day(_LEAD.sub("", words), today)
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
        moment = _iso_moment(words, now) or _in_a_while(words, now) or _day_ahead(words, now)
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
    days = _cadence(_words(text))
    if days is None or days not in EVERY_DAYS:
        raise BadInput(field="cadence", value=text, reason="range")
    return days


def _words(text: str) -> str:
    words = fold(clean_line(text))
    for spoken, half in PARTS_OF_DAY.items():
        words = words.replace(spoken, half)
    words = words.replace("half an hour", "30 min").replace("media hora", "30 min")
    return _HALF_DAY.sub(lambda match: f"{match[1] or match[2]}m", words)


def _moment(words: str, now: datetime) -> datetime | None:
    for read in (_iso_moment, _clock_ago, _day_at_time):
        if moment := read(words, now):
            return moment
    return None


def _iso_moment(words: str, now: datetime) -> datetime | None:
    if not (match := _ISO_MOMENT.fullmatch(words)):
        return None
    day, clock, offset = match.groups(default="")
    if not offset:
        return _wall(date.fromisoformat(day), time.fromisoformat(clock), now.tzinfo)
    return datetime.fromisoformat(f"{day}T{clock}{offset}".upper()).astimezone(now.tzinfo)


def _clock_ago(words: str, now: datetime) -> datetime | None:
    minutes = _counted(_ago(words), MINUTES)
    if minutes is None:
        return None
    return (now.astimezone(UTC) - timedelta(minutes=minutes)).astimezone(now.tzinfo)


def _in_a_while(words: str, now: datetime) -> datetime | None:
    ahead = _AHEAD.fullmatch(words)
    minutes = _counted(ahead["span"], MINUTES) if ahead else None
    if minutes is None:
        return None
    return (now.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(now.tzinfo)


def _day_ahead(words: str, now: datetime) -> datetime | None:
    """A day with its hour, of which the minutes need not be said; without a day, today."""
    day_words, clock = _split_clock(words)
    if clock is None and (match := _HOUR_LAST.fullmatch(words)):
        day_words, clock = match["day"], time(int(match["hour"]))
    if clock is None:
        return None
    day = _future_day(_LEAD.sub("", day_words), now.date()) if day_words else now.date()
    return _wall(day, clock, now.tzinfo) if day else None


def _day_at_time(words: str, now: datetime) -> datetime | None:
    day_words, clock = _split_clock(words)
    if day_words in NIGHTS:
        return _last_night(clock, now)
    day = _past_day(_LEAD.sub("", day_words), now.date()) if day_words else now.date()
    return _wall(day, clock or now.time(), now.tzinfo) if day else None


def _split_clock(words: str) -> tuple[str, time | None]:
    """The words for the day, empty if none, and the time at their end or their beginning."""
    for pattern in (_CLOCK_ALONE, _CLOCK_LAST, _CLOCK_FIRST):
        match = pattern.fullmatch(words)
        if match and (match["at"] or match["minute"] or match["half"]):
            return match["day"], _clock(match)
    match = _HOUR_LAST.fullmatch(words)
    if match and (match["day"] in NIGHTS or PAST_DAYS.get(match["day"], _WEEK) < _WEEK):
        return match["day"], time(int(match["hour"]))
    return words, None


def _last_night(clock: time | None, now: datetime) -> datetime:
    """`anoche` at nine, `anoche a las 11` at 23:00, `anoche a las 2` after midnight."""
    clock, today = clock or _NIGHT, now.date()
    if clock.hour < _SUNRISE:
        return _wall(today, clock, now.tzinfo)
    late = clock.replace(hour=clock.hour % _NOON + _NOON)
    return _wall(today - timedelta(days=1), late, now.tzinfo)


def _clock(match: re.Match[str]) -> time:
    """Raises ValueError for an hour that no clock shows, such as `13 pm`."""
    hour, half = int(match["hour"]), (match["half"] or "").strip()
    if half in {"am", "pm", "night"}:
        if not 1 <= hour <= _NOON:
            raise ValueError(hour)
        is_late = half == "pm" or (half == "night" and hour != _NOON)
        hour = hour % _NOON + (_NOON if is_late else 0)
    return time(hour, int(match["minute"] or 0))


def _wall(day: date, clock: time, zone: tzinfo | None) -> datetime:
    """The moment a clock on the wall shows; by way of UTC, which moves a skipped hour forward."""
    wall = datetime.combine(day, clock.replace(fold=0), zone)
    return wall.astimezone(UTC).astimezone(zone)


def _past_day(words: str, today: date) -> date | None:
    if words in PAST_DAYS:
        return today - timedelta(days=PAST_DAYS[words])
    weekday = _weekday(_PAST_WEEKDAY, words)
    if weekday is not None:
        return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    return _shifted(today, _ago(words), -1) or written_day(words, today, -1)


def _future_day(words: str, today: date) -> date | None:
    if words in FUTURE_DAYS:
        return today + timedelta(days=FUTURE_DAYS[words])
    weekday = _weekday(_NEXT_WEEKDAY, words)
    if weekday is not None:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    ahead = _AHEAD.fullmatch(words)
    return (
        _month_words(words, today)
        or _shifted(today, ahead["span"] if ahead else words, 1)
        or written_day(words, today, 1)
    )


def _month_words(words: str, today: date) -> date | None:
    if words in MONTH_ENDS:
        return month_end(today)
    return month_later(today, 1) if words in NEXT_MONTHS else None


def _weekday(pattern: re.Pattern[str], words: str) -> int | None:
    match = pattern.fullmatch(words)
    return WEEKDAYS.get(match["name"]) if match else None


def _cadence(words: str) -> int | None:
    if words in CADENCE_WORDS:
        return CADENCE_WORDS[words]
    span = _EVERY.sub("", words)
    if span.isdecimal():
        span += " days"
    elif " " not in span and not span[:1].isdecimal():
        span = f"1 {span}"
    months = _counted(span, MONTHS)
    return _counted(span, DAYS) if months is None else months * 365 // 12


def _ago(words: str) -> str:
    match = _AGO.fullmatch(words)
    return (match["after"] or match["before"]) if match else ""


def _counted(span: str, units: dict[str, int]) -> int | None:
    """`2 weeks`, `2w`, `una semana`, in the smallest of `units`; None for other units."""
    match = _SPAN.fullmatch(span)
    if not match or match["unit"] not in units:
        return None
    count = int(match["count"]) if match["count"] else NUMBERS.get(match["word"])
    return None if count is None else count * units[match["unit"]]


def _shifted(today: date, span: str, sign: int) -> date | None:
    days = _counted(span, DAYS)
    if days is not None:
        return today + timedelta(days=sign * days)
    months = _counted(span, MONTHS)
    return None if months is None else month_later(today, sign * months)
