"""Who is tied to whom: entering and taking away ties, and reading them."""

from typing import NamedTuple

from tablero.domain.changes import Written
from tablero.domain.network import MUTUAL, Branch, Tie
from tablero.domain.words import TieKind
from tablero.errors import BadInput, Circular
from tablero.services.cards import row_of, settle, stage_of
from tablero.services.rows import row_in
from tablero.services.workspace import Workspace
from tablero.storage import network, people, tables
from tablero.storage.journal import write
from tablero.storage.work import Work

BRANCHES = 200
"""So many branches of the tree are read at once."""


class TieResult(NamedTuple):
    """What was written, and the ties of the first of the two after it."""

    written: Written
    ties: tuple[Tie, ...]


def add_tie(ws: Workspace, source: int, target: int, kind: TieKind) -> TieResult:
    """Tie two people; a referral also says through whom the second came, if nothing did before.

    A tie that is there already changes nothing. Raises NotFound, BadInput for a tie to oneself or a
    referral of somebody who came through another, and Circular for one by somebody who came through
    the very person.
    """
    now = ws.now()
    with write(ws.store, "tie", now) as (work, written):
        one, other = row_of(work, source), row_of(work, target)
        work.subject = {
            "name": one["name"], "count": 1, "introduced": other["name"], "tie": kind,
        }  # fmt: skip
        insert_tie(ws, work, source, target, kind)
        found = tuple(network.ties_of(ws.store, source))
    return TieResult(written, found)


def remove_tie(ws: Workspace, tie_id: int) -> TieResult:
    """Take a tie away; with a referral goes that the second came through the first.

    Raises NotFound.
    """
    now = ws.now()
    with write(ws.store, "untie", now) as (work, written):
        row = row_in(work, tables.Tie, tie_id)
        source, target = row_of(work, row["source_id"]), row_of(work, row["target_id"])
        work.subject = {
            "name": source["name"], "count": 1, "introduced": target["name"], "tie": row["kind"],
        }  # fmt: skip
        work.delete(tables.Tie, tie_id)
        if row["kind"] == TieKind.REFERRED and target["via_id"] == source["id"]:
            settle(ws, work, target["id"], stage_of(target), now, via_id=None)
        found = tuple(network.ties_of(ws.store, source["id"]))
    return TieResult(written, found)


def ties_of(ws: Workspace, person_id: int) -> tuple[Tie, ...]:
    """The ties of a person, the newest first, then those who only share the company."""
    return (*network.ties_of(ws.store, person_id), *network.unsaid(ws.store, person_id))


def roots(ws: Workspace, offset: int = 0) -> tuple[Branch, ...]:
    """The beginnings of the referral tree, `BRANCHES` at most from one on."""
    return tuple(network.roots(ws.store, BRANCHES, offset))


def branches(ws: Workspace, person_id: int, offset: int = 0) -> tuple[Branch, ...]:
    """Those whom a person brought, `BRANCHES` at most from one on."""
    return tuple(network.branches(ws.store, person_id, BRANCHES, offset))


def insert_tie(ws: Workspace, work: Work, source: int, target: int, kind: TieKind) -> int:
    """As part of a larger write: a tie, new or there already; gives its id.

    One that holds both ways is kept once, from the lower id to the higher. Raises Circular, and
    BadInput for a tie to oneself or a referral of somebody who came through another.
    """
    if source == target:
        raise BadInput(field="tie", value=row_of(work, source)["name"], reason="self")
    if kind in MUTUAL:
        source, target = sorted((source, target))
    else:
        _put_introducer(ws, work, source, target)
    found = network.tie_id(ws.store, source, target, kind)
    if found is not None:
        return found
    return work.insert(
        tables.Tie, kind=kind, source_id=source, target_id=target, created_at=ws.now()
    )


def insert_lead(ws: Workspace, work: Work, source: int, target: int) -> None:
    """As part of a larger write: the first led me to the second, for which thanks are due.

    A referral; but who came through another stays with them, and who once led to the first cannot
    have come through them: they know each other. Raises BadInput for a tie to oneself.
    """
    via_id = row_of(work, target)["via_id"]
    came_before = via_id not in (None, source)
    is_circular = source != target and target in people.chain_ids(ws.store, source)
    kind = TieKind.KNOWS if came_before or is_circular else TieKind.REFERRED
    insert_tie(ws, work, source, target, kind)
    if kind is TieKind.KNOWS or via_id == source:
        work.insert(tables.Lead, introducer_id=source, introduced_id=target, at=ws.now())


def _put_introducer(ws: Workspace, work: Work, source: int, target: int) -> None:
    row = row_of(work, target)
    if row["via_id"] == source:
        return
    if row["via_id"] is not None:
        raise BadInput(field="tie", value=row["name"], reason="introduced")
    if target in (source, *people.chain_ids(ws.store, source)):
        raise Circular(name=row["name"], via=row_of(work, source)["name"])
    settle(ws, work, target, stage_of(row), ws.now(), via_id=source)
