"""What a moment of truth means, in the terms of `tests.rules`."""

from collections.abc import Iterable
from datetime import date, datetime

from tests.rules import Network, Row, close

STEPS = ("evidence", "strategy", "contact", "talk", "afterwards", "closed")


def opened(person_id: int, what: str, at: datetime) -> Row:
    """One that has just begun."""
    moment: Row = dict.fromkeys(("closed_at", "until", "channel", "talk_at", "began_at"))
    moment |= dict.fromkeys(("entry", "mistake", "lesson"))
    moment |= dict.fromkeys(("reason", "came_from", "whose", "message", "notes", "how_taken"), "")
    moment |= {"doubts": [], "evidence": set()}
    begun = {"person": person_id, "step": "evidence", "status": "open", "opened_at": at}
    return moment | begun | {"what": what}


def is_living(moment: Row) -> bool:
    """It is not over."""
    return moment["status"] in ("open", "put_off")


def living(network: Network, person_id: int) -> list[int]:
    """Those of a person that are not over."""
    moments = network.moments.items()
    return [id_ for id_, each in moments if each["person"] == person_id and is_living(each)]


def upset(network: Network, person_id: int) -> bool:
    """A text is not the way now."""
    return bool(living(network, person_id))


def may(moment: Row, step: str) -> bool:
    """No step is skipped; one may look back until the end."""
    return is_living(moment) and STEPS.index(step) <= STEPS.index(moment["step"]) < 5


def has_ended(moment: Row) -> bool:
    """The talk was had."""
    return STEPS.index(moment["step"]) > STEPS.index("talk")


def take_up(moment: Row) -> None:
    """Whoever works on one that was put off takes it up."""
    if moment["status"] == "put_off":
        moment |= {"status": "open", "until": None}


def go_on(moment: Row, step: str) -> None:
    """A step was done; doing an earlier one again takes nothing away."""
    take_up(moment)
    if moment["step"] == step:
        moment["step"] = STEPS[STEPS.index(step) + 1]


def put_doubts(moment: Row, texts: Iterable[str]) -> None:
    """Each once, in their new order; an answer stays."""
    answered = dict(moment["doubts"])
    moment["doubts"] = [(text, answered.get(text)) for text in dict.fromkeys(texts) if text]


def tick(moment: Row, number: int, at: datetime, *, answered: bool) -> None:
    """A doubt was answered, or is open again."""
    text, before = moment["doubts"][number]
    moment["doubts"][number] = (text, (before or at) if answered else None)


def end_talk(network: Network, moment: Row, at: datetime) -> None:
    """What was promised was done."""
    if entry := network.entries.get(moment["entry"]):
        close(entry, "done", at)
    go_on(moment, "talk")


def put_off(moment: Row, reason: str, until: date) -> None:
    """Not now; what was promised stays promised."""
    moment |= {"reason": reason, "status": "put_off", "until": until}


def drop(network: Network, moment: Row, reason: str, at: datetime) -> None:
    """Not at all: the talk is no promise any more."""
    moment |= {"reason": reason, "status": "dropped", "closed_at": at}
    entry = network.entries.get(moment["entry"])
    if entry and entry["status"] == "open":
        close(entry, "dropped", at)


def resume(network: Network, moment: Row, at: datetime) -> None:
    """Where it was left; a talk that was let go is promised again."""
    entry = network.entries.get(moment["entry"])
    if entry and (moment["status"], moment["step"]) == ("dropped", "talk"):
        close(entry, "open" if entry["status"] == "dropped" else entry["status"], at)
    moment |= {"status": "open", "until": None, "closed_at": None}
