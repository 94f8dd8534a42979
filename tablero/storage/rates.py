"""The conversion so far, kept in the file: the head of the board at any size, without counting.

As the standings, every write of people brings it along in its own transaction.
"""

from peewee import fn

from tablero.domain.tally import Rate
from tablero.storage.store import Store, failures_of
from tablero.storage.tables import Person

_TOUCHED, _CONVERTED = "people_touched", "people_converted"
_READ = "SELECT key, value FROM setting WHERE key IN (?, ?)"
_KEEP = """
    INSERT INTO setting (key, value) VALUES (?, ?)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value
"""


def read(store: Store) -> Rate:
    """The conversion as kept; counted where it is not."""
    kept = {key: int(value) for key, value in store.rows_of(_READ, [_TOUCHED, _CONVERTED])}
    return (
        Rate(kept[_CONVERTED], kept[_TOUCHED]) if len(kept) == len(Rate._fields) else count(store)
    )


def count(store: Store) -> Rate:
    """The same, counted from the people; one pass over an index."""
    touched, converted = Person.first_touch_at, Person.first_conversation_at
    people = Person.select(fn.COUNT(converted), fn.COUNT(touched)).where(touched.is_null(False))
    return Rate(*(store.row(people) or ()))


def shift(store: Store, difference: Rate) -> None:
    """Add to the conversion as kept, and take away."""
    if any(difference):
        kept = read(store)
        _keep(store, Rate(*map(sum, zip(kept, difference, strict=True))))


def rebuild(store: Store) -> None:
    """Count everyone again, and keep that."""
    _keep(store, count(store))


def _keep(store: Store, rate: Rate) -> None:
    with failures_of(store.path):
        for key, value in ((_TOUCHED, rate.touched), (_CONVERTED, rate.converted)):
            store.db.execute_sql(_KEEP, (key, str(value)))
