"""The rules of DESIGN.md about what is read: the morning, the evening, the figures."""

from collections import Counter
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from tests.rules import Habits, Network, Row, cadence, day_of, due, made, rests

# The morning.


def order(network: Network, today: date, habits: Habits) -> dict[str, list[int]]:
    """Who is on the board: `due` by overdue days ÷ cadence, `untouched`, and `later` by date."""
    found: dict[str, list[tuple[Any, int]]] = {"due": [], "untouched": [], "later": []}
    for id_, person in network.people.items():
        if person["stage"] is None or rests(person, today):
            continue
        day = due(person, habits)
        if day is None:
            found["untouched"].append((0, id_))
        elif day > today:
            found["later"].append((day, id_))
        else:
            found["due"].append((Fraction((day - today).days, cadence(person, habits)), id_))
    return {name: [id_ for _, id_ in sorted(some)] for name, some in found.items()}


def stalled(person: Row, today: date, habits: Habits) -> bool:
    """Stopped at touch 1 to 3, a whole cadence after the due date."""
    day = due(person, habits)
    is_early = 1 <= len(made(person, "out")) <= 3
    return is_early and day is not None and (today - day).days > cadence(person, habits)


def morning(network: Network, today: date, habits: Habits) -> dict[str, Any]:
    """All that the day asks for: ids by list, each in its order."""
    people, lists = network.people, order(network, today, habits)
    by_rest = sorted((p["rest"], id_) for id_, p in people.items() if p["rest"])
    pending = open_entries(network, "promise")
    ideas = {network.entries[id_]["person"]: id_ for id_ in open_entries(network, "idea")[::-1]}
    return lists | {
        "three": [id_ for id_ in network.chosen.get(today, []) if welcome(people[id_], today)],
        "waking": [id_ for day, id_ in by_rest if day <= today],
        "resting": [id_ for day, id_ in by_rest if day > today],
        "stalled": [id_ for id_ in lists["due"] if stalled(people[id_], today, habits)],
        "promises": [id_ for id_ in pending if network.entries[id_]["due_on"] <= today],
        "thanks": to_thank(network, today),
        "no_idea": [id_ for id_ in lists["later"] if id_ not in ideas],
        "ideas": ideas,
    }


def welcome(person: Row, today: date) -> bool:
    """May be suggested: did not decline, does not rest."""
    return not person["declined"] and not rests(person, today)


def to_thank(network: Network, today: date) -> dict[int, list[int]]:
    """Introducer -> to whom they led since they last heard from us; the longest ago first."""
    brought = sorted(
        (p["via_at"], p["via_nth"], id_) for id_, p in network.people.items() if p["via"]
    )
    due = [
        (at, network.people[id_]["via"], id_)
        for at, _, id_ in brought
        if not network.people[id_]["thanked"]
    ]
    due += [
        (lead["at"], lead["introducer"], lead["introduced"])
        for lead in network.leads
        if not lead["thanked"]
    ]
    found: dict[int, list[int]] = {}
    for _, via, id_ in sorted(due, key=lambda each: each[0]):
        if welcome(network.people[via], today) and id_ not in found.get(via, ()):
            found.setdefault(via, []).append(id_)
    return found


def open_entries(network: Network, kind: str) -> list[int]:
    """The ids of open entries of a kind: those due first, then the oldest, come first."""
    found = [
        (entry["due_on"] or date.min, id_)
        for id_, entry in network.entries.items()
        if entry["kind"] == kind and entry["status"] == "open"
    ]
    return [id_ for _, id_ in sorted(found)]


# The evening, and the figures.


def touched_on(network: Network, today: date) -> list[tuple[int, int]]:
    """Person and touch, of the touches of a day, in the order in which they were made."""
    touches = [
        (touch["at"], touch["id"], person_id)
        for person_id, person in network.people.items()
        for touch in person["touches"]
        if day_of(touch["at"]) == today
    ]
    return [(person_id, touch_id) for _, touch_id, person_id in sorted(touches)]


def proposal(network: Network, day: date, habits: Habits) -> list[int]:
    """Who comes first on a day: those chosen for it, else the three most urgent."""
    chosen = morning(network, day, habits)["three"]
    return chosen or [id_ for some in order(network, day, habits).values() for id_ in some][:3]


def conversion(network: Network, before: datetime | None = None) -> tuple[int, int]:
    """People who ever entered Conversation, of those with a touch of ours; as of any moment."""
    touched = [p for p in network.people.values() if happened(first_touch(p), before)]
    won = [p for p in touched if happened(p["conversation_at"], before)]
    return len(won), len(touched)


def ladder(network: Network, before: datetime | None = None) -> Counter[int]:
    """How many of those whom we touched entered Conversation for the first time, by touch of ours.

    At 0 they did so before the first.
    """
    people = [p for p in network.people.values() if happened(first_touch(p), before)]
    won = [p for p in people if happened(p["conversation_at"], before)]
    return Counter(sum(t["at"] <= p["conversation_at"] for t in made(p, "out")) for p in won)


def first_touch(person: Row) -> datetime | None:
    """When we first touched a person."""
    sent = made(person, "out")
    return sent[0]["at"] if sent else None


def happened(at: datetime | None, before: datetime | None) -> bool:
    return at is not None and (before is None or at < before)
