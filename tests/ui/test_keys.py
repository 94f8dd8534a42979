"""The key registry: every key once, and the user's own keys."""

from typing import Any

import pytest

from tablero.ui.keys import ACTIONS, fault_of, keymap, shown_keys


def test_no_key_stands_for_two_actions() -> None:
    assert fault_of({}) is None


def test_no_key_needs_alt_or_a_function_key() -> None:
    keys = ",".join(action.keys for action in ACTIONS).split(",")
    assert [key for key in keys if key.startswith(("alt+", "f1", "ctrl+shift+"))] == []


@pytest.mark.parametrize(
    ("remapped", "fault"),
    [
        ({"undo": "ctrl+z"}, None),
        ({"undoo": "ctrl+z"}, ("undoo", "unknown")),
        ({"undo": "q"}, ("undo", "clash")),
        ({"quit": "j"}, ("quit", "clash")),
    ],
)
def test_a_mistake_in_the_configuration_is_named(
    remapped: dict[str, str], fault: tuple[str, str] | None
) -> None:
    assert fault_of(remapped) == fault


def test_keys_are_shown_as_people_write_them() -> None:
    assert shown_keys("slash,shift+left,H,ctrl+p") == ["/", "shift+←", "H", "ctrl+p"]


async def test_a_remapped_key_acts_and_the_old_one_does_not(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana Ríos")
    async with open_board(keys=keymap({"touch_call": "c"})) as user:
        await user.press("4")
        assert drive.card(ana).touch_count == 0
        await user.press("c")
        assert user.news == "Touch 1 · call · Ana Ríos"
