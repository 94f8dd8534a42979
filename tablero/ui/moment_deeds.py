"""What is done in a moment of truth: each step, putting it off, dropping it, taking it up again."""

from datetime import date
from typing import NamedTuple

from tablero.domain.recovery import Recovery
from tablero.services import recoveries, recovery_steps
from tablero.services.recovery_rows import RecoveryResult
from tablero.services.recovery_steps import (
    AfterwardsFields,
    ContactFields,
    EvidenceFields,
    StrategyFields,
)
from tablero.ui.deeds import Deed, Deeds


class Walked(NamedTuple):
    """What was done, and the moment of truth after it."""

    deed: Deed
    recovery: Recovery


class MomentDeeds(Deeds):
    """Each method may raise what its service raises."""

    def open_moment(self, person_id: int) -> Walked:
        """Somebody is upset."""
        return self._walked(recoveries.open_moment(self.ws, person_id))

    def evidence(self, recovery_id: int, fields: EvidenceFields) -> Walked:
        """What happened."""
        return self._walked(recovery_steps.save_evidence(self.ws, recovery_id, fields))

    def strategy(self, recovery_id: int, fields: StrategyFields) -> Walked:
        """What to say, and what to repair."""
        return self._walked(recovery_steps.save_strategy(self.ws, recovery_id, fields))

    def contact(self, recovery_id: int, fields: ContactFields) -> Walked:
        """When we talk."""
        return self._walked(recovery_steps.arrange_talk(self.ws, recovery_id, fields))

    def begin(self, recovery_id: int) -> Walked:
        """The talk begins."""
        return self._walked(recovery_steps.begin_talk(self.ws, recovery_id))

    def answer(self, recovery_id: int, doubt_id: int, *, answered: bool) -> Walked:
        """A doubt was answered, or is open again."""
        return self._walked(
            recovery_steps.answer_doubt(self.ws, recovery_id, doubt_id, answered=answered)
        )

    def talk(self, recovery_id: int, notes: str, *, ended: bool) -> Walked:
        """The notes of the talk so far; or it has ended."""
        return self._walked(recovery_steps.save_talk(self.ws, recovery_id, notes, ended=ended))

    def finish(self, recovery_id: int, fields: AfterwardsFields) -> Walked:
        """How they took it, and what came of it."""
        return self._walked(recovery_steps.finish(self.ws, recovery_id, fields))

    def put_off(self, recovery_id: int, until: date, reason: str) -> Walked:
        """Not now."""
        return self._walked(recoveries.put_off(self.ws, recovery_id, until, reason))

    def drop(self, recovery_id: int, reason: str) -> Walked:
        """Not at all."""
        return self._walked(recoveries.drop(self.ws, recovery_id, reason))

    def resume(self, recovery_id: int) -> Walked:
        """After all."""
        return self._walked(recoveries.resume(self.ws, recovery_id))

    def _walked(self, result: RecoveryResult) -> Walked:
        deed = self._named(result.written, "moment", result.recovery.person.id)
        return Walked(deed, result.recovery)
