"""The day in a few figures, read by plain SQL: peewee takes longer to load than a login may wait.

Only a file that is in every way as this tablero leaves it is looked at. All else is for `upgrade`,
which creates, upgrades and refuses.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import NamedTuple

from tablero.domain.brief import NAMED, Brief
from tablero.domain.ranking import rank
from tablero.domain.words import EntryKind, EntryStatus
from tablero.storage.format import APPLICATION, SCHEMA

PATIENCE_S = 1.0
"""How long a login waits for a file that another program has locked."""

_RULES = "SELECT value FROM setting WHERE key = 'due_rules'"
_DUE = "SELECT coalesce(sum(people), 0) FROM standing WHERE due_on <= ?"
_PROMISES = "SELECT count(*) FROM entry WHERE kind = ? AND status = ? AND due_on <= ?"
_RUNS = "SELECT DISTINCT stage, cadence_days FROM standing WHERE due_on <= ?"
_PEOPLE = "SELECT id, name, due_on, cadence_days, rest_until FROM person"
_RUN = "stage = :stage AND cadence_days = :cadence"
_LATE = f"{_PEOPLE} WHERE {_RUN} AND due_on <= :today ORDER BY due_on, id LIMIT :limit"
_NEW = f"{_PEOPLE} WHERE {_RUN} AND due_on IS NULL ORDER BY id LIMIT :limit"


class Glimpse(NamedTuple):
    """Of a card, what the line has to know."""

    id: int
    name: str
    due_on: date | None
    cadence_days: int
    rest_until: date | None


def look(path: Path, rules: str, today: date) -> Brief | None:
    """What is due in the file at `path`; None unless it is up to date and was made by `rules`."""
    try:
        uri = f"{path.absolute().as_uri()}?mode=rw"
        with closing(sqlite3.connect(uri, PATIENCE_S, uri=True)) as db:
            db.execute("BEGIN")
            return read(db, today, NAMED) if _is_current(db, rules) else None
    except sqlite3.Error:
        return None


def read(db: sqlite3.Connection, today: date, limit: int) -> Brief:
    """How much is due, and the first of it. A few reads by index at any size."""
    day = today.isoformat()
    ((due,),) = db.execute(_DUE, (day,))
    ((promises,),) = db.execute(_PROMISES, (EntryKind.PROMISE, EntryStatus.OPEN, day))
    urgent = sorted(_urgent(db, day, limit), key=lambda card: (_rank(card, today), card.id))
    return Brief(due, promises, tuple(urgent[:limit]))


def _is_current(db: sqlite3.Connection, rules: str) -> bool:
    marks = [db.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version")]
    return marks == [(APPLICATION,), (SCHEMA,)] and db.execute(_RULES).fetchone() == (rules,)


def _urgent(db: sqlite3.Connection, day: str, limit: int) -> Iterator[Glimpse]:
    """The first of each run of the index (see `domain.ranking`); the first of all are there."""
    for stage, cadence in db.execute(_RUNS, (day,)):
        run = {"stage": stage, "cadence": cadence, "today": day, "limit": limit}
        for sql in (_LATE, _NEW):
            for id_, name, due_on, cadence_days, rest_until in db.execute(sql, run):
                yield Glimpse(id_, name, _day(due_on), cadence_days, _day(rest_until))


def _rank(card: Glimpse, today: date) -> tuple[int, float]:
    return rank(card.due_on, card.cadence_days, today)


def _day(stored: str | None) -> date | None:
    return None if stored is None else date.fromisoformat(stored)
