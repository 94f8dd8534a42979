"""Asking for an introduction, and closing the loop: the tie, through whom, and the thanks."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from tablero.domain.changes import Written
from tablero.domain.introductions import REMINDER, Introduction
from tablero.domain.people import Card, PersonFields
from tablero.domain.person_fields import referred_by
from tablero.domain.text import clean_line, clean_text
from tablero.domain.words import (
    Channel,
    EntryKind,
    EntryStatus,
    Intent,
    IntroductionStatus,
    Outcome,
    Stage,
)
from tablero.errors import BadInput, NotFound
from tablero.services.cards import row_of, settle
from tablero.services.entries import close_if_open, insert_entry
from tablero.services.person_rows import insert_person
from tablero.services.rows import row_in
from tablero.services.ties import insert_lead
from tablero.services.touches import TouchFields, conclude, insert_touch
from tablero.services.workspace import Workspace
from tablero.storage import board, introductions, tables
from tablero.storage.journal import write
from tablero.storage.work import Image, Work

LISTED = 200


@dataclass(frozen=True, slots=True)
class RequestFields:
    """What is asked for: to be brought to `target_id`, or to whoever answers to `wish`.

    `note` is what was said, `reminder` the text of the promise that tells when to ask after it.
    """

    channel: Channel
    reminder: str
    target_id: int | None = None
    wish: str = ""
    note: str = ""
    remind_on: date | None = None


class RequestResult(NamedTuple):
    """What was written, the introduction, and the card of the one who was asked."""

    written: Written
    introduction: Introduction
    asked: Card


class MadeResult(NamedTuple):
    """What was written, the introduction, and the card of the one it led to."""

    written: Written
    introduction: Introduction
    target: Card


def request_introduction(
    ws: Workspace, asked_id: int, fields: RequestFields, *, anyway: bool = False
) -> RequestResult:
    """Ask somebody to bring me closer: a touch that asks, and a promise to ask after it.

    Raises NotFound, DoNotContact as a touch does, and BadInput when nobody is looked for, or the
    very one who is asked.
    """
    now, wish = ws.now(), clean_line(fields.wish)
    if asked_id == fields.target_id or not (fields.target_id or wish):
        raise BadInput(field="introduction", value=wish, reason="nobody")
    touch = TouchFields(fields.channel, intent=Intent.ASK, note=fields.note or fields.reminder)
    with write(ws.store, "introduction", now) as (work, written):
        work.subject = _subject(work, asked_id, fields.target_id, wish)
        _, touch_id, _ = insert_touch(ws, work, asked_id, touch, now, anyway)
        row_id = work.insert(
            tables.Introduction,
            asked_id=asked_id,
            target_id=fields.target_id,
            wish=wish,
            touch_id=touch_id,
            entry_id=_insert_reminder(ws, work, asked_id, fields, now),
            status=IntroductionStatus.OPEN,
            asked_at=now,
        )
        (found,) = introductions.by_ids(ws.store, [row_id])
        (card,) = board.find_cards(ws.store, [asked_id])
    return RequestResult(written, found, card)


def introduction_made(
    ws: Workspace, introduction_id: int, introduced: int | PersonFields | None = None
) -> MadeResult:
    """It happened. The touch led to somebody, who is tied to the one who was asked, and came
    through them unless somebody brought them before; who has no stage comes to Referred.

    `introduced` is the one it led to where only a wish was known: somebody new, or here already.
    Then thanks are due. Raises NotFound, and BadInput when it is not known to whom it led, or it is
    no longer open.
    """
    now = ws.now()
    with write(ws.store, "introduced", now) as (work, written):
        row = _open_row(work, introduction_id)
        if row["target_id"] is None and introduced is None:
            raise BadInput(field="introduction", value=row["wish"], reason="nobody")
        if row["touch_id"] is not None:
            conclude(ws, work, row["asked_id"], Outcome.REFERRED, now, row["touch_id"])
        target_id = _bring(ws, work, row, introduced, now)
        work.subject = _subject(work, row["asked_id"], target_id, "")
        _close(work, row, IntroductionStatus.MADE, EntryStatus.DONE, now, target_id)
        (found,) = introductions.by_ids(ws.store, [introduction_id])
        (card,) = board.find_cards(ws.store, [target_id])
    return MadeResult(written, found, card)


def drop_introduction(ws: Workspace, introduction_id: int) -> Written:
    """It will not happen; its promise is let go. Raises as `introduction_made` does."""
    now = ws.now()
    with write(ws.store, "introduction", now) as (work, written):
        row = _open_row(work, introduction_id)
        work.subject = _subject(work, row["asked_id"], row["target_id"], row["wish"])
        work.subject |= {"status": IntroductionStatus.DROPPED}
        _close(work, row, IntroductionStatus.DROPPED, EntryStatus.DROPPED, now, row["target_id"])
    return written


def introductions_open(ws: Workspace) -> tuple[Introduction, ...]:
    """Those that were asked for and not made yet, the oldest first."""
    return tuple(introductions.still_open(ws.store, LISTED))


def read_introduction(ws: Workspace, introduction_id: int) -> Introduction:
    """An introduction, whatever became of it. Raises NotFound."""
    found = introductions.by_ids(ws.store, [introduction_id])
    if not found:
        raise NotFound(ref=str(introduction_id))
    return found[0]


def introductions_about(ws: Workspace, person_id: int) -> tuple[Introduction, ...]:
    """Those in which a person was asked, or is the one looked for."""
    return tuple(introductions.about(ws.store, person_id))


def _insert_reminder(
    ws: Workspace, work: Work, asked_id: int, fields: RequestFields, now: datetime
) -> int:
    columns = {
        "text": clean_text(fields.reminder) or clean_line(fields.wish),
        "due_on": fields.remind_on or ws.today() + REMINDER,
        "status": EntryStatus.OPEN,
    }
    return insert_entry(work, asked_id, EntryKind.PROMISE, columns, now)


def _bring(
    ws: Workspace, work: Work, row: Image, introduced: int | PersonFields | None, now: datetime
) -> int:
    """Tie the two, and put the one it led to on the board; gives their id."""
    asked_id, target_id = row["asked_id"], row["target_id"]
    if target_id is None:
        target_id = introduced
    if isinstance(target_id, PersonFields):
        return insert_person(ws, work, referred_by(target_id, asked_id), now)
    target = row_of(work, target_id)
    insert_lead(ws, work, asked_id, target_id)
    if target["stage"] is None and not target["do_not_contact"]:
        settle(ws, work, target_id, Stage.REFERRED, now)
    return int(target_id)


def _close(
    work: Work,
    row: Image,
    status: IntroductionStatus,
    promise: EntryStatus,
    now: datetime,
    target_id: int | None,
) -> None:
    columns = {"status": status, "closed_at": now, "target_id": target_id}
    work.update(tables.Introduction, row["id"], **columns)
    close_if_open(work, row["entry_id"], promise, now)


def _open_row(work: Work, introduction_id: int) -> Image:
    row = row_in(work, tables.Introduction, introduction_id)
    if row["status"] != IntroductionStatus.OPEN:
        raise BadInput(field="introduction", value=row["wish"], reason="closed")
    return row


def _subject(work: Work, asked_id: int, target_id: int | None, wish: str) -> dict[str, Any]:
    target = row_of(work, target_id)["name"] if target_id else wish
    return {"name": row_of(work, asked_id)["name"], "count": 1, "introduced": target}
