"""Due dates over the services: cadences by person, tag and stage, and days of 23 and 25 hours."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from tablero.domain.due import Cadences
from tablero.domain.words import Direction, Outcome, Stage
from tablero.services import board, doctor
from tests.conftest import MADRID, Clock, Driver

TAGS = Cadences(tags={"fintech": 10, "coro": 5})


def local(month: int, day: int, hour: int, minute: int = 30, fold: int = 0) -> datetime:
    year = 2026 if month > 6 else 2027
    return datetime(year, month, day, hour, minute, tzinfo=MADRID, fold=fold)


def midnight(day: date) -> datetime:
    return datetime.combine(day, time(), MADRID)


MOMENTS = [
    # The clocks go back on Sunday 25 October 2026, at three in the morning.
    local(10, 24, 0),
    local(10, 24, 23),
    local(10, 25, 0),
    local(10, 25, 2),
    local(10, 25, 2, fold=1),
    local(10, 25, 23),
    local(10, 26, 0),
    # And forward on Sunday 28 March 2027, at two.
    local(3, 27, 23),
    local(3, 28, 0),
    local(3, 28, 3),
    local(3, 28, 23),
    local(3, 29, 0),
]


@pytest.mark.parametrize("every", [1, 2, 7])
@pytest.mark.parametrize("at", MOMENTS, ids=str)
def test_days_are_the_users_whatever_their_length(
    drive: Driver, clock: Clock, at: datetime, every: int
) -> None:
    clock.now = at
    ana = drive.add("Ana Ríos", every_days=every)
    drive.touch(ana)
    due_on = at.date() + timedelta(days=every)
    assert drive.card(ana).due_on == due_on
    clock.now = (midnight(due_on).astimezone(UTC) - timedelta(seconds=1)).astimezone(MADRID)
    assert board.count(drive.ws).due == 0
    clock.advance(seconds=1)
    assert board.count(drive.ws).due == 1
    assert doctor.examine(drive.ws) == ()


@pytest.mark.parametrize("at", MOMENTS, ids=str)
def test_a_touch_told_later_counts_from_the_day_on_which_it_was(
    drive: Driver, clock: Clock, at: datetime
) -> None:
    clock.now = at + timedelta(days=3)
    ana = drive.add("Ana Ríos")
    drive.touch(ana, at=at.astimezone(UTC))
    assert drive.card(ana).due_on == at.date() + timedelta(days=7)


@pytest.mark.parametrize("at", [local(10, 25, 0), local(10, 25, 23), local(3, 28, 0)], ids=str)
def test_the_day_of_the_figures_begins_at_midnight(
    drive: Driver, clock: Clock, at: datetime
) -> None:
    clock.now = midnight(at.date()) - timedelta(minutes=30)
    drive.touch(drive.add("Ana Ríos"))
    clock.now = at
    drive.touch(drive.add("Paco Muestra"))
    tally = board.count(drive.ws)
    assert (tally.yesterday.touched, tally.now.touched) == (1, 2)


@pytest.mark.parametrize("direction", Direction)
def test_any_touch_resets_the_clock(drive: Driver, clock: Clock, direction: Direction) -> None:
    ana = drive.add("Ana Ríos", every_days=5)
    drive.touch(ana)
    clock.advance(days=20)
    drive.touch(ana, direction=direction)
    assert drive.card(ana).due_on == date(2026, 12, 18)


def test_an_outcome_is_no_touch_and_resets_nothing(drive: Driver, clock: Clock) -> None:
    ana = drive.add("Ana Ríos", every_days=5)
    drive.touch(ana)
    clock.advance(days=2)
    drive.outcome(ana, Outcome.SEEN)
    assert drive.card(ana).due_on == date(2026, 11, 28)


def test_the_cadence_is_the_persons_else_the_tags_else_the_stages(drive: Driver) -> None:
    drive = Driver(replace(drive.ws, cadences=TAGS))
    ana = drive.add("Ana Ríos", every_days=3, tags=("Fintech", "Coro"))
    drive.touch(ana)
    told = [drive.card(ana).cadence_days]
    for changes in ({"every_days": None}, {"tags": ("fintech",)}, {"tags": ("x",)}, {"tags": ()}):
        drive.edit(ana, **changes)
        told.append(drive.card(ana).cadence_days)
        assert doctor.examine(drive.ws) == ()
    assert told == [3, 5, 10, 7, 7]
    for days in (7, 10, 5, 3):
        drive.undo()
        assert drive.card(ana).cadence_days == days


def test_a_new_stage_brings_its_cadence_and_the_date_with_it(drive: Driver) -> None:
    ana = drive.add("Ana Ríos")
    drive.touch(ana)
    days = []
    for stage in (Stage.REFERRED, Stage.SEEN_NO_REPLY, Stage.CONVERSATION):
        drive.move(ana, stage)
        days.append(drive.card(ana).due_on)
    assert days == [date(2026, 11, 26), date(2026, 11, 30), date(2026, 12, 7)]


def test_after_the_twelfth_touch_it_is_quiet_and_not_gone(drive: Driver, clock: Clock) -> None:
    ana = drive.add("Ana Ríos", every_days=5)
    cadences = []
    for _ in range(13):
        clock.advance(days=1)
        drive.touch(ana)
        cadences.append(drive.card(ana).cadence_days)
    assert cadences == [5] * 11 + [10] * 2
    assert drive.card(ana).due_on == date(2026, 12, 16)
    drive.undo()
    drive.undo()
    assert drive.card(ana).cadence_days == 5
