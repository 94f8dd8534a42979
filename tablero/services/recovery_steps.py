"""Walking through a moment of truth (S15): each step in its order, each a write of its own.

What is typed is kept by the forms as it is typed; here it is checked and stored.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tablero.domain.recovery import TALKING, after
from tablero.domain.text import LONGEST_SENTENCE, clean_line, clean_text
from tablero.domain.timeline import Event
from tablero.domain.words import (
    Channel,
    EntryKind,
    EntryStatus,
    RecoveryStatus,
    RecoveryStep,
)
from tablero.errors import BadInput, NotFound
from tablero.services import lessons, mistakes
from tablero.services.entries import closing, entry_row, insert_entry
from tablero.services.lessons import LessonFields
from tablero.services.mistakes import MistakeFields
from tablero.services.recovery_rows import (
    RecoveryResult,
    at_step,
    close_promise,
    mark,
    result_of,
)
from tablero.services.workspace import Workspace
from tablero.storage import recoveries, tables
from tablero.storage.journal import write
from tablero.storage.work import Image, Work


@dataclass(frozen=True, slots=True)
class EvidenceFields:
    """What happened, how they came and from where, how they heard, what they looked for.

    `events` are those of the timeline that were picked. Only what happened has to be said.
    """

    what_happened: str
    came_from: str = ""
    heard_from: str = ""
    looked_for: str = ""
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class StrategyFields:
    """Whose the misunderstanding was, what to say more clearly, the message in new words, what can
    be repaired; and the doubts to answer first, one a line. One of them has to be said.
    """

    whose: str = ""
    say_clearer: str = ""
    message: str = ""
    repair: str = ""
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ContactFields:
    """By call or meeting, and when; `promise` is the text by which Today reminds of it."""

    channel: Channel
    talk_at: datetime
    promise: str


@dataclass(frozen=True, slots=True)
class AfterwardsFields:
    """How they took it; what they recommended and how I will use it; the mistake that caused it;
    when to be in touch next.
    """

    how_taken: str = ""
    advice: str = ""
    use: str = ""
    mistake: MistakeFields | None = None
    next_touch_on: date | None = None


def save_evidence(ws: Workspace, recovery_id: int, fields: EvidenceFields) -> RecoveryResult:
    """The first step. Raises NotFound, WrongStep, and BadInput unless it is said what happened."""
    columns = _clean(
        what_happened=fields.what_happened,
        came_from=fields.came_from,
        heard_from=fields.heard_from,
        looked_for=fields.looked_for,
    )
    if not columns["what_happened"]:
        raise BadInput(field="evidence", value=fields.what_happened, reason="empty")
    with write(ws.store, "moment", ws.now()) as (work, written):
        row = at_step(work, recovery_id, RecoveryStep.EVIDENCE)
        _put_evidence(work, recovery_id, fields.events)
        work.update(tables.Recovery, recovery_id, **columns, **_on(row, RecoveryStep.EVIDENCE))
        return result_of(ws, work, written, recovery_id)


def save_strategy(ws: Workspace, recovery_id: int, fields: StrategyFields) -> RecoveryResult:
    """The second step. Raises NotFound, WrongStep, and BadInput when nothing is said."""
    columns = _clean(
        whose=fields.whose,
        say_clearer=fields.say_clearer,
        message=fields.message,
        repair=fields.repair,
    )
    doubts = [text for doubt in fields.doubts if (text := clean_line(doubt, LONGEST_SENTENCE))]
    if not any(columns.values()) and not doubts:
        raise BadInput(field="strategy", value="", reason="empty")
    with write(ws.store, "moment", ws.now()) as (work, written):
        row = at_step(work, recovery_id, RecoveryStep.STRATEGY)
        _put_doubts(work, recovery_id, doubts)
        work.update(tables.Recovery, recovery_id, **columns, **_on(row, RecoveryStep.STRATEGY))
        return result_of(ws, work, written, recovery_id)


def arrange_talk(ws: Workspace, recovery_id: int, fields: ContactFields) -> RecoveryResult:
    """The third step: fifteen minutes, by call or meeting, with a promise in Today. Once the talk
    has ended its day may have been, and its promise stays as it is.

    Raises NotFound, WrongStep, and BadInput for any other way, or a day that has been.
    """
    if fields.channel not in TALKING:
        raise BadInput(field="talk", value=fields.channel, reason="channel")
    now = ws.now()
    with write(ws.store, "moment", now) as (work, written):
        row = at_step(work, recovery_id, RecoveryStep.CONTACT)
        if not _has_ended(row) and ws.day_of(fields.talk_at) < ws.today():
            raise BadInput(field="talk", value=fields.talk_at.isoformat(), reason="past")
        columns = {"channel": fields.channel, "talk_at": fields.talk_at.replace(microsecond=0)}
        columns["entry_id"] = _put_promise(ws, work, row, fields, now)
        work.update(tables.Recovery, recovery_id, **columns, **_on(row, RecoveryStep.CONTACT))
        return result_of(ws, work, written, recovery_id)


def begin_talk(ws: Workspace, recovery_id: int) -> RecoveryResult:
    """The fourth step begins: from now the quarter of an hour runs. Raises NotFound, WrongStep."""
    with write(ws.store, "moment", ws.now()) as (work, written):
        row = at_step(work, recovery_id, RecoveryStep.TALK)
        began = row["talk_began_at"] or ws.now()
        work.update(tables.Recovery, recovery_id, talk_began_at=began)
        return result_of(ws, work, written, recovery_id)


def answer_doubt(
    ws: Workspace, recovery_id: int, doubt_id: int, *, answered: bool = True
) -> RecoveryResult:
    """A doubt was answered, or is open again; one answered twice keeps its time.

    Raises NotFound and WrongStep.
    """
    with write(ws.store, "moment", ws.now()) as (work, written):
        at_step(work, recovery_id, RecoveryStep.TALK)
        there = {each.id: each.answered_at for each in recoveries.doubts_of(ws.store, recovery_id)}
        if doubt_id not in there:
            raise NotFound(ref=str(doubt_id))
        at = (there[doubt_id] or ws.now()) if answered else None
        work.update(tables.Doubt, doubt_id, answered_at=at)
        return result_of(ws, work, written, recovery_id)


def save_talk(
    ws: Workspace, recovery_id: int, notes: str, *, ended: bool = False
) -> RecoveryResult:
    """The notes of the talk so far; with `ended` the fourth step is done, and its promise kept.

    Raises NotFound and WrongStep.
    """
    now = ws.now()
    with write(ws.store, "moment", now) as (work, written):
        row = at_step(work, recovery_id, RecoveryStep.TALK)
        step = _on(row, RecoveryStep.TALK) if ended else {}
        work.update(tables.Recovery, recovery_id, notes=clean_text(notes), **step)
        if ended:
            close_promise(work, row, EntryStatus.DONE, now)
        return result_of(ws, work, written, recovery_id)


def finish(ws: Workspace, recovery_id: int, fields: AfterwardsFields) -> RecoveryResult:
    """The last step: how they took it. What they recommended becomes a lesson, what caused it a
    mistake; then the moment is over, and stays on the timeline.

    Raises NotFound, WrongStep, and BadInput unless it is said how they took it, and for a next
    touch before today.
    """
    now, how_taken, day = ws.now(), clean_text(fields.how_taken), fields.next_touch_on
    if not how_taken:
        raise BadInput(field="afterwards", value="", reason="empty")
    if day is not None and day < ws.today():
        raise BadInput(field="day", value=day.isoformat(), reason="past")
    with write(ws.store, "moment", now) as (work, written):
        row = at_step(work, recovery_id, RecoveryStep.AFTERWARDS)
        columns: dict[str, Any] = {"how_taken": how_taken} | _came_of_it(work, row, fields, now)
        columns |= {"step": RecoveryStep.CLOSED, "status": RecoveryStatus.DONE, "closed_at": now}
        work.update(tables.Recovery, recovery_id, **columns)
        mark(ws, work, row["person_id"], day)
        return result_of(ws, work, written, recovery_id)


def _put_evidence(work: Work, recovery_id: int, events: Sequence[Event]) -> None:
    present = recoveries.evidence_ids(work.store, recovery_id)
    wanted = {_key(event) for event in events}
    for key, row_id in present.items():
        if key not in wanted:
            work.delete(tables.Evidence, row_id)
    for touch_id, move_id, entry_id in wanted - present.keys():
        work.insert(
            tables.Evidence,
            recovery_id=recovery_id, touch_id=touch_id, move_id=move_id, entry_id=entry_id,
        )  # fmt: skip


def _key(event: Event) -> tuple[int | None, ...]:
    return (
        event.touch.id if event.touch else None,
        event.move.id if event.move else None,
        event.entry.id if event.entry else None,
    )


def _put_doubts(work: Work, recovery_id: int, texts: Sequence[str]) -> None:
    """The doubts in their new order; one that was there already keeps its answer."""
    present = {doubt.text: doubt for doubt in recoveries.doubts_of(work.store, recovery_id)}
    wanted = list(dict.fromkeys(texts))
    for text, doubt in present.items():
        if text not in wanted:
            work.delete(tables.Doubt, doubt.id)
    for place, text in enumerate(wanted, start=1):
        if text in present:
            work.update(tables.Doubt, present[text].id, place=place)
        else:
            work.insert(tables.Doubt, recovery_id=recovery_id, place=place, text=text)


def _put_promise(
    ws: Workspace, work: Work, row: Image, fields: ContactFields, now: datetime
) -> int | None:
    text, due_on = clean_text(fields.promise), ws.day_of(fields.talk_at)
    columns: dict[str, Any] = {"text": text, "due_on": due_on, "status": EntryStatus.OPEN}
    entry_id: int | None = row["entry_id"]
    if _has_ended(row):
        return entry_id
    if entry_id is None:
        return insert_entry(work, row["person_id"], EntryKind.PROMISE, columns, now)
    stands = closing(entry_row(work, entry_id), EntryStatus.OPEN, now)
    work.update(tables.Entry, entry_id, **columns | stands)
    return entry_id


def _has_ended(row: Image) -> bool:
    """Whether the talk is over."""
    return RecoveryStep(row["step"]) is RecoveryStep.AFTERWARDS


def _came_of_it(work: Work, row: Image, fields: AfterwardsFields, now: datetime) -> dict[str, Any]:
    """The lesson and the mistake that came of it, as columns."""
    columns: dict[str, Any] = {}
    if advice := clean_text(fields.advice):
        said = LessonFields(advice, said_by_id=row["person_id"], use=fields.use)
        columns["lesson_id"] = lessons.insert_lesson(work, said, now)
    if fields.mistake and clean_text(fields.mistake.text):
        columns["mistake_id"] = mistakes.insert_mistake(work, fields.mistake, now)
    return columns


def _on(row: Image, done: RecoveryStep) -> dict[str, Any]:
    """The step after one that was just done; looking back at an earlier one takes nothing away."""
    return {"step": after(done)} if row["step"] == done else {}


def _clean(**texts: str) -> dict[str, Any]:
    return {name: clean_text(text) for name, text in texts.items()}
