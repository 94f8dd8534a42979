"""One person's history as a single line of events."""

from datetime import datetime
from typing import NamedTuple

from tablero.domain.people import StageChange
from tablero.domain.touches import Touch


class Event(NamedTuple):
    """A touch or a move; exactly one of the two is there. `at` is aware, in UTC."""

    at: datetime
    touch: Touch | None = None
    move: StageChange | None = None
