"""The moment of truth in a real terminal: the walk, and a connection that drops in the talk."""

from pathlib import Path

from tests.pty.conftest import Open
from tests.terminal import Terminal

SAVE = "\x13"


def walk_to_the_talk(board: Terminal) -> None:
    """As one types it, waiting for each step."""
    board.wait_for("Ana Ríos")
    board.send("!")
    board.wait_for("[evidence]")
    board.send(f"The invoice was twice the offer{SAVE}")
    board.wait_for("[strategy]")
    board.send(f"mine\t\t\t\tIs it dear?{SAVE}")
    board.wait_for("[contact]")
    board.send("\ttomorrow 10:00")
    board.wait_for("10:00, fifteen minutes")
    board.send(SAVE)
    board.wait_for("[the talk]")
    board.send(SAVE)
    board.wait_for("0 of 15 min")


def test_it_is_walked_to_its_end(open_terminal: Open, tmp_path: Path) -> None:
    open_terminal("add", "Ana Ríos", "--stage", "first_contact").wait_for_end()
    board = open_terminal(size=(80, 24))
    walk_to_the_talk(board)
    board.send("\x0f")
    board.wait_for("Kept for you alone")
    (file,) = tmp_path.glob("*.ics")
    assert file.stat().st_mode & 0o777 == 0o600
    board.send(" ")
    board.wait_for("[✓] Is it dear?")
    board.send(f"\tShe had not seen the terms{SAVE}")
    board.wait_for("[afterwards]")
    board.send(f"Relieved{SAVE}")
    board.wait_for("Moment of truth over · Ana Ríos")
    board.send("q")
    assert board.wait_for_end() == 0
    shown = open_terminal("moment", "ana")
    assert shown.wait_for_end() == 0
    assert "She had not seen the terms" in shown.text()


def test_a_connection_that_drops_in_the_middle_of_the_talk_loses_no_word(
    open_terminal: Open,
) -> None:
    open_terminal("add", "Ana Ríos", "--stage", "first_contact").wait_for_end()
    board = open_terminal()
    walk_to_the_talk(board)
    board.send(" ")
    board.wait_for("[✓] Is it dear?")
    board.send("\tShe spoke of March and of")
    board.wait_for("She spoke of March and of")
    board.hang_up()
    board.process.wait(5)
    again = open_terminal(size=(45, 20))
    again.wait_for("Your draft is kept")
    again.send("!")
    again.wait_for("[the talk]")
    again.wait_for("What you typed last time is back.")
    again.wait_for("She spoke of March and of")
    again.wait_for("[✓] Is it dear?")
    again.wait_for("of 15 min")
