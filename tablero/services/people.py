"""Adding, editing and finding people."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple

from tablero.domain import handles as handle_rules
from tablero.domain.changes import Written
from tablero.domain.due import EVERY_DAYS
from tablero.domain.entries import Entry
from tablero.domain.favours import Favour
from tablero.domain.introductions import Introduction
from tablero.domain.network import Tie
from tablero.domain.people import Card, Handle, Likeness, Link, Person, PersonFields, keys_of
from tablero.domain.recovery import Recovery
from tablero.domain.text import clean_line, clean_text, fold
from tablero.domain.words import Stage, TieKind
from tablero.errors import Ambiguous, BadInput, Circular, NotFound
from tablero.services.cards import rests, row_of, settle, stage_of
from tablero.services.recoveries import living_of
from tablero.services.workspace import Workspace
from tablero.storage import board, entries, favours, introductions, network, people, tables
from tablero.storage.journal import write
from tablero.storage.work import Work

MATCHES_LISTED = 8
"""How many people an ambiguous reference lists."""

_ID_DIGITS = 9


class PersonResult(NamedTuple):
    """What a write about one person did, and the card after it."""

    written: Written
    card: Card


class PersonPage(NamedTuple):
    """A person with those around them: the chain that led here, and those they introduced.

    `entries` are all that is written about them, the oldest first. `cadence_tag` is the one of
    their tags from which they have the cadence; empty when it is their own, or the stage's.
    The `ties` end with those who only share the company; the `favours` begin with the latest.
    `upset` is the moment of truth that is not over.
    """

    person: Person
    chain: tuple[Link, ...]
    introduced: tuple[Link, ...]
    entries: tuple[Entry, ...]
    cadence_tag: str
    ties: tuple[Tie, ...] = ()
    favours: tuple[Favour, ...] = ()
    introductions: tuple[Introduction, ...] = ()
    upset: Recovery | None = None


def add_person(ws: Workspace, fields: PersonFields) -> PersonResult:
    """Add a person to the network; with a stage, to the board.

    Raises BadInput for a missing name or a handle that cannot be one, and NotFound for an
    introducer who is not there.
    """
    now = ws.now()
    with write(ws.store, "add", now) as (work, written):
        person_id = insert_person(ws, work, fields, now)
        work.subject = {"name": row_of(work, person_id)["name"], "count": 1}
        (card,) = board.find_cards(ws.store, [person_id])
    return PersonResult(written, card)


def edit_person(ws: Workspace, person_id: int, fields: PersonFields) -> PersonResult:
    """Make a person what `fields` says, a move and the lifting of *do not contact* included.

    Such a move ends a rest, as any by hand does. Raises NotFound, BadInput, and Circular when the
    introducer came through this very person.
    """
    now, clean = ws.now(), cleaned(fields)
    with write(ws.store, "edit", now) as (work, written):
        row, stage = row_of(work, person_id), _stage(clean)
        ends_rest = stage is not stage_of(row) and rests(ws, row)
        _check_introducer(work, clean, person_id)
        _put_tags(work, person_id, clean.tags)
        _put_expertise(work, person_id, clean.expertise)
        _put_handles(work, person_id, clean.handles)
        _put_referral(work, person_id, clean.via_id, now)
        columns = columns_of(clean)
        settle(ws, work, person_id, stage, now, keep_hand_date=not ends_rest, **columns)
        work.subject = {"name": clean.name, "count": 1}
        (card,) = board.find_cards(ws.store, [person_id])
    return PersonResult(written, card)


def read_person(ws: Workspace, person_id: int) -> PersonPage:
    """A person and those around them. Raises NotFound."""
    person = people.find_person(ws.store, person_id)
    if person is None:
        raise NotFound(ref=str(person_id))
    return PersonPage(
        person,
        tuple(people.introducers(ws.store, person_id)),
        tuple(people.introduced(ws.store, person_id)),
        tuple(entries.of_person(ws.store, person_id)),
        _cadence_tag(ws, person),
        (*network.ties_of(ws.store, person_id), *network.unsaid(ws.store, person_id)),
        tuple(favours.of_person(ws.store, person_id)),
        tuple(introductions.about(ws.store, person_id)),
        living_of(ws, person.card),
    )


def resolve(ws: Workspace, ref: str) -> Card:
    """The one person who answers to `ref`: an id, or text found in one name, role or company.

    The very name wins over a part of another. Raises NotFound or Ambiguous.
    """
    if ref.isascii() and ref.isdigit():
        found = board.find_cards(ws.store, [int(ref)]) if len(ref) <= _ID_DIGITS else []
    else:
        found = _answering(ws, fold(clean_line(ref)))
    if not found:
        raise NotFound(ref=ref)
    if len(found) > 1:
        raise Ambiguous(ref=ref, matches=[(card.id, card.name) for card in found])
    return found[0]


def suggest(ws: Workspace, text: str, limit: int = 8) -> list[Card]:
    """People whose name holds `text`, the closest first: for choosing while typing."""
    key = fold(clean_line(text))
    return people.named(ws.store, key, limit) if key else []


def likely_doubles(ws: Workspace, fields: PersonFields) -> list[Likeness]:
    """People who may be the one being added."""
    keys = [(kind, handle_rules.match_key(kind, value)) for kind, value in fields.handles]
    name, company = fold(clean_line(fields.name)), fold(clean_line(fields.company))
    return people.alike(ws.store, name, company, keys) if name else []


def referred_by(fields: PersonFields, person_id: int) -> PersonFields:
    """The person as one who was referred: on the board, in Referred, with the introducer."""
    return replace(fields, via_id=person_id, stage=fields.stage or Stage.REFERRED)


def insert_person(ws: Workspace, work: Work, fields: PersonFields, now: datetime) -> int:
    """Write a new person with tags, handles and referral, as part of a larger write."""
    clean = cleaned(fields)
    _check_introducer(work, clean)
    person_id = work.insert(tables.Person, **columns_of(clean), created_at=now)
    _put_tags(work, person_id, clean.tags)
    _put_expertise(work, person_id, clean.expertise)
    _put_handles(work, person_id, clean.handles)
    _put_referral(work, person_id, clean.via_id, now)
    settle(ws, work, person_id, _stage(clean), now)
    return person_id


def cleaned(fields: PersonFields) -> PersonFields:
    """The fields made harmless, each tag and handle once.

    Raises BadInput for an empty name, a bad handle or a bad cadence.
    """
    name = clean_line(fields.name)
    if not name:
        raise BadInput(field="name", value=fields.name, reason="empty")
    if fields.every_days is not None and fields.every_days not in EVERY_DAYS:
        raise BadInput(field="cadence", value=str(fields.every_days), reason="range")
    return replace(
        fields,
        name=name,
        role=clean_line(fields.role),
        company=clean_line(fields.company),
        notes=clean_text(fields.notes),
        tags=_unique_tags(fields.tags),
        expertise=_unique_tags(fields.expertise),
        met_where=clean_line(fields.met_where),
        learned=clean_text(fields.learned),
        handles=_unique_handles(fields.handles),
    )


def columns_of(fields: PersonFields) -> dict[str, Any]:
    """The columns of a person's row that say what clean `fields` say, and the keys made from it."""
    tag_keys = [fold(tag) for tag in fields.tags]
    return keys_of(fields.name, fields.role, fields.company, tag_keys) | {
        "name": fields.name,
        "role": fields.role,
        "company": fields.company,
        "notes": fields.notes,
        "decision_maker": fields.decision_maker,
        "do_not_contact": fields.do_not_contact,
        "every_days": fields.every_days,
        "via_id": fields.via_id,
        "met_where": fields.met_where,
        "met_on": fields.met_on,
        "learned": fields.learned,
    }


