"""`tablero move`, `undo` and `redo`, each in a process of its own as far as the file can tell."""

from typing import Any

import pytest


@pytest.fixture
def ana(tablero: Any) -> Any:
    """The command line, with Ana on the board."""
    tablero("add", "Ana Ríos")
    return tablero


def stage(tablero: Any) -> Any:
    return tablero("show", "ana", "--json").document["person"]["stage"]


def test_a_card_is_moved(ana: Any) -> None:
    assert ana("move", "ana", "conversation").out == "Ana Ríos → Conversation\n"
    assert stage(ana) == "conversation"


def test_a_card_is_taken_off_the_board(ana: Any) -> None:
    assert ana("move", "ana", "none", "--json").document["moved"] == {
        "from": "first_contact",
        "to": None,
    }


def test_a_card_that_is_there_already_stays_without_error(ana: Any) -> None:
    done = ana("move", "ana", "first_contact", "--json")
    assert (done.code, done.document["moved"]) == (0, None)
    assert ana("move", "ana", "first").out == "Ana Ríos was there already: First contact\n"


def test_undo_takes_back_what_an_earlier_command_did(ana: Any) -> None:
    ana("touch", "ana", "call", "--outcome", "replied")
    assert ana("undo").out == "Undone: touch · call · Ana Ríos\n"
    assert stage(ana) == "first_contact"


def test_redo_makes_it_again(ana: Any) -> None:
    ana("move", "ana", "referred")
    ana("undo")
    assert ana("redo").out.startswith("Redone: ")
    assert stage(ana) == "referred"


def test_the_json_says_what_was_undone(ana: Any) -> None:
    assert ana("undo", "--json").document == {
        "done": "undo",
        "action": "add",
        "name": "Ana Ríos",
        "count": 1,
        "people": [1],
    }


@pytest.mark.parametrize("word", ["undo", "redo"])
def test_nothing_to_take_back_is_refused(tablero: Any, word: str) -> None:
    done = tablero(word)
    assert (done.code, done.out, done.err) == (1, "", f"There is nothing to {word}.\n")
