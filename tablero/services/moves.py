"""Moving cards by hand, and taking moves and all other writes back."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from tablero.domain.changes import Written
from tablero.domain.people import Card, StageChange
from tablero.domain.words import Stage
from tablero.errors import DoNotContact
from tablero.services.cards import row_of, settle
from tablero.services.workspace import Workspace
from tablero.storage import board, journal
from tablero.storage.work import Work


class MoveResult(NamedTuple):
    """The moves that were made (none for cards already there), and the cards after them."""

    written: Written
    moves: tuple[StageChange, ...]
    cards: tuple[Card, ...]


def move(ws: Workspace, ids: Sequence[int], stage: Stage | None) -> MoveResult:
    """Move cards to a stage, or off the board with None; people off the board are put on it.

    Raises NotFound, and DoNotContact for one who asked not to be contacted: an edit lifts that.
    """
    now = ws.now()
    with journal.write(ws.store, "move", now) as (work, written):
        moves = [_move(ws, work, person_id, stage, now) for person_id in ids]
        name = row_of(work, ids[0])["name"]
        work.subject = {"name": name, "count": len(ids), "stage": stage}
        cards = tuple(board.find_cards(ws.store, ids))
    return MoveResult(written, tuple(made for made in moves if made), cards)


def undo(ws: Workspace) -> Written:
    """Take back the last write. Raises NothingToUndo or ChangedElsewhere."""
    return journal.undo(ws.store, ws.now())


def redo(ws: Workspace) -> Written:
    """Make the write that was undone last again. Raises NothingToUndo or ChangedElsewhere."""
    return journal.redo(ws.store, ws.now())


def _move(
    ws: Workspace, work: Work, person_id: int, stage: Stage | None, now: datetime
) -> StageChange | None:
    row = row_of(work, person_id)
    if stage and row["do_not_contact"]:
        raise DoNotContact(name=row["name"])
    return settle(ws, work, person_id, stage, now)
