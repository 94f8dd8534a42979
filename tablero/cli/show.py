"""`tablero show`: a person, what is written about them, and the timeline, the newest first."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence

from tablero.cli.events import DOT, event_line
from tablero.cli.parser import add_json, add_ref
from tablero.cli.session import Session
from tablero.domain.people import Handle, Person
from tablero.domain.timeline import Event
from tablero.i18n import Translations
from tablero.present import cells, moment, standing, ties, words, written
from tablero.present.blocks import Lines
from tablero.present.card import DECIDES, balance, due_sign, ladder, position
from tablero.present.lines import plain
from tablero.present.person import met
from tablero.present.reader import Reader
from tablero.services import board, people
from tablero.services.people import PersonPage


def arguments(parser: ArgumentParser, tr: Translations) -> None:
    """`REF [--json]`."""
    add_ref(parser, tr)
    add_json(parser, tr)


def run(session: Session, options: Namespace) -> int:
    """Print the person."""
    with session.workspace(options) as ws:
        page = people.read_person(ws, people.resolve(ws, options.ref).id)
        events = board.all_events(ws, page.person.card.id)
        if options.json:
            from tablero.cli.show_items import show_document

            session.say(show_document(ws, page, events).printed())
        else:
            _print(session, session.reader(ws), page, events)
    return 0


def _print(session: Session, reader: Reader, page: PersonPage, events: Sequence[Event]) -> None:
    width = session.width or sys.maxsize
    parts = [
        [*_head(page, reader), *_about(page.person, reader.tr)],
        *([plain(line) for line in part] for part in _written(page, reader, width)),
        [event_line(event, reader) for event in events],
    ]
    session.say("\n\n".join("\n".join(part) for part in parts if part))


def _head(page: PersonPage, reader: Reader) -> Iterator[str]:
    card, tr = page.person.card, reader.tr
    mark = f" {DECIDES}" if card.decision_maker else ""
    yield cells.shown(f"{card.name}{mark}  ({card.id})")
    if place := position(card.role, card.company):
        yield cells.shown(place)
    yield DOT.join(_standing(page, reader))
    if card.stage and card.due_on:
        yield standing.due_day(page.person, reader)
    yield plain(ladder(card.touch_count))
    if page.upset:
        yield from map(plain, moment.mark_line(page.upset, reader, sys.maxsize))
    if advice := standing.suggestion(card, tr):
        yield advice
    if page.chain:
        yield tr.gettext("via {name}").format(
            name=" ← ".join(cells.shown(link.name) for link in page.chain)
        )
    if page.introduced:
        names = ", ".join(cells.shown(link.name) for link in page.introduced)
        yield tr.gettext("brought {names}").format(names=names)


def _standing(page: PersonPage, reader: Reader) -> Iterator[str]:
    card, tr = page.person.card, reader.tr
    yield words.stage(card.stage, tr)
    if card.do_not_contact:
        yield tr.gettext("do not contact")
    if card.stage:
        yield due_sign(card, reader.today, tr)[0]
        yield standing.cadence(page.person, page.cadence_tag, tr)
    if card.seen_count:
        yield tr.gettext("seen {count}").format(count=card.seen_count)
    if given := balance(card):
        yield plain(given)


def _written(page: PersonPage, reader: Reader, width: int) -> tuple[Lines, ...]:
    """What there is, without the lessons of the board's own page: there are no keys here."""
    entries, tr = page.entries, reader.tr
    return (
        *met(page.person, reader, width),
        ties.ties(page.ties, tr, width),
        ties.introductions(page.introductions, page.person.card.id, reader, width),
        ties.favours(page.favours, reader, width),
        written.ideas(entries, "", tr, width),
        written.promises(entries, reader, width),
        written.research(entries, "", tr, width),
        written.value(entries, "", tr, width),
    )


def _about(person: Person, tr: Translations) -> Iterator[str]:
    if person.tags:
        yield cells.shown(" ".join(f"#{tag}" for tag in person.tags))
    yield from (_handle(handle, tr) for handle in person.handles)
    yield from map(cells.shown, person.notes.splitlines())


def _handle(handle: Handle, tr: Translations) -> str:
    return f"{tr.gettext(words.HANDLES[handle.kind])}: {cells.shown(handle.value)}"
