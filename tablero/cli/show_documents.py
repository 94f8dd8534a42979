"""The JSON of `show`: a person and all that is known of them; and a line of their timeline."""

from datetime import date

from tablero.cli.documents import (
    Document,
    EntryItem,
    FavourItem,
    IntroductionItem,
    LinkItem,
    Moment,
    MoveItem,
    PersonItem,
    TieItem,
    TouchItem,
)
from tablero.domain.words import HandleKind, RecoveryStatus, RecoveryStep


class HandleItem(Document):
    """Where a person can be reached."""

    kind: HandleKind
    value: str


class UpsetItem(Document):
    """A moment of truth on the timeline; `text` is what happened."""

    id: int
    text: str
    status: RecoveryStatus


class EventItem(Document):
    """A line of the timeline: a touch with its note, a move, an entry, or a moment of truth."""

    at: Moment
    touch: TouchItem | None
    note: str | None
    moved: MoveItem | None
    entry: EntryItem | None
    moment: UpsetItem | None


class ShowDocument(Document):
    """`show`: all that is known. `chain` runs from the nearest introducer to the first.

    `every_days` is the person's own cadence, `cadence_days` the one in force (0 off the board), and
    `cadence_tag` the tag that gives it, if one does. `due_by_hand` is also true of who rests.
    `unanswered_asks` counts the latest touches that only asked and had no answer. `entries` are
    what is written about them, the oldest first; the timeline has them too. `expertise` is what
    they know about. `colleagues` share the company and have no tie. `favour_balance` is favours
    given less received, of those not settled; `favours` begin with the latest. `introductions` are
    those in which they were asked, or are looked for. `upset` is the step at which a moment of
    truth stands that is not over.
    """

    person: PersonItem
    decides: bool
    do_not_contact: bool
    every_days: int | None
    cadence_days: int
    cadence_tag: str | None
    due_by_hand: bool
    rest_reason: str
    gives: int
    asks: int
    unanswered_asks: int
    handles: tuple[HandleItem, ...]
    notes: str
    created_at: Moment
    chain: tuple[LinkItem, ...]
    introduced: tuple[LinkItem, ...]
    entries: tuple[EntryItem, ...]
    timeline: tuple[EventItem, ...]
    expertise: tuple[str, ...]
    met_where: str
    met_on: date | None
    learned: str
    ties: tuple[TieItem, ...]
    colleagues: tuple[LinkItem, ...]
    favour_balance: int
    favours: tuple[FavourItem, ...]
    introductions: tuple[IntroductionItem, ...]
    upset: RecoveryStep | None
