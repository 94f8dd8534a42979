"""The ledger of favours (S16): small kindnesses, given and received, settled but kept."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from tablero.domain.people import Link
from tablero.domain.words import FavourKind

DONE = {FavourKind.GIVEN: +1, FavourKind.RECEIVED: -1}
"""What a favour that was done adds to the balance; one offered or asked adds nothing yet."""


class Favour(NamedTuple):
    """A favour. Nothing monetary: `what` says it. `touch_id` is the touch as which it counts."""

    id: int
    person_id: int
    kind: FavourKind
    what: str
    day: date
    settled_on: date | None
    touch_id: int | None

    @property
    def is_open(self) -> bool:
        """Whether it still counts."""
        return self.settled_on is None


class Account(NamedTuple):
    """Where one stands with a person, by the favours that are not settled."""

    person: Link
    given: int = 0
    received: int = 0
    offered: int = 0
    asked: int = 0

    @property
    def balance(self) -> int:
        """Above zero they owe me, below I owe them."""
        return self.given - self.received


def balance(favours: Iterable[Favour]) -> int:
    """Given less received, of those not settled."""
    return sum(DONE.get(favour.kind, 0) for favour in favours if favour.is_open)
