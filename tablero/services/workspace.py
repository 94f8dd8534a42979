"""What every service is given: the open database, the clock, the user's zone and habits."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, tzinfo

from tablero.domain.due import Cadences
from tablero.domain.tally import DayFrame
from tablero.storage.store import Store


@dataclass(frozen=True, slots=True)
class Workspace:
    """`clock` gives the present moment, aware; `zone` is where the user's days begin and end."""

    store: Store
    clock: Callable[[], datetime]
    zone: tzinfo
    cadences: Cadences = field(default_factory=Cadences)

    def now(self) -> datetime:
        """The present moment in the user's zone, in whole seconds as it will be stored."""
        return self.clock().astimezone(self.zone).replace(microsecond=0)

    def today(self) -> date:
        """The user's date."""
        return self.now().date()

    def day_of(self, at: datetime) -> date:
        """The user's date at a moment."""
        return at.astimezone(self.zone).date()

    def frame(self) -> DayFrame:
        """The user's date, and when it began."""
        today = self.today()
        midnight = datetime.combine(today, time(), self.zone)
        return DayFrame(today, midnight.astimezone(UTC))

    def snapshot(self) -> AbstractContextManager[None]:
        """All reading within it sees one state of the file; for a long one in a thread of its own.

        Raises StorageError.
        """
        return self.store.snapshot()

    def wait_at_most(self, milliseconds: int) -> None:
        """Wait no longer for a file that another program has locked: a user is looking on."""
        self.store.wait_at_most(milliseconds)

    def close(self) -> None:
        """Close the database."""
        self.store.close()
