"""The first question is what I got wrong: writing mistakes down, and finding those made again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from tablero.domain.changes import Written
from tablero.domain.mistakes import ASKED_AT_SEEN, Mistake, OfCause, by_cause, last_repeat
from tablero.domain.people import Card
from tablero.domain.text import clean_line, clean_text
from tablero.domain.touches import Touch
from tablero.domain.words import Cause, EntryKind, EntryStatus, MistakeKind
from tablero.errors import BadInput, NotFound
from tablero.services.cards import row_of
from tablero.services.details import delete_entry, put_detail
from tablero.services.entries import entry_row, insert_entry
from tablero.services.workspace import Workspace
from tablero.storage import history, mistakes, tables
from tablero.storage.journal import write
from tablero.storage.work import Image, Work, image


@dataclass(frozen=True, slots=True)
class MistakeFields:
    """What can be said of a mistake. It may be about nobody, and about no touch.

    `cause` is None while it has not been thought of.
    """

    text: str
    kind: MistakeKind = MistakeKind.LEFT_UNDONE
    cause: Cause | None = Cause.OTHER
    next_time: str = ""
    person_id: int | None = None
    touch_id: int | None = None


class MistakeResult(NamedTuple):
    """What was written, and the mistake as it stands now; None when it was taken away."""

    written: Written
    mistake: Mistake | None


class Mistakes(NamedTuple):
    """All mistakes by cause and likeness; the latest of those that had been made before."""

    groups: tuple[OfCause, ...]
    repeated_last: Mistake | None
    total: int


def add_mistake(ws: Workspace, fields: MistakeFields) -> MistakeResult:
    """Write a mistake down.

    Raises NotFound, and BadInput for an empty text, or a touch that is gone or with another.
    """
    now, text = ws.now(), clean_text(fields.text)
    if not text:
        raise BadInput(field="mistake", value=fields.text, reason="empty")
    with write(ws.store, "write", now) as (work, written):
        work.subject = _subject(work, fields.person_id)
        _check_touch(work, fields)
        entry_id = insert_mistake(work, fields, now)
        (found,) = mistakes.by_ids(ws.store, [entry_id])
    return MistakeResult(written, found)


def insert_mistake(work: Work, fields: MistakeFields, now: datetime) -> int:
    """As part of a larger write: a mistake with a text; gives the id of its entry."""
    columns: Image = {
        "text": clean_text(fields.text), "status": EntryStatus.OPEN, "touch_id": fields.touch_id,
    }  # fmt: skip
    entry_id = insert_entry(work, fields.person_id, EntryKind.MISTAKE, columns, now)
    _put_detail(work, entry_id, fields)
    return entry_id


def revise_mistake(ws: Workspace, entry_id: int, fields: MistakeFields) -> MistakeResult:
    """Make a mistake what `fields` says; an empty text takes it away. Raises as `add_mistake`."""
    now, text = ws.now(), clean_text(fields.text)
    with write(ws.store, "revise", now) as (work, written):
        entry_row(work, entry_id, EntryKind.MISTAKE)
        work.subject = _subject(work, fields.person_id)
        if text:
            _check_touch(work, fields)
            about = {"person_id": fields.person_id, "touch_id": fields.touch_id}
            work.update(tables.Entry, entry_id, text=text, **about)
            _put_detail(work, entry_id, fields)
        else:
            delete_entry(work, entry_id)
            work.subject |= {"gone": True}
        found = next(iter(mistakes.by_ids(ws.store, [entry_id])), None)
    return MistakeResult(written, found)


def read_mistake(ws: Workspace, entry_id: int) -> Mistake:
    """A mistake. Raises NotFound."""
    found = mistakes.by_ids(ws.store, [entry_id])
    if not found:
        raise NotFound(ref=str(entry_id))
    return found[0]


def read_mistakes(ws: Workspace) -> Mistakes:
    """All of them, grouped."""
    found = mistakes.read(ws.store)
    groups = by_cause(found)
    return Mistakes(groups, last_repeat(groups), len(found))


def touches_made(ws: Workspace, person_id: int) -> tuple[Touch, ...]:
    """The touches with a person that a mistake may have been made with: ours, the latest first."""
    made = [each for each in history.touches_of(ws.store, person_id) if each.number is not None]
    return tuple(reversed(made))


def asks_for_mistake(ws: Workspace, card: Card) -> bool:
    """Whether it is time to ask what went wrong: left on seen the second time, and nothing said."""
    return card.seen_count == ASKED_AT_SEEN and not mistakes.count_about(ws.store, card.id)


def _check_touch(work: Work, fields: MistakeFields) -> None:
    """Another session may have undone it since it was offered."""
    if fields.touch_id is not None:
        touch = image(work.store, tables.Touch, fields.touch_id)
        if touch is None or touch["person_id"] != fields.person_id:
            raise BadInput(field="touch", value="", reason="gone")


def _put_detail(work: Work, entry_id: int, fields: MistakeFields) -> None:
    columns = {
        "kind": fields.kind, "cause": fields.cause or "",
        "next_time": clean_line(fields.next_time),
    }  # fmt: skip
    put_detail(work, tables.Mistake, entry_id, columns)


def _subject(work: Work, person_id: int | None) -> dict[str, Any]:
    name = row_of(work, person_id)["name"] if person_id is not None else ""
    return {"name": name, "count": 1, "kind": EntryKind.MISTAKE}
