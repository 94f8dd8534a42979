"""What a write tells those who asked for it, and what an undo or redo tells likewise."""

from dataclasses import dataclass, field
from typing import Any

from tablero.domain.tally import PersonFacts

Shift = tuple[PersonFacts | None, PersonFacts | None]
"""A person's facts before and after."""


@dataclass(slots=True)
class Written:
    """What a write did: its place in the journal (0 when nothing changed), and what it was about.

    `people` are the ids whose rows changed; `shifts` is None when so many did that figures should
    be counted afresh. `outdated` is what an undo brought back from before the rules of due dates
    were last changed.
    """

    action: str
    id: int = 0
    subject: dict[str, Any] = field(default_factory=dict)
    people: tuple[int, ...] = ()
    shifts: tuple[Shift, ...] | None = ()
    outdated: bool = False
