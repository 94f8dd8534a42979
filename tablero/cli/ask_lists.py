"""What `ask` lists: the asks and who was told, those for a person, who might know."""

from argparse import Namespace

from tablero.cli.answers import numbered
from tablero.cli.need_lines import ask_line, ask_lines
from tablero.cli.need_lists import say_for, say_suited
from tablero.cli.session import Session
from tablero.services import asks, people
from tablero.services.workspace import Workspace


def say_asks(session: Session, ws: Workspace, options: Namespace) -> None:
    """Print all asks, the open ones first, each with those who were told; none is no error."""
    found = [(ask, asks.told_of(ws, ask.id)) for ask in asks.read_asks(ws)]
    if options.json:
        from tablero.cli.need_items import asks_document

        session.say(asks_document(ws, found).printed())
    elif found:
        session.say_lines(ask_lines(found, session.reader(ws), session.width))
    else:
        session.warn(session.tr.gettext("No ask is written down yet."))


def say_asks_for(session: Session, ws: Workspace, options: Namespace) -> None:
    """Print the open asks that a person was not told of yet, the most fitting first."""
    card = people.resolve(ws, options.whose)
    found = asks.asks_for(ws, card.id)
    if options.json:
        from tablero.cli.need_items import asks_for_document

        session.say(asks_for_document(ws, found, card).printed())
        return
    nothing = session.tr.gettext("There is no open ask that {name} was not told of.")
    say_for(session, card, found, nothing)


def say_who(session: Session, ws: Workspace, options: Namespace) -> None:
    """Print who might know, of those not told yet, the best match first."""
    with numbered("ask", options.who) as ask_id:
        ask = asks.read_ask(ws, ask_id)
    found = asks.people_for_ask(ws, ask)
    if options.json:
        from tablero.cli.need_items import ask_who_document

        session.say(ask_who_document(ws, ask, found).printed())
        return
    nobody = session.tr.gettext("Of those not told yet, nobody seems to know.")
    say_suited(session, ask_line(ask, session.tr), found, nobody)
