"""`tablero move`: put a card in another stage, or take it off the board."""

from argparse import ArgumentParser, Namespace

from tablero.cli.listing import OFF_BOARD, stage_of
from tablero.cli.parser import add_json, add_ref, one_of
from tablero.cli.session import Session
from tablero.domain.words import Stage
from tablero.i18n import Translations
from tablero.present import cells, words
from tablero.services import moves, people
from tablero.services.moves import MoveResult
from tablero.services.workspace import Workspace


def arguments(parser: ArgumentParser, tr: Translations) -> None:
    """`REF STAGE [--json]`."""
    add_ref(parser, tr)
    stage_help = tr.gettext("where to; none: off the board, into the network")
    parser.add_argument("stage", **one_of(Stage, OFF_BOARD), help=stage_help)
    add_json(parser, tr)


def run(session: Session, options: Namespace) -> int:
    """Move the card; one that is there already stays, and that is no error."""
    with session.workspace(options) as ws:
        card = people.resolve(ws, options.ref)
        result = moves.move(ws, [card.id], stage_of(options.stage))
        session.say(_json(ws, result) if options.json else _told(result, session.tr))
    return 0


def _told(result: MoveResult, tr: Translations) -> str:
    (card,) = result.cards
    stays = tr.gettext("{name} was there already: {stage}")
    text = tr.gettext("{name} → {stage}") if result.moves else stays
    return text.format(name=cells.shown(card.name), stage=words.stage(card.stage, tr))


def _json(ws: Workspace, result: MoveResult) -> str:
    from tablero.cli.documents import MoveDocument
    from tablero.cli.items import move_item, person_item

    (card,) = result.cards
    return MoveDocument(
        person=person_item(ws, card),
        moved=move_item(result.moves[0] if result.moves else None),
    ).printed()
