"""Keeps what is stored in step with the user's habits, which the configuration may have changed."""

from functools import partial

from tablero.domain.due import cadence_days, due_on
from tablero.domain.words import Stage
from tablero.services.workspace import Workspace
from tablero.storage import rules
from tablero.storage.rules import Due
from tablero.storage.tables import moment


def keep_up(ws: Workspace) -> None:
    """Compute the due dates again when cadences or time zone are not those they were made by.

    One small query when they are. A date set by hand stays.
    """
    name = _name_of_rules(ws)
    if rules.in_force(ws.store) == name:
        return
    with ws.store.transaction():
        refresh(ws)
        rules.put_in_force(ws.store, name)


def refresh(ws: Workspace) -> None:
    """Compute the due dates of everyone on the board; 100,000 people take a second or two."""
    rules.recompute(ws.store, partial(_computed, ws))


def _name_of_rules(ws: Workspace) -> str:
    days = "/".join(str(ws.cadences.of(stage)) for stage in Stage)
    return f"{days} {ws.zone}"


def _computed(ws: Workspace, old: Due) -> Due:
    cadence = cadence_days(old.every_days, Stage(old.stage), old.touch_count, ws.cadences)
    if old.by_hand:
        return old._replace(cadence_days=cadence)
    last = moment(old.last_touch_at)
    day = due_on(ws.day_of(last) if last else None, cadence)
    return old._replace(cadence_days=cadence, due_on=day.isoformat() if day else None)
