"""Keeping the ledger of favours. A favour given can be a touch too; settled ones are kept."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, NamedTuple

from tablero.domain.changes import Written
from tablero.domain.favours import Account, Favour
from tablero.domain.text import LONGEST_SENTENCE, clean_line
from tablero.domain.words import Channel, FavourKind, Intent
from tablero.errors import BadInput
from tablero.services.cards import row_of
from tablero.services.rows import row_in
from tablero.services.touches import TouchFields, insert_touch
from tablero.services.workspace import Workspace
from tablero.storage import favours, tables
from tablero.storage.journal import write
from tablero.storage.work import Work

LISTED = 500
COUNTED = (FavourKind.GIVEN, FavourKind.OFFERED)
"""The favours that can be a touch: it gives."""


@dataclass(frozen=True, slots=True)
class FavourFields:
    """What can be said of a favour. Without a `day` it is of today.

    With a `channel` a favour given or offered is logged as a touch that gives, `what` its note.
    """

    kind: FavourKind
    what: str
    day: date | None = None
    settled_on: date | None = None
    channel: Channel | None = None


class FavourResult(NamedTuple):
    """What was written, and the favour as it stands now; None when it was taken away."""

    written: Written
    favour: Favour | None


def add_favour(
    ws: Workspace, person_id: int, fields: FavourFields, *, anyway: bool = False
) -> FavourResult:
    """Write a favour down.

    Raises NotFound, BadInput for an empty one or a day to come, and DoNotContact as a touch does.
    """
    now, columns = ws.now(), _columns(ws, fields)
    if not columns["what"]:
        raise BadInput(field="favour", value=fields.what, reason="empty")
    with write(ws.store, "favour", now) as (work, written):
        work.subject = _subject(work, person_id, fields.kind)
        if fields.channel and fields.kind in COUNTED:
            at = None if columns["day"] == ws.today() else _noon(ws, columns["day"])
            touch = TouchFields(fields.channel, intent=Intent.GIVE, note=fields.what, at=at)
            _, columns["touch_id"], _ = insert_touch(ws, work, person_id, touch, now, anyway)
        favour_id = work.insert(tables.Favour, person_id=person_id, **columns)
        (found,) = favours.by_ids(ws.store, [favour_id])
    return FavourResult(written, found)


def revise_favour(ws: Workspace, favour_id: int, fields: FavourFields) -> FavourResult:
    """Make a favour what `fields` says; an emptied one goes. Its touch stays as it is.

    Raises NotFound, and BadInput for a day to come.
    """
    columns = _columns(ws, fields)
    with write(ws.store, "favour", ws.now()) as (work, written):
        row = row_in(work, tables.Favour, favour_id)
        work.subject = _subject(work, row["person_id"], fields.kind)
        if columns["what"]:
            if bool(columns["settled_on"]) != bool(row["settled_on"]):
                work.subject |= {"settled": bool(columns["settled_on"])}
            work.update(tables.Favour, favour_id, **columns)
        else:
            work.subject |= {"gone": True}
            work.delete(tables.Favour, favour_id)
        found = next(iter(favours.by_ids(ws.store, [favour_id])), None)
    return FavourResult(written, found)


def settle_favour(ws: Workspace, favour_id: int, *, settled: bool = True) -> FavourResult:
    """It is evened out, as of today, and kept; or it counts again. Raises NotFound."""
    with write(ws.store, "favour", ws.now()) as (work, written):
        row = row_in(work, tables.Favour, favour_id)
        kind = FavourKind(row["kind"])
        work.subject = _subject(work, row["person_id"], kind) | {"settled": settled}
        on = row["settled_on"] or max(ws.today().isoformat(), row["day"])
        work.update(tables.Favour, favour_id, settled_on=on if settled else None)
        (found,) = favours.by_ids(ws.store, [favour_id])
    return FavourResult(written, found)


def favours_of(ws: Workspace, person_id: int) -> tuple[Favour, ...]:
    """The favours between a person and me, the latest first."""
    return tuple(favours.of_person(ws.store, person_id))


def read_ledger(ws: Workspace) -> tuple[Account, ...]:
    """Where I stand with everyone: first whom I owe most, last who owes me most."""
    return tuple(favours.accounts(ws.store, LISTED))


def _columns(ws: Workspace, fields: FavourFields) -> dict[str, Any]:
    on, settled_on = fields.day or ws.today(), fields.settled_on
    if on > ws.today():
        raise BadInput(field="favour_day", value=on.isoformat(), reason="future")
    return {
        "kind": fields.kind, "what": clean_line(fields.what, LONGEST_SENTENCE), "day": on,
        "settled_on": settled_on and max(settled_on, on),
    }  # fmt: skip


def _noon(ws: Workspace, day: date) -> datetime:
    """A moment of a day of which the hour is not known."""
    return datetime.combine(day, time(12), ws.zone)


def _subject(work: Work, person_id: int, kind: FavourKind) -> dict[str, Any]:
    return {"name": row_of(work, person_id)["name"], "count": 1, "favour": kind}
