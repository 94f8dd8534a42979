"""Listing people: each column as the board ranks it, then who rests, then who is not on it."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tablero.domain.query import parse_query
from tablero.domain.words import Stage
from tablero.services import rests
from tablero.services.listing import EVERYWHERE, list_people, tags
from tablero.services.workspace import Workspace
from tablero.storage.store import Store
from tablero.storage.upgrade import open_store
from tests.conftest import MADRID, Clock, Driver
from tests.storage.boards import BEGAN, Row, answers, boards, fill, on_board, queries, taken_back

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A database that each example fills inside a transaction which is taken back."""
    with closing(open_store(tmp_path_factory.mktemp("list") / "tablero.db", "test")) as opened:
        yield opened


def listed(rows: list[Row], stages: list[Stage | None], text: str) -> list[int]:
    """The same by a plain reading."""
    ids: list[int] = []
    chosen = [row for row in rows if answers(row, text)]
    for stage in stages:
        here = [row for row in chosen if row["stage"] is stage]
        ids += [row["id"] for row in on_board(here)]
        away = [row for row in here if row["stage"] is None or row["rest_until"]]
        away = [row for row in away if row["stage"] is None or row["rest_until"] > TODAY]
        key = "name_key" if stage is None else "rest_until"
        ids += [row["id"] for row in sorted(away, key=lambda row: (row[key], row["id"]))]
    return ids


@settings(max_examples=60)
@given(
    boards,
    queries,
    st.lists(st.sampled_from(EVERYWHERE), unique=True),
    st.none() | st.integers(0, 12),
)
def test_a_list_agrees_with_a_plain_reading(
    store: Store, drawn: list[Row], text: str, stages: list[Stage | None], limit: int | None
) -> None:
    with taken_back(store):
        rows = fill(store, drawn)
        ws = Workspace(store, lambda: BEGAN + timedelta(hours=9), MADRID)
        expected = listed(rows, stages, text)
        limits = {} if limit is None else {"limit": limit}
        found = list_people(ws, parse_query(text), stages, **limits)
        assert [card.id for card in found.cards] == expected[:limit]
        assert found.total == len(expected)


def test_who_rests_stands_after_the_cards_of_the_stage(drive: Driver, clock: Clock) -> None:
    ana, paco, luis = map(drive.add, ("Ana Ríos", "Paco Muestra", "Luis Ficticio"))
    drive.add("Irene Modelo", None)
    rests.rest(drive.ws, [ana], date(2026, 12, 24))
    rests.rest(drive.ws, [paco], date(2026, 12, 1))
    assert names(drive.ws) == ["Luis Ficticio", "Paco Muestra", "Ana Ríos", "Irene Modelo"]
    drive.touch(luis)
    clock.advance(days=10)
    assert names(drive.ws) == ["Luis Ficticio", "Paco Muestra", "Ana Ríos", "Irene Modelo"]
    assert names(drive.ws, "resting") == ["Ana Ríos"]
    assert names(drive.ws, "due") == ["Luis Ficticio", "Paco Muestra"]


def names(ws: Workspace, text: str = "") -> list[str]:
    return [card.name for card in list_people(ws, parse_query(text)).cards]


@pytest.mark.parametrize("people", [0, 3])
def test_tags_are_read_for_all_who_have_some(drive: Driver, people: int) -> None:
    ids = [drive.add(f"Someone {number}", tags=("coro",)) for number in range(people)]
    ids.append(drive.add("Nobody's"))
    assert tags(drive.ws, ids) == dict.fromkeys(ids[:-1], ("coro",))
