"""When somebody is due by the user's own word: a rest until a day, or a date set by hand."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from tablero.domain.changes import Written
from tablero.domain.people import Card
from tablero.domain.text import clean_line
from tablero.errors import BadInput, DoNotContact, NotOnBoard
from tablero.services.cards import row_of, settle, stage_of
from tablero.services.workspace import Workspace
from tablero.storage import agenda, board
from tablero.storage.journal import write

RESTING_LISTED = 200


class RestResult(NamedTuple):
    """What was written, and the cards after it."""

    written: Written
    cards: tuple[Card, ...]


def rest(ws: Workspace, ids: Sequence[int], until: date, reason: str = "") -> RestResult:
    """Take cards off the board until a day; they are back by themselves on it, and due then.

    Raises NotFound, DoNotContact, NotOnBoard for one who has no stage, and BadInput for a day that
    is not after today.
    """
    if until <= ws.today():
        raise BadInput(field="rest", value=until.isoformat(), reason="past")
    by_hand = {"due_by_hand": True, "due_on": until}
    rests_until = {"rest_until": until, "rest_reason": clean_line(reason)}
    return _write(ws, "rest", ids, until, by_hand | rests_until)


def set_due(ws: Workspace, ids: Sequence[int], day: date | None) -> RestResult:
    """Set by hand when the next touch is due, until there is one; None: as the cadence has it.

    It ends a rest. Raises as `rest` does, but BadInput for a day before today.
    """
    if day is not None and day < ws.today():
        raise BadInput(field="day", value=day.isoformat(), reason="past")
    no_rest = {"rest_until": None, "rest_reason": ""}
    return _write(ws, "due", ids, day, {"due_by_hand": day is not None, "due_on": day} | no_rest)


def resting(ws: Workspace, limit: int = RESTING_LISTED) -> tuple[Card, ...]:
    """Who rests, at most `limit`, the first who comes back first."""
    return tuple(agenda.resting(ws.store, ws.today(), limit))


def reasons(ws: Workspace, ids: Sequence[int]) -> dict[int, str]:
    """Person id -> why they rest, as it was written; without those who have none."""
    return agenda.reasons(ws.store, ids)


def _write(
    ws: Workspace, action: str, ids: Sequence[int], day: date | None, columns: dict[str, Any]
) -> RestResult:
    now = ws.now()
    with write(ws.store, action, now) as (work, written):
        for person_id in ids:
            row = row_of(work, person_id)
            if row["do_not_contact"]:
                raise DoNotContact(name=row["name"])
            if row["stage"] is None:
                raise NotOnBoard(name=row["name"])
            settle(ws, work, person_id, stage_of(row), now, **columns)
        work.subject = {
            "name": row_of(work, ids[0])["name"],
            "count": len(ids),
            "day": day and day.isoformat(),
        }
        cards = tuple(board.find_cards(ws.store, ids))
    return RestResult(written, cards)
