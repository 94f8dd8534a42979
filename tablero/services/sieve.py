"""Parts the people of a file into those to add and those already there.

Two records are the same person when they share a LinkedIn page or an e-mail address. Where one of
two gives neither, name and company tell, for want of better. People already there stay untouched.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from tablero.domain.handles import check, match_key
from tablero.domain.imports import BadRecord, ImportedPerson
from tablero.domain.people import Handle, PersonFields
from tablero.domain.person_fields import cleaned
from tablero.domain.text import fold
from tablero.domain.words import HandleKind, Stage
from tablero.errors import BadInput, Cancelled
from tablero.storage import matching
from tablero.storage.store import Store

BATCH = 500
"""People who are matched and written together."""

BAD_LISTED = 10_000
"""Bad records kept for the report, so that a file of nothing else cannot fill the memory."""

_REASONS = {HandleKind.EMAIL: "email", HandleKind.LINKEDIN: "url"}

_NAME, _NAME_ALONE, _NAME_WITHOUT_PAGE = "name", "name alone", "name without page"

Mark = tuple[str, str, str]
"""What two records of one person share: a kind of handle and its match key, or one of the above
with name and company."""


class Candidate(NamedTuple):
    """A person as read, made harmless, with the marks by which to find them."""

    fields: PersonFields
    handles: tuple[Mark, ...]
    name: tuple[str, str]

    def answers_to(self) -> tuple[Mark, ...]:
        """Any of these marks, met before, says that this person is there already."""
        return self.handles or ((_NAME, *self.name),)

    def may_be(self) -> Mark | None:
        """Who this may also be: one of that name and company with no page, or no other address."""
        if not self.handles or not self.name[1]:
            return None
        kinds = {handle.kind for handle in self.fields.handles}
        return (_NAME_ALONE if HandleKind.EMAIL in kinds else _NAME_WITHOUT_PAGE, *self.name)

    def marks(self) -> set[Mark]:
        """All by which a later record may turn out to be this person."""
        kinds = {handle.kind for handle in self.fields.handles}
        has_page, has_mail = HandleKind.LINKEDIN in kinds, HandleKind.EMAIL in kinds
        return {*self.handles, *_named(self.name, has_page=has_page, has_mail=has_mail)}


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
        self._recognised: set[Mark] = set()
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
        new = [candidate.fields for candidate in batch if not self._is_there(candidate)]
        self.fresh += len(new)
        self.already_there += len(batch) - len(new)
        return new

    def _is_there(self, candidate: Candidate) -> bool:
        known = not self._met.isdisjoint(candidate.answers_to()) or self._recognises(candidate)
        named = (_NAME, *candidate.name)
        self._met.update({*candidate.handles, named} if known else candidate.marks())
        return known

    def _recognises(self, candidate: Candidate) -> bool:
        """By name and company; of two who answer to them the second is somebody else."""
        mark = candidate.may_be()
        if mark is None or mark not in self._met or (_NAME, *candidate.name) in self._recognised:
            return False
        self._recognised.add((_NAME, *candidate.name))
        return True

    def _in_database(self, batch: Sequence[Candidate]) -> set[Mark]:
        keys: dict[HandleKind, set[str]] = defaultdict(set)
        for candidate in batch:
            for word, key, _ in candidate.handles:
                keys[HandleKind(word)].add(key)
        found: set[Mark] = set()
        for one in matching.namesakes(self._store, {candidate.name[0] for candidate in batch}):
            name = one.name_key, one.company_key
            found.update(_named(name, has_page=one.has_page, has_mail=one.has_mail))
        for kind, wanted in keys.items():
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
        return Candidate(fields, tuple(handles), (fold(fields.name), fold(fields.company)))

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


def _named(name: tuple[str, str], *, has_page: bool, has_mail: bool) -> Iterator[Mark]:
    """The marks that a name with its company makes, by what else is known of who bears it."""
    yield (_NAME, *name)
    if not has_page:
        yield (_NAME_WITHOUT_PAGE, *name)
    if not has_page and not has_mail:
        yield (_NAME_ALONE, *name)
