"""Who can bring me closer, in a network with many ties: as the screen looks for it."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from tablero.domain.words import TieKind
from tablero.services.reach import reach_person, reach_words
from tablero.services.workspace import Workspace
from tablero.storage import tables
from tablero.storage.bulk import insert_rows
from tablero.storage.upgrade import open_store
from tests.bench.data import ZONE, database
from tests.bench.program import now_ms
from tests.bench.visit import Samples

PEOPLE, TIES = 20_000, 60_000
COMPANIES = 2_500
"""Other than on the boards, where thousands share one of five."""

_SPREAD = "UPDATE person SET company_key = 'empresa ' || (id % ?1)"

GOALS = 15
"""People to whom ways are looked for; every time others, as nothing is kept between them."""


def time_reach(folder: Path) -> Samples:
    """Ways to people here and there, to whoever is of a company or has a role, in milliseconds.

    With a role are thousands; the 200 touched last are looked for, and nearly everybody is near.
    """
    path = database(folder, PEOPLE)
    ws = Workspace(open_store(path, "bench"), lambda: datetime.now(UTC), ZoneInfo(ZONE))
    with closing(ws):
        _tie(ws)
        persons = range(7, PEOPLE, PEOPLE // GOALS)
        return {
            "person.ms": [_time(ws, number) for number in persons],
            "company.ms": [_time(ws, f"empresa {number}") for number in (17, 480, 1200, 2300)],
            "role.ms": [_time(ws, role) for role in ("ceo", "cfo", "compras")],
        }


def _tie(ws: Workspace) -> None:
    """As many ties as wanted, with those of referrals that are there: the same ones every time."""
    random, kinds = Random(13), (TieKind.KNOWS, TieKind.WORKS_WITH, TieKind.FAMILY)
    there = ws.store.rows_of("SELECT COUNT(*) FROM tie", [])[0][0]
    pairs = (random.sample(range(1, PEOPLE + 1), 2) for _ in range(TIES - there))
    with ws.store.transaction():
        ws.store.rows_of(_SPREAD, [COMPANIES])
        insert_rows(ws.store, tables.Tie, (
            {"kind": random.choice(kinds), "source_id": one, "target_id": other,
             "created_at": 1_700_000_000, "thanked_at": None}
            for one, other in pairs
        ))  # fmt: skip


def _time(ws: Workspace, goal: int | str) -> float:
    start = now_ms()
    with ws.snapshot():
        if isinstance(goal, int):
            reach_person(ws, goal)
        else:
            reach_words(ws, goal)
    return now_ms() - start
