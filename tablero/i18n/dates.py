"""Dates in words. Written by hand: babel takes 23 ms to import, and two languages need little."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class _Names:
    days: tuple[str, ...]
    months: tuple[str, ...]


_ENGLISH = _Names(
    days=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    months=(
        *("January", "February", "March", "April", "May", "June", "July"),
        *("August", "September", "October", "November", "December"),
    ),
)
_SPANISH = _Names(
    days=("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    months=(
        *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio"),
        *("agosto", "septiembre", "octubre", "noviembre", "diciembre"),
    ),
)
_ABBREVIATED = 3


def short_day(day: date, language: str) -> str:
    """`Mon 23 Nov` or `lun 23 nov`."""
    names = _names(language)
    return f"{names.days[day.weekday()][:_ABBREVIATED]} {_day_month(day, names)}"


def dated(day: date, language: str) -> str:
    """`23 Nov 2026` or `23 nov 2026`, for days of any year."""
    return f"{_day_month(day, _names(language))} {day.year}"


def day_time(moment: datetime, language: str) -> str:
    """`Mon 23 Nov 18:00` or `lun 23 nov 18:00`, in the zone that `moment` carries."""
    return f"{short_day(moment, language)} {moment:%H:%M}"


def _day_month(day: date, names: _Names) -> str:
    return f"{day.day} {names.months[day.month - 1][:_ABBREVIATED]}"


def _names(language: str) -> _Names:
    return _SPANISH if language == "es" else _ENGLISH
