"""Mistakes and lessons on a screen of their own; lessons where their moment comes."""

from datetime import date
from typing import Any

import pytest

from tablero.domain.lessons import Moment
from tablero.domain.words import Cause, Channel, EntryStatus, Outcome, Stage
from tablero.services import lessons, mistakes
from tablero.services.lessons import LessonFields
from tablero.services.mistakes import MistakeFields


def advised(drive: Any, advice: str, **rest: Any) -> int:
    found = lessons.add_lesson(drive.ws, LessonFields(advice, **rest)).lesson
    assert found
    return found.entry.id


def erred(drive: Any, text: str, **rest: Any) -> int:
    found = mistakes.add_mistake(drive.ws, MistakeFields(text, **rest)).mistake
    assert found
    return found.entry.id


def only(drive: Any) -> Any:
    (lesson,) = lessons.read_lessons(drive.ws)
    return lesson


async def test_a_lesson_is_written_with_all_that_can_be_said(drive: Any, open_board: Any) -> None:
    drive.add("Ana")
    async with open_board() as user:
        await user.act("lesson")
        await user.type("Julia")
        await user.press("tab")
        await user.type("give first")
        await user.press("tab")
        await user.type("a source")
        await user.press("tab", "right", "tab")
        await user.type("2-4")
        await user.press("tab", "right", "right", "tab")
        await user.type("wine")
        await user.press("tab")
        await user.type("friday")
        assert user.sees("→ Fri 27 Nov")
        await user.press("enter")
        assert user.news == "Lesson · Julia"
    lesson = only(drive)
    assert (lesson.said_by, lesson.entry.person_id) == ("Julia", None)
    assert (lesson.entry.text, lesson.use) == ("give first", "a source")
    assert lesson.moment == Moment(Stage.FIRST_CONTACT, 2, 4, Channel.LINKEDIN, "wine")
    assert lesson.entry.due_on == date(2026, 11, 27)


async def test_who_said_it_may_be_somebody_of_the_network(drive: Any, open_board: Any) -> None:
    marta = drive.add("Marta Villanueva")
    async with open_board((80, 24)) as user:
        await user.act("lesson")
        await user.type("marta")
        await user.press("enter", "tab")
        await user.type("give first")
        await user.press("ctrl+s")
        assert user.news == "Lesson · Marta Villanueva"
        await user.act("open")
        assert user.sees("¶ lesson")
        await user.act("open")
        assert user.sees("Lesson · Marta Villanueva")
    assert only(drive).entry.person_id == marta


@pytest.mark.parametrize(
    ("touches", "told"),
    [("x", "“x” are no touches."), ("0", "“0” are no touches."), ("4-2", "ends before it begins")],
)
async def test_touches_that_are_none_are_told_beside_their_field(
    open_board: Any, drive: Any, touches: str, told: str
) -> None:
    async with open_board((80, 24)) as user:
        await user.act("lesson")
        await user.press("tab")
        await user.type("give first")
        await user.press(*["tab"] * 3)
        await user.type(touches)
        await user.press("enter")
        assert user.sees(told)
        assert user.app.screen.is_modal
    assert lessons.read_lessons(drive.ws) == ()


async def test_a_lesson_without_advice_is_refused(open_board: Any) -> None:
    async with open_board((80, 24)) as user:
        await user.act("lesson")
        await user.press("enter")
        assert user.sees("Say in a line what the advice is.")


async def test_a_lesson_that_was_being_written_is_kept(open_board: Any) -> None:
    async with open_board() as user:
        await user.act("lesson")
        await user.type("Julia")
    async with open_board() as user:
        assert user.news == "Your draft is kept: A takes it up again."
        await user.act("lesson")
        assert user.sees("Julia")


async def test_tab_leads_to_the_lessons_and_on_to_the_board(drive: Any, open_board: Any) -> None:
    drive.add("Ana")
    async with open_board((45, 20)) as user:
        await user.act("previous_screen")
        assert user.sees("WHAT I GOT WRONG · 0")
        assert user.sees("x what did I get wrong?")
        assert user.sees("A what somebody advised")
        assert "Lessons" in user.lines()[0]
        await user.act("open")
        assert user.news.startswith("There is nothing here yet")
        await user.act("next_screen")
        assert user.sees("1 First 1")


async def test_alike_mistakes_open_and_one_of_them_is_changed_there(
    drive: Any, clock: Any, open_board: Any
) -> None:
    ana = drive.add("Ana")
    touch = drive.touch(ana).touch
    erred(drive, "answered late", cause=Cause.WRONG_TIMING, person_id=ana, touch_id=touch.id)
    clock.advance(days=3)
    drive.touch(ana, Outcome.REPLIED)
    erred(drive, "answered too late", cause=Cause.WRONG_TIMING)
    clock.advance(days=2)
    async with open_board() as user:
        await user.act("previous_screen")
        assert user.sees("2 days since one was made again: “answered too late”")
        assert user.sees("Wrong timing · 2")
        assert user.sees("▌×2 answered too late")
        await user.act("open", "cursor_down", "cursor_down")
        assert user.sees("touch 1 · 5 d ago")
        assert user.sees("corrected by touch 2")
        await user.act("touch_form")
        assert user.sees("Touch · Ana")
        await user.press("escape")
        await user.act("open")
        assert user.sees("Mistake · Ana")
        await user.press("tab", "right", "enter")
        assert user.news == "Changed: mistake · Ana"
        assert user.sees("should not have done · Ana · touch 1")


