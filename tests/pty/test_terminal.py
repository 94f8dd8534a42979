"""The program in a real terminal: how it comes, how it goes, and what a dropped connection does."""

import os
import re
import signal

import pytest

from tests.pty.conftest import Open

ALTERNATE_SCREEN_OFF = b"\x1b[?1049l"
SGR = re.compile(rb"\x1b\[([0-9;]*)m")
SHOW_CURSOR = b"\x1b[?25h"


def test_a_touch_is_there_after_closing_and_opening_again(open_terminal: Open) -> None:
    assert open_terminal("add", "Ana Ríos").wait_for_end() == 0
    board = open_terminal()
    board.wait_for("Ana Ríos")
    board.send("1")
    board.wait_for("Touch 1 · WhatsApp · Ana Ríos")
    board.send("q")
    assert board.wait_for_end() == 0
    again = open_terminal()
    again.wait_for("┊ 1")
    again.send("u")
    again.wait_for("Undone: touch · WhatsApp · Ana Ríos")


def test_leaving_gives_the_terminal_back_as_it_was(open_terminal: Open) -> None:
    board = open_terminal()
    board.wait_for("FIRST CONTACT")
    assert board.attributes() != board.before
    board.send("q")
    assert board.wait_for_end() == 0
    assert board.attributes() == board.before
    assert ALTERNATE_SCREEN_OFF in board.written
    assert SHOW_CURSOR in board.written


def test_term_gives_the_terminal_back_as_it_was(open_terminal: Open) -> None:
    board = open_terminal()
    board.wait_for("FIRST CONTACT")
    board.process.send_signal(signal.SIGTERM)
    board.wait_for_end()
    assert board.attributes() == board.before
    assert ALTERNATE_SCREEN_OFF in board.written


def test_hup_gives_the_terminal_back_as_it_was(open_terminal: Open) -> None:
    board = open_terminal()
    board.wait_for("FIRST CONTACT")
    board.wait_until(lambda: b"\x1b[?2004h" in board.written, "the program in full")
    board.process.send_signal(signal.SIGHUP)
    board.wait_for_end()
    assert board.attributes() == board.before
    assert ALTERNATE_SCREEN_OFF in board.written
    assert SHOW_CURSOR in board.written


def test_a_dropped_connection_ends_the_process_and_keeps_what_was_typed(
    open_terminal: Open,
) -> None:
    board = open_terminal()
    board.wait_for("FIRST CONTACT")
    board.send("n")
    board.wait_for("esc")
    board.send("Luis Herrero, CEO")
    board.wait_for("Luis Herrero, CEO")
    board.hang_up()
    board.process.wait(5)
    again = open_terminal()
    again.wait_for("FIRST CONTACT")
    again.send("n")
    again.wait_for("Luis Herrero, CEO")


def test_two_sessions_type_side_by_side_and_a_killed_one_is_taken_up_by_the_next(
    open_terminal: Open,
) -> None:
    one, other = open_terminal(), open_terminal()
    for each, name in ((one, "Luis Herrero"), (other, "Eva Muestra")):
        each.wait_for("FIRST CONTACT")
        each.send("n")
        each.wait_for("esc")
        each.send(name)
        each.wait_for(name)
        assert "Your draft is back" not in each.text()
    one.process.kill()
    one.process.wait(5)
    again = open_terminal()
    again.wait_for("Your draft is kept")
    again.send("n")
    again.wait_for("Luis Herrero")
    assert "Eva Muestra" not in again.text()


def test_a_dumb_terminal_is_refused_in_one_line(open_terminal: Open) -> None:
    board = open_terminal(TERM="dumb")
    assert board.wait_for_end() == 1
    assert ALTERNATE_SCREEN_OFF not in board.written
    assert len(board.text().split("\n")[0]) > 0
    assert board.text().split("\n", 1)[1].strip() == ""


@pytest.mark.parametrize(
    "environment", [{"NO_COLOR": "1"}, {"TERM": "linux"}], ids=["no colour", "sixteen colours"]
)
def test_few_colours_lose_no_word(open_terminal: Open, environment: dict[str, str]) -> None:
    open_terminal("add", "Ana Ríos, CFO @ Acme", "--decides").wait_for_end()
    board = open_terminal(**environment)
    board.wait_for("Ana Ríos ◆")
    assert "no touch" in board.text()
    assert b"38;2;" not in board.written
    assert b"38;5;" not in board.written


def test_no_color_sends_no_colour_at_all(open_terminal: Open) -> None:
    open_terminal("add", "Ana Ríos", "--decides").wait_for_end()
    board = open_terminal(NO_COLOR="1")
    board.wait_for("Ana Ríos ◆")
    board.send("1")
    board.wait_for("Touch 1")
    sent = {code for codes in SGR.findall(board.written) for code in codes.split(b";")}
    assert sent <= {b"", b"0", b"1", b"4", b"7"}


def test_a_second_session_sees_a_touch_within_a_second(open_terminal: Open) -> None:
    open_terminal("add", "Ana Ríos").wait_for_end()
    first, second = open_terminal(), open_terminal()
    first.wait_for("no touch")
    second.wait_for("no touch")
    first.send("1")
    second.wait_for("in 7 d")


def test_no_key_makes_it_fall(open_terminal: Open) -> None:
    """A fixed rain of keys, dialogs and escapes among them; the long one is in the benchmarks."""
    open_terminal("add", "Ana Ríos").wait_for_end()
    board = open_terminal(size=(80, 24))
    board.wait_for("Ana Ríos")
    keys = "jkhl123srutn\x1bHLGgmv /a\r\x1b\x1b?\x1b:an\x1be\x1b\x1bxyUU"
    for _ in range(6):
        board.send(keys)
    board.wait_until(lambda: not os.getpgid(board.process.pid) < 0, "the process")
    board.send("\x1b\x1b\x1b")
    board.wait_for("Board")
    assert board.process.poll() is None
    assert "Traceback" not in board.text()
