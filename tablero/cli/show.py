"""`tablero show`: a person, who led to them, and the whole timeline, the newest first."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from tablero.cli.parser import add_json, add_ref
from tablero.cli.session import Session
from tablero.domain.people import Card, Handle, Person
from tablero.domain.timeline import Event
from tablero.domain.touches import Touch
from tablero.domain.words import Direction
from tablero.i18n import Translations
from tablero.i18n.dates import dated
from tablero.present import cells, words
from tablero.present.card import DECIDES, due_sign, ladder, position
from tablero.present.lines import plain
from tablero.services import board, people
from tablero.services.people import PersonPage
from tablero.services.workspace import Workspace

DOT = " · "


def arguments(parser: ArgumentParser, tr: Translations) -> None:
    """`REF [--json]`."""
    add_ref(parser, tr)
    add_json(parser, tr)


def run(session: Session, options: Namespace) -> int:
    """Print the person."""
    with session.workspace(options) as ws:
        page = people.read_person(ws, people.resolve(ws, options.ref).id)
        person_id = page.person.card.id
        events = board.events(ws, person_id, 0, board.count_events(ws, person_id))
        if options.json:
            from tablero.cli.items import show_document

            session.say(show_document(ws, page, events).text())
        else:
            _print(session, ws, page, events)
    return 0


def _print(session: Session, ws: Workspace, page: PersonPage, events: Sequence[Event]) -> None:
    for line in (*_head(page, ws.today(), session.tr), *_about(page.person, session.tr)):
        session.say(line)
    if events:
        session.say("")
    for event in events:
        session.say(_event(event, event.at.astimezone(ws.zone), session))


def _head(page: PersonPage, today: date, tr: Translations) -> Iterator[str]:
    card = page.person.card
    mark = f" {DECIDES}" if card.decision_maker else ""
    yield cells.shown(f"{card.name}{mark}  ({card.id})")
    if place := position(card.role, card.company):
        yield cells.shown(place)
    yield DOT.join(_standing(card, today, tr))
    yield plain(ladder(card.touch_count))
    if page.chain:
        yield tr.gettext("via {name}").format(
            name=" ← ".join(cells.shown(link.name) for link in page.chain)
        )
    if page.introduced:
        names = ", ".join(cells.shown(link.name) for link in page.introduced)
        yield tr.gettext("brought {names}").format(names=names)


def _standing(card: Card, today: date, tr: Translations) -> Iterator[str]:
    yield words.stage(card.stage, tr)
    if card.do_not_contact:
        yield tr.gettext("do not contact")
    if card.stage:
        yield due_sign(card, today, tr)[0]
        every = tr.ngettext("every day", "every {days} days", card.cadence_days)
        yield every.format(days=card.cadence_days)
    if card.seen_count:
        yield tr.gettext("seen {count}").format(count=card.seen_count)


def _about(person: Person, tr: Translations) -> Iterator[str]:
    if person.tags:
        yield cells.shown(" ".join(f"#{tag}" for tag in person.tags))
    yield from (_handle(handle, tr) for handle in person.handles)
    yield from map(cells.shown, person.notes.splitlines())


def _handle(handle: Handle, tr: Translations) -> str:
    return f"{tr.gettext(words.HANDLES[handle.kind])}: {cells.shown(handle.value)}"


def _event(event: Event, at: datetime, session: Session) -> str:
    when = f"{dated(at, session.language):>11} {at:%H:%M}"
    told = _touch(event.touch, session.tr) if event.touch else f"→ {_arrival(event, session.tr)}"
    return f"{when}  {told}"


def _touch(touch: Touch, tr: Translations) -> str:
    facts: tuple[str, ...]
    if touch.direction is Direction.OUT:
        number = tr.gettext("Touch {number}").format(number=touch.number)
        facts = (number, words.channel(touch.channel, tr), words.intent(touch.intent, tr))
        facts = (*facts, words.outcome(touch.outcome, tr))
    else:
        facts = (words.direction(touch.direction, tr), words.channel(touch.channel, tr))
    return DOT.join(filter(None, (*facts, cells.shown(touch.note))))


def _arrival(event: Event, tr: Translations) -> str:
    assert event.move is not None
    return words.stage(event.move.to_stage, tr)
