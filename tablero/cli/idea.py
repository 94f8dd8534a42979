"""`tablero idea`: what to bring to a person next; used or dropped later by its number."""

from argparse import ArgumentParser
from functools import partial

from tablero.cli.entries import add_closing, add_writing, run_entry
from tablero.domain.words import EntryKind
from tablero.i18n import Translations


def arguments(parser: ArgumentParser, tr: Translations) -> None:
    """`[REF [TEXT]] [--done ID | --drop ID] [--json]`."""
    add_writing(parser, tr, closable=True)
    used, dropped = tr.gettext("the idea of that number was used"), tr.gettext("it was dropped")
    add_closing(parser, tr, used, dropped)


run = partial(run_entry, EntryKind.IDEA)
"""Write the idea, close one, or print the ideas that there are."""
