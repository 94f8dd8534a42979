"""`tablero touch`: what is logged, what it moves, what is refused."""

from typing import Any

import pytest


@pytest.fixture
def ana(tablero: Any) -> Any:
    """The command line, with Ana on the board."""
    tablero("add", "Ana Ríos", "--tag", "fintech")
    return tablero


def test_a_touch_is_told_with_its_number(ana: Any) -> None:
    ana("touch", "ana", "whatsapp")
    assert ana("touch", "ana", "linkedin").out == "Touch 2 · LinkedIn · Ana Ríos\n"


def test_the_json_has_the_promised_shape(ana: Any) -> None:
    done = ana("touch", "1", "call", "--outcome", "seen", "--intent", "ask", "--json").document
    assert list(done) == ["touch", "person", "moved"]
    assert list(done["touch"].items()) == [
        ("id", 1),
        ("number", 1),
        ("channel", "call"),
        ("direction", "out"),
        ("intent", "ask"),
        ("outcome", "seen"),
        ("at", "2026-11-23T09:00:00+01:00"),
    ]
    assert done["moved"] == {"from": "first_contact", "to": "seen_no_reply"}
    assert done["person"] == ana("list", "--json").document["people"][0]


def test_a_touch_that_moves_nothing_says_null(ana: Any) -> None:
    assert ana("touch", "ana", "email", "--json").document["moved"] is None


def test_a_refusal_to_be_contacted_takes_the_card_off_the_board(ana: Any) -> None:
    done = ana("touch", "ana", "email", "--outcome", "declined", "--json").document
    assert done["moved"] == {"from": "first_contact", "to": None}


def test_an_inbound_touch_has_no_number_and_opens_a_conversation(ana: Any) -> None:
    done = ana("touch", "ana", "email", "--direction", "in", "--json").document
    assert done["touch"]["number"] is None
    assert done["person"]["stage"] == "conversation"


@pytest.mark.parametrize("at", ["yesterday 18:00", "ayer 18:00", "2026-11-22 18:00"])
def test_when_is_understood_in_words(ana: Any, at: str) -> None:
    done = ana("touch", "ana", "email", "--at", at, "--json").document
    assert done["touch"]["at"] == "2026-11-22T18:00:00+01:00"


@pytest.mark.parametrize("at", ["tomorrow", "nonsense"])
def test_a_moment_that_cannot_be_is_refused(ana: Any, at: str) -> None:
    done = ana("touch", "ana", "email", "--at", at)
    assert (done.code, done.out) == (1, "")
    assert at in done.err


def test_the_beginning_of_a_code_is_enough(ana: Any) -> None:
    assert ana("touch", "ana", "w", "--json").document["touch"]["channel"] == "whatsapp"


@pytest.mark.parametrize("words", [("fax",), ("",), ("call", "--outcome", "re")])
def test_what_is_no_code_or_two_is_a_usage_error(ana: Any, words: tuple[str, ...]) -> None:
    assert ana("touch", "ana", *words).code == 2


def test_one_who_does_not_answer_to_the_name_is_refused(ana: Any) -> None:
    done = ana("touch", "Nadie", "call")
    assert (done.code, done.out) == (1, "")
    assert "“Nadie”" in done.err


def test_several_who_answer_are_listed_and_refused(ana: Any) -> None:
    ana("add", "Ana Modelo")
    done = ana("touch", "ana", "call")
    assert done.code == 1
    assert "2 Ana Modelo, 1 Ana Ríos" in done.err
    assert ana("list", "touches>0", "--json").document["total"] == 0


def test_one_who_asked_not_to_be_contacted_is_left_in_peace(ana: Any) -> None:
    ana("touch", "ana", "email", "--outcome", "declined")
    assert ana("touch", "ana", "call").code == 1
    assert ana("touch", "ana", "call", "--anyway").code == 0


def test_a_note_is_kept(ana: Any) -> None:
    ana("touch", "ana", "call", "--note", "asked for the offer")
    assert "asked for the offer" in ana("show", "ana").out


def test_codes_are_the_same_in_spanish(ana: Any) -> None:
    done = ana("--lang", "es", "touch", "ana", "meeting", "--json").document
    assert done["touch"]["channel"] == "meeting"
