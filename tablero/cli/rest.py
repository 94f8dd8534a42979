"""`tablero rest`: let a card rest until a day, with a reason; alone, it lists who rests."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence

from tablero.cli.parser import add_json, add_ref, add_text
from tablero.cli.session import Session
from tablero.cli.tables import table
from tablero.domain.people import Card
from tablero.domain.when import parse_day
from tablero.i18n import N_, Translations
from tablero.present import cells
from tablero.present.card import position
from tablero.present.reader import Reader
from tablero.services import people, rests
from tablero.services.workspace import Workspace

_HEADS = (N_("No."), N_("Name"), N_("Position"), N_("Until"), N_("Why"))
_FLEXIBLE = (1, 4, 2)


def arguments(parser: ArgumentParser, tr: Translations) -> None:
    """`[REF UNTIL] [--why TEXT] [--json]`."""
    add_ref(parser, tr, needed=False)
    until_help = tr.gettext("the day to be back: 2w, monday, 2026-12-01")
    parser.add_argument("until", nargs="*", metavar=tr.gettext("UNTIL"), help=until_help)
    add_text(parser, tr, "why", tr.gettext("the reason"))
    add_json(parser, tr)


def run(session: Session, options: Namespace) -> int:
    """Let the card rest, or print who rests; nobody is no error."""
    tr = session.tr
    if options.ref is not None and not options.until:
        return session.misused(tr.gettext("Until when? Say tablero rest REF UNTIL, as in 2w."))
    if options.ref is None and options.why:
        return session.misused(tr.gettext("Who is to rest? Say tablero rest REF UNTIL --why TEXT."))
    with session.workspace(options) as ws:
        if options.ref is None:
            _list(session, ws, as_json=options.json)
        else:
            _rest(session, ws, options)
    return 0


def _rest(session: Session, ws: Workspace, options: Namespace) -> None:
    card = people.resolve(ws, options.ref)
    until = parse_day(" ".join(options.until), ws.today())
    (card,) = rests.rest(ws, [card.id], until, options.why).cards
    why = rests.reasons(ws, [card.id]).get(card.id, "")
    session.say(_rest_json(ws, card, why) if options.json else _told(session, ws, card, why))


def _told(session: Session, ws: Workspace, card: Card, why: str) -> str:
    told = session.tr.ngettext("{name} rests until {day}", "{name} rest until {day}", 1).format(
        name=cells.shown(card.name), day=_until(session.reader(ws), card)
    )
    return f"{told} · {cells.shown(why)}" if why else told


def _rest_json(ws: Workspace, card: Card, why: str) -> str:
    from tablero.cli.day_documents import RestDocument
    from tablero.cli.items import person_item

    assert card.rest_until is not None
    person = person_item(ws, card)
    return RestDocument(person=person, rest_until=card.rest_until, rest_reason=why).printed()


def _list(session: Session, ws: Workspace, *, as_json: bool) -> None:
    found = rests.resting(ws, sys.maxsize)
    why = rests.reasons(ws, [card.id for card in found])
    if as_json:
        session.say(_list_json(found, why))
    elif found:
        _print(session, ws, found, why)
    else:
        session.warn(session.tr.gettext("Nobody rests."))


def _list_json(found: Sequence[Card], why: Mapping[int, str]) -> str:
    from tablero.cli.day_documents import RestsDocument
    from tablero.cli.day_items import rest_item

    return RestsDocument(resting=tuple(rest_item(card, why) for card in found)).printed()


def _print(session: Session, ws: Workspace, found: Sequence[Card], why: Mapping[int, str]) -> None:
    reader = session.reader(ws)
    rows = [_row(reader, card, why.get(card.id, "")) for card in found]
    heads = tuple(map(session.tr.gettext, _HEADS))
    session.say_lines(table([heads, *rows], _FLEXIBLE, session.width))


def _row(reader: Reader, card: Card, why: str) -> tuple[str, ...]:
    place = position(card.role, card.company)
    return str(card.id), card.name, place, _until(reader, card), why


def _until(reader: Reader, card: Card) -> str:
    assert card.rest_until is not None
    return reader.day(card.rest_until)
