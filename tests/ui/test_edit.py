"""Editing a person: what is wrong is said beside the field, and nothing typed is lost."""

from datetime import date
from threading import Event
from typing import Any

import pytest

from tablero.domain.words import Stage
from tablero.ui.dialogs import formdialog


async def replace(user: Any, text: str) -> None:
    await user.press("ctrl+u")
    await user.paste(text)


async def told(user: Any, text: str) -> None:
    """Wait until it is, as what a thread brings about comes when it does."""
    for _ in range(500):
        if user.news.casefold() == text.casefold():
            return
        await user.pilot.pause(0.01)
    raise AssertionError(user.text())


async def test_an_edit_is_saved_and_told(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana")
    async with open_board() as user:
        await user.act("edit")
        await replace(user, "Ana Ríos")
        await user.press("tab")
        await user.type("CFO")
        await user.press("enter")
        assert user.news.casefold() == "edited ana ríos"
    assert drive.card(ana).role == "CFO"


async def test_a_wrong_field_is_told_as_one_leaves_it(drive: Any, open_board: Any) -> None:
    drive.add("Ana")
    async with open_board((80, 24)) as user:
        await user.act("edit")
        await user.press(*["tab"] * 4)
        await user.type("abc")
        assert not user.sees("is no phone number")
        await user.press("tab")
        assert user.sees("“abc” is no phone number. Say +34 600 11 22 33.")


async def test_saving_goes_to_the_first_wrong_field(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana")
    async with open_board((45, 20)) as user:
        await user.act("edit")
        await replace(user, "")
        await user.press("shift+tab", "ctrl+s")
        assert user.sees("▌Name")
        assert user.sees("A person needs a name.")
        await user.type("Eva")
        await user.press("enter")
    assert drive.card(ana).name == "Eva"


async def test_an_introducer_is_chosen_from_those_offered(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana")
    for role in ("CEO", "CFO"):
        drive.add("Luis", role=role, stage=None)
    async with open_board() as user:
        await user.act("edit")
        await user.press(*["tab"] * 8)
        await user.type("lu")
        assert user.sees("▌ Luis · CEO")
        await user.press("down", "enter", "enter")
        assert user.news.casefold() == "edited ana"
    via = drive.person(ana).via_id
    assert drive.card(via).role == "CFO"


async def test_only_what_was_changed_is_written(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana")
    async with open_board() as user:
        await user.act("edit")
        drive.move(ana, Stage.CONVERSATION)
        await user.press("tab")
        await user.type("CFO")
        await user.press("enter")
    card = drive.card(ana)
    assert (card.role, card.stage) == ("CFO", Stage.CONVERSATION)


async def test_a_circle_of_introducers_is_refused_in_place(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana")
    drive.touch(ana)
    drive.refer(ana, "Noé")
    drive.move(ana, Stage.FIRST_CONTACT)
    async with open_board() as user:
        await user.act("edit")
        await user.press(*["tab"] * 8)
        await user.type("Noé")
        await user.press("enter", "enter")
        assert user.sees("Ana cannot come through Noé")
        assert user.sees("▌Via")


async def test_every_field_takes_hostile_text(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana", notes="[bold]\x1b[2J", tags=("[/x]",))
    async with open_board((80, 24)) as user:
        await user.act("edit")
        for _ in range(14):
            await user.paste("[/x]\x1b[31m")
            await user.press("tab")
        assert "\x1b" not in user.text()
        assert {line[77] for line in user.lines()[1:20]} == {"│"}
        await user.press("escape", "escape")
        assert user.sees("FIRST CONTACT · 1")
    assert drive.card(ana).name == "Ana"


async def test_a_save_before_the_models_are_loaded_waits_for_them_and_not_the_keys(
    drive: Any, open_board: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, go_on = drive.add("Ana"), Event()
    monkeypatch.setattr(formdialog, "import_module", lambda _name: go_on.wait(10))
    async with open_board() as user:
        with monkeypatch.context() as patch:
            patch.setattr(formdialog, "_FORMS", "not.loaded")
            await user.act("edit")
            await user.type("s")
            await user.press("enter", "enter", "tab")
            assert user.sees("Edit · Ana")
            assert drive.card(ana).name == "Ana"
        go_on.set()
        await told(user, "Edited Anas")
    assert drive.card(ana).name == "Anas"


async def test_esc_takes_such_a_save_back(
    drive: Any, open_board: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, go_on = drive.add("Ana"), Event()
    monkeypatch.setattr(formdialog, "import_module", lambda _name: go_on.wait(10))
    async with open_board() as user:
        with monkeypatch.context() as patch:
            patch.setattr(formdialog, "_FORMS", "not.loaded")
            await user.act("edit")
            await user.type("s")
            await user.press("enter", "escape", "escape")
        go_on.set()
        await user.pilot.pause()
        assert not user.sees("Edit · Ana")
    assert drive.card(ana).name == "Ana"


async def test_the_longest_label_keeps_off_its_value(drive: Any, open_board: Any) -> None:
    drive.add("Ana")
    async with open_board() as user:
        await user.act("edit")
        assert "Do not contact  ‹ [no]" in user.text()


MET = {
    "expertise": ("tyres",), "met_where": "A queue", "met_on": date(2024, 5, 12),
    "learned": "Ask early",
}  # fmt: skip


async def test_how_we_met_outlives_an_edit_of_something_else(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana", **MET)
    async with open_board() as user:
        await user.act("edit")
        await user.press("tab")
        await user.type("CFO")
        await user.press("enter")
    fields = drive.person(ana).fields()
    assert fields.role == "CFO"
    assert {name: getattr(fields, name) for name in MET} == MET


async def test_how_we_met_and_what_they_know_is_written(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana")
    async with open_board() as user:
        await user.act("edit")
        user.app.screen.form.go_to("met_where")
        for text in ("On a train", "2 weeks ago", "Olives explain tariffs", "customs, tyres"):
            await user.type(text)
            assert not user.sees("is no day")
            if text == "2 weeks ago":
                assert user.sees("→ Mon 9 Nov")
            await user.press("tab")
        await user.press("enter")
    fields = drive.person(ana).fields()
    assert (fields.met_where, fields.met_on) == ("On a train", date(2026, 11, 9))
    assert (fields.learned, fields.expertise) == ("Olives explain tariffs", ("customs", "tyres"))


async def test_one_has_met_nobody_tomorrow(drive: Any, open_board: Any) -> None:
    ana = drive.add("Ana")
    async with open_board() as user:
        await user.act("edit")
        user.app.screen.form.go_to("met_on")
        await user.type("2026-12-01")
        await user.press("enter")
        assert user.sees("is still to come. Say a day up to today.")
        assert user.sees("▌Met when")
    assert drive.person(ana).met_on is None


async def test_where_nothing_was_changed_nothing_is_told_to_be_undone(
    drive: Any, open_board: Any
) -> None:
    drive.add("Ana")
    async with open_board() as user:
        await user.act("edit")
        await user.press("ctrl+s")
        assert user.news == "Nothing was changed."


async def test_an_outcome_that_was_told_already_changes_nothing(
    drive: Any, open_board: Any
) -> None:
    drive.touch(drive.add("Ana"))
    async with open_board() as user:
        await user.act("outcome_seen", "outcome_seen")
        assert user.news == "Nothing was changed."
