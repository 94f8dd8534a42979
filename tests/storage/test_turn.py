"""Large changes: journaled as they grow, taken back in strokes, as exactly as small ones."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

from tablero.domain.words import TieKind
from tablero.errors import ChangedElsewhere
from tablero.services.workspace import Workspace
from tablero.storage import journal, tables, work
from tablero.storage.work import Work
from tests.dump import dump

if TYPE_CHECKING:
    from tests.conftest import Clock, Driver


@pytest.fixture
def now(clock: "Clock") -> datetime:
    return clock.now


def people(first: int, count: int, now: datetime) -> list[dict[str, Any]]:
    return [
        {"id": number, "name": f"Someone {number}", "name_key": "someone", "created_at": now}
        for number in range(first, first + count)
    ]


def changes(ws: Workspace) -> list[Any]:
    return ws.store.rows(tables.Change.select(tables.Change.id, tables.Change.subject))


def test_a_change_that_spills_is_one_change_told_whole(
    workspace: Workspace, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "SPILL", 3)
    with journal.write(workspace.store, "import", now) as (made, written):
        made.insert_many(tables.Person, people(1, 8, now))
        made.subject["count"] = 8
    assert changes(workspace) == [(written.id, '{"count": 8}')]
    rows = workspace.store.rows(tables.ChangeRow.select(tables.ChangeRow.row_id))
    assert [row_id for (row_id,) in rows] == list(range(1, 9))
    assert len(written.people) == 8


def test_rows_are_handed_over_as_the_change_grows(
    workspace: Workspace, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "SPILL", 3)
    with journal.write(workspace.store, "import", now) as (made, _):
        made.insert_many(tables.Person, people(1, 8, now))
        assert len(made.rows) == 2


def test_a_change_that_fails_after_a_spill_leaves_nothing(
    workspace: Workspace, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "SPILL", 3)
    before = dump(workspace)

    def fail() -> None:
        with journal.write(workspace.store, "import", now) as (made, _):
            made.insert_many(tables.Person, people(1, 8, now))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert (dump(workspace), changes(workspace)) == (before, [])


def test_more_rows_than_a_stroke_holds_are_all_turned(workspace: Workspace, now: datetime) -> None:
    before = dump(workspace)
    with journal.write(workspace.store, "import", now) as (made, _):
        made.insert_many(tables.Person, people(1, work.BULK + 7, now))
    after = dump(workspace)
    journal.undo(workspace.store, now)
    assert dump(workspace) == before
    journal.redo(workspace.store, now)
    assert dump(workspace) == after


def test_a_row_changed_twice_in_one_change_is_taken_back_to_the_start(
    workspace: Workspace, drive: "Driver", now: datetime
) -> None:
    ana = drive.add("Ana Ríos")
    before = dump(workspace)
    with journal.write(workspace.store, "edit", now) as (made, _):
        made.update(tables.Person, ana, role="CFO")
        made.update(tables.Person, ana, role="CEO")
    after = dump(workspace)
    journal.undo(workspace.store, now)
    assert dump(workspace) == before
    journal.redo(workspace.store, now)
    assert dump(workspace) == after


def test_a_row_that_took_the_place_of_another_gives_it_back(
    workspace: Workspace, drive: "Driver", now: datetime
) -> None:
    ends = {"kind": TieKind.KNOWS, "source_id": drive.add("Ana"), "target_id": drive.add("Luis")}
    with journal.write(workspace.store, "tie", now) as (made, _):
        first = made.insert(tables.Tie, **ends, created_at=now)
    before = dump(workspace)
    with journal.write(workspace.store, "tie", now) as (made, _):
        made.delete(tables.Tie, first)
        made.insert(tables.Tie, **ends, created_at=now)
    journal.undo(workspace.store, now)
    assert dump(workspace) == before
    journal.redo(workspace.store, now)
    journal.undo(workspace.store, now)
    assert dump(workspace) == before


@pytest.mark.parametrize(
    "sql", ["DELETE FROM person WHERE id = 5", "UPDATE person SET role = 'CEO' WHERE id = 5"]
)
def test_one_row_changed_behind_our_back_keeps_all_of_them(
    workspace: Workspace, now: datetime, sql: str
) -> None:
    with journal.write(workspace.store, "import", now) as (made, _):
        made.insert_many(tables.Person, people(1, 8, now))
    workspace.store.db.execute_sql(sql)
    before = dump(workspace)
    with pytest.raises(ChangedElsewhere):
        journal.undo(workspace.store, now)
    assert dump(workspace) == before


def test_rows_of_nothing_are_nothing(workspace: Workspace) -> None:
    made = Work(workspace.store)
    made.insert_many(tables.Person, [])
    made.delete_many(tables.Person, [])
    assert made.rows == []
