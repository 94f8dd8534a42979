"""`tablero note`, `idea` and `promise`: writing, listing, closing, and what is refused."""

import io
import sys
from typing import Any

import pytest

from tablero.present import cells

HOSTILE = "[bold]\x1b[31m\u202eXY[/x]"
ENTRY_KEYS = ["id", "kind", "topic", "text", "at", "due_on", "status", "closed_at"]


@pytest.fixture
def board(tablero: Any) -> Any:
    """Two called Ana, and Luis."""
    for name in ("Ana Ríos", "Ana Belén", "Luis Ocampo"):
        tablero("add", name)
    return tablero


@pytest.fixture
def say(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Give a command something to read."""

    def say(letters: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(letters), "utf-8"))

    return say


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("note", "luis", "likes", "tea"), "Note 1 · Luis Ocampo · likes tea\n"),
        (("idea", "luis", "the study"), "Idea 1 · Luis Ocampo · the study\n"),
        (
            ("promise", "luis", "the figures", "--by", "friday"),
            "Promise 1 · Luis Ocampo · by Fri 27 Nov · the figures\n",
        ),
        (
            ("promise", "luis", "the figures"),
            "Promise 1 · Luis Ocampo · by Mon 30 Nov · the figures\n",
        ),
    ],
)
def test_what_is_written_is_told_with_its_number(
    board: Any, words: tuple[str, ...], line: str
) -> None:
    done = board(*words)
    assert (done.code, done.out, done.err) == (0, line, "")


@pytest.mark.parametrize("kind", ["note", "idea", "promise"])
def test_the_json_has_the_entry_and_the_person(board: Any, kind: str) -> None:
    document = board(kind, "luis", "the study", "--json").document
    assert list(document) == ["entry", "person"]
    assert list(document["entry"]) == ENTRY_KEYS
    assert (document["entry"]["kind"], document["entry"]["text"]) == (kind, "the study")
    assert document["person"] == board("list", "luis", "--json").document["people"][0]


@pytest.mark.parametrize("kind", ["note", "idea", "promise"])
def test_standard_input_keeps_its_lines(board: Any, say: Any, kind: str) -> None:
    say("Primero, el estudio.\nLuego, el café.\n".encode())
    entry = board(kind, "luis", "-", "--json").document["entry"]
    assert entry["text"] == "Primero, el estudio.\nLuego, el café."


def test_standard_input_of_other_letters_is_kept_as_well_as_can_be(board: Any, say: Any) -> None:
    say(b"caf\xe9 \x1b[31mrojo")
    text = board("note", "luis", "-", "--json").document["entry"]["text"]
    assert text.startswith("caf\ufffd ")
    assert "\x1b" not in text


@pytest.mark.parametrize("letters", [b"", b" \n\n"])
def test_silence_on_standard_input_is_refused(board: Any, say: Any, letters: bytes) -> None:
    say(letters)
    done = board("idea", "luis", "-")
    assert (done.code, done.out, done.err) == (1, "", "There is nothing to write.\n")


def test_a_dash_within_a_text_is_a_dash(board: Any) -> None:
    assert board("note", "luis", "tea", "-", "not coffee").out.endswith(" · tea - not coffee\n")


def test_of_a_text_that_is_too_long_it_is_said_that_its_end_was_left_out(
    board: Any, say: Any
) -> None:
    say(b"x" * 10_000)
    assert board("note", "luis", "-").err == ""
    say(b"x" * 300_000)
    done = board("note", "luis", "-")
    assert (done.code, done.err) == (0, "The first 10000 characters were kept.\n")


def test_without_a_text_they_are_listed_open_ones_first(board: Any, clock: Any) -> None:
    board("idea", "luis", "the study")
    clock.advance(days=1)
    board("idea", "luis", "a coffee")
    board("idea", "--done", "1")
    assert board("idea", "luis").out.splitlines() == [
        "Luis Ocampo  (3)",
        "2  to use  Tue 24 Nov  a coffee",
        "1  used    Mon 23 Nov  the study",
    ]


def test_promises_are_listed_by_their_day(board: Any) -> None:
    board("promise", "luis", "the figures", "--by", "2w")
    board("promise", "luis", "a name", "--by", "friday")
    board("promise", "luis", "a call", "--by", "tomorrow")
    board("promise", "--drop", "3")
    lines = board("promise", "luis").out.splitlines()[1:]
    assert [line[0] for line in lines] == ["2", "1", "3"]
    assert "by Fri 27 Nov" in lines[0]


def test_each_lists_its_own_kind_only(board: Any) -> None:
    board("note", "luis", "likes tea")
    board("idea", "luis", "the study")
    assert [line.split("  ")[-1] for line in board("note", "luis").out.splitlines()[1:]] == [
        "likes tea"
    ]


def test_the_list_as_json(board: Any) -> None:
    board("idea", "luis", "the study")
    document = board("idea", "luis", "--json").document
    assert list(document) == ["entries", "person"]
    assert [list(entry) for entry in document["entries"]] == [ENTRY_KEYS]


def test_nothing_written_is_no_error(board: Any) -> None:
    done = board("note", "luis")
    assert (done.code, done.out, done.err.count("\n")) == (0, "", 1)
    assert board("note", "luis", "--json").document["entries"] == []


def test_a_long_text_is_broken_in_a_column_of_its_own(
    board: Any, environment: dict[str, str]
) -> None:
    board("note", "luis", "a long way to say it " * 8)
    environment["COLUMNS"] = "45"
    _, first, *more = board("note", "luis").out.splitlines()
    assert max(map(cells.width, [first, *more])) <= 45
    start = first.index("a long")
    assert [len(line) - len(line.lstrip()) for line in more] == [start] * len(more)
    assert len(more) > 3


def test_the_answer_is_one_line_of_the_terminal(board: Any, environment: dict[str, str]) -> None:
    environment["COLUMNS"] = "45"
    out = board("note", "luis", "a long way to say it " * 8).out
    assert (out.count("\n"), cells.width(out.rstrip("\n"))) == (1, 45)


@pytest.mark.parametrize(
    ("kind", "option", "told", "status"),
    [
        ("idea", "--done", "used", "done"),
        ("idea", "--drop", "dropped", "dropped"),
        ("promise", "--done", "kept", "done"),
        ("promise", "--drop", "let go", "dropped"),
    ],
)
def test_one_is_closed_by_its_number(
    board: Any, kind: str, option: str, told: str, status: str
) -> None:
    board(kind, "luis", "the study")
    assert board(kind, option, "1").out.split(" · ")[:3] == [
        f"{kind.title()} 1",
        told,
        "Luis Ocampo",
    ]
    (entry,) = board(kind, "luis", "--json").document["entries"]
    assert (entry["status"], entry["closed_at"]) == (status, "2026-11-23T09:00:00+01:00")


def test_closing_has_its_json(board: Any) -> None:
    board("idea", "luis", "the study")
    document = board("idea", "--done", "1", "--json").document
    assert document["entry"]["status"] == "done"
    assert document["person"]["name"] == "Luis Ocampo"


def test_each_write_is_one_step_to_undo(board: Any) -> None:
    board("promise", "luis", "the figures")
    board("promise", "--done", "1")
    board("undo")
    (entry,) = board("promise", "luis", "--json").document["entries"]
    assert entry["status"] == "open"
    board("undo")
    assert board("promise", "luis", "--json").document["entries"] == []


@pytest.mark.parametrize("number", ["99", "0", "-1", "one", "1.0", "¹", "9" * 30, ""])
def test_a_number_that_no_entry_has_is_refused(board: Any, number: str) -> None:
    board("idea", "luis", "the study")
    done = board("idea", f"--done={number}")
    assert (done.code, done.out, done.err.count("\n")) == (1 if number else 2, "", 1)


def test_an_entry_of_another_kind_is_not_closed(board: Any) -> None:
    board("promise", "luis", "the figures")
    done = board("idea", "--done", "1")
    assert done.code == 1
    assert done.err == "There is no such entry: “1”. Say its number, as it is listed.\n"
    assert board("promise", "luis", "--json").document["entries"][0]["status"] == "open"


@pytest.mark.parametrize("kind", ["note", "idea", "promise"])
def test_several_who_answer_are_listed_and_refused(board: Any, kind: str) -> None:
    done = board(kind, "ana", "the study")
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        "Several people answer to “ana”: 2 Ana Belén, 1 Ana Ríos. Say which by number.\n"
    )


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("idea", "nadie", "x"), "Nobody answers to “nadie”. tablero list shows who is here.\n"),
        (("note", "luis", ""), "There is nothing to write.\n"),
        (("note", "luis", " \u200b"), "There is nothing to write.\n"),
        (
            ("promise", "luis", "x", "--by", "nope"),
            "“nope” is no day. Say 2w, monday or 2026-12-01.\n",
        ),
        (
            ("promise", "luis", "x", "--by", "2020-01-01"),
            "“2020-01-01” has passed. Say a day from today on.\n",
        ),
    ],
)
def test_what_cannot_be_is_refused_in_a_line(board: Any, words: tuple[str, ...], line: str) -> None:
    done = board(*words)
    assert (done.code, done.out, done.err) == (1, "", line)
    assert board(words[0], "luis", "--json").document["entries"] == []


@pytest.mark.parametrize(
    "words",
    [
        ("idea",),
        ("promise",),
        ("promise", "luis", "--by", "friday"),
        ("promise", "--by", "friday"),
        ("promise", "--done", "1", "--by", "friday"),
        ("idea", "luis", "--done", "1"),
        ("idea", "--drop", "1", "words"),
    ],
)
def test_half_a_command_or_two_at_once_is_a_usage_error_in_a_line(
    board: Any, words: tuple[str, ...]
) -> None:
    done = board(*words)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize(
    "words", [("note",), ("note", "luis", "--done", "1"), ("idea", "--done", "1", "--drop", "1")]
)
def test_options_that_are_not_there_are_usage_errors(board: Any, words: tuple[str, ...]) -> None:
    done = board(*words)
    assert (done.code, done.out) == (2, "")


def test_hostile_texts_are_shown_harmless(board: Any) -> None:
    board("add", HOSTILE)
    out = board("idea", "XY", HOSTILE).out + board("idea", "XY").out
    assert out.count("XY") == 4
    assert not {"\x1b", "\u202e"} & set(out)
