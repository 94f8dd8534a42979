"""The lines of a timeline: in columns at any width, whole under the cursor, harmless."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tablero.domain.entries import Entry
from tablero.domain.people import StageChange
from tablero.domain.timeline import Event, EventKind
from tablero.domain.touches import Touch
from tablero.domain.words import (
    Channel,
    Direction,
    EntryKind,
    EntryStatus,
    Intent,
    Outcome,
    Stage,
    Topic,
)
from tablero.i18n import Translations, translations
from tablero.present.lines import line_width, plain
from tablero.present.reader import Reader
from tablero.present.timeline import KINDS, details, event_line, grid, head, nothing

EN = Translations()
READER = Reader(date(2026, 11, 23), ZoneInfo("Europe/Madrid"), "en", EN)
AT = datetime(2026, 11, 20, 17, 30, tzinfo=UTC)
HOSTILE = "\x1b[31m\u202e[/x] 漢字 [bold]"


def touched(note: str = "", at: datetime = AT, **rest: object) -> Event:
    said: dict[str, object] = {
        "id": 1, "person_id": 1, "number": 3, "channel": Channel.WHATSAPP,
        "direction": Direction.OUT, "intent": Intent.GIVE, "outcome": Outcome.SEEN, "at": at,
        "seen_at": None, "answered_at": None, "note": note,
    }  # fmt: skip
    return Event(at, touch=Touch(**(said | rest)))  # type: ignore[arg-type]


def moved(to: Stage | None) -> Event:
    return Event(AT, move=StageChange(1, Stage.FIRST_CONTACT, to, AT, None))


def written(kind: EntryKind, text: str = "A book", **rest: Any) -> Event:
    entry = Entry(1, 1, kind, None, text, AT, None, EntryStatus.OPEN, None, None)
    return Event(AT, entry=entry._replace(**rest))


def shown(event: Event, width: int = 90, *, open_: bool = False) -> str:
    return plain(event_line(event, grid(width, 9, EN), READER, open_=open_))


def below(event: Event, width: int = 90) -> list[str]:
    return [plain(line) for line in details(event, grid(width, 9, EN), READER)]


def test_a_wide_line_tells_the_hour_of_the_readers_zone_and_the_intent() -> None:
    assert shown(touched("a note")) == ("Fri 20 Nov  18:30   3 › WhatsApp  give   seen      a note")


def test_a_narrow_line_keeps_date_number_way_and_outcome() -> None:
    assert shown(touched("a note"), 44) == "20 Nov    3 › WhatsApp seen     a note"


def test_a_move_says_where_the_card_went() -> None:
    assert shown(moved(Stage.SEEN_NO_REPLY)).endswith("→ Seen, no reply")
    assert shown(moved(None)).endswith("→ off the board")


def test_a_reply_has_no_number_and_points_the_other_way() -> None:
    reply = touched(number=None, direction=Direction.IN, outcome=Outcome.SENT)
    assert shown(reply) == "Fri 20 Nov  18:30     ‹ WhatsApp  reply"


@pytest.mark.parametrize(
    ("event", "line"),
    [
        (written(EntryKind.IDEA), "* idea      to use           A book"),
        (written(EntryKind.IDEA, status=EntryStatus.DONE), "* idea      used             A book"),
        (
            written(EntryKind.IDEA, status=EntryStatus.DROPPED),
            "* idea      dropped          A book",
        ),
        (written(EntryKind.PROMISE), "□ promise   to keep          A book"),
        (
            written(EntryKind.PROMISE, due_on=date(2026, 11, 23)),
            "□ promise   by 23 Nov        A book",
        ),
        (
            written(EntryKind.PROMISE, due_on=date(2026, 11, 22)),
            "□ promise   by 22 Nov!       A book",
        ),
        (
            written(EntryKind.PROMISE, due_on=date(2026, 11, 22), status=EntryStatus.DONE),
            "□ promise   kept             A book",
        ),
        (
            written(EntryKind.PROMISE, due_on=date(2026, 11, 22), status=EntryStatus.DROPPED),
            "□ promise   let go           A book",
        ),
        (
            written(EntryKind.RESEARCH, topic=Topic.REACHED),
            "§ how they reached us        A book",
        ),
        (
            written(EntryKind.VALUE, topic=Topic.THEY_VALUE),
            "= what they would value      A book",
        ),
        (written(EntryKind.NOTE, "one\ntwo"), "– note                       one · two"),
        (written(EntryKind.MISTAKE), "× mistake                    A book"),
    ],
)
def test_an_entry_tells_its_kind_or_topic_and_how_it_stands_in_columns(
    event: Event, line: str
) -> None:
    assert shown(event) == "Fri 20 Nov  18:30     " + line


def test_a_narrow_promise_keeps_its_day_and_the_sign_of_being_late() -> None:
    late = written(EntryKind.PROMISE, due_on=date(2026, 11, 22))
    assert shown(late, 44) == "20 Nov      □ promise  22 Nov!  A book"
    assert shown(touched("a note"), 44).index("a note") == shown(late, 44).index("A book")


def test_a_topic_cut_in_a_narrow_line_stands_whole_below_the_open_one() -> None:
    value = written(EntryKind.VALUE, topic=Topic.THEY_VALUE)
    assert shown(value, 44) == "20 Nov      = what they would … A book"
    assert below(value, 44) == ["   Fri 20 Nov 18:30 · what they would value"]


def test_a_long_entry_is_whole_below_the_open_one_in_its_own_lines() -> None:
    note = written(EntryKind.NOTE, "one\ntwo")
    assert shown(note, open_=True).endswith("– note")
    assert [line.strip() for line in below(note)] == ["one", "two"]


def test_another_year_is_told() -> None:
    old = touched(at=datetime(2024, 2, 3, 12, tzinfo=UTC))
    assert shown(old).startswith("3 Feb 2024  13:00")
    assert shown(old, 44).startswith("Feb 2024 ")


def test_a_note_that_fits_is_not_told_twice() -> None:
    assert shown(touched("a note"), open_=True).endswith("a note")
    assert below(touched("a note")) == []


def test_a_long_note_is_cut_in_its_line_and_whole_below_the_open_one() -> None:
    note = "word " * 60
    assert shown(touched(note)).endswith("…")
    assert "word" not in shown(touched(note), open_=True)
    assert " ".join(" ".join(below(touched(note))).split()) == note.strip()


def test_a_note_of_two_lines_keeps_them_below() -> None:
    assert [line.strip() for line in below(touched("one\ntwo"))] == ["one", "two"]


def test_a_narrow_open_event_tells_the_hour_and_the_intent_below() -> None:
    assert below(touched(), 44) == ["   Fri 20 Nov 18:30 · give"]
    assert below(moved(Stage.REFERRED), 44) == ["   Fri 20 Nov 18:30"]


@pytest.mark.parametrize("width", [12, 20, 43, 69, 70, 90])
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_line_has_the_width_asked_for_whatever_the_note_holds(
    width: int, language: str
) -> None:
    tr = translations(language)
    reader = Reader(date(2026, 11, 23), ZoneInfo("Europe/Madrid"), language, tr)
    columns = grid(width, 100_000, tr)
    entries = [written(kind, HOSTILE * 9, due_on=AT.date()) for kind in EntryKind]
    entries += [written(EntryKind.VALUE, HOSTILE, topic=topic) for topic in Topic]
    for event in (touched(HOSTILE * 9), moved(Stage.CONVERSATION), *entries):
        lines = [event_line(event, columns, reader), *details(event, columns, reader)]
        assert {line_width(line) for line in lines} == {width}
        assert "\x1b" not in "".join(plain(line) for line in lines)


def test_the_head_counts_and_an_empty_timeline_says_how_to_begin() -> None:
    assert plain(head(18, in_hand=True, width=40, tr=EN)) == "TIMELINE · 18"
    assert "logs the first touch" in " ".join(plain(line) for line in nothing(40, EN))
    assert [plain(line) for line in nothing(40, EN, do_not_contact=True)] == [
        "Nothing has happened yet."
    ]


def test_the_head_names_the_filter_and_says_how_many_of_all_are_shown() -> None:
    told = head(3, in_hand=True, width=40, tr=EN, only="ideas", total=18)
    assert plain(told) == "TIMELINE · ideas · 3/18"
    assert "Esc" in " ".join(plain(line) for line in nothing(40, EN, filtered=True))


def test_every_kind_of_event_has_a_name() -> None:
    assert set(KINDS) == set(EventKind)
