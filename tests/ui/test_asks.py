"""Asks and offers: writing them, telling people, what they answered, to whom they led."""

from typing import Any

import pytest

from tablero.domain.words import Channel, EntryKind, FavourKind, Intent, TieKind, Topic
from tablero.services import asks, favours, offers, ties
from tablero.services.asks import AskFields
from tablero.services.offers import OfferFields

HOSTILE = "[/x] [bold]漢字 \u202e\x1b[31mred"


def needed(drive: Any, need: str = "Somebody who knows about tyres", **rest: Any) -> Any:
    return asks.add_ask(drive.ws, AskFields(need, **rest)).ask


async def needs(user: Any) -> None:
    """To the asks and offers."""
    await user.act("next_screen", "next_screen", *["cursor_right"] * 3)


async def test_an_ask_and_an_offer_are_written_from_anywhere(drive: Any, open_board: Any) -> None:
    drive.add("Ana")
    async with open_board() as user:
        await user.act("ask")
        await user.press("enter")
        assert user.sees("Say what you need.")
        await user.type("Somebody who knows about tyres")
        await user.press("tab")
        await user.type("Whom would you ask?")
        await user.press("tab")
        await user.type("tyres, wheels")
        await user.press("enter")
        assert user.news == "Ask · Somebody who knows about tyres"
        await user.act("offer")
        assert user.sees("they find who needs it")
        await user.type("An hour on pricing")
        await user.press("enter")
        assert user.news == "Offer · An hour on pricing"
        await needs(user)
        assert user.sees("? Somebody who knows about tyres told nobody yet")
        assert user.sees("“ Whom would you ask?")
        assert user.sees("+ An hour on pricing")
    (ask,) = asks.read_asks(drive.ws)
    assert ask.tags == ("tyres", "wheels")


async def test_the_words_to_send_are_quoted_as_the_language_does(
    drive: Any, open_board: Any
) -> None:
    drive.add("Ramón")
    needed(drive, wording="Whom would you ask?")
    async with open_board(language="es") as user:
        await user.act("tell")
        assert user.sees("« Whom would you ask?")
        await user.press("escape")
        await needs(user)
        assert user.sees("« Whom would you ask?")


async def test_a_person_is_told_the_ask_that_suits_best_by_a_touch_that_asks(
    drive: Any, open_board: Any
) -> None:
    ramon = drive.add("Ramón", expertise=("Tyres",))
    tyres = needed(drive, wording="Whom would you ask about tyres?")
    cheese = needed(drive, "A cheese maker")
    async with open_board() as user:
        await user.act("tell")
        assert user.sees("1 ? Somebody who knows about tyres knows about Tyres")
        await user.press("ctrl+y")
        assert user.app.clipboard == "Whom would you ask about tyres?"
        await user.press("right", "right", "enter")
        assert user.news == "Told Ramón · Somebody who knows about tyres"
        await user.act("tell")
        assert user.sees("1 ? A cheese maker")
        await user.press("left", "left", "left", "enter")
    assert [each.person.name for each in asks.told_of(drive.ws, tyres.id)] == ["Ramón"]
    assert len(asks.told_of(drive.ws, cheese.id)) == 1
    card = drive.card(ramon)
    assert (card.touch_count, card.last_channel, card.ask_count) == (1, Channel.EMAIL, 1)


async def test_reasons_without_room_are_cut_with_a_sign(drive: Any, open_board: Any) -> None:
    drive.add("Ramón", expertise=("Tyres", "Tyres for lorries"), notes="Sells tyres " * 9)
    needed(drive)
    async with open_board() as user:
        await user.act("tell")
        (line,) = [line for line in user.lines() if "Tyres for lorries" in line]
        assert "…" in line


async def test_an_offer_they_need_is_made_and_kept_in_the_ledger(
    drive: Any, open_board: Any
) -> None:
    ana = drive.add("Ana")
    drive.write(ana, EntryKind.RESEARCH, "Cash to the day", topic=Topic.NEED)
    offers.add_offer(drive.ws, OfferFields("A day with your cash"))
    offers.add_offer(drive.ws, OfferFields("Nothing to do with it"))
    async with open_board() as user:
        await user.act("tell")
        assert user.sees("+ A day with your cash needs: Cash to the day")
        assert not user.sees("Nothing to do")
        await user.press("enter")
        assert user.news == "Favour offered · Ana"
    (favour,) = favours.favours_of(drive.ws, ana)
    assert (favour.kind, favour.what) == (FavourKind.OFFERED, "A day with your cash")
    assert drive.person(ana).last_intent is Intent.GIVE


async def test_where_there_is_nothing_to_tell_the_keys_are_taught(
    drive: Any, open_board: Any
) -> None:
    drive.add("Ana")
    async with open_board() as user:
        await user.act("tell")
        assert user.sees("There is nothing to tell: Ana knows of every ask. W writes one")
        await user.press("enter", "ctrl+y", "right", "escape")
        assert user.sees("FIRST CONTACT · 1")


