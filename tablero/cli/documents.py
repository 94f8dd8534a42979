"""The JSON that `--json` prints: one model a command. Keys, their order and codes never change.

Loaded with `--json` only: pydantic takes longer to import than a list takes to print. Moments are
ISO 8601 with the offset of the user's zone, days are ISO 8601; what is not known is null.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated

from pydantic import BaseModel, Field, PlainSerializer

from tablero.domain.findings import Fault, Finding
from tablero.domain.people import Card, Handle, Link, StageChange
from tablero.domain.timeline import Event
from tablero.domain.touches import Touch
from tablero.domain.words import Channel, Direction, HandleKind, Intent, Outcome, Stage
from tablero.services.people import PersonPage
from tablero.services.workspace import Workspace

Moment = Annotated[datetime, PlainSerializer(datetime.isoformat, return_type=str)]
"""pydantic's own form would be `Z` for an offset of nought."""


class Document(BaseModel):
    """What all of them share: how they are printed."""

    def text(self) -> str:
        """The document, indented, in UTF-8 letters and not in escapes."""
        return self.model_dump_json(indent=2, by_alias=True)


class PersonItem(Document):
    """One person. `touches` counts outbound ones, `seen` the times left on seen.

    `next_due` is today for a prospect never touched, and null off the board; `via` is a name.
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


class HandleItem(Document):
    """Where a person can be reached."""

    kind: HandleKind
    value: str


class LinkItem(Document):
    """A person named from another's page."""

    id: int
    name: str


class EventItem(Document):
    """A line of the timeline: a touch with its note, or a move."""

    at: Moment
    touch: TouchItem | None
    note: str | None
    moved: MoveItem | None


class ShowDocument(Document):
    """`show`: all that is known. `chain` runs from the nearest introducer to the first.

    `every_days` is the person's own cadence, `cadence_days` the one in force (0 off the board).
    """

    person: PersonItem
    decides: bool
    do_not_contact: bool
    every_days: int | None
    cadence_days: int
    handles: tuple[HandleItem, ...]
    notes: str
    created_at: Moment
    chain: tuple[LinkItem, ...]
    introduced: tuple[LinkItem, ...]
    timeline: tuple[EventItem, ...]


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


def person_item(ws: Workspace, card: Card, tags: Sequence[str]) -> PersonItem:
    """A card as JSON."""
    untouched = card.stage is not None and card.due_on is None
    return PersonItem(
        id=card.id,
        name=card.name,
        role=card.role,
        company=card.company,
        stage=card.stage,
        touches=card.touch_count,
        seen=card.seen_count,
        last_touch=card.last_touch_at and card.last_touch_at.astimezone(ws.zone),
        next_due=ws.today() if untouched else card.due_on,
        via=card.via or None,
        tags=tuple(tags),
    )


def touch_item(ws: Workspace, touch: Touch) -> TouchItem:
    """A touch as JSON."""
    return TouchItem(
        id=touch.id,
        number=touch.number,
        channel=touch.channel,
        direction=touch.direction,
        intent=touch.intent,
        outcome=touch.outcome,
        at=touch.at.astimezone(ws.zone),
    )


def move_item(move: StageChange | None) -> MoveItem | None:
    """A move as JSON."""
    return move and MoveItem(from_stage=move.from_stage, to_stage=move.to_stage)


def show_document(ws: Workspace, page: PersonPage, events: Sequence[Event]) -> ShowDocument:
    """A person's page and timeline as JSON."""
    person = page.person
    return ShowDocument(
        person=person_item(ws, person.card, person.tags),
        decides=person.card.decision_maker,
        do_not_contact=person.card.do_not_contact,
        every_days=person.every_days,
        cadence_days=person.card.cadence_days,
        handles=tuple(map(_handle_item, person.handles)),
        notes=person.notes,
        created_at=person.created_at.astimezone(ws.zone),
        chain=tuple(map(_link_item, page.chain)),
        introduced=tuple(map(_link_item, page.introduced)),
        timeline=tuple(_event_item(ws, event) for event in events),
    )


def finding_item(finding: Finding) -> FindingItem:
    """A finding as JSON."""
    return FindingItem(
        fault=finding.fault,
        count=finding.count,
        people=tuple(map(_link_item, finding.people)),
        detail=finding.detail,
    )


def _event_item(ws: Workspace, event: Event) -> EventItem:
    return EventItem(
        at=event.at.astimezone(ws.zone),
        touch=event.touch and touch_item(ws, event.touch),
        note=event.touch and event.touch.note,
        moved=move_item(event.move),
    )


def _handle_item(handle: Handle) -> HandleItem:
    return HandleItem(kind=handle.kind, value=handle.value)


def _link_item(link: Link) -> LinkItem:
    return LinkItem(id=link.id, name=link.name)
