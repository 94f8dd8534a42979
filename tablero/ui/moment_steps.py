"""The five steps of a moment of truth as forms: what each asks, what stands above it, its save."""

from collections.abc import Sequence

from tablero.domain.timeline import Event, EventKind
from tablero.domain.words import Cause, Channel, EntryKind, MistakeKind, RecoveryStep
from tablero.errors import BadInput
from tablero.i18n import N_
from tablero.present import words
from tablero.present.blocks import Lines, begun, flowed
from tablero.present.lines import Role
from tablero.services import board, entries
from tablero.services.mistakes import MistakeFields
from tablero.services.recoveries import read_moment
from tablero.services.recovery_steps import (
    AfterwardsFields,
    ContactFields,
    EvidenceFields,
    StrategyFields,
)
from tablero.ui.dialogs.day_field import DayField
from tablero.ui.dialogs.fields import ChoiceField, Field, NotesField, TextField
from tablero.ui.list_fields import ToldField
from tablero.ui.moment_deeds import MomentDeeds, Walked
from tablero.ui.moment_fields import (
    PickField,
    TalkTimeField,
    TickField,
    WayField,
    event_key,
)
from tablero.ui.moment_step import Step

NOTES = 10
"""Rows for the notes of a talk, where there is room."""

IN_SIGHT = 2
"""Lines of what was written in an earlier step that stand above the fields."""

EVENTS_SHOWN = 200
"""Lines of the timeline that are offered as evidence, the newest."""


class Evidence(Step):
    """What happened, how they came, what is known of them, and lines of the timeline."""

    step = RecoveryStep.EVIDENCE
    INTRO = N_("First what happened. It can be short; it cannot be skipped.")

    def fields(self) -> list[Field]:
        """The questions, the research, the timeline."""
        self.pick = PickField(
            "events", self.tr.gettext("Lines of the timeline"), self._events(), self.desk.reader()
        )
        self.pick.picked = {event_key(event) for event in self.recovery.evidence}
        research = self._research()
        return [
            self.text("what_happened", N_("What happened"), 3),
            self.text("came_from", N_("How they came"), 1, N_("how they came to us, from where")),
            self.text("heard_from", N_("How they heard"), 1, N_("from whom or where they heard")),
            self.text("looked_for", N_("Looked for"), 1, N_("what exactly they were looking for")),
            *([ToldField("research", self.tr.gettext("Research"), research)] if research else []),
            *([self.pick] if self.pick.keys else []),
        ]

    def fit(self, width: int, height: int) -> None:
        """The timeline has what the others leave."""
        left = height - self.rows_beside(self.pick, width) - 1
        self.pick.row_count = max(3, min(len(self.pick.keys), left))

    def save(self, deeds: MomentDeeds) -> Walked:
        """Write the answers, and what was picked."""
        texts = self.said("what_happened", "came_from", "heard_from", "looked_for")
        stored = read_moment(self.desk.ws, self.recovery.id)
        events = self.pick.chosen() if "events" in self.form.changes() else stored.evidence
        return deeds.evidence(self.recovery.id, EvidenceFields(**texts, events=tuple(events)))

    def _events(self) -> Sequence[Event]:
        """The newest, and whatever was picked before."""
        kinds = tuple(kind for kind in EventKind if kind is not EventKind.MOMENT)
        person_id = self.recovery.person.id
        found = board.events(self.desk.ws, person_id, 0, EVENTS_SHOWN, kinds)
        there = {event_key(event) for event in found}
        return [*found, *(each for each in self.recovery.evidence if event_key(each) not in there)]

    def _research(self) -> str:
        known = entries.of_person(self.desk.ws, self.recovery.person.id, EntryKind.RESEARCH)
        return "\n".join(
            f"{words.topic(entry.topic, self.tr)}: {flowed(entry.text)}"
            for entry in known
            if entry.topic
        )


class Strategy(Step):
    """Whose it was, what to say, and what can be repaired."""

    step = RecoveryStep.STRATEGY
    INTRO = N_("Now what to say. Look first for what was not clear on our side.")

    def above(self, width: int) -> Lines:
        """What happened, to write it to."""
        return [*super().above(width), *begun(self.recovery.what_happened, width, IN_SIGHT)]

    def fields(self) -> list[Field]:
        """The questions; doubts one a line."""
        doubts = "\n".join(doubt.text for doubt in self.recovery.doubts)
        field = NotesField("doubts", self.tr.gettext("Their doubts"), doubts, 3)
        return [
            self.text("whose", N_("Whose it was"), 1, N_("whose was the misunderstanding")),
            self.text("say_clearer", N_("Say clearer"), 2),
            self.text("message", N_("In new words"), 3),
            self.text("repair", N_("What we repair"), 2),
            field,
        ]

    def typed(self) -> None:
        """Say how doubts are written, while there are none."""
        hint = self.tr.gettext("(one a line; they are answered first in the talk)")
        field = self.form["doubts"]
        field.below = () if field.value else (((hint, Role.DIM),),)

    def save(self, deeds: MomentDeeds) -> Walked:
        """Write it."""
        texts = self.said("whose", "say_clearer", "message", "repair", "doubts")
        doubts = texts.pop("doubts")
        lines = doubts.splitlines() if isinstance(doubts, str) else [each.text for each in doubts]
        return deeds.strategy(self.recovery.id, StrategyFields(**texts, doubts=tuple(lines)))


