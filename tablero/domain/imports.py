"""What a file from elsewhere says about people, before it is matched with those already known.

Every reader in `tablero.exchange` gives these values, so that one service can apply any format.
"""

from dataclasses import dataclass
from datetime import date

from tablero.domain.words import HandleKind


@dataclass(frozen=True, slots=True)
class ImportedPerson:
    """One person as read. `line` is the physical line, from 1, on which the record starts.

    `name` is never empty; `role` and `company` may be. All text is clean, on one line.
    """

    line: int
    name: str
    role: str
    company: str
    handles: tuple[tuple[HandleKind, str], ...]
    connected_on: date | None


@dataclass(frozen=True, slots=True)
class BadRecord:
    """Something on `line` that was not understood; `value` is the start of it, clean.

    `reason` is a stable word. The person is given too, without the field, for `date` (of
    connection), `email`, `url`, and `columns` when it could still be told who it is. The whole
    record is lost for `no_name`, `unclosed_quote` and `too_long`.
    """

    line: int
    reason: str
    value: str
