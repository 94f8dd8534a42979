"""Telling what I need, and to whom it led (S19)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from tablero.domain.asks import FOR_ASKS, Ask, Match, Told, match, tag_names
from tablero.domain.changes import Written
from tablero.domain.people import PersonFields
from tablero.domain.person_fields import referred_by
from tablero.domain.text import LONGEST_SENTENCE, clean_line, clean_text
from tablero.domain.words import Channel, Intent
from tablero.errors import BadInput, NotFound
from tablero.services.cards import row_of
from tablero.services.person_rows import insert_person
from tablero.services.rows import row_in
from tablero.services.suited import Suited, found_by_words, suited
from tablero.services.ties import insert_lead
from tablero.services.touches import TouchFields, insert_touch
from tablero.services.workspace import Workspace
from tablero.storage import asks, tables
from tablero.storage.journal import write
from tablero.storage.work import Image, Work


@dataclass(frozen=True, slots=True)
class AskFields:
    """What can be said of an ask. `tags` are between commas, as people write them."""

    need: str
    wording: str = ""
    tags: str = ""


class AskResult(NamedTuple):
    """What was written, and the ask as it stands now; None when it was taken away."""

    written: Written
    ask: Ask | None


class ToldResult(NamedTuple):
    """What was written, and how it stands with those who were told."""

    written: Written
    told: tuple[Told, ...]


def add_ask(ws: Workspace, fields: AskFields) -> AskResult:
    """Write down what I need. Raises BadInput when nothing is said."""
    columns = _columns(fields)
    if not columns["need"]:
        raise BadInput(field="ask", value=fields.need, reason="empty")
    with write(ws.store, "ask", ws.now()) as (work, written):
        work.subject = {"name": columns["need"], "count": 1}
        ask_id = work.insert(tables.Ask, created_at=ws.now(), **columns)
    return AskResult(written, asks.ask_by_id(ws.store, ask_id))


def revise_ask(ws: Workspace, ask_id: int, fields: AskFields) -> AskResult:
    """Make an ask what `fields` says; one that is emptied goes, with whom was told of it.

    Raises NotFound.
    """
    columns = _columns(fields)
    with write(ws.store, "ask", ws.now()) as (work, written):
        row = row_in(work, tables.Ask, ask_id)
        work.subject = {"name": columns["need"] or row["need"], "count": 1}
        if columns["need"]:
            work.update(tables.Ask, ask_id, **columns)
        else:
            work.subject |= {"gone": True}
            _delete(work, ask_id)
    return AskResult(written, asks.ask_by_id(ws.store, ask_id))


def close_ask(ws: Workspace, ask_id: int, *, closed: bool = True) -> AskResult:
    """I have what I needed; or I need it again. Raises NotFound."""
    with write(ws.store, "ask", ws.now()) as (work, written):
        row = row_in(work, tables.Ask, ask_id)
        work.subject = {"name": row["need"], "count": 1, "closed": closed}
        at = row["closed_at"] or ws.now()
        work.update(tables.Ask, ask_id, closed_at=at if closed else None)
    return AskResult(written, asks.ask_by_id(ws.store, ask_id))


def tell(
    ws: Workspace,
    ask_id: int,
    ids: Sequence[int],
    channel: Channel | None = None,
    *,
    anyway: bool = False,
) -> ToldResult:
    """Those with these ids were told of an ask; with a channel, each by a touch that asks.

    Who was told before is not told twice. Raises NotFound, and DoNotContact as a touch does.
    """
    now = ws.now()
    with write(ws.store, "tell", now) as (work, written):
        row = row_in(work, tables.Ask, ask_id)
        names = [row_of(work, person_id)["name"] for person_id in ids]
        work.subject = {"name": names[0], "count": len(ids), "introduced": row["need"]}
        known = {each.person.id for each in asks.told(ws.store, ask_id)}
        for person_id in [id_ for id_ in ids if id_ not in known]:
            work.insert(tables.AskTold, ask_id=ask_id, person_id=person_id, told_at=now)
            if channel is not None:
                note = row["wording"] or row["need"]
                touch = TouchFields(channel, intent=Intent.ASK, note=note)
                insert_touch(ws, work, person_id, touch, now, anyway)
    return ToldResult(written, told_of(ws, ask_id))


def answer(ws: Workspace, told_id: int, text: str) -> ToldResult:
    """What somebody answered, or answered more exactly; an empty text takes the answer away.

    Who led to somebody has answered, whatever they said. Raises NotFound.
    """
    clean, now = clean_line(text, LONGEST_SENTENCE), ws.now()
    with write(ws.store, "answer", now) as (work, written):
        row = _told_row(work, told_id)
        has_answered = clean or row["led_to_id"] is not None
        at = (row["answered_at"] or now) if has_answered else None
        work.update(tables.AskTold, told_id, answer=clean, answered_at=at)
    return ToldResult(written, told_of(ws, row["ask_id"]))


def led_to(
    ws: Workspace, told_id: int, somebody: int | PersonFields, text: str | None = None
) -> ToldResult:
    """Who was told of an ask led to somebody: they are tied by a referral, and thanks are due.

    A new person comes to Referred; one who came through another stays with them, and is known to
    who led. `text` is what they answered, if that is said too. Raises NotFound, and BadInput for
    one who leads to themselves.
    """
    now = ws.now()
    with write(ws.store, "answer", now) as (work, written):
        row = _told_row(work, told_id)
        if isinstance(somebody, PersonFields):
            fields = referred_by(somebody, row["person_id"])
            person_id = insert_person(ws, work, fields, now)
        else:
            person_id = somebody
            if row["led_to_id"] != person_id:
                insert_lead(ws, work, row["person_id"], person_id)
        work.subject |= {"introduced": row_of(work, person_id)["name"]}
        answered: dict[str, Any] = {"answered_at": row["answered_at"] or now}
        if text is not None:
            answered["answer"] = clean_line(text, LONGEST_SENTENCE)
        work.update(tables.AskTold, told_id, led_to_id=person_id, **answered)
    return ToldResult(written, told_of(ws, row["ask_id"]))


def read_asks(ws: Workspace) -> tuple[Ask, ...]:
    """All asks, the open ones first, and of those the newest."""
    found = asks.asks(ws.store, only_open=False)
    return tuple(sorted(found, key=lambda ask: not ask.is_open))


def read_ask(ws: Workspace, ask_id: int) -> Ask:
    """An ask. Raises NotFound."""
    found = asks.ask_by_id(ws.store, ask_id)
    if found is None:
        raise NotFound(ref=str(ask_id))
    return found


def told_of(ws: Workspace, ask_id: int) -> tuple[Told, ...]:
    """Whom I told of an ask, in the order in which I did."""
    return tuple(asks.told(ws.store, ask_id))


def asks_for(ws: Workspace, person_id: int) -> tuple[tuple[Ask, Match], ...]:
    """The open asks that a person was not told of yet, those that suit best first."""
    told = {each.ask_id for each in asks.told_to(ws.store, person_id)}
    profile = asks.profiles(ws.store, [person_id])[person_id]
    found = [
        (ask, match(ask.need, ask.tags, profile, FOR_ASKS))
        for ask in asks.asks(ws.store, only_open=True)
        if ask.id not in told
    ]
    return tuple(sorted(found, key=lambda pair: (-pair[1].points, -pair[0].id)))


def ask_to_offer(ws: Workspace, person_id: int) -> Ask | None:
    """The open ask that suits a person best; None when none does, or they know of it already."""
    if not asks.asks(ws.store, only_open=True):
        return None
    return next((ask for ask, suits in asks_for(ws, person_id) if suits.points), None)


def people_for_ask(ws: Workspace, ask: Ask) -> tuple[Suited, ...]:
    """Who might know, of those not told yet and who may be asked: the best match first."""
    told = {each.person.id for each in asks.told(ws.store, ask.id)}
    ids = [id_ for id_ in found_by_words(ws, ask.need, ask.tags) if id_ not in told]
    return suited(ws, ids, ask.need, ask.tags, FOR_ASKS)


def _columns(fields: AskFields) -> dict[str, Any]:
    return {
        "need": clean_line(fields.need, LONGEST_SENTENCE),
        "wording": clean_text(fields.wording),
        "tags": ", ".join(tag_names(clean_line(fields.tags))),
    }


def _delete(work: Work, ask_id: int) -> None:
    for each in asks.told(work.store, ask_id):
        work.delete(tables.AskTold, each.id)
    work.delete(tables.Ask, ask_id)


def _told_row(work: Work, told_id: int) -> Image:
    row = row_in(work, tables.AskTold, told_id)
    work.subject = {"name": row_of(work, row["person_id"])["name"], "count": 1}
    return row
