"""The key registry: every key once, and the user's own keys."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.keys import _character_to_key

from tablero.ui.key_names import is_key, key_name
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
        ({"quit": "?"}, ("quit", "clash")),
        ({"undo": "Esc"}, ("undo", "clash")),
        ({"undo": "f2, foo"}, ("undo", "no_key")),
        ({"undo": "hyper+super"}, ("undo", "no_key")),
    ],
)
def test_a_mistake_in_the_configuration_is_named(
    remapped: dict[str, str], fault: tuple[str, str] | None
) -> None:
    assert fault_of(remapped) == fault


def test_keys_are_shown_as_people_write_them() -> None:
    assert shown_keys("slash,shift+left,H,ctrl+p") == ["/", "shift+←", "H", "ctrl+p"]
    assert shown_keys("full_stop,space,tab,f2,ctrl+minus") == [".", "space", "tab", "f2", "ctrl+-"]


@pytest.mark.parametrize("character", [*"/:?!.-_;+*=<>()[]{}'\"@#$%&|\\~^`ñÑçº¿¡€á1Z", "´"])
def test_a_character_has_the_name_that_textual_has_for_it(character: str) -> None:
    assert key_name(character) == _character_to_key(character)
    assert is_key(character)
    assert is_key(key_name(character))


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("esc", "escape"),
        ("Ctrl+O", "ctrl+o"),
        ("F2", "f2"),
        ("Return", "enter"),
        ("shift+←", "shift+left"),
        ("PgDn", "pagedown"),
        ("ctrl+/", "ctrl+slash"),
        (" w ", "w"),
        ("W", "W"),
    ],
)
def test_a_key_may_be_written_as_the_help_shows_it(written: str, name: str) -> None:
    assert (key_name(written), is_key(written)) == (name, True)


@given(st.text())
def test_whatever_is_written_as_a_key_has_one_name(written: str) -> None:
    assert key_name(key_name(written)) == key_name(written)
    assert is_key(written) or not is_key(key_name(written))


async def test_a_key_written_as_the_help_shows_it_acts(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana Ríos")
    async with open_board(keys=keymap({"touch_call": ";, F2"})) as user:
        await user.press("semicolon", "f2")
    assert drive.card(ana).touch_count == 2


async def test_a_remapped_key_acts_and_the_old_one_does_not(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana Ríos")
    async with open_board(keys=keymap({"touch_call": "c"})) as user:
        await user.press("4")
        assert drive.card(ana).touch_count == 0
        await user.press("c")
        assert user.news == "Touch 1 · call · Ana Ríos"
