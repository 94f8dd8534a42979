"""For whom a page is written: where their day begins, and in which language they read."""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from tablero.i18n import Translations, dates


@dataclass(frozen=True, slots=True)
class Reader:
    """The reader's date, zone and language."""

    today: date
    zone: tzinfo
    language: str
    tr: Translations

    def local(self, moment: datetime) -> datetime:
        """A moment in the reader's zone."""
        return moment.astimezone(self.zone)

    def day(self, day: date) -> str:
        """`Mon 23 Nov` in this year, `23 Nov 2025` in any other."""
        if day.year == self.today.year:
            return dates.short_day(day, self.language)
        return dates.dated(day, self.language)

    def brief_day(self, day: date) -> str:
        """`23 Nov` in this year, `Nov 2025` in any other: for where there is little room."""
        number_and_month, year = dates.dated(day, self.language).rsplit(" ", 1)
        if day.year == self.today.year:
            return number_and_month
        return f"{number_and_month.rsplit(' ', 1)[-1]} {year}"
