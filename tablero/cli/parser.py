"""The parser of the whole command line. Only the commands that are named get their arguments."""

from argparse import SUPPRESS, ArgumentParser
from collections.abc import Callable, Container, Iterable, Sequence
from typing import TYPE_CHECKING, TypedDict

from tablero import __version__
from tablero.cli.commands import BOARD, COMMANDS
from tablero.i18n import LANGUAGES, Translations

if TYPE_CHECKING:
    from argparse import _ActionsContainer


class Coded(TypedDict):
    """Two of the keywords of `add_argument`."""

    type: Callable[[str], str]
    choices: tuple[str, ...]


NAMES = tuple(command.name for command in COMMANDS)
FILES = "file"
"""The value of an action's `complete` by which shtab knows that shells should offer files."""


def build_parser(tr: Translations, named: Container[str] = NAMES) -> ArgumentParser:
    """The parser, with arguments for the commands in `named`; the others have a line of help.

    A command is chosen by its whole name only, so the words of a command line serve as `named`.
    """
    about = tr.gettext("A relationship board: names in sight, one key a touch, nobody abandoned.")
    parser = ArgumentParser(prog="tablero", description=about, allow_abbrev=False)
    version_help = tr.gettext("print the version and exit")
    parser.add_argument("--version", action="version", version=__version__, help=version_help)
    _add_places(parser, tr, default=None)
    title = tr.gettext("commands (without one: {board})").format(board=tr.gettext(BOARD.about))
    commands = parser.add_subparsers(title=title, dest="command", metavar=tr.gettext("COMMAND"))
    for command in COMMANDS:
        about = tr.gettext(command.about)
        part = commands.add_parser(
            command.name,
            aliases=command.aliases,
            help=about,
            description=_sentence(about),
            allow_abbrev=False,
        )
        if any(name in named for name in command.names):
            command.load().arguments(part, tr)
            _add_places(part, tr, default=SUPPRESS)
    return parser


def add_json(parser: "_ActionsContainer", tr: Translations) -> None:
    """Add `--json`, to a parser or to a group in it."""
    help_ = tr.gettext("print one JSON document")
    parser.add_argument("--json", action="store_true", help=help_)


def add_ref(parser: ArgumentParser, tr: Translations, *, needed: bool = True) -> None:
    """Add the person whom a command is about."""
    help_ = tr.gettext("a person: the number, or text that is found in one name, role or company")
    nargs = None if needed else "?"
    parser.add_argument("ref", nargs=nargs, metavar=tr.gettext("REF"), help=help_)


def add_text(parser: ArgumentParser, tr: Translations, name: str, help_: str) -> None:
    """Add an option that takes free text, empty when it is not given."""
    parser.add_argument(f"--{name}", metavar=tr.gettext("TEXT"), default="", help=help_)


def one_of(codes: Iterable[str], *more: str) -> "Coded":
    """What makes an argument one of these codes, and of `more`: `add_argument(…, **one_of(Stage))`.

    Any beginning of one code stands for it, `seen-no-reply` too. What is no code is left as it is,
    for argparse to refuse with the choices.
    """
    known = (*(str(code) for code in codes), *more)

    def read(text: str) -> str:
        wish = text.lower().replace("-", "_")
        meant = [code for code in known if wish and code.startswith(wish)]
        return wish if wish in known else meant[0] if len(meant) == 1 else text

    return {"type": read, "choices": known}


def early_option(arguments: Sequence[str], name: str) -> str | None:
    """The value of an option before anything is parsed: `--lang` decides what the parser says."""
    for index, word in enumerate(arguments):
        if word == name:
            return arguments[index + 1] if index + 1 < len(arguments) else None
        if word.startswith(f"{name}="):
            return word.partition("=")[2]
    return None


def _add_places(parser: ArgumentParser, tr: Translations, default: str | None) -> None:
    """Add what every command takes, before its name as well as after it."""
    db_help = tr.gettext("the database file (TABLERO_DB; without it: the user's data folder)")
    lang_help = tr.gettext("the language (TABLERO_LANG; without it: configuration, then locale)")
    db = parser.add_argument("--db", metavar=tr.gettext("PATH"), default=default, help=db_help)
    db.complete = FILES  # type: ignore[attr-defined] # as shtab asks for it
    parser.add_argument("--lang", choices=LANGUAGES, default=default, help=lang_help)


def _sentence(about: str) -> str:
    return f"{about[:1].upper()}{about[1:]}."
