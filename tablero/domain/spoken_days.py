"""Days as they are said, `yesterday`, `last monday`, `en 3 meses`, `fin de mes`, or written."""

import re
from datetime import date, timedelta

from tablero.domain.spans import shifted, span_ago, span_ahead
from tablero.domain.when_words import FUTURE_DAYS, MONTH_ENDS, NEXT_MONTHS, PAST_DAYS, WEEKDAYS
from tablero.domain.written_days import month_end, month_later, written_day

_LEAD = re.compile(r"^(?:(?:until|hasta|on|this|el|la|este) )+")
_PAST_WEEKDAY = re.compile(r"(?:last |pasado )?(?P<name>[a-z]+)(?: pasado)?")
_NEXT_WEEKDAY = re.compile(r"(?:next |proximo )?(?P<name>[a-z]+)(?: proximo| que viene)?")


def past_day(words: str, today: date) -> date | None:
    """The latest day past that folded `words` name, or None. Raises ValueError as `written_day`."""
    words = _LEAD.sub("", words)
    if words in PAST_DAYS:
        return today - timedelta(days=PAST_DAYS[words])
    weekday = _weekday(_PAST_WEEKDAY, words)
    if weekday is not None:
        return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    return shifted(today, span_ago(words), -1) or written_day(words, today, -1)


def future_day(words: str, today: date) -> date | None:
    """The next day that folded `words` name, or None. Raises ValueError as `written_day`."""
    words = _LEAD.sub("", words)
    if words in FUTURE_DAYS:
        return today + timedelta(days=FUTURE_DAYS[words])
    weekday = _weekday(_NEXT_WEEKDAY, words)
    if weekday is not None:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    return (
        _month_words(words, today)
        or shifted(today, span_ahead(words) or words, 1)
        or written_day(words, today, 1)
    )


def _month_words(words: str, today: date) -> date | None:
    if words in MONTH_ENDS:
        return month_end(today)
    return month_later(today, 1) if words in NEXT_MONTHS else None


def _weekday(pattern: re.Pattern[str], words: str) -> int | None:
    match = pattern.fullmatch(words)
    return WEEKDAYS.get(match["name"]) if match else None
