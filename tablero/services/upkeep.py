"""Keeps what is stored in step with the user's habits, which the configuration may have changed."""

from collections.abc import Mapping, Sequence
from functools import partial

from tablero.domain.due import cadence_days, due_on, rules_in
from tablero.domain.words import Stage
from tablero.services.workspace import Workspace
from tablero.storage import rules
from tablero.storage.rules import Due
from tablero.storage.tables import moment


def keep_up(ws: Workspace) -> None:
    """Compute the due dates again when cadences or time zone are not those they were made by.

    One small query when they are. A date set by hand stays.
    """
    name = rules_in(ws.cadences, ws.zone)
    if rules.in_force(ws.store) == name:
        return
    with ws.store.transaction():
        refresh(ws)
        rules.put_in_force(ws.store, name)


def refresh(ws: Workspace) -> None:
    """Compute the due dates of everyone on the board; 100,000 people take a second or two."""
    tags = rules.bearers(ws.store, ws.cadences.tags) if ws.cadences.tags else {}
    rules.recompute(ws.store, partial(_computed, ws, tags))


def _computed(ws: Workspace, tags: Mapping[int, Sequence[str]], old: Due) -> Due:
    stage, tag_keys = Stage(old.stage), tags.get(old.id, ())
    cadence = cadence_days(old.every_days, stage, old.touch_count, ws.cadences, tag_keys)
    if old.by_hand:
        return old._replace(cadence_days=cadence)
    last = moment(old.last_touch_at)
    day = due_on(ws.day_of(last) if last else None, cadence)
    return old._replace(cadence_days=cadence, due_on=day.isoformat() if day else None)
