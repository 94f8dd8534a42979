"""What the machine of `tests.test_state_machine` runs on: one board, and the model beside it.

The model undoes by keeping copies.
"""

from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from tablero.domain.due import Cadences
from tablero.domain.tally import Tally
from tablero.domain.words import Stage
from tablero.errors import Refused
from tablero.services import board
from tablero.services.upkeep import keep_up
from tablero.services.workspace import Workspace
from tablero.storage.upgrade import open_store
from tests import rules
from tests.rules import ZONE, Habits, Network, Row

START = datetime(2026, 10, 20, 21, tzinfo=UTC)

names = st.sampled_from(["Ana Ríos", "Noé Ñíguez", "[bold]Paco", "Irene Modelo"])
picks = st.integers(0, 5)
some_days = st.none() | st.integers(0, 20)
texts = st.sampled_from(["El informe", "[/x] Un café", ""])


class Machine(RuleBasedStateMachine):
    """One user, whose every write is done in the program and in the model."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.now = START
        self.sessions = 0
        self.idle: set[str] = set()
        self.last_touch = self.last_id = self.last_entry = 0
        self.last: Counter[str] = Counter()
        self.model = Network()
        self.done: list[Network] = []
        self.undone: list[Network] = []
        self.cadences = Cadences(tags={"feria": 2})
        self.ws = self.open()
        self.tally: Tally = board.count(self.ws)

    def open(self) -> Workspace:
        self.sessions += 1
        path = Path(self.folder.name) / "tablero.db"
        store = open_store(path, f"session {self.sessions}")
        ws = Workspace(store, lambda: self.now, ZONE, self.cadences)
        keep_up(ws)
        return ws

    @property
    def today(self) -> date:
        return rules.day_of(self.now)

    def day_in(self, days: int | None) -> date | None:
        return None if days is None else self.today + timedelta(days=days)

    @property
    def habits(self) -> Habits:
        """The cadences in the words of the rules."""
        by_tag = {f"#{tag}": days for tag, days in self.cadences.tags.items()}
        return {stage.value: self.cadences.of(stage) for stage in Stage} | by_tag

    def pick(self, number: int) -> int:
        return sorted(self.model.people)[number % len(self.model.people)]

    def person(self, person_id: int) -> Row:
        return self.model.people[person_id]

    def pick_entry(self, number: int) -> int:
        return sorted(self.model.entries)[number % len(self.model.entries)]

    def expect(
        self, act: Callable[[], Any], mean: Callable[[], None], refusal: type[Refused] | None = None
    ) -> None:
        """Do it in the program and in the model; with `refusal`, see it refused."""
        if refusal:
            with pytest.raises(refusal):
                act()
            return
        before = deepcopy(self.model)
        self.idle.clear()
        result = act()
        written = getattr(result, "written", result)
        mean()
        assert (self.model != before) is (written.id != 0)
        if written.id:
            self.done.append(before)
            self.undone.clear()
        self.tally = board.follow(self.ws, self.tally, written)

    def newcomer(self, name: str, stage: str | None, **rest: Any) -> None:
        """Somebody new, under an id that nobody ever had."""
        self.last_id += 1
        rules.newcomer(self.model, self.last_id, self.now, name, stage, **rest)

    def write_down(self, person_id: int | None, kind: str, **said: Any) -> None:
        """An entry, likewise."""
        self.last_entry += 1
        rules.write(self.model, self.last_entry, person_id, kind, at=self.now, **said)

    def new_id(self, what: str) -> int:
        """For a new row of that kind: one that no other ever had."""
        self.last[what] += 1
        return self.last[what]
