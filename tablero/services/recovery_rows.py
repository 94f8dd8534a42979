"""What all steps of a moment of truth share: where it stands, and the mark on the person."""

from datetime import date, datetime
from typing import Any, NamedTuple

from tablero.domain.changes import Written
from tablero.domain.people import Card
from tablero.domain.recovery import LIVING, Recovery, is_reached
from tablero.domain.words import EntryStatus, RecoveryStatus, RecoveryStep
from tablero.errors import NotFound, WrongStep
from tablero.services.cards import row_of, settle, stage_of
from tablero.services.entries import closing, entry_row
from tablero.services.rows import row_in
from tablero.services.workspace import Workspace
from tablero.storage import board, recoveries, tables
from tablero.storage.work import Image, Work


class RecoveryResult(NamedTuple):
    """What was written, the moment of truth after it, and the card of the person."""

    written: Written
    recovery: Recovery
    card: Card


def mark(ws: Workspace, work: Work, person_id: int, next_touch_on: date | None = None) -> None:
    """As part of a larger write: keep on the person whether a moment of theirs is open.

    With a day, the next touch is due then; it ends a rest, as any date set by hand.
    """
    row = row_of(work, person_id)
    upset = recoveries.count_living(ws.store, person_id) > 0
    columns: dict[str, Any] = {"is_upset": upset}
    if next_touch_on is not None and row["stage"] is not None:
        columns |= {"due_on": next_touch_on, "due_by_hand": True}
        columns |= {"rest_until": None, "rest_reason": ""}
    settle(ws, work, person_id, stage_of(row), ws.now(), **columns)


def at_step(work: Work, recovery_id: int, wanted: RecoveryStep) -> Image:
    """As part of a larger write: the row, if that step may be worked on.

    Raises NotFound and WrongStep.
    """
    row = recovery_row(work, recovery_id)
    stands = RecoveryStep(row["step"])
    if RecoveryStatus(row["status"]) not in LIVING or not is_reached(wanted, stands):
        raise WrongStep(step=stands, wanted=wanted)
    if row["status"] == RecoveryStatus.PUT_OFF:
        taken_up = {"status": RecoveryStatus.OPEN, "put_off_until": None}
        work.update(tables.Recovery, recovery_id, **taken_up)
    return row


def close_promise(
    work: Work, row: Image, status: EntryStatus, now: datetime, only: EntryStatus | None = None
) -> None:
    """As part of a larger write: how the promise of the talk stands, if there is one; with `only`,
    if it stands so.
    """
    if row["entry_id"] is None:
        return
    promise = entry_row(work, row["entry_id"])
    if only in (None, promise["status"]):
        work.update(tables.Entry, row["entry_id"], **closing(promise, status, now))


def recovery_row(work: Work, recovery_id: int) -> Image:
    """The row of a moment of truth. Raises NotFound."""
    return row_in(work, tables.Recovery, recovery_id)


def result_of(ws: Workspace, work: Work, written: Written, recovery_id: int) -> RecoveryResult:
    """The end of each write: what it was about, and how all stands now."""
    found = whole(ws, recovery_id)
    work.subject = {
        "name": found.person.name, "count": 1, "step": found.step, "status": found.status,
    }  # fmt: skip
    (card,) = board.find_cards(ws.store, [found.person.id])
    return RecoveryResult(written, found, card)


def whole(ws: Workspace, recovery_id: int) -> Recovery:
    """A moment of truth with all that belongs to it. Raises NotFound."""
    found = recoveries.by_id(ws.store, recovery_id)
    if found is None:
        raise NotFound(ref=str(recovery_id))
    return found
