"""The rows that say what is known of a person, each as part of a larger write."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from tablero.domain.handles import match_key
from tablero.domain.people import Handle, PersonFields, keys_of
from tablero.domain.person_fields import cleaned, stage_wanted
from tablero.domain.text import fold
from tablero.domain.words import TieKind
from tablero.errors import Circular
from tablero.services.cards import row_of, settle
from tablero.services.workspace import Workspace
from tablero.storage import people, tables
from tablero.storage.work import Work


def insert_person(ws: Workspace, work: Work, fields: PersonFields, now: datetime) -> int:
    """Write a new person with tags, handles and referral."""
    clean = cleaned(fields)
    check_introducer(work, clean)
    person_id = work.insert(tables.Person, **columns_of(clean), created_at=now)
    put_links(work, person_id, clean, now)
    settle(ws, work, person_id, stage_wanted(clean), now)
    return person_id


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
        "match_key": match_key(handle.kind, handle.value),
    }


def put_links(work: Work, person_id: int, fields: PersonFields, now: datetime) -> None:
    """Make the tags, expertise, handles and referral of a person what clean `fields` say."""
    _put_words(
        work, tables.PersonTag, people.tag_links(work.store, person_id), person_id, fields.tags
    )
    known = people.expertise_links(work.store, person_id)
    _put_words(work, tables.Expertise, known, person_id, fields.expertise)
    _put_handles(work, person_id, fields.handles)
    _put_referral(work, person_id, fields.via_id, now)


def check_introducer(work: Work, fields: PersonFields, person_id: int | None = None) -> None:
    """Raises NotFound for one who is not there, Circular for one who came through the person."""
    if fields.via_id is None:
        return
    via = row_of(work, fields.via_id)
    if person_id in (fields.via_id, *people.chain_ids(work.store, fields.via_id)):
        raise Circular(name=fields.name, via=via["name"])


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
