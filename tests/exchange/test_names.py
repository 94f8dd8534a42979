import pytest

from tablero.exchange.names import full_name, is_credential


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("Paco", "Muestra Gil", "Paco Muestra Gil"),
        ("Ana", "Pérez, MBA", "Ana Pérez"),
        ("Ana", "Ríos, PhD, MBA", "Ana Ríos"),
        ("Ana, MBA", "Ríos", "Ana Ríos"),
        ("Ana", "Ríos, Ph.D., PMP®", "Ana Ríos"),
        ("Ana", "Ríos, MBA PhD", "Ana Ríos"),
        ("Ana", "Ríos, SHRM-SCP", "Ana Ríos"),
        ("Ana", "Ríos,", "Ana Ríos"),
        ("Ana", "", "Ana"),
        ("", "", ""),
        ("", ", MBA", ""),
    ],
)
def test_credentials_after_a_comma_are_no_part_of_the_name(
    first: str, last: str, expected: str
) -> None:
    assert full_name(first, last) == expected


def test_words_after_a_comma_that_are_no_credential_stay() -> None:
    assert full_name("Ana", "Ríos, de la Vega, MBA") == "Ana Ríos, de la Vega"


def test_a_name_all_in_capitals_keeps_its_own_words() -> None:
    assert full_name("", "RÍOS, ANA, MBA") == "RÍOS, ANA"


def test_a_last_name_that_looks_like_a_title_stays_without_a_comma() -> None:
    assert full_name("Ana", "MD") == "Ana MD"


@pytest.mark.parametrize("text", ["", " ", "Ríos", "Mba Ríos", "https://example.org"])
def test_other_text_is_no_credential(text: str) -> None:
    assert not is_credential(text)
