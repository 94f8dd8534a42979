"""Pairs, ways, and whom an ask suits are found in a thread: keys go on, and only the last shows."""

from collections.abc import Callable, Iterator
from threading import Event, current_thread, main_thread
from typing import Any

import pytest

from tablero.domain.words import TieKind
from tablero.errors import StorageError
from tablero.services import asks, duplicates, reach, ties
from tablero.services.asks import AskFields
from tests.pictures import until_read


class Gate:
    """While it is closed nothing is found. It is open at first."""

    def __init__(self) -> None:
        self.opened = Event()
        self.opened.set()
        self.on_main_thread: set[bool] = set()
        """Whether what was looked for was looked for there, where it would hold up the keys."""

    def slow(self, find: Callable[..., Any]) -> Callable[..., Any]:
        """The same, once the gate is open."""

        def found(*args: Any) -> Any:
            self.on_main_thread.add(current_thread() is main_thread())
            assert self.opened.wait(20)
            return find(*args)

        return found


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    made = Gate()
    monkeypatch.setattr(duplicates, "likely_doubles", made.slow(duplicates.likely_doubles))
    monkeypatch.setattr(asks, "people_for_ask", made.slow(asks.people_for_ask))
    monkeypatch.setattr("tablero.ui.reach_screen.reach_person", made.slow(reach.reach_person))
    yield made
    made.opened.set()


async def open_gate(user: Any, gate: Gate) -> None:
    gate.opened.set()
    await until_read(user.app, user.pilot)


async def to_needs(user: Any) -> None:
    await user.act("next_screen", "next_screen", *["cursor_right"] * 3)


def twins(drive: Any) -> None:
    for name in ("Ana Ríos", "Ríos, Ana"):
        drive.add(name)


async def test_pairs_are_looked_for_while_keys_go_on(
    drive: Any, open_board: Any, gate: Gate
) -> None:
    twins(drive)
    async with open_board((80, 24)) as user:
        user.is_patient = False
        gate.opened.clear()
        await user.act("next_screen", "next_screen", "cursor_left")
        assert user.sees("reading…")
        assert not user.sees("Nobody seems to be here twice.")
        await user.act("cursor_left")
        assert user.sees("No introduction is under way")
        await open_gate(user, gate)
        assert user.sees("No introduction is under way")
        assert not user.sees("Ana Ríos = Ríos, Ana")
        await user.act("cursor_right")
        await until_read(user.app, user.pilot)
        assert user.sees("Ana Ríos = Ríos, Ana")
        assert not user.sees("reading")
    assert gate.on_main_thread == {False}


async def test_pairs_stay_in_sight_while_they_are_looked_for_again(
    drive: Any, open_board: Any, gate: Gate
) -> None:
    twins(drive)
    async with open_board() as user:
        await user.act("next_screen", "next_screen", "cursor_left")
        user.is_patient = False
        gate.opened.clear()
        await user.act("distinct")
        assert user.sees("Ana Ríos = Ríos, Ana")
        assert user.sees("reading…")
        await open_gate(user, gate)
        assert user.sees("Nobody seems to be here twice.")


async def test_what_was_found_for_another_part_is_not_shown(drive: Any, open_board: Any) -> None:
    twins(drive)
    async with open_board() as user:
        await user.act("next_screen", "next_screen", "cursor_left")
        screen = user.app.screen
        screen.read()
        screen.reading.thread.join()
        screen.do_cursor_left()  # what was found waits to be shown
        await user.pilot.pause()
        assert screen.page.rows == []


async def test_pairs_that_cannot_be_looked_for_say_why(
    drive: Any, open_board: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise StorageError(path="/board.db", reason="busy", detail="")

    twins(drive)
    monkeypatch.setattr(duplicates, "likely_doubles", fail)
    async with open_board() as user:
        await user.act("next_screen", "next_screen", "cursor_left")
        assert user.sees("/board.db")
        assert not user.sees("reading")


async def test_whom_an_ask_suits_is_looked_for_in_a_thread(
    drive: Any, open_board: Any, gate: Gate
) -> None:
    drive.add("Ramón", tags=("tyres",))
    asks.add_ask(drive.ws, AskFields("somebody for tyres"))
    async with open_board() as user:
        user.is_patient = False
        gate.opened.clear()
        await to_needs(user)
        assert user.sees("somebody for tyres")
        assert user.sees("reading…")
        await open_gate(user, gate)
        assert user.sees("Ramón #tyres")
        gate.opened.clear()
        await user.act("open")
        assert user.sees("WHAT I NEED")
        assert user.sees("reading…")
        assert not user.sees("Nobody suits yet")
        await open_gate(user, gate)
        assert user.sees("MIGHT KNOW · 1")
    assert gate.on_main_thread == {False}


async def test_of_two_asks_the_one_in_hand_is_answered(
    drive: Any, open_board: Any, gate: Gate
) -> None:
    drive.add("Ramón", tags=("tyres",)), drive.add("Nadia", tags=("customs",))
    for need in ("somebody for tyres", "somebody for customs"):
        asks.add_ask(drive.ws, AskFields(need))
    async with open_board() as user:
        user.is_patient = False
        gate.opened.clear()
        await to_needs(user)
        await user.act("cursor_down")
        await open_gate(user, gate)
        assert user.sees("Ramón #tyres")
        assert not user.sees("Nadia")
        await user.act("cursor_up")
        await until_read(user.app, user.pilot)
        assert user.sees("Nadia #customs")


async def test_ways_are_looked_for_while_one_leaves_or_looks_for_others(
    drive: Any, open_board: Any, gate: Gate
) -> None:
    ana, eva = drive.add("Ana"), drive.add("Eva", None)
    ties.add_tie(drive.ws, eva, ana, TieKind.KNOWS)
    drive.touch(eva)
    async with open_board() as user:
        user.is_patient = False
        gate.opened.clear()
        await user.act("reach")
        assert user.sees("Ways to Ana · reading…")
        assert not user.sees("Nobody you know is tied to Ana")
        await open_gate(user, gate)
        assert user.sees("Eva → Ana")
        gate.opened.clear()
        await user.act("back", "reach", "back")
        assert user.sees("FIRST CONTACT")
        await open_gate(user, gate)
    assert gate.on_main_thread == {False}
