"""The user's editor in a real terminal: it has the screen and the keys, and gives both back."""

from pathlib import Path

import pytest

from tests.pty.conftest import Open
from tests.terminal import Terminal

TYPING = """
printf 'EDITING:'
cat "$1"
read line
printf '%s\\n' "$line" >> "$1"
"""


@pytest.fixture
def open_with(open_terminal: Open, tmp_path: Path) -> Open:
    """Open the board on Ana with a shell script for an editor."""
    assert open_terminal("add", "Ana Ríos").wait_for_end() == 0

    def start(script: str, *, size: tuple[int, int] = (120, 40)) -> Terminal:
        editor = tmp_path / "editor.sh"
        editor.write_text(f"#!/bin/sh\n{script}\n")
        editor.chmod(0o700)
        board = open_terminal(size=size, EDITOR=str(editor))
        board.wait_for("Ana Ríos")
        return board

    return start


def write(board: Terminal, text: str) -> None:
    board.send("E")
    board.wait_for("EDITING:")
    board.send(f"{text}\n")


def test_the_keys_are_the_editor_s_and_then_the_board_s_again(open_with: Open) -> None:
    board = open_with(TYPING)
    write(board, "uno 123 q")
    board.wait_for("Edited Ana Ríos")
    board.wait_until(lambda: "EDITING" not in board.text(), "the whole board")
    assert "FIRST CONTACT · 1" in board.text()
    board.send("1")
    board.wait_for("Touch 1 · WhatsApp · Ana Ríos")
    write(board, "dos")
    board.wait_for("Edited Ana Ríos")
    board.send("\r")
    board.wait_for("uno 123 q")
    board.wait_for("dos")
    board.send("\x1b")
    board.wait_for("FIRST CONTACT")
    board.send("q")
    assert board.wait_for_end() == 0
    assert board.attributes() == board.before


def test_the_terminal_is_as_the_shell_had_it_while_the_editor_runs(
    open_with: Open, tmp_path: Path
) -> None:
    seen = tmp_path / "stty"
    board = open_with(f"stty -a > '{seen}'; exit 1")
    board.send("E")
    board.wait_for("The editor failed; nothing was changed.")
    words = seen.read_text().replace(";", " ").split()
    assert {"icanon", "echo", "isig"} <= set(words)


def test_an_interrupt_is_for_the_editor_alone(open_with: Open) -> None:
    board = open_with("trap 'echo interrupted >> \"$1\"; exit 0' INT\nprintf 'EDITING:'\nread line")
    board.send("E")
    board.wait_for("EDITING:")
    board.send("\x03")
    board.wait_for("Edited Ana Ríos")
    board.send("\r")
    board.wait_for("interrupted")


def test_what_was_written_when_the_connection_dropped_is_in_the_form(open_with: Open) -> None:
    saved = """{ echo rescued > "$1.save"; exit 1; }"""
    board = open_with(f"printf 'EDITING:'\nread line || {saved}")
    board.send("E")
    board.wait_for("EDITING:")
    board.hang_up()
    board.process.wait(10)
    again = open_with("exit 0")
    again.wait_for("Your draft is kept: e takes it up again.")
    again.send("e")
    again.wait_for("rescued")
