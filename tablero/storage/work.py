"""The writes of one transaction, each recorded as what the row was and what it became.

Values go in by column name (`via_id`, not `via`), as domain values or as stored ones.
"""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from peewee import Select, fn

from tablero.domain.changes import Shift
from tablero.domain.ranking import Standings
from tablero.domain.tally import NOBODY, PersonFacts
from tablero.domain.words import Stage
from tablero.storage import rates, standings
from tablero.storage.bulk import delete_rows, insert_rows
from tablero.storage.prepared import Prepared
from tablero.storage.store import Store
from tablero.storage.tables import ChangeRow, Person, Table, day, moment

Image = dict[str, Any]
"""Stored values by column name."""

BULK = 500
"""Rows a statement carries. Beyond so many people, counting again is cheaper than adding up."""

SPILL = 2_000
"""Rows held in memory before they go to the journal, so that an import of any size stays small."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """What happened to one row; None stands for no row."""

    table: type[Table]
    row_id: int
    before: Image | None
    after: Image | None

    def dumped(self, change_id: int) -> Image:
        """The record as a row of the journal, with only the columns that differ."""
        return {
            "change_id": change_id,
            "table_name": self.table._meta.table_name,
            "row_id": self.row_id,
            "before": _dump(self.before, self.after),
            "after": _dump(self.after, self.before),
        }


class Work:
    """Writes rows and remembers what they were. `subject` is what the change is about.

    `spill` is called when `rows` has grown long, to take them over.
    """

    def __init__(self, store: Store, spill: Callable[[], None] | None = None) -> None:
        self.store = store
        self.subject: dict[str, Any] = {}
        self.rows: list[RowChange] = []
        self.spill = spill
        self._people: dict[int, Shift] = {}
        self._moved: Standings = Counter()
        self._gained = NOBODY

    def insert(self, table: type[Table], **values: Any) -> int:
        """Add a row and return its id, which is new unless `id` is given."""
        row_id = int(values.get("id") or self.next_id(table))
        self.insert_many(table, [values | {"id": row_id}])
        return row_id

    def insert_many(self, table: type[Table], rows: list[Image]) -> None:
        """Add many rows that carry their own ids (see `next_id`), for imports."""
        full = [_full(table, row) for row in rows]
        insert_rows(self.store, table, full)
        for row in full:
            self._record(RowChange(table, row["id"], None, row))

    def update(self, table: type[Table], row_id: int, **values: Any) -> None:
        """Change columns of a row; nothing is written or recorded when nothing differs."""
        before = image(self.store, table, row_id)
        if before is None:
            return
        after = before | {name: _stored(table, name, value) for name, value in values.items()}
        changed = {name: after[name] for name in values if before[name] != after[name]}
        if changed:
            _update(table, tuple(changed)).run(self.store, *changed.values(), row_id)
            self._record(RowChange(table, row_id, before, after))

    def delete(self, table: type[Table], row_id: int) -> None:
        """Remove a row. Rows that refer to it are the caller's to remove first."""
        before = image(self.store, table, row_id)
        if before is not None:
            self.delete_many(table, [before])

    def delete_many(self, table: type[Table], rows: Sequence[Image]) -> None:
        """Remove rows that stand as they are given, in that order."""
        delete_rows(self.store, table, [row["id"] for row in rows])
        for row in rows:
            self._record(RowChange(table, row["id"], row, None))

    def next_id(self, table: type[Table]) -> int:
        """The id that the next row will get; it holds while this transaction does.

        An id that an undone row had is not used again: the journal may have to bring that row back,
        and another session may still show it.
        """
        name = table._meta.table_name
        in_use, in_journal = _newest_id(table).row(self.store, name) or (0, 0)
        return max(in_use or 0, in_journal or 0) + 1

    def keep_standings(self) -> None:
        """Bring the counts of where cards stand in line with what was written so far.

        And the conversion.
        """
        standings.shift(self.store, self._moved)
        rates.shift(self.store, self._gained)
        self._moved.clear()
        self._gained = NOBODY

    @property
    def people(self) -> tuple[int, ...]:
        """The people whose rows changed."""
        return tuple(self._people)

    @property
    def shifts(self) -> tuple[Shift, ...] | None:
        """How those people's facts changed; None beyond `BULK`."""
        return None if len(self._people) > BULK else tuple(self._people.values())

    def _record(self, change: RowChange) -> None:
        self.rows.append(change)
        if change.table is Person:
            self._record_person(change.row_id, _facts(change.before), _facts(change.after))
        if self.spill and len(self.rows) >= SPILL:
            self.spill()

    def _record_person(
        self, person_id: int, before: PersonFacts | None, after: PersonFacts | None
    ) -> None:
        known = self._people.get(person_id)
        self._people[person_id] = (known[0] if known else before, after)
        for facts, sign in ((before, -1), (after, +1)):
            if facts and (standing := facts.standing):
                self._moved[standing] += sign
            if facts:
                self._gained = self._gained.shifted(facts, sign)


def image(store: Store, table: type[Table], row_id: int) -> Image | None:
    """The stored values of a row by column name, or None."""
    row = _by_id(table).row(store, row_id)
    return None if row is None else dict(zip(table._meta.columns, row, strict=True))


@cache
def _newest_id(table: type[Table]) -> Prepared:
    """The highest id in a table, and of its rows in the journal."""
    in_use = table.select(fn.MAX(table.id))
    kept = ChangeRow.select(fn.MAX(ChangeRow.row_id))
    return Prepared(lambda name: Select([], [in_use, kept.where(ChangeRow.table_name == name)]))


@cache
def _by_id(table: type[Table]) -> Prepared:
    fields = table._meta.columns.values()
    return Prepared(lambda row_id: table.select(*fields).where(table.id == row_id))


@cache
def _update(table: type[Table], names: tuple[str, ...]) -> Prepared:
    """Gives these columns of a row other values; the last argument is the row's id."""
    fields = [table._meta.columns[name] for name in names]
    return Prepared(
        lambda *values: table.update(dict(zip(fields, values[:-1], strict=True))).where(
            table.id == values[-1]
        )
    )


def images(store: Store, table: type[Table], ids: list[int]) -> dict[int, Image]:
    """Row id -> stored values by column name, of those of the rows that are there."""
    fields = table._meta.sorted_fields
    names = [field.column_name for field in fields]
    rows = store.rows(table.select(*fields).where(table.id.in_(ids)))
    found = (dict(zip(names, row, strict=True)) for row in rows)
    return {row["id"]: row for row in found}


def _full(table: type[Table], values: Image) -> Image:
    return {
        column: _stored(table, column, values.get(column, field.default))
        for column, field in table._meta.columns.items()
    }


def _stored(table: type[Table], column: str, value: Any) -> Any:
    stored = table._meta.columns[column].db_value(value)
    return int(stored) if isinstance(stored, bool) else stored


def _facts(row: Image | None) -> PersonFacts | None:
    if row is None:
        return None
    return PersonFacts(
        Stage(row["stage"]) if row["stage"] else None,
        row["cadence_days"],
        day(row["due_on"]),
        day(row["rest_until"]),
        moment(row["first_touch_at"]),
        moment(row["first_conversation_at"]),
    )


def _dump(row: Image | None, other: Image | None) -> str | None:
    if row is None:
        return None
    kept = row if other is None else {name: v for name, v in row.items() if other[name] != v}
    return json.dumps(kept, ensure_ascii=False)
