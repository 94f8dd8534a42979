"""A moment of truth in a test: walked to any of its steps, and read back whole."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tablero.domain.recovery import Recovery
from tablero.domain.words import Channel, RecoveryStep
from tablero.services import recoveries, recovery_steps
from tablero.services.recovery_steps import ContactFields, EvidenceFields, StrategyFields

if TYPE_CHECKING:
    from tests.conftest import Driver

MADRID = ZoneInfo("Europe/Madrid")
TEN = datetime(2026, 11, 24, 10, tzinfo=MADRID)


def moment(drive: "Driver", person: int) -> Recovery:
    """The newest one of a person, whole."""
    return recoveries.read_moment(drive.ws, recoveries.moments_of(drive.ws, person)[0].id)


def walked(drive: "Driver", person: int, to: RecoveryStep, *doubts: str) -> int:
    """A moment of truth that stands at a step; gives its id."""
    ws = drive.ws
    found = recoveries.open_moment(ws, person).recovery.id
    acts: dict[RecoveryStep, Callable[[], object]] = {
        RecoveryStep.STRATEGY: lambda: recovery_steps.save_evidence(
            ws, found, EvidenceFields("The invoice")
        ),
        RecoveryStep.CONTACT: lambda: recovery_steps.save_strategy(
            ws, found, StrategyFields("mine", say_clearer="The price", doubts=doubts)
        ),
        RecoveryStep.TALK: lambda: recovery_steps.arrange_talk(
            ws, found, ContactFields(Channel.CALL, TEN, "Call Ana")
        ),
        RecoveryStep.AFTERWARDS: lambda: recovery_steps.save_talk(ws, found, "", ended=True),
    }
    for step, act in acts.items():
        if list(RecoveryStep).index(step) <= list(RecoveryStep).index(to):
            act()
    return found
