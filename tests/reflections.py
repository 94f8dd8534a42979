"""What a user writes of mistakes and lessons, as rules of the machine in `test_state_machine`."""

from dataclasses import asdict
from datetime import datetime, time, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from tablero.domain.lessons import ALWAYS, Lesson, Moment
from tablero.domain.mistakes import Mistake
from tablero.domain.words import Cause, Channel, EntryStatus, MistakeKind, Stage
from tablero.errors import BadInput
from tablero.services import board, lessons, mistakes
from tablero.services.lessons import LessonFields
from tablero.services.mistakes import MistakeFields
from tablero.services.progress import read_progress
from tests import rules, rules_figures
from tests.machine import Machine
from tests.rules import ZONE, Row, made

picks = st.integers(0, 5)
texts = st.sampled_from(["Llegué tarde", "[/x] Preguntar antes", ""])
mistake_said = st.fixed_dictionaries(
    {
        "text": texts, "kind": st.sampled_from(MistakeKind), "next_time": texts,
        "cause": st.none() | st.sampled_from(Cause),
    }
)  # fmt: skip
moments = st.just(ALWAYS) | st.builds(
    Moment,
    stage=st.none() | st.sampled_from(Stage),
    touch_first=st.none() | st.integers(1, 3),
    touch_last=st.none() | st.integers(1, 4),
    channel=st.none() | st.sampled_from(Channel),
    tag_key=st.sampled_from(["", "feria", "malaga"]),
)
lesson_said = st.fixed_dictionaries(
    {
        "advice": texts, "use": texts, "moment": moments,
        "status": st.sampled_from(EntryStatus), "helped": st.none() | st.booleans(),
    }
)  # fmt: skip


