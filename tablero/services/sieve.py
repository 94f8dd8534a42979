"""Parts the people of a file into those to add and those already there.

Two records are the same person when they share a LinkedIn page or an e-mail address. One that gives
neither is known by name and company, for want of better. People already there stay untouched.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from tablero.domain.handles import check, match_key
from tablero.domain.imports import BadRecord, ImportedPerson
from tablero.domain.people import Handle, PersonFields
from tablero.domain.text import fold
from tablero.domain.words import HandleKind, Stage
from tablero.errors import BadInput, Cancelled
from tablero.services.people import cleaned
from tablero.storage import matching
from tablero.storage.store import Store

BATCH = 500
"""People who are matched and written together."""

BAD_LISTED = 10_000
"""Bad records kept for the report, so that a file of nothing else cannot fill the memory."""

_REASONS = {HandleKind.EMAIL: "email", HandleKind.LINKEDIN: "url"}

Mark = tuple[HandleKind | None, str, str]
"""What two records of one person share: a kind and its match key, or None, name and company."""


class Candidate(NamedTuple):
    """A person as read, made harmless, with the marks by which to find them."""

    fields: PersonFields
    marks: tuple[Mark, ...]


class Sieve:
    """Draws the people to add from a source, in batches, and counts all that comes by."""

    def __init__(
        self,
        store: Store,
        stage: Stage | None,
        progress: Callable[[int], None],
        cancelled: Callable[[], bool],
    ) -> None:
        self._store, self._stage = store, stage
        self._progress, self._cancelled = progress, cancelled
        self._met: set[Mark] = set()
        self.fresh = self.already_there = self.bad_count = 0
        self.bad: list[BadRecord] = []

    def batches(self, source: Iterable[ImportedPerson | BadRecord]) -> Iterator[list[PersonFields]]:
        """The people who are not there yet, up to `BATCH` at a time. Raises Cancelled."""
        batch: list[Candidate] = []
        for record_count, record in enumerate(source, start=1):
            if self._cancelled():
                raise Cancelled
            if isinstance(record, BadRecord):
                self._report(record)
            else:
                batch.append(self._candidate(record))
            if len(batch) == BATCH:
                yield self._sift(batch)
                batch = []
                self._progress(record_count)
        yield self._sift(batch)

    def _sift(self, batch: Sequence[Candidate]) -> list[PersonFields]:
        self._met |= self._in_database(batch)
        new = []
        for fields, marks in batch:
            if self._met.isdisjoint(_telling(marks)):
                new.append(fields)
            self._met.update(marks)
        self.fresh += len(new)
        self.already_there += len(batch) - len(new)
        return new

    def _in_database(self, batch: Sequence[Candidate]) -> set[Mark]:
        keys: dict[HandleKind | None, set[str]] = defaultdict(set)
        for candidate in batch:
            for kind, key, _ in _telling(candidate.marks):
                keys[kind].add(key)
        found: set[Mark] = set()
        for kind, wanted in keys.items():
            if kind is None:
                found.update((None, *pair) for pair in matching.known_names(self._store, wanted))
            else:
                known = matching.known_handles(self._store, kind, wanted)
                found.update((kind, key, "") for key in known)
        return found

    def _candidate(self, record: ImportedPerson) -> Candidate:
        handles = self._handles(record)
        fields = cleaned(
            PersonFields(
                record.name,
                role=record.role,
                company=record.company,
                stage=self._stage,
                handles=tuple(handles.values()),
                notes=f"LinkedIn {record.connected_on}" if record.connected_on else "",
            )
        )
        return Candidate(fields, (*handles, (None, fold(fields.name), fold(fields.company))))

    def _handles(self, record: ImportedPerson) -> dict[Mark, Handle]:
        """The handles that are what they are said to be, once each; the others are reported."""
        found: dict[Mark, Handle] = {}
        for kind, value in record.handles:
            try:
                handle = Handle(kind, check(kind, value))
            except BadInput:
                self._report(BadRecord(record.line, _REASONS.get(kind, kind.value), value[:80]))
            else:
                found.setdefault((kind, match_key(kind, value), ""), handle)
        return found

    def _report(self, record: BadRecord) -> None:
        self.bad_count += 1
        if len(self.bad) < BAD_LISTED:
            self.bad.append(record)


def _telling(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """The handles or, where there is none, the name with the company."""
    return marks[:-1] or marks
