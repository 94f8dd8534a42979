"""Looks for what is wrong with the file, and counts again what can be counted again.

The counters on a person's row, the numbers of touches and the keys for matching all follow from
other rows. They are kept for speed, so there must be a way to tell whether they still hold.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tablero.domain.changes import Written
from tablero.domain.findings import EXAMPLES, Fault, Finding
from tablero.domain.people import Link
from tablero.services.recount import Fix, fixes
from tablero.services.workspace import Workspace
from tablero.storage import checks, recount, standings
from tablero.storage.contradictions import contradictions
from tablero.storage.journal import write
from tablero.storage.work import BULK, Work


@dataclass(frozen=True, slots=True)
class Repair:
    """What a repair wrote, and what is wrong after it."""

    written: Written
    left: tuple[Finding, ...]


def examine(ws: Workspace) -> tuple[Finding, ...]:
    """All that is wrong with the file, the gravest first; nothing is changed.

    People are counted again only in a file that is sound and holds no unknown words. Takes some
    20 s for a million touches, and the memory of the people who are wrong.
    """
    found = [*_of_file(ws), *_of_permissions(ws)]
    if not _is_hopeless(found):
        found += _of_people(_wrong_people(ws))
        if places := checks.wrong_standings(ws.store):
            found.append(Finding(Fault.STANDINGS, places))
    order = list(Fault)
    return tuple(sorted(found, key=lambda finding: order.index(finding.fault)))


def repair(ws: Workspace) -> Repair:
    """Set right what a recount can, in one undoable change, and make the files private again.

    Where a person's stage and their last move differ, the stage on the board stands, and a move of
    now is added. Raises StorageError when the files are not ours to change.
    """
    checks.make_private(checks.open_files(ws.store))
    is_hopeless = _is_hopeless(_of_file(ws))
    ids = [] if is_hopeless else [person.id for person, _ in _wrong_people(ws)]
    with write(ws.store, "repair", ws.now()) as (work, written):
        work.subject["count"] = 0
        if not is_hopeless and checks.wrong_standings(ws.store):
            standings.rebuild(ws.store)
        for start in range(0, len(ids), BULK):
            # Counted once more: another session may have written since. All is read before a write.
            for _, needed in list(_wrong_people(ws, ids[start : start + BULK])):
                _apply(work, needed)
                work.subject["count"] += 1
    return Repair(written, examine(ws))


def _wrong_people(
    ws: Workspace, only: Sequence[int] | None = None
) -> Iterator[tuple[Link, list[Fix]]]:
    for whole in recount.people(ws.store, only):
        if needed := list(fixes(ws, whole)):
            yield Link(whole.row["id"], whole.row["name"]), needed


def _apply(work: Work, needed: Iterable[Fix]) -> None:
    for fix in needed:
        if fix.row_id is None:
            work.insert(fix.table, **fix.values)
        else:
            work.update(fix.table, fix.row_id, **fix.values)


def _of_file(ws: Workspace) -> Iterator[Finding]:
    if damage := checks.damage(ws.store):
        yield Finding(Fault.DAMAGED, detail=damage)
        return
    for fault, counts in (
        (Fault.DANGLING, checks.dangling(ws.store)),
        (Fault.UNKNOWN_WORD, checks.unknown_words(ws.store)),
        (Fault.UNKNOWN_TABLE, checks.unknown_tables(ws.store)),
        (Fault.CONTRADICTION, contradictions(ws.store)),
    ):
        for where, rows in counts:
            yield Finding(fault, rows, detail=where)


def _of_permissions(ws: Workspace) -> Iterator[Finding]:
    for path in checks.open_files(ws.store):
        yield Finding(Fault.OPEN_FILE, detail=f"{checks.mode_of(path)} {path}")
    if folder := checks.open_folder(ws.store):
        yield Finding(Fault.OPEN_FOLDER, detail=f"{checks.mode_of(folder)} {folder}")


def _of_people(wrong: Iterable[tuple[Link, list[Fix]]]) -> Iterator[Finding]:
    counts: Counter[Fault] = Counter()
    examples: dict[Fault, list[Link]] = defaultdict(list)
    for person, needed in wrong:
        for fault in {fix.fault for fix in needed}:
            counts[fault] += 1
            if counts[fault] <= EXAMPLES:
                examples[fault].append(person)
    for fault, count in counts.items():
        yield Finding(fault, count, tuple(examples[fault]))


def _is_hopeless(found: Iterable[Finding]) -> bool:
    return any(finding.fault in {Fault.DAMAGED, Fault.UNKNOWN_WORD} for finding in found)
