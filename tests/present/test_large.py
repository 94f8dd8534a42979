"""A name in large letters: drawn from a font, broken once if it must be, or not drawn at all."""

import string
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tablero.present import cells
from tablero.present.large import large
from tablero.present.letters import draw

LETTERS = string.ascii_uppercase + "ØŁĐÞ"
ACCENTED = "ÁÀÂÃÄÅĀĂĄ ÉÈÊËĖĚĘ ÍÌÎÏİ ÓÒÔÕÖŐ ÚÙÛÜŮŰ ÑŃŇ ÇĆČ ŞŚŠȘ ŽŹŻ ĞĢ ŘŔ ÝŸ Ť Ĥ Ŵ"
NAMES = st.text(st.sampled_from(LETTERS + ACCENTED + "0123456789'-."), max_size=30)


def test_a_name_is_drawn_in_three_rows() -> None:
    assert large("Irene Modelo", 80) == [
        "▄▄▄ ▄▄▄  ▄▄▄▄ ▄  ▄ ▄▄▄▄    ▄   ▄  ▄▄  ▄▄▄  ▄▄▄▄ ▄     ▄▄ ",
        " █  █▄▄▀ █▄▄  ██▄█ █▄▄     █▀▄▀█ █  █ █  █ █▄▄  █    █  █",
        "▄█▄ █ ▀▄ █▄▄▄ █ ▀█ █▄▄▄    █   █ ▀▄▄▀ █▄▄▀ █▄▄▄ █▄▄▄ ▀▄▄▀",
    ]


def test_a_name_too_wide_for_one_line_takes_two_with_a_row_between() -> None:
    assert large("Noé Ñíguez", 45) == [
        "▄  ▄  ▄▄    ▀▀",
        "██▄█ █  █ █▀▀▀",
        "█ ▀█ ▀▄▄▀ ███▄",
        "",
        "▄▀▄▀  ▀▀  ▄▄▄ ▄  ▄ ▄▄▄▄ ▄▄▄▄▄",
        "█▄ █ ▀█▀ █ ▄▄ █  █ █▄▄    ▄▀ ",
        "█ ▀█ ▄█▄ ▀▄▄█ ▀▄▄▀ █▄▄▄ ▄█▄▄▄",
    ]


def test_a_name_is_broken_only_when_it_must_be() -> None:
    assert len(large("Ana Sol", 32)) == 3
    assert len(large("Ana Sol", 31)) == 7


def test_two_lines_are_as_even_as_can_be() -> None:
    assert large("Maria Ana Sol", 59) == [*large("Maria", 59), "", *large("Ana Sol", 59)]
    assert large("Ana Sol Maria", 59) == [*large("Ana Sol", 59), "", *large("Maria", 59)]


@pytest.mark.parametrize(
    "name",
    ["", " ", "陳美玲", "Ана", "Ana 😀", "Ana [b]", "\u0301", "Ana\u20dd", "Á" * 1000, "Á " * 99],
)
def test_what_has_no_picture_or_no_room_is_not_drawn(name: str) -> None:
    assert large(name, 80) == []


def test_what_steers_a_terminal_is_not_drawn() -> None:
    assert large("\u202eAna\u200b\x00", 80) == large("Ana", 80)
    assert large("\x1b[31mAna", 80) == []


def test_small_letters_and_capitals_look_the_same() -> None:
    assert large("weiß", 80) == large("WEISS", 80)


@pytest.mark.parametrize(
    ("written", "drawn"), [("Æbelø", "AEBELØ"), ("Œ", "OE"), ("O’Brien", "O'BRIEN"), ("A–B", "A-B")]
)
def test_letters_and_signs_much_like_others_share_their_pictures(written: str, drawn: str) -> None:
    assert large(written, 80) == large(drawn, 80)


def test_an_accent_is_drawn_however_it_is_stored() -> None:
    assert large(normalize("NFD", "Ñíguez"), 80) == large(normalize("NFC", "Ñíguez"), 80)


def test_an_accent_stands_clear_of_its_letter() -> None:
    assert draw("É") == ("..##", "....", "####", "#...", "###.", "####")
    assert draw("Ö")[:3] == ("#..#", "....", ".##.")


def test_a_cedilla_hangs_under_its_letter() -> None:
    assert draw("Ç") == ("....", ".###", "#...", "#...", ".###", "..#.")


def test_an_accent_without_a_picture_leaves_its_letter() -> None:
    assert draw("Ẹ") == draw("E")
    assert draw("Ệ") == draw("Ê")


def test_no_two_letters_look_the_same() -> None:
    assert len({draw(letter) for letter in LETTERS}) == len(LETTERS)


@pytest.mark.parametrize("letter", ACCENTED.replace(" ", ""))
def test_every_accent_shows_and_keeps_the_letter_s_width(letter: str) -> None:
    base = normalize("NFD", letter)[0]
    assert draw(letter) != draw(base)
    assert [len(row) for row in draw(letter)] == [len(draw(base)[0])] * 6


@given(NAMES | st.text(max_size=30), st.integers(0, 120))
def test_no_row_is_wider_than_its_room(name: str, width: int) -> None:
    rows = large(name, width)
    assert len(rows) in {0, 3, 7}
    assert all(cells.width(row) <= width for row in rows)
    assert not set("".join(rows)) - set(" ▀▄█")


@given(NAMES.filter(str.strip))
def test_every_name_in_the_font_s_letters_is_drawn_where_there_is_room(name: str) -> None:
    assert len(large(name, 400)) == 3
