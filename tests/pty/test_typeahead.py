"""Keys that arrive all at once, as over a slow wire: each does what it was meant for."""

from collections.abc import Callable

import pytest

from tests.pty.conftest import Open
from tests.terminal import Terminal

Burst = Callable[[str, str], Terminal]


@pytest.fixture
def burst(open_terminal: Open) -> Burst:
    """Open the board on Ana, write some keys in one go, and wait for a text."""
    assert open_terminal("add", "Ana Ríos").wait_for_end() == 0

    def write(keys: str, awaited: str) -> Terminal:
        board = open_terminal()
        board.wait_for("no touch")
        board.send(keys)
        board.wait_for(awaited)
        return board

    return write


def test_a_stage_s_number_right_after_m_moves_the_card(burst: Burst) -> None:
    assert "CONVERSATION · 1" in burst("m4", "Ana Ríos to Conversation").text()


def test_a_name_right_after_n_is_written(burst: Burst) -> None:
    board = burst("nLuis Herrero\r", "Added Luis Herrero")
    assert "FIRST CONTACT · 2" in board.text()


def test_what_is_typed_after_the_slash_is_a_filter_and_no_touch(burst: Burst) -> None:
    board = burst("/123", "/ 123")
    assert "Touch" not in board.text()


def test_what_follows_the_enter_of_a_filter_is_for_the_board(burst: Burst) -> None:
    board = burst("/ana\r1", "Touch 1 · WhatsApp · Ana Ríos")
    assert "/ ana1" not in board.text()


def test_a_touch_and_its_outcome_in_one_go(burst: Burst) -> None:
    assert "SEEN, NO REPLY · 1" in burst("1s", "Touch 1 seen").text()


def test_enter_twice_adds_one_person(burst: Burst) -> None:
    board = burst("nZed\r\r", "Added Zed")
    board.send("g")
    board.send("1")
    board.wait_for("Touch 1")
    assert "FIRST CONTACT · 2" in board.text()
    assert board.process.poll() is None


def test_a_key_after_a_dialog_s_answer_is_for_the_board(burst: Burst) -> None:
    burst("m2" + "1", "Touch 1 · WhatsApp · Ana Ríos")


def test_an_escape_sequence_pasted_at_the_board_presses_nothing(burst: Burst) -> None:
    board = burst("\x1b[200~red \x1b[31m111\x1b[0m\x1b[201~n", "New person")
    board.send("\x1b")
    board.wait_for("no touch")
    assert "Touch" not in board.text()
