"""`tablero note`: write down what there is to know about a person, or read it again."""

from argparse import ArgumentParser
from functools import partial

from tablero.cli.entries import add_writing, run_entry
from tablero.domain.words import EntryKind
from tablero.i18n import Translations


def arguments(parser: ArgumentParser, tr: Translations) -> None:
    """`REF [TEXT] [--json]`."""
    add_writing(parser, tr, closable=False)


run = partial(run_entry, EntryKind.NOTE)
"""Write the note, or print the notes that there are."""
