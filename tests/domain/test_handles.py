"""Handles are told apart, checked, and matched whatever way they were written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tablero.domain.handles import check, guess_kind, match_key
from tablero.domain.words import HandleKind
from tablero.errors import BadInput

PHONE, EMAIL, LINKEDIN, OTHER = HandleKind
ANYTHING = st.text(st.characters(exclude_categories=()))
HANDLISH = st.lists(
    st.sampled_from([*"+0134(60) 1-2@a.éß/?:<>", "%C3", "%2F", "%20", "tel:", "mailto:", "a@b.es"])
    | st.sampled_from(["linkedin.com/in/", "https://", "\u0301"])
).map("".join)


@pytest.mark.parametrize(
    "written",
    [
        "+34 600 11 22 33",
        "0034600112233",
        "+34 (0) 600-11-22-33",
        "00 34 600.112.233",
        "tel:+34600112233",
        "+３４ ６００ １１２２３３",
    ],
)
def test_one_phone_written_in_many_ways_has_one_key(written: str) -> None:
    assert match_key(PHONE, written) == "+34600112233"


def test_a_national_number_gets_no_guessed_country() -> None:
    assert match_key(PHONE, "600 112 233") == "600112233"


@pytest.mark.parametrize(
    "written", [" Ana@Example.org ", "mailto:ana@example.org?subject=Hi", "<ANA@example.org>"]
)
def test_one_address_written_in_many_ways_has_one_key(written: str) -> None:
    assert match_key(EMAIL, written) == "ana@example.org"


@pytest.mark.parametrize(
    "written",
    [
        "https://www.linkedin.com/in/Ana-R%C3%ADos/?utm=x",
        "linkedin.com/in/ana-ríos",
        "es.linkedin.com/in/ana-r%c3%ados/",
        "http://LinkedIn.com/in/ana-ri\u0301os#top",
        "https://www.linkedin.com/in/ana-ríos/es/",
        "ana-ríos",
    ],
)
def test_one_page_written_in_many_ways_has_one_key(written: str) -> None:
    assert match_key(LINKEDIN, written) == "ana-ríos"


def test_two_pages_that_differ_by_an_accent_stay_two() -> None:
    assert match_key(LINKEDIN, "linkedin.com/in/josé") != match_key(
        LINKEDIN, "linkedin.com/in/jose"
    )


def test_any_other_handle_matches_without_accents() -> None:
    assert match_key(OTHER, " Señal:  ANA ") == "senal: ana"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ana@example.org", EMAIL),
        ("mailto:ana@example.org", EMAIL),
        ("linkedin.com/in/ana", LINKEDIN),
        ("https://es.linkedin.com/in/ana/?x=y", LINKEDIN),
        ("+34 600 112 233", PHONE),
        ("(0) 600 112 233", PHONE),
        ("600112233", PHONE),
        ("tel:+3460011", PHONE),
    ],
)
def test_a_handle_is_known_by_its_look(text: str, kind: HandleKind) -> None:
    assert guess_kind(text) is kind


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ana",
        "@ana",
        "ana@home",
        "2026",
        "2026-12-01",
        "01/12/2026 18",
        "12345678",
        "1" * 16,
        "linkedin.com/company/acme",
        "linkedin.com/in/",
        "a b@example.org",
        "https://example.org",
    ],
)
def test_what_does_not_look_like_a_handle_is_none(text: str) -> None:
    assert guess_kind(text) is None


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        (EMAIL, " mailto:Ana@Example.org ", "Ana@Example.org"),
        (PHONE, " tel:+34  600 112 233", "+34 600 112 233"),
        (PHONE, "4012", "4012"),
        (LINKEDIN, "es.linkedin.com/in/Ana-R%C3%ADos?x=y", "https://www.linkedin.com/in/Ana-Ríos"),
        (LINKEDIN, "ana-rios", "https://www.linkedin.com/in/ana-rios"),
        (OTHER, "  Signal:\tana ", "Signal: ana"),
    ],
)
def test_a_good_handle_is_shown_clean(kind: HandleKind, value: str, shown: str) -> None:
    assert check(kind, value) == shown


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (EMAIL, "ana@"),
        (EMAIL, "ana@example"),
        (EMAIL, "Ana Ríos"),
        (PHONE, "call me"),
        (PHONE, "12"),
        (PHONE, "+" + "1" * 16),
        (LINKEDIN, "https://www.linkedin.com/company/acme"),
        (LINKEDIN, "linkedin.com/in/a%00%2F"),
    ],
)
def test_a_bad_handle_is_refused_by_the_name_of_its_kind(kind: HandleKind, value: str) -> None:
    with pytest.raises(BadInput) as caught:
        check(kind, value)
    assert caught.value.data == {"field": kind.value, "value": value, "reason": kind.value}


@pytest.mark.parametrize("kind", HandleKind)
def test_an_empty_handle_is_refused_as_empty(kind: HandleKind) -> None:
    with pytest.raises(BadInput) as caught:
        check(kind, " \x00 ")
    assert caught.value.data["reason"] == "empty"


@given(HANDLISH | ANYTHING, st.sampled_from(HandleKind))
def test_no_text_upsets_a_key(text: str, kind: HandleKind) -> None:
    assert match_key(kind, text) == match_key(kind, f" {text} ")


@given(HANDLISH, st.sampled_from(HandleKind))
def test_the_shown_form_matches_what_was_typed(text: str, kind: HandleKind) -> None:
    try:
        shown = check(kind, text)
    except BadInput:
        return
    assert match_key(kind, shown) == match_key(kind, text)
    assert check(kind, shown) == shown


@given(HANDLISH)
def test_what_is_guessed_is_accepted(text: str) -> None:
    kind = guess_kind(text)
    assert kind is None or check(kind, text)
