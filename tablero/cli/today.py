"""`tablero today`: whom to touch today and why; a page to read, JSON, or a line for the login."""

import sys
from argparse import ArgumentParser, Namespace

from tablero.cli.parser import add_json
from tablero.cli.session import Session
from tablero.i18n import Translations
from tablero.services.workspace import Workspace


def arguments(parser: ArgumentParser, tr: Translations) -> None:
    """`[--json | --brief]`."""
    how = parser.add_mutually_exclusive_group()
    brief_help = tr.gettext("one line, or silence when nothing is due: for the login")
    how.add_argument("--brief", action="store_true", help=brief_help)
    add_json(how, tr)


def run(session: Session, options: Namespace) -> int:
    """Print the day. Each way loads what it needs alone: the login is to be quick."""
    with session.workspace(options) as ws:
        if options.brief:
            _print_brief(session, ws)
        elif options.json:
            session.say(_json(ws))
        else:
            _print_page(session, ws)
    return 0


def _print_brief(session: Session, ws: Workspace) -> None:
    from tablero.cli.brief import brief_line
    from tablero.cli.tables import terminal_width
    from tablero.services.today import read_brief

    room = terminal_width(session.environment)
    if line := brief_line(read_brief(ws), ws.today(), room, session.tr):
        session.say(line)


def _json(ws: Workspace) -> str:
    from tablero.cli.day_items import today_document
    from tablero.services.rests import reasons
    from tablero.services.today import read_today

    day = read_today(ws, sys.maxsize)
    return today_document(day, reasons(ws, [card.id for card in day.waking])).printed()


def _print_page(session: Session, ws: Workspace) -> None:
    from tablero.cli.day_page import page
    from tablero.cli.tables import terminal_width
    from tablero.services.rests import reasons
    from tablero.services.today import read_today

    day = read_today(ws)
    why = reasons(ws, [card.id for card in (*day.waking, *day.resting)])
    for line in page(day, why, session.reader(ws), terminal_width(session.environment)):
        session.say(line)
