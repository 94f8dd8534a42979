"""Closing the day, in two minutes: one look back, one mistake, and who comes first tomorrow."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from tablero.domain.changes import Written
from tablero.domain.evening import THREE, Evening
from tablero.domain.text import clean_text
from tablero.domain.words import EntryKind, EntryStatus, Stage
from tablero.services.cards import row_of
from tablero.services.entries import insert_entry
from tablero.services.workspace import Workspace
from tablero.storage import agenda, order, standings, tables
from tablero.storage.journal import write
from tablero.storage.work import Work


@dataclass(frozen=True, slots=True)
class EveningFields:
    """What the evening says: a mistake, which may be empty and about nobody; ids for tomorrow."""

    mistake: str = ""
    mistake_about: int | None = None
    three: tuple[int, ...] = ()


def read_evening(ws: Workspace) -> Evening:
    """What was done today, and a proposal for tomorrow."""
    today, tomorrow = ws.today(), ws.today() + timedelta(days=1)
    chosen = agenda.chosen_for(ws.store, tomorrow)
    proposal = chosen or order.window(
        ws.store, list(Stage), standings.read(ws.store), tomorrow, offset=0, limit=THREE
    )
    touched = agenda.touched_since(ws.store, ws.frame().began_at)
    return Evening(today, tuple(touched), tuple(proposal), bool(chosen))


def close_day(ws: Workspace, fields: EveningFields) -> Written:
    """Write the mistake, and tomorrow's three in place of those chosen before; one undo step.

    Raises NotFound.
    """
    now, tomorrow = ws.now(), ws.today() + timedelta(days=1)
    with write(ws.store, "evening", now) as (work, written):
        work.subject = {"name": "", "count": 1}
        if text := clean_text(fields.mistake):
            _write_mistake(work, text, fields.mistake_about, now)
        _choose(work, tomorrow, fields.three)
    return written


def _write_mistake(work: Work, text: str, person_id: int | None, now: datetime) -> None:
    if person_id is not None:
        row_of(work, person_id)
    columns: dict[str, Any] = {"text": text, "status": EntryStatus.OPEN}
    insert_entry(work, person_id, EntryKind.MISTAKE, columns, now)


def _choose(work: Work, day: date, ids: Sequence[int]) -> None:
    wanted = list(dict.fromkeys(ids))[:THREE]
    chosen = agenda.places_of(work.store, day)
    if wanted == list(chosen.values()):
        return
    for row_id in chosen:
        work.delete(tables.Focus, row_id)
    for place, person_id in enumerate(wanted, start=1):
        row_of(work, person_id)
        work.insert(tables.Focus, day=day, place=place, person_id=person_id)
