"""The rules of the machine about people, what is logged with them, and where their cards are."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tablero.domain.imports import ImportedPerson
from tablero.domain.people import PersonFields
from tablero.domain.words import Channel, Direction, HandleKind, Intent, Outcome, Stage
from tablero.errors import (
    AlreadyAnswered,
    BadInput,
    Circular,
    DoNotContact,
    NotOnBoard,
    NoTouchYet,
    Refused,
)
from tablero.services import moves, people, rests, thanks, touches
from tablero.services.importing import import_people
from tablero.services.touches import TouchFields
from tests import rules
from tests.machine import names, picks, some_days, texts
from tests.machine_network import NetworkRules
from tests.rules import made

stages = st.none() | st.sampled_from(Stage)
tags = st.lists(st.sampled_from(["fintech", "Málaga", "feria"]), unique=True, max_size=2)
every = st.none() | st.integers(1, 30)


class PeopleRules(NetworkRules):
    """A user who adds people, touches them, and moves their cards."""

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
    @rule(pick=picks)
    def thank(self, pick: int) -> None:
        person_id = self.pick(pick)
        self.expect(
            lambda: thanks.thank(self.ws, person_id),
            lambda: rules.thank(self.model, person_id, self.now),
        )
