"""`tablero moment`: moments of truth: which are open, one whole, opening one, setting one aside."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from tablero.cli.parser import FILES, add_json, add_ref, add_text
from tablero.cli.session import Session
from tablero.cli.tables import table
from tablero.domain.people import Card
from tablero.domain.recovery import Recovery
from tablero.domain.when import parse_day
from tablero.errors import BadInput
from tablero.i18n import N_, Translations
from tablero.present import cells, moment
from tablero.present.blocks import flowed
from tablero.present.lines import plain
from tablero.services import people, recoveries
from tablero.services.workspace import Workspace

_HEADS = (N_("No."), N_("Name"), N_("Stands at"), N_("What happened"))
_FLEXIBLE = (1, 2, 3)


def arguments(parser: ArgumentParser, tr: Translations) -> None:
    """`[REF] [--all | --open [--what TEXT] | --put-off DAY | --drop | --ics FILE] [--why TEXT]`."""
    add_ref(parser, tr, needed=False)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--all", action="store_true", help=tr.gettext("those that are over, too"))
    open_help = tr.gettext("open one: they are upset")
    which.add_argument("--open", action="store_true", help=open_help)
    off_help = tr.gettext("put it off until a day: tomorrow, monday, 2026-12-01")
    which.add_argument("--put-off", metavar=tr.gettext("DAY"), help=off_help)
    drop_help = tr.gettext("drop it; it is kept, with the reason")
    which.add_argument("--drop", action="store_true", help=drop_help)
    ics_help = tr.gettext("write the talk as a calendar file")
    ics = which.add_argument("--ics", metavar=tr.gettext("FILE"), help=ics_help)
    ics.complete = FILES  # type: ignore[attr-defined] # as shtab asks for it
    add_text(parser, tr, "what", tr.gettext("what happened, with --open"))
    add_text(parser, tr, "why", tr.gettext("the reason, with --put-off and --drop"))
    add_json(parser, tr)


def run(session: Session, options: Namespace) -> int:
    """Print those that are open, or one; nobody upset is no error."""
    if mistake := _mistake(options, session.tr):
        return session.misused(mistake)
    with session.workspace(options) as ws:
        if options.ref is None or options.all:
            _list(session, ws, options)
            return 0
        card = people.resolve(ws, options.ref)
        found = _done(ws, card, options)
        if found is None:
            told = session.tr.gettext("There is no moment of truth with {name}.")
            session.warn(told.format(name=cells.shown(card.name)))
            return 1
        if options.ics is not None:
            _write_file(session, ws, found, options.ics)
        if options.json or options.ics is None:
            _show(session, ws, found, as_json=options.json)
    return 0


def _mistake(options: Namespace, tr: Translations) -> str:
    """What is wrong with the words of the command; empty if nothing is."""
    acts = options.open or options.put_off is not None or options.drop or options.ics is not None
    if acts and options.ref is None:
        return tr.gettext("Who is upset? Say tablero moment REF.")
    if options.what and not options.open:
        return tr.gettext("--what goes with --open.")
    if options.why and not (options.drop or options.put_off is not None):
        return tr.gettext("--why goes with --put-off or --drop.")
    return ""


def _done(ws: Workspace, card: Card, options: Namespace) -> Recovery | None:
    """The one of that person after what was asked for; None when there is none."""
    if options.open:
        return recoveries.open_moment(ws, card.id, options.what).recovery
    if options.put_off is not None:
        until = parse_day(options.put_off, ws.today())
        return recoveries.put_off(ws, _living(ws, card).id, until, options.why).recovery
    if options.drop:
        return recoveries.drop(ws, _living(ws, card).id, options.why).recovery
    there = recoveries.moments_of(ws, card.id)
    first = next((each for each in there if each.is_living), there[0] if there else None)
    return first and recoveries.read_moment(ws, first.id)


def _living(ws: Workspace, card: Card) -> Recovery:
    """Raises BadInput when none is open."""
    found = recoveries.living_of(ws, card)
    if found is None:
        raise BadInput(field="moment", value=card.name, reason="none")
    return found


def _write_file(session: Session, ws: Workspace, found: Recovery, name: str) -> None:
    from tablero.services.calendar import check_talk, write_talk_file

    check_talk(found)
    words = moment.appointment_words(found, session.tr)
    write_talk_file(ws, found, words, Path(name))
    session.warn(moment.agreed(found, session.reader(ws)))


def _show(session: Session, ws: Workspace, found: Recovery, *, as_json: bool) -> None:
    if as_json:
        from tablero.cli.moment_items import moment_document

        session.say(moment_document(ws, found).printed())
        return
    width = session.width or sys.maxsize
    for line in moment.whole(found, session.reader(ws), width):
        session.say(plain(line))


def _list(session: Session, ws: Workspace, options: Namespace) -> None:
    found = _listed(ws, options)
    if options.json:
        from tablero.cli.moment_documents import MomentsDocument
        from tablero.cli.moment_items import moment_item

        items = tuple(moment_item(ws.zone, each) for each in found)
        session.say(MomentsDocument(moments=items).printed())
    elif found:
        _print(session, ws, found)
    else:
        session.warn(session.tr.gettext("No moment of truth is open."))


def _listed(ws: Workspace, options: Namespace) -> Sequence[Recovery]:
    if options.ref is not None:
        return recoveries.moments_of(ws, people.resolve(ws, options.ref).id)
    return recoveries.all_moments(ws) if options.all else recoveries.open_moments(ws)


def _print(session: Session, ws: Workspace, found: Sequence[Recovery]) -> None:
    reader = session.reader(ws)
    rows = [
        (str(each.person.id), each.person.name, moment.standing(each, reader),
         flowed(each.what_happened))
        for each in found
    ]  # fmt: skip
    heads = tuple(map(session.tr.gettext, _HEADS))
    session.say_lines(table([heads, *rows], _FLEXIBLE, session.width))
