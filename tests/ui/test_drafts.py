"""What was typed outlives a dropped connection, and nothing else."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tablero.ui.drafts import Drafts

Open = Callable[[int], Drafts]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.fixture
def session(folder: Path) -> Iterator[Open]:
    """The drafts of a session by its number, which runs until it is closed."""
    opened: list[Drafts] = []

    def begin(number: int) -> Drafts:
        opened.append(Drafts(folder, "drafts-1", number))
        return opened[-1]

    yield begin
    for each in opened:
        each.close()


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_draft_is_read_as_it_was_written(session: Open) -> None:
    drafts = session(1)
    drafts.write("add", {"line": "Ana Ríos"})
    drafts.write("edit:3", {"notes": ""})
    assert drafts.read("add") == {"line": "Ana Ríos"}
    assert drafts.forms() == ["add", "edit:3"]


def test_a_forgotten_draft_is_gone_and_so_is_the_file(session: Open, folder: Path) -> None:
    drafts = session(1)
    drafts.write("add", {"line": "Ana"})
    drafts.forget("add")
    assert drafts.forms() == []
    assert files(folder) == []


def test_the_file_is_for_its_owner_alone(session: Open) -> None:
    drafts = session(1)
    drafts.write("add", {"line": "Ana"})
    assert drafts.path.stat().st_mode & 0o777 == 0o600


def test_what_a_living_session_types_is_its_own(session: Open, folder: Path) -> None:
    one, other = session(1), session(2)
    one.write("add", {"line": "Ana"})
    one.write("add", {"line": "Ana R"})
    assert other.read("add") == {}
    other.write("add", {"line": "Eva"})
    assert one.read("add") == {"line": "Ana R"}
    assert len(files(folder)) == 2


@pytest.mark.parametrize("number", [1, 2])
def test_what_an_ended_session_left_is_taken_over(session: Open, folder: Path, number: int) -> None:
    """Also by a process that happens to have the number of the one that ended."""
    one = session(1)
    one.write("add", {"line": "Ana"})
    one.write("edit:3", {"notes": "tyres"})
    one.close()
    other = session(number)
    assert other.forms() == ["add", "edit:3"]
    assert files(folder) == [f"drafts-1-{number}.json"]
    other.forget("add")
    other.close()
    assert session(3).forms() == ["edit:3"]


def test_it_is_offered_to_one_session_only(session: Open) -> None:
    ended, one, other = session(1), session(2), session(3)
    ended.write("add", {"line": "Ana"})
    ended.close()
    assert one.read("add") == {"line": "Ana"}
    assert other.read("add") == {}


def test_what_is_being_typed_here_is_not_replaced_by_it(session: Open) -> None:
    ended, own = session(1), session(2)
    ended.write("add", {"line": "Ana"})
    own.write("add", {"line": "Eva"})
    ended.close()
    assert own.read("add") == {"line": "Eva"}


def test_the_drafts_of_another_database_are_left_alone(session: Open, folder: Path) -> None:
    ended = Drafts(folder, "drafts-2", 1)
    ended.write("add", {"line": "Ana"})
    ended.close()
    assert session(2).forms() == []
    assert files(folder) == ["drafts-2-1.json"]


@pytest.mark.parametrize("text", ["[1, 2", "[1, 2]", '{"add": 3}', "\udcff"])
def test_a_broken_file_is_no_draft(session: Open, folder: Path, text: str) -> None:
    folder.mkdir()
    broken = folder / "drafts-1-7.json"
    broken.write_bytes(text.encode(errors="surrogateescape"))
    assert session(1).read("add") == {}
    assert files(folder) == []


def test_a_draft_that_cannot_be_kept_does_not_stop_the_typing(folder: Path) -> None:
    folder.write_text("a file where the folder should be", encoding="utf-8")
    drafts = Drafts(folder)
    drafts.write("add", {"line": "Ana"})
    assert drafts.read("add") == {"line": "Ana"}


def test_what_cannot_be_taken_over_stays_where_it_is(
    session: Open, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = session(1)
    ended.write("add", {"line": "Ana"})
    ended.close()

    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    assert session(2).read("add") == {"line": "Ana"}
    assert "drafts-1-1.json" in files(folder)


async def test_what_was_typed_is_back_after_a_dropped_connection(open_board: Any) -> None:
    async with open_board() as user:
        await user.act("add")
        await user.type("Ana")
    async with open_board() as user:
        await user.act("add")
        assert user.sees("▌ Ana")
        assert user.sees("Your draft is back")
        await user.press("enter")
        assert user.app.desk.drafts.forms() == []


async def test_leaving_with_something_typed_takes_esc_twice(drive: Any, open_board: Any) -> None:
    drive.add("Ana")
    async with open_board() as user:
        await user.act("edit")
        await user.type("s")
        await user.press("escape")
        assert user.sees("Esc once more throws away what you typed.")
        await user.press("escape")
        assert user.app.desk.drafts.forms() == []
        await user.act("edit")
        assert not user.sees("Anas")
        await user.press("escape")
        assert user.sees("FIRST CONTACT · 1")
        assert not user.sees("Edit ·")
