"""`tablero stats`: whether I am getting better, as of any day; a page to read, or JSON."""

from argparse import ArgumentParser, Namespace

from tablero.cli.parser import add_json
from tablero.cli.session import Session
from tablero.domain.progress import Progress
from tablero.domain.when import parse_past_day
from tablero.i18n import Translations
from tablero.services.progress import read_progress
from tablero.services.workspace import Workspace


def arguments(parser: ArgumentParser, tr: Translations) -> None:
    """`[--as-of DAY] [--json]`."""
    as_of_help = tr.gettext("as of the end of a day: yesterday, monday, 2026-10-01 (today)")
    parser.add_argument("--as-of", metavar=tr.gettext("DAY"), help=as_of_help)
    add_json(parser, tr)


def run(session: Session, options: Namespace) -> int:
    """Print the figures. That there are none yet is no error."""
    with session.workspace(options) as ws:
        day = options.as_of
        as_of = None if day is None else parse_past_day(day, ws.now(), "as_of")
        progress = read_progress(ws, as_of)
        if options.json:
            session.say(_json(progress))
        else:
            _print_page(session, ws, progress)
    return 0


def _json(progress: Progress) -> str:
    from tablero.cli.stats_items import stats_document

    return stats_document(progress).printed()


def _print_page(session: Session, ws: Workspace, progress: Progress) -> None:
    from tablero.cli.stats_page import page

    session.say_lines(page(progress, session.reader(ws), session.width))
