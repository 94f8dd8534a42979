"""How many cards stand where, kept in the file: the board's figures at any size, without counting.

Every write of people brings the counts along in its own transaction (see `Work`).
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from peewee import SQL, Expression, fn

from tablero.domain.ranking import Standing, Standings
from tablero.domain.words import Stage
from tablero.storage import rates, tables
from tablero.storage.prepared import Prepared
from tablero.storage.store import Row, Store, failures_of
from tablero.storage.tables import Person, day

_SHIFT = """
    INSERT INTO standing (stage, resting, cadence_days, due_on, people) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (stage, resting, cadence_days, due_on)
    DO UPDATE SET people = people + excluded.people
"""

_KEPT = Prepared(
    lambda: tables.Standing.select(
        tables.Standing.stage,
        tables.Standing.cadence_days,
        tables.Standing.due_on,
        tables.Standing.resting,
        tables.Standing.people,
    )
)


def read(store: Store) -> Standings:
    """Where all cards stand, as kept."""
    return _standings(_KEPT.rows(store))


def count(store: Store, chosen: Expression | None = None) -> Standings:
    """The same, counted from the people for whom a condition holds; one pass over an index."""
    resting = fn.COUNT(Person.rest_until)
    columns = (Person.stage, Person.cadence_days, Person.due_on, fn.COUNT(SQL("*")), resting)
    on_board: Expression = Person.stage >= ""  # unlike IS NOT NULL, a range of the index
    query = Person.select(*columns).where(on_board if chosen is None else on_board & chosen)
    rows = store.rows(query.group_by(Person.stage, Person.cadence_days, Person.due_on))
    return _standings(
        (stage, cadence, due_on, rests, people)
        for stage, cadence, due_on, all_, resting in rows
        for rests, people in ((False, all_ - resting), (True, resting))
    )


def shift(store: Store, differences: Standings) -> None:
    """Add to the counts as kept, and take away."""
    rows = [
        (each.stage, each.resting, each.cadence_days, _stored(each.due_on), difference)
        for each, difference in differences.items()
        if difference
    ]
    if rows:
        with failures_of(store.path):
            store.db.cursor().executemany(_SHIFT, rows)
            store.db.execute_sql("DELETE FROM standing WHERE people = 0")


def rebuild(store: Store) -> None:
    """Count everyone again, and keep that; the conversion, too."""
    store.run(tables.Standing.delete())
    shift(store, count(store))
    rates.rebuild(store)


def _standings(rows: Iterable[Row]) -> Standings:
    found: Standings = Counter()
    days: dict[str | None, date | None] = {"": None}
    for stage, cadence, due_on, resting, people in rows:
        if due_on not in days:
            days[due_on] = day(due_on)
        if people:
            found[Standing(Stage(stage), cadence, days[due_on], bool(resting))] = people
    return found


def _stored(due_on: date | None) -> str:
    return due_on.isoformat() if due_on else ""
