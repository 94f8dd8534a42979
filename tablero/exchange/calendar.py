"""An appointment as a calendar file (iCalendar, RFC 5545), which every calendar takes in."""

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

PRODUCER = "-//tablero//tablero//EN"

ALARM = timedelta(minutes=10)
"""So long before, the calendar reminds."""

_AROUND = timedelta(days=366)
"""The rules of the zone are written for so long before and after the appointment."""


class Appointment(NamedTuple):
    """`starts_at` is aware, in the zone in which it is to be written. `uid` stays the same when it
    is put off, so that a calendar moves it; `made_at` is when the file was made.
    """

    uid: str
    title: str
    about: str
    starts_at: datetime
    length: timedelta
    made_at: datetime


def calendar_file(appointment: Appointment) -> bytes:
    """The file, with an alarm before it begins."""
    from icalendar import Alarm, Calendar, Event

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCER)
    event, starts_at = Event(), _written(appointment.starts_at)
    event.add("uid", appointment.uid)
    event.add("dtstamp", appointment.made_at.astimezone(UTC))
    event.add("dtstart", starts_at)
    ends_at = starts_at.astimezone(UTC) + appointment.length
    event.add("dtend", ends_at.astimezone(starts_at.tzinfo))
    event.add("summary", appointment.title)
    event.add("description", appointment.about)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", appointment.title)
    alarm.add("trigger", -ALARM)
    event.add_component(alarm)
    calendar.add_component(event)
    calendar.add_missing_timezones(*_years(starts_at))
    return bytes(calendar.to_ical())


def _written(at: datetime) -> datetime:
    """In its zone where that has a name, which a calendar needs; else in UTC."""
    zone = at.tzinfo
    named = isinstance(zone, ZoneInfo) and zone.key
    return at if named else at.astimezone(UTC)


def _years(at: datetime) -> tuple[date, date]:
    return at.date() - _AROUND, at.date() + _AROUND
