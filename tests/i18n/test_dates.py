"""Dates in both languages, checked against the tables of babel (CLDR)."""

from datetime import UTC, date, datetime, timedelta

import pytest
from babel.dates import format_date

from tablero.i18n.dates import dated, day_time, short_day

MONDAY = date(2026, 11, 23)


def test_a_short_day_in_english() -> None:
    assert short_day(MONDAY, "en") == "Mon 23 Nov"


def test_a_short_day_in_spanish() -> None:
    assert short_day(MONDAY, "es") == "lun 23 nov"


def test_a_dated_day_carries_its_year() -> None:
    assert (dated(MONDAY, "en"), dated(MONDAY, "es")) == ("23 Nov 2026", "23 nov 2026")


def test_a_moment_keeps_its_zone_and_its_leading_zero() -> None:
    assert day_time(datetime(2026, 11, 23, 8, 5, tzinfo=UTC), "es") == "lun 23 nov 08:05"


@pytest.mark.parametrize(("language", "locale"), [("en", "en_GB"), ("es", "es_ES")])
@pytest.mark.parametrize("offset", range(0, 366, 15))
def test_names_agree_with_the_common_tables(language: str, locale: str, offset: int) -> None:
    day = date(2026, 1, 1) + timedelta(days=offset)
    weekday, month = (format_date(day, pattern, locale=locale)[:3] for pattern in ("EEEE", "MMMM"))
    assert short_day(day, language) == f"{weekday} {day.day} {month}"
