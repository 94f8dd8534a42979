"""The palette: every action and every person by name, the likeliest first."""

from typing import Any

from tablero.domain.words import Stage
from tablero.ui.palette import Offer, matching

TOUCH = Offer("touch_email", "log a touch now by e-mail", "3")
MOVE = Offer("move_to", "mover la tarjeta: número de la etapa", "m")


def found(text: str) -> list[str]:
    return [offer.action_id for offer in matching([TOUCH, MOVE], text)]


def test_every_word_typed_must_begin_some_word() -> None:
    assert found("lo to") == ["touch_email"]
    assert found("lo tarj") == []
    assert found("ouch") == []


def test_accents_and_hyphens_do_not_matter() -> None:
    assert found("NUMERO") == ["move_to"]
    assert found("email") == found("mail") == found("e-mail") == ["touch_email"]


def test_what_begins_as_typed_comes_first() -> None:
    offers = [Offer("quit", "quit, from the board", "q"), Offer("screen_0", "Board", "")]
    assert [offer.action_id for offer in matching(offers, "bo")] == ["screen_0", "quit"]
    assert [offer.action_id for offer in matching(offers, "")] == ["quit", "screen_0"]


async def test_an_action_runs_on_the_screen_beneath(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana Ríos")
    async with open_board() as user:
        await user.act("palette")
        await user.type("touch mail")
        await user.press("enter")
        assert user.news == "Touch 1 · e-mail · Ana Ríos"
        assert drive.card(ana).touch_count == 1


async def test_a_person_with_a_card_gets_the_cursor_and_others_their_page(
    drive: Any, open_board: Any
) -> None:
    drive.add("Ana Ríos")
    drive.add("Íñigo Modelo", Stage.CONVERSATION, role="CEO", company="Acme")
    drive.add("Noé Muestra", None)
    async with open_board() as user:
        await user.act("palette")
        await user.type("inigo")
        assert user.sees("Íñigo Modelo CEO · Acme · Conversation")
        await user.press("enter")
        assert user.app.screen.selected.name == "Íñigo Modelo"
        await user.act("palette")
        await user.type("noe")
        await user.press("enter")
        assert user.sees("Noé Muestra")
        assert user.sees("TIMELINE · 0")


async def test_a_name_that_begins_as_typed_stands_above_the_actions(
    drive: Any, open_board: Any
) -> None:
    drive.add("Ana Ríos")
    drive.add("Mariana Modelo")
    async with open_board() as user:
        await user.act("palette")
        await user.type("ana")
        text = user.text().partition("Find an action")[2]
        assert text.index("Ana Ríos") < text.index("filter as you type")
        assert text.index("filter as you type") < text.index("Mariana Modelo")


async def test_an_action_that_cannot_act_says_why_below(open_board: Any) -> None:
    async with open_board() as user:
        await user.act("palette")
        assert user.sees("There is no card under the cursor.")
        await user.type("quit")
        assert not user.sees("There is no card under the cursor.")
        await user.type("xyz")
        assert user.sees("Nothing and nobody by that name.")
        await user.press("enter", "escape")
        assert user.sees("FIRST CONTACT · 0")


async def test_from_a_page_the_palette_turns_to_another(drive: Any, open_board: Any) -> None:
    drive.add("Ana Ríos", notes="about Ana")
    drive.add("Luis Martín", notes="about Luis")
    async with open_board() as user:
        await user.act("open", "palette")
        await user.type("luis")
        await user.press("enter")
        assert user.sees("about Luis")
        await user.act("touch_call")
        assert user.news == "Touch 1 · call · Luis Martín"
