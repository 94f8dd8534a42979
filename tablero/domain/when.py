"""Dates and times in words, English and Spanish always both understood, whatever the interface.

Touches look back (`parse_moment`), rests and promises look ahead (`parse_day`), cadences are spans
(`parse_every`). Each is a short row of readers; the first that understands the words answers.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from tablero.domain.text import clean_line, fold
from tablero.errors import BadInput

_SLACK = timedelta(minutes=1)
_CADENCES = range(1, 366)
_YEARS = range(1900, 2200)  # beyond these a year is a slip, and zones run out of range
_NOON = 12
_LEAP_GAP = 8  # years from one 29 February to the next, at most

_NOW = frozenset({"", "now", "ahora"})
_PAST_DAYS = {
    "today": 0, "hoy": 0,
    "yesterday": 1, "ayer": 1,
    "day before yesterday": 2, "anteayer": 2, "antier": 2, "antes de ayer": 2,
    "last week": 7, "semana pasada": 7,
}  # fmt: skip
_FUTURE_DAYS = {
    "today": 0, "hoy": 0,
    "tomorrow": 1, "manana": 1,
    "day after tomorrow": 2, "pasado manana": 2,
    "next week": 7, "proxima semana": 7, "semana que viene": 7,
}  # fmt: skip
_MONTH_ENDS = frozenset({"end of month", "end of the month", "fin de mes", "a fin de mes"})
_NEXT_MONTHS = frozenset({"next month", "proximo mes", "mes que viene"})
_CADENCE_WORDS = {
    "daily": 1, "diario": 1, "diaria": 1, "weekly": 7, "semanal": 7,
    "fortnightly": 14, "quincenal": 15, "monthly": 30, "mensual": 30,
}  # fmt: skip


def _table(*rows: tuple[int, str]) -> dict[str, int]:
    return {word: number for number, words in rows for word in words.split()}


_WEEKDAYS = _table(
    (0, "monday mon lunes lun"), (1, "tuesday tues tue martes mar"),
    (2, "wednesday wed miercoles mie"), (3, "thursday thurs thur thu jueves jue"),
    (4, "friday fri viernes vie"), (5, "saturday sat sabado sab"), (6, "sunday sun domingo dom"),
)  # fmt: skip
_NUMBERS = _table(
    (1, "a an one un una uno"), (2, "two dos"), (3, "three tres"), (4, "four cuatro"),
    (5, "five cinco"), (6, "six seis"), (7, "seven siete"), (8, "eight ocho"), (9, "nine nueve"),
    (10, "ten diez"),
)  # fmt: skip
_MINUTES = _table(
    (1, "m min mins minute minutes minuto minutos"), (60, "h hr hrs hour hours hora horas")
)
_DAYS = _table((1, "d day days dia dias"), (7, "w week weeks sem semana semanas"))
_MONTHS = _table((1, "m mo month months mes meses"), (12, "y year years ano anos"))

_SPAN = re.compile(r"(?:(?P<count>\d{1,3}) ?|(?P<word>[a-z]+) )(?P<unit>[a-z]+)")
_AGO = re.compile(r"hace (?P<after>.+)|(?P<before>.+) (?:ago|atras)")
_LEAD = re.compile(r"^(?:(?:until|hasta|on|this|el|la|este) )+")
_AHEAD = re.compile(r"(?:in|en|dentro de) (?P<span>.+)")
_EVERY = re.compile(r"^(?:every|each|cada) ")
_PAST_WEEKDAY = re.compile(r"(?:last |pasado )?(?P<name>[a-z]+)(?: pasado)?")
_NEXT_WEEKDAY = re.compile(r"(?:next |proximo )?(?P<name>[a-z]+)(?: proximo| que viene)?")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ISO_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[t ](\d{2}:\d{2}[:.\d]*) ?(z|[+-]\d{2}(?::?\d{2})?)?")
_SLASHED = re.compile(
    r"(?P<day>\d{1,2})/(?P<month>\d{1,2})(?:/(?:(?P<year>\d{4})|(?P<short>\d{2})))?"
)

_HALF_DAY = re.compile(r"(?<=[\d ])([ap])\. ?m\b\.?|(?<=\d)( [ap]) ?m\b")
_PARTS_OF_DAY = {
    "de la madrugada": "am", "de la manana": "am", "de la tarde": "pm", "de la noche": "night",
}  # fmt: skip
_CLOCK = (
    r"(?P<at>at |a las? |las )?(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?(?::\d{2})?"
    r"(?P<half> ?(?:am|pm|night|hs?|hrs|horas))?"
)
_CLOCK_ALONE = re.compile(rf"(?P<day>){_CLOCK}")
_CLOCK_LAST = re.compile(rf"(?P<day>.+?),? {_CLOCK}")
_CLOCK_FIRST = re.compile(rf"{_CLOCK},? (?:on |de )?(?P<day>.+)")


def parse_moment(text: str, now: datetime) -> datetime:
    """When a touch was: `yesterday 18:00`, `hace 2 días`, `el lunes pasado a las 9:00`, `1/12`.

    `now` is aware, in the user's zone, and so is the result. A day without a time keeps the time of
    `now`; a day or weekday is the latest one past. Of a wall time that comes twice the first is
    meant; one that never comes is moved forward by the gap. Raises BadInput(field="when") with the
    reason `date` (not understood) or `future` (more than a minute after `now`).
    """
    words = _words(text)
    try:
        moment = now if words in _NOW else _moment(words, now)
    except (ValueError, OverflowError):
        moment = None
    if moment is None or moment.year not in _YEARS:
        raise BadInput(field="when", value=text, reason="date")
    if moment.astimezone(UTC) - now.astimezone(UTC) > _SLACK:
        raise BadInput(field="when", value=text, reason="future")
    return moment


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


def parse_every(text: str) -> int:
    """A cadence in days, 1 to 365: `7`, `7d`, `every 2 weeks`, `cada semana`, `mensual` (30).

    Raises BadInput(field="cadence", reason="range").
    """
    days = _cadence(_words(text))
    if days is None or days not in _CADENCES:
        raise BadInput(field="cadence", value=text, reason="range")
    return days


def _words(text: str) -> str:
    words = fold(clean_line(text))
    for spoken, half in _PARTS_OF_DAY.items():
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
    minutes = _counted(_ago(words), _MINUTES)
    if minutes is None:
        return None
    return (now.astimezone(UTC) - timedelta(minutes=minutes)).astimezone(now.tzinfo)


def _day_at_time(words: str, now: datetime) -> datetime | None:
    day_words, clock = _split_clock(words)
    day = _past_day(_LEAD.sub("", day_words), now.date()) if day_words else now.date()
    return _wall(day, clock or now.time(), now.tzinfo) if day else None


def _split_clock(words: str) -> tuple[str, time | None]:
    """The words for the day, empty if none, and the time at their end or their beginning."""
    for pattern in (_CLOCK_ALONE, _CLOCK_LAST, _CLOCK_FIRST):
        match = pattern.fullmatch(words)
        if match and (match["at"] or match["minute"] or match["half"]):
            return match["day"], _clock(match)
    return words, None


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
    if words in _PAST_DAYS:
        return today - timedelta(days=_PAST_DAYS[words])
    weekday = _weekday(_PAST_WEEKDAY, words)
    if weekday is not None:
        return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    return _shifted(today, _ago(words), -1) or _written_day(words, today, -1)


def _future_day(words: str, today: date) -> date | None:
    if words in _FUTURE_DAYS:
        return today + timedelta(days=_FUTURE_DAYS[words])
    weekday = _weekday(_NEXT_WEEKDAY, words)
    if weekday is not None:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    ahead = _AHEAD.fullmatch(words)
    return (
        _month_words(words, today)
        or _shifted(today, ahead["span"] if ahead else words, 1)
        or _written_day(words, today, 1)
    )


def _month_words(words: str, today: date) -> date | None:
    if words in _MONTH_ENDS:
        return _month_end(today)
    return _month_later(today, 1) if words in _NEXT_MONTHS else None


def _weekday(pattern: re.Pattern[str], words: str) -> int | None:
    match = pattern.fullmatch(words)
    return _WEEKDAYS.get(match["name"]) if match else None


def _cadence(words: str) -> int | None:
    if words in _CADENCE_WORDS:
        return _CADENCE_WORDS[words]
    span = _EVERY.sub("", words)
    if span.isdecimal():
        span += " days"
    elif " " not in span and not span[:1].isdecimal():
        span = f"1 {span}"
    months = _counted(span, _MONTHS)
    return _counted(span, _DAYS) if months is None else months * 365 // 12


def _ago(words: str) -> str:
    match = _AGO.fullmatch(words)
    return (match["after"] or match["before"]) if match else ""


def _counted(span: str, units: dict[str, int]) -> int | None:
    """`2 weeks`, `2w`, `una semana`, in the smallest of `units`; None for other units."""
    match = _SPAN.fullmatch(span)
    if not match or match["unit"] not in units:
        return None
    count = int(match["count"]) if match["count"] else _NUMBERS.get(match["word"])
    return None if count is None else count * units[match["unit"]]


def _shifted(today: date, span: str, sign: int) -> date | None:
    days = _counted(span, _DAYS)
    if days is not None:
        return today + timedelta(days=sign * days)
    months = _counted(span, _MONTHS)
    return None if months is None else _month_later(today, sign * months)


def _month_later(day: date, months: int) -> date:
    """The same day of another month, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = _month_end(date(year, month + 1, 1))
    return last.replace(day=min(day.day, last.day))


def _month_end(day: date) -> date:
    in_next_month = day.replace(day=28) + timedelta(days=4)
    return in_next_month - timedelta(days=in_next_month.day)


def _written_day(words: str, today: date, sign: int) -> date | None:
    """`2026-12-01`, `1/12/26`, or `1/12` for the nearest one in the direction of `sign`."""
    if _ISO_DAY.fullmatch(words):
        return date.fromisoformat(words)
    match = _SLASHED.fullmatch(words)
    if not match:
        return None
    day, month = int(match["day"]), int(match["month"])
    year = f"20{match['short']}" if match["short"] else match["year"]
    return date(int(year), month, day) if year else _nearest(day, month, today, sign)


def _nearest(day: int, month: int, today: date, sign: int) -> date | None:
    for years in range(_LEAP_GAP + 1):
        last = _month_end(date(today.year + sign * years, month, 1))
        if day <= last.day and sign * (last.replace(day=day) - today).days >= 0:
            return last.replace(day=day)
    return None
