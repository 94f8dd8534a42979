"""Everything a user can do, in any order, against the plain rules of `tests.rules`.

To add a service, give the machine one more rule, and the rules one more function that says what it
means. What belongs to the network is in `tests.machine_network`, moments of truth in
`tests.machine_moments`.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from tablero.domain.changes import Written
from tablero.domain.due import Cadences
from tablero.domain.imports import ImportedPerson
from tablero.domain.merging import MergeField, Side
from tablero.domain.people import Person, PersonFields
from tablero.domain.words import (
    Channel,
    Direction,
    EntryKind,
    EntryStatus,
    HandleKind,
    Intent,
    Outcome,
    Stage,
    TieKind,
)
from tablero.errors import (
    AlreadyAnswered,
    BadInput,
    Circular,
    DoNotContact,
    NothingToUndo,
    NotOnBoard,
    NoTouchYet,
    Refused,
)
from tablero.services import (
    board,
    duplicates,
    entries,
    evening,
    merging,
    moves,
    people,
    rests,
    thanks,
    touches,
)
from tablero.services.doctor import examine
from tablero.services.entries import EntryFields
from tablero.services.evening import EveningFields
from tablero.services.importing import import_people
from tablero.services.touches import TouchFields
from tablero.services.workspace import Workspace
from tablero.storage import history, standings, tables
from tablero.storage.entries import COLUMNS, entry_of
from tests import rules, rules_merging, rules_network
from tests.machine import names, picks, texts
from tests.machine_moments import MomentRules
from tests.machine_network import NetworkRules
from tests.mornings import check_evening, check_morning
from tests.rules import ANSWERED, Network, Row, made

CLOSABLE = ("idea", "promise")
NAMES = {"cadence": "every"}
"""Fields of a merge that have another name in the rules."""

stages = st.none() | st.sampled_from(Stage)
tags = st.lists(st.sampled_from(["fintech", "Málaga", "feria"]), unique=True, max_size=2)
every = st.none() | st.integers(1, 30)
some_days = st.none() | st.integers(0, 20)
kinds = st.sampled_from([EntryKind.IDEA, EntryKind.PROMISE, EntryKind.NOTE])
statuses = st.sampled_from(EntryStatus)
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


def check_counters(found: Person, sent: list[Row]) -> None:
    """They are what the touches of ours add up to."""
    assert found.card.touch_count == len(sent)
    assert found.card.seen_count == sum(touch["seen_at"] is not None for touch in sent)
    assert found.reply_count == sum(touch["outcome"] in ANSWERED for touch in sent)
    assert found.first_touch_at == (sent[0]["at"] if sent else None)
    assert found.card.last_outcome == (sent[-1]["outcome"] if sent else None)


class Board(NetworkRules, MomentRules):
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
        there = {mail for person in self.model.people.values() for mail in person["mails"]}
        records = [
            ImportedPerson(2 + line, "Paco Muestra", "", "", ((HandleKind.EMAIL, mail),), None)
            for line, mail in enumerate(mails)
        ]

        def mean() -> None:
            for mail in dict.fromkeys(mails):
                if mail not in there:
                    self.newcomer("Paco Muestra", stage, mails=[mail])

        self.expect(lambda: import_people(self.ws, records, stage=stage), mean)

    @precondition(lambda self: self.model.people)
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
            person = self.person(person_id)
            person |= {key: said[key] for key in ("name", "declined", "every", "tags")}
            rules.introduce(person, via_id, self.now)
            rules.say_stage(person, None if said["declined"] else said["stage"], self.now)

        circular = person_id in rules.chain(self.model, via_id)
        self.expect(
            lambda: people.edit_person(self.ws, person_id, fields),
            mean,
            Circular if circular else None,
        )

    @precondition(lambda self: self.model.people)
    @rule(
        pick=picks, channel=st.sampled_from(Channel), direction=st.sampled_from(Direction),
        outcome=st.sampled_from(Outcome), ago=st.just(0) | st.integers(0, 90), insist=st.booleans(),
        idea=st.none() | picks,
    )  # fmt: skip
    def touch(
        self, pick: int, channel: Channel, direction: Direction, outcome: Outcome, **rest: Any
    ) -> None:
        person_id = self.pick(pick)
        at = self.now - timedelta(hours=rest["ago"])
        idea = self.idea_of(person_id, rest["idea"])
        fields = TouchFields(channel, direction, Intent.ASK, outcome, at, idea_id=idea)

        def mean() -> None:
            self.last_touch += 1
            said = {"direction": direction.value, "outcome": outcome.value}
            rules.log(self.model, person_id, self.last_touch, at, **said)
            if idea:
                rules.use(self.model.entries[idea], self.last_touch, self.now)

        insists = rest["insist"] or direction == "in"
        self.expect(
            lambda: touches.log_touch(self.ws, [person_id], fields, anyway=rest["insist"]),
            mean,
            self.against_touching(person_id, channel, insist=insists),
        )

    def idea_of(self, person_id: int, number: int | None) -> int | None:
        """One of the ideas about a person, used or not; None for none."""
        about = (person_id, "idea")
        everything = sorted(self.model.entries.items())
        found = [id_ for id_, entry in everything if (entry["person"], entry["kind"]) == about]
        return found[number % len(found)] if found and number is not None else None

    @precondition(lambda self: self.model.people)
    @rule(pick=picks, outcome=st.sampled_from(Outcome))
    def outcome(self, pick: int, outcome: Outcome) -> None:
        person_id = self.pick(pick)
        sent = made(self.person(person_id), "out")
        answered = sent and sent[-1]["answered_at"] and outcome is Outcome.SEEN
        self.expect(
            lambda: touches.set_outcome(self.ws, [person_id], outcome),
            lambda: rules.conclude(self.person(person_id), outcome.value, self.now),
            AlreadyAnswered if answered else None if sent else NoTouchYet,
        )

    @precondition(lambda self: self.model.people)
    @rule(pick=picks, name=names)
    def refer(self, pick: int, name: str) -> None:
        person_id = self.pick(pick)

        def mean() -> None:
            rules.conclude(self.person(person_id), "referred", self.now)
            self.newcomer(name, "referred", via=person_id)

        self.expect(
            lambda: touches.refer(self.ws, person_id, PersonFields(name)),
            mean,
            None if made(self.person(person_id), "out") else NoTouchYet,
        )

    @precondition(lambda self: self.model.people)
    @rule(chosen=st.lists(picks, min_size=1, max_size=3), stage=stages)
    def move(self, chosen: list[int], stage: Stage | None) -> None:
        ids = list(dict.fromkeys(self.pick(number) for number in chosen))

        def mean() -> None:
            for person_id in ids:
                rules.move(self.person(person_id), stage, self.now)

        declined = any(self.person(person_id)["declined"] for person_id in ids)
        self.expect(
            lambda: moves.move(self.ws, ids, stage),
            mean,
            DoNotContact if declined and stage else None,
        )

    @precondition(lambda self: self.model.people)
    @rule(chosen=st.lists(picks, min_size=1, max_size=2), days=st.integers(0, 9), why=texts)
    def rest(self, chosen: list[int], days: int, why: str) -> None:
        ids = list(dict.fromkeys(self.pick(number) for number in chosen))
        until = self.today + timedelta(days=days)

        def mean() -> None:
            for person_id in ids:
                rules.rest(self.person(person_id), until, why)

        self.expect(
            lambda: rests.rest(self.ws, ids, until, why),
            mean,
            self.without_dates(ids) if days else BadInput,
        )

    def without_dates(self, ids: list[int]) -> type[Refused] | None:
        """Why the first of these who is off the board can have no date."""
        off = [self.person(id_) for id_ in ids if self.person(id_)["stage"] is None]
        return None if not off else DoNotContact if off[0]["declined"] else NotOnBoard

    @precondition(lambda self: self.model.people)
    @rule(pick=picks, days=some_days)
    def set_due(self, pick: int, days: int | None) -> None:
        person_id = self.pick(pick)
        day = self.day_in(days)
        self.expect(
            lambda: rests.set_due(self.ws, [person_id], day),
            lambda: rules.set_due(self.person(person_id), day),
            self.without_dates([person_id]),
        )

    @precondition(lambda self: self.model.people)
    @rule(pick=picks, kind=kinds, text=texts, days=some_days)
    def write(self, pick: int, kind: EntryKind, text: str, days: int | None) -> None:
        person_id = self.pick(pick)
        fields = EntryFields(kind, text, due_on=self.day_in(days))
        due_on = self.day_of_promise(kind, days)
        self.expect(
            lambda: entries.add_entry(self.ws, [person_id], fields),
            lambda: self.write_down(person_id, kind.value, text=text, due_on=due_on),
            None if text else BadInput,
        )

    def day_in(self, days: int | None) -> date | None:
        return None if days is None else self.today + timedelta(days=days)

    def day_of_promise(self, kind: str, days: int | None) -> date | None:
        """Only promises have a day, and each has one."""
        return self.day_in(7 if days is None else days) if kind == "promise" else None

    @precondition(lambda self: self.model.entries)
    @rule(pick=picks, text=texts, days=some_days, status=statuses)
    def revise(self, pick: int, text: str, days: int | None, status: EntryStatus) -> None:
        entry_id = self.pick_entry(pick)
        entry = self.model.entries[entry_id]
        fields = EntryFields(EntryKind(entry["kind"]), text, None, self.day_in(days), status)

        def mean() -> None:
            if not text:
                rules_network.forget_entry(self.model, entry_id)
                return
            entry.update(text=text, due_on=self.day_of_promise(entry["kind"], days))
            rules.close(entry, status.value, self.now)

        stands = text and status is not EntryStatus.OPEN and entry["kind"] not in CLOSABLE
        self.expect(
            lambda: entries.revise_entry(self.ws, entry_id, fields),
            mean,
            BadInput if stands else None,
        )

    @precondition(lambda self: self.model.entries)
    @rule(pick=picks, status=statuses)
    def close(self, pick: int, status: EntryStatus) -> None:
        entry_id = self.pick_entry(pick)
        entry = self.model.entries[entry_id]
        stands = status is not EntryStatus.OPEN and entry["kind"] not in CLOSABLE
        self.expect(
            lambda: entries.close_entry(self.ws, entry_id, status),
            lambda: rules.close(entry, status.value, self.now),
            BadInput if stands else None,
        )

    @precondition(lambda self: self.model.people)
    @rule(pick=picks)
    def thank(self, pick: int) -> None:
        person_id = self.pick(pick)
        self.expect(
            lambda: thanks.thank(self.ws, person_id),
            lambda: rules.thank(self.model, person_id, self.now),
        )

    @precondition(lambda self: self.model.people)
    @rule(about=st.none() | picks, mistake=texts, chosen=st.lists(picks, max_size=4))
    def close_day(self, about: int | None, mistake: str, chosen: list[int]) -> None:
        person_id = None if about is None else self.pick(about)
        three = tuple(self.pick(number) for number in chosen)

        def mean() -> None:
            if mistake:
                self.write_down(person_id, "mistake", text=mistake)
            rules.choose(self.model, self.today + timedelta(days=1), three)

        fields = EveningFields(mistake, person_id, three)
        self.expect(lambda: evening.close_day(self.ws, fields), mean)

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

    @invariant()
    def the_people_are_those_of_the_model(self) -> None:
        stored = {row[0] for row in self.ws.store.rows(tables.Person.select(tables.Person.id))}
        assert stored == set(self.model.people)
        for person_id, person in self.model.people.items():
            found = people.read_person(self.ws, person_id).person
            check_counters(found, made(person, "out"))
            card = found.card
            assert (card.name, card.stage, found.via_id, card.do_not_contact) == (
                *(person["name"], person["stage"], person["via"], person["declined"]),
            )
            assert set(found.tags) == set(person["tags"])
            assert (found.every_days, card.due_on) == (
                *(person["every"], rules.due(person, self.habits)),
            )
            assert (found.due_by_hand, card.rest_until, found.rest_reason) == (
                *(person["by_hand"] is not None, person["rest"], person["why"]),
            )
            assert found.first_conversation_at == person["conversation_at"]

    @invariant()
    def their_touches_are_those_of_the_model(self) -> None:
        for person_id, person in self.model.people.items():
            stored = history.touches_of(self.ws.store, person_id)
            keys = ("direction", "outcome", "at", "seen_at", "answered_at")
            expected = [tuple(touch[key] for key in keys) for touch in made(person)]
            assert [tuple(getattr(touch, key) for key in keys) for touch in stored] == expected
            numbers = [touch.number for touch in stored if touch.number is not None]
            assert numbers == list(range(1, len(made(person, "out")) + 1))

    @invariant()
    def their_moves_are_those_of_the_model(self) -> None:
        columns = (tables.StageChange.from_stage, tables.StageChange.to_stage)
        for person_id, person in self.model.people.items():
            query = tables.StageChange.select(*columns).order_by(tables.StageChange.id)
            rows = self.ws.store.rows(query.where(tables.StageChange.person == person_id))
            assert rows == [move[1:3] for move in person["moves"]]

    @invariant()
    def referrals_are_ties_too_thanked_for_or_not(self) -> None:
        thanked = tables.Tie.thanked_at.is_null(False)
        query = tables.Tie.select(tables.Tie.source, tables.Tie.target, thanked)
        rows = self.ws.store.rows(query.where(tables.Tie.kind == TieKind.REFERRED))
        expected = {
            (person["via"], id_, person["thanked"])
            for id_, person in self.model.people.items()
            if person["via"]
        }
        assert sorted(rows) == sorted(expected)

    @invariant()
    def who_is_not_whom_is_that_of_the_model(self) -> None:
        pair = tables.DistinctPair
        pairs = self.ws.store.rows(pair.select(pair.one, pair.other))
        assert sorted(pairs) == sorted(self.model.apart)

    @invariant()
    def what_is_written_is_that_of_the_model(self) -> None:
        stored = map(entry_of, self.ws.store.rows(tables.Entry.select(*COLUMNS)))
        keys = ("kind", "topic", "text", "at", "due_on", "status", "closed_at")
        found = {
            entry.id: {key: getattr(entry, key) for key in keys}
            | {"person": entry.person_id, "touch": entry.touch_id}
            for entry in stored
        }
        assert found == self.model.entries

    @invariant()
    def the_chosen_are_those_of_the_model(self) -> None:
        query = tables.Focus.select(tables.Focus.day, tables.Focus.person)
        rows = self.ws.store.rows(query.order_by(tables.Focus.day, tables.Focus.place))
        chosen = sorted(self.model.chosen.items())
        assert rows == [(day.isoformat(), id_) for day, ids in chosen for id_ in ids]

    @invariant()
    def the_figures_follow(self) -> None:
        assert self.tally == board.count(self.ws)
        assert standings.read(self.ws.store) == standings.count(self.ws.store)
        there = rules.order(self.model, self.today, self.habits)
        assert self.tally.due == len(there["due"] + there["untouched"])
        assert tuple(self.tally.now) == rules.conversion(self.model)

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


Board.TestCase.settings = settings(max_examples=40, stateful_step_count=36)
TestEverythingInAnyOrder = Board.TestCase
