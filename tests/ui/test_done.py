"""What was promised is kept, what was thought of is used; and nobody is deleted."""

from typing import Any

import pytest

from tablero.domain.words import EntryKind, EntryStatus, Stage
from tablero.ui.keys import keymap


def statuses(drive: Any, person_id: int) -> list[EntryStatus]:
    return [entry.status for entry in drive.written(person_id)]


@pytest.mark.parametrize(
    ("kind", "told", "again"),
    [
        (EntryKind.PROMISE, "Promise kept · Ana", "Promise open again · Ana"),
        (EntryKind.IDEA, "Idea used · Ana", "Idea open again · Ana"),
    ],
)
async def test_done_closes_the_entry_in_hand_and_opens_it_again(
    drive: Any, open_board: Any, kind: EntryKind, told: str, again: str
) -> None:
    ana = drive.add("Ana")
    drive.write(ana, kind, "the book")
    async with open_board() as user:
        await user.act("open", "done")
        assert user.news == told
        assert statuses(drive, ana) == [EntryStatus.DONE]
        await user.act("done")
        assert user.news == again
        assert statuses(drive, ana) == [EntryStatus.OPEN]
        await user.act("undo", "undo")
        assert user.news == f"Undone: {told[0].lower()}{told[1:]}"
    assert statuses(drive, ana) == [EntryStatus.OPEN]


async def test_where_no_entry_is_in_hand_the_key_says_what_it_is_for(
    drive: Any, open_board: Any
) -> None:
    ana = drive.add("Ana")
    drive.write(ana, EntryKind.NOTE, "old")
    reason = "Put the cursor on an idea, a promise or a lesson."
    async with open_board() as user:
        await user.act("done")
        assert user.news == reason
        await user.act("open", "done")
        assert user.news == reason
    assert statuses(drive, ana) == [EntryStatus.OPEN]


async def test_delete_says_what_to_do_instead_with_the_user_s_keys(
    drive: Any, open_board: Any
) -> None:
    drive.add("Ana")
    async with open_board((45, 20), keys=keymap({"rest": "Z"})) as user:
        await user.act("no_delete")
        assert user.sees("Nobody is deleted")
        assert any(line.startswith("│ Z  let the card rest") for line in user.lines())
        await user.press("escape")
        assert not user.sees("Nobody is deleted")
        assert user.sees("‹ [1 First 1]")


async def test_the_keys_it_names_act_from_there(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana")
    async with open_board() as user:
        await user.press("delete", "z")
        assert user.sees("Rest · Ana")
        await user.press("escape", "d", "m", "4")
        assert user.news == "Ana to Conversation"
    assert drive.card(ana).stage is Stage.CONVERSATION


async def test_on_an_entry_it_says_how_that_goes_away(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana")
    drive.idea(ana, "lunch")
    async with open_board((80, 24)) as user:
        await user.act("no_delete")
        assert not user.sees("saved without a text")
        await user.press("escape")
        await user.act("open", "no_delete")
        assert user.sees("open what is written; saved without a text")
        await user.press("enter")
        assert user.sees("Idea · Ana")
        assert user.sees("lunch")
