"""Dates in words, in both languages: what each means on a fixed Wednesday, what is refused."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tablero.domain.when import parse_appointment, parse_day, parse_every, parse_moment
from tablero.errors import BadInput
from tablero.i18n import LANGUAGES, translations
from tablero.present.reader import Reader

MADRID = ZoneInfo("Europe/Madrid")
NOW = datetime(2026, 7, 15, 20, 30, tzinfo=MADRID)  # a Wednesday
TODAY = NOW.date()
ANYTHING = st.text(st.characters(exclude_categories=()))
PHRASES = st.lists(
    st.sampled_from(
        ["hace", "2", "12", "999", "days", "meses", "m", "h", "ago", "lunes", "last", "el"]
    )
    | st.sampled_from(
        ["next", "in", "29/2", "31/12/9999", "0001-01-01", "9999-12-31", "18:00", "pm"]
    )
    | st.sampled_from(
        ["99:99", "a las", "T", "+14:00", "-23:59", "Z", "cada", "de la noche", "1/1/01"]
    )
).map(" ".join)


def at(text: str) -> str:
    """The wall time of a moment, to the minute."""
    return parse_moment(text, NOW).strftime("%Y-%m-%d %H:%M")


@pytest.mark.parametrize("text", ["", "  ", "now", "Ahora"])
def test_no_words_mean_now(text: str) -> None:
    assert parse_moment(text, NOW) is NOW


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("18:00", "18:00"),
        ("18.05", "18:05"),
        ("18h", "18:00"),
        ("18h30", "18:30"),
        ("18:00 h", "18:00"),
        ("6pm", "18:00"),
        ("6 PM", "18:00"),
        ("6:30 p. m.", "18:30"),
        ("6:30\u202fp.\xa0m.", "18:30"),
        ("6:30 a.m.", "06:30"),
        ("12 am", "00:00"),
        ("12pm", "12:00"),
        ("at 6", "06:00"),
        ("a las 18:15", "18:15"),
        ("a la 1 de la tarde", "13:00"),
        ("a las 8 de la mañana", "08:00"),
        ("las 12 de la noche", "00:00"),
        ("8 de la noche", "20:00"),
    ],
)
def test_a_time_alone_is_today(text: str, clock: str) -> None:
    assert at(text) == f"2026-07-15 {clock}"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("today 18:00", "2026-07-15 18:00"),
        ("HOY a las 18:00", "2026-07-15 18:00"),
        ("yesterday 18:00", "2026-07-14 18:00"),
        ("ayer, 18:00", "2026-07-14 18:00"),
        ("18:00 yesterday", "2026-07-14 18:00"),
        ("a las 6 de la tarde de ayer", "2026-07-14 18:00"),
        ("anteayer", "2026-07-13 20:30"),
        ("antes de ayer 9:00", "2026-07-13 09:00"),
        ("day before yesterday", "2026-07-13 20:30"),
        ("2 days ago", "2026-07-13 20:30"),
        ("hace 2 días", "2026-07-13 20:30"),
        ("hace dos dias a las 9:00", "2026-07-13 09:00"),
        ("2d ago", "2026-07-13 20:30"),
        ("a week ago", "2026-07-08 20:30"),
        ("la semana pasada", "2026-07-08 20:30"),
        ("hace un mes", "2026-06-15 20:30"),
        ("an hour ago", "2026-07-15 19:30"),
        ("hace una hora", "2026-07-15 19:30"),
        ("hace 2h", "2026-07-15 18:30"),
        ("half an hour ago", "2026-07-15 20:00"),
        ("hace media hora", "2026-07-15 20:00"),
        ("20 min ago", "2026-07-15 20:10"),
        ("hace 20 min", "2026-07-15 20:10"),
        ("monday 9:00", "2026-07-13 09:00"),
        ("on Monday at 9:00", "2026-07-13 09:00"),
        ("lunes 9:00", "2026-07-13 09:00"),
        ("last monday", "2026-07-13 20:30"),
        ("el lunes pasado a las 9:00", "2026-07-13 09:00"),
        ("el pasado sábado", "2026-07-11 20:30"),
        ("wednesday", "2026-07-08 20:30"),
        ("jueves", "2026-07-09 20:30"),
        ("2026-07-01", "2026-07-01 20:30"),
        ("2026-07-01 18:00", "2026-07-01 18:00"),
        ("2026-07-01T18:00:59", "2026-07-01 18:00"),
        ("2026-07-01 6:00 pm", "2026-07-01 18:00"),
        ("2026-07-01T18:00Z", "2026-07-01 20:00"),
        ("2026-07-01 18:00 -05:00", "2026-07-02 01:00"),
        ("2026-07-01T18:00+0200", "2026-07-01 18:00"),
        ("1/12", "2025-12-01 20:30"),
        ("el 15/7 a las 9:00", "2026-07-15 09:00"),
        ("01/12/2025 18:00", "2025-12-01 18:00"),
        ("1/12/25", "2025-12-01 20:30"),
        ("29/2", "2024-02-29 20:30"),
        ("mon 13 jul 18:00", "2026-07-13 18:00"),
        ("lunes, 13 de julio", "2026-07-13 20:30"),
    ],
)
def test_a_phrase_means_a_moment_past(text: str, moment: str) -> None:
    assert at(text) == moment


@pytest.mark.parametrize(
    "text",
    [
        "soon",
        "18",
        "25:00",
        "18:60",
        "13 pm",
        "0am",
        "2 days",
        "next monday",
        "tomorrow",
        "31/2",
        "1/13",
        "2026-02-30",
        "lunes martes",
        "hace dos",
        "hace 9999 días",
        "0001-01-01",
        "0206-07-01",
        "9999-12-30",
        "2026-07-01T99:00",
    ],
)
def test_words_that_name_no_moment_are_refused(text: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_moment(text, NOW)
    assert caught.value.data == {"field": "when", "value": text, "reason": "date"}


@pytest.mark.parametrize("text", ["20:32", "2026-07-16", "2026-07-15T18:32Z", "1/12/2026"])
def test_a_touch_that_is_still_to_come_is_refused(text: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_moment(text, NOW)
    assert caught.value.data == {"field": "when", "value": text, "reason": "future"}


def test_a_minute_ahead_is_forgiven() -> None:
    assert at("20:31") == "2026-07-15 20:31"


def test_the_moment_is_in_the_zone_of_now() -> None:
    zone = timezone(timedelta(hours=-5))
    moment = parse_moment("2026-07-01T18:00Z", NOW.astimezone(zone))
    assert (moment.tzinfo, moment.hour) == (zone, 13)


def test_a_wall_time_that_never_was_is_moved_forward() -> None:
    moment = parse_moment("2026-03-29 02:30", NOW)
    assert moment.isoformat() == "2026-03-29T03:30:00+02:00"


def test_of_a_wall_time_that_came_twice_the_first_is_meant() -> None:
    assert parse_moment("2025-10-26 02:30", NOW).isoformat() == "2025-10-26T02:30:00+02:00"


def test_an_hour_ago_is_an_hour_across_a_change_of_clocks() -> None:
    now = datetime(2026, 3, 29, 3, 15, tzinfo=MADRID)
    assert parse_moment("an hour ago", now).isoformat() == "2026-03-29T01:15:00+01:00"


def test_yesterday_keeps_the_wall_time_across_a_change_of_clocks() -> None:
    now = datetime(2026, 3, 29, 18, 0, tzinfo=MADRID)
    assert parse_moment("ayer", now).isoformat() == "2026-03-28T18:00:00+01:00"


def test_the_second_of_two_hours_is_not_taken_for_the_first() -> None:
    first = datetime(2025, 10, 26, 2, 30, tzinfo=MADRID)
    with pytest.raises(BadInput):
        parse_moment("2025-10-26T02:30+01:00", first)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", "2026-07-15"),
        ("tomorrow", "2026-07-16"),
        ("mañana", "2026-07-16"),
        ("hasta pasado mañana", "2026-07-17"),
        ("10d", "2026-07-25"),
        ("2w", "2026-07-29"),
        ("2s", "2026-07-29"),
        ("in 2 weeks", "2026-07-29"),
        ("en 2 semanas", "2026-07-29"),
        ("dentro de dos semanas", "2026-07-29"),
        ("3 months", "2026-10-15"),
        ("3 meses", "2026-10-15"),
        ("in a year", "2027-07-15"),
        ("next week", "2026-07-22"),
        ("la semana que viene", "2026-07-22"),
        ("el próximo mes", "2026-08-15"),
        ("monday", "2026-07-20"),
        ("lunes", "2026-07-20"),
        ("until next monday", "2026-07-20"),
        ("el próximo lunes", "2026-07-20"),
        ("el lunes que viene", "2026-07-20"),
        ("miércoles", "2026-07-22"),
        ("2026-12-01", "2026-12-01"),
        ("1/12", "2026-12-01"),
        ("hasta el 1/7", "2027-07-01"),
        ("15/7", "2026-07-15"),
        ("29/2", "2028-02-29"),
        ("Mon 30 Nov", "2026-11-30"),
        ("el mié. 15 de julio", "2026-07-15"),
        ("Friday, January 1", "2027-01-01"),
        ("mar 3", "2027-03-03"),
        ("end of month", "2026-07-31"),
        ("a fin de mes", "2026-07-31"),
    ],
)
def test_a_phrase_means_a_day_to_come(text: str, day: str) -> None:
    assert parse_day(text, TODAY) == date.fromisoformat(day)


def test_a_month_from_the_31st_ends_on_the_last_day() -> None:
    assert parse_day("1 month", date(2027, 1, 31)) == date(2027, 2, 28)


def test_a_leap_day_is_found_across_a_century_without_one() -> None:
    assert parse_day("29/2", date(2097, 1, 1)) == date(2104, 2, 29)


def test_the_end_of_december_is_in_december() -> None:
    assert parse_day("fin de mes", date(2026, 12, 31)) == date(2026, 12, 31)


@pytest.mark.parametrize(
    "text",
    [
        *("", "soon", "ayer", "last monday", "31/2", "2w ago", "2", "9999 d", "9999-12-31"),
        *("tue 30 nov", "lunes 31/2", "lunes 3", "monday tuesday 14 jul", "9 30 nov"),
    ],
)
def test_words_that_name_no_day_are_refused(text: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_day(text, TODAY)
    assert caught.value.data == {"field": "day", "value": text, "reason": "date"}


@pytest.mark.parametrize("text", ["2026-07-14", "1/7/2026", "1999-01-01"])
def test_a_day_gone_by_is_refused(text: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_day(text, TODAY)
    assert caught.value.data == {"field": "day", "value": text, "reason": "past"}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("7", 7),
        ("7d", 7),
        ("every 7 days", 7),
        ("cada 7 días", 7),
        ("2w", 14),
        ("cada dos semanas", 14),
        ("every week", 7),
        ("cada día", 1),
        ("Weekly", 7),
        ("semanal", 7),
        ("monthly", 30),
        ("mensual", 30),
        ("cada mes", 30),
        ("365", 365),
        ("every year", 365),
    ],
)
def test_a_cadence_is_a_number_of_days(text: str, days: int) -> None:
    assert parse_every(text) == days


@pytest.mark.parametrize("text", ["", "0", "366", "-7", "9999", "2 years", "often", "every", "7 h"])
def test_a_cadence_out_of_range_is_refused(text: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_every(text)
    assert caught.value.data == {"field": "cadence", "value": text, "reason": "range"}


@given(ANYTHING | PHRASES)
def test_any_text_is_a_moment_past_or_refused(text: str) -> None:
    try:
        moment = parse_moment(text, NOW)
    except BadInput:
        return
    assert moment.tzinfo is MADRID
    assert moment.astimezone(UTC) <= NOW.astimezone(UTC) + timedelta(minutes=1)


@given(ANYTHING | PHRASES)
def test_any_text_is_a_day_to_come_or_refused(text: str) -> None:
    try:
        day = parse_day(text, TODAY)
    except BadInput:
        return
    assert day >= TODAY


@given(ANYTHING | PHRASES)
def test_any_text_is_a_cadence_or_refused(text: str) -> None:
    try:
        days = parse_every(text)
    except BadInput:
        return
    assert 1 <= days <= 365


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 6))
def test_a_weekday_is_one_to_seven_days_off_either_way(today: date, weekday: int) -> None:
    name = ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"][weekday]
    ahead = parse_day(name, today)
    behind = parse_moment(name, datetime(today.year, today.month, today.day, 12, tzinfo=UTC)).date()
    assert ahead.weekday() == behind.weekday() == weekday
    assert 1 <= (ahead - today).days <= 7
    assert 1 <= (today - behind).days <= 7


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("14 jul", "2026-07-14 20:30"),
        ("14 de julio", "2026-07-14 20:30"),
        ("el 14 de julio de 2025", "2025-07-14 20:30"),
        ("14 July 2025", "2025-07-14 20:30"),
        ("jul 14", "2026-07-14 20:30"),
        ("July 14th, 2025", "2025-07-14 20:30"),
        ("22 nov", "2025-11-22 20:30"),
        ("22 de noviembre a las 9", "2025-11-22 09:00"),
        ("nov 22 18:00", "2025-11-22 18:00"),
        ("1 mar", "2026-03-01 20:30"),
    ],
)
def test_a_day_with_the_name_of_its_month_is_the_latest_one(text: str, moment: str) -> None:
    assert at(text) == moment


@pytest.mark.parametrize("text", ["22 nov", "22 de noviembre", "nov 22", "el 22 de nov."])
def test_ahead_the_name_of_a_month_means_the_next_one(text: str) -> None:
    assert parse_day(text, TODAY) == date(2026, 11, 22)


@pytest.mark.parametrize("text", ["31 nov 2025", "22 foo", "0 nov", "nov", "nov 2025"])
def test_a_day_that_no_month_has_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        parse_day(text, TODAY)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("hoy 8", "2026-07-15 08:00"),
        ("ayer 8", "2026-07-14 08:00"),
        ("yesterday 18", "2026-07-14 18:00"),
        ("anteayer, 9:15", "2026-07-13 09:15"),
    ],
)
def test_a_bare_number_after_a_day_just_past_is_the_hour(text: str, moment: str) -> None:
    assert at(text) == moment


@pytest.mark.parametrize("text", ["ayer 25", "lunes 8", "last week 8"])
def test_elsewhere_a_bare_number_is_not_guessed_at(text: str) -> None:
    with pytest.raises(BadInput):
        parse_moment(text, NOW)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("anoche", "2026-07-14 21:00"),
        ("Last night", "2026-07-14 21:00"),
        ("anoche a las 11", "2026-07-14 23:00"),
        ("last night 22:30", "2026-07-14 22:30"),
        ("anoche 8", "2026-07-14 20:00"),
        ("anoche a las 2", "2026-07-15 02:00"),
    ],
)
def test_last_night_is_yesterdays_evening_until_sunrise(text: str, moment: str) -> None:
    assert at(text) == moment


@given(st.dates(TODAY, date(2199, 12, 31)), st.sampled_from(LANGUAGES))
def test_a_day_may_be_said_as_it_is_shown(day: date, language: str) -> None:
    reader = Reader(TODAY, MADRID, language, translations(language))
    assert parse_day(reader.day(day), TODAY) == day


@pytest.mark.parametrize(
    ("words", "wall"),
    [
        ("tomorrow 10:00", "2026-11-24 10:00"),
        ("tomorrow 10", "2026-11-24 10:00"),
        ("mañana a las 10", "2026-11-24 10:00"),
        ("mañana 9:30 de la mañana", "2026-11-24 09:30"),
        ("friday at 5pm", "2026-11-27 17:00"),
        ("el viernes a las 17", "2026-11-27 17:00"),
        ("pasado mañana 8", "2026-11-25 08:00"),
        ("9:30", "2026-11-23 09:30"),
        ("today 18:00", "2026-11-23 18:00"),
        ("1 dec 9:30", "2026-12-01 09:30"),
        ("2026-12-01 9:30", "2026-12-01 09:30"),
        ("2026-12-01T10:00", "2026-12-01 10:00"),
        ("in 2 hours", "2026-11-23 11:00"),
        ("en media hora", "2026-11-23 09:30"),
        ("dentro de 15 minutos", "2026-11-23 09:15"),
    ],
)
def test_when_a_talk_is_to_be(words: str, wall: str) -> None:
    now = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Europe/Madrid"))
    found = parse_appointment(words, now)
    assert f"{found:%Y-%m-%d %H:%M}" == wall
    assert found.tzinfo is now.tzinfo


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("", "date"), ("tomorrow", "date"), ("whenever", "date"), ("tomorrow 25:00", "date"),
        ("tomorrow 30", "date"), ("december 10", "date"), ("in 2 days", "date"),
        ("8:00", "past"), ("2026-11-22 10:00", "past"), ("1900-01-01 10:00", "past"),
    ],
)  # fmt: skip
def test_what_is_no_hour_to_come_is_refused(words: str, reason: str) -> None:
    now = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Europe/Madrid"))
    with pytest.raises(BadInput) as refused:
        parse_appointment(words, now)
    assert refused.value.data == {"field": "talk", "value": words, "reason": reason}


@given(ANYTHING | PHRASES)
def test_no_words_for_a_talk_fail_otherwise(words: str) -> None:
    try:
        found = parse_appointment(words, NOW)
    except BadInput:
        return
    assert found >= NOW
