"""A message on its way out of a real terminal: the clipboard, the link, and nothing but those."""

import re
from base64 import b64decode
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.pty.conftest import Open
from tests.terminal import Terminal

LINK = re.compile(rb"\x1b\]8;[^;]*;([^\x07\x1b]*)(?:\x07|\x1b\\)")
CLIPBOARD = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)(?:\x07|\x1b\\)")
ANY_OSC = re.compile(rb"\x1b\](\d+);")


def links(board: Terminal) -> set[str]:
    """Where the links that went out lead."""
    return {address.decode("ascii") for address in LINK.findall(board.written) if address}


@pytest.mark.parametrize("environment", [{}, {"NO_COLOR": "1"}], ids=["colour", "no colour"])
def test_the_message_goes_out_as_a_link_and_to_the_clipboard(
    open_terminal: Open, environment: dict[str, str]
) -> None:
    hostile = (
        "Zoe\x1b]8;;https://example.org/trap\x07\x1b]52;c;dHJhcA==\x07, CEO @ A&B, +34 600 11 22 33"
    )
    assert open_terminal("add", hostile).wait_for_end() == 0
    board = open_terminal(**environment)
    board.wait_for("Zoe")
    board.send("c")
    board.wait_for("wa.me/34600112233")
    (link,) = links(board)
    assert link.startswith("https://wa.me/34600112233?text=Hi%20Zoe")
    assert "A&B" not in link
    board.send("\x19")
    board.wait_for("Copied")
    board.wait_until(lambda: CLIPBOARD.search(board.written) is not None, "the clipboard")
    (copied,) = CLIPBOARD.findall(board.written)
    assert b64decode(copied).decode() == unquote(link.partition("text=")[2])
    assert set(ANY_OSC.findall(board.written)) <= {b"8", b"22", b"52"}


def test_a_letter_does_not_send_the_whole_link_again(open_terminal: Open) -> None:
    open_terminal("add", "Zoe Modelo, +34 600 11 22 33").wait_for_end()
    board = open_terminal()
    board.wait_for("Zoe")
    board.send("c")
    board.wait_for("wa.me/34600112233")
    board.send("\r")
    word = "Wilhelmina"
    for end in range(1, len(word) + 1):
        board.send(word[end - 1])
        board.wait_for(f"this is {word[:end]}")
    board.wait_until(lambda: any(word in link for link in links(board)), "the link renewed")
    assert len(links(board)) < len(word) / 2


def test_my_name_and_my_templates_come_from_the_configuration(
    open_terminal: Open, tmp_path: Path
) -> None:
    config = tmp_path / "config.toml"
    own = '[[templates]]\nname = "coffee"\nstage = "first_contact"\nchannel = "whatsapp"'
    config.write_text(f'me = "Marta"\n{own}\ntext = "Coffee, {{first_name}}? {{me}}"\n', "utf-8")
    open_terminal("add", "Zoe Modelo, +34 600 11 22 33").wait_for_end()
    board = open_terminal(TABLERO_CONFIG=str(config))
    board.wait_for("Zoe")
    board.send("c")
    board.wait_for("Coffee, Zoe? Marta")
    assert "coffee" in board.text()
    board.send("\x13")
    board.wait_for("Touch 1 · WhatsApp · Zoe Modelo")
