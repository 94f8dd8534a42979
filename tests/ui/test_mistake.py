"""What did I get wrong? Written from anywhere, asked for once, changed in its own form."""

from typing import Any

import pytest

from tablero.domain.words import Cause, Channel, EntryKind, MistakeKind, Outcome
from tablero.services import mistakes
from tablero.services.mistakes import MistakeFields

QUESTION = "has left me on seen twice: what did I get wrong?"


def made(drive: Any) -> Any:
    """The only mistake there is."""
    groups = mistakes.read_mistakes(drive.ws).groups
    (one,) = (each for group in groups for alike in group.repeated for each in alike.mistakes)
    return one


def total(drive: Any) -> int:
    return mistakes.read_mistakes(drive.ws).total


def wrote(drive: Any, text: str, **rest: Any) -> int:
    found = mistakes.add_mistake(drive.ws, MistakeFields(text, **rest)).mistake
    assert found
    return found.entry.id


async def test_a_mistake_is_written_about_the_card_in_hand_and_its_last_touch(
    drive: Any, open_board: Any
) -> None:
    ana = drive.add("Ana")
    touches = [drive.touch(ana).touch, drive.touch(ana, channel=Channel.CALL).touch]
    async with open_board() as user:
        await user.act("mistake")
        assert user.sees("What did I get wrong?")
        await user.type("too long")
        await user.press("tab", "right", "tab", "right", "right", "tab")
        await user.type("be brief")
        assert user.sees("[touch 2 · call 23 Nov]")
        await user.press("enter")
        assert user.news == "Mistake · Ana"
        one = made(drive)
        await user.act("undo")
    assert (one.entry.text, one.next_time, one.cause) == (
        "too long", "be brief", Cause.VALUE_NOT_SEEN,
    )  # fmt: skip
    assert one.kind is MistakeKind.SHOULD_NOT_HAVE
    assert (one.entry.person_id, one.entry.touch_id) == (ana, touches[1].id)
    assert total(drive) == 0


async def test_a_line_alone_is_enough_and_its_cause_may_wait(drive: Any, open_board: Any) -> None:
    drive.add("Ana")
    async with open_board((45, 20)) as user:
        await user.act("mistake")
        await user.type("answered late")
        await user.press("enter")
    assert (made(drive).cause, made(drive).number) == (None, None)


async def test_it_may_be_about_nobody(drive: Any, open_board: Any) -> None:
    drive.touch(drive.add("Ana"))
    async with open_board((80, 24)) as user:
        await user.act("mistake")
        await user.type("late")
        await user.press("up", "up", "ctrl+u")
        assert user.sees("[none in particular]")
        await user.press("enter")
        assert user.news == "Mistake"
    assert (made(drive).entry.person_id, made(drive).entry.touch_id) == (None, None)


async def test_about_another_no_touch_is_meant_unless_chosen(drive: Any, open_board: Any) -> None:
    ana, noe = drive.add("Ana"), drive.add("Noé")
    drive.touch(ana)
    touch = drive.touch(noe).touch
    async with open_board() as user:
        await user.act("mistake")
        await user.type("late")
        await user.press("up", "up", "ctrl+u")
        await user.type("noe")
        await user.press("enter")
        assert user.sees("[none in particular] · touch 1 · WhatsApp 23 Nov")
        await user.press("tab", "right", "enter")
    assert (made(drive).entry.person_id, made(drive).entry.touch_id) == (noe, touch.id)


async def test_nothing_written_is_told_beside_the_line(drive: Any, open_board: Any) -> None:
    drive.add("Ana")
    async with open_board((80, 24)) as user:
        await user.act("mistake")
        await user.press("enter")
        assert user.sees("Say in a line what went wrong.")
        assert user.sees("What did I get wrong?")


@pytest.mark.parametrize("way", [("next_screen",), ("open",), ("previous_screen",)])
async def test_it_is_written_on_every_screen(
    drive: Any, open_board: Any, way: tuple[str, ...]
) -> None:
    drive.add("Ana")
    async with open_board() as user:
        await user.act(*way)
        await user.act("mistake")
        await user.type("late")
        await user.press("enter")
        assert user.news.startswith("Mistake")
    assert made(drive).entry.text == "late"


