"""`tablero completion`: the script that makes a shell complete commands, options and codes."""

from argparse import ArgumentParser, Namespace

from tablero.cli.parser import build_parser
from tablero.cli.session import Session
from tablero.i18n import Translations

SHELLS = ("bash", "zsh", "fish")


def arguments(parser: ArgumentParser, tr: Translations) -> None:
    """`SHELL`."""
    parser.add_argument("shell", choices=SHELLS, help=tr.gettext("for which shell"))


def run(session: Session, options: Namespace) -> int:
    """Print the script, made from the parser."""
    import shtab

    session.say(shtab.complete(build_parser(session.tr), options.shell))
    return 0
