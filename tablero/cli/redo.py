"""`tablero redo`: make the change that was undone last again."""

from argparse import Namespace

from tablero.cli.session import Session
from tablero.cli.undo import arguments, revert
from tablero.services import moves

__all__ = ["arguments", "run"]


def run(session: Session, options: Namespace) -> int:
    """Make it again and say what it was."""
    return revert(session, options, moves.redo)
