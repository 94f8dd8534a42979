"""The JSON of the day's work: who is due, who rests, what is written about people."""

from datetime import date

from pydantic import Field

from tablero.cli.documents import Document, EntryItem, LinkItem, PersonItem
from tablero.domain.today import Reason
from tablero.domain.words import RecoveryStep, Stage


class DueItem(Document):
    """Somebody to touch. `cadence` is in days; `days_overdue` is 0 for one never touched."""

    id: int
    name: str
    stage: Stage
    touches: int
    days_overdue: int
    cadence: int
    cooling: bool
    reason: Reason


class PromiseItem(Document):
    """A promise that is due. `id` is its own, as `promise --done` takes it."""

    id: int
    person_id: int
    name: str
    text: str
    due_on: date
    days_overdue: int


class RestItem(Document):
    """Somebody who rests, or is back and not yet touched. `rest_reason` may be empty."""

    id: int
    name: str
    stage: Stage
    rest_until: date
    rest_reason: str


class ThanksItem(Document):
    """An introducer who has not been thanked, and whom they brought."""

    id: int
    name: str
    introduced: tuple[LinkItem, ...]


class MomentLine(Document):
    """A moment of truth to be walked on with. `id` is its own, `step` the one to be taken next."""

    id: int
    person_id: int
    name: str
    step: RecoveryStep
    since: date
    what_happened: str


class TodayDocument(Document):
    """`today`: everyone who is due, the most urgent first, those never touched at the end.

    `stalled` are part of `due`; `three` were chosen the evening before; `no_idea` are those who can
    wait, and for whom no idea is open.
    """

    day: date = Field(serialization_alias="date")
    due: tuple[DueItem, ...]
    promises: tuple[PromiseItem, ...]
    waking: tuple[RestItem, ...]
    stalled: tuple[DueItem, ...]
    thanks: tuple[ThanksItem, ...]
    three: tuple[LinkItem, ...]
    no_idea: tuple[LinkItem, ...]
    moments: tuple[MomentLine, ...]


class RestDocument(Document):
    """`rest REF UNTIL`: the person after it."""

    person: PersonItem
    rest_until: date
    rest_reason: str


class RestsDocument(Document):
    """`rest` alone: who rests, the first who comes back first."""

    resting: tuple[RestItem, ...]


class EntryDocument(Document):
    """`note`, `idea` and `promise`: the entry as it stands, and the person it is about."""

    entry: EntryItem
    person: PersonItem


class EntriesDocument(Document):
    """The same without a text: what is written about a person, open entries first."""

    entries: tuple[EntryItem, ...]
    person: PersonItem
