"""Everything a user can do, in any order, against a plain model written from DESIGN.md's rules.

The model keeps people as dicts, undoes by keeping copies, and counts everything afresh. To add a
service, give the machine one more rule, and the model one more function that says what it means.
"""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tablero.domain.changes import Written
from tablero.domain.due import Cadences
from tablero.domain.imports import ImportedPerson
from tablero.domain.people import PersonFields
from tablero.domain.tally import Tally
from tablero.domain.words import Channel, Direction, HandleKind, Intent, Outcome, Stage
from tablero.errors import (
    AlreadyAnswered,
    Circular,
    DoNotContact,
    NothingToUndo,
    NoTouchYet,
    Refused,
)
from tablero.services import board, moves, people, touches
from tablero.services.doctor import examine
from tablero.services.importing import import_people
from tablero.services.touches import TouchFields
from tablero.services.upkeep import keep_up
from tablero.services.workspace import Workspace
from tablero.storage import history, tables
from tablero.storage.upgrade import open_store

ZONE = ZoneInfo("Europe/Madrid")
START = datetime(2026, 10, 20, 21, tzinfo=UTC)
ANSWERED = ("replied", "referred", "declined")

Row = dict[str, Any]
Network = dict[int, Row]

stages = st.none() | st.sampled_from(Stage)
names = st.sampled_from(["Ana Ríos", "Noé Ñíguez", "[bold]Paco", "Irene Modelo"])
tags = st.lists(st.sampled_from(["fintech", "Málaga", "feria"]), unique=True, max_size=2)
every = st.none() | st.integers(1, 30)
picks = st.integers(0, 5)


def made(person: Row, direction: str | None = None) -> list[Row]:
    """The touches of a person by time, those of one direction or all."""
    chosen = [t for t in person["touches"] if direction in (None, t["direction"])]
    return sorted(chosen, key=lambda t: (t["at"], t["written"]))


def put(person: Row, stage: str | None, at: datetime) -> None:
    """A card comes to stand in a stage; entering Conversation counts the first time."""
    if stage != person["stage"]:
        person["moves"].append((person["stage"], stage))
    person["stage"] = stage
    if stage == "conversation" and person["conversation_at"] is None:
        person["conversation_at"] = at


def give(touch: Row, outcome: str, at: datetime) -> None:
    """An outcome becomes known; `sent` takes back what was known."""
    if outcome == "sent":
        touch["seen_at"] = None
    if outcome == "seen" and touch["seen_at"] is None:
        touch["seen_at"] = at
    touch["outcome"] = outcome
    touch["answered_at"] = at if outcome in ANSWERED else None


def follow(person: Row, touch: Row, at: datetime) -> None:
    """The outcome of a touch moves the card."""
    stage = person["stage"]
    if touch["outcome"] == "declined":
        person["declined"], stage = True, None
    elif stage is not None:
        if touch["direction"] == "in" or touch["outcome"] in ("replied", "referred"):
            stage = "conversation"
        elif touch["outcome"] == "seen" and made(person)[-1] is touch:
            stage = "seen_no_reply"
    put(person, stage, at)


def log(person: Row, written: int, direction: str, outcome: str, at: datetime) -> None:
    touch: Row = {"written": written, "direction": direction, "at": at, "seen_at": None}
    give(touch, outcome, at)
    person["touches"].append(touch)
    before = [t for t in made(person, "out") if t["at"] <= at]
    if direction == "in" and before and not before[-1]["answered_at"]:
        give(before[-1], "declined" if outcome == "declined" else "replied", at)
    follow(person, touch, at)


def conclude(person: Row, outcome: str, at: datetime) -> None:
    touch = made(person, "out")[-1]
    give(touch, outcome, at)
    follow(person, touch, at)