class Reflections(Machine):
    """A user who looks back."""

    @precondition(lambda self: self.model.people)
    @rule(about=st.none() | picks, touch=st.none() | picks, said=mistake_said)
    def mistake(self, about: int | None, touch: int | None, said: dict[str, Any]) -> None:
        fields = MistakeFields(**said, **self.whose(about, touch))

        def mean() -> None:
            self.write_down(fields.person_id, "mistake", text=fields.text)
            self.say_of_mistake(self.last_entry, fields)

        refusal = None if fields.text else BadInput
        self.expect(lambda: mistakes.add_mistake(self.ws, fields), mean, refusal)

    @precondition(lambda self: self.model.people and self.of_kind("mistake"))
    @rule(pick=picks, about=st.none() | picks, touch=st.none() | picks, said=mistake_said)
    def revise_mistake(
        self, pick: int, about: int | None, touch: int | None, said: dict[str, Any]
    ) -> None:
        entry_id = self.one_of("mistake", pick)
        fields = MistakeFields(**said, **self.whose(about, touch))

        def mean() -> None:
            self.say_anew(entry_id, fields.text, fields.person_id)
            if fields.text:
                self.say_of_mistake(entry_id, fields)

        self.expect(lambda: mistakes.revise_mistake(self.ws, entry_id, fields), mean)

    @precondition(lambda self: self.model.people)
    @rule(by=st.none() | picks, days=st.none() | st.integers(0, 20), said=lesson_said)
    def lesson(self, by: int | None, days: int | None, said: dict[str, Any]) -> None:
        fields = self.lesson_fields(by, days, said)

        def mean() -> None:
            status, due_on = fields.status.value, fields.due_on
            self.write_down(fields.said_by_id, "lesson", text=fields.advice, due_on=due_on)
            rules.close(self.model.entries[self.last_entry], status, self.now)
            self.say_of_lesson(self.last_entry, fields)

        in_order = (fields.moment.touch_first or 1) <= (fields.moment.touch_last or 9)
        refusal = None if fields.advice and in_order else BadInput
        self.expect(lambda: lessons.add_lesson(self.ws, fields), mean, refusal)

    @precondition(lambda self: self.model.people and self.of_kind("lesson"))
    @rule(pick=picks, by=st.none() | picks, days=st.none() | st.integers(0, 20), said=lesson_said)
    def revise_lesson(
        self, pick: int, by: int | None, days: int | None, said: dict[str, Any]
    ) -> None:
        entry_id, fields = self.one_of("lesson", pick), self.lesson_fields(by, days, said)

        def mean() -> None:
            self.say_anew(entry_id, fields.advice, fields.said_by_id)
            if fields.advice:
                entry = self.model.entries[entry_id]
                entry["due_on"] = fields.due_on
                rules.close(entry, fields.status.value, self.now)
                self.say_of_lesson(entry_id, fields)

        in_order = (fields.moment.touch_first or 1) <= (fields.moment.touch_last or 9)
        refusal = None if in_order else BadInput
        self.expect(lambda: lessons.revise_lesson(self.ws, entry_id, fields), mean, refusal)

    @precondition(lambda self: self.of_kind("lesson"))
    @rule(pick=picks, status=st.sampled_from(EntryStatus), helped=st.none() | st.booleans())
    def heed(self, pick: int, status: EntryStatus, helped: bool | None) -> None:
        entry_id = self.one_of("lesson", pick)

        def mean() -> None:
            rules.close(self.model.entries[entry_id], status.value, self.now)
            self.model.beside[entry_id] |= {"helped": helped}

        self.expect(lambda: lessons.heed(self.ws, entry_id, status, helped), mean)

    @invariant()
    def mistakes_say_what_those_of_the_model_say(self) -> None:
        groups = mistakes.read_mistakes(self.ws).groups
        found = {each.entry.id: told(each) for group in groups for same in group.repeated
                 for each in same.mistakes}  # fmt: skip
        assert found == {id_: self.told_of(id_) for id_ in self.of_kind("mistake")}

    @invariant()
    def lessons_say_what_those_of_the_model_say(self) -> None:
        found = {each.entry.id: advised(each) for each in lessons.read_lessons(self.ws)}
        beside = self.model.beside
        assert found == {id_: beside[id_] for id_ in self.of_kind("lesson")}

    @invariant()
    def the_lessons_of_the_moment_are_those_of_the_model(self) -> None:
        people = self.model.people if self.of_kind("lesson") else {}
        for card in board.cards(self.ws, sorted(people)[-2:]):
            for channel in (None, Channel.CALL):
                there = lessons.fitting_lessons(self.ws, card, channel)
                expected = rules.fitting(self.model, people[card.id], channel)
                assert {each.entry.id for each in there} == expected

    @invariant()
    def progress_is_that_of_the_model(self) -> None:
        found = read_progress(self.ws)
        for days, rate in found.rates.items():
            until = datetime.combine(self.today - timedelta(days=days - 1), time(), ZONE)
            assert tuple(rate) == rules_figures.conversion(self.model, until)
        assert found.ladder == rules_figures.ladder(self.model)

    def of_kind(self, kind: str) -> list[int]:
        return sorted(id_ for id_, entry in self.model.entries.items() if entry["kind"] == kind)

    def one_of(self, kind: str, number: int) -> int:
        found = self.of_kind(kind)
        return found[number % len(found)]

    def whose(self, about: int | None, touch: int | None) -> dict[str, Any]:
        """A person or nobody, and a touch with them if there is one."""
        person_id = None if about is None else self.pick(about)
        touches = made(self.model.people[person_id]) if person_id else []
        chosen = touches[touch % len(touches)]["id"] if touches and touch is not None else None
        return {"person_id": person_id, "touch_id": chosen}

    def lesson_fields(self, by: int | None, days: int | None, said: dict[str, Any]) -> LessonFields:
        """Somebody of the network, or a book; by a day or none."""
        due_on = None if days is None else self.today + timedelta(days=days)
        known = {"said_by_id": self.pick(by)} if by is not None else {"said_by": "Un libro"}
        return LessonFields(due_on=due_on, **known, **said)

    def say_anew(self, entry_id: int, text: str, person_id: int | None) -> None:
        if text:
            self.model.entries[entry_id] |= {"text": text, "person": person_id}
        else:
            rules.erase(self.model, entry_id)

    def say_of_mistake(self, entry_id: int, fields: MistakeFields) -> None:
        said = {"kind": fields.kind, "cause": fields.cause, "next_time": fields.next_time}
        rules.say_beside(self.model, entry_id, fields.touch_id, **said)

    def say_of_lesson(self, entry_id: int, fields: LessonFields) -> None:
        said = asdict(fields.moment) | {"use": fields.use, "helped": fields.helped}
        rules.say_beside(self.model, entry_id, said_by=fields.said_by, **said)

    def told_of(self, entry_id: int) -> Row:
        entry = self.model.entries[entry_id]
        nothing = {"kind": None, "cause": None, "next_time": ""}
        return self.model.beside.get(entry_id, nothing) | {
            "number": rules.number(self.model, entry["touch"]),
            "corrected_by": rules.corrected_by(self.model, entry),
        }


def told(mistake: Mistake) -> Row:
    names = ("kind", "cause", "next_time", "number", "corrected_by")
    return {name: getattr(mistake, name) for name in names}


def advised(lesson: Lesson) -> Row:
    by = "" if lesson.entry.person_id else lesson.said_by
    return asdict(lesson.moment) | {"said_by": by, "use": lesson.use, "helped": lesson.helped}