async def test_who_wants_no_contact_is_told_only_when_sure(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana", None)
    drive.edit(ana, do_not_contact=True)
    ask = needed(drive)
    async with open_board() as user:
        await user.act("next_screen", "next_screen", "cursor_right", "tell")
        await user.press("enter")
        assert user.sees("Log the touch all the same?")
        await user.press("n")
        assert asks.told_of(drive.ws, ask.id) == ()
        await user.press("enter", "y")
        assert user.news.startswith("Told Ana")
    assert drive.card(ana).touch_count == 1


async def test_after_a_touch_an_ask_that_suits_is_named_once(drive: Any, open_board: Any) -> None:
    drive.add("Ramón", expertise=("tyres",))
    needed(drive)
    named = "P tells them what you need: Somebody who knows about tyres"
    async with open_board() as user:
        await user.act("touch_whatsapp")
        assert user.news == f"Touch 1 · WhatsApp · Ramón · {named}"
        await user.act("touch_whatsapp")
        assert user.news == "Touch 2 · WhatsApp · Ramón"
        await user.act("open", "touch_call")
        assert user.news == "Touch 3 · call · Ramón"


async def test_an_ask_that_does_not_suit_is_not_pressed_upon_anybody(
    drive: Any, open_board: Any
) -> None:
    drive.add("Ana", expertise=("cheese",))
    needed(drive)
    async with open_board() as user:
        await user.act("touch_whatsapp")
        assert user.news == "Touch 1 · WhatsApp · Ana"


async def test_the_page_of_an_ask_tells_who_knows_and_takes_the_answer(
    drive: Any, open_board: Any
) -> None:
    ramon = drive.add("Ramón", None, expertise=("tyres",), role="Garage owner")
    eva = drive.add("Eva", None)
    ask = needed(drive)
    async with open_board() as user:
        await needs(user)
        assert user.sees("Ramón knows about tyres")
        await user.act("open")
        assert user.sees("MIGHT KNOW · 1")
        assert user.sees("Garage owner")
        await user.act("tell")
        await user.press("enter")
        assert user.sees("TOLD · 1")
        assert user.sees("Nobody else suits so far.")
        await user.act("open")
        await user.type("Ask Eva")
        await user.press("tab")
        await user.type("Eva")
        await user.press("enter", "enter")
        assert user.news == "Ramón led you to Eva"
        assert user.sees("✓ Ramón 23 Nov “Ask Eva” → Eva")
        await user.act("undo")
        assert not user.sees("Ask Eva")
        await user.act("redo", "done")
        assert user.news.startswith("Ask closed")
        await user.act("back")
        assert user.sees("✓ Somebody who knows about tyres closed")
    (told,) = asks.told_of(drive.ws, ask.id)
    assert (told.answer, told.led_to and told.led_to.id) == ("Ask Eva", eva)
    assert drive.person(eva).via_id == ramon
    assert [tie.kind for tie in ties.ties_of(drive.ws, eva)] == [TieKind.REFERRED]


async def test_who_was_told_leads_to_somebody_new(drive: Any, open_board: Any) -> None:
    ramon = drive.add("Ramón", None)
    ask = needed(drive)
    asks.tell(drive.ws, ask.id, [ramon])
    async with open_board() as user:
        await needs(user)
        await user.act("open", "outcome_referred")
        assert user.sees("Ramón referred you to")
        await user.type("Nadia, Customs agent")
        await user.press("enter")
        assert user.news == "Ramón led you to Nadia"
        assert user.sees("→ Nadia")


async def test_an_ask_is_said_anew_and_an_emptied_one_is_gone(drive: Any, open_board: Any) -> None:
    needed(drive)
    async with open_board() as user:
        await needs(user)
        await user.act("open", "edit")
        await user.press("ctrl+u")
        await user.type("Somebody with a van")
        await user.press("enter")
        assert user.sees("Somebody with a van")
        await user.act("edit")
        await user.press("ctrl+u", "enter")
        assert user.news == "Ask taken away · Somebody with a van"
        assert user.sees("Tell the world what you need")
        await user.act("undo")
        assert user.sees("? Somebody with a van")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (45, 20)])
async def test_hostile_words_are_shown_and_never_obeyed(
    drive: Any, open_board: Any, size: Any
) -> None:
    ana = drive.add("Ana", expertise=(HOSTILE,))
    asks.add_ask(drive.ws, AskFields(HOSTILE, HOSTILE, HOSTILE))
    offers.add_offer(drive.ws, OfferFields(HOSTILE, HOSTILE))
    drive.write(ana, EntryKind.RESEARCH, HOSTILE, topic=Topic.NEED)
    async with open_board(size) as user:
        for act in ("tell", "ask", "offer"):
            await user.act(act)
            await user.paste(HOSTILE)
            assert "\x1b" not in user.text()
            assert user.sees("[/x]")
            await user.press("escape", "escape")
        await needs(user)
        await user.act("open")
        assert user.sees("[/x]")
        assert "\u202e" not in user.text()
