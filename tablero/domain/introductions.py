"""Introductions that were asked for: of whom, to whom, and what became of it."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from tablero.domain.people import Link
from tablero.domain.words import IntroductionStatus

REMINDER = timedelta(days=7)
"""One asks after it when so much time has passed, unless a day is said."""


class Introduction(NamedTuple):
    """Somebody was asked to bring me to `target`; to whoever answers to `wish` where that is None.

    `remind_on` is when to ask after it; None once that was done.
    """

    id: int
    asked: Link
    target: Link | None
    wish: str
    status: IntroductionStatus
    asked_at: datetime
    remind_on: date | None
    touch_id: int | None
    entry_id: int | None
