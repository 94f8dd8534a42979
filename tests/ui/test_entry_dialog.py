"""What is written about people: ideas, promises, research, value, notes; new and changed."""

from datetime import date
from typing import Any

from tablero.domain.words import EntryKind, EntryStatus, Topic
from tablero.services import entries


def written(drive: Any, person_id: int) -> list[tuple[EntryKind, str]]:
    return [(entry.kind, entry.text) for entry in drive.written(person_id)]


async def open_newest(user: Any) -> None:
    """The entry at the head of the timeline, on the page of the card in hand."""
    await user.act("open", "open")


async def test_an_idea_is_written_in_several_lines_and_undone_in_one_step(
    drive: Any, open_board: Any
) -> None:
    ana = drive.add("Ana")
    async with open_board() as user:
        await user.act("idea")
        assert user.sees("Idea · Ana")
        await user.type("send it")
        await user.press("enter")
        await user.type("soon")
        await user.press("ctrl+s")
        assert user.news == "Idea · Ana"
        assert written(drive, ana) == [(EntryKind.IDEA, "send it\nsoon")]
        await user.act("undo")
    assert written(drive, ana) == []


async def test_a_paste_that_does_not_fit_is_told_of(drive: Any, open_board: Any) -> None:
    drive.add("Ana")
    async with open_board((45, 20)) as user:
        await user.act("note")
        await user.paste("x" * 9_999)
        assert not user.sees("The first 10000")
        await user.paste("yz")
        assert user.sees("The first 10000 characters were kept.")


async def test_one_idea_is_written_for_all_that_are_marked(drive: Any, open_board: Any) -> None:
    people = [drive.add("Ana"), drive.add("Noé")]
    async with open_board() as user:
        await user.act("mark", "mark", "idea")
        assert user.sees("Idea · 2 people")
        await user.type("lunch")
        await user.press("ctrl+s")
        assert user.news.endswith("and 1 more")
        assert [written(drive, each) for each in people] == [[(EntryKind.IDEA, "lunch")]] * 2
        await user.act("undo")
    assert [written(drive, each) for each in people] == [[], []]


async def test_nothing_written_is_told_beside_the_text(drive: Any, open_board: Any) -> None:
    drive.add("Ana")
    async with open_board((45, 20)) as user:
        await user.act("note")
        await user.press("ctrl+s")
        assert user.sees("There is nothing written yet.")
        assert user.sees("Note · Ana")


