"""People as the rest of the program sees them: light rows for a board, whole values for a page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from tablero.domain.text import fold
from tablero.domain.words import Channel, HandleKind, Intent, Outcome, Stage


class Card(NamedTuple):
    """One person as a row of the board or of a list. Moments are aware, in UTC."""

    id: int
    name: str
    role: str
    company: str
    stage: Stage | None
    decision_maker: bool
    do_not_contact: bool
    touch_count: int
    seen_count: int
    give_count: int
    ask_count: int
    last_touch_at: datetime | None
    last_channel: Channel | None
    last_outcome: Outcome | None
    due_on: date | None
    cadence_days: int
    via: str
    rest_until: date | None = None
    unanswered_asks: int = 0
    is_upset: bool = False

    def rests(self, today: date) -> bool:
        """Whether the card is off the board until a later day."""
        return self.rest_until is not None and self.rest_until > today


class Handle(NamedTuple):
    """Where a person can be reached, as it is shown."""

    kind: HandleKind
    value: str


@dataclass(frozen=True, slots=True)
class PersonFields:
    """What can be written about a person. `via_id` is who introduced them.

    `expertise` is what they know about, as tags; `met_where` and `met_on` tell how we met,
    `learned` what I learned from it.
    """

    name: str
    role: str = ""
    company: str = ""
    stage: Stage | None = None
    decision_maker: bool = False
    do_not_contact: bool = False
    every_days: int | None = None
    notes: str = ""
    tags: tuple[str, ...] = ()
    handles: tuple[Handle, ...] = ()
    via_id: int | None = None
    expertise: tuple[str, ...] = ()
    met_where: str = ""
    met_on: date | None = None
    learned: str = ""


class Person(NamedTuple):
    """All that is known of one person, but for the timeline. Moments are aware, in UTC."""

    card: Card
    notes: str
    tags: tuple[str, ...]
    handles: tuple[Handle, ...]
    every_days: int | None
    due_by_hand: bool
    rest_reason: str
    reply_count: int
    greet_count: int
    last_intent: Intent | None
    first_touch_at: datetime | None
    first_conversation_at: datetime | None
    via_id: int | None
    created_at: datetime
    expertise: tuple[str, ...] = ()
    met_where: str = ""
    met_on: date | None = None
    learned: str = ""

    def fields(self) -> PersonFields:
        """What of it can be edited."""
        card = self.card
        return PersonFields(
            name=card.name,
            role=card.role,
            company=card.company,
            stage=card.stage,
            decision_maker=card.decision_maker,
            do_not_contact=card.do_not_contact,
            every_days=self.every_days,
            notes=self.notes,
            tags=self.tags,
            handles=self.handles,
            via_id=self.via_id,
            expertise=self.expertise,
            met_where=self.met_where,
            met_on=self.met_on,
            learned=self.learned,
        )


class StageChange(NamedTuple):
    """A move of a card, made by hand or (with a `touch_id`) by the outcome of a touch."""

    id: int
    from_stage: Stage | None
    to_stage: Stage | None
    at: datetime
    touch_id: int | None


class Link(NamedTuple):
    """A person named from another's page."""

    id: int
    name: str


class Likeness(NamedTuple):
    """An existing person who may be the one being added.

    `reason` is `handle`, `name_company` or `name`.
    """

    id: int
    name: str
    role: str
    company: str
    reason: str


def keys_of(name: str, role: str, company: str, tag_keys: Iterable[str]) -> dict[str, str]:
    """The folded columns by which a person is found, by name. `tag_keys` are folded already."""
    name_key, company_key = fold(name), fold(company)
    return {
        "name_key": name_key,
        "company_key": company_key,
        "search_key": " ".join((name_key, fold(role), company_key, *tag_keys)),
    }
