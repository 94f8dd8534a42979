"""Databases of any size to measure with: invented people, ten touches each, sound to `doctor`.

Rows go in by the hundred thousand through storage, without a journal; what follows from other rows
is derived by the program's own rules. A file is kept, by size, schema and day, for the next run.
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import chain, islice
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from tablero.domain.text import fold
from tablero.domain.touches import Touch
from tablero.domain.words import (
    Channel,
    Direction,
    EntryKind,
    EntryStatus,
    Intent,
    Outcome,
    Stage,
    TieKind,
)
from tablero.services.cards import derive
from tablero.services.workspace import Workspace
from tablero.storage import standings, tables
from tablero.storage.bulk import insert_rows
from tablero.storage.format import SCHEMA
from tablero.storage.upgrade import open_store

ZONE = "Europe/Madrid"
TOUCHES_EACH = 10
SHAPE = 4
"""To be raised when the people made here change, so that kept files are not used any more."""

RESTING = 25
"""One of so many rests."""

AT_ONCE = 5_000
"""People whose rows are in memory at a time."""

_STAGES, _CHANNELS, _INTENTS = tuple(Stage), tuple(Channel), tuple(Intent)
_FIRST = ("Ana", "Luis", "Irene", "Tomás", "Lucía", "Noé", "Begoña", "Iker", "Núria", "Paco")
_LAST = ("Ríos", "Modelo", "Ñíguez", "Ocampo", "Ferrán", "Muestra", "Ejemplo")
_ROLES = ("CFO", "Compras", "Directora de Operaciones", "CEO", "Head of Data")
_EVERY = (2, 5, 10, 21, 30, 60, 90)
_FIRMS = ("Acme", "Modelo SL", "Ocampo e Hijos", "Panadería Sol", "Northwind Trading")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rows:
    """What is stored about one person."""

    person: Row
    touches: list[Row]
    moves: list[Row]
    ties: list[Row]
    entries: list[Row]


def database(folder: Path, people: int) -> Path:
    """A fresh copy, in `folder`, of a database of so many people."""
    kept = _kept(people)
    if not kept.exists():
        kept.parent.mkdir(mode=0o700, exist_ok=True)
        build(kept.with_suffix(".new"), people, datetime.now(UTC))
        kept.with_suffix(".new").replace(kept)
    copy = folder / f"{people}.db"
    shutil.copy(kept, copy)
    return copy


def build(path: Path, people: int, now: datetime) -> None:
    """Write a database of so many people, whose latest touches are of the three weeks before `now`.

    `path` must be in a folder that is there. What was at `path` is replaced.
    """
    path.unlink(missing_ok=True)
    store = open_store(path, "bench")
    ws = Workspace(store, lambda: now, ZoneInfo(ZONE))
    with store.transaction():
        made = (_rows_of(ws, number, now) for number in range(1, people + 1))
        while some := list(islice(made, AT_ONCE)):
            _insert(ws, some)
        standings.rebuild(store)
    ws.close()
    path.with_name(path.name + ".lock").unlink(missing_ok=True)


def _kept(people: int) -> Path:
    cache = Path(os.environ.get("TABLERO_BENCH_CACHE", "/tmp/tablero-bench"))
    today = datetime.now(ZoneInfo(ZONE)).date()
    return cache / f"{people}-schema{SCHEMA}-shape{SHAPE}-{today}.db"


def _insert(ws: Workspace, some: list[Rows]) -> None:
    insert_rows(ws.store, tables.Person, (rows.person for rows in some))
    _insert_all(ws, tables.Touch, (rows.touches for rows in some))
    _insert_all(ws, tables.StageChange, (rows.moves for rows in some))
    _insert_all(ws, tables.Tie, (rows.ties for rows in some))
    _insert_all(ws, tables.Entry, (rows.entries for rows in some))


def _insert_all(ws: Workspace, table: type[tables.Table], parts: Iterable[list[Row]]) -> None:
    insert_rows(ws.store, table, chain.from_iterable(parts))


def _rows_of(ws: Workspace, number: int, now: datetime) -> Rows:
    """Everything about the person with this number, which is the id too."""
    stage = _STAGES[number % len(_STAGES)]
    touches = list(_touches(number, stage, now))
    began = touches[0].at - timedelta(days=1)
    moves = list(_moves(number, stage, touches, began))
    via = number - 1 if stage is Stage.REFERRED and number > 1 else None
    person = _person(ws, number, stage, touches) | {"via_id": via, "created_at": _stored(began)}
    return Rows(
        person,
        [_touch_row(touch) for touch in touches],
        moves,
        [_tie(via, number, began)] if via else [],
        list(_entries(ws, number, began)),
    )


def _person(ws: Workspace, number: int, stage: Stage, touches: list[Touch]) -> Row:
    """Every fifth has a cadence of their own, so that a column is merged of many."""
    name = f"{_FIRST[number % len(_FIRST)]} {_LAST[number % len(_LAST)]} {number:06d}"
    role, company = _ROLES[number % len(_ROLES)], _FIRMS[number % 97 % len(_FIRMS)]
    keys = fold(name), fold(role), fold(company)
    every_days = _EVERY[number % len(_EVERY)] if number % 5 == 0 else None
    derived = derive(ws, touches, stage, every_days) | _rest(ws, number)
    talked = [touch.answered_at for touch in touches if touch.answered_at]
    return {
        "id": number, "name": name, "role": role, "company": company, "notes": "",
        "name_key": keys[0], "company_key": keys[2], "search_key": " ".join(keys),
        "stage": stage, "decision_maker": int(number % 9 == 0), "do_not_contact": 0,
        "every_days": every_days, "first_conversation_at": _stored(*talked[:1]),
        "met_where": "", "met_on": None, "learned": "", "is_upset": 0,
        **_stored_columns(derived),
    }  # fmt: skip


def _rest(ws: Workspace, number: int) -> Row:
    """Every 25th rests, or is back today."""
    if number % RESTING:
        return {"due_by_hand": 0, "rest_until": None, "rest_reason": ""}
    until = ws.today() + timedelta(days=number // RESTING % 30)
    return {"due_by_hand": 1, "due_on": until, "rest_until": until, "rest_reason": "De viaje"}


def _tie(via: int, number: int, began: datetime) -> Row:
    """Some of those who introduced somebody have not been thanked."""
    thanked = None if number % 20 == 1 else began + timedelta(days=1)
    row = {"kind": TieKind.REFERRED, "source_id": via, "target_id": number}
    return row | {"created_at": _stored(began), "thanked_at": _stored(thanked)}


def _entries(ws: Workspace, number: int, began: datetime) -> Iterator[Row]:
    """An idea for every third, a promise to every 50th."""
    row = {"person_id": number, "at": _stored(began), "status": EntryStatus.OPEN, "due_on": None}
    if number % 3 == 0:
        yield row | {"kind": EntryKind.IDEA, "text": f"Enviarle el informe {number}"}
    if number % 50 == 0:
        due_on = ws.today() + timedelta(days=number // 50 % 10 - 3)
        promise = {"kind": EntryKind.PROMISE, "text": f"Presentarle a alguien {number}"}
        yield row | promise | {"due_on": due_on.isoformat()}


def _touches(number: int, stage: Stage, now: datetime) -> Iterator[Touch]:
    last_at = (now - timedelta(days=number * 7 % 22, minutes=number % 600)).replace(microsecond=0)
    for place in range(TOUCHES_EACH):
        at = last_at - timedelta(days=4 * (TOUCHES_EACH - 1 - place))
        seen = at if place == 1 or (stage is Stage.SEEN_NO_REPLY and place > 5) else None
        answered = at if stage is Stage.CONVERSATION and place == 6 else None
        outcome = Outcome.REPLIED if answered else Outcome.SEEN if seen else Outcome.SENT
        yield Touch(
            (number - 1) * TOUCHES_EACH + place + 1, number, place + 1,
            _CHANNELS[(number + place) % len(_CHANNELS)], Direction.OUT,
            _INTENTS[(number + place) % len(_INTENTS)], outcome, at, seen, answered, "",
        )  # fmt: skip


def _moves(number: int, stage: Stage, touches: list[Touch], began: datetime) -> Iterator[Row]:
    """Onto the board, and by a touch to where the card stands."""
    start = Stage.REFERRED if stage is Stage.REFERRED else Stage.FIRST_CONTACT
    row = {"person_id": number, "from_stage": None, "to_stage": start, "touch_id": None}
    yield row | {"at": _stored(began)}
    if stage is not start:
        why = touches[6]
        moved = {"from_stage": start, "to_stage": stage, "touch_id": why.id}
        yield row | moved | {"at": _stored(why.at)}


def _touch_row(touch: Touch) -> Row:
    moments = {name: _stored(getattr(touch, name)) for name in ("at", "seen_at", "answered_at")}
    return touch._asdict() | moments


def _stored_columns(columns: Row) -> Row:
    by_name = tables.Person._meta.columns
    return {name: by_name[name].db_value(value) for name, value in columns.items()}


def _stored(at: datetime | None = None) -> int | None:
    return None if at is None else int(at.timestamp())
