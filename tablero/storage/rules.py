"""By which rules the stored due dates were computed, and their writing when those have changed.

Due dates follow from cadences and time zone, which live in the configuration and not in the file.
They are derived: what is written here is no change of the user's and stands in no journal.
"""

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from peewee import fn

from tablero.storage import standings
from tablero.storage.store import Store, failures_of
from tablero.storage.tables import Change, Person, PersonTag, Setting, Tag

DUE_COLUMNS = frozenset({"cadence_days", "due_on"})
"""The columns of a person that follow from the rules."""

_RULES, _SINCE = "due_rules", "due_rules_since"
_FIND = "SELECT value FROM setting WHERE key = ?"
_WRITE = "UPDATE person SET cadence_days = ?, due_on = ? WHERE id = ?"
_AT_ONCE = 5_000

_RECOUNT = (
    """
    UPDATE person SET unanswered_asks = (
        SELECT COUNT(*) FROM touch WHERE touch.person_id = person.id AND touch.number > COALESCE((
            SELECT MAX(other.number) FROM touch AS other
            WHERE other.person_id = person.id
            AND (other.intent != 'ask' OR other.answered_at IS NOT NULL)
        ), 0)
    ) WHERE id IN (SELECT value FROM json_each(?))
    """,
    """
    UPDATE tie SET thanked_at = (
        SELECT MIN(at) FROM touch
        WHERE person_id = tie.source_id AND number IS NOT NULL AND at > tie.created_at
    ) WHERE source_id IN (SELECT value FROM json_each(?)) AND NOT EXISTS (
        SELECT 1 FROM change_row
        WHERE table_name = 'tie' AND row_id = tie.id AND after LIKE '%"thanked_at"%'
    )
    """,
)


class Due(NamedTuple):
    """When a person on the board is due, and what that follows from. Moments are UTC seconds."""

    id: int
    stage: str
    every_days: int | None
    touch_count: int
    last_touch_at: int | None
    by_hand: bool
    cadence_days: int
    due_on: str | None


_FIELDS = (
    Person.id,
    Person.stage,
    Person.every_days,
    Person.touch_count,
    Person.last_touch_at,
    Person.due_by_hand,
    Person.cadence_days,
    Person.due_on,
)


def in_force(store: Store) -> str:
    """The rules by which the due dates in the file were computed; empty in a new file."""
    return _value(store, _RULES)


def valid_since(store: Store) -> int:
    """The newest change of the journal that was made under other rules; 0 if there is none."""
    return int(_value(store, _SINCE) or 0)


def put_in_force(store: Store, name: str) -> None:
    """Remember under which rules the due dates are from now on."""
    newest = store.scalar(Change.select(fn.MAX(Change.id))) or 0
    for key, value in ((_RULES, name), (_SINCE, str(newest))):
        store.run(Setting.delete().where(Setting.key == key))
        store.run(Setting.insert(key=key, value=value))


def recompute(store: Store, compute: Callable[[Due], Due]) -> None:
    """Write the due date and cadence of everyone on the board for whom `compute` finds another."""
    for some in _pages(store):
        found = [(old, compute(old)) for old in some]
        changed = [(new.cadence_days, new.due_on, new.id) for old, new in found if old != new]
        with failures_of(store.path):
            store.db.cursor().executemany(_WRITE, changed)
    standings.rebuild(store)


def recount(store: Store, ids: Sequence[int]) -> None:
    """Count again what the images of old changes may not hold, as they are older than its columns.

    That is the unanswered asks of these people, and the thanks that no change in the journal has
    given them since.
    """
    with failures_of(store.path):
        for statement in _RECOUNT:
            store.db.execute_sql(statement, (json.dumps(list(ids)),))


def bearers(store: Store, tag_keys: Collection[str]) -> dict[int, list[str]]:
    """Person id -> which of these folded tags they bear; those who bear none are left out."""
    found: dict[int, list[str]] = {}
    links = PersonTag.select(PersonTag.person, Tag.key).join(Tag)
    for person_id, key in store.rows(links.where(Tag.key.in_(list(tag_keys)))):
        found.setdefault(person_id, []).append(key)
    return found


def _pages(store: Store) -> Iterator[list[Due]]:
    """Those on the board by id; a page is read whole, so that its rows may be written then."""
    last = 0
    while True:
        people = Person.select(*_FIELDS).where(Person.id > last, Person.stage.is_null(False))
        page = [Due(*row) for row in store.rows(people.order_by(Person.id).limit(_AT_ONCE))]
        if not page:
            return
        yield page
        last = page[-1].id


def _value(store: Store, key: str) -> str:
    """Not by peewee: this is asked at every start, and takes a twentieth of its time."""
    found = store.rows_of(_FIND, [key])
    return str(found[0][0]) if found else ""
