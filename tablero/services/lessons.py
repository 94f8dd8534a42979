"""Ask an expert, heed them, use it: lessons, and when their moment comes."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from tablero.domain import lessons as rules
from tablero.domain.changes import Written
from tablero.domain.lessons import ALWAYS, Lesson, Moment
from tablero.domain.people import Card
from tablero.domain.text import clean_line, clean_text, fold
from tablero.domain.words import Channel, EntryKind, EntryStatus
from tablero.errors import BadInput, NotFound
from tablero.services.cards import row_of
from tablero.services.details import delete_entry, put_detail
from tablero.services.entries import closing, entry_row, insert_entry
from tablero.services.workspace import Workspace
from tablero.storage import lessons, people, tables
from tablero.storage.journal import write
from tablero.storage.work import Work


@dataclass(frozen=True, slots=True)
class LessonFields:
    """What can be said of a lesson: who (somebody of the network, else a name), what, how, when.

    `status` is DONE when it was heeded, and DROPPED when it was let go.
    """

    advice: str
    said_by_id: int | None = None
    said_by: str = ""
    use: str = ""
    moment: Moment = ALWAYS
    due_on: date | None = None
    status: EntryStatus = EntryStatus.OPEN
    helped: bool | None = None


class LessonResult(NamedTuple):
    """What was written, and the lesson as it stands now; None when it was taken away."""

    written: Written
    lesson: Lesson | None


def add_lesson(ws: Workspace, fields: LessonFields) -> LessonResult:
    """Write a lesson down.

    Raises NotFound, and BadInput for an empty advice or touches from a later to an earlier one.
    """
    now, columns = ws.now(), _entry_columns(fields)
    if not columns["text"]:
        raise BadInput(field="lesson", value=fields.advice, reason="empty")
    with write(ws.store, "write", now) as (work, written):
        work.subject = _subject(work, fields)
        entry_id = insert_lesson(work, fields, now)
        (found,) = lessons.by_ids(ws.store, [entry_id])
    return LessonResult(written, found)


def revise_lesson(ws: Workspace, entry_id: int, fields: LessonFields) -> LessonResult:
    """Make a lesson what `fields` says; an empty advice takes it away. Raises as `add_lesson`."""
    now, columns = ws.now(), _entry_columns(fields)
    with write(ws.store, "revise", now) as (work, written):
        row = entry_row(work, entry_id, EntryKind.LESSON)
        work.subject = _subject(work, fields)
        if columns["text"]:
            stands = closing(row, fields.status, now)
            about = {"person_id": fields.said_by_id}
            work.update(tables.Entry, entry_id, **columns | stands | about)
            put_detail(work, tables.Lesson, entry_id, _detail_columns(fields))
        else:
            delete_entry(work, entry_id)
            work.subject |= {"gone": True}
        found = next(iter(lessons.by_ids(ws.store, [entry_id])), None)
    return LessonResult(written, found)


def heed(
    ws: Workspace, entry_id: int, status: EntryStatus, helped: bool | None = None
) -> LessonResult:
    """I did it (DONE), and whether it helped; or I let it go (DROPPED). Raises NotFound."""
    now = ws.now()
    with write(ws.store, "revise", now) as (work, written):
        row = entry_row(work, entry_id, EntryKind.LESSON)
        name = row_of(work, row["person_id"])["name"] if row["person_id"] else ""
        work.subject = {"name": name, "count": 1, "kind": EntryKind.LESSON, "status": status}
        work.update(tables.Entry, entry_id, **closing(row, status, now))
        put_detail(work, tables.Lesson, entry_id, {"helped": helped})
        (found,) = lessons.by_ids(ws.store, [entry_id])
    return LessonResult(written, found)


def read_lesson(ws: Workspace, entry_id: int) -> Lesson:
    """A lesson. Raises NotFound."""
    found = lessons.by_ids(ws.store, [entry_id])
    if not found:
        raise NotFound(ref=str(entry_id))
    return found[0]


def read_lessons(ws: Workspace) -> tuple[Lesson, ...]:
    """All lessons, the open ones first."""
    return tuple(rules.ordered(lessons.read(ws.store)))


def fitting_lessons(
    ws: Workspace, card: Card, channel: Channel | None = None
) -> tuple[Lesson, ...]:
    """The lessons whose moment has come with the next touch of a person, on a channel or any."""
    found = lessons.read(ws.store)
    if not found:
        return ()
    return tuple(rules.fitting(found, card, channel, people.tag_links(ws.store, card.id)))


def lessons_due(ws: Workspace) -> tuple[Lesson, ...]:
    """The lessons that were to be used by today, and are still open."""
    return tuple(rules.due(lessons.read(ws.store), ws.today()))


def insert_lesson(work: Work, fields: LessonFields, now: datetime) -> int:
    """As part of a larger write: a lesson with an advice; gives the id of its entry."""
    columns = _entry_columns(fields)
    columns["closed_at"] = None if fields.status is EntryStatus.OPEN else now
    entry_id = insert_entry(work, fields.said_by_id, EntryKind.LESSON, columns, now)
    put_detail(work, tables.Lesson, entry_id, _detail_columns(fields))
    return entry_id


def _entry_columns(fields: LessonFields) -> dict[str, Any]:
    first, last = fields.moment.touch_first, fields.moment.touch_last
    if first is not None and last is not None and first > last:
        raise BadInput(field="touches", value=f"{first}-{last}", reason="order")
    return {"text": clean_text(fields.advice), "due_on": fields.due_on, "status": fields.status}


def _detail_columns(fields: LessonFields) -> dict[str, Any]:
    moment = fields.moment
    return {
        "said_by": "" if fields.said_by_id else clean_line(fields.said_by),
        "use": clean_text(fields.use),
        "stage": moment.stage,
        "touch_first": moment.touch_first,
        "touch_last": moment.touch_last,
        "channel": moment.channel,
        "tag_key": fold(clean_line(moment.tag_key.lstrip("#"), 40)),
        "helped": fields.helped,
    }


def _subject(work: Work, fields: LessonFields) -> dict[str, Any]:
    said_by = clean_line(fields.said_by)
    name = row_of(work, fields.said_by_id)["name"] if fields.said_by_id else said_by
    return {"name": name, "count": 1, "kind": EntryKind.LESSON}
