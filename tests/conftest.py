"""What all tests share: a fixed clock, a workspace on a real file, a second session, a driver.

The driver lets a test say what a user does in a word or two; it holds no rules.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import settings

from tablero.domain.entries import Entry
from tablero.domain.merging import MergeField, Side
from tablero.domain.people import Card, Person, PersonFields
from tablero.domain.today import Today
from tablero.domain.words import Channel, Direction, EntryKind, EntryStatus, Outcome, Stage
from tablero.services import (
    board,
    entries,
    evening,
    merging,
    moves,
    people,
    rests,
    thanks,
    today,
    touches,
)
from tablero.services.touches import Touched, TouchFields
from tablero.services.workspace import Workspace
from tablero.storage.upgrade import open_store

MADRID = ZoneInfo("Europe/Madrid")

settings.register_profile("tablero", deadline=None, print_blob=True)
settings.register_profile("tablero-ci", settings.get_profile("tablero"), derandomize=True)
settings.load_profile("tablero-ci" if "CI" in os.environ else "tablero")


class Clock:
    """The present moment, which passes only when a test says so."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **by: float) -> None:
        """Let time pass: real hours, also where the wall clock is put forward or back."""
        zone = self.now.tzinfo
        self.now = (self.now.astimezone(UTC) + timedelta(**by)).astimezone(zone)


@dataclass(frozen=True, slots=True)
class Driver:
    """One session at work."""

    ws: Workspace

    def add(self, name: str, stage: Stage | None = Stage.FIRST_CONTACT, **rest: Any) -> int:
        fields = replace(PersonFields(name, stage=stage), **rest)
        return people.add_person(self.ws, fields).card.id

    def edit(self, person_id: int, **changes: Any) -> Card:
        fields = replace(self.person(person_id).fields(), **changes)
        return people.edit_person(self.ws, person_id, fields).card

    def touch(self, person_id: int, outcome: Outcome = Outcome.SENT, **rest: Any) -> Touched:
        fields = replace(TouchFields(Channel.WHATSAPP, outcome=outcome), **rest)
        return touches.log_touch(self.ws, [person_id], fields).people[0]

    def reply(self, person_id: int, **rest: Any) -> Touched:
        return self.touch(person_id, direction=Direction.IN, **rest)

    def outcome(self, person_id: int, outcome: Outcome) -> Touched:
        return touches.set_outcome(self.ws, [person_id], outcome).people[0]

    def refer(self, person_id: int, name: str) -> int:
        return touches.refer(self.ws, person_id, PersonFields(name)).introduced.id

    def move(self, ids: int | Sequence[int], stage: Stage | None) -> moves.MoveResult:
        return moves.move(self.ws, [ids] if isinstance(ids, int) else ids, stage)

    def rest(self, person_id: int, until: date, reason: str = "") -> Card:
        return rests.rest(self.ws, [person_id], until, reason).cards[0]

    def due(self, person_id: int, day: date | None) -> Card:
        return rests.set_due(self.ws, [person_id], day).cards[0]

    def write(self, person_id: int, kind: EntryKind, text: str, **rest: Any) -> Entry:
        fields = replace(entries.EntryFields(kind, text), **rest)
        return entries.add_entry(self.ws, [person_id], fields).entries[0]

    def idea(self, person_id: int, text: str) -> Entry:
        return self.write(person_id, EntryKind.IDEA, text)

    def promise(self, person_id: int, text: str, due_on: date | None = None) -> Entry:
        return self.write(person_id, EntryKind.PROMISE, text, due_on=due_on)

    def revise(self, entry: Entry, **changes: Any) -> Entry | None:
        said = entries.EntryFields(entry.kind, entry.text, entry.topic, entry.due_on, entry.status)
        found = entries.revise_entry(self.ws, entry.id, replace(said, **changes)).entries
        return found[0] if found else None

    def close(self, entry: Entry, status: EntryStatus = EntryStatus.DONE) -> Entry:
        return entries.close_entry(self.ws, entry.id, status).entries[0]

    def written(self, person_id: int, *kinds: EntryKind) -> tuple[Entry, ...]:
        return entries.of_person(self.ws, person_id, *kinds)

    def merge(self, keep: int, other: int, **sides: str) -> int:
        """With the sides that are chosen, by field; gives the id of the one."""
        choices = {MergeField(field): Side(side) for field, side in sides.items()}
        return merging.merge(self.ws, keep, other, choices).card.id

    def thank(self, person_id: int) -> None:
        thanks.thank(self.ws, person_id)

    def close_day(self, *three: int, mistake: str = "", about: int | None = None) -> None:
        evening.close_day(self.ws, evening.EveningFields(mistake, about, three))

    def today(self, limit: int = today.LISTED) -> Today:
        return today.read_today(self.ws, limit)

    def undo(self) -> str:
        return str(moves.undo(self.ws).subject["action"])

    def redo(self) -> str:
        return str(moves.redo(self.ws).subject["action"])

    def person(self, person_id: int) -> Person:
        return people.read_person(self.ws, person_id).person

    def card(self, person_id: int) -> Card:
        (card,) = board.cards(self.ws, [person_id])
        return card


OpenWorkspace = Callable[..., Workspace]


@pytest.fixture
def clock() -> Clock:
    """Monday 23 November 2026, nine in the morning in Madrid."""
    return Clock(datetime(2026, 11, 23, 9, tzinfo=MADRID))


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Where the database of the test is."""
    return tmp_path / "tablero.db"


@pytest.fixture
def open_workspace(database: Path, clock: Clock) -> Iterator[OpenWorkspace]:
    """Open another session on the same file; all are closed at the end."""
    opened: list[Workspace] = []

    def open_one(origin: str = "other", path: Path = database) -> Workspace:
        opened.append(Workspace(open_store(path, origin), clock, MADRID))
        return opened[-1]

    yield open_one
    for each in opened:
        each.close()


@pytest.fixture
def workspace(open_workspace: OpenWorkspace) -> Workspace:
    """A session on a new file."""
    return open_workspace("here")


@pytest.fixture
def drive(workspace: Workspace) -> Driver:
    """The hands of the user in `workspace`."""
    return Driver(workspace)


@pytest.fixture
def open_driver(open_workspace: OpenWorkspace) -> Callable[..., Driver]:
    """Open another session and drive it."""

    def open_one(origin: str = "other") -> Driver:
        return Driver(open_workspace(origin))

    return open_one
