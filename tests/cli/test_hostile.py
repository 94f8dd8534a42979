"""Text that means harm, written by command: printed harmless, cut to the width, valid as JSON."""

from typing import Any

import pytest

TEXTS = {
    "markup": "[/x] [bold]XY",
    "escapes": "\x1b[31mXY\x1b]8;;https://example.org\x07",
    "bidi": "\u202eXY\u2066",
    "long": "XY" * 50_000,
    "lines": "XY\nXY\r\nXY",
}
ACTING = {"\x1b", "\x07", "\r", "\u202e", "\u2066"}

hostile = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())


@hostile
@pytest.mark.parametrize("command", ["note", "idea", "promise"])
def test_what_is_written_comes_back_harmless(tablero: Any, command: str, text: str) -> None:
    tablero("add", "Ana Ríos", "--stage", "first_contact")
    for words in ((command, "1", text), (command, "1"), ("show", "1"), ("today",)):
        done = tablero(*words)
        assert done.code == 0
        assert done.err in {"", "The first 10000 characters were kept.\n"}
        assert not ACTING & set(done.out)
    assert "XY" in tablero(command, "1").out
    assert "XY" in tablero(command, "1", "--json").out
    assert tablero("today", "--json").document["date"] == "2026-11-23"


@hostile
def test_a_reason_to_rest_comes_back_harmless(tablero: Any, text: str) -> None:
    tablero("add", "Ana Ríos", "--stage", "first_contact")
    for words in (("rest", "1", "2w", "--why", text), ("rest",), ("show", "1"), ("undo",)):
        done = tablero(*words)
        assert (done.code, done.err) == (0, "")
        assert not ACTING & set(done.out)


@hostile
@pytest.mark.parametrize("command", ["rest", "promise"])
def test_a_hostile_day_is_refused_in_one_line(tablero: Any, command: str, text: str) -> None:
    tablero("add", "Ana Ríos", "--stage", "first_contact")
    words = ("rest", "1", text) if command == "rest" else ("promise", "1", "Algo", "--by", text)
    done = tablero(*words)
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert len(done.err) < 300
    assert not ACTING & set(done.err)
