"""What it means that two people are one, in the terms of `tests.rules`."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tests import rules_network
from tests.rules import Network, Row, chain, made, put

STAGES = (None, "first_contact", "referred", "seen_no_reply", "conversation")
DATES = ("by_hand", "rest", "why")

Sides = Mapping[str, str]
"""By field, whose word stands: that of `keep` or of `other`."""


def merge(network: Network, keep_id: int, other_id: int, at: datetime, sides: Sides) -> None:
    """All that was the other one's is the one's who is kept; the other one is gone."""
    keep, other = network.people[keep_id], network.people[other_id]
    via, since = introducer(network, keep_id, other_id, sides)
    others = {keep["via"], other["via"]} - {None, via, keep_id, other_id}
    chosen = {field: said(field, keep, other, sides) for field in ("name", "stage", "every")}
    keep |= dates(keep, other, sides) | {"name": chosen["name"], "every": chosen["every"]}
    keep["declined"] = keep["declined"] or other["declined"]
    for many in ("tags", "mails"):
        keep[many] = list(dict.fromkeys(keep[many] + other[many]))
    unite(network, keep_id, other_id, at)
    keep |= {"via": via, **(since or {"via_at": None, "thanked": False})}
    for id_ in others:
        rules_network.tie(network, "knows", keep_id, id_)
    follow_the_moves(keep)
    put(keep, None if keep["declined"] else chosen["stage"], at)
    for person in network.people.values():
        later = [touch for touch in made(keep, "out") if touch["at"] > (person["via_at"] or at)]
        person["thanked"] |= person["via"] == keep_id and bool(later)
    for lead in network.leads:
        later = [touch for touch in made(keep, "out") if touch["at"] > lead["at"]]
        lead["thanked"] |= lead["introducer"] == keep_id and bool(later)


def said(field: str, keep: Row, other: Row, sides: Sides) -> Any:
    """What was chosen; else the further stage, or what the kept one says, if anything."""
    both = {"keep": keep[field], "other": other[field]}
    if field in sides:
        return both[sides[field]]
    if field == "stage":
        return max(both.values(), key=STAGES.index)
    return both["keep"] or both["other"]


def dates(keep: Row, other: Row, sides: Sides) -> Row:
    side = sides.get("due") or ("keep" if keep["by_hand"] else "other")
    return {key: (keep if side == "keep" else other)[key] for key in DATES}


def is_circular(network: Network, keep_id: int, other_id: int, side: str) -> bool:
    """Whether the introducer of one side is one of the two, or came through one."""
    via = network.people[keep_id if side == "keep" else other_id]["via"]
    return bool({keep_id, other_id} & set(chain(network, via)))


def introducer(
    network: Network, keep_id: int, other_id: int, sides: Sides
) -> tuple[int | None, Row | None]:
    """Who brought them, and since when; one who brought both is thanked when thanked for either."""
    by_side = {"keep": network.people[keep_id], "other": network.people[other_id]}
    free = [
        side
        for side, person in by_side.items()
        if person["via"] and not is_circular(network, keep_id, other_id, side)
    ]
    side = sides.get("via") or next(iter(free), "keep")
    via = by_side[side]["via"] if side in free else None
    told = [by_side[each] for each in free if by_side[each]["via"] == via]
    if not told:
        return None, None
    thanked = any(person["thanked"] for person in told)
    return via, {key: told[0][key] for key in ("via_at", "via_nth")} | {"thanked": thanked}


def unite(network: Network, keep_id: int, other_id: int, at: datetime) -> None:
    keep, other = network.people[keep_id], network.people.pop(other_id)
    keep["touches"] = keep["touches"] + other["touches"]
    keep["moves"] = sorted(keep["moves"] + other["moves"])
    for person in network.people.values():
        person["via"] = keep_id if person["via"] == other_id else person["via"]
    for entry in network.entries.values():
        entry["person"] = keep_id if entry["person"] == other_id else entry["person"]
    for day, ids in network.chosen.items():
        one = [keep_id if id_ == other_id else id_ for id_ in ids]
        network.chosen[day] = list(dict.fromkeys(one))
    network.apart = one_of_both(network.apart, keep_id, other_id)
    rules_network.unite(network, keep_id, other_id, at)


def one_of_both(pairs: set[tuple[int, int]], keep_id: int, other_id: int) -> set[tuple[int, int]]:
    """The pairs with one person for two; nobody makes a pair with themselves."""
    found = {tuple(sorted(keep_id if id_ == other_id else id_ for id_ in pair)) for pair in pairs}
    return {(one, other) for one, other in found if one != other}


def follow_the_moves(person: Row) -> None:
    """They stand where the last move of both led; their first conversation is the first of both."""
    talks = [at for _, _, to, at in person["moves"] if to == "conversation"]
    person["conversation_at"] = talks[0] if talks else None
    person["stage"] = person["moves"][-1][2] if person["moves"] else None


def tell_apart(network: Network, one: int, other: int) -> None:
    """They were said not to be the same."""
    network.apart.add((min(one, other), max(one, other)))