class Contact(Step):
    """By call or meeting, and when."""

    step = RecoveryStep.CONTACT
    INTRO = N_("Ask for fifteen minutes. They become a promise in Today.")

    def fields(self) -> list[Field]:
        """The way and the hour."""
        way = self.recovery.channel or Channel.CALL
        self.when = TalkTimeField("when", self.tr.gettext("When"), self.desk, self.recovery.talk_at)
        return [WayField("way", self.tr.gettext("Way"), way, self.tr), self.when]

    def typed(self) -> None:
        """Show how the words were understood."""
        self.when.understand()

    def wrong_field(self, error: BadInput) -> str:
        """The hour, but for a way that is none."""
        return "way" if error.data["reason"] == "channel" else "when"

    def save(self, deeds: MomentDeeds) -> Walked:
        """Promise it."""
        at, way = self.when.read(), Channel(self.form["way"].value)
        promise = self.tr.gettext("Moment of truth: {way} at {hour}, fifteen minutes").format(
            way=words.channel(way, self.tr), hour=f"{at:%H:%M}"
        )
        return deeds.contact(self.recovery.id, ContactFields(way, at, promise))


class Talk(Step):
    """The script: doubts first, then what to say; notes as it goes."""

    step = RecoveryStep.TALK
    INTRO = N_("Listen. Their doubts come first, before you show that you know of the upset.")
    SAVE = N_("end the talk")
    KEPT_AT_ONCE = frozenset({"doubts"})

    def fields(self) -> list[Field]:
        """What to answer, what to say, what was said."""
        tr, recovery = self.tr, self.recovery
        self.doubts = TickField("doubts", tr.gettext("First their doubts"), recovery.doubts, 6)
        told = (
            ("say_clearer", N_("Then say"), recovery.say_clearer),
            ("message", N_("In new words"), recovery.message),
            ("repair", N_("We repair"), recovery.repair),
        )
        self.notes = NotesField("notes", tr.gettext("Notes"), recovery.notes, 3)
        return [
            *([self.doubts] if recovery.doubts else []),
            *(ToldField(name, tr.gettext(label), text, 4) for name, label, text in told if text),
            self.notes,
        ]

    def fit(self, width: int, height: int) -> None:
        """The notes have what the script leaves."""
        self.doubts.row_count = max(3, height // 3)
        left = height - self.rows_beside(self.notes, width) - 1
        self.notes.row_count = max(3, min(left, NOTES))

    def ticks(self) -> dict[int, bool]:
        """The doubts that are ticked other than they are stored."""
        stored = {str(each.id): each.answered_at is not None for each in self.recovery.doubts}
        return {
            int(key): key in self.doubts.picked
            for key in self.doubts.keys
            if (key in self.doubts.picked) != stored[key]
        }

    def save(self, deeds: MomentDeeds) -> Walked:
        """The talk is over."""
        return deeds.talk(self.recovery.id, self.said("notes")["notes"], ended=True)


class Afterwards(Step):
    """How they took it; lesson, mistake and next touch."""

    step = RecoveryStep.AFTERWARDS
    INTRO = N_("What came of it. What they advise becomes a lesson, what went wrong a mistake.")
    SAVE = N_("save and close")

    def above(self, width: int) -> Lines:
        """What was noted in the talk, to write it from."""
        return [*super().above(width), *begun(self.recovery.notes, width, IN_SIGHT)]

    def fields(self) -> list[Field]:
        """The questions."""
        tr = self.tr
        kinds = [(kind.value, words.mistake_kind(kind, tr)) for kind in MistakeKind]
        causes = [(cause.value, words.cause(cause, tr)) for cause in Cause]
        self.next = DayField(
            "next", tr.gettext("Next touch"), self.desk, tr.gettext("2w, monday, 2026-12-01"),
            instead=tr.gettext("as the cadence has it"),
        )  # fmt: skip
        return [
            self.text("how_taken", N_("They took it"), 2),
            NotesField("advice", tr.gettext("They advise"), "", 2),
            TextField("use", tr.gettext("I will use it"), "", tr.gettext("when, and how")),
            NotesField("mistake", tr.gettext("My mistake"), "", 2),
            ChoiceField("kind", tr.gettext("Kind"), kinds, MistakeKind.LEFT_UNDONE),
            ChoiceField("cause", tr.gettext("Cause"), causes, Cause.NOT_UNDERSTOOD),
            TextField("next_time", tr.gettext("Next time"), "", tr.gettext("what I will do")),
            self.next,
        ]

    def typed(self) -> None:
        """Show the day as it was understood."""
        self.next.understand()

    def wrong_field(self, error: BadInput) -> str:
        """The day, else how they took it."""
        return "next" if error.data["field"] == "day" else "how_taken"

    def save(self, deeds: MomentDeeds) -> Walked:
        """It is over."""
        values, day = self.form.values(), self.next.read()
        fields = AfterwardsFields(
            values["how_taken"], values["advice"], values["use"], self._mistake(values), day
        )
        return deeds.finish(self.recovery.id, fields)

    def _mistake(self, values: dict[str, str]) -> MistakeFields | None:
        if not values["mistake"].strip():
            return None
        return MistakeFields(
            values["mistake"], MistakeKind(values["kind"]), Cause(values["cause"]),
            values["next_time"], self.recovery.person.id,
        )  # fmt: skip


FORMS: dict[RecoveryStep, type[Step]] = {
    each.step: each for each in (Evidence, Strategy, Contact, Talk, Afterwards)
}
"""The form of each step."""
