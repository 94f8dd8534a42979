"""From a person's page to the models of `show_documents`; loaded with `--json` only, too."""

from collections.abc import Sequence

from tablero.cli.items import (
    entry_item,
    favour_item,
    introduction_item,
    link_item,
    move_item,
    person_item,
    tie_items,
    touch_item,
)
from tablero.cli.show_documents import EventItem, HandleItem, ShowDocument, UpsetItem
from tablero.domain.favours import balance
from tablero.domain.people import Handle
from tablero.domain.timeline import Event
from tablero.services.people import PersonPage
from tablero.services.workspace import Workspace


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
