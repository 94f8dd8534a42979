"""Holds what the program asks for, in the morning and in the evening, to `tests.rules`."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from tablero.domain.today import Today
from tablero.services.evening import read_evening
from tablero.services.today import LISTED, read_brief, read_today
from tablero.services.workspace import Workspace
from tests import rules_figures
from tests.rules import Habits, Network

LISTS = ("three", "due", "untouched", "waking", "stalled", "no_idea", "resting")
COUNTED = {"due", "untouched", "later", "promises", "waking", "stalled", "resting"}
COUNTED_IF_WHOLE = {"thanks", "no_idea"}


def check_morning(ws: Workspace, network: Network, habits: Habits) -> dict[str, Any]:
    """The program asks for what the rules ask for; gives that, list by list."""
    today, day = read_today(ws, fewer=LISTED), rules_figures.morning(network, ws.today(), habits)
    found = asked(today)
    assert found == {name: day[name] for name in found}
    assert today.counts == {name: len(day[name]) for name in today.counts}
    assert COUNTED <= today.counts.keys() <= COUNTED | COUNTED_IF_WHOLE
    shown = {id_ for name in LISTS for id_ in day[name]} & day["ideas"].keys()
    assert today.ideas == {id_: network.entries[day["ideas"][id_]]["text"] for id_ in shown}
    assert ids([today.next_up] if today.next_up else []) == day["later"][:1]
    on_board = day["due"] + day["untouched"] + day["later"]
    assert (today.name.id in on_board) if today.name else not on_board
    check_brief(ws, day)
    return found


def asked(today: Today) -> dict[str, Any]:
    """What the program asks for, in the words of the rules."""
    introduced = {who.introducer.id: [link.id for link in who.introduced] for who in today.thanks}
    return {name: ids(getattr(today, name)) for name in LISTS} | {
        "promises": [promised.entry.id for promised in today.promises],
        "thanks": introduced,
    }


def check_brief(ws: Workspace, day: dict[str, Any]) -> None:
    """The banner tells the same as the morning."""
    brief, urgent = read_brief(ws), day["due"] + day["untouched"]
    assert (brief.due, brief.promises) == (len(urgent), len(day["promises"]))
    assert ids(brief.first) == urgent[:3]


def check_evening(ws: Workspace, network: Network, habits: Habits) -> None:
    """The evening looks back on what was touched, and forward to the most urgent."""
    evening, tomorrow = read_evening(ws), ws.today() + timedelta(days=1)
    touched = [(card.id, touch.id) for card, touch in evening.touched]
    assert touched == rules_figures.touched_on(network, ws.today())
    assert ids(evening.tomorrow) == rules_figures.proposal(network, tomorrow, habits)


def ids(cards: Iterable[Any]) -> list[int]:
    return [card.id for card in cards]
