"""What commands about the network share: an answer in a line, a person by heading, a number."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from tablero.cli.entries import id_of
from tablero.cli.session import Session
from tablero.domain.people import Card
from tablero.domain.when import parse_past_day
from tablero.errors import BadInput, NotFound
from tablero.present import cells
from tablero.services.workspace import Workspace

DOT = " · "


def say_line(session: Session, *parts: str) -> None:
    """Print the parts that are not empty, harmless, in one line of the terminal."""
    session.say_cut(cells.shown(DOT.join(filter(None, parts))))


def say_heading(session: Session, card: Card, *beside: str) -> None:
    """Print whom a list is about: `Ana Ríos  (1)`."""
    say_line(session, f"{card.name}  ({card.id})", *beside)


@contextmanager
def numbered(field: str, number: str) -> Iterator[int]:
    """What a number from a list stands for; in the block, what is not found is that.

    Raises BadInput.
    """
    try:
        yield id_of(number)
    except NotFound as error:
        raise BadInput(field=field, value=number, reason="missing") from error


def day_up_to_today(ws: Workspace, text: str) -> date:
    """A day that is not after today. Raises BadInput."""
    return parse_past_day(text, ws.now(), "bygone")
