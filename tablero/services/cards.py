"""The one way by which a person's row is brought in line with their touches and their stage."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from tablero.domain.due import cadence_days, due_on
from tablero.domain.people import StageChange
from tablero.domain.touches import Counters, Touch, count, numbers
from tablero.domain.words import Stage
from tablero.services.rows import row_in
from tablero.services.workspace import Workspace
from tablero.storage import history, people, tables
from tablero.storage.tables import day
from tablero.storage.work import Image, Work


def settle(
    ws: Workspace,
    work: Work,
    person_id: int,
    stage: Stage | None,
    at: datetime,
    *,
    touch_id: int | None = None,
    keep_hand_date: bool = True,
    **columns: Any,
) -> StageChange | None:
    """Put a person in `stage` and write what follows: the move, counters, cadence and due date.

    A due date set by hand, and the rest that may go with it, stays unless `keep_hand_date` is
    false, as after a touch. Returns the move, if there was one; `touch_id` is the touch whose
    outcome made it. Raises NotFound.
    """
    row = row_of(work, person_id) | columns
    moved = _move(work, person_id, row, stage, at, touch_id)
    tag_keys = people.tag_links(ws.store, person_id) if ws.cadences.tags else ()
    touches = history.touches_of(ws.store, person_id)
    derived = derive(ws, touches, stage, row["every_days"], tag_keys)
    by_hand = bool(keep_hand_date and stage and row["due_by_hand"])
    if by_hand:
        derived["due_on"] = row["due_on"]
    else:
        derived |= {"rest_until": None, "rest_reason": ""}
    if stage is Stage.CONVERSATION and row["first_conversation_at"] is None:
        derived["first_conversation_at"] = at
    values = columns | derived | {"stage": stage, "due_by_hand": by_hand}
    work.update(tables.Person, person_id, **values)
    return moved


def derive(
    ws: Workspace,
    touches: list[Touch],
    stage: Stage | None,
    every_days: int | None,
    tag_keys: Collection[str] = (),
) -> dict[str, Any]:
    """The columns of a person's row that follow from touches, stage and cadence."""
    counters = count(touches)
    columns = {name: getattr(counters, name) for name in Counters._fields}
    made, cadence = counters.touch_count, 0
    if stage:
        cadence = cadence_days(every_days, stage, made, ws.cadences, tag_keys)
    last_day = ws.day_of(counters.last_touch_at) if stage and counters.last_touch_at else None
    return columns | {"cadence_days": cadence, "due_on": due_on(last_day, cadence)}


def renumber(work: Work, person_id: int) -> None:
    """As part of a larger write: number a person's touches by their times."""
    touches = history.touches_of(work.store, person_id)
    right = numbers(touches)
    for touch in touches:
        if touch.number != right[touch.id]:
            work.update(tables.Touch, touch.id, number=right[touch.id])


def stage_of(row: Image) -> Stage | None:
    """The stage that stands in a person's row."""
    return Stage(row["stage"]) if row["stage"] else None


def row_of(work: Work, person_id: int) -> Image:
    """A person's row. Raises NotFound."""
    return row_in(work, tables.Person, person_id)


def rests(ws: Workspace, row: Image) -> bool:
    """Whether the person of a row is off the board until a later day."""
    until = day(row["rest_until"])
    return until is not None and until > ws.today()


def _move(
    work: Work, person_id: int, row: Image, stage: Stage | None, at: datetime, touch_id: int | None
) -> StageChange | None:
    before = stage_of(row)
    if before is stage:
        return None
    change_id = work.insert(
        tables.StageChange,
        person_id=person_id,
        from_stage=before,
        to_stage=stage,
        at=at,
        touch_id=touch_id,
    )
    return StageChange(change_id, before, stage, at, touch_id)
