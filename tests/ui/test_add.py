"""Adding a person on one line."""

from typing import Any

from tablero.domain.words import Stage


async def test_a_name_is_enough(open_board: Any) -> None:
    async with open_board() as user:
        await user.act("add")
        await user.type("Ana")
        await user.press("enter")
        assert user.news.casefold() == "added ana"
        assert user.sees("Ana no touch")


async def test_what_was_understood_is_shown_before_it_is_saved(drive: Any, open_board: Any) -> None:
    drive.add("Luis Modelo", role="CEO")
    async with open_board((80, 24)) as user:
        await user.act("add")
        await user.paste("Ana Ríos, CFO @ Acme #fintech via luis")
        for row in ("Name Ana Ríos", "Role CFO", "Company Acme", "Tags #fintech"):
            assert user.sees(row)
        assert user.sees("Via Luis Modelo · CEO")
        assert user.sees("[Referred]")
        await user.press("enter")
        assert user.sees("REFERRED · 1")


async def test_the_arrows_choose_the_stage_or_none(open_board: Any) -> None:
    async with open_board() as user:
        await user.act("add")
        await user.type("Ana")
        await user.press("up")
        assert user.sees("[off the board]")
        await user.press("down", "tab", "tab", "tab", "enter")
        assert user.sees("CONVERSATION · 1")


async def test_a_likely_double_is_pointed_out_and_can_be_added(drive: Any, open_board: Any) -> None:
    drive.add("Ana", company="Acme")
    async with open_board() as user:
        await user.act("add")
        await user.type("ana")
        assert user.sees("Ana · Acme is already here; Enter adds another.")
        await user.press("enter")
        assert user.sees("FIRST CONTACT · 2")


async def test_an_unknown_introducer_is_refused_in_place(open_board: Any) -> None:
    async with open_board() as user:
        await user.act("add")
        await user.paste("Ana via Luis")
        assert user.sees("Via nobody answers to “Luis”")
        await user.press("enter")
        assert user.sees("Nobody here answers to “Luis”: correct it, or take the “via” out.")
        assert user.sees("▌ Ana via Luis")


async def test_one_who_was_referred_lands_with_the_introducer(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana Ríos")
    drive.touch(ana)
    async with open_board() as user:
        await user.act("outcome_referred")
        assert user.sees("Ana Ríos referred you to")
        await user.type("Noé")
        await user.press("enter")
        assert user.news == "Ana Ríos referred you to Noé"
        assert user.sees("via Ana")
    assert drive.card(ana).stage is Stage.CONVERSATION


async def test_hostile_text_is_shown_harmless(open_board: Any) -> None:
    async with open_board((45, 20)) as user:
        await user.act("add")
        await user.paste("[/x] \x1b]0;gone\x07\x1b[2J\u202e Ana")
        assert "\x1b" not in user.text()
        assert user.sees("Name [/x]")
        await user.press("enter")
        assert user.sees("[1 First 1]")