async def test_what_was_being_written_is_kept_and_offered(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana")
    first, last = drive.touch(ana).touch, drive.touch(ana).touch
    async with open_board() as user:
        await user.act("mistake")
        await user.type("too long")
        await user.press("up", "right")
        assert user.sees(f"[touch {first.number}")
    async with open_board() as user:
        assert user.news == "Your draft is kept: x takes it up again."
        await user.act("mistake")
        assert user.sees("too long")
        await user.press("enter")
    assert made(drive).entry.touch_id == first.id != last.id


async def test_the_touch_chosen_with_another_is_kept_with_the_draft(
    drive: Any, open_board: Any
) -> None:
    drive.add("Ana")
    touch = drive.touch(drive.add("Noé")).touch
    async with open_board() as user:
        await user.act("mistake")
        await user.type("late")
        await user.press("up", "up", "ctrl+u")
        await user.type("noe")
        await user.press("enter", "tab", "right")
    async with open_board() as user:
        await user.act("mistake")
        await user.press("enter")
    assert made(drive).entry.touch_id == touch.id


async def test_what_was_written_about_nobody_is_taken_up_with_any_card_in_hand(
    drive: Any, open_board: Any
) -> None:
    async with open_board() as user:
        await user.act("previous_screen", "mistake")
        await user.type("late")
    drive.add("Ana")
    async with open_board() as user:
        assert user.news == "Your draft is kept: x takes it up again."
        await user.act("mistake")
        assert user.sees("▌Mistake    late")
        await user.press("enter")
    assert made(drive).entry.person_id is None


async def test_the_second_time_on_seen_asks_what_went_wrong(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana")
    drive.touch(ana, Outcome.SEEN)
    drive.add("Noé")
    async with open_board() as user:
        user.app.screen.columns.point_at(ana)
        await user.act("touch_whatsapp")
        assert not user.sees(QUESTION)
        await user.act("outcome_seen")
        assert user.sees(f"Ana {QUESTION} x writes it, esc leaves it.")
        await user.act("cursor_left", "mistake")
        assert user.sees("About      Ana")
        assert user.sees("[touch 2 · WhatsApp 23 Nov]")
        await user.type("asked again")
        await user.press("enter")
        assert not user.sees(QUESTION)
    assert (made(drive).entry.person_id, made(drive).number) == (ana, 2)


async def test_the_question_takes_no_key_and_is_asked_once(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana")
    drive.touch(ana, Outcome.SEEN)
    async with open_board((80, 24)) as user:
        await user.act("touch_whatsapp")
        await user.press("s", "j", "k")
        assert not user.app.screen.is_modal
        assert user.sees("what did I get wrong?")
        await user.act("back")
        assert not user.sees("what did I get wrong?")
        await user.act("undo", "outcome_seen")
        assert not user.sees("what did I get wrong?")
    assert drive.card(ana).seen_count == 2


async def test_on_a_page_esc_puts_the_question_away_before_the_page(
    drive: Any, open_board: Any
) -> None:
    ana = drive.add("Ana")
    drive.touch(ana, Outcome.SEEN)
    async with open_board((45, 20)) as user:
        await user.act("open", "touch_form")
        await user.press(*["tab"] * 3, "right", "enter")
        assert user.sees("x: what did I get wrong? (seen twice)")
        await user.act("back")
        assert user.sees("TIMELINE")
        assert not user.sees("what did I get wrong?")
        await user.act("back")
        assert not user.sees("TIMELINE")


async def test_it_does_not_ask_when_something_is_said_or_several_are_meant(
    drive: Any, open_board: Any
) -> None:
    ana, noe = drive.add("Ana"), drive.add("Noé")
    for person in (ana, noe):
        drive.touch(person, Outcome.SEEN)
        drive.touch(person)
    async with open_board() as user:
        await user.act("mark", "mark", "outcome_seen")
        assert not user.sees("what did I get wrong?")
    drive.touch(noe)
    drive.outcome(noe, Outcome.SENT)
    wrote(drive, "late", person_id=ana)
    async with open_board() as user:
        user.app.screen.columns.point_at(ana)
        await user.act("outcome_seen")
        assert not user.sees("what did I get wrong?")


async def test_it_asks_at_what_was_just_seen_and_not_at_what_is_said_again(
    drive: Any, open_board: Any
) -> None:
    ana = drive.add("Ana")
    for _ in range(2):
        drive.touch(ana, Outcome.SEEN)
    async with open_board() as user:
        await user.act("outcome_seen")
        assert not user.sees("what did I get wrong?")
        await user.act("touch_form")
        await user.press("tab", "right", "tab", "tab", "right", "enter")
        assert user.news.startswith("They reached you")
        assert not user.sees("what did I get wrong?")
        assert drive.card(ana).seen_count == 2
        await user.act("undo", "touch_whatsapp", "outcome_seen")
        assert drive.card(ana).seen_count == 3
        assert not user.sees("what did I get wrong?")


async def test_a_mistake_on_the_timeline_opens_with_all_that_was_said(
    drive: Any, open_board: Any
) -> None:
    ana = drive.add("Ana")
    touch = drive.touch(ana).touch
    wrote(
        drive, "late", person_id=ana, touch_id=touch.id, cause=Cause.WRONG_TIMING,
        next_time="set the day",
    )  # fmt: skip
    async with open_board() as user:
        await user.act("open", "open")
        for told in ("Mistake · Ana", "[wrong timing]", "set the day", "[touch 1 · WhatsApp"):
            assert user.sees(told)
        await user.type("r")
        await user.press("enter")
        assert user.news == "Changed: mistake · Ana"
    one = made(drive)
    assert (one.entry.text, one.cause, one.number) == ("later", Cause.WRONG_TIMING, 1)


async def test_only_what_was_changed_is_written(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana")
    entry_id = wrote(drive, "late", person_id=ana)
    async with open_board() as user:
        await user.act("open", "open")
        changed = MistakeFields("late", cause=Cause.NO_INTEREST, person_id=ana)
        mistakes.revise_mistake(drive.ws, entry_id, changed)
        await user.type("r")
        await user.press("enter")
    assert (made(drive).entry.text, made(drive).cause) == ("later", Cause.NO_INTEREST)


async def test_a_long_mistake_is_edited_in_rows_and_keeps_its_lines(
    drive: Any, open_board: Any
) -> None:
    ana = drive.add("Ana")
    drive.write(ana, EntryKind.MISTAKE, "one\ntwo")
    async with open_board((80, 24)) as user:
        await user.act("open", "open")
        await user.press("down", "right", "ctrl+s")
    assert made(drive).entry.text == "one\ntwo"
    assert made(drive).kind is MistakeKind.SHOULD_NOT_HAVE


async def test_an_emptied_mistake_goes_and_says_so_before(drive: Any, open_board: Any) -> None:
    wrote(drive, "late", person_id=drive.add("Ana"))
    async with open_board((80, 24)) as user:
        await user.act("open", "open")
        await user.press("ctrl+u")
        assert user.sees("Saved without a text it goes away; u brings it back.")
        await user.press("enter")
        assert user.news == "Taken away: mistake · Ana"
        assert total(drive) == 0
        await user.act("undo")
    assert total(drive) == 1
