"""The rules of DESIGN.md on plain dicts, computed afresh each time: to these the program is held.

Nothing here is quick, and nothing calls the program. Moments are aware, days are those of Madrid.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Madrid")
ANSWERED = ("replied", "referred", "declined")

_NTH = count()
"""Of what was said in the same second, the order in which it was."""

Row = dict[str, Any]
Habits = Mapping[str, int]
"""Days between touches by stage, and by tag with `#` before it."""


@dataclass
class Network:
    """People, entries and the rest by id, what is said beside the text of mistakes and lessons, and
    who was chosen for which day.

    `tied` are those tied both ways, by kind, `apart` those who were said not to be the same: the
    lower id first. Referrals are told by the people; `leads` are all other ways to be led to one.
    """

    people: dict[int, Row] = field(default_factory=dict)
    entries: dict[int, Row] = field(default_factory=dict)
    beside: dict[int, Row] = field(default_factory=dict)
    chosen: dict[date, list[int]] = field(default_factory=dict)
    tied: set[tuple[str, int, int]] = field(default_factory=set)
    leads: list[Row] = field(default_factory=list)
    apart: set[tuple[int, int]] = field(default_factory=set)
    favours: dict[int, Row] = field(default_factory=dict)
    introductions: dict[int, Row] = field(default_factory=dict)
    asks: dict[int, Row] = field(default_factory=dict)
    told: dict[int, Row] = field(default_factory=dict)
    offers: dict[int, Row] = field(default_factory=dict)
    moments: dict[int, Row] = field(default_factory=dict)


_ORDER = count()
"""Moves are told one after the other, whoever makes them."""


def day_of(at: datetime) -> date:
    return at.astimezone(ZONE).date()


# People, and what moves their cards.


def newcomer(
    network: Network, id_: int, at: datetime, name: str, stage: str | None, **said: Any
) -> None:
    """Somebody new, under an id that nobody ever had."""
    person: Row = {"name": name, "stage": None, "declined": False, "every": None, "tags": []}
    person |= {"touches": [], "moves": [], "conversation_at": None, "mails": []}
    person |= {"by_hand": None, "rest": None, "why": "", "via": None, "via_at": None}
    person["thanked"], via = False, said.pop("via", None)
    network.people[id_] = person | said
    introduce(network.people[id_], via, at)
    put(network.people[id_], stage, at)


def introduce(person: Row, via: int | None, at: datetime) -> None:
    """They came through somebody, who is to be thanked."""
    if via != person["via"]:
        person |= {"via": via, "via_at": at if via else None, "thanked": False}
        person["via_nth"] = next(_NTH)


def chain(network: Network, id_: int | None) -> list[int]:
    """A person and all through whom they came."""
    found = []
    while id_ is not None:
        found.append(id_)
        id_ = network.people[id_]["via"]
    return found


def put(person: Row, stage: str | None, at: datetime) -> None:
    """A card comes to stand in a stage; entering Conversation counts the first time.

    Off the board there are no dates.
    """
    if stage != person["stage"]:
        person["moves"].append((next(_ORDER), person["stage"], stage, at))
    person["stage"] = stage
    if stage == "conversation" and person["conversation_at"] is None:
        person["conversation_at"] = at
    if stage is None:
        forget_dates(person)


def move(person: Row, stage: str | None, at: datetime) -> None:
    """A move by hand ends a rest."""
    if rests(person, day_of(at)):
        forget_dates(person)
    put(person, stage, at)


def say_stage(person: Row, stage: str | None, at: datetime) -> None:
    """The stage as an edit says it: another than before is a move by hand."""
    if stage != person["stage"]:
        move(person, stage, at)


# Touches.


def made(person: Row, direction: str | None = None) -> list[Row]:
    """The touches of a person by time, those of one direction or all."""
    chosen = [t for t in person["touches"] if direction in (None, t["direction"])]
    return sorted(chosen, key=lambda t: (t["at"], t["id"]))


def give(touch: Row, outcome: str, at: datetime) -> None:
    """An outcome becomes known; `sent` takes back what was known."""
    if outcome == "sent":
        touch["seen_at"] = None
    if outcome == "seen" and touch["seen_at"] is None:
        touch["seen_at"] = at
    touch["outcome"] = outcome
    touch["answered_at"] = at if outcome in ANSWERED else None


def follow(person: Row, touch: Row, at: datetime) -> None:
    """The outcome of a touch moves the card."""
    stage = person["stage"]
    if touch["outcome"] == "declined":
        person["declined"], stage = True, None
    elif stage is not None:
        if touch["direction"] == "in" or touch["outcome"] in ("replied", "referred"):
            stage = "conversation"
        elif touch["outcome"] == "seen" and made(person)[-1] is touch:
            stage = "seen_no_reply"
    put(person, stage, at)


def log(network: Network, person_id: int, touch_id: int, at: datetime, **said: str) -> None:
    """Any touch resets the clock; one of ours thanks for all they brought, theirs is a reply."""
    person = network.people[person_id]
    touch: Row = {"id": touch_id, "at": at, "seen_at": None, **said}
    give(touch, said["outcome"], at)
    person["touches"].append(touch)
    before = [t for t in made(person, "out") if t["at"] <= at]
    if touch["direction"] == "out":
        thank(network, person_id, at)
    elif before and not before[-1]["answered_at"]:
        give(before[-1], "declined" if touch["outcome"] == "declined" else "replied", at)
    forget_dates(person)
    follow(person, touch, at)


def conclude(person: Row, outcome: str, at: datetime, touch: Row | None = None) -> None:
    """What became of a touch, or of our last; an answer ends a rest, also one that is over."""
    touch = touch or made(person, "out")[-1]
    give(touch, outcome, at)
    if outcome in ANSWERED and person["rest"]:
        forget_dates(person)
    follow(person, touch, at)


def thank(network: Network, person_id: int, at: datetime) -> None:
    """Somebody hears from us: all whom they led to up to then are thanked for."""
    for other in network.people.values():
        if other["via"] == person_id and other["via_at"] <= at:
            other["thanked"] = True
    for lead in network.leads:
        if lead["introducer"] == person_id and lead["at"] <= at:
            lead["thanked"] = True


# When the next touch is due.


def forget_dates(person: Row) -> None:
    person |= {"by_hand": None, "rest": None, "why": ""}


def rest(person: Row, until: date, why: str) -> None:
    person |= {"by_hand": until, "rest": until, "why": why}


def set_due(person: Row, day: date | None) -> None:
    forget_dates(person)
    person["by_hand"] = day


def rests(person: Row, today: date) -> bool:
    return person["rest"] is not None and person["rest"] > today


def cadence(person: Row, habits: Habits) -> int:
    """One's own, else the shortest of the tags', else the stage's; doubled after the 12th touch."""
    by_tag = [habits["#" + tag] for tag in person["tags"] if "#" + tag in habits]
    days: int = person["every"] or min(by_tag, default=habits[person["stage"]])
    return days * 2 if len(made(person, "out")) >= 12 else days


