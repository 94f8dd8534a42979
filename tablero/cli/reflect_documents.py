"""The JSON of what one learns from: mistakes and lessons."""

from datetime import date

from tablero.cli.documents import Document, LinkItem, Moment, PersonItem
from tablero.domain.words import Cause, Channel, EntryStatus, MistakeKind, Stage


class MistakeItem(Document):
    """A mistake. `touch` is the number of the touch it was made with.

    `corrected_by` is the number of the first touch since then that was answered. One jotted down in
    a hurry has neither kind nor cause.
    """

    id: int
    at: Moment
    person: LinkItem | None
    touch: int | None
    kind: MistakeKind | None
    cause: Cause | None
    text: str
    next_time: str
    corrected_by: int | None


class MistakeDocument(Document):
    """`mistake REF TEXT`: the mistake, and the person it is about."""

    mistake: MistakeItem
    person: PersonItem | None


class RepeatedItem(Document):
    """Mistakes that say the same in other words, the latest first; `text` is the latest's."""

    text: str
    count: int
    mistakes: tuple[MistakeItem, ...]


class OfCauseItem(Document):
    """The mistakes of one cause, the most repeated first; null is a cause not thought of yet."""

    cause: Cause | None
    count: int
    repeated: tuple[RepeatedItem, ...]


class MistakesDocument(Document):
    """`mistake` without a text: all of them, or those about a person, by cause.

    `days_since_repeat` is null as long as none was made twice.
    """

    total: int
    days_since_repeat: int | None
    causes: tuple[OfCauseItem, ...]
    person: PersonItem | None


class LessonItem(Document):
    """A lesson. `said_by_id` is the number of who said it, null for somebody outside the network.

    The moment is `stage`, `touch_first` to `touch_last`, `channel` and `tag`; null is any of them.
    `status` is `done` when it was heeded; `helped` is null while that is not known.
    """

    id: int
    at: Moment
    advice: str
    said_by: str
    said_by_id: int | None
    use: str
    stage: Stage | None
    touch_first: int | None
    touch_last: int | None
    channel: Channel | None
    tag: str | None
    due_on: date | None
    status: EntryStatus
    closed_at: Moment | None
    helped: bool | None


class LessonDocument(Document):
    """`lesson TEXT`, `--heeded` and `--drop`: the lesson as it stands."""

    lesson: LessonItem


class LessonsDocument(Document):
    """`lesson` without a text: open ones first. `person` is whose moment has come, with `--for`."""

    lessons: tuple[LessonItem, ...]
    person: PersonItem | None
