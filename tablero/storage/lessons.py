"""What is read of lessons: entries with what is said beside them."""

from collections.abc import Sequence

from peewee import JOIN, ModelSelect

from tablero.domain.lessons import Lesson, Moment
from tablero.domain.words import Channel, EntryKind, Stage
from tablero.storage import tables
from tablero.storage.entries import COLUMNS, entry_of
from tablero.storage.prepared import Prepared
from tablero.storage.store import Row, Store
from tablero.storage.tables import Entry, Person

_ENTRY_WIDTH = len(COLUMNS)


def read(store: Store) -> list[Lesson]:
    """All lessons, the oldest first."""
    return [_lesson_of(row) for row in _ALL.rows(store)]


def by_ids(store: Store, ids: Sequence[int]) -> list[Lesson]:
    """These lessons, by the ids of their entries."""
    chosen = _query().where(Entry.id.in_(list(ids))).order_by(Entry.id)
    return [_lesson_of(row) for row in store.rows(chosen)]


def _query() -> "ModelSelect[Entry]":
    detail = tables.Lesson
    return (
        Entry.select(
            *COLUMNS, Person.name, detail.said_by, detail.use, detail.stage, detail.touch_first,
            detail.touch_last, detail.channel, detail.tag_key, detail.helped,
        )
        .join(detail, on=(detail.entry == Entry.id))
        .join(Person, JOIN.LEFT_OUTER, on=(Entry.person == Person.id))
        .where(Entry.kind == EntryKind.LESSON)
    )  # fmt: skip


_ALL = Prepared(lambda: _query().order_by(Entry.at, Entry.id))


def _lesson_of(row: Row) -> Lesson:
    name, said_by, use, stage, first, last, channel, tag_key, helped = row[_ENTRY_WIDTH:]
    moment = Moment(
        Stage(stage) if stage else None,
        first,
        last,
        Channel(channel) if channel else None,
        tag_key,
    )
    known = None if helped is None else bool(helped)
    return Lesson(entry_of(row[:_ENTRY_WIDTH]), name or said_by, use, moment, known)
