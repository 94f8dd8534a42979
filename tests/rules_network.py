"""What ties, favours, introductions, asks and offers mean, in the terms of `tests.rules`."""

from collections.abc import Iterable
from datetime import datetime

from tests.rules import Network, Row, chain, close, conclude, erase, introduce, put

DONE = {"given": 1, "received": -1}


def tie(network: Network, kind: str, one: int, other: int) -> None:
    """A tie that holds both ways."""
    network.tied.add((kind, min(one, other), max(one, other)))


def ties(network: Network) -> list[tuple[str, int, int]]:
    """All of them, referrals too: who brought whom."""
    people = network.people.items()
    brought = [("referred", person["via"], id_) for id_, person in people if person["via"]]
    return sorted([*brought, *network.tied])


def untie(network: Network, kind: str, one: int, other: int, at: datetime) -> None:
    """With a referral goes that the second came through the first."""
    if kind == "referred":
        introduce(network.people[other], None, at)
    network.tied.discard((kind, one, other))


def lead(network: Network, source: int, target: int, at: datetime) -> None:
    """One leads to another: they brought them, unless another did, or they were brought by them.

    Then they are to be thanked too, as is one who leads again to somebody whom they brought.
    """
    person = network.people[target]
    if person["via"] is None and target not in chain(network, source):
        introduce(person, source, at)
        return
    if person["via"] != source:
        tie(network, "knows", source, target)
    network.leads.append({"introducer": source, "introduced": target, "at": at, "thanked": False})


def ledger(network: Network) -> dict[int, int]:
    """Given less received, by person, of the favours that are not settled."""
    found: dict[int, int] = {}
    for favour in network.favours.values():
        if favour["settled_on"] is None:
            count = found.get(favour["person"], 0)
            found[favour["person"]] = count + DONE.get(favour["kind"], 0)
    return found


def end(network: Network, introduction: Row, status: str, at: datetime) -> None:
    """It was made or let go; its promise too, if that is still open."""
    introduction |= {"status": status, "closed_at": at}
    entry = network.entries.get(introduction["entry"])
    if entry and entry["status"] == "open":
        close(entry, "done" if status == "made" else "dropped", at)


def make(network: Network, introduction: Row, target: int, at: datetime) -> None:
    """The touch led to somebody, who comes to Referred when they stood nowhere."""
    asked, person = introduction["asked"], network.people[target]
    lead(network, asked, target, at)
    if person["stage"] is None and not person["declined"]:
        put(person, "referred", at)
    introduction["target"] = target
    end(network, introduction, "made", at)


def answer_request(network: Network, introduction: Row, at: datetime) -> None:
    """The touch by which it was asked for has its outcome."""
    person = network.people[introduction["asked"]]
    (touch,) = [each for each in person["touches"] if each["id"] == introduction["touch"]]
    if touch["outcome"] != "referred":
        conclude(person, "referred", at, touch)


def forget_entry(network: Network, entry_id: int) -> None:
    """An entry goes; what it reminded of stays."""
    erase(network, entry_id)
    for introduction in network.introductions.values():
        if introduction["entry"] == entry_id:
            introduction["entry"] = None


def forget_ask(network: Network, ask_id: int) -> None:
    """An ask goes, with whom was told."""
    del network.asks[ask_id]
    network.told = {id_: told for id_, told in network.told.items() if told["ask"] != ask_id}


def knows_of(network: Network, ask_id: int) -> set[int]:
    """Who was told of an ask."""
    return {told["person"] for told in network.told.values() if told["ask"] == ask_id}


# Two people who are one.


def unite(network: Network, keep_id: int, other_id: int, at: datetime) -> None:
    """Whatever names the other one names the one who is kept; nobody leads to themselves."""
    same = {keep_id: keep_id, other_id: keep_id}
    rename(network.favours.values(), ("person",), same)
    rename(network.moments.values(), ("person",), same)
    rename(network.introductions.values(), ("asked", "target"), same)
    unite_told(network, keep_id, other_id)
    rename(network.told.values(), ("led_to",), same)
    rename(network.leads, ("introducer", "introduced"), same)
    network.leads = [each for each in network.leads if each["introducer"] != each["introduced"]]
    for told in network.told.values():
        told["led_to"] = None if told["led_to"] == told["person"] else told["led_to"]
    pairs = {
        (kind, same.get(one, one), same.get(other, other)) for kind, one, other in network.tied
    }
    network.tied = {(kind, min(ends), max(ends)) for kind, *ends in pairs if len(set(ends)) > 1}
    for id_, introduction in list(network.introductions.items()):
        if introduction["asked"] == introduction["target"]:
            end(network, introduction, "dropped", at)
            del network.introductions[id_]


def unite_told(network: Network, keep_id: int, other_id: int) -> None:
    """Who was told twice was told once: at first, and with the answer that there is."""
    by_ask = {told["ask"]: told for told in network.told.values() if told["person"] == keep_id}
    for id_, told in list(network.told.items()):
        if told["person"] != other_id:
            continue
        told["person"] = keep_id
        if first := by_ask.get(told["ask"]):
            answered = first if first["answered_at"] else told
            first |= {key: answered[key] for key in ("answer", "answered_at")}
            first["at"] = min(first["at"], told["at"])
            first["led_to"] = first["led_to"] or told["led_to"]
            del network.told[id_]


def rename(rows: Iterable[Row], names: Iterable[str], same: dict[int, int]) -> None:
    for row in rows:
        row |= {name: same.get(row[name], row[name]) for name in names}
