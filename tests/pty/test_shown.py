"""Only what differs is sent: the terminal shows the same as when all is sent."""

from tests.pty.conftest import Open
from tests.terminal import Terminal

WALK = (
    "\r",
    "\x1b",
    "\t",
    "j",
    "?",
    "\x1b",
    "\t",
    "\x1b[Z",
    "\x1b[Z",
    "t",
    "\x1b",
    "/",
    "a",
    "\x1b",
)
REDRAW = "\x0c"


def redrawn(board: Terminal) -> None:
    """Something else writes on the screen, and all is sent again."""
    board.spoil()
    board.send(REDRAW)
    board.wait_until(lambda: board.SPOILT not in board.text(), "the whole screen")


def test_whatever_was_opened_and_left_all_of_it_is_there(open_terminal: Open) -> None:
    for name in ("Ana Ríos", "Luis Martín"):
        assert open_terminal("add", name, "--role", "CEO").wait_for_end() == 0
    board = open_terminal()
    board.wait_for("Ana Ríos")
    for key in WALK:
        board.send(key)
        board.wait_until_quiet()
    shown = board.text()
    redrawn(board)
    board.wait_until(lambda: board.text() == shown, shown)


def test_what_something_else_wrote_goes_when_the_screen_is_drawn_anew(open_terminal: Open) -> None:
    board = open_terminal()
    board.wait_for("FIRST CONTACT")
    board.wait_until_quiet()
    shown = board.text()
    redrawn(board)
    board.wait_until(lambda: board.text() == shown, shown)
    board.send("q")
    assert board.wait_for_end() == 0
