"""What is read of introductions."""

from collections.abc import Sequence

from peewee import JOIN, Case, ModelSelect

from tablero.domain.introductions import Introduction
from tablero.domain.people import Link
from tablero.domain.words import EntryStatus, IntroductionStatus
from tablero.storage import tables
from tablero.storage.store import Row, Store
from tablero.storage.tables import Person, day, moment

Target = Person.alias("target")

_REMINDER = Case(None, [(tables.Entry.status == EntryStatus.OPEN, tables.Entry.due_on)])


def by_ids(store: Store, ids: Sequence[int]) -> list[Introduction]:
    """These introductions; those that are gone are left out."""
    chosen = _query().where(tables.Introduction.id.in_(list(ids)))
    return [_introduction_of(row) for row in store.rows(chosen)]


def still_open(store: Store, limit: int) -> list[Introduction]:
    """Those that were asked for and not made yet, the oldest first."""
    chosen = _query().where(tables.Introduction.status == IntroductionStatus.OPEN)
    return [_introduction_of(row) for row in store.rows(chosen.limit(limit))]


def about(store: Store, person_id: int) -> list[Introduction]:
    """Those in which a person was asked, or is the one looked for."""
    row = tables.Introduction
    chosen = _query().where((row.asked == person_id) | (row.target == person_id))
    return [_introduction_of(each) for each in store.rows(chosen)]


def _query() -> "ModelSelect[tables.Introduction]":
    row = tables.Introduction
    return (
        row.select(
            row.id, Person.id, Person.name, Target.id, Target.name, row.wish, row.status,
            row.asked_at, _REMINDER, row.touch, row.entry,
        )
        .join(Person, on=(row.asked == Person.id))
        .switch(row)
        .join(Target, JOIN.LEFT_OUTER, on=(row.target == Target.id))
        .switch(row)
        .join(tables.Entry, JOIN.LEFT_OUTER, on=(row.entry == tables.Entry.id))
        .order_by(row.asked_at, row.id)
    )  # fmt: skip


def _introduction_of(row: Row) -> Introduction:
    id_, asked, name, target, target_name, wish, status, at, remind_on, touch, entry = row
    asked_at = moment(at)
    assert asked_at is not None
    return Introduction(
        id_, Link(asked, name), Link(target, target_name) if target else None, wish,
        IntroductionStatus(status), asked_at, day(remind_on), touch, entry,
    )  # fmt: skip
