"""Reading in a thread: only what is wanted last is told, and nobody waits for the rest."""

import gc
from threading import Event
from typing import Any, cast

import pytest
from textual.message_pump import MessagePump

from tablero.errors import StorageError
from tablero.services.workspace import Workspace
from tablero.ui.reading import Reading, ReadingDone, ReadingFailed, ReadingStep, Report


class Screen:
    """Keeps what is posted."""

    def __init__(self) -> None:
        self.told: list[Any] = []

    def post_message(self, message: Any) -> bool:
        self.told.append(message)
        return True


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def reading(workspace: Workspace, screen: Screen) -> Reading:
    return Reading(workspace, cast("MessagePump", screen))


def wait(reading: Reading) -> None:
    if thread := reading.thread:
        thread.join()


def found(screen: Screen) -> list[Any]:
    return [message.found for message in screen.told if isinstance(message, ReadingDone)]


def test_steps_are_told_and_what_was_found(reading: Reading, screen: Screen) -> None:
    def read(report: Report) -> str:
        report(1, 2)
        return "figures"

    reading.ask(read)
    wait(reading)
    step, done = screen.told
    assert isinstance(step, ReadingStep)
    assert (step.done, step.total) == (1, 2)
    assert done.found == "figures"
    assert not reading.is_under_way


def test_what_is_found_too_late_is_not_told(reading: Reading, screen: Screen) -> None:
    begun, changed = Event(), Event()

    def slow(_report: Report) -> str:
        begun.set()
        assert changed.wait(20)
        return "old"

    reading.ask(slow)
    assert begun.wait(20)
    reading.ask(lambda _report: "new")
    changed.set()
    wait(reading)
    assert found(screen) == ["new"]


def test_what_is_not_wanted_any_more_ends_at_its_next_step(
    reading: Reading, screen: Screen
) -> None:
    begun, changed = Event(), Event()
    went_on: list[bool] = []

    def slow(report: Report) -> None:
        begun.set()
        assert changed.wait(20)
        report(1, 2)
        went_on.append(True)

    reading.ask(slow)
    assert begun.wait(20)
    reading.give_up()
    changed.set()
    wait(reading)
    assert (screen.told, went_on) == ([], [])


def test_an_error_is_told_and_the_next_wish_is_read(reading: Reading, screen: Screen) -> None:
    def fail(_report: Report) -> None:
        raise StorageError(path="tablero.db", reason="io", detail="")

    reading.ask(fail)
    wait(reading)
    reading.ask(lambda _report: "figures")
    wait(reading)
    failed, done = screen.told
    assert isinstance(failed, ReadingFailed)
    assert failed.error.data["reason"] == "io"
    assert done.found == "figures"


def test_it_ends_quietly_when_the_program_has_ended(
    reading: Reading, screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(_message: object) -> bool:
        raise RuntimeError

    monkeypatch.setattr(screen, "post_message", closed)
    reading.ask(lambda _report: "figures")
    wait(reading)
    assert not reading.is_under_way


def test_the_thread_does_not_keep_the_program_alive(reading: Reading) -> None:
    waits = Event()
    reading.ask(lambda _report: waits.wait(20))
    thread = reading.thread
    assert thread
    assert thread.daemon
    waits.set()
    thread.join()


def test_garbage_is_not_looked_for_meanwhile_as_that_would_halt_the_keys(
    reading: Reading, screen: Screen
) -> None:
    gc.enable()
    reading.ask(lambda _report: gc.isenabled())
    wait(reading)
    assert found(screen) == [False]
    assert gc.isenabled()
