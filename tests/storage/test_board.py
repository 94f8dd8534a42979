"""The figures of the board: read from what is kept, they are those that a count would find."""

from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings

from tablero.domain.query import parse_query
from tablero.domain.ranking import Standing, Standings
from tablero.domain.tally import PersonFacts, Rate, Tally
from tablero.storage import board, rates, standings
from tablero.storage.store import Store
from tablero.storage.upgrade import open_store
from tests.storage.boards import (
    FRAME,
    TODAY,
    Row,
    answers,
    boards,
    fill,
    plans,
    queries,
    taken_back,
)


@settings(max_examples=60)
@given(boards)
def test_the_figures_read_from_the_file_are_those_added_up_one_by_one(
    store: Store, drawn: list[Row]
) -> None:
    with taken_back(store):
        tally = Tally(FRAME)
        for row in fill(store, drawn):
            facts = PersonFacts(*(row[name] for name in PersonFacts._fields))
            tally = tally.shifted(None, facts)
        assert board.count_tally(store, tally.frame) == tally


@settings(max_examples=60)
@given(boards, queries)
def test_matches_are_counted_where_they_stand(store: Store, drawn: list[Row], text: str) -> None:
    with taken_back(store):
        expected = Standings()
        for row in fill(store, drawn):
            if row["stage"] and answers(row, text):
                place = row["stage"], row["cadence_days"], row["due_on"]
                expected[Standing(*place, row["rest_until"] is not None)] += 1
        assert board.count_matches(store, TODAY, parse_query(text)) == expected


@settings(max_examples=60)
@given(boards, boards)
def test_counts_brought_along_are_those_counted_again(
    store: Store, before: list[Row], after: list[Row]
) -> None:
    with taken_back(store):
        fill(store, before)
        was = standings.count(store)
        store.db.execute_sql("DELETE FROM person")
        fill(store, after)
        then = standings.count(store)
        standings.shift(store, Standings({each: -count for each, count in then.items()}))
        standings.shift(store, was)
        assert standings.read(store) == was
        (rows,) = store.rows_of("SELECT COUNT(*) FROM standing", [])
        assert rows == (len(was),)


def test_the_conversion_is_kept_and_counted_where_it_is_not(store: Store) -> None:
    with taken_back(store):
        drawn = {"name": "Ana", "company": "", "stage": None, "cadence_days": 7, "days": None}
        rest = {"rests": False, "seen_count": 0, "decision_maker": False}
        moments = (0, 1), (0, None), (None, None), (None, 1)
        fill(store, [drawn | rest | {"touched": t, "converted": c} for t, c in moments])
        assert rates.read(store) == rates.count(store) == Rate(1, 2)
        rates.shift(store, Rate(-1, 3))
        assert rates.read(store) == Rate(0, 5)
        store.db.execute_sql("DELETE FROM setting")
        assert rates.read(store) == Rate(1, 2)


def test_the_figures_cost_no_look_at_everyone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(open_store(tmp_path / "plan.db", "test")) as store:
        seen = plans(store, monkeypatch)
        board.count_tally(store, FRAME)
    assert any('"standing"' in sql for sql, _ in seen)
    assert any("person_first_touch_at_first_conversation_at" in step for step in seen.steps)
    assert seen.slow == []


@pytest.mark.parametrize("text", ["ana", "due", "touches>3", "resting"])
def test_what_is_typed_as_a_filter_is_counted_in_the_index_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    with closing(open_store(tmp_path / "plan.db", "test")) as store:
        seen = plans(store, monkeypatch)
        board.count_matches(store, TODAY, parse_query(text))
    assert all("COVERING INDEX person_stage_cadence_days" in step for step in seen.steps)
    assert seen.slow == []
