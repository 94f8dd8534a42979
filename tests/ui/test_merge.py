"""People who were entered twice: listed, told apart, put side by side, made one, and two again."""

from datetime import date
from typing import Any

import pytest

from tablero.domain.people import Handle
from tablero.domain.words import HandleKind, Stage
from tablero.errors import NotFound
from tablero.services import duplicates
from tablero.services.doctor import examine

HOSTILE = "[/x] [bold]漢字 \u202e\x1b[31mred"
SIZES = [(120, 40), (80, 24), (45, 20)]


def twins(drive: Any) -> tuple[int, int]:
    """Ana, of whom more is known, and Ana once more; they share an address and differ in much."""
    first, second = (Handle(HandleKind.EMAIL, text)
                     for text in ("ana@example.org", "ANA@example.org"))  # fmt: skip
    ana = drive.add("Ana Ríos", role="CFO", company="Acme", notes="Likes tea", handles=(first,))
    drive.touch(ana)
    twin = drive.add("Ríos, Ana", None, company="ACME", notes="Two children", handles=(second,),
                     met_where="On a train", met_on=date(2026, 5, 12))  # fmt: skip
    drive.touch(twin)
    drive.idea(twin, "The report")
    return ana, twin


async def go(user: Any) -> None:
    """To the pairs, the last part of the network."""
    await user.act("next_screen", "next_screen", "cursor_left")


async def to(user: Any, field: str) -> None:
    """Move the cursor of the dialog to a field."""
    for _ in range(14):
        if any(f"▌ {field}" in line for line in user.lines()):
            return
        await user.press("down")
    raise AssertionError(field)


async def test_pairs_are_listed_with_reasons_the_surest_first(drive: Any, open_board: Any) -> None:
    drive.add("Paco Muestra"), drive.add("paco muestra", None)
    ana, twin = twins(drive)
    async with open_board() as user:
        await go(user)
        lines = user.lines()
        (first,) = (at for at, line in enumerate(lines) if "Ana Ríos = Ríos, Ana" in line)
        (second,) = (at for at, line in enumerate(lines) if "Paco Muestra = paco" in line)
        assert first < second
        assert lines[first].endswith("same handle, same name and company")
        assert lines[second].endswith("same name")
        assert lines[first + 1].startswith(f"▌    {ana}  CFO · Acme · First contact")
        assert lines[first + 2].startswith(f"▌    {twin}  ACME · off the board · WhatsApp 23 Nov")
        assert "- not the same" in lines[-1]
        await user.act("cursor_left")
        assert "- not the same" not in user.lines()[-1]


async def test_one_key_says_that_they_are_two_and_undo_lists_them_again(
    drive: Any, open_board: Any
) -> None:
    twins(drive)
    async with open_board() as user:
        await go(user)
        await user.act("distinct")
        assert user.news == "Ana Ríos and Ríos, Ana are two people"
        assert user.sees("Nobody seems to be here twice.")
        await user.act("distinct")
        assert user.news == "Under “Twice?”, put the cursor on two who look like one."
        await user.act("undo")
        assert user.sees("Ana Ríos = Ríos, Ana")


async def test_the_two_are_told_apart_from_the_dialog_too(drive: Any, open_board: Any) -> None:
    twins(drive)
    async with open_board() as user:
        await go(user)
        await user.act("open")
        await user.press("minus")
        assert user.news == "Ana Ríos and Ríos, Ana are two people"
    assert duplicates.likely_doubles(drive.ws) == ()


