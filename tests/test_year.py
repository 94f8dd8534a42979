"""A year of work: each morning and each evening ask for what the rules say."""

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tablero.services import board
from tablero.services.doctor import examine
from tests import rules
from tests.mornings import LISTS, check_evening, check_morning
from tests.year import AT_MOST, HABITS, Year


@pytest.fixture
def year(tmp_path: Path) -> Iterator[Year]:
    """A year that has just begun."""
    year = Year(tmp_path / "tablero.db")
    with closing(year.ws):
        yield year


def check_conversion(year: Year) -> None:
    """The conversion of now, and as it was when the day began."""
    tally, midnight = board.count(year.ws), year.ws.frame().began_at
    assert tuple(tally.now) == rules.conversion(year.network)
    assert tuple(tally.yesterday) == rules.conversion(year.network, midnight)


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
    figures = year.figures()
    assert 20 < figures.converted < figures.touched <= AT_MOST
    assert figures.by_channel.total() > 500
