"""`tablero undo`: take back the last change, whichever session or command made it."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from tablero.cli.parser import add_json
from tablero.cli.session import Session
from tablero.domain.changes import Written
from tablero.i18n import Translations
from tablero.present.news import reverted_news
from tablero.services import moves
from tablero.services.workspace import Workspace


def arguments(parser: ArgumentParser, tr: Translations) -> None:
    """`[--json]`."""
    add_json(parser, tr)


def run(session: Session, options: Namespace) -> int:
    """Take it back and say what it was."""
    return revert(session, options, moves.undo)


def revert(session: Session, options: Namespace, service: Callable[[Workspace], Written]) -> int:
    """Undo or redo, whichever `service` does."""
    with session.workspace(options) as ws:
        written = service(ws)
        told = reverted_news(written, session.tr, session.reader(ws).day)
        session.say(_json(written) if options.json else told)
    return 0


def _json(written: Written) -> str:
    from tablero.cli.documents import RevertDocument

    subject = written.subject
    return RevertDocument(
        done=written.action,
        action=subject["action"],
        name=subject.get("name"),
        count=subject.get("count", 0),
        people=written.people,
    ).printed()
