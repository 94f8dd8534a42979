"""The figures of progress, beside a plain count over everything that was stored."""

import random
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from statistics import median_low
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from tablero.domain.better import Verdict, better_of, verdict_of
from tablero.domain.progress import (
    REPLY_WINDOW_DAYS,
    Figure,
    Progress,
    Share,
    trusted,
)
from tablero.domain.stats.cohorts import Cohort, Week
from tablero.domain.touches import Touch
from tablero.domain.words import Channel, Direction, Intent, Outcome, Stage
from tablero.errors import AlreadyAnswered, DoNotContact
from tablero.services.progress import people_behind, read_progress
from tablero.services.workspace import Workspace
from tablero.storage import history

if TYPE_CHECKING:
    from tests.conftest import Clock, Driver

DAYS = 120
ANSWERS = {Outcome.REPLIED, Outcome.REFERRED}


@pytest.fixture
def lived(drive: "Driver", clock: "Clock") -> list[int]:
    """Four months with twelve people: touches both ways, all outcomes, referrals, moves by hand."""
    chance = random.Random(20261123)
    people = [drive.add(f"Person {n}", via_id=1 if n % 3 == 2 else None) for n in range(20)]
    for _ in range(DAYS):
        clock.advance(days=1, hours=chance.uniform(-3, 3))
        for person in chance.sample(people, 2):
            with suppress(AlreadyAnswered, DoNotContact):
                act(drive, chance, person)
    return people


def act(drive: "Driver", chance: random.Random, person: int) -> None:
    channel, intent = chance.choice([*Channel]), chance.choice([*Intent])
    move = chance.random()
    if move < 0.05:
        drive.move(person, Stage.CONVERSATION)
    elif move < 0.15:
        drive.reply(person, channel=channel)
    elif move < 0.3 and drive.card(person).touch_count:
        drive.outcome(person, chance.choice([Outcome.SEEN, Outcome.REPLIED]))
    else:
        weights = {Outcome.SENT: 14, Outcome.SEEN: 4, Outcome.REPLIED: 1, Outcome.DECLINED: 1}
        (outcome,) = chance.choices([*weights], [*weights.values()])
        drive.touch(person, outcome, channel=channel, intent=intent)


class Plain:
    """What is known at the end of a day, read person by person and counted by hand."""

    def __init__(self, ws: Workspace, people: list[int], day: date) -> None:
        self.ws, self.day = ws, day
        self.stories = {person: self.story(person) for person in people}
        self.prospects = {id_: each for id_, each in self.stories.items() if each["out"]}

    def happened(self, at: datetime | None) -> bool:
        return at is not None and self.ws.day_of(at) <= self.day

    def story(self, person: int) -> dict[str, Any]:
        touches = [t for t in history.touches_of(self.ws.store, person) if self.happened(t.at)]
        out = [touch for touch in touches if touch.direction is Direction.OUT]
        row = self.ws.store.rows_of(
            "SELECT first_conversation_at, via_id FROM person WHERE id = ?", [person]
        )[0]
        at = None if row[0] is None else datetime.fromtimestamp(row[0], self.ws.zone)
        won = at if self.happened(at) else None
        no = [
            touch.answered_at
            for touch in touches
            if touch.outcome is Outcome.DECLINED
            and touch.answered_at is not None
            and self.happened(touch.answered_at)
        ]
        lost = None if won else min(no, default=None)
        end = won or lost
        counted = [touch for touch in out if end is None or touch.at <= end]
        return {"out": out, "won": won, "lost": lost, "referred": row[1] is not None,
                "counted": counted}  # fmt: skip

    def quiet(self, story: dict[str, Any]) -> bool:
        last = self.ws.day_of(story["counted"][-1].at)
        return (self.day - last).days >= REPLY_WINDOW_DAYS

    def ids(self, test: Any) -> set[int]:
        return {id_ for id_, story in self.prospects.items() if test(story)}

    def made(self) -> list[Touch]:
        return [touch for story in self.stories.values() for touch in story["out"]]

    def is_answered(self, touch: Touch) -> bool:
        return touch.outcome in ANSWERS and self.happened(touch.answered_at)


@pytest.mark.parametrize("days_ago", [0, 1, 20, 60, 119])
def test_all_figures_are_those_of_a_plain_count_as_of_any_day(
    lived: list[int], workspace: Workspace, days_ago: int
) -> None:
    day = workspace.today() - timedelta(days=days_ago)
    plain, found = Plain(workspace, lived, day), read_progress(workspace, day)
    won = plain.ids(lambda story: story["won"])
    assert found.now == Share(len(won), len(plain.prospects))
    assert found.declined == len(plain.ids(lambda story: story["lost"]))
    assert found.ladder == Counter(len(plain.prospects[id_]["counted"]) for id_ in won)
    stopped = {touch: len(stopped_at(plain, touch)) for touch in (1, 2, 3)}
    assert found.stopped == stopped
    for channel in Channel:
        made = [touch for touch in plain.made() if touch.channel is channel]
        assert found.by_channel[channel] == Share(sum(map(plain.is_answered, made)), len(made))
    for intent in Intent:
        made = [touch for touch in plain.made() if touch.intent is intent]
        assert found.by_intent[intent] == Share(sum(map(plain.is_answered, made)), len(made))
    for referred in (True, False):
        some = plain.ids(lambda story, wanted=referred: story["referred"] is wanted)
        assert found.by_referral[referred] == Share(len(some & won), len(some))
    assert found.seen == seen_times(plain)
    answers = sorted(t.answered_at - t.at for t in plain.made() if plain.is_answered(t))  # type: ignore[operator]
    assert found.replies.count == len(answers)
    assert sum(week.started for week in found.cohorts.weeks) == len(plain.prospects)
    assert sum(week.won_ever for week in found.cohorts.weeks) == len(won)
    before_any_touch = plain.ids(lambda story: not story["counted"])
    assert exits(found) == len(plain.prospects) - len(before_any_touch)


