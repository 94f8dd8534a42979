"""From the values of services to the models of `documents`; loaded with `--json` only, too."""

from collections.abc import Iterable, Sequence

from tablero.cli.documents import (
    EntryItem,
    FavourItem,
    FindingItem,
    IntroductionItem,
    LinkItem,
    MoveItem,
    PersonItem,
    TieDirection,
    TieItem,
    TouchItem,
)
from tablero.domain.entries import Entry
from tablero.domain.favours import Favour
from tablero.domain.findings import Finding
from tablero.domain.introductions import Introduction
from tablero.domain.network import MUTUAL, Tie
from tablero.domain.people import Card, Link, StageChange
from tablero.domain.touches import Touch
from tablero.services import listing
from tablero.services.workspace import Workspace


def person_item(ws: Workspace, card: Card, tags: Sequence[str] | None = None) -> PersonItem:
    """A card as JSON. Its tags are read, unless they were read for many at once."""
    if tags is None:
        tags = listing.tags(ws, [card.id]).get(card.id, ())
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


def finding_item(finding: Finding) -> FindingItem:
    """A finding as JSON."""
    return FindingItem(
        fault=finding.fault,
        count=finding.count,
        people=tuple(map(link_item, finding.people)),
        detail=finding.detail,
    )