async def test_what_is_proposed_is_in_brackets_and_a_merge_is_one_step(
    drive: Any, open_board: Any
) -> None:
    ana, twin = twins(drive)
    async with open_board() as user:
        await go(user)
        await user.act("open")
        for text in (f"{ana} Ana Ríos", f"{twin} Ríos, Ana", "[Ana Ríos]", "[CFO]", "[Acme]",
                     "[First contact]", "[On a train, Tue 12 May]", "[Likes tea]", "[Two children]",
                     "comes along: 1 touch, 1 entry, 1 handle"):  # fmt: skip
            assert user.sees(text), text
        await user.press("up")
        assert user.sees("▌ Make one of the two")
        await user.press("enter")
        assert user.news == "Ríos, Ana merged into Ana Ríos"
        assert user.sees("Nobody seems to be here twice.")
        one = drive.person(ana)
        assert (one.card.touch_count, one.notes) == (2, "Likes tea\n\nTwo children")
        with pytest.raises(NotFound):
            drive.person(twin)
        assert examine(drive.ws) == ()
        await user.act("undo")
        assert user.news == "Undone: Ríos, Ana merged into Ana Ríos"
        assert user.sees("Ana Ríos = Ríos, Ana")
    assert [drive.card(each).touch_count for each in (ana, twin)] == [1, 1]
    assert drive.person(ana).notes == "Likes tea"


async def test_left_and_right_choose_the_side_of_a_field(drive: Any, open_board: Any) -> None:
    ana, _ = twins(drive)
    async with open_board() as user:
        await go(user)
        await user.act("open")
        await user.press("right", "right")
        assert user.sees("[Ríos, Ana]")
        assert not user.sees("[Ana Ríos]")
        await to(user, "role")
        await user.press("l")
        assert user.sees("[–]")
        await to(user, "notes")
        assert user.sees("Both, one after the other.")
        await user.press("h")
        assert user.sees("[Likes tea]")
        assert not user.sees("[Two children]")
        await user.press("ctrl+s")
        assert user.news == "Ríos, Ana merged into Ríos, Ana"
    one = drive.person(ana)
    assert (one.card.name, one.card.role, one.notes) == ("Ríos, Ana", "", "Likes tea")
    assert (one.card.company, one.met_where) == ("Acme", "On a train")


async def test_esc_leaves_and_changes_nothing(drive: Any, open_board: Any) -> None:
    ana, twin = twins(drive)
    async with open_board() as user:
        await go(user)
        await user.act("open")
        await user.press("right", "escape")
        assert user.sees("Ana Ríos = Ríos, Ana")
    assert [drive.card(each).name for each in (ana, twin)] == ["Ana Ríos", "Ríos, Ana"]
    assert drive.undo() == "write"


