"""The ground of all tables: how moments and days are stored, and what every table shares."""

from datetime import UTC, date, datetime

from peewee import AutoField, BigIntegerField, Model, TextField


class MomentField(BigIntegerField):
    """A moment, stored as whole seconds since 1970 in UTC."""

    def db_value(self, value: datetime | int | None) -> int | None:
        """Seconds since 1970, of a moment or already so."""
        return int(value.timestamp()) if isinstance(value, datetime) else value


class DayField(TextField):
    """A day of the calendar, stored as ISO 8601 text."""

    def db_value(self, value: date | str | None) -> str | None:
        """ISO text, of a day or already so."""
        return value.isoformat() if isinstance(value, date) else value


def moment(stored: int | None) -> datetime | None:
    """The aware moment, in UTC, that a `MomentField` stores."""
    return None if stored is None else datetime.fromtimestamp(stored, UTC)


def day(stored: str | None) -> date | None:
    """The day that a `DayField` stores."""
    return None if stored is None else date.fromisoformat(stored)


class Table(Model):
    """What all tables share."""

    id = AutoField()

    class Meta:
        legacy_table_names = False
