"""The commands, by name: what each does in a line, and the module loaded when it is used."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from tablero.cli.session import Session
from tablero.i18n import N_, Translations


class CommandModule(Protocol):
    """What the module of a command offers; that of the board has no arguments of its own."""

    arguments: Callable[[ArgumentParser, Translations], None]
    run: Callable[[Session, Namespace], int]


class Command(NamedTuple):
    """A word of the command line. `about` is not yet translated."""

    name: str
    module: str
    about: str
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The name, and what else it may be called."""
        return self.name, *self.aliases

    def load(self) -> CommandModule:
        """The module, imported now: the other commands cost nothing."""
        return cast(CommandModule, import_module(f"tablero.cli.{self.module}"))


BOARD = Command("", "board", N_("open the board"))

COMMANDS = (
    Command("demo", "demo", N_("open a throw-away board that tells the story")),
    Command("today", "today", N_("tell whom to touch today, and why")),
    Command("add", "add", N_("add a person")),
    Command("list", "listing", N_("list people, as the board ranks them")),
    Command("show", "show", N_("show all that is known of a person")),
    Command("touch", "touch", N_("log a touch with a person")),
    Command("move", "move", N_("move a card to another stage")),
    Command("rest", "rest", N_("let a card rest until a day, or list who rests")),
    Command("note", "note", N_("write a note about a person, or list them")),
    Command("idea", "idea", N_("write down an idea for a person, list them, close one")),
    Command("promise", "promise", N_("write down a promise to a person, list them, close one")),
    Command("tie", "tie", N_("tie two people, or list the ties of one")),
    Command("reach", "reach", N_("tell who can bring you closer, and ask for the introduction")),
    Command("favor", "favor", N_("write down a favour, settle one, tell the balance"), ("favour",)),
    Command("ask", "ask", N_("write down what you need, whom you told, and what came of it")),
    Command("offer", "offer", N_("write down what you can give, or list who needs it")),
    Command("mistake", "mistake", N_("write down what went wrong, or list what did")),
    Command("lesson", "lesson", N_("write down a lesson, list them, say which was heeded")),
    Command("stats", "stats", N_("tell whether it goes better than before")),
    Command("duplicates", "duplicates", N_("list who was likely entered twice")),
    Command("merge", "merge", N_("make one of two people who are the same")),
    Command("moment", "moment", N_("moments of truth: who is upset, and how far we are")),
    Command("undo", "undo", N_("take back the last change")),
    Command("redo", "redo", N_("make the change that was undone last again")),
    Command("doctor", "doctor", N_("check the database")),
    Command("import", "importing", N_("bring people in from a file")),
    Command("config", "configuration", N_("print the configuration as a file to edit")),
    Command("completion", "completion", N_("print the completion script of a shell")),
)


def find(name: str | None) -> Command:
    """The command of that name; the board when there is none."""
    return next((command for command in COMMANDS if name in command.names), BOARD)
