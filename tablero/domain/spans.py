"""Spans of time in words, `2 weeks`, `3h`, `hace un mes`, `cada semana`: counted, or moved by."""

import re
from datetime import date, timedelta

from tablero.domain.when_words import CADENCE_WORDS, DAYS, MONTHS, NUMBERS
from tablero.domain.written_days import month_later

_SPAN = re.compile(r"(?:(?P<count>\d{1,3}) ?|(?P<word>[a-z]+) )(?P<unit>[a-z]+)")
_AGO = re.compile(r"hace (?P<after>.+)|(?P<before>.+) (?:ago|atras)")
_AHEAD = re.compile(r"(?:in|en|dentro de) (?P<span>.+)")
_EVERY = re.compile(r"^(?:every|each|cada) ")


def counted(span: str, units: dict[str, int]) -> int | None:
    """`2 weeks`, `2w`, `una semana`, in the smallest of `units`; None for other units."""
    match = _SPAN.fullmatch(span)
    if not match or match["unit"] not in units:
        return None
    count = int(match["count"]) if match["count"] else NUMBERS.get(match["word"])
    return None if count is None else count * units[match["unit"]]


def span_ago(words: str) -> str:
    """The span that folded `words` look back by, as in `2 weeks ago`; empty if they do not."""
    match = _AGO.fullmatch(words)
    return (match["after"] or match["before"]) if match else ""


def span_ahead(words: str) -> str:
    """The span that folded `words` look ahead by, as in `in 2 weeks`; empty if they do not."""
    match = _AHEAD.fullmatch(words)
    return match["span"] if match else ""


def shifted(today: date, span: str, sign: int) -> date | None:
    """The day so many days, weeks, months or years off; None for other spans. `sign` is 1 or -1."""
    days = counted(span, DAYS)
    if days is not None:
        return today + timedelta(days=sign * days)
    months = counted(span, MONTHS)
    return None if months is None else month_later(today, sign * months)


def cadence(words: str) -> int | None:
    """The days between two touches, a month being the twelfth of a year; None for other words."""
    if words in CADENCE_WORDS:
        return CADENCE_WORDS[words]
    span = _EVERY.sub("", words)
    if span.isdecimal():
        span += " days"
    elif " " not in span and not span[:1].isdecimal():
        span = f"1 {span}"
    months = counted(span, MONTHS)
    return counted(span, DAYS) if months is None else months * 365 // 12