def due(person: Row, cadences: Cadences) -> date | None:
    """The day of the last touch and the cadence, doubled after the 12th; none off the board."""
    if person["stage"] is None or not person["touches"]:
        return None
    days: int = person["every"] or getattr(cadences, person["stage"])
    days *= 2 if len(made(person, "out")) >= 12 else 1
    last: datetime = made(person)[-1]["at"]
    return last.astimezone(ZONE).date() + timedelta(days=days)


def chain(network: Network, person_id: int | None) -> list[int]:
    """A person and all through whom they came."""
    found = []
    while person_id is not None:
        found.append(person_id)
        person_id = network[person_id]["via"]
    return found


class Board(RuleBasedStateMachine):
    """A user at the board."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.now = START
        self.sessions = 0
        self.written = self.last_id = 0
        self.model: Network = {}
        self.done: list[Network] = []
        self.undone: list[Network] = []
        self.cadences = Cadences()
        self.ws = self.open()
        self.tally: Tally = board.count(self.ws)

    def open(self) -> Workspace:
        self.sessions += 1
        path = Path(self.folder.name) / "tablero.db"
        store = open_store(path, f"session {self.sessions}")
        ws = Workspace(store, lambda: self.now, ZONE, self.cadences)
        keep_up(ws)
        return ws

    def pick(self, number: int) -> int:
        return sorted(self.model)[number % len(self.model)]

    def expect(
        self, act: Callable[[], Any], mean: Callable[[], None], refusal: type[Refused] | None = None
    ) -> None:
        """Do it in the program and in the model; with `refusal`, see it refused."""
        if refusal:
            with pytest.raises(refusal):
                act()
            return
        before = deepcopy(self.model)
        written = act().written
        mean()
        assert (self.model != before) is (written.id != 0)
        if written.id:
            self.done.append(before)
            self.undone.clear()
        self.tally = board.follow(self.ws, self.tally, written)

    def newcomer(self, name: str, stage: str | None, via: int | None = None, **rest: Any) -> None:
        """Somebody new, under an id that nobody ever had."""
        person: Row = {"name": name, "stage": None, "via": via, "declined": False, "every": None}
        person |= {"touches": [], "moves": [], "conversation_at": None, "tags": [], "mail": ""}
        self.last_id += 1
        self.model[self.last_id] = person | rest
        put(self.model[self.last_id], stage, self.now)

    @rule(hours=st.integers(1, 80))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)
        self.tally = board.count(self.ws)

    @rule(name=names, stage=stages, tags=tags, every=every)
    def add(self, name: str, stage: Stage | None, tags: list[str], every: int | None) -> None:
        fields = PersonFields(name, stage=stage, tags=tuple(tags), every_days=every)
        self.expect(
            lambda: people.add_person(self.ws, fields),
            lambda: self.newcomer(name, stage, tags=tags, every=every),
        )

    # What comes from files: people known by their mail are there already.
    @rule(numbers=st.lists(st.integers(0, 6), max_size=4), stage=stages)
    def bring_in(self, numbers: list[int], stage: Stage | None) -> None:
        mails = [f"p{number}@example.org" for number in numbers]
        there = {person["mail"] for person in self.model.values()}
        records = [
            ImportedPerson(2 + line, "Paco Muestra", "", "", ((HandleKind.EMAIL, mail),), None)
            for line, mail in enumerate(mails)
        ]

        def mean() -> None:
            for mail in dict.fromkeys(mails):
                if mail not in there:
                    self.newcomer("Paco Muestra", stage, mail=mail)

        self.expect(lambda: import_people(self.ws, records, stage=stage), mean)

    @precondition(lambda self: self.model)
    @rule(
        pick=picks, name=names, stage=stages, declined=st.booleans(), every=every, tags=tags,
        via=st.none() | picks,
    )  # fmt: skip
    def edit(self, pick: int, via: int | None, **said: Any) -> None:
        person_id = self.pick(pick)
        via_id = None if via is None else self.pick(via)
        old = people.read_person(self.ws, person_id).person.fields()
        fields = replace(
            old,
            name=said["name"],
            stage=said["stage"],
            do_not_contact=said["declined"],
            every_days=said["every"],
            tags=tuple(said["tags"]),
            via_id=via_id,
        )

        def mean() -> None:
            person = self.model[person_id]
            keys = ("name", "declined", "every", "tags")
            person |= {key: said[key] for key in keys} | {"via": via_id}
            put(person, None if said["declined"] else said["stage"], self.now)

        circular = person_id in chain(self.model, via_id)
        self.expect(
            lambda: people.edit_person(self.ws, person_id, fields),
            mean,
            Circular if circular else None,
        )

    @precondition(lambda self: self.model)
    @rule(
        pick=picks, channel=st.sampled_from(Channel), direction=st.sampled_from(Direction),
        outcome=st.sampled_from(Outcome), ago=st.just(0) | st.integers(0, 90), insist=st.booleans(),
    )  # fmt: skip
    def touch(
        self, pick: int, channel: Channel, direction: Direction, outcome: Outcome, **rest: Any
    ) -> None:
        person_id = self.pick(pick)
        at = self.now - timedelta(hours=rest["ago"])
        fields = TouchFields(channel, direction, Intent.ASK, outcome, at)

        def mean() -> None:
            self.written += 1
            log(self.model[person_id], self.written, direction.value, outcome.value, at)

        declined = self.model[person_id]["declined"] and direction == "out"
        self.expect(
            lambda: touches.log_touch(self.ws, [person_id], fields, anyway=rest["insist"]),
            mean,
            DoNotContact if declined and not rest["insist"] else None,
        )

    @precondition(lambda self: self.model)
    @rule(pick=picks, outcome=st.sampled_from(Outcome))
    def outcome(self, pick: int, outcome: Outcome) -> None:
        person_id = self.pick(pick)
        sent = made(self.model[person_id], "out")
        answered = sent and sent[-1]["answered_at"] and outcome is Outcome.SEEN
        self.expect(
            lambda: touches.set_outcome(self.ws, [person_id], outcome),
            lambda: conclude(self.model[person_id], outcome.value, self.now),
            AlreadyAnswered if answered else None if sent else NoTouchYet,
        )

    @precondition(lambda self: self.model)
    @rule(pick=picks, name=names)
    def refer(self, pick: int, name: str) -> None:
        person_id = self.pick(pick)

        def mean() -> None:
            conclude(self.model[person_id], "referred", self.now)
            self.newcomer(name, "referred", person_id)

        self.expect(
            lambda: touches.refer(self.ws, person_id, PersonFields(name)),
            mean,
            None if made(self.model[person_id], "out") else NoTouchYet,
        )

    @precondition(lambda self: self.model)
    @rule(chosen=st.lists(picks, min_size=1, max_size=3), stage=stages)
    def move(self, chosen: list[int], stage: Stage | None) -> None:
        ids = list(dict.fromkeys(self.pick(number) for number in chosen))

        def mean() -> None:
            for person_id in ids:
                put(self.model[person_id], stage, self.now)

        declined = any(self.model[person_id]["declined"] for person_id in ids)
        self.expect(
            lambda: moves.move(self.ws, ids, stage),
            mean,
            DoNotContact if declined and stage else None,
        )

    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        for _ in range(times):
            self.take(moves.undo, self.done, self.undone)

    @rule(times=st.integers(1, 4))
    def redo(self, times: int) -> None:
        for _ in range(times):
            self.take(moves.redo, self.undone, self.done)

    def take(
        self, step: Callable[[Workspace], Written], here: list[Network], there: list[Network]
    ) -> None:
        if not here:
            with pytest.raises(NothingToUndo):
                step(self.ws)
            return
        self.tally = board.follow(self.ws, self.tally, step(self.ws))
        there.append(self.model)
        self.model = here.pop()

    @rule()
    def reopen(self) -> None:
        self.ws.close()
        self.ws = self.open()

    @rule(days=st.integers(1, 20))
    def other_habits(self, days: int) -> None:
        self.cadences = Cadences(days, days + 1, days + 2, days + 3)
        self.reopen()
        self.tally = board.count(self.ws)

    @invariant()
    def the_people_are_those_of_the_model(self) -> None:
        stored = {row[0] for row in self.ws.store.rows(tables.Person.select(tables.Person.id))}
        assert stored == set(self.model)
        for person_id, person in self.model.items():
            found = people.read_person(self.ws, person_id).person
            card = found.card
            assert (card.name, card.stage, found.via_id, card.do_not_contact) == (
                *(person["name"], person["stage"], person["via"], person["declined"]),
            )
            assert set(found.tags) == set(person["tags"])
            assert (found.every_days, card.due_on) == (person["every"], due(person, self.cadences))
            assert found.first_conversation_at == person["conversation_at"]

    @invariant()
    def their_touches_are_those_of_the_model(self) -> None:
        for person_id, person in self.model.items():
            stored = history.touches_of(self.ws.store, person_id)
            keys = ("direction", "outcome", "at", "seen_at", "answered_at")
            expected = [tuple(touch[key] for key in keys) for touch in made(person)]
            assert [tuple(getattr(touch, key) for key in keys) for touch in stored] == expected
            numbers = [touch.number for touch in stored if touch.number is not None]
            assert numbers == list(range(1, len(made(person, "out")) + 1))

    @invariant()
    def their_counters_are_what_the_touches_add_up_to(self) -> None:
        for person_id, person in self.model.items():
            found, sent = people.read_person(self.ws, person_id).person, made(person, "out")
            assert found.card.touch_count == len(sent)
            assert found.card.seen_count == sum(touch["seen_at"] is not None for touch in sent)
            assert found.reply_count == sum(touch["outcome"] in ANSWERED for touch in sent)
            assert found.first_touch_at == (sent[0]["at"] if sent else None)
            assert found.card.last_outcome == (sent[-1]["outcome"] if sent else None)

    @invariant()
    def their_moves_are_those_of_the_model(self) -> None:
        columns = (tables.StageChange.from_stage, tables.StageChange.to_stage)
        for person_id, person in self.model.items():
            query = tables.StageChange.select(*columns).order_by(tables.StageChange.id)
            rows = self.ws.store.rows(query.where(tables.StageChange.person == person_id))
            assert rows == person["moves"]

    @invariant()
    def referrals_are_ties_too(self) -> None:
        rows = self.ws.store.rows(tables.Tie.select(tables.Tie.source, tables.Tie.target))
        referred = {(person["via"], id_) for id_, person in self.model.items() if person["via"]}
        assert sorted(rows) == sorted(referred)

    @invariant()
    def the_figures_follow(self) -> None:
        assert self.tally == board.count(self.ws)
        today = self.now.astimezone(ZONE).date()
        shown = [person for person in self.model.values() if person["stage"]]
        days = [due(person, self.cadences) for person in shown]
        assert self.tally.due == sum(day is None or day <= today for day in days)
        touched = [person for person in self.model.values() if made(person, "out")]
        won = [person for person in touched if person["conversation_at"]]
        assert (self.tally.now.converted, self.tally.now.touched) == (len(won), len(touched))

    def teardown(self) -> None:
        assert examine(self.ws) == ()
        while self.done:
            self.take(moves.undo, self.done, self.undone)
        with pytest.raises(NothingToUndo):
            moves.undo(self.ws)
        # Words stay as tags that nobody bears: other sessions may have put them on people since.
        for table in tables.JOURNALED.values():
            assert self.ws.store.rows(table.select()) == []
        self.ws.close()
        self.folder.cleanup()


Board.TestCase.settings = settings(max_examples=40, stateful_step_count=30)
TestEverythingInAnyOrder = Board.TestCase