async def test_what_cannot_be_chosen_is_told_beside_it(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana Ríos")
    drive.touch(ana)
    eva = drive.add("Eva Sol", None, via_id=drive.add("Noe", None, via_id=ana))
    twin = drive.add("Ana Rios", None)
    drive.edit(twin, via_id=eva, do_not_contact=True)
    async with open_board() as user:
        await go(user)
        await user.act("open")
        assert user.sees("Off the board: they asked not to be contacted.")
        assert user.sees("Whoever asked not to be contacted stays so. Only an edit lifts that.")
        assert user.sees("Ana Ríos cannot come through Eva Sol, who came through Ana Ríos.")
        await to(user, "introduced by")
        await user.press("right")
        assert user.sees("[–]")
        await user.press("ctrl+s")
    one = drive.person(ana)
    assert (one.card.do_not_contact, one.card.stage, one.via_id) == (True, None, None)


async def test_who_brought_their_own_double_does_not_bring_themselves(
    drive: Any, open_board: Any
) -> None:
    ana = drive.add("Ana Ríos")
    drive.add("Ana Rios", None, via_id=ana)
    async with open_board() as user:
        await go(user)
        await user.act("open")
        assert user.sees("One of the two brought the other; nobody brings themselves.")
        await user.press("ctrl+s")
        assert user.news == "Ana Rios merged into Ana Ríos"
    assert drive.person(ana).via_id is None


async def test_what_another_session_changes_meanwhile_is_looked_at_first(
    drive: Any, open_driver: Any, open_board: Any
) -> None:
    ana, twin = twins(drive)
    async with open_board() as user:
        await go(user)
        await user.act("open")
        other = open_driver()
        other.edit(twin, role="Chief of everything")
        await user.press("ctrl+s")
        assert user.sees("Another session has changed one of the two. Look once more, then merge.")
        assert user.sees("Chief of everything")
        other.edit(ana, name="Ana Ríos Vega")
        await user.press("right")
        assert user.sees("[Ana Ríos Vega]")
        assert user.sees("Another session has changed one of the two.")
        other.edit(twin, name="Ana Ríos Vega")
        await user.press("right", "ctrl+s")
        assert user.news == "Ana Ríos Vega merged into Ana Ríos Vega"


async def test_who_is_gone_meanwhile_is_told_in_place(
    drive: Any, open_driver: Any, open_board: Any
) -> None:
    ana, twin = twins(drive)
    async with open_board() as user:
        await go(user)
        await user.act("open")
        open_driver().merge(ana, twin)
        for key in ("ctrl+s", "right", "minus"):
            await user.press(key)
            assert user.sees(f"Nobody answers to “{twin}”."), key
        await user.press("escape")
        await user.look()
        assert user.sees("Nobody seems to be here twice.")


async def test_from_a_page_one_says_with_whom_and_doubles_are_offered_first(
    drive: Any, open_board: Any
) -> None:
    ana, twin = twins(drive)
    eva = drive.add("Eva Sol", None)
    async with open_board() as user:
        await user.act("open", "merge")
        assert user.sees("The same as Ana Ríos")
        assert user.sees("▌ Ríos, Ana · ACME")
        assert not user.sees("Eva Sol")
        await user.press("escape")
        assert user.sees("TIMELINE")
        await user.act("merge")
        await user.press("enter", "enter", "ctrl+s")
        assert user.news == "Ríos, Ana merged into Ana Ríos"
        assert user.sees("The report")
        await user.act("undo", "merge")
        await user.type("ana ríos")
        await user.press("enter", "enter")
        assert user.sees("Ana Ríos is one person already. Name two.")
        await user.press(*["backspace"] * 8)
        assert user.sees("▌ Ríos, Ana · ACME")
        await user.type("eva")
        await user.press("enter", "enter", "right", "ctrl+s")
        assert user.news == "Eva Sol merged into Eva Sol"
    assert drive.card(ana).name == "Eva Sol"
    assert drive.card(twin).touch_count == 1
    with pytest.raises(NotFound):
        drive.person(eva)


async def test_two_marked_cards_of_the_board_are_put_side_by_side(
    drive: Any, open_board: Any
) -> None:
    ana, twin = drive.add("Ana Ríos"), drive.add("Ana Rios")
    async with open_board() as user:
        assert user.sees("FIRST CONTACT · 2")
        await user.act("mark", "mark", "merge")
        await user.press("ctrl+s")
        assert user.sees("FIRST CONTACT · 1")
        await user.act("undo")
        assert user.sees("FIRST CONTACT · 2")
    assert drive.card(ana).stage is drive.card(twin).stage is Stage.FIRST_CONTACT


async def test_on_a_phone_the_two_stand_one_below_the_other(drive: Any, open_board: Any) -> None:
    ana, twin = twins(drive)
    async with open_board((45, 20)) as user:
        await go(user)
        assert user.sees("same handle, same name and company")
        await user.act("open")
        assert user.sees(f"‹ {ana} Ana Ríos │ │ › {twin} Ríos, Ana")
        assert user.sees("‹ [Ana Ríos] │ │ › Ríos, Ana")
        await to(user, "Make one of the two")
        assert user.sees("comes along: 1 touch, 1 entry, 1 handle")
        assert user.sees(f"‹ {ana} Ana Ríos")
        assert max(map(len, user.lines())) <= 45
        await user.press("enter")
    assert drive.card(ana).touch_count == 2


@pytest.mark.parametrize("size", SIZES)
async def test_names_are_shown_and_never_obeyed(drive: Any, open_board: Any, size: Any) -> None:
    for _ in range(2):
        drive.add(HOSTILE, company=HOSTILE, notes=HOSTILE, met_where=HOSTILE)
    async with open_board(size) as user:
        await go(user)
        await user.act("open")
        for _ in range(9):
            assert user.sees("[/x] [bold]")
            assert not {"\x1b", "\u202e"} & set(user.text())
            await user.press("down")
        await user.press("escape")
        await user.act("merge")
        await user.press("escape")
        await user.act("cursor_left", "back", "merge")
        assert user.sees("[/x] [bold]")
