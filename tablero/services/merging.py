"""Making one of two people who turned out to be the same: side by side, in one undoable change."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from tablero.domain.changes import Written
from tablero.domain.merging import (
    Brings,
    ByHand,
    Line,
    MergeField,
    Met,
    Sheet,
    Side,
    compare,
    result_of,
)
from tablero.domain.people import Card, Link, keys_of
from tablero.domain.words import EntryKind, EntryStatus, Stage
from tablero.errors import BadInput, Circular, NotFound
from tablero.services.cards import row_of, settle, stage_of
from tablero.services.entries import insert_entry
from tablero.services.uniting import unite
from tablero.services.workspace import Workspace
from tablero.storage import board, merging, people, recoveries, tables
from tablero.storage.journal import write
from tablero.storage.tables import day
from tablero.storage.work import Image, Work, image

Choices = Mapping[MergeField, Side]
"""What was chosen; where nothing was, what is proposed stands."""

_NOTHING: Choices = {}


class Preview(NamedTuple):
    """The two side by side, field by field, and what comes along."""

    keep: Card
    other: Card
    lines: tuple[Line, ...]
    brings: Brings


class MergeResult(NamedTuple):
    """What was written, the one card after it, and who is no more."""

    written: Written
    card: Card
    gone: Link


def preview(ws: Workspace, keep_id: int, other_id: int, choices: Choices = _NOTHING) -> Preview:
    """What a merge would make of the two; nothing is written.

    Raises NotFound, BadInput for one person twice or a side that a field does not have, and
    Circular for an introducer who came through one of the two.
    """
    lines = _compare(ws, keep_id, other_id, choices)
    cards = board.find_cards(ws.store, [keep_id, other_id])
    if len(cards) < 2:  # gone in between
        raise NotFound(ref=str(other_id))
    return Preview(cards[0], cards[1], lines, _brings(ws, other_id))


def merge(ws: Workspace, keep_id: int, other_id: int, choices: Choices = _NOTHING) -> MergeResult:
    """Make one of two: all that belongs to the other one is the kept one's, and the other is gone.

    A text too long to be added becomes a note. Raises as `preview` does.
    """
    now = ws.now()
    with write(ws.store, "merge", now) as (work, written):
        lines = _compare(ws, keep_id, other_id, choices)
        made, gone = result_of(lines), row_of(work, other_id)
        since = min(row_of(work, keep_id)["created_at"], gone["created_at"])
        unite(work, keep_id, other_id, made.via and made.via.id, now)
        arrived = _history(ws, keep_id) | _mood(ws, keep_id)
        columns = _columns(ws, keep_id, made) | arrived | {"created_at": since}
        work.update(tables.Person, keep_id, **columns)
        work.delete(tables.Person, other_id)
        settle(ws, work, keep_id, made.stage, now)
        for line in lines:
            _keep_as_note(ws, work, keep_id, line.rest)
        work.subject = {"name": made.name, "count": 1, "introduced": gone["name"]}
        (card,) = board.find_cards(ws.store, [keep_id])
    return MergeResult(written, card, Link(other_id, gone["name"]))


def _compare(ws: Workspace, keep_id: int, other_id: int, choices: Choices) -> tuple[Line, ...]:
    rows = [image(ws.store, tables.Person, id_) for id_ in (keep_id, other_id)]
    if rows[0] is None or rows[1] is None:
        raise NotFound(ref=str(keep_id if rows[0] is None else other_id))
    keep, other = _sheet(ws, rows[0]), _sheet(ws, rows[1])
    if keep_id == other_id:
        raise BadInput(field="merge", value=keep.name, reason="self")
    both = {keep_id, other_id}
    by_side = {Side.KEEP: keep.via, Side.OTHER: other.via}
    circular = [side for side, via in by_side.items() if via and _comes_through(ws, via, both)]
    lines = compare(keep, other, choices, circular)
    for line in lines:
        _check(line, choices, circular, keep.name)
    return lines


def _comes_through(ws: Workspace, via: Link, both: set[int]) -> bool:
    """Whether an introducer is one of the two, or came through them."""
    return via.id in both or any(id_ in both for id_ in people.chain_ids(ws.store, via.id))


def _check(line: Line, choices: Choices, circular: list[Side], name: str) -> None:
    """Refuse a side that was chosen and cannot be; of two that say the same, either can."""
    side = choices.get(line.field)
    if side is None or side in line.sides:
        return
    if line.field is MergeField.VIA and side in circular:
        via = line.keep if side is Side.KEEP else line.other
        assert isinstance(via, Link)
        raise Circular(name=name, via=via.name)
    is_open = not line.sides or line.keep == line.other
    if side is Side.BOTH or not is_open:
        raise BadInput(field="merge", value=f"{line.field}={side}", reason="side")


def _sheet(ws: Workspace, row: Image) -> Sheet:
    met = Met(row["met_where"], day(row["met_on"]))
    return Sheet(
        name=row["name"],
        role=row["role"],
        company=row["company"],
        stage=stage_of(row),
        due=_by_hand(row),
        cadence=row["every_days"],
        decides=bool(row["decision_maker"]),
        no_contact=bool(row["do_not_contact"]),
        via=_link(ws, row["via_id"]),
        met=met if any(met) else None,
        learned=row["learned"],
        notes=row["notes"],
    )


def _by_hand(row: Image) -> ByHand | None:
    due_on = day(row["due_on"]) if row["due_by_hand"] else None
    return ByHand(due_on, row["rest_until"] is not None, row["rest_reason"]) if due_on else None


def _link(ws: Workspace, person_id: int | None) -> Link | None:
    row = image(ws.store, tables.Person, person_id) if person_id is not None else None
    return Link(row["id"], row["name"]) if row else None


def _columns(ws: Workspace, keep_id: int, made: Sheet) -> dict[str, Any]:
    """The columns of the row that say what the sheet says, and the keys made from it."""
    tag_keys = people.tag_links(ws.store, keep_id)
    met = made.met or Met("", None)
    return keys_of(made.name, made.role, made.company, tag_keys) | {
        "name": made.name,
        "role": made.role,
        "company": made.company,
        "notes": made.notes,
        "decision_maker": made.decides,
        "do_not_contact": made.no_contact,
        "every_days": made.cadence,
        "via_id": made.via and made.via.id,
        "met_where": met.where,
        "met_on": met.on,
        "learned": made.learned,
        **_dates(made.due),
    }


def _dates(due: ByHand | None) -> dict[str, Any]:
    if due is None:
        return {"due_by_hand": False, "due_on": None, "rest_until": None, "rest_reason": ""}
    rest = due.day if due.rests else None
    by_hand = {"due_by_hand": True, "due_on": due.day}
    return by_hand | {"rest_until": rest, "rest_reason": due.reason}


def _history(ws: Workspace, keep_id: int) -> dict[str, Any]:
    """Where the moves of both lead, in the order in which they were written."""
    moves = merging.rows(ws.store, (tables.StageChange, "person_id"), keep_id)
    talks = [move["at"] for move in moves if move["to_stage"] == Stage.CONVERSATION]
    arrived = moves[-1]["to_stage"] if moves else None
    return {"stage": arrived, "first_conversation_at": talks[0] if talks else None}


def _mood(ws: Workspace, keep_id: int) -> dict[str, Any]:
    """Whether a moment of truth of one of them is open; where one of each is, both stay."""
    return {"is_upset": recoveries.count_living(ws.store, keep_id) > 0}


def _keep_as_note(ws: Workspace, work: Work, person_id: int, text: str) -> None:
    if text:
        columns = {"text": text, "status": EntryStatus.OPEN}
        insert_entry(work, person_id, EntryKind.NOTE, columns, ws.now())


def _brings(ws: Workspace, other_id: int) -> Brings:
    counts = {column: merging.count(ws.store, column, other_id) for column in merging.columns()}
    by_table = {
        name: sum(count for (each, _), count in counts.items() if each is table)
        for name, table in _BROUGHT.items()
    }
    return Brings(**by_table)


_BROUGHT: dict[str, type[tables.Table]] = {
    "touches": tables.Touch,
    "moves": tables.StageChange,
    "entries": tables.Entry,
    "ties": tables.Tie,
    "favours": tables.Favour,
    "introductions": tables.Introduction,
    "asks": tables.AskTold,
    "handles": tables.Handle,
    "tags": tables.PersonTag,
    "expertise": tables.Expertise,
    "brought": tables.Person,
    "moments": tables.Recovery,
}
