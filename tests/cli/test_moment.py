"""`tablero moment`: who is upset and how far we are; opening, putting off, dropping, calendar."""

from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from tablero.domain.words import Channel
from tablero.present import cells
from tablero.services import recovery_steps
from tablero.services.recovery_steps import ContactFields, EvidenceFields, StrategyFields

HOSTILE = "[bold]\x1b[31m\u202eXY[/x]"
WHAT = "The invoice was twice the offer"


@pytest.fixture
def board(tablero: Any) -> Any:
    """Ana and Luis."""
    for name in ("Ana Ríos", "Luis Ocampo"):
        tablero("add", name, "--stage", "first_contact")
    return tablero


def to_the_talk(board: Any, drive: Any) -> int:
    """A moment of truth with Ana that waits for the talk."""
    found = int(board("moment", "ana", "--open", "--json").document["moment"]["id"])
    ws = drive.ws
    recovery_steps.save_evidence(ws, found, EvidenceFields(WHAT))
    fields = StrategyFields("mine", message="Terms first", doubts=("Is it dear?",))
    recovery_steps.save_strategy(ws, found, fields)
    at = ws.now().replace(day=24, hour=10)
    recovery_steps.arrange_talk(ws, found, ContactFields(Channel.CALL, at, "Call Ana"))
    return found


def test_one_is_opened_with_what_happened_and_shown(board: Any) -> None:
    done = board("moment", "ana", "--open", "--what", WHAT)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[:5] == [
        "Moment of truth · Ana Ríos", "evidence, since Mon 23 Nov", "", "WHAT HAPPENED", WHAT,
    ]  # fmt: skip
    assert board("moment", "ana").out == done.out
    assert board("undo").out == "Undone: moment of truth · Ana Ríos, next: evidence\n"
    assert board("moment", "ana").code == 1


def test_one_that_is_open_is_not_written_over(board: Any) -> None:
    board("moment", "ana", "--open", "--what", WHAT)
    done = board("moment", "ana", "--open", "--what", "else")
    assert (done.code, done.out) == (1, "")
    assert done.err == "With Ana Ríos a moment of truth is open already.\n"
    assert WHAT in board("moment", "ana", "--open").out


def test_alone_it_lists_those_that_are_open(board: Any, clock: Any) -> None:
    board("moment", "ana", "--open", "--what", WHAT)
    clock.advance(days=1)
    board("moment", "luis", "--open")
    head, *lines = board("moment").out.splitlines()
    assert head.split() == ["No.", "Name", "Stands", "at", "What", "happened"]
    assert [" ".join(line.split()) for line in lines] == [
        f"1 Ana Ríos evidence, since Mon 23 Nov {WHAT}",
        "2 Luis Ocampo evidence, since Tue 24 Nov",
    ]


def test_none_open_is_no_error(board: Any) -> None:
    done = board("moment")
    assert (done.code, done.out, done.err) == (0, "", "No moment of truth is open.\n")
    assert board("moment", "--json").document == {"moments": []}
    assert board("moment", "luis").err == "There is no moment of truth with Luis Ocampo.\n"


def test_put_off_it_is_not_listed_until_the_day(board: Any, clock: Any) -> None:
    board("moment", "ana", "--open", "--what", WHAT)
    done = board("moment", "ana", "--put-off", "next week", "--why", "She is ill")
    assert "put off until Mon 30 Nov: She is ill" in done.out
    assert board("moment").out == ""
    assert "She is ill" in board("moment", "--all").out
    clock.advance(days=7)
    assert "evidence, since" in board("moment").out


def test_dropped_it_is_kept_with_its_reason(board: Any) -> None:
    board("moment", "ana", "--open", "--what", WHAT)
    assert "dropped: a mix-up" in board("moment", "ana", "--drop", "--why", "a mix-up").out
    assert board("moment").out == ""
    (item,) = board("moment", "ana", "--all", "--json").document["moments"]
    assert (item["status"], item["reason"], item["what_happened"]) == ("dropped", "a mix-up", WHAT)
    done = board("moment", "ana", "--drop", "--why", "again")
    assert (done.code, done.err) == (1, "With Ana Ríos no moment of truth is open.\n")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("ana", "--drop"), "Say why, so that it is known when this comes back.\n"),
        (("ana", "--put-off", "tomorrow"), "Say why, so that it is known when this comes back.\n"),
        (
            ("ana", "--put-off", "today", "--why", "x"),
            "Put it off until a day after today: tomorrow, monday, 2026-12-01.\n",
        ),
        (
            ("ana", "--put-off", "nope", "--why", "x"),
            "“nope” is no day. Say 2w, monday or 2026-12-01.\n",
        ),
        (("ana", "--ics", "x.ics"), "No talk is agreed on yet. The step of contact does that.\n"),
        (("nadie",), "Nobody answers to “nadie”. tablero list shows who is here.\n"),
    ],
)
def test_what_cannot_be_is_refused_in_a_line(board: Any, words: tuple[str, ...], line: str) -> None:
    board("moment", "ana", "--open")
    done = board("moment", *words)
    assert (done.code, done.out, done.err) == (1, "", line)
    assert board("moment", "--json").document["moments"][0]["status"] == "open"


