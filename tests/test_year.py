"""A year of work: each morning and evening ask for what the rules say; its figures are known."""

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from tablero.domain.progress import Progress, Share
from tablero.services import board
from tablero.services.doctor import examine
from tablero.services.progress import read_progress
from tests import rules, rules_figures
from tests.mornings import LISTS, check_evening, check_morning
from tests.year import HABITS, Year


class Known(NamedTuple):
    """Figures of progress as of a day, as they were once and are to stay.

    `better` is how often people were won in the later and in the earlier weeks, of how many.
    """

    converted: int
    touched: int
    declined: int
    touches: int
    ladder: dict[int, int]
    stopped: dict[int, int]
    won_in_time: int
    better: tuple[Share, Share] | None


KNOWN = {
    date(2026, 1, 31): Known(7, 17, 0, 45, {1: 3, 2: 3, 4: 1}, {1: 2, 2: 0, 3: 0}, 7, None),
    date(2026, 3, 29): Known(
        18, 23, 1, 147, {0: 2, 1: 5, 2: 4, 3: 1, 4: 5, 6: 1}, {1: 1, 2: 0, 3: 0}, 15,
        (Share(2, 3), Share(10, 17)),
    ),
    date(2026, 7, 20): Known(
        28, 38, 3, 360,
        {0: 4, 1: 7, 2: 5, 3: 1, 4: 5, 6: 1, 8: 1, 11: 1, 12: 1, 15: 1, 16: 1},
        {1: 2, 2: 0, 3: 1}, 20, (Share(2, 2), Share(1, 4)),
    ),
    date(2026, 10, 25): Known(
        31, 40, 3, 472,
        {0: 4, 1: 7, 2: 6, 3: 1, 4: 5, 6: 1, 7: 1, 8: 1, 11: 1, 12: 1, 13: 1, 15: 1, 16: 1},
        {1: 1, 2: 1, 3: 0}, 20, (Share(0, 1), Share(0, 1)),
    ),
    date(2027, 1, 4): Known(
        33, 40, 3, 620,
        {0: 4, 1: 7, 2: 7, 3: 1, 4: 5, 6: 1, 7: 1, 8: 2, 11: 1, 12: 1, 13: 1, 15: 1, 16: 1},
        {1: 1, 2: 0, 3: 0}, 20, (Share(0, 1), Share(0, 1)),
    ),
}  # fmt: skip
"""On two of the days the clocks were put forward or back; on one somebody stops at touch 3."""


@pytest.fixture
def year(tmp_path: Path) -> Iterator[Year]:
    """A year that has just begun."""
    year = Year(tmp_path / "tablero.db")
    with closing(year.ws):
        yield year


def check_conversion(year: Year) -> None:
    """The conversion of now, and as it was when the day began."""
    tally, midnight = board.count(year.ws), year.ws.frame().began_at
    assert tuple(tally.now) == rules_figures.conversion(year.network)
    assert tuple(tally.yesterday) == rules_figures.conversion(year.network, midnight)


def check_progress(year: Year, day: date, known: Known) -> None:
    """Progress as of the end of a day is what the year's record adds up to, and what is known."""
    midnight = datetime.combine(day + timedelta(days=1), time(), rules.ZONE)
    found, plain = read_progress(year.ws, day), year.figures(midnight)
    weeks = found.cohorts.weeks
    assert found.now == (plain.converted, plain.touched) == known[:2]
    assert found.declined == plain.declined == known.declined
    by_channel = {each: share.n for each, share in found.by_channel.items()}
    by_intent = {each: share.n for each, share in found.by_intent.items()}
    assert (Counter(by_channel), Counter(by_intent)) == (plain.by_channel, plain.by_intent)
    assert plain.by_channel.total() == known.touches
    assert found.ladder == plain.ladder == known.ladder
    assert found.stopped == {at: plain.stopped[at] for at in (1, 2, 3)} == known.stopped
    mondays = Counter(each - timedelta(days=each.weekday()) for each in plain.first_touches)
    assert {w.first.monday: w.started for w in weeks if w.started} == mondays
    assert sum(week.won_ever for week in weeks) == plain.converted
    assert sum(week.won for week in weeks) == known.won_in_time
    assert compared(found) == known.better


def compared(progress: Progress) -> tuple[Share, Share] | None:
    """The later weeks and the earlier ones; None when it is too early for that."""
    later, earlier = progress.better.later, progress.better.earlier
    if not later or not earlier:
        return None
    return Share(later.won, later.started), Share(earlier.won, earlier.started)


def test_every_day_asks_for_what_the_rules_say(year: Year) -> None:
    mornings: Counter[str] = Counter()
    for hour in year.days():
        check_conversion(year)
        if hour == "evening":
            check_evening(year.ws, year.network, HABITS)
        else:
            found = check_morning(year.ws, year.network, HABITS)
            mornings += Counter(name for name, some in found.items() if some)
    assert examine(year.ws) == ()
    assert min(mornings[name] for name in (*LISTS, "promises", "thanks")) > 10, mornings
    for day, known in KNOWN.items():
        check_progress(year, day, known)
