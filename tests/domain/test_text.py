"""What people type comes out harmless, and folds to one key however it was accented."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tablero.domain.text import clean_line, clean_text, fold

ANYTHING = st.text(st.characters(exclude_categories=()))
NASTY = st.text(
    st.sampled_from("a é\u0301\u0323\u0345\x1b[]31m;\x07\\\x9b\x9d\u202e\u200d\n\r\t\ud800")
)
HOSTILE = ANYTHING | NASTY
FORBIDDEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("\x1b[31mAna\x1b[0m", "Ana"),
        ("\x9b1;31mAna", "Ana"),
        ("\x1b]0;pwned\x07Ana", "Ana"),
        ("\x1b]8;;https://example.org\x1b\\Ana\x1b]8;;\x1b\\", "Ana"),
        ("\x1bP1$r\x1b\\Ana", "Ana"),
        ("\x1b(BAna\x1bc", "Ana"),
        ("\x1b]0;never ended", "0;never ended"),
        ("Ana\x1b", "Ana"),
    ],
)
def test_a_whole_escape_sequence_goes_not_just_its_first_byte(typed: str, clean: str) -> None:
    assert clean_line(typed) == clean


@pytest.mark.parametrize(
    "hidden",
    [
        "\u202e",
        "\u2066",
        "\u200e",
        "\u061c",
        "\u200b",
        "\u200d",
        "\ufeff",
        "\u00ad",
        "\ufe0f",
        "\U000e0100",
        "\u3164",
        "\ue000",
        "\ud800",
        "\x00",
        "\x7f",
        "\x9c",
    ],
)
def test_a_hidden_character_is_taken_out(hidden: str) -> None:
    assert clean_line(f"A{hidden}na") == "Ana"


@pytest.mark.parametrize(
    "space", [" ", "\t", "\n", "\r\n", "\xa0", "\u2028", "\u2029", "\x85", "\u3000"]
)
def test_every_white_space_becomes_one_space(space: str) -> None:
    assert clean_line(f"{space}Ana{space}{space}Ríos{space}") == "Ana Ríos"


def test_a_name_in_markup_is_left_as_it_is() -> None:
    assert clean_line("[bold]Ana[/nope]") == "[bold]Ana[/nope]"


def test_a_decomposed_accent_is_composed() -> None:
    assert clean_line("Ri\u0301os") == "Ríos"


def test_an_accent_split_by_a_hidden_character_is_composed() -> None:
    assert clean_line("Ri\u200b\u0301os") == "Ríos"


def test_a_tower_of_marks_is_cut_to_two() -> None:
    assert clean_line("x" + "\u0323\u0332\u0337\u0338" * 9 + "y") == "x\u0337\u0338y"


def test_a_mark_without_a_letter_goes() -> None:
    assert clean_line("\u0301Ana \u0301Ríos") == "Ana Ríos"


def test_a_line_is_cut_at_its_limit() -> None:
    assert clean_line("Ana Ríos", limit=4) == "Ana"


def test_a_cut_never_parts_a_letter_from_its_marks() -> None:
    assert clean_line("abx\u0323\u0337", limit=4) == "ab"


def test_a_note_keeps_its_lines_and_its_indentation() -> None:
    assert clean_text("Call:\r\n  - price\tnow \r- date\n\n") == "Call:\n  - price now\n- date"


def test_a_note_is_as_harmless_as_a_line() -> None:
    assert clean_text("\x1b[2Ja\u202eb\n\u0301c\u2028d") == "ab\nc d"


def test_a_note_is_cut_at_its_limit() -> None:
    assert clean_text("a\nbcd", limit=2) == "a"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("  ANA   Ríos ", "ana rios"),
        ("Noé Ñíguez", "noe niguez"),
        ("Straße", "strasse"),
        ("Łukasz Ørsted", "lukasz orsted"),
        ("O´Neill", "o'neill"),
        ("O`Neill", "o'neill"),
        ("ＡＮＡ", "ana"),
        ("İzmir", "izmir"),
    ],
)
def test_a_key_is_blind_to_accents_and_case(text: str, key: str) -> None:
    assert fold(text) == key


def test_vowel_signs_that_are_letters_keep_two_names_apart() -> None:
    assert fold("कि") != fold("कु")


@given(HOSTILE)
def test_cleaning_a_clean_line_changes_nothing(text: str) -> None:
    assert clean_line(clean_line(text)) == clean_line(text)


@given(HOSTILE, st.integers(1, 12))
def test_a_short_limit_is_kept_and_settles_at_once(text: str, limit: int) -> None:
    line = clean_line(text, limit)
    assert len(line) <= limit
    assert clean_line(line, limit) == line


@given(HOSTILE)
def test_cleaning_a_clean_note_changes_nothing(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)


@given(HOSTILE)
def test_a_clean_line_holds_no_control(text: str) -> None:
    line = clean_line(text)
    assert not FORBIDDEN & {unicodedata.category(char) for char in line}
    assert line == unicodedata.normalize("NFC", line) == " ".join(line.split())


@given(HOSTILE)
def test_a_clean_note_holds_no_control_but_newlines(text: str) -> None:
    note = clean_text(text).replace("\n", "")
    assert not FORBIDDEN & {unicodedata.category(char) for char in note}


@given(HOSTILE)
def test_folding_a_key_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(HOSTILE)
def test_the_key_of_a_clean_line_is_one_and_holds_no_control(text: str) -> None:
    key = fold(clean_line(text))
    assert fold(clean_line(clean_line(text))) == key
    assert not FORBIDDEN & {unicodedata.category(char) for char in key}
