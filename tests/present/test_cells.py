"""Widths, cutting and wrapping: what keeps everything on the grid."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tablero.present import cells

ANY_TEXT = st.text(max_size=60)


def test_what_would_be_obeyed_is_only_shown() -> None:
    assert cells.shown("\x1b[31mAna\x1b[0m [/x]\u202e\u200b") == "[31mAna[0m [/x]"


def test_a_wide_letter_takes_two_cells_and_a_mark_none() -> None:
    assert cells.width("陳a") == 3
    assert cells.width("e\u0301") == 1


def test_what_is_cut_ends_in_an_ellipsis_and_keeps_to_its_room() -> None:
    assert cells.cut("Ana Ríos", 5) == "Ana …"
    assert cells.cut("陳美玲", 4) == "陳…"
    assert cells.cut("Ana", 3) == "Ana"
    assert cells.cut("Ana", 0) == ""


def test_what_is_fitted_is_padded_after_a_half_wide_letter() -> None:
    assert cells.fit("陳美玲", 4) == "陳… "


def test_words_are_kept_whole_where_there_is_room() -> None:
    assert cells.wrap("one two three", 7) == ["one two", "three"]
    assert cells.wrap("abcdefgh", 3) == ["abc", "def", "gh"]
    assert cells.wrap("a\n\nb", 3) == ["a", "", "b"]


@given(ANY_TEXT, st.integers(0, 30))
def test_a_fitted_text_takes_exactly_its_cells(text: str, room: int) -> None:
    assert cells.width(cells.fit(text, room)) == room


@given(ANY_TEXT, st.integers(2, 30))
def test_no_wrapped_line_is_wider_than_its_room(text: str, room: int) -> None:
    assert all(cells.width(line) <= room for line in cells.wrap(text, room))


@given(ANY_TEXT)
def test_nothing_shown_can_steer_a_terminal(text: str) -> None:
    forbidden = {"Cc", "Cf", "Cs"}
    assert not forbidden & {unicodedata.category(char) for char in cells.shown(text)}


def test_our_widths_are_those_of_the_toolkit_for_every_letter() -> None:
    """A difference would let the toolkit cut a line elsewhere than where we think."""
    letters = (cells.shown(chr(code)) for code in range(0x20, 0x110000))
    assert [shown for shown in letters if cells.width(shown) != cell_len(shown)] == []


@given(ANY_TEXT)
def test_letters_side_by_side_are_as_wide_as_each_alone(text: str) -> None:
    shown = cells.shown(text)
    assert cells.width(shown) == cell_len(shown)
