"""A network of a real size, and how long it takes to find the ways to somebody in it.

Invented people who work in some thousand firms, and who know each other: most know a few, some know
hundreds. No key is pressed here: the service is asked, as the screen and the command ask it.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from zoneinfo import ZoneInfo

from peewee import fn

from tablero.domain.text import fold
from tablero.domain.words import TieKind
from tablero.services import reach
from tablero.services.workspace import Workspace
from tablero.storage import tables
from tablero.storage.bulk import insert_rows
from tablero.storage.upgrade import open_store
from tests.bench import data
from tests.bench.visit import Samples

PEOPLE, TIES, FIRMS = 20_000, 60_000, 1_500
LOOKED_FOR = 40
ROLE = "Perito"
_KINDS = (TieKind.KNOWS, TieKind.KNOWS, TieKind.WORKS_WITH, TieKind.FAMILY)


def time_ways(folder: Path) -> Samples:
    """Milliseconds for the ways to people, to companies, and to a role that many have."""
    path, now = folder / "network.db", datetime.now(UTC)
    if not path.exists():
        build(path, PEOPLE, TIES, now)
    ws = Workspace(open_store(path, "bench"), lambda: now, ZoneInfo(data.ZONE))
    chance = Random(5)
    people = [chance.randint(1, PEOPLE) for _ in range(LOOKED_FOR)]
    firms = [firm_of(person) for person in people]
    found = {
        "person.ms": [_took(partial(reach.reach_person, ws, id_)) for id_ in people],
        "company.ms": [_took(partial(reach.reach_words, ws, firm)) for firm in firms],
        "role.ms": [_took(partial(reach.reach_words, ws, ROLE)) for _ in range(5)],
    }
    ws.close()
    return {name: [median(some)] for name, some in found.items()} | {
        "slowest.ms": [max(found["person.ms"])]
    }


def build(path: Path, people: int, ties: int, now: datetime) -> None:
    """Write a network of so many people and ties, sound to `doctor`; each fifth is on the board."""
    on_board = people // 5
    data.build(path, on_board, now)
    store = open_store(path, "bench")
    with store.transaction():
        row = tables.Person
        for id_, name_key, role in store.rows(row.select(row.id, row.name_key, row.role)):
            store.run(row.update(_place(id_, name_key, role)).where(row.id == id_))
        insert_rows(store, row, (_met(id_, now) for id_ in range(on_board + 1, people + 1)))
        there = int(store.scalar(tables.Tie.select(fn.MAX(tables.Tie.id))))
        insert_rows(store, tables.Tie, list(_ties(there, people, ties - there, now)))
    store.close()
    path.with_name(path.name + ".lock").unlink(missing_ok=True)


def _met(id_: int, now: datetime) -> data.Row:
    """Somebody met by chance, and never touched."""
    name, role = f"Persona {id_}", ROLE if id_ % 50 == 0 else "Oficio"
    values = {
        column: field.default() if callable(field.default) else field.default
        for column, field in tables.Person._meta.columns.items()
    }
    names = {"id": id_, "name": name, "name_key": fold(name), "role": role}
    made = values | names | _place(id_, fold(name), role) | {"created_at": int(now.timestamp())}
    return {name: int(value) if isinstance(value, bool) else value for name, value in made.items()}


def _place(id_: int, name_key: str, role: str) -> data.Row:
    firm = firm_of(id_)
    search_key = f"{name_key} {fold(role)} {fold(firm)}"
    return {"company": firm, "company_key": fold(firm), "search_key": search_key}


def firm_of(id_: int) -> str:
    """Where they work; some firms are large."""
    return f"Firma {Random(id_).randint(1, FIRMS) * Random(-id_).randint(1, FIRMS) // FIRMS}"


def _ties(after: int, people: int, count: int, now: datetime) -> Iterator[data.Row]:
    """So many, between two who are not tied yet; one end of each is rather somebody known."""
    pairs = islice(_pairs(people), count)
    for id_, (one, other) in enumerate(pairs, after + 1):
        kind = _KINDS[id_ % len(_KINDS)]
        yield {
            "id": id_, "kind": kind, "source_id": one, "target_id": other,
            "created_at": int(now.timestamp()), "thanked_at": None,
        }  # fmt: skip


def _pairs(people: int) -> Iterator[tuple[int, int]]:
    chance, made = Random(7), set[tuple[int, int]]()
    while True:
        one, other = chance.randint(1, people), int(people * chance.random() ** 3) + 1
        pair = min(one, other), max(one, other)
        if one != other and pair not in made:
            made.add(pair)
            yield pair


def _took(act: Callable[[], object]) -> float:
    start = perf_counter()
    act()
    return (perf_counter() - start) * 1000
