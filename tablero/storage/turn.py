"""Turns rows back to what they were, or forward again, and those of an import by the hundred."""

from collections.abc import Iterable, Iterator, Set
from itertools import groupby, islice
from typing import NamedTuple

from tablero.storage.tables import Table
from tablero.storage.work import BULK, Image, Work, images


class Turn(NamedTuple):
    """What a row should be now, by the columns that matter, and what to make of it.

    None stands for no row.
    """

    table: type[Table]
    row_id: int
    now: Image | None
    then: Image | None

    @property
    def kind(self) -> tuple[type[Table], bool, bool]:
        """Neighbours of one kind can be turned together: the same table, made or removed alike."""
        return self.table, self.now is None, self.then is None


def turn_rows(work: Work, turns: Iterable[Turn], free: Set[str] = frozenset()) -> bool:
    """Turn rows in the order given. False, some of them turned, when one is not as it should be.

    The columns in `free` may be anything.
    """
    return all(_turn(work, alike, free) for alike in _batches(turns))


def _batches(turns: Iterable[Turn]) -> Iterator[list[Turn]]:
    for (_, is_new, is_gone), run in groupby(turns, key=lambda turn: turn.kind):
        # One row may have been changed twice, but it is made or removed only once in a run.
        size = BULK if is_new or is_gone else 1
        while batch := list(islice(run, size)):
            yield batch


def _turn(work: Work, alike: list[Turn], free: Set[str]) -> bool:
    table = alike[0].table
    found = images(work.store, table, [turn.row_id for turn in alike])
    if any(_differs(found.get(turn.row_id), turn.now, free) for turn in alike):
        return False
    made = [turn.then for turn in alike if turn.now is None and turn.then]
    removed = [found[turn.row_id] for turn in alike if turn.then is None]
    work.insert_many(table, made)
    work.delete_many(table, removed)
    for turn in alike:
        if turn.now and turn.then:
            work.update(table, turn.row_id, **turn.then)
    return True


def _differs(current: Image | None, expected: Image | None, free: Set[str]) -> bool:
    if current is None or expected is None:
        return (current is None) != (expected is None)
    return any(current[name] != expected[name] for name in expected.keys() - free)
