"""From the values of services to the models of `documents`; loaded with `--json` only, too."""

from collections.abc import Iterable, Sequence

from tablero.cli.documents import (
    EntryItem,
    EventItem,
    FavourItem,
    FindingItem,
    HandleItem,
    IntroductionItem,
    LinkItem,
    MoveItem,
    PersonItem,
    ShowDocument,
    TieDirection,
    TieItem,
    TouchItem,
    UpsetItem,
)
from tablero.domain.entries import Entry
from tablero.domain.favours import Favour, balance
from tablero.domain.findings import Finding
from tablero.domain.introductions import Introduction
from tablero.domain.network import MUTUAL, Tie
from tablero.domain.people import Card, Handle, Link, StageChange
from tablero.domain.timeline import Event
from tablero.domain.touches import Touch
from tablero.services.people import PersonPage
from tablero.services.workspace import Workspace


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
        rest_until=card.rest_until,
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


def link_item(link: Link | Card) -> LinkItem:
    """A person by number and name."""
    return LinkItem(id=link.id, name=link.name)


def entry_item(ws: Workspace, entry: Entry) -> EntryItem:
    """Something written as JSON."""
    return EntryItem(
        id=entry.id,
        kind=entry.kind,
        topic=entry.topic,
        text=entry.text,
        at=entry.at.astimezone(ws.zone),
        due_on=entry.due_on,
        status=entry.status,
        closed_at=entry.closed_at and entry.closed_at.astimezone(ws.zone),
    )


def tie_items(ws: Workspace, there: Iterable[Tie]) -> tuple[TieItem, ...]:
    """The ties that are stored, as JSON."""
    return tuple(tie_item(ws, tie) for tie in there if tie.id is not None)


def tie_item(ws: Workspace, tie: Tie) -> TieItem:
    """A stored tie as JSON."""
    assert tie.id is not None
    direction: TieDirection = "both" if tie.kind in MUTUAL else "to" if tie.is_source else "from"
    return TieItem(
        id=tie.id,
        kind=tie.kind,
        direction=direction,
        other=link_item(tie.other),
        at=tie.created_at and tie.created_at.astimezone(ws.zone),
    )


def introduction_item(ws: Workspace, introduction: Introduction) -> IntroductionItem:
    """An introduction as JSON."""
    return IntroductionItem(
        id=introduction.id,
        asked=link_item(introduction.asked),
        target=introduction.target and link_item(introduction.target),
        wish=introduction.wish,
        status=introduction.status,
        asked_at=introduction.asked_at.astimezone(ws.zone),
        remind_on=introduction.remind_on,
        touch_id=introduction.touch_id,
        promise_id=introduction.entry_id,
    )


def favour_item(favour: Favour) -> FavourItem:
    """A favour as JSON."""
    return FavourItem(
        id=favour.id,
        kind=favour.kind,
        what=favour.what,
        day=favour.day,
        settled_on=favour.settled_on,
        touch_id=favour.touch_id,
    )


def show_document(ws: Workspace, page: PersonPage, events: Sequence[Event]) -> ShowDocument:
    """A person's page and timeline as JSON."""
    person = page.person
    return ShowDocument(
        person=person_item(ws, person.card, person.tags),
        decides=person.card.decision_maker,
        do_not_contact=person.card.do_not_contact,
        every_days=person.every_days,
        cadence_days=person.card.cadence_days,
        cadence_tag=page.cadence_tag or None,
        due_by_hand=person.due_by_hand,
        rest_reason=person.rest_reason,
        gives=person.card.give_count,
        asks=person.card.ask_count,
        unanswered_asks=person.card.unanswered_asks,
        handles=tuple(map(_handle_item, person.handles)),
        notes=person.notes,
        created_at=person.created_at.astimezone(ws.zone),
        chain=tuple(map(link_item, page.chain)),
        introduced=tuple(map(link_item, page.introduced)),
        entries=tuple(entry_item(ws, entry) for entry in page.entries),
        timeline=tuple(event_item(ws, event) for event in events),
        expertise=person.expertise,
        met_where=person.met_where,
        met_on=person.met_on,
        learned=person.learned,
        ties=tie_items(ws, page.ties),
        colleagues=tuple(link_item(tie.other) for tie in page.ties if tie.id is None),
        favour_balance=balance(page.favours),
        favours=tuple(map(favour_item, page.favours)),
        introductions=tuple(introduction_item(ws, each) for each in page.introductions),
        upset=page.upset and page.upset.step,
    )


def finding_item(finding: Finding) -> FindingItem:
    """A finding as JSON."""
    return FindingItem(
        fault=finding.fault,
        count=finding.count,
        people=tuple(map(link_item, finding.people)),
        detail=finding.detail,
    )


def event_item(ws: Workspace, event: Event) -> EventItem:
    """A line of the timeline as JSON."""
    return EventItem(
        at=event.at.astimezone(ws.zone),
        touch=event.touch and touch_item(ws, event.touch),
        note=event.touch and event.touch.note,
        moved=move_item(event.move),
        entry=event.entry and entry_item(ws, event.entry),
        moment=event.moment and UpsetItem(**event.moment._asdict()),
    )


def _handle_item(handle: Handle) -> HandleItem:
    return HandleItem(kind=handle.kind, value=handle.value)