def stopped_at(plain: Plain, touch: int) -> set[int]:
    return plain.ids(
        lambda story: (
            not story["won"] and not story["lost"]
            and len(story["counted"]) == touch and plain.quiet(story)
        )
    )  # fmt: skip


def seen_times(plain: Plain) -> dict[int, int]:
    times = [
        sum(plain.happened(touch.seen_at) for touch in story["out"])
        for story in plain.stories.values()
    ]
    return dict(Counter(filter(None, times)))


def exits(found: Progress) -> int:
    return sum(sum(step.exits) for step in found.curve)


def test_every_figure_opens_the_people_behind_it(lived: list[int], workspace: Workspace) -> None:
    day = workspace.today() - timedelta(days=10)
    plain, found = Plain(workspace, lived, day), read_progress(workspace, day)

    def behind(figure: Figure, key: str = "") -> set[int]:
        return {card.id for card in people_behind(workspace, figure, key, day)}

    assert behind(Figure.TOUCHED) == set(plain.prospects)
    assert behind(Figure.WON) == plain.ids(lambda story: story["won"])
    assert behind(Figure.DECLINED) == plain.ids(lambda story: story["lost"])
    for touch, count in found.ladder.items():
        assert len(behind(Figure.WON_AT, str(touch))) == count
    for touch in found.stopped:
        assert behind(Figure.STOPPED, str(touch)) == stopped_at(plain, touch)
    for channel in Channel:
        users = {t.person_id for t in plain.made() if t.channel is channel}
        assert behind(Figure.CHANNEL, channel) == users
    for intent in Intent:
        assert behind(Figure.INTENT, intent) == {
            t.person_id for t in plain.made() if t.intent is intent
        }
    assert behind(Figure.ANSWERED) == {t.person_id for t in plain.made() if plain.is_answered(t)}
    for times, people in found.seen.items():
        assert len(behind(Figure.SEEN, str(times))) == people
    assert behind(Figure.REFERRED, "yes") == plain.ids(lambda story: story["referred"])
    assert behind(Figure.REFERRED, "no") == plain.ids(lambda story: not story["referred"])
    for week in found.cohorts.weeks:
        assert len(behind(Figure.STARTED, week.first.monday.isoformat())) == week.started


def test_the_people_behind_a_figure_come_the_last_touched_first(
    drive: "Driver", clock: "Clock", workspace: Workspace
) -> None:
    ana, noe = drive.add("Ana Ríos"), drive.add("Noé Ñíguez")
    for person in (noe, ana):
        drive.touch(person)
        clock.advance(hours=1)
    assert [card.id for card in people_behind(workspace, Figure.TOUCHED)] == [ana, noe]


def test_an_empty_board_has_figures_of_nothing(workspace: Workspace) -> None:
    found = read_progress(workspace)
    assert found.is_empty
    assert found.better.verdict is Verdict.TOO_EARLY
    assert (found.curve, found.incidence, found.ladder) == ((), (), {})
    assert found.now.interval == (0, 1)


def test_who_was_won_before_any_touch_counts_from_the_first_touch_on(
    drive: "Driver", clock: "Clock", workspace: Workspace
) -> None:
    ana = drive.add("Ana Ríos", Stage.CONVERSATION)
    assert read_progress(workspace).is_empty
    clock.advance(days=3)
    drive.touch(ana)
    found = read_progress(workspace)
    assert found.now == Share(1, 1)
    assert found.ladder == {0: 1}
    assert found.zone.people == 0
    assert found.cohorts.weeks[0].won == 1


def test_the_last_touch_counts_as_unanswered_only_when_its_time_has_passed(
    drive: "Driver", clock: "Clock", workspace: Workspace
) -> None:
    ana = drive.add("Ana Ríos")
    drive.touch(ana)
    assert [step.time for step in read_progress(workspace).curve] == [0]
    assert read_progress(workspace).stopped[1] == 0
    clock.advance(days=REPLY_WINDOW_DAYS)
    assert [step.time for step in read_progress(workspace).curve] == [1]
    assert read_progress(workspace).stopped[1] == 1


