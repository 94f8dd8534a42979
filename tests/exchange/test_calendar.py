"""An appointment as a calendar file: what a calendar reads out of it is what was put in."""

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from tablero.exchange.calendar import Appointment, calendar_file

MADRID = ZoneInfo("Europe/Madrid")
MADE = datetime(2026, 11, 23, 9, tzinfo=MADRID)
QUARTER = timedelta(minutes=15)


def appointment(**changes: Any) -> Appointment:
    at = datetime(2026, 11, 24, 10, tzinfo=MADRID)
    return Appointment("moment-1@tablero", "Ana · call", "Listen.", at, QUARTER, MADE)._replace(
        **changes
    )


def event(text: bytes) -> Any:
    (found,) = Calendar.from_ical(text).walk("VEVENT")
    return found


def test_it_is_a_quarter_of_an_hour_in_the_user_s_zone_with_an_alarm_before() -> None:
    text = calendar_file(appointment())
    assert b"DTSTART;TZID=Europe/Madrid:20261124T100000\r\n" in text
    assert b"DTEND;TZID=Europe/Madrid:20261124T101500\r\n" in text
    assert b"DTSTAMP:20261123T080000Z\r\n" in text
    (alarm,) = event(text).walk("VALARM")
    assert (alarm["ACTION"], alarm["TRIGGER"].dt) == ("DISPLAY", -timedelta(minutes=10))


def test_the_rules_of_the_zone_are_in_the_file_for_the_years_around_only() -> None:
    text = calendar_file(appointment())
    (zone,) = Calendar.from_ical(text).walk("VTIMEZONE")
    assert zone["TZID"] == "Europe/Madrid"
    assert len(text) < 2_000


@pytest.mark.parametrize(
    "zone", [timezone(timedelta(hours=1)), UTC], ids=["an offset", "universal time"]
)
def test_a_zone_without_a_name_is_written_in_universal_time(zone: tzinfo) -> None:
    at = datetime(2026, 11, 24, 10, tzinfo=zone)
    text = calendar_file(appointment(starts_at=at))
    assert b"TZID" not in text
    assert event(text)["DTSTART"].dt == at


def test_the_same_appointment_gives_the_same_file() -> None:
    assert calendar_file(appointment()) == calendar_file(appointment())


HOURS = st.datetimes(datetime(2026, 1, 1), datetime(2029, 12, 31))  # noqa: DTZ001 - given a zone


@given(
    title=st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=300),
    zone=st.sampled_from(("Europe/Madrid", "America/Bogota", "Asia/Kathmandu", "Pacific/Apia")),
    at=HOURS,
)
def test_what_is_read_back_is_what_was_written(title: str, zone: str, at: datetime) -> None:
    starts = at.replace(microsecond=0, tzinfo=UTC).astimezone(ZoneInfo(zone))
    text = calendar_file(appointment(title=title, about=title, starts_at=starts))
    found = event(text)
    assert (found["SUMMARY"], found["DESCRIPTION"]) == (title, title)
    assert found["DTSTART"].dt.replace(tzinfo=None) == starts.replace(tzinfo=None)
    assert all(len(line) <= 75 for line in text.split(b"\r\n"))
    assert text.count(b"BEGIN:VEVENT") == 1
