"""Closing the day: what was touched, one mistake, and who comes first tomorrow."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tablero.domain.words import Direction, EntryKind, EntryStatus, Outcome, Stage
from tablero.errors import NotFound
from tablero.services.evening import EveningFields, close_day, read_evening
from tablero.storage import tables

if TYPE_CHECKING:
    from tests.conftest import Clock, Driver


def tomorrow(drive: "Driver") -> list[str]:
    """Who is proposed, or was chosen."""
    return [card.name for card in read_evening(drive.ws).tomorrow]


def mistakes(drive: "Driver") -> list[tuple[int | None, str]]:
    """About whom, and what."""
    query = tables.Entry.select(tables.Entry.person, tables.Entry.text)
    return drive.ws.store.rows(query.where(tables.Entry.kind == EntryKind.MISTAKE))


@pytest.fixture
def four(drive: "Driver") -> list[int]:
    """Four people, never touched."""
    return [drive.add(name) for name in ("Ana Ríos", "Paco Muestra", "Irene Modelo", "Noé Ñíguez")]


def test_the_evening_looks_back_on_the_touches_of_the_day(
    drive: "Driver", four: list[int], clock: "Clock"
) -> None:
    drive.touch(four[0])
    clock.advance(hours=15)  # midnight
    morning = drive.touch(four[1]).touch
    clock.advance(hours=9)
    reply = drive.touch(four[1], direction=Direction.IN).touch
    late = drive.touch(four[2], at=drive.ws.now() - timedelta(hours=1)).touch
    evening = read_evening(drive.ws)
    assert evening.day == drive.ws.today()
    told = [(card.name, touch.id) for card, touch in evening.touched]
    assert told == [
        ("Paco Muestra", morning.id), ("Irene Modelo", late.id), ("Paco Muestra", reply.id),
    ]  # fmt: skip


def test_a_day_without_touches_has_nothing_to_look_back_on(drive: "Driver") -> None:
    evening = read_evening(drive.ws)
    assert (evening.touched, evening.tomorrow, evening.is_closed) == ((), (), False)


def test_the_most_urgent_of_tomorrow_are_proposed(
    drive: "Driver", four: list[int], clock: "Clock"
) -> None:
    ana, paco, irene, noe = four
    for each in (paco, noe):
        drive.touch(each)
    clock.advance(days=6)  # due tomorrow, every seven days
    drive.touch(irene)
    drive.rest(ana, drive.ws.today() + timedelta(days=1))
    assert tomorrow(drive) == ["Ana Ríos", "Paco Muestra", "Noé Ñíguez"]
    assert not read_evening(drive.ws).is_closed


def test_who_rests_beyond_tomorrow_is_not_proposed(drive: "Driver", four: list[int]) -> None:
    drive.rest(four[0], drive.ws.today() + timedelta(days=2))
    assert tomorrow(drive) == ["Paco Muestra", "Irene Modelo", "Noé Ñíguez"]


def test_the_chosen_head_the_next_day_and_no_other(
    drive: "Driver", four: list[int], clock: "Clock"
) -> None:
    ana, paco, _, noe = four
    drive.close_day(noe, ana, paco)
    assert tomorrow(drive) == ["Noé Ñíguez", "Ana Ríos", "Paco Muestra"]
    assert read_evening(drive.ws).is_closed
    assert drive.today().three == ()
    clock.advance(days=1)
    assert [card.id for card in drive.today().three] == [noe, ana, paco]
    assert not read_evening(drive.ws).is_closed
    clock.advance(days=1)
    assert drive.today().three == ()


def test_closing_again_replaces_the_three(drive: "Driver", four: list[int]) -> None:
    drive.close_day(*four[:3])
    drive.close_day(four[3], four[0])
    assert tomorrow(drive) == ["Noé Ñíguez", "Ana Ríos"]
    assert drive.undo() == "evening"
    assert tomorrow(drive) == ["Ana Ríos", "Paco Muestra", "Irene Modelo"]
    assert drive.redo() == "evening"
    assert tomorrow(drive) == ["Noé Ñíguez", "Ana Ríos"]


def test_closing_with_nobody_takes_the_choice_back(drive: "Driver", four: list[int]) -> None:
    drive.close_day(four[3])
    drive.close_day()
    assert not read_evening(drive.ws).is_closed


def test_three_are_enough_and_each_counts_once(drive: "Driver", four: list[int]) -> None:
    ana, paco, irene, noe = four
    drive.close_day(noe, noe, irene, paco, ana)
    assert tomorrow(drive) == ["Noé Ñíguez", "Irene Modelo", "Paco Muestra"]


def test_a_choice_that_changes_nothing_is_no_step_to_undo(drive: "Driver", four: list[int]) -> None:
    drive.close_day(*four[:2])
    assert close_day(drive.ws, EveningFields(three=tuple(four[:2]))).id == 0


def test_who_declines_or_goes_to_rest_is_no_longer_one_of_the_three(
    drive: "Driver", four: list[int], clock: "Clock"
) -> None:
    ana, paco, irene, _ = four
    drive.close_day(ana, paco, irene)
    drive.touch(ana, Outcome.DECLINED)
    assert tomorrow(drive) == ["Paco Muestra", "Irene Modelo"]
    clock.advance(days=1)
    drive.rest(paco, drive.ws.today() + timedelta(days=1))
    assert [card.id for card in drive.today().three] == [irene]


def test_a_new_choice_takes_the_place_of_one_who_declined(drive: "Driver", four: list[int]) -> None:
    ana, paco, *_ = four
    drive.close_day(ana, paco)
    drive.touch(ana, Outcome.DECLINED)
    drive.close_day(paco)
    drive.edit(ana, do_not_contact=False, stage=Stage.FIRST_CONTACT)
    assert tomorrow(drive) == ["Paco Muestra"]


def test_a_mistake_is_an_entry_about_its_person(drive: "Driver", four: list[int]) -> None:
    drive.close_day(mistake=" Llegué tarde\n", about=four[0])
    (entry,) = drive.written(four[0])
    assert (entry.kind, entry.text) == (EntryKind.MISTAKE, "Llegué tarde")
    assert (entry.at, entry.status) == (drive.ws.now(), EntryStatus.OPEN)


def test_a_mistake_may_be_about_nobody(drive: "Driver", four: list[int]) -> None:
    drive.close_day(mistake="Empecé tarde")
    assert mistakes(drive) == [(None, "Empecé tarde")]
    assert all(drive.written(person_id) == () for person_id in four)


def test_no_mistake_is_no_entry(drive: "Driver", four: list[int]) -> None:
    drive.close_day(four[0], mistake=" \n\x1b[0m")
    assert mistakes(drive) == []


def test_mistake_and_choice_are_one_step(drive: "Driver", four: list[int]) -> None:
    drive.close_day(*four[:3], mistake="Llegué tarde", about=four[0])
    assert drive.undo() == "evening"
    assert mistakes(drive) == []
    assert not read_evening(drive.ws).is_closed


@pytest.mark.parametrize(
    "said", [EveningFields("Tarde", 99), EveningFields("Tarde", None, (1, 99))]
)
def test_nothing_is_kept_when_somebody_is_not_there(drive: "Driver", said: EveningFields) -> None:
    drive.add("Ana Ríos")
    with pytest.raises(NotFound):
        close_day(drive.ws, said)
    assert mistakes(drive) == []
    assert not read_evening(drive.ws).is_closed


def test_after_midnight_the_evening_is_of_the_new_day(
    drive: "Driver", four: list[int], clock: "Clock"
) -> None:
    drive.touch(four[0])
    clock.advance(hours=14, minutes=59, seconds=59)
    assert len(read_evening(drive.ws).touched) == 1
    clock.advance(seconds=1)
    assert read_evening(drive.ws).touched == ()