async def test_the_cursor_goes_to_what_was_written(drive: Any, open_board: Any) -> None:
    erred(drive, "one", cause=Cause.NO_INTEREST)
    erred(drive, "two", cause=Cause.NO_INTEREST)
    advised(drive, "give first")
    async with open_board((80, 24)) as user:
        await user.act("previous_screen", "mistake")
        await user.type("three")
        await user.press("enter")
        assert user.sees("▌× three")
        await user.act("lesson")
        await user.press("tab")
        await user.type("ask once")
        await user.press("ctrl+s")
        assert user.sees("▌□ ask once")
        mistakes.add_mistake(drive.ws, MistakeFields("four"))
        user.app.screen.reload()
        await user.press("j", "k")
        assert user.sees("▌□ ask once")


@pytest.mark.parametrize(("key", "helped"), [("y", True), ("n", False), ("enter", None)])
async def test_a_lesson_is_heeded_and_asked_whether_it_helped(
    drive: Any, open_board: Any, key: str, helped: bool | None
) -> None:
    advised(drive, "give first")
    async with open_board((45, 20)) as user:
        await user.act("previous_screen", "done")
        assert user.sees("Heeded. Did it help?")
        await user.press(key)
        assert user.news.startswith("Lesson heeded")
        assert (only(drive).entry.status, only(drive).helped) == (EntryStatus.DONE, helped)
        await user.act("done")
        assert only(drive).is_open
        await user.act("undo", "undo")
    assert (only(drive).is_open, only(drive).helped) == (True, None)


async def test_heeding_can_be_thought_better_of_and_is_for_lessons(
    drive: Any, open_board: Any
) -> None:
    advised(drive, "give first")
    erred(drive, "late")
    async with open_board() as user:
        await user.act("previous_screen", "done")
        assert user.news == "Put the cursor on a lesson: only those can be heeded."
        await user.act("last", "done")
        await user.press("escape")
    assert only(drive).is_open


async def test_a_lesson_is_changed_and_taken_away_in_its_form(drive: Any, open_board: Any) -> None:
    advised(drive, "give first", said_by="Julia", moment=Moment(touch_first=5))
    async with open_board((80, 24)) as user:
        await user.act("previous_screen", "open")
        assert user.sees("Lesson · Julia")
        assert user.sees("At touch 5-")
        await user.press("up", "up", "right", "enter")
        assert only(drive).helped is True
        await user.act("open")
        await user.press(*["up"] * 3, "left", "enter")
        assert user.news == "Changed: lesson · Julia"
        assert user.sees("set aside")
        await user.act("open")
        await user.press("ctrl+u", "ctrl+s")
        assert user.news == "Taken away: lesson · Julia"
    assert lessons.read_lessons(drive.ws) == ()


async def test_the_touch_form_tells_the_lesson_for_the_way_chosen(
    drive: Any, open_board: Any
) -> None:
    drive.add("Ana")
    advised(drive, "ring once", said_by="Julia", moment=Moment(channel=Channel.CALL))
    advised(drive, "give first", moment=Moment(touch_first=1, touch_last=3))
    async with open_board((45, 20)) as user:
        await user.act("touch_form")
        assert user.sees("¶ give first")
        await user.type("4")
        assert user.sees("[call]")
        assert user.sees("¶ ring once · Julia")
        assert not user.sees("give first")
        await user.press("tab", "right")
        assert user.sees("[they reached me]")
        assert not user.sees("¶")


async def test_today_shows_what_is_due_and_what_fits_the_first_touch(
    drive: Any, open_board: Any
) -> None:
    drive.add("Ana")
    advised(drive, "thank them", said_by="Julia", use="a jar", due_on=date(2026, 11, 20))
    advised(drive, "give first", moment=Moment(touch_first=1, touch_last=3))
    advised(drive, "much later", moment=Moment(touch_first=9))
    async with open_board() as user:
        await user.act("next_screen")
        assert user.sees("LESSONS · 2")
        assert user.sees("¶ with Ana: give first")
        assert not user.sees("much later")
        assert user.app.screen.page.row.card.name == "Ana"
        await user.act("cursor_up", "cursor_up")
        assert user.sees("▌¶ thank them")
        assert user.sees("3 d late")
        assert user.sees("My use of it: a jar")
        await user.act("touch_whatsapp")
        assert user.news == "There is no card under the cursor."
        await user.act("open")
        assert user.sees("Lesson · Julia")
        await user.press("escape")
        await user.act("done")
        await user.press("y")
        assert user.news == "Lesson heeded"
        assert user.sees("LESSONS · 1")


async def test_on_a_narrow_screen_a_lesson_of_the_day_is_one_line(
    drive: Any, open_board: Any
) -> None:
    drive.add("Ana")
    advised(drive, "give before you ask, and then give once more")
    async with open_board((45, 20)) as user:
        await user.act("next_screen")
        places = [at for at, line in enumerate(user.lines()) if "¶ with Ana: give" in line]
        assert len(places) == 1
        assert user.lines()[places[0] + 1] == ""
        assert drive.card(1).touch_count == 0


async def test_hostile_text_is_shown_harmless(drive: Any, open_board: Any) -> None:
    ana = drive.add("[/x] Ana")
    drive.touch(ana)
    erred(drive, "[bold]late", person_id=ana)
    advised(drive, "[red]give", said_by="[/y]", use="[u]")
    async with open_board() as user:
        await user.act("previous_screen")
        for told in ("[bold]late", "[/x] Ana", "[red]give", "[/y]"):
            assert user.sees(told)
        await user.act("last")
        assert user.sees("My use of it: [u]")
        await user.act("open")
        assert user.sees("Lesson · [/y]")
