"""Columns in windows: they agree with a plain sorted list, and open by the index alone."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tablero.domain.due import Segment
from tablero.domain.people import Card
from tablero.domain.query import parse_query
from tablero.domain.ranking import Standing, Standings
from tablero.domain.words import Stage
from tablero.storage import agenda, board, order, standings
from tablero.storage.store import Store
from tablero.storage.tables import Person
from tablero.storage.upgrade import open_store
from tests.storage.boards import (
    TODAY,
    WORDS,
    Plans,
    Row,
    boards,
    fill,
    on_board,
    plans,
    queries,
    taken_back,
)

stages = st.lists(st.sampled_from(Stage), min_size=1, unique=True)


@settings(max_examples=150)
@given(boards, queries, stages, st.integers(0, 12), st.integers(1, 8))
def test_windows_agree_with_a_plain_sorted_list(
    store: Store, drawn: list[Row], text: str, among: list[Stage], offset: int, limit: int
) -> None:
    with taken_back(store):
        rows, query = fill(store, drawn), parse_query(text)
        there = board.count_matches(store, TODAY, query)
        found = order.window(store, among, there, TODAY, offset=offset, limit=limit, query=query)
        expected = [row["id"] for row in on_board(rows, text) if row["stage"] in among]
        assert [card.id for card in found] == expected[offset : offset + limit]


@settings(max_examples=60)
@given(boards, queries)
def test_places_agree_with_a_plain_sorted_list(store: Store, drawn: list[Row], text: str) -> None:
    with taken_back(store):
        rows, query = fill(store, drawn), parse_query(text)
        there = board.count_matches(store, TODAY, query)
        for stage in Stage:
            ids = [row["id"] for row in on_board(rows, text) if row["stage"] is stage]
            cards = board.find_cards(store, ids)
            places = [order.position(store, card, there, TODAY, query) for card in cards]
            assert places == list(range(len(ids)))


@settings(max_examples=60)
@given(boards, st.integers(1, 8))
def test_the_most_urgent_of_some_agree_with_a_plain_sorted_list(
    store: Store, drawn: list[Row], limit: int
) -> None:
    with taken_back(store):
        rows = fill(store, drawn)
        here = on_the_board(standings.read(store))
        decides = order.those(Person.decision_maker == 1)
        expected = [row["id"] for row in on_board(rows) if row["decision_maker"]]
        found = order.first(store, here, TODAY, limit, decides)
        assert [card.id for card in found] == expected[:limit]
        assert order.count(store, here, TODAY, decides) == len(expected)


def on_the_board(there: Standings) -> Standings:
    return Standings({each: count for each, count in there.items() if each.segment(TODAY)})


def test_a_window_of_nobody_is_empty(store: Store) -> None:
    assert order.window(store, list(Stage), Standings(), TODAY, offset=0, limit=9) == []
    assert order.first(store, Standings(), TODAY, 9) == []


def test_a_window_beyond_the_end_is_empty(store: Store) -> None:
    with taken_back(store):
        fill(store, [person(0, 7), person(1, 3)])
        there = standings.read(store)
        assert order.window(store, list(Stage), there, TODAY, offset=2, limit=9) == []


def person(days: int | None, cadence: int, **rest: object) -> Row:
    drawn = {"name": WORDS[0], "company": WORDS[1], "stage": Stage.REFERRED, "days": days}
    blank = {"rests": False, "touched": None, "converted": None, "decision_maker": False}
    return drawn | blank | {"cadence_days": cadence, "seen_count": 0} | rest


def test_days_late_weigh_more_where_touches_are_meant_to_be_often(store: Store) -> None:
    with taken_back(store):
        fill(store, [person(-10, 30), person(-2, 3), person(None, 7), person(1, 1), person(0, 3)])
        there = standings.read(store)
        found = order.window(store, [Stage.REFERRED], there, TODAY, offset=0, limit=9)
        assert [card.id for card in found] == [2, 1, 5, 3, 4]


def test_who_rests_is_passed_over_until_the_day(store: Store) -> None:
    with taken_back(store):
        fill(
            store, [person(1, 3), person(2, 3, rests=True), person(3, 3), person(0, 3, rests=True)]
        )
        there = standings.read(store)
        for today, expected in ((TODAY, [4, 1, 3]), (TODAY + timedelta(days=2), [4, 1, 2, 3])):
            found = order.window(store, [Stage.REFERRED], there, today, offset=0, limit=9)
            assert [card.id for card in found] == expected
            places = [order.position(store, card, there, today) for card in found]
            assert places == list(range(len(expected)))


@pytest.fixture
def mixed(tmp_path: Path) -> Iterator[Store]:
    """A board on which every column is merged of several cadences and parts."""
    with closing(open_store(tmp_path / "plan.db", "test")) as store:
        fill(
            store,
            [
                person(days, cadence, stage=stage, rests=days == 5)
                for stage in Stage
                for cadence in (2, 3, 7)
                for days in (None, -4, -1, 0, 1, 5)
            ],
        )
        yield store


LOOKS: list[Callable[[Store, Standings, Card], object]] = [
    lambda store, there, _: order.window(store, [Stage.REFERRED], there, TODAY, offset=0, limit=5),
    lambda store, there, _: order.window(store, [Stage.REFERRED], there, TODAY, offset=8, limit=5),
    lambda store, there, _: order.window(store, [Stage.REFERRED], there, TODAY, offset=12, limit=5),
    lambda store, there, _: order.window(
        store, list(Stage), there, TODAY, offset=20, limit=9, query=parse_query("ana")
    ),
    lambda store, there, _: order.first(store, on_the_board(there), TODAY, 5),
    lambda store, there, _: order.count(
        store, on_the_board(there), TODAY, order.those(Person.touch_count == 0)
    ),
    lambda store, there, card: order.position(store, card, there, TODAY),
    lambda store, there, card: order.position(
        store, card._replace(due_on=None), there, TODAY, parse_query("ana")
    ),
    lambda store, there, card: order.position(
        store, card._replace(due_on=TODAY + timedelta(days=1)), there, TODAY
    ),
]


@pytest.mark.parametrize("look", LOOKS)
def test_every_look_at_the_order_goes_by_its_index(
    mixed: Store,
    monkeypatch: pytest.MonkeyPatch,
    look: Callable[[Store, Standings, Card], object],
) -> None:
    there, (card,) = standings.read(mixed), board.find_cards(mixed, [5])
    seen = plans(mixed, monkeypatch)
    assert look(mixed, there, card)
    assert by_order(seen)
    assert seen.slow == []


def by_order(seen: Plans) -> list[str]:
    """The steps that go by the index of the board, down to the due date."""
    return [
        step
        for step in seen.steps
        if "person_stage_cadence_days_due_on" in step and "cadence_days=? AND due_on" in step
    ]


@pytest.mark.parametrize("look", [agenda.stalled, agenda.under_way])
def test_those_at_the_first_touches_are_found_by_an_index_of_their_own(
    mixed: Store, monkeypatch: pytest.MonkeyPatch, look: Callable[..., list[Card]]
) -> None:
    mixed.run(Person.update(touch_count=2).where(Person.id % 2 == 0))
    due = {each: count for each, count in standings.read(mixed).items() if is_due(each)}
    seen = plans(mixed, monkeypatch)
    assert look(mixed, Standings(due), TODAY, 99)
    assert any("USING COVERING INDEX person_early" in step for step in seen.steps)
    assert seen.slow == []


def is_due(standing: Standing) -> bool:
    return standing.segment(TODAY) is Segment.DUE


@pytest.mark.parametrize("limit", [1, 4])
def test_of_the_most_urgent_no_more_are_read_than_are_near_them(
    mixed: Store, monkeypatch: pytest.MonkeyPatch, limit: int
) -> None:
    """Of each of the four columns, the run with the shortest cadence."""
    there, read = on_the_board(standings.read(mixed)), list[object]()
    everything: Any = mixed.rows_of

    def counted(sql: str, parameters: list[object]) -> object:
        found = everything(sql, parameters)
        read.extend(found if "OFFSET" in sql else ())
        return found

    monkeypatch.setattr(mixed, "rows_of", counted)
    assert len(order.first(mixed, there, TODAY, limit)) == limit
    assert len(read) == len(Stage) * min(limit, 3)


def test_a_window_reads_what_it_shows_and_not_what_is_before(
    mixed: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The runs in which the window lies are told by the counts, and only these are read."""
    there, read = standings.read(mixed), list[int]()
    rows_of = mixed.rows_of

    def counted(sql: str, parameters: list[object]) -> list[tuple[object, ...]]:
        found = rows_of(sql, parameters)
        read.append(len(found))
        return found

    monkeypatch.setattr(mixed, "rows_of", counted)
    found = order.window(mixed, list(Stage), there, TODAY, offset=58, limit=2)
    assert [card.due_on for card in found] == [TODAY + timedelta(days=1)] * 2
    assert sum(read) <= 3 * len(Stage) + len(found)
