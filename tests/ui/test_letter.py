"""The form of a message by itself: which template it begins with, and how long a link may be."""

from typing import Any

import pytest

from tablero.domain.people import Handle
from tablero.domain.words import HandleKind
from tablero.i18n import translations
from tablero.services.messages import correspondent
from tablero.services.templates import all_templates
from tablero.ui.dialogs.letter import LONGEST_LINK, Letter

PHONE = Handle(HandleKind.PHONE, "+34 600 11 22 33")


def letter(drive: Any, person_id: int) -> Letter:
    who = correspondent(drive.ws, person_id)
    return Letter(who, all_templates(()), "en", translations("en"))


@pytest.fixture
def luis(drive: Any) -> int:
    """Somebody off the board, for whom the general messages fit."""
    return int(drive.add("Luis Martín", None, handles=(PHONE,)))


def test_thanks_come_first_for_one_who_brought_somebody(drive: Any, luis: int) -> None:
    assert letter(drive, luis)["template"].value.startswith("silence/")
    drive.add("Ana Ríos", via_id=luis)
    form = letter(drive, luis)
    assert form["template"].value.startswith("thanks/")
    assert "I have been in touch with Ana Ríos" in form.message


def test_a_message_too_long_for_a_link_is_left_out_of_it(drive: Any, luis: int) -> None:
    form = letter(drive, luis)
    form.body.value = "a" * (LONGEST_LINK - len(form.bare_link()) - len("?text="))
    assert len(form.link()) == LONGEST_LINK
    form.body.value += "a"
    assert form.link() == form.bare_link() == "https://wa.me/34600112233"


def test_an_idea_that_a_draft_kept_stays_whatever_the_template(drive: Any, luis: int) -> None:
    drive.idea(luis, "First idea")
    second = drive.idea(luis, "Second idea")
    form = letter(drive, luis)
    form.put_back({"idea": str(second.id)})
    assert form.given == second
    form["template"].press("right")
    form.changed("template")
    assert form.given == second
