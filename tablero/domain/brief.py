"""The day in a few figures: what the login banner tells."""

from datetime import date
from typing import NamedTuple, Protocol

NAMED = 3
"""How many people the banner names."""


class Awaited(Protocol):
    """Somebody to touch, as far as a line has to know; any card is one."""

    @property
    def name(self) -> str:
        """Who it is."""

    @property
    def due_on(self) -> date | None:
        """When the next touch is due; None for one never touched."""

    @property
    def cadence_days(self) -> int:
        """Days between touches."""

    @property
    def rest_until(self) -> date | None:
        """When who rested is back."""


class Brief(NamedTuple):
    """How many people and promises are due, and the most urgent people, at most `NAMED`."""

    due: int
    promises: int
    first: tuple[Awaited, ...]
