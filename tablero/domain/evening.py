"""The evening close: what was touched today, one mistake, tomorrow's three."""

from datetime import date
from typing import NamedTuple

from tablero.domain.people import Card
from tablero.domain.touches import Touch

THREE = 3
"""So many people are chosen for tomorrow."""


class Evening(NamedTuple):
    """What there is to look back on, and forward to.

    `touched` are today's touches with whom, in the order in which they were made; `tomorrow` the
    three who were chosen already, else those who will be most urgent.
    """

    day: date
    touched: tuple[tuple[Card, Touch], ...]
    tomorrow: tuple[Card, ...]
    is_closed: bool
