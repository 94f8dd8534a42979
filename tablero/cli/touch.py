"""`tablero touch`: log a touch; its outcome moves the card as on the board."""

from argparse import ArgumentParser, Namespace
from enum import StrEnum

from tablero.cli.parser import add_json, add_ref, add_text, one_of
from tablero.cli.session import Session
from tablero.domain.when import parse_moment
from tablero.domain.words import Channel, Direction, Intent, Outcome
from tablero.i18n import Translations
from tablero.present.news import touch_news
from tablero.services import people
from tablero.services.touches import Touched, TouchFields, log_touch
from tablero.services.workspace import Workspace


def arguments(parser: ArgumentParser, tr: Translations) -> None:
    """`REF CHANNEL` and what else can be said of a touch."""
    add_ref(parser, tr)
    parser.add_argument("channel", **one_of(Channel), help=tr.gettext("by what way"))
    _add_code(parser, "outcome", Outcome, tr.gettext("what became of it (sent)"))
    _add_code(parser, "intent", Intent, tr.gettext("what it was for (as the last one)"))
    _add_code(parser, "direction", Direction, tr.gettext("who reached whom (out)"))
    at_help = tr.gettext("when: “yesterday 18:00”, “2 hours ago” (now)")
    parser.add_argument("--at", metavar=tr.gettext("WHEN"), default="", help=at_help)
    add_text(parser, tr, "note", tr.gettext("what there is to know"))
    anyway_help = tr.gettext("log it even if they asked not to be contacted, or are upset")
    parser.add_argument("--anyway", action="store_true", help=anyway_help)
    add_json(parser, tr)


def run(session: Session, options: Namespace) -> int:
    """Log the touch and say what it moved."""
    with session.workspace(options) as ws:
        card = people.resolve(ws, options.ref)
        (done,) = log_touch(ws, [card.id], _fields(ws, options), anyway=options.anyway).people
        if options.json:
            session.say(_json(ws, done))
        else:
            session.say(touch_news(done.touch, done.card, done.move, session.tr))
    return 0


def _add_code(parser: ArgumentParser, name: str, codes: type[StrEnum], help_: str) -> None:
    parser.add_argument(f"--{name}", **one_of(codes), help=help_)


def _fields(ws: Workspace, options: Namespace) -> TouchFields:
    return TouchFields(
        channel=Channel(options.channel),
        direction=Direction(options.direction or Direction.OUT),
        intent=Intent(options.intent) if options.intent else None,
        outcome=Outcome(options.outcome or Outcome.SENT),
        at=parse_moment(options.at, ws.now()) if options.at else None,
        note=options.note,
    )


def _json(ws: Workspace, done: Touched) -> str:
    from tablero.cli.documents import TouchDocument
    from tablero.cli.items import move_item, person_item, touch_item

    return TouchDocument(
        touch=touch_item(ws, done.touch),
        person=person_item(ws, done.card),
        moved=move_item(done.move),
    ).printed()
