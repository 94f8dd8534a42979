"""Moving cards by hand, and taking moves and all other writes back."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from tablero.domain.changes import Written
from tablero.domain.people import Card, StageChange
from tablero.domain.words import Stage
from tablero.errors import DoNotContact
from tablero.services.cards import rests, row_of, settle, stage_of
from tablero.services.upkeep import refresh
from tablero.services.workspace import Workspace
from tablero.storage import board, journal, rules
from tablero.storage.store import Store
from tablero.storage.work import Work


class MoveResult(NamedTuple):
    """The moves that were made (none for cards already there), and the cards after them."""

    written: Written
    moves: tuple[StageChange, ...]
    cards: tuple[Card, ...]


def move(ws: Workspace, ids: Sequence[int], stage: Stage | None) -> MoveResult:
    """Move cards to a stage, or off the board with None; people off the board are put on it.

    Whoever rests is back with that. Raises NotFound, and DoNotContact for one who asked not to be
    contacted: an edit lifts that.
    """
    now = ws.now()
    with journal.write(ws.store, "move", now) as (work, written):
        moves = [_move(ws, work, person_id, stage, now) for person_id in ids]
        name = row_of(work, ids[0])["name"]
        work.subject = {"name": name, "count": len(ids), "stage": stage}
        cards = tuple(board.find_cards(ws.store, ids))
    return MoveResult(written, tuple(made for made in moves if made), cards)


def step(ws: Workspace, ids: Sequence[int], count: int) -> MoveResult:
    """Move each card so many columns on (back when negative) from its own; one step to undo.

    None goes beyond the first or the last column: who is there stays and is not in the result.
    People off the board come onto its first column. What is told of the whole is the stage to
    which the first of them went. Raises as `move` does.
    """
    now = ws.now()
    with journal.write(ws.store, "move", now) as (work, written):
        before = {person_id: stage_of(row_of(work, person_id)) for person_id in ids}
        ways = {id_: to for id_, was in before.items() if (to := _beside(was, count)) is not was}
        moves = [_move(ws, work, person_id, stage, now) for person_id, stage in ways.items()]
        for person_id, stage in list(ways.items())[:1]:
            name = row_of(work, person_id)["name"]
            work.subject = {"name": name, "count": len(ways), "stage": stage}
        cards = tuple(board.find_cards(ws.store, list(ways)))
    return MoveResult(written, tuple(made for made in moves if made), cards)


def undo(ws: Workspace) -> Written:
    """Take back the last write. Raises NothingToUndo or ChangedElsewhere."""
    return _turn_back(ws, journal.undo)


def redo(ws: Workspace) -> Written:
    """Make the write that was undone last again. Raises NothingToUndo or ChangedElsewhere."""
    return _turn_back(ws, journal.redo)


def _turn_back(ws: Workspace, turn: Callable[[Store, datetime], Written]) -> Written:
    """Undo or redo. What comes back from before other rules or columns is brought up to date."""
    with ws.store.transaction():
        written = turn(ws.store, ws.now())
        if written.outdated:
            refresh(ws)
            rules.recount(ws.store, written.people)
            written.shifts = None
    return written


def _beside(stage: Stage | None, count: int) -> Stage:
    """The column so many on from one, or the edge on the way there."""
    stages = tuple(Stage)
    place = stages.index(stage) + count if stage else 0
    return stages[max(0, min(place, len(stages) - 1))]


def _move(
    ws: Workspace, work: Work, person_id: int, stage: Stage | None, now: datetime
) -> StageChange | None:
    row = row_of(work, person_id)
    if stage and row["do_not_contact"]:
        raise DoNotContact(name=row["name"])
    return settle(ws, work, person_id, stage, now, keep_hand_date=not rests(ws, row))
