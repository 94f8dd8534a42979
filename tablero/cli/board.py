"""`tablero` alone: the board."""

from argparse import Namespace

from tablero.cli.session import Session
from tablero.cli.terminal import has_terminal


def run(session: Session, options: Namespace) -> int:
    """Open the board, if there is a terminal for it."""
    if not has_terminal(session):
        return 1
    from tablero.bootstrap import run_board

    paths = session.paths(options)
    with session.opened(paths) as ws:
        return run_board(ws, paths, session.config, session.language, session.tr)
