"""What the unit of work records of each row, below the services."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tablero.domain.words import Stage
from tablero.storage import journal, tables
from tablero.storage.store import Store
from tablero.storage.upgrade import open_store
from tablero.storage.work import BULK, Work, image

AT = datetime(2026, 11, 23, 8, tzinfo=UTC)


@pytest.fixture
def store(database: Path) -> Iterator[Store]:
    with closing(open_store(database, "test")) as opened:
        yield opened


def add(work: Work, name: str, **columns: object) -> int:
    return work.insert(tables.Person, name=name, name_key=name.lower(), created_at=AT, **columns)


def recorded(store: Store) -> list[tuple[object, ...]]:
    columns = (tables.ChangeRow.row_id, tables.ChangeRow.before, tables.ChangeRow.after)
    return store.rows(tables.ChangeRow.select(*columns))


def test_only_the_columns_that_differ_are_recorded(store: Store) -> None:
    with journal.write(store, "add", AT) as (work, _):
        ana = add(work, "Ana")
    with journal.write(store, "edit", AT) as (work, _):
        work.update(tables.Person, ana, role="CFO", company="", stage=Stage.REFERRED)
    before, after = '{"role": "", "stage": null}', '{"role": "CFO", "stage": "referred"}'
    assert recorded(store)[-1] == (ana, before, after)


def test_an_update_to_what_is_there_is_no_change(store: Store) -> None:
    with journal.write(store, "add", AT) as (work, _):
        ana = add(work, "Ana", decision_maker=True)
    with journal.write(store, "edit", AT) as (work, written):
        work.update(tables.Person, ana, name="Ana", decision_maker=True, created_at=AT)
        work.update(tables.Person, 99, name="nobody")
        work.delete(tables.Person, 99)
    assert (written.id, journal.cursor(store)) == (0, 1)


def test_shifts_run_from_before_the_write_to_after_it(store: Store) -> None:
    with journal.write(store, "add", AT) as (work, written):
        ana = add(work, "Ana")
        work.update(tables.Person, ana, stage=Stage.REFERRED)
        work.update(tables.Person, ana, stage=Stage.CONVERSATION)
    assert written.shifts is not None
    ((before, after),) = written.shifts
    assert before is None
    assert after is not None
    assert after.stage is Stage.CONVERSATION
    assert written.people == (ana,)


def test_many_rows_of_their_own_ids_are_written_and_undone_in_one_step(store: Store) -> None:
    with journal.write(store, "import", AT) as (work, written):
        start = work.next_id(tables.Person)
        rows = [
            {"id": start + place, "name": "A", "name_key": "a", "created_at": AT}
            for place in range(BULK + 2)
        ]
        work.insert_many(tables.Person, rows)
    assert written.shifts is None
    assert len(store.rows(tables.Person.select())) == BULK + 2
    journal.undo(store, AT)
    assert store.rows(tables.Person.select()) == []
    journal.redo(store, AT)
    assert len(store.rows(tables.Person.select())) == BULK + 2


def test_a_row_deleted_comes_back_whole(store: Store) -> None:
    with journal.write(store, "add", AT) as (work, _):
        ana = add(work, "Ana", notes="La conocí\nen la feria", decision_maker=True)
    before = image(store, tables.Person, ana)
    with journal.write(store, "forget", AT) as (work, _):
        work.delete(tables.Person, ana)
    assert image(store, tables.Person, ana) is None
    journal.undo(store, AT)
    assert image(store, tables.Person, ana) == before


def test_ids_go_on_after_those_undone_and_those_present(store: Store) -> None:
    with journal.write(store, "add", AT) as (work, _):
        assert [add(work, "Ana"), add(work, "Noé")] == [1, 2]
    journal.undo(store, AT)
    with journal.write(store, "add", AT) as (work, _):
        assert add(work, "Irene") == 3


def test_a_write_inside_a_transaction_stands_or_falls_with_it(store: Store) -> None:
    def fail() -> None:
        with store.transaction():
            with journal.write(store, "add", AT) as (work, _):
                add(work, "Ana")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert (journal.cursor(store), store.rows(tables.Person.select())) == (0, [])
