"""Counts one person again from the rows that their own follows from, and tells the differences."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from tablero.domain.findings import Fault
from tablero.domain.handles import match_key
from tablero.domain.people import StageChange, keys_of
from tablero.domain.touches import numbers
from tablero.domain.words import HandleKind, Stage, TieKind
from tablero.services.cards import derive, stage_of
from tablero.services.workspace import Workspace
from tablero.storage import tables
from tablero.storage.recount import Whole, stored
from tablero.storage.work import Image

_DUE = ("cadence_days", "due_on")


class Fix(NamedTuple):
    """A fault with what would mend it: values for a row, or a row that is missing (no `row_id`)."""

    fault: Fault
    table: type[tables.Table]
    row_id: int | None
    values: dict[str, Any]


def fixes(ws: Workspace, whole: Whole) -> Iterator[Fix]:
    """All that is wrong about a person and can be told from their own rows."""
    yield from _numbers(whole)
    yield from _derived(ws, whole)
    yield from _moves(ws, whole)
    yield from _keys(whole)
    yield from _referral(ws, whole)


def _numbers(whole: Whole) -> Iterator[Fix]:
    right = numbers(whole.touches)
    for touch in whole.touches:
        if touch.number != right[touch.id]:
            yield Fix(Fault.NUMBERS, tables.Touch, touch.id, {"number": right[touch.id]})


def _derived(ws: Workspace, whole: Whole) -> Iterator[Fix]:
    row = whole.row
    right = stored(derive(ws, whole.touches, stage_of(row), row["every_days"], whole.tag_keys))
    due = {name: right.pop(name) for name in _DUE}
    if row["due_by_hand"]:
        due["due_on"] = row["rest_until"] or row["due_on"]
    elif row["rest_until"] is not None:
        due |= {"rest_until": None, "rest_reason": ""}
    yield from _differing(Fault.COUNTERS, row, right)
    yield from _differing(Fault.DUE, row, due)


def _moves(ws: Workspace, whole: Whole) -> Iterator[Fix]:
    """The stage on the board stands: when the moves do not lead to it, one of now is missing."""
    row, moves = whole.row, list(whole.moves)
    stage, arrived = stage_of(row), moves[-1].to_stage if moves else None
    if stage is not arrived:
        missing = StageChange(0, arrived, stage, ws.now(), None)
        values = {"person_id": row["id"], "from_stage": arrived, "to_stage": stage}
        yield Fix(Fault.STAGE, tables.StageChange, None, {**values, "at": missing.at})
        moves.append(missing)
    talks = [move.at for move in moves if move.to_stage is Stage.CONVERSATION]
    right = stored({"first_conversation_at": talks[0] if talks else None})
    yield from _differing(Fault.FIRST_CONVERSATION, row, right)


def _keys(whole: Whole) -> Iterator[Fix]:
    row = whole.row
    right = keys_of(row["name"], row["role"], row["company"], whole.tag_keys)
    if sorted(right["search_key"].split()) == sorted(row["search_key"].split()):
        del right["search_key"]  # tags may stand in any order
    yield from _differing(Fault.KEYS, row, right)
    for handle_id, kind, value, key in whole.handles:
        if key != (right_key := match_key(HandleKind(kind), value)):
            yield Fix(Fault.KEYS, tables.Handle, handle_id, {"match_key": right_key})


def _referral(ws: Workspace, whole: Whole) -> Iterator[Fix]:
    via = whole.row["via_id"]
    if via is not None and via not in whole.introducers:
        ends = {"source_id": via, "target_id": whole.row["id"]}
        values = {"kind": TieKind.REFERRED, **ends, "created_at": ws.now()}
        yield Fix(Fault.REFERRAL, tables.Tie, None, values)


def _differing(fault: Fault, row: Image, right: Image) -> Iterator[Fix]:
    values = {name: value for name, value in right.items() if row[name] != value}
    if values:
        yield Fix(fault, tables.Person, row["id"], values)
