"""Those who led to somebody are to be thanked, until they hear from us."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tablero.domain.words import Direction, Outcome, Stage
from tablero.errors import NotFound

if TYPE_CHECKING:
    from tests.conftest import Clock, Driver

Act = Callable[["Driver", int], object]
Waiting = list[tuple[str, list[str]]]


def to_thank(drive: "Driver") -> Waiting:
    """Who is to be thanked, and for whom."""
    return [
        (thanks.introducer.name, [link.name for link in thanks.introduced])
        for thanks in drive.today().thanks
    ]


@pytest.fixture
def ana(drive: "Driver", clock: "Clock") -> int:
    """Ana, who referred us to Luis an hour after our first touch, two hours ago."""
    ana = drive.add("Ana Ríos")
    drive.touch(ana)
    clock.advance(hours=1)
    drive.refer(ana, "Luis Ficticio")
    clock.advance(hours=2)
    return ana


@pytest.mark.usefixtures("ana")
def test_who_referred_us_is_to_be_thanked(drive: "Driver") -> None:
    assert to_thank(drive) == [("Ana Ríos", ["Luis Ficticio"])]


def test_adding_somebody_through_a_person_asks_for_thanks_too(drive: "Driver") -> None:
    ana = drive.add("Ana Ríos", stage=None)
    drive.add("Luis Ficticio", via_id=ana)
    drive.add("Noé Ñíguez", stage=None, via_id=ana)
    assert to_thank(drive) == [("Ana Ríos", ["Luis Ficticio", "Noé Ñíguez"])]


def test_the_longest_waiting_come_first(drive: "Driver", ana: int, clock: "Clock") -> None:
    paco = drive.add("Paco Muestra")
    drive.add("Irene Modelo", via_id=paco)
    clock.advance(hours=1)
    drive.add("Tomás Ocampo", via_id=ana)
    assert to_thank(drive) == [
        ("Ana Ríos", ["Luis Ficticio", "Tomás Ocampo"]),
        ("Paco Muestra", ["Irene Modelo"]),
    ]


@pytest.mark.parametrize("act", [lambda d, ana: d.touch(ana), lambda d, ana: d.thank(ana)])
def test_a_touch_or_the_word_of_the_user_settles_it(drive: "Driver", ana: int, act: "Act") -> None:
    act(drive, ana)
    assert to_thank(drive) == []
    drive.undo()
    assert to_thank(drive) == [("Ana Ríos", ["Luis Ficticio"])]
    drive.redo()
    assert to_thank(drive) == []


def test_an_answer_of_theirs_settles_nothing(drive: "Driver", ana: int) -> None:
    drive.touch(ana, direction=Direction.IN)
    assert to_thank(drive) == [("Ana Ríos", ["Luis Ficticio"])]


def test_a_touch_settles_what_was_brought_up_to_its_moment(drive: "Driver", ana: int) -> None:
    at = drive.ws.now()
    drive.touch(ana, at=at - timedelta(hours=2, minutes=1))
    assert to_thank(drive) == [("Ana Ríos", ["Luis Ficticio"])]
    drive.touch(ana, at=at - timedelta(hours=2))
    assert to_thank(drive) == []


def test_whom_they_bring_later_is_to_be_thanked_for_again(
    drive: "Driver", ana: int, clock: "Clock"
) -> None:
    drive.thank(ana)
    clock.advance(days=1)
    drive.refer(ana, "Irene Modelo")
    assert to_thank(drive) == [("Ana Ríos", ["Irene Modelo"])]


def test_a_touch_with_the_introduced_settles_nothing(drive: "Driver", ana: int) -> None:
    drive.touch(ana + 1)
    assert to_thank(drive) == [("Ana Ríos", ["Luis Ficticio"])]


def test_who_asked_not_to_be_contacted_is_not_suggested(drive: "Driver", ana: int) -> None:
    drive.edit(ana, do_not_contact=True)
    assert to_thank(drive) == []
    drive.edit(ana, do_not_contact=False, stage=Stage.CONVERSATION)
    assert to_thank(drive) == [("Ana Ríos", ["Luis Ficticio"])]


def test_thanks_wait_for_who_rests(drive: "Driver", ana: int, clock: "Clock") -> None:
    drive.rest(ana, drive.ws.today() + timedelta(days=3))
    assert to_thank(drive) == []
    clock.advance(days=3)
    assert to_thank(drive) == [("Ana Ríos", ["Luis Ficticio"])]


def test_the_introducer_is_thanked_when_the_introduced_declined(drive: "Driver", ana: int) -> None:
    drive.touch(ana + 1, Outcome.DECLINED)
    assert to_thank(drive) == [("Ana Ríos", ["Luis Ficticio"])]


def test_nobody_is_thanked_for_whom_they_did_not_bring(drive: "Driver", ana: int) -> None:
    drive.edit(ana + 1, via_id=None)
    assert to_thank(drive) == []


def test_thanking_twice_is_one_step(drive: "Driver", ana: int) -> None:
    drive.thank(ana)
    drive.thank(ana)
    assert [drive.undo(), drive.undo()] == ["thank", "refer"]


def test_thanking_one_who_is_gone_is_refused(drive: "Driver") -> None:
    with pytest.raises(NotFound):
        drive.thank(99)
