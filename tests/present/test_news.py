"""What became of an entry, told in one line and taken back in the same words."""

from typing import Any

import pytest

from tablero.domain.changes import Written
from tablero.i18n import translations
from tablero.present.news import action_name, reverted_news

EN = translations("en")


def revised(kind: str, **more: Any) -> dict[str, Any]:
    return {"action": "revise", "name": "Ana Ríos", "count": 1, "kind": kind, **more}


@pytest.mark.parametrize(
    ("kind", "status", "told"),
    [
        ("promise", "done", "promise kept · Ana Ríos"),
        ("promise", "dropped", "promise let go · Ana Ríos"),
        ("promise", "open", "promise open again · Ana Ríos"),
        ("idea", "done", "idea used · Ana Ríos"),
        ("idea", "dropped", "idea dropped · Ana Ríos"),
        ("idea", "open", "idea open again · Ana Ríos"),
    ],
)
def test_how_an_entry_stands_now_is_told(kind: str, status: str, told: str) -> None:
    assert action_name(revised(kind, status=status), EN) == told


def test_a_text_that_was_changed_is_told_as_changed() -> None:
    assert action_name(revised("note"), EN) == "changed: note · Ana Ríos"


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"settled": True}, "favour settled and kept · Ana Ríos"),
        ({"settled": False}, "favour open again · Ana Ríos"),
        ({"gone": True}, "favour taken away · Ana Ríos"),
        ({}, "favour given · Ana Ríos"),
    ],
)
def test_what_became_of_a_favour_is_told(more: dict[str, Any], told: str) -> None:
    subject = {"action": "favour", "name": "Ana Ríos", "count": 1, "favour": "given", **more}
    assert action_name(subject, EN) == told


def test_an_entry_that_went_is_told_as_taken_away() -> None:
    assert action_name(revised("idea", gone=True), EN) == "taken away: idea · Ana Ríos"


def test_an_undo_names_what_became_of_the_entry() -> None:
    subject = revised("promise", status="done")
    assert reverted_news(Written("undo", subject=subject), EN) == (
        "Undone: promise kept · Ana Ríos"
    )


def test_a_mistake_about_nobody_is_told_without_a_name() -> None:
    assert action_name(revised("mistake") | {"name": ""}, EN) == "changed: mistake"


def test_a_long_name_does_not_hide_what_is_told_of_it() -> None:
    subject = {
        "action": "rest",
        "name": "María de las Mercedes " * 9,
        "count": 3,
        "day": "Mon 7 Dec",
    }
    assert action_name(subject, EN) == (
        "María de las Mercedes María de … and 2 more rest until Mon 7 Dec"
    )
