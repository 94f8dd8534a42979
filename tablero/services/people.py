"""Adding, editing and finding people."""

from typing import NamedTuple

from tablero.domain.changes import Written
from tablero.domain.entries import Entry
from tablero.domain.favours import Favour
from tablero.domain.handles import match_key
from tablero.domain.introductions import Introduction
from tablero.domain.network import Tie
from tablero.domain.people import Card, Likeness, Link, Person, PersonFields
from tablero.domain.person_fields import cleaned, stage_wanted
from tablero.domain.recovery import Recovery
from tablero.domain.text import clean_line, fold
from tablero.errors import Ambiguous, NotFound
from tablero.services.cards import rests, row_of, settle, stage_of
from tablero.services.person_rows import check_introducer, columns_of, insert_person, put_links
from tablero.services.recoveries import living_of
from tablero.services.workspace import Workspace
from tablero.storage import board, entries, favours, introductions, network, people
from tablero.storage.journal import write

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
        row, stage = row_of(work, person_id), stage_wanted(clean)
        ends_rest = stage is not stage_of(row) and rests(ws, row)
        check_introducer(work, clean, person_id)
        put_links(work, person_id, clean, now)
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
    keys = [(kind, match_key(kind, value)) for kind, value in fields.handles]
    name, company = fold(clean_line(fields.name)), fold(clean_line(fields.company))
    return people.alike(ws.store, name, company, keys) if name else []


def _answering(ws: Workspace, key: str) -> list[Card]:
    if not key:
        return []
    named = people.named(ws.store, key, MATCHES_LISTED)
    exact = [card for card in named if fold(card.name) == key]
    return exact or named or people.found_by(ws.store, key, MATCHES_LISTED)


def _cadence_tag(ws: Workspace, person: Person) -> str:
    by_key = {fold(tag): tag for tag in person.tags}
    return "" if person.every_days else by_key.get(ws.cadences.tag_of(by_key), "")
