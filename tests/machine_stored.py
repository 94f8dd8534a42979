"""What holds after each step of the machine: all is stored as the model has it."""

from hypothesis.stateful import invariant

from tablero.domain.people import Person
from tablero.domain.words import TieKind
from tablero.services import board, people
from tablero.storage import history, standings, tables
from tablero.storage.entries import COLUMNS, entry_of
from tablero.storage.tables import moment
from tests import rules, rules_figures
from tests.machine import Machine
from tests.rules import ANSWERED, Row, made


def check_counters(found: Person, sent: list[Row]) -> None:
    """They are what the touches of ours add up to."""
    assert found.card.touch_count == len(sent)
    assert found.card.seen_count == sum(touch["seen_at"] is not None for touch in sent)
    assert found.reply_count == sum(touch["outcome"] in ANSWERED for touch in sent)
    assert found.first_touch_at == (sent[0]["at"] if sent else None)
    assert found.card.last_outcome == (sent[-1]["outcome"] if sent else None)


class StoredAsTold(Machine):
    """The board, and the model beside it, compared."""

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
    def who_led_to_whom_is_that_of_the_model(self) -> None:
        lead = tables.Lead
        query = lead.select(
            lead.introducer, lead.introduced, lead.at, lead.thanked_at.is_null(False)
        )
        rows = [
            (introducer, introduced, moment(at), thanked)
            for introducer, introduced, at, thanked in self.ws.store.rows(query.order_by(lead.id))
        ]
        expected = [
            (each["introducer"], each["introduced"], each["at"], each["thanked"])
            for each in self.model.leads
        ]
        assert rows == expected

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
        there = rules_figures.order(self.model, self.today, self.habits)
        assert self.tally.due == len(there["due"] + there["untouched"])
        assert tuple(self.tally.now) == rules_figures.conversion(self.model)
