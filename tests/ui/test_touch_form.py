"""A touch with all its details."""

from datetime import timedelta
from typing import Any

import pytest

from tablero.domain.words import Channel, EntryKind, EntryStatus, Intent, Outcome, Stage, Topic
from tablero.services import board, entries


async def test_a_touch_is_logged_as_the_form_says(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana")
    async with open_board() as user:
        await user.act("touch_form")
        await user.press("right", "tab", "tab", "right", "tab", "right", "enter")
        assert user.news == "Touch 1 · LinkedIn · Ana · seen → Seen, no reply"
    assert drive.person(ana).last_intent is Intent.ASK


async def test_it_begins_with_the_last_way_and_intent(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana")
    drive.touch(ana, channel=Channel.CALL, intent=Intent.GREET)
    async with open_board((80, 24)) as user:
        await user.act("touch_form")
        assert user.sees("[call]")
        assert user.sees("[greet]")


async def test_the_moment_is_shown_as_it_was_understood(
    drive: Any, open_board: Any, clock: Any
) -> None:
    ana = drive.add("Ana")
    async with open_board() as user:
        await user.act("touch_form")
        await user.press("tab", "right", *["tab"] * 3)
        await user.type("ayer 18:00")
        assert user.sees("→ Sun 22 Nov 18:00")
        await user.press("enter")
        assert user.news == "They reached you · WhatsApp · Ana → Conversation"
    touched = drive.person(ana).card.last_touch_at
    assert touched == clock.now.replace(hour=18) - timedelta(days=1)


async def test_a_moment_to_come_is_refused_beside_its_field(drive: Any, open_board: Any) -> None:
    drive.add("Ana")
    async with open_board((45, 20)) as user:
        await user.act("touch_form")
        await user.press(*["tab"] * 4)
        await user.type("23:59")
        await user.press("enter")
        assert user.sees("is still to come")
        assert user.sees("▌When 23:59")


async def test_several_are_touched_at_once(drive: Any, open_board: Any) -> None:
    drive.add("Ana")
    drive.add("Noé")
    async with open_board() as user:
        await user.act("mark", "mark", "touch_form")
        assert user.sees("Touch · 2 people")
        await user.press("enter")
        assert user.news == "2 people · WhatsApp"


async def test_one_who_asked_for_peace_is_touched_only_after_a_yes(
    drive: Any, open_board: Any
) -> None:
    ana, eva = drive.add("Ana"), drive.add("Eva")
    async with open_board() as user:
        await user.act("mark", "mark")
        drive.edit(eva, do_not_contact=True)
        await user.act("touch_form")
        await user.press("enter")
        assert user.sees("Eva asked not to be contacted.")
        await user.press("enter")
        assert not user.sees("all the same?")
        assert user.sees("Touch · 2 people")
        assert drive.card(ana).touch_count == 0
        await user.press("enter", "y")
        assert drive.card(ana).touch_count == 1
        assert drive.card(eva).stage is None


async def test_a_referral_in_the_form_asks_for_the_new_person(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana")
    async with open_board() as user:
        await user.act("touch_form")
        await user.press(*["tab"] * 3)
        await user.type("4")
        await user.press("enter")
        assert user.sees("Ana referred you to")
        await user.press("escape")
    assert drive.card(ana).stage is Stage.CONVERSATION
    assert drive.person(ana).card.last_channel is Channel.WHATSAPP


async def test_one_who_reached_us_and_referred_is_logged_and_asked_for_nobody(
    drive: Any, open_board: Any
) -> None:
    ana = drive.add("Ana")
    async with open_board() as user:
        await user.act("touch_form")
        await user.press("tab", "right", "tab", "tab")
        await user.type("4")
        await user.press("enter")
        assert user.app.is_running
        assert user.news.startswith("They reached you · WhatsApp · Ana")
        assert not user.sees("referred you to")
    assert drive.card(ana).stage is Stage.CONVERSATION


async def test_the_form_for_one_who_is_gone_is_refused(
    drive: Any, open_board: Any, open_driver: Any
) -> None:
    drive.add("Ana")
    async with open_board() as user:
        open_driver().undo()
        await user.act("touch_form")
        assert user.app.is_running
        assert not user.sees("Touch · Ana")


async def test_a_referral_belongs_to_the_touch_that_was_logged_with_it(
    drive: Any, open_board: Any
) -> None:
    ana = drive.add("Ana")
    drive.touch(ana)
    async with open_board() as user:
        await user.act("touch_form")
        await user.press(*["tab"] * 3)
        await user.type("4")
        await user.press("tab")
        await user.type("yesterday 18:00")
        await user.press("enter")
        await user.type("Zoe")
        await user.press("enter")
        assert user.news == "Ana referred you to Zoe"
    touched = [event.touch for event in board.events(drive.ws, ana, 0, 9) if event.touch]
    assert [touch.outcome for touch in touched] == [Outcome.SENT, Outcome.REFERRED]


async def test_an_idea_is_used_with_the_touch_and_open_again_after_one_undo(
    drive: Any, open_board: Any
) -> None:
    ana = drive.add("Ana")
    grant, list_ = (drive.idea(ana, text) for text in ("A grant", "A list"))
    async with open_board() as user:
        await user.act("touch_form")
        assert user.sees("‹ [none] · A grant · A list ›")
        await user.press(*["tab"] * 5, "right", "ctrl+s")
        assert entries.read_entry(drive.ws, grant.id).status is EntryStatus.DONE
        assert entries.at_hand(drive.ws, ana) == (list_,)
        await user.act("undo")
        assert entries.at_hand(drive.ws, ana) == (grant, list_)
        assert drive.card(ana).touch_count == 0


async def test_no_idea_is_asked_for_where_there_is_none_or_of_several_people(
    drive: Any, open_board: Any
) -> None:
    ana, _ = drive.add("Ana"), drive.add("Eva")
    drive.write(ana, EntryKind.VALUE, "A checklist", topic=Topic.I_OFFER)
    async with open_board() as user:
        await user.act("touch_form")
        assert not user.sees(" Idea ")
        await user.press("enter")
        assert user.news == "Touch 1 · WhatsApp · Ana"
        drive.idea(ana, "A grant")
        await user.act("first", "mark", "mark", "touch_form")
        assert user.sees("2 people")
        assert not user.sees(" Idea ")


@pytest.mark.parametrize("size", [(120, 40), (45, 20)])
async def test_a_third_ask_in_a_row_is_advised_against_and_logged_all_the_same(
    drive: Any, open_board: Any, size: Any
) -> None:
    ana = drive.add("Ana")
    drive.idea(ana, "A grant")
    drive.touch(ana, intent=Intent.ASK)
    drive.touch(ana, intent=Intent.ASK)
    async with open_board(size) as user:
        await user.act("touch_form")
        assert user.sees("This is ask 3 in a row")
        assert user.sees("A grant")
        await user.press("tab", "right")
        assert not user.sees("in a row")
        await user.press("left", "tab", "left")
        assert not user.sees("in a row")
        await user.press("right", "enter")
    assert drive.card(ana).ask_count == 3


async def test_of_several_people_nothing_is_said_of_their_asks(drive: Any, open_board: Any) -> None:
    for person in (drive.add("Ana"), drive.add("Eva")):
        drive.touch(person, intent=Intent.ASK)
        drive.touch(person, intent=Intent.ASK)
    async with open_board() as user:
        await user.act("mark", "mark", "touch_form")
        assert user.sees("[ask]")
        assert not user.sees("in a row")


async def test_a_third_ask_by_a_key_ends_its_news_with_the_suggestion(
    drive: Any, open_board: Any
) -> None:
    ana = drive.add("Ana")
    drive.touch(ana, intent=Intent.ASK)
    async with open_board() as user:
        await user.act("touch_whatsapp")
        assert user.news == "Touch 2 · WhatsApp · Ana"
        await user.act("touch_whatsapp")
        assert user.news == "Touch 3 · WhatsApp · Ana → after 3 asks, give first"
        await user.act("outcome_replied", "touch_whatsapp")
        assert user.news == "Touch 4 · WhatsApp · Ana"
