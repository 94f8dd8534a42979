"""Editing a line or a few lines, key by key."""

import pytest

from tablero.domain.text import LONGEST
from tablero.ui.dialogs.editing import LineEdit, TextEdit


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (["left", "backspace"], "Ana Rís"),
        (["home", "delete"], "na Ríos"),
        (["ctrl+a", "ctrl+d"], "na Ríos"),
        (["ctrl+left", "ctrl+k"], "Ana "),
        (["ctrl+w"], "Ana "),
        (["home", "ctrl+right", "ctrl+u"], " Ríos"),
        (["home", "right", "end", "left", "ctrl+e", "backspace"], "Ana Río"),
    ],
)
def test_a_line_is_edited_with_the_keys_of_a_shell(keys: list[str], text: str) -> None:
    edit = LineEdit("Ana Ríos")
    assert all(edit.press(key) for key in keys)
    assert edit.text == text


def test_a_key_that_edits_nothing_says_so() -> None:
    assert not LineEdit("Ana").press("f5")


def test_nothing_happens_beyond_the_ends() -> None:
    edit = LineEdit("")
    for key in ("left", "right", "backspace", "delete", "ctrl+w", "ctrl+left", "ctrl+right"):
        edit.press(key)
    assert (edit.text, edit.cursor) == ("", 0)


def test_text_goes_where_the_cursor_is() -> None:
    edit = LineEdit("Ana Ríos")
    edit.press("ctrl+left")
    edit.put("de los ")
    assert edit.text == "Ana de los Ríos"


def test_escapes_and_hidden_characters_do_not_come_in() -> None:
    edit = LineEdit("Ana\x1b[31m\u202e\nRíos\x07")
    assert edit.text == "Ana[31m Ríos"


def test_a_letter_goes_with_its_marks() -> None:
    edit = LineEdit("x\u0301\u0302y")
    edit.press("left")
    edit.press("backspace")
    assert edit.text == "y"


def test_a_slip_of_the_clipboard_is_cut() -> None:
    assert len(LineEdit("x" * 100_000).text) == LONGEST


def test_a_long_line_shows_the_part_with_the_cursor() -> None:
    edit = LineEdit("one two three four")
    assert edit.view(8) == ("ee four", 7)
    edit.press("home")
    assert edit.view(8) == ("one two…", 0)


def test_wide_letters_take_two_cells() -> None:
    assert LineEdit("日本").view(10) == ("日本", 4)
    assert LineEdit("日本語").view(5) == ("本語", 4)


def test_lines_are_broken_at_blanks() -> None:
    edit = TextEdit("she likes long walks\nand tyres")
    rows = [edit.text[first:last] for first, last in edit.rows(12)]
    assert rows == ["she likes ", "long walks", "and tyres"]


def test_a_word_longer_than_the_row_is_broken() -> None:
    edit = TextEdit("x" * 9)
    assert edit.rows(5) == [(0, 4), (4, 8), (8, 9)]


def test_up_and_down_keep_the_column() -> None:
    edit = TextEdit("first\nsecond\nthird")
    assert edit.spot(20) == (5, 2)
    assert edit.turn(-1, 20)
    edit.put("|")
    assert edit.text == "first\nsecon|d\nthird"
    assert edit.turn(-1, 20)
    assert not edit.turn(-1, 20)


def test_a_row_ends_where_the_line_does() -> None:
    edit = TextEdit("one\ntwo")
    edit.press("home")
    edit.put("|")
    edit.press("end")
    edit.put("|")
    assert edit.text == "one\n|two|"
