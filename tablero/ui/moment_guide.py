"""Where one stands in a moment of truth: the step looked at, its form, its draft. No widget.

A draft is kept for each step by itself, under the number of the moment of truth.
"""

from tablero.domain.recovery import STEPS, Recovery, is_reached
from tablero.domain.words import RecoveryStep
from tablero.errors import BadInput, WrongStep
from tablero.present import moment as present
from tablero.ui.desk import Desk
from tablero.ui.moment_deeds import MomentDeeds, Walked
from tablero.ui.moment_step import Step
from tablero.ui.moment_steps import FORMS, Talk


class MomentGuide:
    """`recovery` as it stands, and the step that is looked at. `kept` is what is typed in it."""

    def __init__(self, desk: Desk, recovery: Recovery) -> None:
        self.desk = desk
        self.recovery = recovery
        self.deeds = MomentDeeds(desk.ws, desk.tr, desk.language)
        self.kept: dict[str, str] = {}
        self.here = recovery.step
        self.step: Step
        self.look_at(self._left_at())

    @property
    def waits_to_begin(self) -> bool:
        """Whether a talk is looked at that has not begun."""
        return self.here is RecoveryStep.TALK and self.recovery.talk_began_at is None

    def look_at(self, step: RecoveryStep) -> None:
        """Show a step, with the words that were typed in it and not saved."""
        self.here = step
        self.step = FORMS[step](self.desk, self.recovery)
        if draft := self.desk.drafts.read(self.draft_of(step)):
            self.step.form.put_back(draft)
            self.step.typed()
        self.kept = self.step.draft()

    def look(self, count: int) -> Walked | None:
        """Look at a step before, or go on to the one after; what was changed in a step that is done
        is saved in passing. Raises WrongStep for one to come, and what the save may raise.
        """
        place = STEPS.index(self.here) + count
        if not 0 <= place < len(STEPS):
            return None
        if not is_reached(STEPS[place], self.recovery.step):
            raise WrongStep(step=self.recovery.step, wanted=STEPS[place])
        is_changed = self.here is not self.recovery.step and self.step.draft()
        done = self._saved() if is_changed else None
        self.look_at(STEPS[place])
        return done

    def save(self) -> Walked:
        """Save the step and go on to the next; a talk begins first. May be refused."""
        if self.waits_to_begin:
            return self.take(self.deeds.begin(self.recovery.id))
        done = self._saved()
        if self.recovery.step is not RecoveryStep.CLOSED:
            self.look_at(self.recovery.step)
        return done

    def changed(self) -> list[Walked]:
        """Something was typed: keep it. What was ticked is written at once."""
        self.step.typed()
        ticks = self.step.ticks() if isinstance(self.step, Talk) else {}
        done = [
            self.take(self.deeds.answer(self.recovery.id, doubt_id, answered=answered))
            for doubt_id, answered in ticks.items()
        ]
        if (draft := self.step.draft()) != self.kept:
            self.kept = draft
            self.desk.drafts.write(self.draft_of(self.here), draft)
        return done

    def keep_notes(self) -> Walked | None:
        """On leaving: the notes of a talk go into the database."""
        if not isinstance(self.step, Talk) or not self.step.draft():
            return None
        notes = self.step.said("notes")["notes"]
        done = self.take(self.deeds.talk(self.recovery.id, notes, ended=False))
        self.forget()
        return done

    def take(self, done: Walked) -> Walked:
        """It was done: go on from how it stands now."""
        self.recovery = self.step.recovery = done.recovery
        return done

    def forget(self) -> None:
        """The words are in the database."""
        self.desk.drafts.forget(self.draft_of(self.here))
        self.kept = {}

    def draft_of(self, step: RecoveryStep) -> str:
        """The name of a draft: by moment of truth and step."""
        return f"moment:{self.recovery.id}:{step}"

    def appointment_words(self) -> tuple[str, str]:
        """What the calendar says. Raises BadInput while no talk is agreed on."""
        if self.recovery.talk_at is None:
            raise BadInput(field="talk", value="", reason="none")
        return present.appointment_words(self.recovery, self.desk.tr)

    def _left_at(self) -> RecoveryStep:
        """The step to be done next, unless one before it was left with words that are not saved."""
        stands = self.recovery.step
        done = STEPS[: STEPS.index(stands)] if stands in STEPS else ()
        drafted = (step for step in done if self.desk.drafts.read(self.draft_of(step)))
        return next(drafted, stands)

    def _saved(self) -> Walked:
        done = self.take(self.step.save(self.deeds))
        self.forget()
        return done
