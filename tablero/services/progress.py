"""Reading progress, as of any day: is my conversion better than it was, and what made it so?"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile
from typing import Any

from tablero.domain.people import Card
from tablero.domain.progress import (
    DAYS_AGO,
    REPLY_WINDOW_DAYS,
    Counts,
    Figure,
    Group,
    Made,
    Progress,
    Share,
    progress_of,
)
from tablero.domain.words import Channel, Intent
from tablero.services.workspace import Workspace
from tablero.storage import behind, board, progress

LISTED = 500
"""People behind a figure who are listed."""

Report = Callable[[int, int], None]
"""How many steps are done, of how many."""

_WEEK = timedelta(days=7)
_ONE_DAY = timedelta(days=1)


def read_progress(
    ws: Workspace, as_of: date | None = None, report: Report | None = None
) -> Progress:
    """All figures as of the end of a day, today if none is given.

    What was written since does not count; what was written later about earlier days does.
    """
    day = as_of or ws.today()
    steps = _steps(ws, day)
    found: dict[str, Any] = {}
    for done, (name, read) in enumerate(steps.items()):
        if report:
            report(done, len(steps))
        found[name] = read()
    return progress_of(Counts(day, **found))


def people_behind(
    ws: Workspace, figure: Figure, key: str = "", as_of: date | None = None
) -> tuple[Card, ...]:
    """The prospects behind a figure, the last touched first, at most `LISTED`.

    `key` is a number of touches or times, a channel, an intent, `yes` or `no` for the referred and
    the others, or the Monday of a week in ISO 8601.
    """
    day = as_of or ws.today()
    until, quiet = _until(ws, day), _quiet_before(ws, day)
    plain: int | str = {"yes": 1, "no": 0}.get(key, int(key) if key.isdecimal() else key)
    if figure is Figure.STARTED:
        monday = date.fromisoformat(key)
        plain, until = _start_of(ws, monday), min(until, _start_of(ws, monday + _WEEK))
    ids = behind.people_behind(ws.store, figure, plain, (until, quiet), LISTED)
    return tuple(board.find_cards(ws.store, ids))


def _steps(ws: Workspace, day: date) -> dict[str, Callable[[], object]]:
    """What is to be read, by the names it has in `Counts`."""
    until = _until(ws, day)
    return {
        "rates": lambda: {days: _rate(ws, day - timedelta(days=days)) for days in DAYS_AGO},
        "groups": lambda: _groups(ws, until, _quiet_before(ws, day)),
        "touches": lambda: _touches(ws, until),
        "seen": lambda: dict(progress.seen(ws.store, until)),
        "replies": lambda: progress.replies(ws.store, until),
        "starts": lambda: _starts(ws, until, day),
    }


def _rate(ws: Workspace, day: date) -> Share:
    people, won = progress.rate(ws.store, _until(ws, day))
    return Share(won, people)


def _groups(ws: Workspace, until: int, quiet_before: int) -> tuple[Group, ...]:
    rows = progress.prospects(ws.store, until, quiet_before)
    return tuple(
        Group(touches, bool(won), bool(declined), bool(quiet), bool(referred), people)
        for touches, won, declined, quiet, referred, people in rows
    )


def _touches(ws: Workspace, until: int) -> tuple[Made, ...]:
    answers = {(way, why): count for way, why, count in progress.answered(ws.store, until)}
    return tuple(
        Made(Channel(way), Intent(why), answers.get((way, why), 0), count)
        for way, why, count in progress.made(ws.store, until)
    )


def _starts(ws: Workspace, until: int, day: date) -> Counter[tuple[date, date | None]]:
    """How many were first touched on a day and won on another, in the user's zone."""
    rows = progress.starts(ws.store, until)
    if not rows:
        return Counter()
    first = ws.day_of(datetime.fromtimestamp(min(row[0] for row in rows), UTC))
    days = list(_days(first, day))
    begins = [_start_of(ws, each) for each in days]
    found: Counter[tuple[int, int | None]] = Counter(
        (
            bisect_right(begins, touched),
            bisect_right(begins, won) if won is not None and won < until else None,
        )
        for touched, won in rows
    )
    return Counter(
        {
            (days[start - 1], None if won is None else days[max(won, 1) - 1]): count
            for (start, won), count in found.items()
        }
    )


def _days(first: date, last: date) -> Iterator[date]:
    each = (first + timedelta(days=count) for count in range((last - first).days + 1))
    return takewhile(lambda day: day <= last, each)


def _until(ws: Workspace, day: date) -> int:
    return _start_of(ws, day + _ONE_DAY)


def _quiet_before(ws: Workspace, day: date) -> int:
    """Whoever was last touched before this is not expected to answer it: the window has passed."""
    return _start_of(ws, day - timedelta(days=REPLY_WINDOW_DAYS - 1))


def _start_of(ws: Workspace, day: date) -> int:
    return int(datetime.combine(day, time(), ws.zone).timestamp())