@pytest.mark.parametrize(
    ("zone", "last_second"),
    [
        ("Europe/Madrid", "2026-10-25T22:59:59"),  # a day of 25 hours
        ("Europe/Madrid", "2026-03-29T21:59:59"),  # of 23
        ("America/Santiago", "2026-09-06T03:59:59"),  # the next has no midnight
        ("America/Havana", "2026-11-02T04:59:59"),  # this one had two
        ("Pacific/Auckland", "2026-11-22T10:59:59"),
        ("Asia/Kathmandu", "2026-11-22T18:14:59"),
    ],
)
def test_a_day_and_a_week_end_at_midnight_where_the_user_is(
    drive: "Driver", workspace: Workspace, zone: str, last_second: str
) -> None:
    last = datetime.fromisoformat(last_second).replace(tzinfo=UTC)
    ws = replace(workspace, zone=ZoneInfo(zone))
    day = ws.day_of(last)
    for at in (last, last + timedelta(seconds=1)):
        drive.touch(drive.add("Ana Ríos"), at=at)
    assert ws.day_of(last + timedelta(seconds=1)) == day + timedelta(days=1)
    assert (read_progress(ws, day).now.n, read_progress(ws, day + timedelta(days=1)).now.n) == (
        1,
        2,
    )
    found = read_progress(ws, day + timedelta(days=7)).cohorts.weeks
    assert [week.started for week in found] == ([1, 1] if day.weekday() == 6 else [2])
    for week in found:
        key = week.first.monday.isoformat()
        assert len(people_behind(ws, Figure.STARTED, key)) == week.started


def test_competing_ends_are_told_as_soon_as_anyone_declined(
    drive: "Driver", workspace: Workspace
) -> None:
    drive.touch(drive.add("Ana Ríos"), Outcome.REPLIED)
    assert not read_progress(workspace).incidence
    drive.touch(drive.add("Noé Ñíguez"), Outcome.DECLINED)
    (at,) = read_progress(workspace).incidence
    assert (at.event, at.competing) == (0.5, 0.5)


def test_reading_tells_how_far_it_is(workspace: Workspace) -> None:
    told: list[tuple[int, int]] = []
    read_progress(workspace, report=lambda done, total: told.append((done, total)))
    assert [done for done, _ in told] == list(range(told[0][1]))


def cohort(monday: date, started: int, won: int) -> Cohort:
    return Cohort(Week(monday), Week(monday + timedelta(days=21)), started, won, won)


def test_better_sets_the_newest_final_weeks_beside_those_before_with_nobody_in_both() -> None:
    monday = date(2026, 8, 3)
    rolling = [cohort(monday + timedelta(weeks=n), 20, n) for n in range(9)]
    found = better_of(rolling)
    assert found.later == rolling[8]
    assert found.earlier == rolling[4]
    assert found.difference
    assert found.difference.value == pytest.approx(4 / 20)
    assert found.verdict is Verdict.PROBABLY
    assert better_of(rolling[:4]).verdict is Verdict.TOO_EARLY
    assert better_of([cohort(monday, 0, 0)]).verdict is Verdict.TOO_EARLY


def test_weeks_in_which_nobody_was_first_touched_are_passed_over() -> None:
    monday = date(2026, 5, 4)
    started = [20, 20, 0, 0, 0, 0, 0, 0, 20, 0]
    rolling = [cohort(monday + timedelta(weeks=n), each, 2) for n, each in enumerate(started)]
    found = better_of(rolling)
    assert (found.earlier, found.later) == (rolling[1], rolling[8])
    assert found.verdict is Verdict.OPEN


@pytest.mark.parametrize(
    ("chance", "verdict"),
    [
        (1.0, Verdict.YES), (0.95, Verdict.YES), (0.94, Verdict.PROBABLY), (0.8, Verdict.PROBABLY),
        (0.79, Verdict.OPEN), (0.5, Verdict.OPEN), (0.21, Verdict.OPEN),
        (0.2, Verdict.PROBABLY_NOT), (0.06, Verdict.PROBABLY_NOT), (0.05, Verdict.NO),
        (0.0, Verdict.NO),
    ],
)  # fmt: skip
def test_a_chance_is_told_in_words_that_can_be_trusted(chance: float, verdict: Verdict) -> None:
    assert verdict_of(chance) is verdict


def test_the_curve_ends_where_fewer_than_five_are_left(
    drive: "Driver", clock: "Clock", workspace: Workspace
) -> None:
    for touches in (1, 1, 2, 2, 2, 3):
        person = drive.add("Ana Ríos")
        for _ in range(touches):
            drive.touch(person)
    clock.advance(days=REPLY_WINDOW_DAYS)
    curve = read_progress(workspace).curve
    assert [(step.time, step.at_risk) for step in curve] == [(1, 6), (2, 4), (3, 1)]
    assert [step.time for step in trusted(curve)] == [1]


def test_replies_are_told_by_their_middle(
    drive: "Driver", clock: "Clock", workspace: Workspace
) -> None:
    hours = (1, 2, 50)
    for wait in hours:
        person = drive.add("Ana Ríos")
        drive.touch(person)
        clock.advance(hours=wait)
        drive.outcome(person, Outcome.REPLIED)
    found = read_progress(workspace).replies
    assert found.count == len(hours)
    assert found.median == median_low(hours) * 3600
