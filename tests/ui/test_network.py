"""The network as a screen: the tree, people off the board, favours, asks and offers."""

from datetime import date
from typing import Any

import pytest

from tablero.domain.words import FavourKind, Stage, TieKind
from tablero.services import favours, ties
from tablero.services.favours import FavourFields

HOSTILE = "[/x] [bold]漢字 \u202e\x1b[31mred"
TODAY = date(2026, 11, 23)


def chain(drive: Any, *names: str) -> list[int]:
    """Each brought the next."""
    ids = [drive.add(names[0], None)]
    for name in names[1:]:
        ids.append(drive.add(name, None, via_id=ids[-1]))
    return ids


def favour(drive: Any, person_id: int, what: str, kind: FavourKind = FavourKind.GIVEN) -> int:
    found = favours.add_favour(drive.ws, person_id, FavourFields(kind, what, TODAY)).favour
    assert found
    return found.id


def in_hand(user: Any) -> str:
    card = user.app.screen.selected
    return card.name if card else ""


async def go(user: Any, turns: int = 0) -> None:
    """To the network, and so many parts on."""
    await user.act("next_screen", "next_screen", *["cursor_right"] * turns)


async def test_the_network_is_one_of_the_round_and_an_empty_one_teaches(open_board: Any) -> None:
    async with open_board() as user:
        await go(user)
        assert "Board  Today  Network" in user.lines()[0]
        for text in ("Then the tree begins", "Everybody is on the board", "Small kindnesses",
                     "Tell the world what you need", "No introduction is under way",
                     "Nobody seems to be here twice"):  # fmt: skip
            assert user.sees(text) or user.sees(text[0].lower() + text[1:]), text
            await user.act("cursor_right")
        assert user.sees("[Referrals]")
        await user.act("back")
        assert user.sees("FIRST CONTACT · 0")


async def test_the_tree_is_folded_and_unfolded_and_its_people_are_worked_with(
    drive: Any, open_board: Any
) -> None:
    marta, *_ = chain(drive, "Marta", "Luis", "Ana")
    async with open_board() as user:
        await go(user)
        assert user.sees("▾ Marta 1")
        assert user.sees("· Ana")
        await user.press("space")
        assert not user.sees("Ana")
        assert user.sees("▸ Marta 1")
        await user.press("space")
        await user.act("cursor_down", "touch_call")
        assert in_hand(user) == "Luis"
        assert user.news == "Touch 1 · call · Luis"
        await user.act("undo", "first", "open")
        assert user.sees("TIMELINE · 0")
        await user.act("back")
    assert drive.card(marta).touch_count == 0


async def test_long_chains_stay_on_the_grid_and_say_how_deep_they_are(
    drive: Any, open_board: Any
) -> None:
    chain(drive, *(f"Person {number}" for number in range(26)))
    async with open_board((45, 20)) as user:
        await go(user)
        await user.act("last")
        assert user.sees("25 · Person 25")
        assert max(map(len, user.lines())) <= 45