async def test_a_promise_without_a_day_is_for_a_week_from_now(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana")
    async with open_board((80, 24)) as user:
        await user.act("promise")
        await user.type("the book")
        assert user.sees("→ Mon 30 Nov")
        await user.press("ctrl+s")
        assert user.news == "Promise · Ana"
    (entry,) = drive.written(ana)
    assert entry.due_on == date(2026, 11, 30)


async def test_the_day_of_a_promise_is_understood_in_spanish_too(
    drive: Any, open_board: Any
) -> None:
    ana = drive.add("Ana")
    async with open_board((45, 20)) as user:
        await user.act("promise")
        await user.type("the book")
        await user.press("tab")
        await user.type("viernes")
        assert user.sees("→ Fri 27 Nov")
        await user.press("enter")
    (entry,) = drive.written(ana)
    assert entry.due_on == date(2026, 11, 27)


async def test_a_day_that_has_passed_is_refused_and_the_text_stays(
    drive: Any, open_board: Any
) -> None:
    ana = drive.add("Ana")
    async with open_board((45, 20)) as user:
        await user.act("promise")
        await user.type("the book")
        await user.press("tab")
        await user.type("2026-11-01")
        await user.press("enter")
        assert user.sees("“2026-11-01” has passed.")
        assert user.sees("the book")
        assert written(drive, ana) == []


async def test_a_promise_that_is_late_can_be_changed_without_a_new_day(
    drive: Any, open_board: Any, clock: Any
) -> None:
    ana = drive.add("Ana")
    promise = drive.promise(ana, "the book").id
    clock.advance(days=20)
    async with open_board() as user:
        await open_newest(user)
        assert user.sees("→ Mon 30 Nov")
        await user.type("s")
        await user.press("ctrl+s")
        assert user.news == "Changed: promise · Ana"
    entry = entries.read_entry(drive.ws, promise)
    assert (entry.text, entry.due_on) == ("the books", date(2026, 11, 30))


async def test_a_promise_whose_day_is_taken_out_is_for_a_week_from_now(
    drive: Any, open_board: Any, clock: Any
) -> None:
    ana = drive.add("Ana")
    promise = drive.promise(ana, "the book").id
    clock.advance(days=1)
    async with open_board() as user:
        await open_newest(user)
        await user.press("tab", "ctrl+u")
        assert user.sees("→ Tue 1 Dec")
        await user.press("ctrl+s")
    assert entries.read_entry(drive.ws, promise).due_on == date(2026, 12, 1)


async def test_research_begins_at_the_next_question(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana")
    drive.write(ana, EntryKind.RESEARCH, "a chemist", topic=Topic.WHO)
    async with open_board((80, 24)) as user:
        await user.act("research")
        assert user.sees("[what they need]")
        assert user.sees("What do they need right now?")
        await user.press("shift+tab", "right")
        assert user.sees("How did they come to us, and from where?")
        await user.press("tab")
        await user.type("by Luis")
        await user.press("ctrl+s")
    assert drive.written(ana)[-1].topic is Topic.REACHED


async def test_a_question_is_read_whole_where_it_is_narrow(drive: Any, open_board: Any) -> None:
    drive.add("Ana")
    async with open_board((45, 20)) as user:
        await user.act("research")
        assert "Who are they, beyond the job" in user.text()
        assert " title?" in user.text()


async def test_value_is_what_they_want_or_what_i_offer(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana")
    async with open_board((45, 20)) as user:
        await user.act("value")
        await user.type("a lecture")
        await user.press("shift+tab", "right", "ctrl+s")
    (entry,) = drive.written(ana)
    assert (entry.kind, entry.topic) == (EntryKind.VALUE, Topic.I_OFFER)


async def test_an_idea_is_dropped_in_its_form(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana")
    idea = drive.idea(ana, "lunch").id
    async with open_board() as user:
        await open_newest(user)
        await user.press("tab", "left", "enter")
        assert user.news == "Idea dropped · Ana"
    assert entries.read_entry(drive.ws, idea).status is EntryStatus.DROPPED


async def test_an_emptied_entry_goes_and_says_so_before(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana")
    drive.write(ana, EntryKind.NOTE, "old")
    async with open_board((80, 24)) as user:
        await open_newest(user)
        assert not user.sees("it goes away")
        await user.press("ctrl+u")
        assert user.sees("Saved without a text it goes away; u brings it back.")
        await user.press("ctrl+s")
        assert user.news == "Taken away: note · Ana"
        assert written(drive, ana) == []
        await user.act("undo")
    assert written(drive, ana) == [(EntryKind.NOTE, "old")]


async def test_a_mistake_about_somebody_can_be_corrected(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana")
    drive.write(ana, EntryKind.MISTAKE, "too late")
    async with open_board() as user:
        await open_newest(user)
        assert user.sees("Mistake · Ana")
        await user.type(" again")
        await user.press("ctrl+s")
    assert written(drive, ana) == [(EntryKind.MISTAKE, "too late again")]


async def test_only_what_was_changed_of_an_entry_is_written(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana")
    promise = drive.promise(ana, "the book").id
    async with open_board() as user:
        await open_newest(user)
        entries.close_entry(drive.ws, promise, EntryStatus.DONE)
        await user.type("s")
        await user.press("ctrl+s")
    entry = entries.read_entry(drive.ws, promise)
    assert (entry.text, entry.status) == ("the books", EntryStatus.DONE)


async def test_what_was_being_written_is_kept_and_offered(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana")
    async with open_board() as user:
        await user.act("idea")
        await user.type("lunch")
    async with open_board() as user:
        assert user.news == "Your draft is kept: i takes it up again."
        await user.act("idea")
        assert user.sees("lunch")
        await user.press("ctrl+s")
    assert written(drive, ana) == [(EntryKind.IDEA, "lunch")]


async def test_what_was_being_changed_in_an_entry_is_kept_and_offered(
    drive: Any, open_board: Any
) -> None:
    drive.add("Bea")
    ana = drive.add("Ana")
    drive.write(ana, EntryKind.NOTE, "lunch")
    told = "Your draft is kept: enter opens the person, and there the entry."
    async with open_board() as user:
        await user.act("cursor_down")
        await open_newest(user)
        await user.type(" on Friday")
    async with open_board() as user:
        assert user.news == told
        await open_newest(user)
        assert user.sees("lunch on Friday")
    drive.undo()
    async with open_board() as user:
        assert user.news != told


async def test_hostile_text_is_shown_harmless(drive: Any, open_board: Any) -> None:
    ana = drive.add("[/x] Ana")
    async with open_board((80, 24)) as user:
        await user.act("promise")
        for _ in range(2):
            await user.paste("[bold]\x1b[2J\u202e")
            await user.press("tab")
        assert "\x1b" not in user.text()
        assert user.sees("Promise · [/x] Ana")
        await user.press("tab", "ctrl+u", "ctrl+s")
        assert user.news == "Promise · [/x] Ana"
    assert written(drive, ana) == [(EntryKind.PROMISE, "[bold][2J")]
