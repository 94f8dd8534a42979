"""Thanking those who led to somebody: any touch does, and so does saying that it was done."""

from datetime import datetime

from tablero.domain.changes import Written
from tablero.services.cards import row_of
from tablero.services.workspace import Workspace
from tablero.storage import tables
from tablero.storage import thanks as due
from tablero.storage.journal import write
from tablero.storage.work import Work


def thank(ws: Workspace, person_id: int) -> Written:
    """Remember that an introducer has been thanked for all they brought so far. Raises NotFound."""
    now = ws.now()
    with write(ws.store, "thank", now) as (work, written):
        work.subject = {"name": row_of(work, person_id)["name"], "count": 1}
        settle_ties(work, person_id, now)
    return written


def settle_ties(work: Work, person_id: int, at: datetime) -> None:
    """As part of a larger write: for whom a person led to before `at` they are thanked."""
    for tie_id in due.unthanked_ties(work.store, person_id, at):
        work.update(tables.Tie, tie_id, thanked_at=at)
    for lead_id in due.unthanked_leads(work.store, person_id, at):
        work.update(tables.Lead, lead_id, thanked_at=at)
