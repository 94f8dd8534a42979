"""A long reading sees one state of the file, and keeps nobody waiting."""

from threading import Thread
from typing import TYPE_CHECKING

import pytest

from tablero.services.workspace import Workspace

if TYPE_CHECKING:
    from tests.conftest import Driver, OpenWorkspace

COUNT = "SELECT COUNT(*) FROM person"


def people(ws: Workspace) -> int:
    return int(ws.store.rows_of(COUNT, [])[0][0])


def test_what_is_written_meanwhile_is_seen_only_after_it(
    drive: "Driver", open_workspace: "OpenWorkspace"
) -> None:
    reader = open_workspace("reader")
    with reader.snapshot():
        assert people(reader) == 0
        drive.add("Ana Ríos")
        assert people(reader) == 0
    assert people(reader) == 1


def test_in_a_thread_it_has_a_connection_of_its_own_and_closes_it(
    drive: "Driver", workspace: Workspace
) -> None:
    drive.add("Ana Ríos")
    found: list[object] = []

    def read() -> None:
        with workspace.snapshot():
            found.append(people(workspace))
        found.append(workspace.store.db.is_closed())

    thread = Thread(target=read)
    thread.start()
    thread.join()
    assert found == [1, True]
    assert people(workspace) == 1


def test_it_leaves_the_connection_that_was_there_as_it_was(
    drive: "Driver", workspace: Workspace
) -> None:
    class BreakError(Exception):
        pass

    with pytest.raises(BreakError), workspace.snapshot():
        raise BreakError
    drive.add("Ana Ríos")
    assert people(workspace) == 1
