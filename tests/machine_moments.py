"""The rules of the machine about moments of truth: each step in any order, and setting aside."""

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from tablero.domain.recovery import Recovery
from tablero.domain.words import Channel
from tablero.errors import BadInput, Refused, WrongStep
from tablero.services import board, recoveries, recovery_steps
from tablero.services.lessons import LessonFields
from tablero.services.mistakes import MistakeFields
from tablero.services.recovery_steps import (
    AfterwardsFields,
    ContactFields,
    EvidenceFields,
    StrategyFields,
)
from tablero.storage import history
from tests import rules, rules_moments
from tests.machine import picks, texts
from tests.reflections import Reflections
from tests.rules import Row, made
from tests.rules_moments import STEPS

DEEDS = (*STEPS[:-1], "begin", "answer", "notes")
said_in_a_step = st.fixed_dictionaries(
    {
        "text": texts, "more": texts, "doubts": st.lists(texts, max_size=2), "pick": picks,
        "channel": st.sampled_from([Channel.CALL, Channel.CALL, Channel.MEETING, Channel.EMAIL]),
        "days": st.integers(-1, 4), "yes": st.booleans(), "next": st.none() | st.integers(-1, 9),
    }
)  # fmt: skip
USUAL: Row = {
    "text": "El informe", "more": "", "doubts": ["¿Por qué?", "¿Y ahora?"], "pick": 0,
    "channel": Channel.CALL, "days": 1, "yes": True, "next": None,
}  # fmt: skip
"""What is said where a step is not what is looked at."""


