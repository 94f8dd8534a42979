"""`tablero list`: people in the board's order, as aligned columns or as JSON."""

import sys
from argparse import ArgumentParser, Namespace
from datetime import date

from tablero.cli.parser import add_json, one_of
from tablero.cli.session import Session
from tablero.cli.tables import table
from tablero.domain.people import Card
from tablero.domain.query import parse_query
from tablero.domain.words import Stage
from tablero.i18n import N_, Translations
from tablero.present import words
from tablero.present.card import DECIDES, due_sign, position
from tablero.services.listing import EVERYWHERE, Listing
from tablero.services.workspace import Workspace

MOST_ON_A_TERMINAL = 200
"""People listed on a terminal unless `--all`: thousands of lines are slow over SSH."""

OFF_BOARD = "none"

_HEADS = (N_("No."), N_("Name"), N_("Position"), N_("Stage"), N_("Touches"), N_("Due"), N_("Via"))
_FLEXIBLE = (1, 2, 3, 6)


def arguments(parser: ArgumentParser, tr: Translations) -> None:
    """`[QUERY] [--stage S] [--all] [--json]`."""
    query_help = tr.gettext("words and terms: ana @acme #fintech due seen>1 touches<3 via:luis")
    stage_help = tr.gettext("only this stage; none: only people off the board")
    all_help = tr.gettext("on a terminal too, list everyone")
    parser.add_argument("query", nargs="*", metavar=tr.gettext("QUERY"), help=query_help)
    parser.add_argument("--stage", **one_of(Stage, OFF_BOARD), help=stage_help)
    parser.add_argument("--all", action="store_true", help=all_help)
    add_json(parser, tr)


def run(session: Session, options: Namespace) -> int:
    """Print those who answer; nobody is no error."""
    with session.workspace(options) as ws:
        listing = _list(ws, options)
        if options.json:
            session.say(_json(ws, listing))
        else:
            _print(session, ws.today(), listing)
    return 0


def stage_of(code: str) -> Stage | None:
    """The stage a code stands for; `none` is off the board."""
    return None if code == OFF_BOARD else Stage(code)


def _list(ws: Workspace, options: Namespace) -> Listing:
    from tablero.services.listing import list_people

    stages = (stage_of(options.stage),) if options.stage else EVERYWHERE
    is_whole = options.all or options.json or not sys.stdout.isatty()
    query = parse_query(" ".join(options.query))
    return list_people(ws, query, stages, sys.maxsize if is_whole else MOST_ON_A_TERMINAL)


def _json(ws: Workspace, listing: Listing) -> str:
    from tablero.cli.documents import PeopleDocument
    from tablero.cli.items import person_item
    from tablero.services.listing import tags

    by_id = tags(ws, [card.id for card in listing.cards])
    people = tuple(person_item(ws, card, by_id.get(card.id, ())) for card in listing.cards)
    return PeopleDocument(people=people, total=listing.total).printed()


def _print(session: Session, today: date, listing: Listing) -> None:
    if not listing.cards:
        session.warn(session.tr.gettext("Nobody. tablero add NAME adds a person."))
        return
    heads = tuple(map(session.tr.gettext, _HEADS))
    rows = [heads, *(_row(card, today, session.tr) for card in listing.cards)]
    session.say_lines(table(rows, _FLEXIBLE, session.width))
    left = listing.total - len(listing.cards)
    if left:
        text = session.tr.ngettext("{count} more: --all", "{count} more: --all", left)
        session.warn(text.format(count=left))


def _row(card: Card, today: date, tr: Translations) -> tuple[str, ...]:
    mark = f" {DECIDES}" if card.decision_maker else ""
    return (
        str(card.id),
        f"{card.name}{mark}",
        position(card.role, card.company),
        words.stage(card.stage, tr),
        str(card.touch_count),
        due_sign(card, today, tr)[0] if card.stage else "",
        card.via,
    )
