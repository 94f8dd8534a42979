"""What belongs to a person, table by table: all that has to go along when two become one."""

from collections.abc import Iterator

from peewee import SQL, Expression, ForeignKeyField, fn

from tablero.domain.words import Direction, TieKind
from tablero.storage.store import Store
from tablero.storage.tables import JOURNALED, Lead, Person, Table, Tie, Touch
from tablero.storage.work import Image

Column = tuple[type[Table], str]
"""A table, and one of its columns that names a person."""


def columns() -> Iterator[Column]:
    """All columns of what users write in which a person is named."""
    for table in JOURNALED.values():
        for field in table._meta.sorted_fields:
            if isinstance(field, ForeignKeyField) and field.rel_model is Person:
                yield table, field.column_name


def rows(store: Store, column: Column, person_id: int) -> list[Image]:
    """The rows in which a person is named there, by id, as stored."""
    table, name = column
    fields = table._meta.columns
    query = table.select(*fields.values()).where(fields[name] == person_id).order_by(table.id)
    return [dict(zip(fields, row, strict=True)) for row in store.rows(query)]


def count(store: Store, column: Column, person_id: int) -> int:
    """How many rows name a person there."""
    table, name = column
    query = table.select(fn.COUNT(SQL("*"))).where(table._meta.columns[name] == person_id)
    return int(store.scalar(query))


def tie_rows(store: Store, keep_id: int, other_id: int) -> list[Image]:
    """The ties of two people, those of the first of them first."""
    found: dict[int, Image] = {}
    for person_id in (keep_id, other_id):
        for name in ("source_id", "target_id"):
            found |= {row["id"]: row for row in rows(store, (Tie, name), person_id) if
                      row["id"] not in found}  # fmt: skip
    return list(found.values())


def ties_thanked(store: Store, person_id: int) -> dict[int, int]:
    """Tie id -> when an introducer heard from us after it, of the ties not thanked for yet."""
    theirs = (Tie.source == person_id) & (Tie.kind == TieKind.REFERRED) & Tie.thanked_at.is_null()
    since = (Touch.person == Tie.source) & (Touch.at > Tie.created_at)
    return _first_touch(store, Tie, since, theirs)


def leads_thanked(store: Store, person_id: int) -> dict[int, int]:
    """Lead id -> when an introducer heard from us after it, of the leads not thanked for yet."""
    theirs = (Lead.introducer == person_id) & Lead.thanked_at.is_null()
    since = (Touch.person == Lead.introducer) & (Touch.at > Lead.at)
    return _first_touch(store, Lead, since, theirs)


def _first_touch(
    store: Store, table: type[Table], since: Expression, theirs: Expression
) -> dict[int, int]:
    query = table.select(table.id, fn.MIN(Touch.at)).join(Touch, on=since)
    return dict(
        store.rows(query.where(theirs, Touch.direction == Direction.OUT).group_by(table.id))
    )


def twin_of(store: Store, table: type[Table], row: Image, names: tuple[str, ...]) -> Image | None:
    """Another row of that table that says the same in those columns."""
    fields = table._meta.columns
    query = table.select(*fields.values()).where(table.id != row["id"])
    for name in names:
        query = query.where(fields[name] == row[name])
    found = store.row(query.limit(1))
    return None if found is None else dict(zip(fields, found, strict=True))
