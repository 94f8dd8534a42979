"""Dates as exports write them, in English or Spanish, day before month.

A guess would be worse than a gap here: what is not understood gives None, for the caller to report.
"""

import re
from datetime import date
from functools import lru_cache

from tablero.domain.text import fold

_MONTHS = (
    ("january", "enero"),
    ("february", "febrero"),
    ("march", "marzo"),
    ("april", "abril"),
    ("may", "mayo"),
    ("june", "junio"),
    ("july", "julio"),
    ("august", "agosto"),
    ("september", "septiembre", "setiembre"),
    ("october", "octubre"),
    ("november", "noviembre"),
    ("december", "diciembre"),
)
_MONTH_NUMBER = {
    name[:length]: number
    for number, names in enumerate(_MONTHS, start=1)
    for name in names
    for length in range(3, len(name) + 1)
}
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<year>\d{4})[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?)(?:[t ].*)?",
        r"(?P<day>\d\d?)[-/.](?P<month>\d\d?)[-/.](?P<year>\d{4}|\d\d)",
        r"(?P<day>\d\d?)[-/. ]+(?:de )?(?P<month>[a-z]+)[-/., ]+(?:del? )?(?P<year>\d{4}|\d\d)",
        r"(?P<month>[a-z]+)\.? (?P<day>\d\d?),? (?P<year>\d{4})",
    )
)
_YEARS = range(2000, 2100)


@lru_cache(maxsize=2048)  # an export repeats its days
def parse_date(text: str) -> date | None:
    """Return the day of `02 Mar 2021`, `2 de enero de 2021`, `02/03/21` (2 March) or ISO 8601.

    None for anything else, and for years that are not of this century.
    """
    folded = fold(text).strip()
    for pattern in _PATTERNS:
        if match := pattern.fullmatch(folded):
            return _day(**match.groupdict())
    return None


def _day(year: str, month: str, day: str) -> date | None:
    full_year = int(("20" + year)[-4:])
    number = int(month) if month.isdecimal() else _MONTH_NUMBER.get(month, 0)
    if full_year not in _YEARS:
        return None
    try:
        return date(full_year, number, int(day))
    except ValueError:
        return None
