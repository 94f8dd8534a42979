"""`tablero promise`: what was promised to a person, and by when; kept or let go by its number."""

from argparse import ArgumentParser
from functools import partial

from tablero.cli.entries import add_closing, add_writing, run_entry
from tablero.domain.words import EntryKind
from tablero.i18n import Translations


def arguments(parser: ArgumentParser, tr: Translations) -> None:
    """`[REF [TEXT]] [--by DAY] [--done ID | --drop ID] [--json]`."""
    add_writing(parser, tr, closable=True)
    by_help = tr.gettext("the day it is for: friday, 2w, 2026-12-01 (a week from now)")
    parser.add_argument("--by", metavar=tr.gettext("DAY"), help=by_help)
    kept, let_go = tr.gettext("the promise of that number was kept"), tr.gettext("it was let go")
    add_closing(parser, tr, kept, let_go)


run = partial(run_entry, EntryKind.PROMISE)
"""Write the promise, close one, or print the promises that there are."""