def due(person: Row, habits: Habits) -> date | None:
    """By hand, else the day of the last touch and the cadence; None when never touched."""
    if person["stage"] is None or person["by_hand"] or not person["touches"]:
        return person["by_hand"]  # type: ignore[no-any-return]
    return day_of(made(person)[-1]["at"]) + timedelta(days=cadence(person, habits))


# Entries, and the evening.


def write(network: Network, id_: int, person_id: int | None, kind: str, **said: Any) -> None:
    """Something is written; `said` has the text and `at`, and more where the kind has more."""
    entry: Row = {"person": person_id, "kind": kind, "topic": None, "due_on": None}
    network.entries[id_] = entry | {"status": "open", "closed_at": None, "touch": None} | said


def close(entry: Row, status: str, at: datetime) -> None:
    """An entry that stays as it was keeps its time; an open one is tied to no touch."""
    if status != entry["status"]:
        entry |= {"status": status, "closed_at": None if status == "open" else at}
        entry["touch"] = None if status == "open" else entry["touch"]


def use(entry: Row, touch_id: int, at: datetime) -> None:
    """An idea is used with a touch."""
    close(entry, "done", at)
    entry["touch"] = touch_id


def say_beside(network: Network, id_: int, touch: int | None = None, **said: Any) -> None:
    """What a mistake or a lesson says beside its text, and the touch that it is about."""
    network.entries[id_]["touch"] = touch
    network.beside[id_] = said


def erase(network: Network, id_: int) -> None:
    """An entry goes whole."""
    del network.entries[id_]
    network.beside.pop(id_, None)
    for moment in network.moments.values():
        moment["evidence"].discard(("entry", id_))
        named = [name for name in ("entry", "mistake", "lesson") if moment[name] == id_]
        moment.update(dict.fromkeys(named))


def number(network: Network, touch_id: int | None) -> int | None:
    """Which touch of ours with its person it is, from 1; theirs have no number."""
    for person in network.people.values():
        sent = [touch["id"] for touch in made(person, "out")]
        if touch_id in sent:
            return sent.index(touch_id) + 1
    return None


def corrected_by(network: Network, mistake: Row) -> int | None:
    """The first touch of ours since a mistake that got an answer other than no, by its number."""
    sent = made(network.people[mistake["person"]], "out") if mistake["person"] else []
    good = [t["at"] > mistake["at"] and t["outcome"] in ("replied", "referred") for t in sent]
    return good.index(True) + 1 if any(good) else None


def fitting(network: Network, person: Row, channel: str | None) -> set[int]:
    """The lessons whose moment has come with the next touch of a person, on a channel or any."""
    touch, found = len(made(person, "out")) + 1, set()
    plain = {tag.lower().replace("á", "a") for tag in person["tags"]}
    for id_, said in network.beside.items():
        entry = network.entries[id_]
        if entry["kind"] != "lesson" or entry["status"] == "dropped" or said["helped"] is False:
            continue
        of_stage = said["stage"] in (None, person["stage"])
        of_touch = (said["touch_first"] or 0) <= touch <= (said["touch_last"] or touch)
        of_channel = channel is None or said["channel"] in (None, channel)
        of_tag = said["tag_key"] in ("", *plain)
        found |= {id_} if of_stage and of_touch and of_channel and of_tag else set()
    return found


def choose(network: Network, day: date, ids: Iterable[int]) -> None:
    """The people who come first on a day: three, in place of those chosen before."""
    network.chosen.pop(day, None)
    if three := list(dict.fromkeys(ids))[:3]:
        network.chosen[day] = three
