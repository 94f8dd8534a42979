"""Boards made up by Hypothesis, and how a person would read them: a model for storage tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import strategies as st

from tablero.domain.tally import DayFrame
from tablero.domain.text import fold
from tablero.domain.words import Stage
from tablero.storage import standings, tables
from tablero.storage.store import Store

TODAY = date(2026, 11, 23)
BEGAN = datetime(2026, 11, 22, 23, tzinfo=UTC)
FRAME = DayFrame(TODAY, BEGAN)
WORDS = ("Ana", "Ñíguez", "100%", "a_b", "[x]", "O'Brien", 'say "hi"', "back\\slash", "İstanbul")

Row = dict[str, Any]

people = st.fixed_dictionaries(
    {
        "name": st.sampled_from(WORDS),
        "company": st.sampled_from(WORDS),
        "stage": st.sampled_from([Stage.REFERRED, Stage.CONVERSATION, None]),
        "cadence_days": st.sampled_from([2, 3, 6]),
        "days": st.sampled_from([None, -4, -3, -2, -1, 0, 1, 2, 3]),
        "rests": st.booleans(),
        "seen_count": st.integers(0, 3),
        "touched": st.none() | st.integers(-2, 2),
        "converted": st.none() | st.integers(-2, 2),
        "decision_maker": st.booleans(),
    }
)
boards = st.lists(people, max_size=5) | st.lists(people, min_size=16, max_size=32)
"""Small ones, and some so crowded that cards of one cadence and day meet."""

queries = st.sampled_from(
    [
        *("", "ana", "niguez", "istanbul", "@ana", "via:ana", "#ana", "ana due"),
        *("due", "seen>1", "seen<=0", "touches=0", "decides", "resting"),
        *("%", "_", "[", "'", '"', "\\"),
    ]
)


@contextmanager
def taken_back(store: Store) -> Iterator[None]:
    """Take the rows of an example back at its end."""
    with store.db.atomic() as transaction:
        yield
        transaction.rollback()


def fill(store: Store, drawn: list[Row]) -> list[Row]:
    """Write these people, and how many stand where."""
    rows = [_row(number, person) for number, person in enumerate(drawn, 1)]
    for row in rows:
        store.run(tables.Person.insert(row))
    standings.rebuild(store)
    return rows


def _row(number: int, person: Row) -> Row:
    drawn = dict(person)
    days, rests = drawn.pop("days"), drawn.pop("rests")
    due_on = None if days is None else TODAY + timedelta(days=days)
    return drawn | {
        "id": number,
        "due_on": due_on,
        "rest_until": due_on if rests else None,
        "first_touch_at": _moment(drawn.pop("touched")),
        "first_conversation_at": _moment(drawn.pop("converted")),
        "name_key": fold(drawn["name"]),
        "company_key": fold(drawn["company"]),
        "search_key": fold(f"{drawn['name']} {drawn['company']}"),
        "created_at": 0,
    }


def _moment(days: int | None) -> datetime | None:
    return None if days is None else BEGAN + timedelta(days=days)


def answers(row: Row, query: str) -> bool:
    """The query read by a person instead of a database."""
    by_word = {
        "due": row["stage"] and (row["due_on"] is None or row["due_on"] <= TODAY),
        "resting": is_resting(row),
        "seen>1": row["seen_count"] > 1,
        "seen<=0": row["seen_count"] == 0,
        "touches=0": True,
        "decides": row["decision_maker"],
        "@ana": "ana" in str(row["company_key"]),
        "via:ana": False,
        "#ana": False,
    }
    return all(by_word.get(word, word in str(row["search_key"])) for word in query.split())


def is_resting(row: Row) -> bool:
    """Whether somebody is off the board until a later day."""
    return row["rest_until"] is not None and row["rest_until"] > TODAY


def on_board(rows: list[Row], query: str = "") -> list[Row]:
    """The cards that answer to a query, the most urgent first: overdue ÷ cadence."""
    chosen = [row for row in rows if row["stage"] and not is_resting(row) and answers(row, query)]
    return sorted(chosen, key=_urgency)


def _urgency(row: Row) -> tuple[int, Fraction, int]:
    if row["due_on"] is None:
        return 1, Fraction(0), row["id"]
    overdue = (TODAY - row["due_on"]).days
    if overdue < 0:
        return 2, Fraction(-overdue), row["id"]
    return 0, -Fraction(overdue, row["cadence_days"]), row["id"]


class Plans(list[tuple[str, str]]):
    """The queries that were run: the SQL of each, with a step of its plan."""

    @property
    def steps(self) -> set[str]:
        """All steps there were."""
        return {step for _, step in self}

    @property
    def slow(self) -> list[tuple[str, str]]:
        """Steps through all of a table of people, or that sort what an index should hold sorted."""
        return [
            (sql, step)
            for sql, step in self
            if "TEMP B-TREE" in step or (_is_scan(step) and '"person"' in sql)
        ]


def _is_scan(step: str) -> bool:
    """A look at all of a table; SQLite calls the list of an argument one too."""
    return step.startswith("SCAN") and "CONSTANT" not in step and "json_each" not in step


def plans(store: Store, monkeypatch: pytest.MonkeyPatch) -> Plans:
    """Have every query of the store explained from now on."""
    seen = Plans()
    run: Any = store.db.execute_sql

    def explained(sql: str, params: object = None, **rest: object) -> object:
        steps = run("EXPLAIN QUERY PLAN " + sql, params).fetchall()
        seen.extend((sql, step[3]) for step in steps)
        return run(sql, params, **rest)

    monkeypatch.setattr(store.db, "execute_sql", explained)
    return seen
