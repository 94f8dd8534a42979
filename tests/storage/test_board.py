"""Columns in windows: they agree with a plain sorted list, and open by the index alone."""

from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tablero.domain.due import Segment, segment
from tablero.domain.query import Query, parse_query
from tablero.domain.tally import DayFrame, PersonFacts, Place, Tally
from tablero.domain.text import fold
from tablero.domain.words import Stage
from tablero.storage import board, tables
from tablero.storage.store import Store
from tablero.storage.upgrade import open_store

TODAY = date(2026, 11, 23)
BEGAN = datetime(2026, 11, 22, 23, tzinfo=UTC)
WORDS = ("Ana", "Ñíguez", "100%", "a_b", "[x]", "O'Brien", 'say "hi"', "back\\slash", "İstanbul")

Row = dict[str, Any]

people = st.fixed_dictionaries(
    {
        "name": st.sampled_from(WORDS),
        "company": st.sampled_from(WORDS),
        "stage": st.sampled_from([*Stage, None]),
        "days": st.none() | st.integers(-3, 3),
        "seen_count": st.integers(0, 3),
        "touched": st.none() | st.integers(-2, 2),
        "converted": st.none() | st.integers(-2, 2),
        "decision_maker": st.booleans(),
    }
)
queries = st.sampled_from(
    [
        *("", "ana", "niguez", "istanbul", "@ana", "via:ana", "#ana", "ana due"),
        *("due", "seen>1", "seen<=0", "touches=0", "decides"),
        *("%", "_", "[", "'", '"', "\\"),
    ]
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A database that each example fills inside a transaction which is taken back."""
    with closing(open_store(tmp_path_factory.mktemp("board") / "tablero.db", "test")) as opened:
        yield opened


@contextmanager
def taken_back(store: Store) -> Iterator[None]:
    """Take the rows of an example back at its end."""
    with store.db.atomic() as transaction:
        yield
        transaction.rollback()


def moment(days: int | None) -> datetime | None:
    return None if days is None else BEGAN + timedelta(days=days)


def fill(store: Store, drawn: list[Row]) -> list[Row]:
    rows = []
    for number, person in zip(count(1), drawn, strict=False):
        row = {
            name: value
            for name, value in person.items()
            if name not in ("days", "touched", "converted")
        }
        days = person["days"]
        row |= {
            "id": number,
            "due_on": TODAY + timedelta(days=days) if isinstance(days, int) else None,
            "first_touch_at": moment(person["touched"]),
            "first_conversation_at": moment(person["converted"]),
            "name_key": fold(str(row["name"])),
            "company_key": fold(str(row["company"])),
            "search_key": fold(f"{row['name']} {row['company']}"),
            "created_at": 0,
        }
        rows.append(row)
        store.run(tables.Person.insert(row))
    return rows


def answers(row: Row, query: str) -> bool:
    """The query read by a person instead of a database."""
    by_word = {
        "due": row["stage"] and (row["due_on"] is None or row["due_on"] <= TODAY),
        "seen>1": row["seen_count"] > 1,
        "seen<=0": row["seen_count"] == 0,
        "touches=0": True,
        "decides": row["decision_maker"],
        "@ana": "ana" in str(row["company_key"]),
        "via:ana": False,
        "#ana": False,
    }
    return all(by_word.get(word, word in str(row["search_key"])) for word in query.split())


def in_order(rows: list[Row], stage: Stage, query: str) -> list[object]:
    chosen = [row for row in rows if row["stage"] is stage and answers(row, query)]
    parts = [Segment.DUE, Segment.UNTOUCHED, Segment.LATER]
    chosen.sort(
        key=lambda row: (
            parts.index(segment(row["due_on"], TODAY)),
            str(row["due_on"]),
            row["id"],
        )
    )
    return [row["id"] for row in chosen]


@settings(max_examples=60)
@given(st.lists(people, max_size=25), queries, st.integers(0, 8), st.integers(1, 8))
def test_windows_and_places_agree_with_a_plain_sorted_list(
    store: Store, drawn: list[Row], text: str, offset: int, limit: int
) -> None:
    with taken_back(store):
        rows, query = fill(store, drawn), parse_query(text)
        counts = board.count_cards(store, TODAY, query)
        for stage in Stage:
            expected = in_order(rows, stage, text)
            found = column(store, stage, counts, query, offset, limit)
            assert found == expected[offset : offset + limit]
            everyone = board.find_cards(store, [int(str(id_)) for id_ in expected])
            places = [board.position(store, card, counts, TODAY, query) for card in everyone]
            assert places == list(range(len(expected)))


def column(
    store: Store, stage: Stage, counts: Counter[Place], query: Query, offset: int, limit: int
) -> list[int]:
    cards = board.window(store, stage, counts, TODAY, offset=offset, limit=limit, query=query)
    return [card.id for card in cards]


@settings(max_examples=60)
@given(st.lists(people, max_size=25))
def test_the_figures_counted_by_index_are_those_added_up_one_by_one(
    store: Store, drawn: list[Row]
) -> None:
    with taken_back(store):
        tally = Tally(DayFrame(TODAY, BEGAN))
        for row in fill(store, drawn):
            names = ("stage", "due_on", "first_touch_at", "first_conversation_at")
            facts = PersonFacts(*(row[name] for name in names))
            tally = tally.shifted(None, facts)
        assert board.count_tally(store, tally.frame) == tally


def plans(store: Store, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Have every query of the store explained from now on: its SQL, and a step of its plan."""
    seen: list[tuple[str, str]] = []
    run: Any = store.db.execute_sql

    def explained(sql: str, params: object = None, **rest: object) -> object:
        steps = run("EXPLAIN QUERY PLAN " + sql, params).fetchall()
        seen.extend((sql, step[3]) for step in steps)
        return run(sql, params, **rest)

    monkeypatch.setattr(store.db, "execute_sql", explained)
    return seen


def test_the_board_opens_by_its_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(open_store(tmp_path / "plan.db", "test")) as store:
        seen = plans(store, monkeypatch)
        tally = board.count_tally(store, DayFrame(TODAY, BEGAN))
        for stage in Stage:
            counts = Counter(dict.fromkeys([(stage, part) for part in Segment], 100))
            for offset in (0, 150, 250):
                board.window(store, stage, counts, TODAY, offset=offset, limit=20)
    assert tally.due == 0
    steps = {step for _, step in seen}
    assert any("person_stage_due_on_id" in step for step in steps)
    assert not [step for step in steps if step.startswith("SCAN") and "CONSTANT" not in step]
    assert not [step for step in steps if "TEMP B-TREE" in step]


def test_the_place_of_a_card_is_found_by_the_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(open_store(tmp_path / "plan.db", "test")) as store:
        row = {"name": "Ana", "name_key": "ana", "created_at": 0, "stage": "referred"}
        store.run(tables.Person.insert(row))
        (card,) = board.find_cards(store, [1])
        seen = plans(store, monkeypatch)
        for due_on in (None, TODAY, TODAY + timedelta(days=1)):
            board.position(store, card._replace(due_on=due_on), Counter(), TODAY)
    assert seen
    assert all("person_stage_due_on_id" in step for _, step in seen)
