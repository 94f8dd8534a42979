"""Whether there is a terminal for the board. Asked before the user interface is imported."""

import sys

from tablero.cli.session import Session


def has_terminal(session: Session) -> bool:
    """True when the board can be shown, which is drawn on stderr; else one line says why not."""
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        session.warn(session.tr.gettext("The board needs a terminal. tablero list works without."))
        return False
    if session.environment.get("TERM", "dumb") in ("", "dumb"):
        session.warn(session.tr.gettext("The board needs a terminal that can draw; see TERM."))
        return False
    return True