async def test_what_is_read_by_pieces_goes_on(
    drive: Any, open_board: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("tablero.services.ties.BRANCHES", "tablero.ui.network_tree.BRANCHES"):
        monkeypatch.setattr(module, 3)
    marta = drive.add("Marta", None)
    for number in range(5):
        drive.add(f"Child {number}", None, via_id=marta)
    async with open_board() as user:
        await go(user)
        assert user.sees("Child 2")
        assert not user.sees("Child 3")
        assert user.sees("… more")
        await user.act("last", "open")
        assert user.sees("Child 4")


async def test_one_key_takes_off_the_board_and_puts_on_it(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana", Stage.CONVERSATION)
    drive.touch(ana)
    async with open_board() as user:
        await user.act("cursor_right", "cursor_right", "cursor_right", "on_board")
        assert user.news == "Ana off the board, all that happened kept"
        assert user.sees("CONVERSATION · 0")
        await user.act("undo")
        assert user.sees("CONVERSATION · 1")
        await user.act("on_board")
        await go(user, 1)
        assert in_hand(user) == "Ana"
        await user.act("on_board")
        assert user.news == "Ana to First contact"
        assert user.sees("Everybody is on the board")
    card = drive.card(ana)
    assert (card.stage, card.touch_count) == (Stage.FIRST_CONTACT, 1)


async def test_several_are_put_on_the_board_in_one_step(drive: Any, open_board: Any) -> None:
    ids = [drive.add(name, None) for name in ("Ana", "Eva", "Luis")]
    async with open_board() as user:
        await go(user, 1)
        await user.act("mark", "mark", "on_board")
        await user.act("undo")
    assert [drive.card(each).stage for each in ids] == [None] * 3
    drive.redo()
    assert [drive.card(each).stage for each in ids] == [Stage.FIRST_CONTACT] * 2 + [None]


async def test_who_wants_no_contact_is_not_put_on_the_board(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana", None)
    drive.edit(ana, do_not_contact=True)
    async with open_board() as user:
        await go(user, 1)
        await user.act("on_board")
        assert user.news == "Ana asked not to be contacted. Only an edit lifts that."


async def test_people_off_the_board_are_looked_for(drive: Any, open_board: Any) -> None:
    drive.add("Ana Ríos", None, met_where="On a train", met_on=date(2026, 5, 12))
    drive.add("Eva Sol", None, tags=("fintech",))
    drive.add("Ria On Board")
    async with open_board() as user:
        await go(user)
        await user.act("filter")
        await user.type("ri")
        assert user.sees("Ana Ríos")
        assert user.sees("On a train · Tue 12 May")
        assert not user.sees("Eva Sol")
        assert not user.sees("Ria On Board")
        await user.press("x")
        assert user.sees("Nobody off the board answers to that.")
        await user.press("escape")
        assert user.sees("Eva Sol")


async def test_favours_unfold_and_each_is_settled(drive: Any, open_board: Any) -> None:
    ana, eva = drive.add("Ana"), drive.add("Eva")
    favour(drive, ana, "Lent the van")
    favour(drive, ana, "Read the contract")
    favour(drive, eva, "A lift", FavourKind.RECEIVED)
    async with open_board() as user:
        await go(user, 2)
        assert user.sees("▸ Eva I owe them 1")
        assert user.sees("they owe me 2")
        await user.act("done")
        assert user.news.startswith("Space shows the favours one by one")
        await user.act("last")
        await user.press("space")
        await user.act("cursor_down", "done")
        assert user.news == "Favour settled and kept · Ana"
        assert user.sees("they owe me 1")
        assert user.sees("settled 23 Nov")
        await user.act("undo")
        assert user.sees("they owe me 2")
    assert all(each.is_open for each in favours.favours_of(drive.ws, ana))


async def test_a_tie_is_made_by_typing_a_name_and_shows_on_both_pages(
    drive: Any, open_board: Any
) -> None:
    ana, eva = drive.add("Ana Ríos"), drive.add("Eva Sol", None)
    async with open_board() as user:
        await user.act("tie")
        await user.type("ev")
        assert user.sees("▌ Eva Sol")
        await user.press("enter", "shift+tab", "right", "enter")
        assert user.news == "Tie · Ana Ríos, Eva Sol · works with"
        await user.act("open")
        assert user.sees("– works with: Eva Sol")
    (tie,) = ties.ties_of(drive.ws, eva)
    assert (tie.kind, tie.other.id) == (TieKind.WORKS_WITH, ana)


async def test_a_referral_runs_either_way_and_a_circle_is_refused_in_place(
    drive: Any, open_board: Any
) -> None:
    ana, luis = drive.add("Ana"), drive.add("Luis", None)
    async with open_board() as user:
        await user.act("tie")
        await user.type("Luis")
        await user.press("enter", "shift+tab", "left", "enter")
        assert user.news == "Tie · Luis, Ana · brought"
        assert drive.person(ana).via_id == luis
        await user.act("tie")
        await user.press("enter")
        await user.type("Luis")
        await user.press("enter", "shift+tab", "3", "4", "enter")
        assert user.sees("Luis cannot come through Ana, who came through Luis.")
        assert user.sees("Whom")


@pytest.mark.parametrize("size", [(120, 40), (45, 20)])
async def test_a_refusal_too_long_for_a_line_takes_several(
    drive: Any, open_board: Any, size: tuple[int, int]
) -> None:
    chain(drive, "Marta Villanueva de la Torre", "Tomás Ocampo Echeverría")
    async with open_board(size=size) as user:
        await go(user)
        await user.act("tie")
        await user.press("enter")
        await user.type("Tomás")
        await user.press("enter", "shift+tab", "left", "enter")
        told = " ".join(user.text().replace("│", " ").split())
        assert (
            "Marta Villanueva de la Torre cannot come through Tomás Ocampo Echeverría, who came "
            "through Marta Villanueva de la Torre."
        ) in told
        await user.press("right")
        assert not user.sees("cannot come through")


async def test_nobody_is_tied_to_nobody_nor_to_oneself(drive: Any, open_board: Any) -> None:
    drive.add("Ana")
    async with open_board() as user:
        await user.act("tie")
        await user.press("enter")
        assert user.sees("Say whom: type a name.")
        await user.type("Ana")
        await user.press("enter", "enter")
        assert user.sees("Nobody is tied to themselves. Name somebody else.")


async def test_a_tie_is_taken_away_with_a_key_and_comes_back(drive: Any, open_board: Any) -> None:
    ana, eva = drive.add("Ana"), drive.add("Eva", None)
    ties.add_tie(drive.ws, ana, eva, TieKind.KNOWS)
    drive.add("Noe", None, company="Acme")
    drive.edit(ana, company="Acme")
    async with open_board() as user:
        await user.act("tie")
        assert user.sees("Noe · same company")
        await user.press("down", "down", "minus")
        assert user.sees("They share the company; there is nothing to take away.")
        await user.press("up", "minus")
        assert user.news == "Tie taken away · Ana, Eva · knows"
        await user.act("undo")
    assert [tie.other.name for tie in ties.ties_of(drive.ws, eva)] == ["Ana"]


async def test_a_tie_leads_to_the_page_of_the_other(drive: Any, open_board: Any) -> None:
    ties.add_tie(drive.ws, drive.add("Ana"), drive.add("Eva", None), TieKind.KNOWS)
    async with open_board() as user:
        await user.act("tie")
        await user.press("2")
        assert user.lines()[1].startswith(" Eva")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (45, 20)])
async def test_names_are_shown_and_never_obeyed(drive: Any, open_board: Any, size: Any) -> None:
    ids = [drive.add(f"{HOSTILE} {number}", None) for number in range(3)]
    ties.add_tie(drive.ws, ids[0], ids[1], TieKind.REFERRED)
    ties.add_tie(drive.ws, ids[0], ids[2], TieKind.KNOWS)
    favour(drive, ids[0], HOSTILE)
    async with open_board(size) as user:
        await go(user)
        for _ in range(6):
            assert "\x1b" not in user.text()
            assert "\u202e" not in user.text()
            await user.act("cursor_right")
        await user.act("tie")
        assert user.sees("[/x] [bold]")


async def test_the_palette_finds_somebody_deep_in_the_folded_tree(
    drive: Any, open_board: Any
) -> None:
    chain(drive, "Marta", "Luis", "Ana Ríos")
    drive.add("Alone", None)
    async with open_board() as user:
        await go(user)
        await user.press("space")
        await user.act("palette")
        await user.type("ana ri")
        await user.press("enter")
        assert in_hand(user) == "Ana Ríos"
        assert user.sees("· Ana Ríos")
        await user.act("palette")
        await user.type("alone")
        await user.press("enter")
        assert user.sees("TIMELINE · 0")
