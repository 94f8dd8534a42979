"""Lists that asks and offers have in common: those that suit a person, whom one of them suits."""

from collections.abc import Sequence

from tablero.cli.answers import say_heading, say_line
from tablero.cli.need_lines import for_lines, suited_lines
from tablero.cli.session import Session
from tablero.domain.asks import Ask, Match, Offer
from tablero.domain.people import Card
from tablero.present import cells
from tablero.services.suited import Suited


def say_for(
    session: Session,
    card: Card,
    found: Sequence[tuple[Ask, Match] | tuple[Offer, Match]],
    nothing: str,
) -> None:
    """Print the asks or offers that suit a person; else `nothing`, with their name."""
    if not found:
        session.warn(nothing.format(name=cells.shown(card.name)))
        return
    say_heading(session, card)
    session.say_lines(for_lines(found, session.tr, session.width))


def say_suited(session: Session, about: str, found: Sequence[Suited], nobody: str) -> None:
    """Print the line of an ask or an offer, and whom it suits; else that it is `nobody`."""
    if not found:
        session.warn(nobody)
        return
    say_line(session, about)
    session.say_lines(suited_lines(found, session.tr, session.width))
