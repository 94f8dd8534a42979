"""Everything that belongs to one person, made another's: nothing double, and no tie to oneself."""

from datetime import datetime
from typing import Any

from tablero.domain.network import MUTUAL
from tablero.domain.words import EntryStatus, TieKind
from tablero.services.cards import renumber
from tablero.services.entries import close_if_open
from tablero.storage import merging, tables
from tablero.storage.merging import Column
from tablero.storage.tables import Table
from tablero.storage.work import Image, Work

_ONCE: dict[type[Table], tuple[str, ...]] = {
    tables.PersonTag: ("person_id", "tag_id"),
    tables.Expertise: ("person_id", "tag_id"),
    tables.Handle: ("person_id", "kind", "match_key"),
    tables.Focus: ("person_id", "day"),
    tables.AskTold: ("person_id", "ask_id"),
}
"""What a person has once only, and by what it is told apart."""

_BETWEEN_TWO: tuple[type[Table], ...] = (tables.Tie, tables.DistinctPair)
_ENDS = ("source_id", "target_id")
_PAIR = ("one_id", "other_id")


def unite(work: Work, keep_id: int, other_id: int, via_id: int | None, now: datetime) -> None:
    """As part of a larger write: whatever names the other one names the one who is kept.

    `via_id` is who brought them; whoever else brought one of the two is known to them.
    """
    for column in merging.columns():
        if column[0] not in _BETWEEN_TWO:
            _move(work, column, keep_id, other_id)
    _unite_ties(work, keep_id, other_id, via_id)
    _unite_pairs(work, keep_id, other_id)
    _leave_out_oneself(work, keep_id, now)
    renumber(work, keep_id)
    for tie_id, at in merging.ties_thanked(work.store, keep_id).items():
        work.update(tables.Tie, tie_id, thanked_at=at)
    for lead_id, at in merging.leads_thanked(work.store, keep_id).items():
        work.update(tables.Lead, lead_id, thanked_at=at)


def _move(work: Work, column: Column, keep_id: int, other_id: int) -> None:
    table, name = column
    names = _ONCE.get(table, ())
    for row in merging.rows(work.store, column, other_id):
        moved = row | {name: keep_id}
        twin = merging.twin_of(work.store, table, moved, names) if name in names else None
        if twin:
            work.delete(table, row["id"])
            work.update(table, twin["id"], **_absorbed(table, twin, row))
        elif row["id"] != keep_id or table is not tables.Person:
            work.update(table, row["id"], **{name: keep_id})


def _absorbed(table: type[Table], twin: Image, row: Image) -> dict[str, Any]:
    """What the row that stays takes over from the one that says the same."""
    if table is tables.Focus:
        return {"place": min(twin["place"], row["place"])}
    if table is not tables.AskTold:
        return {}
    answered = twin if twin["answered_at"] is not None else row
    return {
        "told_at": min(twin["told_at"], row["told_at"]),
        "answer": answered["answer"],
        "answered_at": answered["answered_at"],
        "led_to_id": twin["led_to_id"] or row["led_to_id"],
    }


def _unite_ties(work: Work, keep_id: int, other_id: int, via_id: int | None) -> None:
    for row in merging.tie_rows(work.store, keep_id, other_id):
        source, target = (_one_of(row[name], keep_id, other_id) for name in _ENDS)
        kind = TieKind(row["kind"])
        if kind is TieKind.REFERRED and target == keep_id and source != via_id:
            kind = TieKind.KNOWS
        if kind in MUTUAL:
            source, target = sorted((source, target))
        _put_tie(work, row, row | {"kind": kind, "source_id": source, "target_id": target})


def _put_tie(work: Work, before: Image, after: Image) -> None:
    names = ("kind", *_ENDS)
    twin = merging.twin_of(work.store, tables.Tie, after, names)
    if twin or after["source_id"] == after["target_id"]:
        work.delete(tables.Tie, before["id"])
    else:
        work.update(tables.Tie, before["id"], **{name: after[name] for name in names})
    if twin and twin["thanked_at"] is None:
        work.update(tables.Tie, twin["id"], thanked_at=before["thanked_at"])


def _unite_pairs(work: Work, keep_id: int, other_id: int) -> None:
    """Who is not the other one is not the one who is kept either."""
    for name in _PAIR:
        for row in merging.rows(work.store, (tables.DistinctPair, name), other_id):
            one, other = sorted(_one_of(row[end], keep_id, other_id) for end in _PAIR)
            after = row | {"one_id": one, "other_id": other}
            if one == other or merging.twin_of(work.store, tables.DistinctPair, after, _PAIR):
                work.delete(tables.DistinctPair, row["id"])
            else:
                work.update(tables.DistinctPair, row["id"], one_id=one, other_id=other)


def _leave_out_oneself(work: Work, keep_id: int, now: datetime) -> None:
    """Nobody leads to themselves, or is asked to introduce themselves; no promise is left of it."""
    for row in merging.rows(work.store, (tables.AskTold, "led_to_id"), keep_id):
        if row["person_id"] == keep_id:
            work.update(tables.AskTold, row["id"], led_to_id=None)
    for row in merging.rows(work.store, (tables.Introduction, "target_id"), keep_id):
        if row["asked_id"] == keep_id:
            work.delete(tables.Introduction, row["id"])
            close_if_open(work, row["entry_id"], EntryStatus.DROPPED, now)
    for row in merging.rows(work.store, (tables.Lead, "introduced_id"), keep_id):
        if row["introducer_id"] == keep_id:
            work.delete(tables.Lead, row["id"])


def _one_of(person_id: int, keep_id: int, other_id: int) -> int:
    return keep_id if person_id == other_id else person_id