@pytest.mark.parametrize(
    "words",
    [
        ("--open",), ("--drop", "--why", "x"), ("--put-off", "2w"), ("--ics", "f"),
        ("ana", "--what", "x"), ("ana", "--why", "x"), ("ana", "--drop", "--open"),
    ],
)  # fmt: skip
def test_half_a_command_is_a_usage_error(board: Any, words: tuple[str, ...]) -> None:
    done = board("moment", *words)
    assert (done.code, done.out) == (2, "")
    assert "Traceback" not in done.err


def test_the_json_holds_all_that_was_said(board: Any, drive: Any) -> None:
    to_the_talk(board, drive)
    document = board("moment", "ana", "--json").document
    assert list(document) == [
        "moment", "came_from", "heard_from", "looked_for", "evidence", "whose", "say_clearer",
        "message", "repair", "doubts", "channel", "talk_at", "talk_began_at", "notes", "how_taken",
        "promise_id", "mistake_id", "lesson_id",
    ]  # fmt: skip
    assert document["moment"] == board("moment", "--json").document["moments"][0]
    assert document["moment"]["step"] == "talk"
    assert (document["channel"], document["talk_at"]) == ("call", "2026-11-24T10:00:00+01:00")
    assert [each["text"] for each in document["doubts"]] == ["Is it dear?"]


def test_the_talk_is_written_for_the_calendar(board: Any, drive: Any, tmp_path: Path) -> None:
    to_the_talk(board, drive)
    path = tmp_path / "talk.ics"
    done = board("moment", "ana", "--ics", str(path))
    assert (done.code, done.out, done.err) == (0, "", "call · Tue 24 Nov 10:00\n")
    (event,) = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert event["SUMMARY"] == "Ana Ríos · call, 15 minutes"
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.glob(".*")) == []
    nowhere = board("moment", "ana", "--ics", str(tmp_path / "none" / "talk.ics"))
    assert (nowhere.code, nowhere.out) == (1, "")
    assert "cannot be written" in nowhere.err


def test_today_begins_with_who_is_upset(board: Any, drive: Any) -> None:
    found = to_the_talk(board, drive)
    lines = board("today").out.splitlines()
    assert lines[2] == "Moments of truth · 1"
    assert lines[3].split() == [
        "1", "!", "Ana", "Ríos", *lines[3].split()[4:6], "the", "talk", "since", "23", "Nov", "·",
        *WHAT.split(),
    ]  # fmt: skip
    document = board("today", "--json").document
    assert document["moments"] == [
        {
            "id": found,
            "person_id": 1,
            "name": "Ana Ríos",
            "step": "talk",
            "since": "2026-11-23",
            "what_happened": WHAT,
        }
    ]
    assert list(document)[-1] == "moments"


def test_show_tells_of_it(board: Any, drive: Any) -> None:
    to_the_talk(board, drive)
    out = board("show", "ana").out
    assert "! moment of truth: the talk, since Mon 23 Nov" in out
    assert f"! moment of truth · under way · {WHAT}" in out
    document = board("show", "ana", "--json").document
    assert document["upset"] == "talk"
    assert [each["moment"]["text"] for each in document["timeline"] if each["moment"]] == [WHAT]
    assert board("show", "luis", "--json").document["upset"] is None


def test_a_text_to_one_who_is_upset_is_refused_and_a_call_is_not(board: Any) -> None:
    board("moment", "ana", "--open")
    done = board("touch", "ana", "whatsapp")
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        "Ana Ríos is upset: a moment of truth is open. Call or meet; a text is not the way.\n"
    )
    assert board("touch", "ana", "call").code == 0
    assert board("touch", "ana", "whatsapp", "--anyway").code == 0


@pytest.mark.parametrize("columns", [45, 80])
def test_nothing_is_wider_than_the_terminal(
    board: Any, drive: Any, environment: dict[str, str], columns: int
) -> None:
    environment["COLUMNS"] = str(columns)
    board("moment", "luis", "--open", "--what", "word " * 90)
    to_the_talk(board, drive)
    for words in (("moment",), ("moment", "luis"), ("moment", "ana"), ("moment", "--all")):
        lines = board(*words).out.splitlines()
        assert max(map(cells.width, lines)) <= columns


def test_hostile_texts_are_shown_harmless(board: Any) -> None:
    board("add", HOSTILE)
    board("moment", "XY", "--open", "--what", HOSTILE)
    board("moment", "XY", "--put-off", "2w", "--why", HOSTILE)
    out = board("moment", "XY").out + board("moment", "--all").out + board("show", "XY").out
    assert out.count("XY") >= 6
    assert not {"\x1b", "\u202e"} & set(out)
