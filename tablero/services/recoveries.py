"""Moments of truth: opening one, putting it off, dropping it, taking it up again, reading them.

The steps themselves are in `recovery_steps`.
"""

from datetime import date
from typing import Any

from tablero.domain.people import Card
from tablero.domain.recovery import LIVING, Recovery
from tablero.domain.text import LONGEST_SENTENCE, clean_line, clean_text
from tablero.domain.words import EntryStatus, RecoveryStatus, RecoveryStep
from tablero.errors import BadInput, WrongStep
from tablero.services.cards import row_of
from tablero.services.recovery_rows import (
    RecoveryResult,
    close_promise,
    mark,
    recovery_row,
    result_of,
    whole,
)
from tablero.services.workspace import Workspace
from tablero.storage import recoveries, tables
from tablero.storage.journal import write
from tablero.storage.work import Image, Work

LISTED = 100


def open_moment(ws: Workspace, person_id: int, what_happened: str = "") -> RecoveryResult:
    """Somebody is upset; what happened may be said at once. Where one is open already, that one.

    Raises NotFound, and BadInput where what happened would be said of one that is open already.
    """
    with write(ws.store, "moment", ws.now()) as (work, written):
        there = recoveries.living_of(ws.store, person_id)
        if there and what_happened:
            raise BadInput(field="moment", value=there.person.name, reason="open")
        recovery_id = there.id if there else _insert(ws, work, person_id, what_happened)
        return result_of(ws, work, written, recovery_id)


def put_off(ws: Workspace, recovery_id: int, until: date, reason: str) -> RecoveryResult:
    """Not now: it comes back on a day, at the step where it was left.

    Raises NotFound, WrongStep for one that is over, and BadInput for a day that is not after today
    or no reason.
    """
    if until <= ws.today():
        raise BadInput(field="put_off", value=until.isoformat(), reason="past")
    columns = {"status": RecoveryStatus.PUT_OFF, "put_off_until": until}
    return _set_aside(ws, recovery_id, reason, columns)


def drop(ws: Workspace, recovery_id: int, reason: str) -> RecoveryResult:
    """It will not be walked through; kept with the reason, and nothing reminds of a talk any more.

    Raises as `put_off` does.
    """
    columns = {"status": RecoveryStatus.DROPPED, "closed_at": ws.now()}
    return _set_aside(ws, recovery_id, reason, columns)


def resume(ws: Workspace, recovery_id: int) -> RecoveryResult:
    """Take up one that was put off or dropped, exactly where it was left: Today reminds of its talk
    again, too. Raises NotFound, WrongStep for one that was walked to its end, and BadInput where
    another is open with that person by now.
    """
    with write(ws.store, "moment", ws.now()) as (work, written):
        row = recovery_row(work, recovery_id)
        if row["step"] == RecoveryStep.CLOSED:
            raise WrongStep(step=row["step"], wanted=row["step"])
        _refuse_a_second(ws, row)
        columns = {"status": RecoveryStatus.OPEN, "put_off_until": None, "closed_at": None}
        work.update(tables.Recovery, recovery_id, **columns)
        if row["status"] == RecoveryStatus.DROPPED and row["step"] == RecoveryStep.TALK:
            close_promise(work, row, EntryStatus.OPEN, ws.now(), only=EntryStatus.DROPPED)
        mark(ws, work, row["person_id"])
        return result_of(ws, work, written, recovery_id)


def read_moment(ws: Workspace, recovery_id: int) -> Recovery:
    """A moment of truth, whole. Raises NotFound."""
    return whole(ws, recovery_id)


def open_moments(ws: Workspace) -> tuple[Recovery, ...]:
    """Those to be walked on with, the oldest first: open, or put off until today or before."""
    return tuple(recoveries.living(ws.store, ws.today(), LISTED))


def moments_of(ws: Workspace, person_id: int) -> tuple[Recovery, ...]:
    """All of a person, the newest first."""
    return tuple(recoveries.of_person(ws.store, person_id))


def living_of(ws: Workspace, card: Card) -> Recovery | None:
    """The one of a person that is not over; only who has the mark is asked about it."""
    return recoveries.living_of(ws.store, card.id) if card.is_upset else None


def all_moments(ws: Workspace) -> tuple[Recovery, ...]:
    """All there are, the newest first."""
    return tuple(recoveries.all_of_them(ws.store, LISTED))


def _insert(ws: Workspace, work: Work, person_id: int, what_happened: str) -> int:
    row_of(work, person_id)
    recovery_id = work.insert(
        tables.Recovery,
        person_id=person_id,
        step=RecoveryStep.EVIDENCE,
        status=RecoveryStatus.OPEN,
        opened_at=ws.now(),
        what_happened=clean_text(what_happened),
    )
    mark(ws, work, person_id)
    return recovery_id


def _refuse_a_second(ws: Workspace, row: Image) -> None:
    """One that is over stays so while another is open: there is one way through with a person."""
    there = recoveries.living_of(ws.store, row["person_id"])
    if there and RecoveryStatus(row["status"]) not in LIVING:
        raise BadInput(field="moment", value=there.person.name, reason="open")


def _set_aside(
    ws: Workspace, recovery_id: int, reason: str, columns: dict[str, Any]
) -> RecoveryResult:
    text = clean_line(reason, LONGEST_SENTENCE)
    if not text:
        raise BadInput(field="reason", value="", reason="empty")
    with write(ws.store, "moment", ws.now()) as (work, written):
        row = recovery_row(work, recovery_id)
        if RecoveryStatus(row["status"]) not in LIVING:
            raise WrongStep(step=row["step"], wanted=row["step"])
        work.update(tables.Recovery, recovery_id, reason=text, **columns)
        if columns["status"] is RecoveryStatus.DROPPED:
            close_promise(work, row, EntryStatus.DROPPED, ws.now(), only=EntryStatus.OPEN)
        mark(ws, work, row["person_id"])
        return result_of(ws, work, written, recovery_id)
