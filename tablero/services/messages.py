"""What a message to somebody can be made of: whom it is for, and what there is to give them."""

from collections.abc import Iterable
from typing import NamedTuple

from tablero.domain.entries import Entry
from tablero.domain.links import link_for
from tablero.domain.text import clean_line
from tablero.domain.words import Channel, EntryKind, Topic
from tablero.services import entries, people
from tablero.services.people import PersonPage
from tablero.services.workspace import Workspace

_OF_A_TOPIC = {"shared": Topic.SHARED, "value": Topic.THEY_VALUE, "offer": Topic.I_OFFER}


class Correspondent(NamedTuple):
    """Whom a message is for; `at_hand` are their open ideas and value notes, `me` signs it."""

    page: PersonPage
    at_hand: tuple[Entry, ...]
    me: str


def correspondent(ws: Workspace, person_id: int, me: str = "") -> Correspondent:
    """All that a message to a person is made of. Raises NotFound."""
    page = people.read_person(ws, person_id)
    return Correspondent(page, entries.at_hand(ws, person_id), clean_line(me))


def usual_channel(who: Correspondent) -> Channel:
    """The way of the last touch, else the first by which they can be reached."""
    person = who.page.person
    reaching = (way for way in Channel if link_for(way, person.handles, ""))
    return person.card.last_channel or next(reaching, Channel.WHATSAPP)


def to_give(who: Correspondent) -> Entry | None:
    """What to give first: the oldest open idea, else the oldest note of what I can offer."""
    givable = (entry for entry in who.at_hand if entry.topic is not Topic.THEY_VALUE)
    return next(givable, None)


def known(who: Correspondent, given: Entry | None) -> dict[str, str]:
    """The words for the places of a template; empty where nothing is known. `given` is the idea."""
    card, page = who.page.person.card, who.page
    noted = {word: _latest(page.entries, topic) for word, topic in _OF_A_TOPIC.items()}
    if given:
        noted |= {word: given.text for word, topic in _OF_A_TOPIC.items() if topic is given.topic}
    return noted | {
        "name": card.name,
        "first_name": card.name.partition(" ")[0],
        "role": card.role,
        "company": card.company,
        "via": card.via,
        "introduced": page.introduced[-1].name if page.introduced else "",
        "idea": given.text if given else "",
        "me": who.me,
    }  # fmt: skip


def used_idea(given: Entry | None) -> int | None:
    """The idea that a touch uses up; value notes stand as they are."""
    return given.id if given and given.kind is EntryKind.IDEA else None


def _latest(written: Iterable[Entry], topic: Topic) -> str:
    """What was written last on a topic; the entries are in order."""
    return next((entry.text for entry in reversed(tuple(written)) if entry.topic is topic), "")
