"""Logging touches and their outcomes: the daily work. Each call is one undo step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from tablero.domain.changes import Written
from tablero.domain.people import Card, PersonFields, StageChange
from tablero.domain.person_fields import referred_by
from tablero.domain.recovery import TALKING
from tablero.domain.text import clean_text
from tablero.domain.touches import (
    ANSWERS,
    Touch,
    latest_outbound,
    outbound_before,
    stage_after,
    with_outcome,
)
from tablero.domain.words import Channel, Direction, Intent, Outcome
from tablero.errors import AlreadyAnswered, DoNotContact, MomentOpen, NoTouchYet
from tablero.services import entries, thanks
from tablero.services.cards import renumber, row_of, settle, stage_of
from tablero.services.person_rows import insert_person
from tablero.services.workspace import Workspace
from tablero.storage import board, history, tables
from tablero.storage.journal import write
from tablero.storage.work import Image, Work


@dataclass(frozen=True, slots=True)
class TouchFields:
    """What can be said of a touch.

    Without `at` it is now; without `intent`, the person's last one. `at` is aware. `idea_id` is the
    idea that was used with it.
    """

    channel: Channel
    direction: Direction = Direction.OUT
    intent: Intent | None = None
    outcome: Outcome = Outcome.SENT
    at: datetime | None = None
    note: str = ""
    idea_id: int | None = None


class Touched(NamedTuple):
    """What became of one person: the touch as it stands now, the card after it, the move if any."""

    touch: Touch
    card: Card
    move: StageChange | None


class TouchResult(NamedTuple):
    """What a write about touches did, person by person."""

    written: Written
    people: tuple[Touched, ...]


class ReferralResult(NamedTuple):
    """A referral: the touch that brought it, and the card of the person it led to."""

    written: Written
    touched: Touched
    introduced: Card


def log_touch(
    ws: Workspace, ids: Sequence[int], fields: TouchFields, *, anyway: bool = False
) -> TouchResult:
    """Log a touch with each of these people.

    Raises NotFound, also for an idea that is about none of them. Unless `anyway` is given, raises
    DoNotContact when one of them asked not to be contacted, and MomentOpen when one is upset and it
    is neither a call nor a meeting.
    """
    now = ws.now()
    with write(ws.store, "touch", now) as (work, written):
        done = [insert_touch(ws, work, person_id, fields, now, anyway) for person_id in ids]
        if fields.idea_id is not None:
            made = {person_id: touch_id for person_id, touch_id, _ in done}
            entries.use_idea(work, fields.idea_id, made, now)
        work.subject = _subject(work, ids, channel=fields.channel)
        touched = _read_back(ws, done)
    return TouchResult(written, touched)


def set_outcome(ws: Workspace, ids: Sequence[int], outcome: Outcome) -> TouchResult:
    """Give the latest outbound touch of each of these people its outcome, as of now.

    An answer ends a rest, and takes its mark from a card that is back. Raises NoTouchYet when one
    of them was never touched, and AlreadyAnswered when one is to be `seen` who has answered. Then
    nothing is changed.
    """
    now = ws.now()
    with write(ws.store, "outcome", now) as (work, written):
        done = [conclude(ws, work, person_id, outcome, now) for person_id in ids]
        work.subject = _subject(work, ids, outcome=outcome)
        touched = _read_back(ws, done)
    return TouchResult(written, touched)


def refer(
    ws: Workspace, person_id: int, introduced: PersonFields, touch_id: int | None = None
) -> ReferralResult:
    """A touch led to somebody else: give it that outcome and put the new person in Referred.

    It is the last one out, or the one of `touch_id`, which may have that outcome already. Raises
    NoTouchYet when there is no touch to carry the outcome, BadInput for a nameless person.
    """
    now = ws.now()
    with write(ws.store, "refer", now) as (work, written):
        done = conclude(ws, work, person_id, Outcome.REFERRED, now, touch_id)
        new_id = insert_person(ws, work, referred_by(introduced, person_id), now)
        work.subject = _subject(work, [person_id], introduced=row_of(work, new_id)["name"])
        (touched,) = _read_back(ws, [done])
        (card,) = board.find_cards(ws.store, [new_id])
    return ReferralResult(written, touched, card)


_Done = tuple[int, int, StageChange | None]
"""Person, touch, move."""


def insert_touch(
    ws: Workspace, work: Work, person_id: int, fields: TouchFields, now: datetime, anyway: bool
) -> _Done:
    """As part of a larger write: a touch with one person. Raises as `log_touch` does."""
    row = row_of(work, person_id)
    if fields.direction is Direction.OUT and not anyway:
        _check_manners(row, fields.channel)
    at = (fields.at or now).replace(microsecond=0)
    touch_id = work.insert(
        tables.Touch,
        person_id=person_id,
        channel=fields.channel,
        direction=fields.direction,
        intent=fields.intent or row["last_intent"] or Intent.GIVE,
        outcome=fields.outcome,
        at=at,
        seen_at=at if fields.outcome is Outcome.SEEN else None,
        answered_at=at if fields.outcome in ANSWERS else None,
        note=clean_text(fields.note),
    )
    if fields.direction is Direction.IN:
        _answer(ws, work, person_id, fields.outcome, at)
    else:
        thanks.settle_ties(work, person_id, at)
    renumber(work, person_id)
    return person_id, touch_id, _follow(ws, work, person_id, touch_id, at, keep_hand_date=False)


def _check_manners(row: Image, channel: Channel) -> None:
    """Raises DoNotContact; MomentOpen when they are upset and it is no call or meeting."""
    if row["do_not_contact"]:
        raise DoNotContact(name=row["name"])
    if row["is_upset"] and channel not in TALKING:
        raise MomentOpen(name=row["name"])


def conclude(
    ws: Workspace,
    work: Work,
    person_id: int,
    outcome: Outcome,
    now: datetime,
    touch_id: int | None = None,
) -> _Done:
    """As part of a larger write: the outcome of a touch. Raises as `set_outcome` does."""
    touch = _touch_to_conclude(ws, person_id, touch_id)
    if touch is None:
        raise NoTouchYet(name=row_of(work, person_id)["name"])
    if touch_id and touch.outcome is outcome:
        return person_id, touch.id, None
    if outcome is Outcome.SEEN and touch.answered_at:
        raise AlreadyAnswered(name=row_of(work, person_id)["name"])
    _put(work, touch, with_outcome(touch, outcome, now))
    keep = outcome not in ANSWERS or row_of(work, person_id)["rest_until"] is None
    return person_id, touch.id, _follow(ws, work, person_id, touch.id, now, keep_hand_date=keep)


def _touch_to_conclude(ws: Workspace, person_id: int, touch_id: int | None) -> Touch | None:
    touches = history.touches_of(ws.store, person_id)
    if touch_id is None:
        return latest_outbound(touches)
    return next((touch for touch in touches if touch.id == touch_id), None)


def _follow(
    ws: Workspace, work: Work, person_id: int, touch_id: int, at: datetime, *, keep_hand_date: bool
) -> StageChange | None:
    """Do with the card what the outcome of that touch asks for."""
    touches = history.touches_of(ws.store, person_id)
    touch = next(touch for touch in touches if touch.id == touch_id)
    before = stage_of(row_of(work, person_id))
    stage = stage_after(before, touch.outcome, touch.direction, latest=touch is touches[-1])
    declined = {"do_not_contact": True} if touch.outcome is Outcome.DECLINED else {}
    return settle(
        ws, work, person_id, stage, at,
        touch_id=touch_id, keep_hand_date=keep_hand_date, **declined,
    )  # fmt: skip


def _answer(ws: Workspace, work: Work, person_id: int, outcome: Outcome, at: datetime) -> None:
    """An inbound touch answers the outbound one before it, unless that has its answer already."""
    touch = outbound_before(history.touches_of(ws.store, person_id), at)
    if touch is not None and touch.answered_at is None:
        declined = outcome is Outcome.DECLINED
        answer = Outcome.DECLINED if declined else Outcome.REPLIED
        _put(work, touch, with_outcome(touch, answer, at))


def _put(work: Work, before: Touch, after: Touch) -> None:
    differing = {
        name: value for name, value in after._asdict().items() if getattr(before, name) != value
    }
    work.update(tables.Touch, before.id, **differing)


def _subject(work: Work, ids: Sequence[int], **extra: str) -> dict[str, Any]:
    return {"name": row_of(work, ids[0])["name"], "count": len(ids), **extra}


def _read_back(ws: Workspace, done: Sequence[_Done]) -> tuple[Touched, ...]:
    result = []
    for person_id, touch_id, move in done:
        touches = {touch.id: touch for touch in history.touches_of(ws.store, person_id)}
        (card,) = board.find_cards(ws.store, [person_id])
        result.append(Touched(touches[touch_id], card, move))
    return tuple(result)
