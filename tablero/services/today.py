"""The morning's question: whom do I touch today, why, and with what?"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tablero.domain.brief import NAMED, Brief
from tablero.domain.due import Segment
from tablero.domain.entries import Entry
from tablero.domain.people import Card
from tablero.domain.ranking import Standings
from tablero.domain.today import OpenMoment, Promised, Today, name_of_the_day
from tablero.services.workspace import Workspace
from tablero.storage import agenda, board, entries, order, recoveries, standings
from tablero.storage.thanks import to_thank

LISTED = 100
"""People to touch that are shown; nobody touches more in a day."""

FEWER = 40
"""Of the other kinds, so many are."""

Parts = Mapping[Segment, Standings]
"""The cards of all columns, by the part in which they stand."""


def read_today(
    ws: Workspace, limit: int = LISTED, *, fewer: int = FEWER, there: Standings | None = None
) -> Today:
    """All that the day asks for: at most `limit` of those due, and `fewer` of each other kind.

    `there` is where all cards stand, if that is known.
    """
    today, fewer = ws.today(), min(limit, fewer)
    there = standings.read(ws.store) if there is None else there
    parts = _parts(there, today)
    lists = _lists(ws, parts, today, limit, fewer)
    thanks = tuple(to_thank(ws.store, today, fewer))
    shown = {card.id for some in lists.values() for card in some}
    whole = _lengths(fewer, thanks=thanks, no_idea=lists["no_idea"])
    return Today(
        day=today,
        name=_name_of_the_day(ws, today),
        promises=_promises(ws, today, fewer),
        thanks=thanks,
        next_up=next(iter(order.first(ws.store, parts[Segment.LATER], today, 1)), None),
        counts=_counts(ws, there, parts, today) | whole,
        ideas=entries.next_ideas(ws.store, shown),
        moments=_moments(ws, today, limit),
        **lists,
    )


def read_brief(ws: Workspace) -> Brief:
    """How much is due today, and the first of it. A few reads by index at any size."""
    today = ws.today()
    parts = _parts(standings.read(ws.store), today)
    urgent = parts[Segment.DUE] + parts[Segment.UNTOUCHED]
    return Brief(
        urgent.total(),
        agenda.count_promises_due(ws.store, today),
        tuple(order.first(ws.store, urgent, today, NAMED)),
    )


def _parts(there: Standings, today: date) -> Parts:
    parts: dict[Segment, Standings] = {part: Counter() for part in Segment}
    for standing, count in there.items():
        if part := standing.segment(today):
            parts[part][standing] = count
    return parts


def _lists(ws: Workspace, parts: Parts, today: date, limit: int, fewer: int) -> dict[str, Any]:
    """The lists of cards, by the names they have in `Today`."""
    store = ws.store
    due, untouched, later = (parts[part] for part in Segment)
    stalled = agenda.stalled(store, due, today, fewer)
    under_way = agenda.under_way(store, due, today, limit)
    return {
        "three": tuple(agenda.chosen_for(store, today)),
        "due": tuple(order.merged(stalled, under_way, today)),
        "untouched": tuple(order.first(store, untouched, today, fewer)),
        "waking": tuple(agenda.waking(store, today, fewer)),
        "stalled": tuple(stalled),
        "no_idea": tuple(agenda.without_idea(store, later, today, fewer)),
        "resting": tuple(agenda.resting(store, today, fewer)),
    }


def _counts(ws: Workspace, there: Standings, parts: Parts, today: date) -> dict[str, int]:
    """How long the lists would be, by the same names, as far as that is told without counting.

    Who rests has the day of their return as due date.
    """
    waking = sum(count for each, count in parts[Segment.DUE].items() if each.resting)
    return {
        **{part.value: found.total() for part, found in parts.items()},
        "promises": agenda.count_promises_due(ws.store, today),
        "waking": waking,
        "stalled": agenda.count_stalled(ws.store, parts[Segment.DUE], today),
        "resting": sum(count for each, count in there.items() if each.resting) - waking,
    }


def _lengths(limit: int, **lists: Sequence[object]) -> dict[str, int]:
    """How long these lists are, without those that were cut: to count takes longer than to read."""
    return {name: len(some) for name, some in lists.items() if len(some) < limit}


def _promises(ws: Workspace, today: date, limit: int) -> tuple[Promised, ...]:
    due = agenda.promises_due(ws.store, today, limit)
    people = {card.id: card for card in board.find_cards(ws.store, _people_of(due))}
    return tuple(Promised(entry, people[entry.person_id]) for entry in due if entry.person_id)


def _moments(ws: Workspace, today: date, limit: int) -> tuple[OpenMoment, ...]:
    found = recoveries.living(ws.store, today, limit)
    cards = board.find_cards(ws.store, [each.person.id for each in found])
    people = {card.id: card for card in cards}
    there = (each for each in found if each.person.id in people)
    return tuple(OpenMoment(each, people[each.person.id]) for each in there)


def _people_of(found: Sequence[Entry]) -> list[int]:
    return list({entry.person_id: None for entry in found if entry.person_id})


def _name_of_the_day(ws: Workspace, today: date) -> Card | None:
    """Found among those who were there when the day began: whoever comes later leaves it alone."""
    from_id = name_of_the_day(today, agenda.last_id(ws.store, ws.frame().began_at))
    return agenda.first_on_board(ws.store, today, from_id)
