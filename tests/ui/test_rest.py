"""Cards rest until a day, and the next touch is due when the user says: days in words."""

from datetime import date
from typing import Any

import pytest

from tablero.domain.words import Stage
from tablero.services import rests

MONDAY = date(2026, 11, 30)


async def test_a_card_rests_until_a_day_in_words_with_a_reason(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana")
    async with open_board() as user:
        await user.act("rest")
        assert user.sees("Rest · Ana")
        await user.type("monday")
        assert user.sees("→ Mon 30 Nov")
        await user.press("tab")
        await user.type("on leave")
        await user.press("enter")
        assert user.news == "Ana rests until Mon 30 Nov"
        assert user.sees("FIRST CONTACT · 0")
        assert drive.card(ana).rest_until == MONDAY
        assert rests.reasons(drive.ws, [ana]) == {ana: "on leave"}
        await user.act("undo")
        assert user.sees("FIRST CONTACT · 1")
    assert drive.card(ana).rest_until is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2w", date(2026, 12, 7)),
        ("lunes", MONDAY),
        ("dentro de 2 semanas", date(2026, 12, 7)),
        ("2026-12-01", date(2026, 12, 1)),
    ],
)
async def test_both_languages_are_understood_in_either(
    drive: Any, open_board: Any, words: str, day: date
) -> None:
    ana = drive.add("Ana")
    async with open_board((45, 20), "es") as user:
        await user.act("rest")
        await user.type(words)
        await user.press("enter")
    assert drive.card(ana).rest_until == day


async def test_all_that_are_marked_rest_and_come_back_in_one_step(
    drive: Any, open_board: Any
) -> None:
    people = [drive.add("Ana"), drive.add("Noé")]
    async with open_board() as user:
        await user.act("mark", "mark", "rest")
        assert user.sees("Rest · 2 people")
        await user.type("1w")
        await user.press("enter")
        assert user.sees("FIRST CONTACT · 0")
        assert [drive.card(each).rest_until for each in people] == [MONDAY, MONDAY]
        assert user.news.endswith("and 1 more rest until Mon 30 Nov")
        await user.act("undo")
        assert user.news.endswith("and 1 more rest until Mon 30 Nov")
    assert [drive.card(each).rest_until for each in people] == [None, None]


async def test_a_day_of_another_year_is_told_with_its_year(drive: Any, open_board: Any) -> None:
    drive.add("Ana")
    async with open_board() as user:
        await user.act("rest")
        await user.type("2028-03-01")
        await user.press("enter")
        assert user.news == "Ana rests until 1 Mar 2028"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("", "Say until when: 2w, monday or 2026-12-01."),
        ("today", "A rest ends on a day after today."),
        ("2026-11-01", "“2026-11-01” has passed."),
        ("whenever", "“whenever” is no day."),
    ],
)
async def test_a_day_that_cannot_be_is_told_beside_it_and_the_reason_stays(
    drive: Any, open_board: Any, words: str, told: str
) -> None:
    ana = drive.add("Ana")
    async with open_board((80, 24)) as user:
        await user.act("rest")
        await user.type(words)
        await user.press("tab")
        await user.type("on leave")
        await user.press("enter")
        assert user.sees(told)
        assert user.sees("▌Until")
        assert user.sees("on leave")
    assert drive.card(ana).rest_until is None


@pytest.mark.parametrize("action", ["rest", "due", "promise"])
async def test_on_a_phone_too_it_is_told_whole_how_to_say_a_day(
    drive: Any, open_board: Any, action: str
) -> None:
    drive.add("Ana")
    async with open_board((45, 20)) as user:
        await user.act(action)
        if action == "promise":
            await user.press("x", "tab")
        await user.paste("mañana por la mañana " * 9)
        await user.press("ctrl+s")
        assert user.sees("2026-12-01.")


async def test_one_off_the_board_has_nothing_to_rest_from(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana", Stage.CONVERSATION)
    async with open_board() as user:
        await user.act("open")
        drive.edit(ana, do_not_contact=True)
        user.app.screen.reload()
        await user.act("rest")
        assert user.news == "Ana is not on the board. Move the card there first."


async def test_one_who_rests_already_shows_until_when_and_why(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana")
    async with open_board() as user:
        await user.act("open")
        drive.rest(ana, MONDAY, "on leave")
        await user.act("rest")
        assert user.sees("2026-11-30")
        assert user.sees("on leave")


async def test_a_rest_that_was_being_typed_is_offered_again(drive: Any, open_board: Any) -> None:
    drive.add("Ana")
    async with open_board() as user:
        await user.act("rest")
        await user.type("2w")
    async with open_board() as user:
        assert user.news == "Your draft is kept: z takes it up again."
        await user.act("rest")
        assert user.sees("→ Mon 7 Dec")


async def test_the_next_touch_is_due_on_a_day_set_by_hand(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana")
    async with open_board() as user:
        await user.act("due")
        await user.type("viernes")
        assert user.sees("→ Fri 27 Nov")
        await user.press("enter")
        assert user.news == "Next touch of Ana: Fri 27 Nov"
        assert drive.card(ana).due_on == date(2026, 11, 27)
        await user.act("due")
        await user.press("ctrl+u")
        assert user.sees("→ as the cadence has it")
        await user.press("enter")
        assert user.news == "Next touch of Ana: as the cadence has it"
    assert not drive.person(ana).due_by_hand


async def test_an_empty_day_says_that_it_is_the_cadence_s(drive: Any, open_board: Any) -> None:
    drive.touch(drive.add("Ana"))
    async with open_board((45, 20)) as user:
        await user.act("due")
        assert user.sees("(empty: the cadence; monday,")
        assert user.sees("→ as the cadence has it")


async def test_hostile_words_and_names_are_shown_harmless(drive: Any, open_board: Any) -> None:
    ana = drive.add("[/x] Ana")
    async with open_board((80, 24)) as user:
        await user.act("rest")
        for _ in range(2):
            await user.paste("[bold]\x1b[2J")
            await user.press("tab")
        assert "\x1b" not in user.text()
        assert user.sees("Rest · [/x] Ana")
        assert user.sees("is no day")
        await user.press("ctrl+u")
        await user.type("2w")
        await user.press("enter")
        assert user.news == "[/x] Ana rests until Mon 7 Dec"
    assert rests.reasons(drive.ws, [ana]) == {ana: "[bold][2J"}
