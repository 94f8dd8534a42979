"""The JSON that `--json` prints: one model a command. Keys, their order and codes never change.

Loaded with `--json` only: pydantic takes longer to import than a list takes to print. Moments are
ISO 8601 with the offset of the user's zone, days are ISO 8601; what is not known is null.
"""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field, PlainSerializer

from tablero.domain.findings import Fault
from tablero.domain.words import (
    Channel,
    Direction,
    EntryKind,
    EntryStatus,
    FavourKind,
    Intent,
    IntroductionStatus,
    Outcome,
    Stage,
    TieKind,
    Topic,
)

TieDirection = Literal["to", "from", "both"]
Moment = Annotated[datetime, PlainSerializer(datetime.isoformat, return_type=str)]
"""pydantic's own form would be `Z` for an offset of nought."""


class Document(BaseModel):
    """What all of them share: how they are printed."""

    def printed(self) -> str:
        """The document, indented, in UTF-8 letters and not in escapes."""
        return self.model_dump_json(indent=2, by_alias=True)


class PersonItem(Document):
    """One person. `touches` counts outbound ones, `seen` the times left on seen.

    `next_due` is today for a prospect never touched, and null off the board; `via` is a name.
    `rest_until` is the day on which who rests is back, and stays until the next touch.
    """

    id: int
    name: str
    role: str
    company: str
    stage: Stage | None
    touches: int
    seen: int
    last_touch: Moment | None
    next_due: date | None
    via: str | None
    tags: tuple[str, ...]
    rest_until: date | None


class TouchItem(Document):
    """One touch. `number` is null for inbound ones."""

    id: int
    number: int | None
    channel: Channel
    direction: Direction
    intent: Intent
    outcome: Outcome
    at: Moment


class MoveItem(Document):
    """From which stage a card went to which; null is off the board."""

    from_stage: Stage | None = Field(serialization_alias="from")
    to_stage: Stage | None = Field(serialization_alias="to")


class EntryItem(Document):
    """Something written. `due_on` is for promises; only ideas and promises are ever closed."""

    id: int
    kind: EntryKind
    topic: Topic | None
    text: str
    at: Moment
    due_on: date | None
    status: EntryStatus
    closed_at: Moment | None


class PeopleDocument(Document):
    """`list`: everyone who was asked for, in the board's order, and how many they are."""

    people: tuple[PersonItem, ...]
    total: int


class PersonDocument(Document):
    """`add`: the person as added."""

    person: PersonItem


class TouchDocument(Document):
    """`touch`: the touch as it stands, the person after it, the move it made if any."""

    touch: TouchItem
    person: PersonItem
    moved: MoveItem | None


class MoveDocument(Document):
    """`move`: the person after it; `moved` is null when the card was there already."""

    person: PersonItem
    moved: MoveItem | None


class RevertDocument(Document):
    """`undo` and `redo`: which action was taken back or made again, and the people it was about."""

    done: str
    action: str
    name: str | None
    count: int
    people: tuple[int, ...]


class LinkItem(Document):
    """A person named from another's page."""

    id: int
    name: str


class TieItem(Document):
    """A tie of a person. A referral runs `to` the other, or came `from` them; the rest hold `both`
    ways.
    """

    id: int
    kind: TieKind
    direction: TieDirection
    other: LinkItem
    at: Moment | None


class IntroductionItem(Document):
    """An introduction. `target` is null while only a `wish` is known.

    `touch_id` is the touch that asked, `promise_id` the promise that reminds.
    """

    id: int
    asked: LinkItem
    target: LinkItem | None
    wish: str
    status: IntroductionStatus
    asked_at: Moment
    remind_on: date | None
    touch_id: int | None
    promise_id: int | None


class FavourItem(Document):
    """A favour. `touch_id` is the touch as which it counts."""

    id: int
    kind: FavourKind
    what: str
    day: date
    settled_on: date | None
    touch_id: int | None


class BadItem(Document):
    """What was not understood on a line of a file; `reason` is a stable word."""

    line: int
    reason: str
    value: str


class ImportDocument(Document):
    """`import`: `added` of a dry run is what would be. `bad` holds the first of `bad_count`."""

    added: int
    already_there: int
    bad_count: int
    bad: tuple[BadItem, ...]
    dry_run: bool


class FindingItem(Document):
    """One thing wrong; `fault` is a stable code, `people` are the first of those concerned."""

    fault: Fault
    count: int
    people: tuple[LinkItem, ...]
    detail: str


class DoctorDocument(Document):
    """`doctor`: what is wrong, the gravest first, and how many people a repair set right."""

    findings: tuple[FindingItem, ...]
    repaired: int


class ConfigDocument(Document):
    """`config`: where things lie, and every setting as it is in force."""

    config_file: str
    database: str
    language: str
    settings: dict[str, object]
