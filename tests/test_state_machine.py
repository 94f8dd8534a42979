"""Everything a user can do, in any order, against the plain rules of `tests.rules`.

To add a service, give the machine one more rule, and the rules one more function that says what it
means. The modules `tests.machine_…` have the rules of the machine by what they are about;
`tests.machine_stored` sees that all is stored as the model has it.
"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from tablero.domain.changes import Written
from tablero.domain.due import Cadences
from tablero.domain.merging import MergeField, Side
from tablero.domain.words import Channel, Direction, Outcome, Stage
from tablero.errors import BadInput, Circular, NothingToUndo
from tablero.services import board, duplicates, merging, moves
from tablero.services.doctor import examine
from tablero.services.workspace import Workspace
from tests import rules_merging
from tests.dump import dump
from tests.machine import picks
from tests.machine_entries import EntryRules
from tests.machine_moments import MomentRules
from tests.machine_people import PeopleRules
from tests.machine_stored import StoredAsTold
from tests.mornings import check_evening, check_morning
from tests.rules import Network

NAMES = {"cadence": "every"}
"""Fields of a merge that have another name in the rules."""

sides = st.dictionaries(
    st.sampled_from(["name", "stage", "cadence", "via", "due"]),
    st.sampled_from(["keep", "other"]),
    max_size=2,
)
histories = st.lists(
    st.tuples(
        st.sampled_from(["touch", "refer", "come", "request", "tell", "lead"]), st.booleans(), picks
    ),
    max_size=4,
)


class Board(PeopleRules, MomentRules, EntryRules, StoredAsTold):
    """A user at the board."""

    # What writes nothing is done once between two writes, or whole runs would be made of it.
    @precondition(lambda self: "time" not in self.idle)
    @rule(hours=st.integers(1, 80) | st.sampled_from([24 * 9, 24 * 40]))
    def time_passes(self, hours: int) -> None:
        self.idle.add("time")
        self.now += timedelta(hours=hours)
        self.tally = board.count(self.ws)
        check_morning(self.ws, self.model, self.habits)
        check_evening(self.ws, self.model, self.habits)

    @initialize(columns=st.lists(st.sampled_from(Stage), min_size=2, max_size=3))
    def some_are_there(self, columns: list[Stage]) -> None:
        for stage in columns:
            self.add("Ana Ríos", stage, [], None)
        said = {"ago": 0, "insist": False, "idea": None}
        self.touch(0, Channel.CALL, Direction.OUT, Outcome.SENT, **said)

    @precondition(lambda self: self.model.people)
    @rule(one=picks, other=picks)
    def tell_apart(self, one: int, other: int) -> None:
        """Two people are not the same."""
        ids = self.pick(one), self.pick(other)
        self.expect(
            lambda: duplicates.say_distinct(self.ws, *ids),
            lambda: rules_merging.tell_apart(self.model, *ids),
            BadInput if ids[0] == ids[1] else None,
        )

    @precondition(lambda self: self.model.people)
    @rule(one=picks, other=picks, chosen=sides, before=histories)
    def merge(
        self, one: int, other: int, chosen: dict[str, str], before: list[tuple[str, bool, int]]
    ) -> None:
        ids = self.pick(one), self.pick(other)
        for what, is_other, number in before:
            self.entangle(ids[is_other], ids[not is_other], what, number)
        choices = {MergeField(field): Side(side) for field, side in chosen.items()}
        as_told = {NAMES.get(field, field): side for field, side in chosen.items()}
        circular = "via" in chosen and rules_merging.is_circular(self.model, *ids, chosen["via"])
        self.expect(
            lambda: merging.merge(self.ws, *ids, choices),
            lambda: rules_merging.merge(self.model, *ids, self.now, as_told),
            BadInput if ids[0] == ids[1] else Circular if circular else None,
        )

    def entangle(self, person_id: int, other_id: int, what: str, number: int) -> None:
        """Something that a merge has to do with: else few of the merged would have any of it."""
        place = sorted(self.model.people).index(person_id)
        if what == "touch":
            said = {"ago": number, "insist": True, "idea": None}
            self.touch(place, Channel.CALL, Direction.OUT, Outcome.SEEN, **said)
        elif what == "refer":
            self.refer(place, "Ana Ríos")
        elif what in {"request", "tell", "lead"}:
            self.involve(place, sorted(self.model.people).index(other_id), what, number)
        else:
            person = self.person(person_id)
            kept = {key: person[key] for key in ("name", "declined", "every", "tags")}
            kept["stage"] = person["stage"] and Stage(person["stage"])
            self.edit(place, number, **kept)

    @precondition(lambda self: self.done)
    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        for _ in range(times):
            self.take(moves.undo, self.done, self.undone)

    @precondition(lambda self: self.undone)
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

    @precondition(lambda self: "reopen" not in self.idle)
    @rule(days=st.none() | st.integers(1, 20))
    def reopen(self, days: int | None) -> None:
        """Another session, and other habits if days are given."""
        self.idle.add("reopen")
        if days:
            by_tag = {"fintech": days, "feria": 21 - days}
            self.cadences = Cadences(days, days + 1, days + 2, days + 3, by_tag)
        self.ws.close()
        self.ws = self.open()
        self.tally = board.count(self.ws)

    def teardown(self) -> None:
        assert examine(self.ws) == ()
        while self.done:
            self.take(moves.undo, self.done, self.undone)
        with pytest.raises(NothingToUndo):
            moves.undo(self.ws)
        # Words stay as tags that nobody bears: other sessions may have put them on people since.
        assert not any(dump(self.ws).values())
        self.ws.close()
        self.folder.cleanup()


Board.TestCase.settings = settings(max_examples=40, stateful_step_count=36)
TestEverythingInAnyOrder = Board.TestCase
