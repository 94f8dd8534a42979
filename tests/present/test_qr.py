"""A QR code as text: the rows hold the code's very modules, its margin, and nothing else."""

import subprocess
import sys

import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st

from tablero.present.qr import qr_rows

LINK = "https://wa.me/34600112233?text=Hola%20Irene"
LIGHT_HALVES = {" ": (0, 0), "▀": (1, 0), "▄": (0, 1), "█": (1, 1)}


def modules(rows: list[str]) -> list[list[int]]:
    """The light modules of the rows, as 1. Below the last, half a row stays dark."""
    halves = [[LIGHT_HALVES[cell] for cell in row] for row in rows]
    *found, below = ([half[part] for half in row] for row in halves for part in (0, 1))
    assert not any(below)
    return found


def light(text: str, border: int) -> list[list[int]]:
    code = segno.make_qr(text, error="l", encoding="utf-8")
    return [[1 - module for module in row] for row in code.matrix_iter(border=border)]


def test_a_code_is_drawn_light_on_dark_with_two_modules_around() -> None:
    rows = qr_rows(LINK, 80, 24)
    assert modules(rows) == light(LINK, 2)
    assert rows[0] == "█" * 33
    assert rows[1][:9] == "██ ▄▄▄▄▄ "


def test_a_code_that_just_fits_has_one_module_around() -> None:
    assert modules(qr_rows(LINK, 32, 24)) == light(LINK, 1)
    assert modules(qr_rows(LINK, 80, 16)) == light(LINK, 1)


def test_a_code_that_does_not_fit_is_not_drawn() -> None:
    assert len(qr_rows(LINK, 31, 16)[0]) == 31
    assert qr_rows(LINK, 30, 16) == []
    assert qr_rows(LINK, 31, 15) == []
    assert qr_rows(LINK, 0, 0) == []


@pytest.mark.parametrize("text", ["", "a" * 5000, "😀" * 5000, "\ud800"])
def test_what_no_code_can_hold_is_not_drawn(text: str) -> None:
    assert qr_rows(text, 1000, 1000) == []


@pytest.mark.parametrize("text", ["1", "ANA", "a\n\"b'&#", "Noé 😀 \u202e陳", "\x1b[31m\x00"])
def test_any_other_text_makes_a_code(text: str) -> None:
    assert modules(qr_rows(text, 80, 24)) == light(text, 2)


@settings(max_examples=30)
@given(st.text(max_size=80), st.integers(0, 90), st.integers(0, 45))
def test_no_code_is_larger_than_its_room(text: str, width: int, height: int) -> None:
    rows = qr_rows(text, width, height)
    assert len(rows) <= height
    assert len({len(row) for row in rows}) <= 1
    assert all(len(row) <= width for row in rows)


def test_the_library_is_loaded_only_when_a_code_is_drawn() -> None:
    script = "import sys, tablero.present.qr; print('segno' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout == b"False\n"
