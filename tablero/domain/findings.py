"""What a look into the file may find wrong, each with a stable code for scripts and tests."""

from dataclasses import dataclass
from enum import StrEnum

from tablero.domain.people import Link

EXAMPLES = 5
"""How many people a finding names."""


class Fault(StrEnum):
    """What is wrong, from the gravest. The value is the code that scripts see."""

    DAMAGED = "damaged"
    DANGLING = "dangling"
    UNKNOWN_WORD = "unknown_word"
    UNKNOWN_TABLE = "unknown_table"
    CONTRADICTION = "contradiction"
    NUMBERS = "numbers"
    COUNTERS = "counters"
    STAGE = "stage"
    FIRST_CONVERSATION = "first_conversation"
    DUE = "due"
    KEYS = "keys"
    REFERRAL = "referral"
    STANDINGS = "standings"
    OPEN_FILE = "open_file"
    OPEN_FOLDER = "open_folder"


BEYOND_REPAIR = frozenset(
    {
        Fault.DAMAGED,
        Fault.DANGLING,
        Fault.UNKNOWN_WORD,
        Fault.UNKNOWN_TABLE,
        Fault.CONTRADICTION,
        Fault.OPEN_FOLDER,
    }
)
"""What a recount cannot mend: it needs a backup, a newer tablero, or the owner of the folder."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong, with how many rows it concerns and the first of the people, if any.

    `detail` is data of the fault: SQLite's own words, a table, an octal mode, a path.
    """

    fault: Fault
    count: int = 1
    people: tuple[Link, ...] = ()
    detail: str = ""
