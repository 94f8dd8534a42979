"""A year of work: each morning and each evening ask for what the rules say."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tablero.domain.people import Card
from tablero.domain.today import Today
from tablero.services import board
from tablero.services.doctor import examine
from tablero.services.evening import read_evening
from tablero.services.today import read_brief, read_today
from tests import rules
from tests.year import HABITS, Year

LISTS = ("three", "due", "untouched", "waking", "stalled", "no_idea", "resting")
COUNTED = ("due", "untouched", "later", "promises", "waking", "stalled", "resting")


@pytest.fixture
def year(tmp_path: Path) -> Iterator[Year]:
    """A year that has not begun."""
    year = Year(tmp_path / "tablero.db")
    with closing(year.ws):
        yield year


def ids(cards: Iterable[Card]) -> list[int]:
    return [card.id for card in cards]


def asked(today: Today) -> dict[str, Any]:
    """What the program asks for, in the words of the rules."""
    introduced = {who.introducer.id: [link.id for link in who.introduced] for who in today.thanks}
    return {name: ids(getattr(today, name)) for name in LISTS} | {
        "promises": [promised.entry.id for promised in today.promises],
        "thanks": introduced,
    }


def check_morning(year: Year) -> Today:
    """The program asks for what the rules ask for; gives that."""
    today, day = read_today(year.ws), rules.morning(year.network, year.today, HABITS)
    found = asked(today)
    assert found == {name: day[name] for name in found}
    counts = {name: len(day[name]) for name in COUNTED}
    assert today.counts == counts | {"no_idea": len(day["no_idea_at_all"])}
    shown = {id_ for name in LISTS for id_ in day[name]} & day["ideas"].keys()
    texts = {id_: year.entry(day["ideas"][id_])["text"] for id_ in shown}
    assert today.ideas == texts
    urgent, on_board = day["due"] + day["untouched"], day["due"] + day["untouched"] + day["later"]
    assert (today.name.id in on_board) if today.name else not on_board
    assert ids([today.next_up] if today.next_up else []) == day["later"][:1]
    brief = read_brief(year.ws)
    assert (brief.due, brief.promises) == (len(urgent), len(day["promises"]))
    assert ids(brief.first) == urgent[:3]
    return today


def check_evening(year: Year) -> None:
    """The evening looks back on what was touched, and forward to the most urgent."""
    evening, tomorrow = read_evening(year.ws), year.today + timedelta(days=1)
    touched = [(card.id, touch.id) for card, touch in evening.touched]
    assert touched == rules.touched_on(year.network, year.today)
    assert ids(evening.tomorrow) == rules.proposal(year.network, tomorrow, HABITS)


def test_every_day_asks_for_what_the_rules_say(year: Year) -> None:
    mornings: Counter[str] = Counter()
    for _ in year.days():
        mornings += Counter(name for name, found in asked(check_morning(year)).items() if found)
        check_evening(year)
        check_figures(year)
    assert examine(year.ws) == ()
    assert min(mornings[name] for name in (*LISTS, "promises", "thanks")) > 10, mornings


def check_figures(year: Year) -> None:
    """The conversion of now and of yesterday is that of the rules."""
    tally = board.count(year.ws)
    midnight = year.ws.frame().began_at
    assert tuple(tally.now) == rules.conversion(year.network)
    assert tuple(tally.yesterday) == rules.conversion(year.network, midnight)