def handle_columns(person_id: int, handle: Handle) -> dict[str, Any]:
    """A handle in its clean form, as a row."""
    return {
        "person_id": person_id,
        "kind": handle.kind,
        "value": handle.value,
        "match_key": handle_rules.match_key(handle.kind, handle.value),
    }


def _answering(ws: Workspace, key: str) -> list[Card]:
    if not key:
        return []
    named = people.named(ws.store, key, MATCHES_LISTED)
    exact = [card for card in named if fold(card.name) == key]
    return exact or named or people.found_by(ws.store, key, MATCHES_LISTED)


def _cadence_tag(ws: Workspace, person: Person) -> str:
    by_key = {fold(tag): tag for tag in person.tags}
    return "" if person.every_days else by_key.get(ws.cadences.tag_of(by_key), "")


def _stage(fields: PersonFields) -> Stage | None:
    return None if fields.do_not_contact else fields.stage


def _unique_tags(tags: Sequence[str]) -> tuple[str, ...]:
    by_key: dict[str, str] = {}
    for tag in tags:
        name = clean_line(tag.lstrip("#"), 40)
        if name:
            by_key.setdefault(fold(name), name)
    return tuple(by_key.values())


def _unique_handles(handles: Sequence[Handle]) -> tuple[Handle, ...]:
    return tuple(
        dict.fromkeys(Handle(kind, handle_rules.check(kind, value)) for kind, value in handles)
    )


def _put_tags(work: Work, person_id: int, tags: Sequence[str]) -> None:
    _put_words(work, tables.PersonTag, people.tag_links(work.store, person_id), person_id, tags)


def _put_expertise(work: Work, person_id: int, tags: Sequence[str]) -> None:
    present = people.expertise_links(work.store, person_id)
    _put_words(work, tables.Expertise, present, person_id, tags)


def _put_words(
    work: Work,
    table: type[tables.Table],
    present: dict[str, int],
    person_id: int,
    tags: Sequence[str],
) -> None:
    """Make the tags that a person has in a table what they are to be."""
    wanted = {fold(tag): tag for tag in tags}
    for key, row_id in present.items():
        if key not in wanted:
            work.delete(table, row_id)
    for key, name in wanted.items():
        if key not in present:
            tag_id = people.tag_id(work.store, key, name)
            work.insert(table, person_id=person_id, tag_id=tag_id)


def _put_handles(work: Work, person_id: int, handles: Sequence[Handle]) -> None:
    present = people.handle_ids(work.store, person_id)
    for handle, row_id in present.items():
        if handle not in handles:
            work.delete(tables.Handle, row_id)
    for handle in handles:
        if handle not in present:
            work.insert(tables.Handle, **handle_columns(person_id, handle))


def _put_referral(work: Work, person_id: int, via_id: int | None, now: datetime) -> None:
    """Keep one `referred` tie to the person: from the introducer who stands in their row."""
    present = people.referral_ids(work.store, person_id)
    for source, tie_id in present.items():
        if source != via_id:
            work.delete(tables.Tie, tie_id)
    if via_id is not None and via_id not in present:
        work.insert(
            tables.Tie,
            kind=TieKind.REFERRED,
            source_id=via_id,
            target_id=person_id,
            created_at=now,
        )


def _check_introducer(work: Work, fields: PersonFields, person_id: int | None = None) -> None:
    if fields.via_id is None:
        return
    via = row_of(work, fields.via_id)
    if person_id in (fields.via_id, *people.chain_ids(work.store, fields.via_id)):
        raise Circular(name=fields.name, via=via["name"])
