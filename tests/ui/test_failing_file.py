"""A file that cannot be read or written any more: it is told, what was typed stays, one goes on."""

from typing import Any

import pytest

from tablero.domain.words import Stage
from tablero.errors import StorageError
from tablero.services import board
from tablero.storage.store import Store

READS = ("rows", "rows_of", "row", "run", "transaction")
LOCKED = "is in use"
"""A part of what is told."""


@pytest.fixture
def fail(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Make every access to the file fail from now on."""

    def refuse(*_: object, **__: object) -> None:
        raise StorageError(path="x.db", reason="locked", detail="")

    def start() -> None:
        for name in READS:
            monkeypatch.setattr(Store, name, refuse)

    return start


@pytest.fixture
def mend(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The file can be read again."""
    return monkeypatch.undo


def crowd(drive: Any, count: int = 60) -> None:
    """People who were touched, with a column on either side."""
    for number in range(count):
        drive.touch(drive.add(f"Ana {number:02}", Stage.REFERRED))


@pytest.mark.parametrize(
    "keys",
    [
        ["G"], ["1"], ["s"], ["f", "A", "n"], ["slash", "a"], ["e"], ["enter"], ["t"], ["H"], ["u"],
        ["y"], ["j", "j", "L"], ["colon", *"ana"], ["n", *"Ana"], ["v", "1"], ["m", "3"],
    ],
    ids="-".join,
)  # fmt: skip
async def test_no_key_of_the_board_ends_the_app(
    drive: Any, open_board: Any, fail: Any, keys: list[str]
) -> None:
    crowd(drive)
    async with open_board((80, 24)) as user:
        await user.act("last", "first")
        fail()
        await user.press(*keys)
        assert user.app.is_running
        assert user.sees(LOCKED), user.text()


async def test_what_is_typed_into_a_form_stays_and_is_kept(
    drive: Any, open_board: Any, fail: Any
) -> None:
    drive.add("Ana")
    async with open_board() as user:
        await user.act("add")
        fail()
        await user.type("Eva")
        assert user.sees("▌ Eva")
        assert user.sees(LOCKED)
        assert user.app.desk.drafts.read("add") == {"line": "Eva"}
        await user.press("enter")
        assert user.sees("▌ Eva")
        assert user.sees(LOCKED)


async def test_an_introducer_that_cannot_be_looked_up_stays_typed(
    drive: Any, open_board: Any, fail: Any
) -> None:
    drive.add("Ana")
    async with open_board() as user:
        await user.act("edit")
        await user.press(*["tab"] * 8)
        fail()
        await user.type("lu")
        assert user.sees("▌Via")
        assert user.sees("lu")
        assert user.sees(LOCKED)
        await user.press("enter")
        assert user.sees(LOCKED)
        assert user.sees("Edit · Ana")


async def test_a_filter_can_be_typed_on(drive: Any, open_board: Any, fail: Any, mend: Any) -> None:
    drive.add("Ana")
    drive.add("Eva")
    async with open_board() as user:
        await user.act("filter")
        fail()
        await user.type("ev")
        assert user.sees("/ ev")
        mend()
        await user.type("a")
        assert user.sees("Eva")
        assert not user.sees("Ana")


async def test_rows_that_cannot_be_read_come_with_the_next_key(
    drive: Any, open_board: Any, fail: Any, mend: Any
) -> None:
    crowd(drive)
    async with open_board((80, 24)) as user:
        fail()
        await user.act("last")
        assert user.sees(LOCKED)
        mend()
        await user.act("cursor_up", "cursor_down")
        assert user.sees("Ana 59")


async def test_the_wheel_over_cards_that_cannot_be_read(
    drive: Any, open_board: Any, fail: Any
) -> None:
    crowd(drive)
    async with open_board((80, 24)) as user:
        fail()
        for _ in range(40):
            await user.wheel(5, 8)
        await user.click(5, 8)
        assert user.sees(LOCKED)
        assert user.app.is_running


async def test_the_page_of_a_person_goes_on(drive: Any, open_board: Any, fail: Any) -> None:
    ana = drive.add("Ana")
    for _ in range(150):
        drive.touch(ana)
    async with open_board((80, 24)) as user:
        await user.act("open")
        fail()
        for act in ("touch_call", "last", "cursor_up", "copy", "first"):
            await user.act(act)
            assert user.sees(LOCKED)
        await user.wheel(60, 8)
        await user.act("back")
        assert user.sees("FIRST CONTACT") or user.sees("1 First")


async def test_a_touch_that_was_logged_is_told_though_it_cannot_be_read_back(
    drive: Any, open_board: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = drive.add("Ana")
    async with open_board() as user:

        def refuse(*_: object) -> None:
            raise StorageError(path="x.db", reason="io", detail="")

        with monkeypatch.context() as patch:
            patch.setattr(user.app.columns, "follow", refuse)
            await user.act("touch_call")
            assert user.news == "Touch 1 · call · Ana"
        assert drive.card(ana).touch_count == 1
        await user.look()
        assert user.sees("in 7 d")


async def test_asking_for_changes_goes_on(
    drive: Any, open_board: Any, open_driver: Any, fail: Any, mend: Any
) -> None:
    drive.add("Ana")
    async with open_board() as user:
        fail()
        await user.look()
        assert user.sees(LOCKED)
        mend()
        open_driver().add("Eva")
        await user.look()
        assert user.sees("Eva")


async def test_a_file_that_fails_as_the_app_begins_is_told(
    drive: Any, open_board: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    drive.add("Ana")

    def refuse(*_: object) -> None:
        raise StorageError(path="x.db", reason="locked", detail="")

    monkeypatch.setattr(board, "version", refuse)
    async with open_board() as user:
        await user.look()
        assert user.sees(LOCKED)


async def test_other_mistakes_still_end_it(
    open_board: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fall() -> None:
        async with open_board() as user:
            monkeypatch.setattr(user.app.screen, "do_undo", lambda: 1 // 0)
            await user.act("undo")

    with pytest.raises(ZeroDivisionError):
        await fall()
