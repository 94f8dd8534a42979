"""`tablero today`: whom to touch today and why; a page to read, JSON, or a line for the login."""

import sys
from argparse import ArgumentParser, Namespace
from datetime import date
from typing import TYPE_CHECKING

from tablero.cli.parser import add_json
from tablero.cli.session import Session
from tablero.i18n import Translations

if TYPE_CHECKING:  # the login is to be quick: each way loads what it needs alone
    from tablero.domain.brief import Brief
    from tablero.services.workspace import Workspace


def arguments(parser: ArgumentParser, tr: Translations) -> None:
    """`[--json | --brief]`."""
    how = parser.add_mutually_exclusive_group()
    brief_help = tr.gettext("one line, or silence when nothing is due: for the login")
    how.add_argument("--brief", action="store_true", help=brief_help)
    add_json(how, tr)


def run(session: Session, options: Namespace) -> int:
    """Print the day."""
    if options.brief:
        _print_brief(session, options)
        return 0
    with session.workspace(options) as ws:
        if options.json:
            session.say(_json(ws))
        else:
            _print_page(session, ws)
    return 0


def _print_brief(session: Session, options: Namespace) -> None:
    from tablero.cli.brief import brief_line

    found, today = _brief(session, options)
    if line := brief_line(found, today, session.width, session.tr):
        session.say(line)


def _brief(session: Session, options: Namespace) -> "tuple[Brief, date]":
    """At a glance; where that is not to be had, from the workspace."""
    from tablero.bootstrap import glance, users_day

    habits, environment = session.habits, session.environment
    today = users_day(habits, environment, session.clock)
    found = glance(session.paths(options), habits, environment, today)
    if found is None:
        from tablero.services.today import read_brief

        with session.workspace(options) as ws:
            found = read_brief(ws)
    return found, today


def _json(ws: "Workspace") -> str:
    from tablero.cli.day_items import today_document
    from tablero.services.rests import reasons
    from tablero.services.today import read_today

    day = read_today(ws, sys.maxsize, fewer=sys.maxsize)
    return today_document(day, reasons(ws, [card.id for card in day.waking]), ws.zone).printed()


def _print_page(session: Session, ws: "Workspace") -> None:
    from tablero.cli.day_page import page
    from tablero.services.rests import reasons
    from tablero.services.today import read_today

    day = read_today(ws)
    why = reasons(ws, [card.id for card in (*day.waking, *day.resting)])
    session.say_lines(page(day, why, session.reader(ws), session.width))