class MomentRules(Reflections):
    """A user who walks through moments of truth."""

    @precondition(lambda self: self.model.people)
    @rule(pick=picks, what=texts)
    def complain(self, pick: int, what: str) -> None:
        person_id = self.pick(pick)
        there = rules_moments.living(self.model, person_id)

        def mean() -> None:
            if not there:
                moment = rules_moments.opened(person_id, what, self.now)
                self.model.moments[self.new_id("moment")] = moment

        refusal = BadInput if there and what else None
        self.expect(lambda: recoveries.open_moment(self.ws, person_id, what), mean, refusal)

    @precondition(lambda self: self.model.moments)
    @rule(pick=picks, step=st.sampled_from(DEEDS), said=said_in_a_step)
    def any_step(self, pick: int, step: str, said: Row) -> None:
        moment_id = self.pick_moment(pick)
        getattr(self, f"do_{step}")(moment_id, self.model.moments[moment_id], said)

    # Few runs would come far if each step had to be hit upon.
    @precondition(lambda self: self.model.people)
    @rule(pick=picks, count=st.integers(0, 5), then=st.lists(
        st.tuples(st.sampled_from(DEEDS), said_in_a_step), max_size=4))  # fmt: skip
    def walk(self, pick: int, count: int, then: list[tuple[str, Row]]) -> None:
        """So many steps as they follow, then any."""
        if not self.model.moments:
            self.complain(pick, "")
        moment_id = self.pick_moment(pick)
        moment = self.model.moments[moment_id]
        for step in STEPS[STEPS.index(moment["step"]) : -1][:count]:
            getattr(self, f"do_{step}")(moment_id, moment, USUAL)
        for step, said in then:
            getattr(self, f"do_{step}")(moment_id, moment, said)

    @precondition(lambda self: self.model.moments)
    @rule(pick=picks, days=st.none() | st.integers(0, 9), why=texts)
    def set_aside(self, pick: int, days: int | None, why: str) -> None:
        """Put off, or dropped."""
        moment_id = self.pick_moment(pick)
        moment = self.model.moments[moment_id]
        until = None if days is None else self.today + timedelta(days=days)

        def mean() -> None:
            if until:
                rules_moments.put_off(moment, why, until)
            else:
                rules_moments.drop(self.model, moment, why, self.now)

        refusal = None if rules_moments.is_living(moment) else WrongStep
        self.expect(
            lambda: (
                recoveries.put_off(self.ws, moment_id, until, why)
                if until
                else recoveries.drop(self.ws, moment_id, why)
            ),
            mean,
            refusal if why and days != 0 else BadInput,
        )

    @precondition(lambda self: self.model.moments)
    @rule(pick=picks)
    def resume(self, pick: int) -> None:
        moment_id = self.pick_moment(pick)
        moment = self.model.moments[moment_id]
        there = rules_moments.living(self.model, moment["person"])
        is_second = bool(there) and not rules_moments.is_living(moment)
        self.expect(
            lambda: recoveries.resume(self.ws, moment_id),
            lambda: rules_moments.resume(self.model, moment, self.now),
            WrongStep if moment["step"] == "closed" else BadInput if is_second else None,
        )

    def do_evidence(self, moment_id: int, moment: Row, said: Row) -> None:
        picked = self.pickable(moment["person"], said["pick"])
        touches, written = ([id_ for each, id_ in picked if each == what] for what in
                            ("touch", "entry"))  # fmt: skip
        events = tuple(history.events_by_ids(self.ws.store, touches, [], written))
        fields = EvidenceFields(said["text"], said["more"], events=events)

        def mean() -> None:
            moment.update(what=said["text"], came_from=said["more"], evidence=picked)
            rules_moments.go_on(moment, "evidence")

        self.expect(
            lambda: recovery_steps.save_evidence(self.ws, moment_id, fields),
            mean,
            self.against(moment, "evidence", is_said=bool(said["text"])),
        )

    def do_strategy(self, moment_id: int, moment: Row, said: Row) -> None:
        fields = StrategyFields(said["text"], message=said["more"], doubts=tuple(said["doubts"]))

        def mean() -> None:
            moment.update(whose=said["text"], message=said["more"])
            rules_moments.put_doubts(moment, said["doubts"])
            rules_moments.go_on(moment, "strategy")

        is_said = bool(said["text"] or said["more"] or any(said["doubts"]))
        self.expect(
            lambda: recovery_steps.save_strategy(self.ws, moment_id, fields),
            mean,
            self.against(moment, "strategy", is_said=is_said),
        )

    def do_contact(self, moment_id: int, moment: Row, said: Row) -> None:
        at, channel = self.now + timedelta(days=said["days"]), said["channel"]
        fields = ContactFields(channel, at, "Hablar")

        def mean() -> None:
            moment.update(channel=channel.value, talk_at=at)
            if not rules_moments.has_ended(moment):
                self.promise(moment, rules.day_of(at))
            rules_moments.go_on(moment, "contact")

        refusal = self.against(moment, "contact", is_said=channel is not Channel.EMAIL)
        is_past = said["days"] < 0 and not rules_moments.has_ended(moment)
        self.expect(
            lambda: recovery_steps.arrange_talk(self.ws, moment_id, fields),
            mean,
            refusal or (BadInput if is_past else None),
        )

    def promise(self, moment: Row, due_on: Any) -> None:
        """In the model: the promise of the talk, anew or as it is now."""
        if moment["entry"] is None:
            self.write_down(moment["person"], "promise", text="Hablar", due_on=due_on)
            moment["entry"] = self.last_entry
        entry = self.model.entries[moment["entry"]]
        entry.update(text="Hablar", due_on=due_on)
        rules.close(entry, "open", self.now)

    def do_begin(self, moment_id: int, moment: Row, said: Row) -> None:  # noqa: ARG002
        def mean() -> None:
            rules_moments.take_up(moment)
            moment["began_at"] = moment["began_at"] or self.now

        self.expect(
            lambda: recovery_steps.begin_talk(self.ws, moment_id),
            mean,
            self.against(moment, "talk"),
        )

    def do_answer(self, moment_id: int, moment: Row, said: Row) -> None:
        doubts = recoveries.read_moment(self.ws, moment_id).doubts
        if not doubts:
            return
        number, answered = said["pick"] % len(doubts), said["yes"]

        def mean() -> None:
            rules_moments.take_up(moment)
            rules_moments.tick(moment, number, self.now, answered=answered)

        self.expect(
            lambda: recovery_steps.answer_doubt(
                self.ws, moment_id, doubts[number].id, answered=answered
            ),
            mean,
            self.against(moment, "talk"),
        )

    def do_notes(self, moment_id: int, moment: Row, said: Row) -> None:
        def mean() -> None:
            rules_moments.take_up(moment)
            moment["notes"] = said["text"]

        self.expect(
            lambda: recovery_steps.save_talk(self.ws, moment_id, said["text"]),
            mean,
            self.against(moment, "talk"),
        )

    def do_talk(self, moment_id: int, moment: Row, said: Row) -> None:
        def mean() -> None:
            moment["notes"] = said["more"]
            rules_moments.end_talk(self.model, moment, self.now)

        self.expect(
            lambda: recovery_steps.save_talk(self.ws, moment_id, said["more"], ended=True),
            mean,
            self.against(moment, "talk"),
        )

    def do_afterwards(self, moment_id: int, moment: Row, said: Row) -> None:
        person_id, day = moment["person"], self.day_after(said["next"])
        mistake = MistakeFields(said["more"], person_id=person_id)
        advice = said["text"] if said["yes"] else ""
        fields = AfterwardsFields(said["text"], advice, said["more"], mistake, day)

        def mean() -> None:
            moment["how_taken"] = said["text"]
            self.came_of_it(moment, advice, said["more"])
            moment.update(step="closed", status="done", closed_at=self.now, until=None)
            if day and self.person(person_id)["stage"]:
                rules.set_due(self.person(person_id), day)

        is_said = said["text"] and (said["next"] or 0) >= 0
        self.expect(
            lambda: recovery_steps.finish(self.ws, moment_id, fields),
            mean,
            self.against(moment, "afterwards", is_said=bool(is_said)),
        )

    def came_of_it(self, moment: Row, advice: str, wrong: str) -> None:
        """In the model: the lesson and the mistake."""
        person_id = moment["person"]
        if advice:
            self.write_down(person_id, "lesson", text=advice)
            self.say_of_lesson(self.last_entry, LessonFields(advice, person_id, use=wrong))
            moment["lesson"] = self.last_entry
        if wrong:
            self.write_down(person_id, "mistake", text=wrong)
            self.say_of_mistake(self.last_entry, MistakeFields(wrong, person_id=person_id))
            moment["mistake"] = self.last_entry

    def pick_moment(self, number: int) -> int:
        return sorted(self.model.moments)[number % len(self.model.moments)]

    def day_after(self, days: int | None) -> Any:
        return None if days is None else self.today + timedelta(days=days)

    def pickable(self, person_id: int, count: int) -> set[tuple[str, int]]:
        """Some of what there is about a person."""
        touches = [("touch", touch["id"]) for touch in made(self.person(person_id))]
        entries = self.model.entries.items()
        about = [("entry", id_) for id_, entry in entries if entry["person"] == person_id]
        return {*touches[:count], *about[:count]}

    def against(self, moment: Row, step: str, *, is_said: bool = True) -> type[Refused] | None:
        if not is_said:
            return BadInput
        return None if rules_moments.may(moment, step) else WrongStep

    @invariant()
    def who_is_upset_is_that_of_the_model(self) -> None:
        cards = board.cards(self.ws, sorted(self.model.people))
        found = {card.id for card in cards if card.is_upset}
        assert found == {id_ for id_ in self.model.people if rules_moments.upset(self.model, id_)}

    @invariant()
    def the_moments_of_truth_are_those_of_the_model(self) -> None:
        found = {each.id: each for each in recoveries.all_moments(self.ws)}
        assert set(found) == set(self.model.moments)
        for id_, moment in self.model.moments.items():
            assert told(recoveries.read_moment(self.ws, id_)) == moment
        here = {each.id for each in recoveries.open_moments(self.ws)}
        assert here == {
            id_
            for id_, each in self.model.moments.items()
            if rules_moments.is_living(each)
            and not (each["status"] == "put_off" and each["until"] > self.today)
        }


def told(found: Recovery) -> Row:
    """A moment of truth as the rules have it."""
    names = (
        "step", "status", "opened_at", "closed_at", "reason", "came_from", "whose", "message",
        "channel", "talk_at", "notes", "how_taken",
    )  # fmt: skip
    said = {name: getattr(found, name) for name in names}
    said |= {"person": found.person.id, "what": found.what_happened, "until": found.put_off_until}
    said |= {"began_at": found.talk_began_at, "entry": found.entry_id}
    said |= {"mistake": found.mistake_id, "lesson": found.lesson_id}
    said["doubts"] = [(doubt.text, doubt.answered_at) for doubt in found.doubts]
    picked = {("touch", each.touch.id) for each in found.evidence if each.touch}
    said["evidence"] = picked | {("entry", each.entry.id) for each in found.evidence if each.entry}
    return said
