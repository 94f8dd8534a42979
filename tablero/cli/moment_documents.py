"""The JSON of moments of truth: as a line of a list, and whole."""

from datetime import date

from tablero.cli.documents import Document, LinkItem, Moment
from tablero.cli.show_documents import EventItem
from tablero.domain.words import Channel, RecoveryStatus, RecoveryStep


class DoubtItem(Document):
    """A doubt of theirs, and when it was answered."""

    id: int
    text: str
    answered_at: Moment | None


class MomentItem(Document):
    """A moment of truth in a list. `step` is the one to be taken next."""

    id: int
    person: LinkItem
    step: RecoveryStep
    status: RecoveryStatus
    opened_at: Moment
    closed_at: Moment | None
    put_off_until: date | None
    reason: str
    what_happened: str


class MomentsDocument(Document):
    """`moment` alone: those to be walked on with, the oldest first; with `--all`, the newest first
    of all there are.
    """

    moments: tuple[MomentItem, ...]


class MomentDocument(Document):
    """`moment REF`: all that was said at its steps. The last three are numbers of entries."""

    moment: MomentItem
    came_from: str
    heard_from: str
    looked_for: str
    evidence: tuple[EventItem, ...]
    whose: str
    say_clearer: str
    message: str
    repair: str
    doubts: tuple[DoubtItem, ...]
    channel: Channel | None
    talk_at: Moment | None
    talk_began_at: Moment | None
    notes: str
    how_taken: str
    promise_id: int | None
    mistake_id: int | None
    lesson_id: int | None
