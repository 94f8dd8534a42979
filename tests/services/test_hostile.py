"""Text that means harm, wherever something is written: kept harmless, and kept short."""

from datetime import date, timedelta

import pytest

from tablero.domain.entries import TOPICS
from tablero.domain.words import EntryKind
from tablero.services import rests
from tablero.services.doctor import examine
from tablero.storage import tables
from tests.conftest import Driver

TOMORROW = date(2026, 11, 24)

HOSTILE = {
    "markup": "[/x] [bold]A[/bold] [@click=app.quit]B[/]",
    "escapes": "\x1b[31mrojo\x1b[0m\x1b]8;;https://example.org\x07enlace\x1b]8;;\x07\x9b2J",
    "bidi": "abc\u202edcba\u2066x\u2069\u200f",
    "controls": "a\x00b\x07c\x7fd\x85e\u2028f",
    "marks": "e" + "\u0301" * 500,
    "lone surrogate": "a\ud800b",
    "sql": "'; DROP TABLE entry; --",
    "format": "{name} %s %(name)s",
    "long": "x" * 100_000,
    "long words": "palabra " * 12_500,
    "long lines": "x\n" * 50_000,
    "long and wide": "漢" * 100_000,
    "long and escaped": "\x1b[31m" * 20_000 + "rojo",
}
HARMFUL = {*map(chr, range(32)), *map(chr, range(127, 160)), "\u202e", "\u2066", "\u2069", "\u200f"}
LINE, TEXT = 200, 10_000

hostile = pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())


def is_harmless(text: str, limit: int, apart_from: str = "") -> bool:
    """Whether a text can be shown: it holds something, not too much, and nothing that acts."""
    return 0 < len(text) <= limit and not set(text) & (HARMFUL - set(apart_from))


@hostile
@pytest.mark.parametrize("kind", [*EntryKind])
def test_entries_are_kept_harmless(drive: Driver, kind: EntryKind, text: str) -> None:
    ana = drive.add("Ana Ríos")
    topic = TOPICS[kind][0] if kind in TOPICS else None
    entry = drive.write(ana, kind, text, topic=topic)
    assert is_harmless(entry.text, TEXT, apart_from="\n")
    assert drive.revise(entry, text=text) == entry
    assert drive.written(ana) == (entry,)


@hostile
def test_a_reason_to_rest_is_one_harmless_line(drive: Driver, text: str) -> None:
    ana = drive.add("Ana Ríos")
    drive.rest(ana, TOMORROW, text)
    assert is_harmless(rests.reasons(drive.ws, [ana])[ana], LINE)
    assert is_harmless(drive.person(ana).rest_reason, LINE)


@hostile
def test_a_mistake_is_kept_harmless(drive: Driver, text: str) -> None:
    drive.close_day(mistake=text)
    ((kept,),) = drive.ws.store.rows(tables.Entry.select(tables.Entry.text))
    assert is_harmless(kept, TEXT, apart_from="\n")


@hostile
def test_a_day_full_of_harm_is_read_and_undone(drive: Driver, text: str) -> None:
    ana, paco = drive.add(text), drive.add("Paco Muestra", via_id=1)
    drive.idea(ana, text)
    drive.promise(ana, text, TOMORROW - timedelta(days=1))
    drive.touch(paco, note=text, idea_id=drive.idea(paco, text).id)
    drive.rest(paco, TOMORROW, text)
    drive.close_day(ana, mistake=text, about=ana)
    today = drive.today()
    assert today.ideas[ana] == today.promises[0].entry.text
    assert is_harmless(today.promises[0].person.name, LINE)
    assert examine(drive.ws) == ()
    actions = [drive.undo() for _ in range(8)]
    assert actions == ["evening", "rest", "touch", "write", "write", "write", "add", "add"]


def test_text_that_is_only_harm_is_no_text(drive: Driver) -> None:
    ana = drive.add("Ana Ríos")
    entry = drive.idea(ana, "El informe")
    assert drive.revise(entry, text="\x1b[31m\u202e\x00 \n") is None
    drive.rest(ana, TOMORROW, "\x1b[31m\u202e\x00")
    assert rests.reasons(drive.ws, [ana]) == {}
