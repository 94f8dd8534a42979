"""What was typed outlives a dropped connection, and nothing else."""

from pathlib import Path
from typing import Any

import pytest

from tablero.ui.drafts import Drafts


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path / "state" / "drafts.json")


def test_a_draft_is_read_as_it_was_written(drafts: Drafts) -> None:
    drafts.write("add", {"line": "Ana Ríos"})
    drafts.write("edit:3", {"notes": ""})
    assert drafts.read("add") == {"line": "Ana Ríos"}
    assert drafts.forms() == ["add", "edit:3"]


def test_a_forgotten_draft_is_gone(drafts: Drafts) -> None:
    drafts.write("add", {"line": "Ana"})
    drafts.forget("add")
    assert drafts.forms() == []


def test_the_file_is_for_its_owner_alone(drafts: Drafts) -> None:
    drafts.write("add", {"line": "Ana"})
    assert drafts.path.stat().st_mode & 0o777 == 0o600


def test_a_broken_file_is_no_draft(drafts: Drafts) -> None:
    drafts.write("add", {"line": "Ana"})
    drafts.path.write_text("[1, 2", encoding="utf-8")
    assert drafts.read("add") == {}


def test_a_draft_that_cannot_be_kept_does_not_stop_the_typing(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be", encoding="utf-8")
    drafts = Drafts(tmp_path / "state" / "drafts.json")
    drafts.write("add", {"line": "Ana"})
    assert drafts.read("add") == {}


async def test_what_was_typed_is_back_after_a_dropped_connection(open_board: Any) -> None:
    async with open_board() as user:
        await user.act("add")
        await user.type("Ana")
    async with open_board() as user:
        await user.act("add")
        assert user.sees("▌ Ana")
        assert user.sees("What you typed last time is back")
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
