"""`tablero lesson`: writing advice, when its moment comes, whether it was heeded; refusals."""

import io
import sys
from typing import Any

import pytest

from tablero.present import cells

HOSTILE = "[bold]\x1b[31m\u202eXY[/x]"
LESSON_KEYS = [
    "id", "at", "advice", "said_by", "said_by_id", "use", "stage", "touch_first", "touch_last",
    "channel", "tag", "due_on", "status", "closed_at", "helped",
]  # fmt: skip
ALL_OF_IT = (
    "--by", "luis", "--use", "one question", "--stage", "first", "--touches", "2-4",
    "--channel", "ca", "--tag", "#Fintéch", "--until", "2w",
)  # fmt: skip


@pytest.fixture
def board(tablero: Any) -> Any:
    """Two called Ana, one of them in finance, and Luis."""
    tablero("add", "Ana Ríos", "--tag", "Fintech")
    tablero("add", "Ana Belén")
    tablero("add", "Luis Ocampo")
    return tablero


def ids(done: Any) -> list[int]:
    return [lesson["id"] for lesson in done.document["lessons"]]


def test_what_is_written_is_told_with_its_number(board: Any) -> None:
    done = board("lesson", "ask", "about", "them", *ALL_OF_IT)
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "Lesson 1 · Luis Ocampo · ask about them · First contact · touches 2 to 4 · call"
        " · #fintech · by Mon 7 Dec\n"
    )


def test_the_json_has_all_that_was_said_of_it(board: Any) -> None:
    document = board("lesson", "ask about them", *ALL_OF_IT, "--json").document
    assert list(document) == ["lesson"]
    assert list(document["lesson"]) == LESSON_KEYS
    assert document["lesson"] == {
        "id": 1,
        "at": "2026-11-23T09:00:00+01:00",
        "advice": "ask about them",
        "said_by": "Luis Ocampo",
        "said_by_id": 3,
        "use": "one question",
        "stage": "first_contact",
        "touch_first": 2,
        "touch_last": 4,
        "channel": "call",
        "tag": "fintech",
        "due_on": "2026-12-07",
        "status": "open",
        "closed_at": None,
        "helped": None,
    }


def test_the_advice_alone_is_enough(board: Any) -> None:
    assert board("lesson", "listen").out == "Lesson 1 · listen\n"
    lesson = board("lesson", "--json").document["lessons"][0]
    known = {key for key, value in lesson.items() if value not in (None, "")}
    assert known == {"id", "at", "advice", "status"}


def test_who_said_it_may_be_any_name(board: Any) -> None:
    lesson = board("lesson", "listen", "--by", "A  book", "--json").document["lesson"]
    assert (lesson["said_by"], lesson["said_by_id"]) == ("A book", None)


def test_standard_input_is_read_for_a_dash(board: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    letters = io.BytesIO(b"Escucha.\nLuego habla.\n")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(letters, "utf-8"))
    lesson = board("lesson", "-", "--json").document["lesson"]
    assert lesson["advice"] == "Escucha.\nLuego habla."


@pytest.mark.parametrize(
    ("touches", "ends", "told"),
    [
        ("3", (3, 3), "touch 3"),
        ("2-4", (2, 4), "touches 2 to 4"),
        ("2 – 4", (2, 4), "touches 2 to 4"),
        ("5-", (5, None), "from touch 5 on"),
        ("-3", (None, 3), "until touch 3"),
    ],
)
def test_touches_are_one_or_from_one_to_another(
    board: Any, touches: str, ends: tuple[Any, Any], told: str
) -> None:
    out = board("lesson", "listen", f"--touches={touches}").out
    assert out == f"Lesson 1 · listen · {told}\n"
    (lesson,) = board("lesson", "--json").document["lessons"]
    assert (lesson["touch_first"], lesson["touch_last"]) == ends


def test_without_words_they_are_listed_open_ones_first(board: Any) -> None:
    board("lesson", "listen", "--by", "A book")
    board("lesson", "ask about them", "--by", "luis", "--until", "2w", "--use", "one question")
    board("lesson", "call early")
    board("lesson", "--heeded", "1", "--helped", "y")
    board("lesson", "--drop", "3")
    assert board("lesson").out.splitlines() == [
        "2  to heed             ask about them",
        "                       Luis Ocampo · by Mon 7 Dec",
        "                       My use of it: one question",
        "3  set aside           call early",
        "1  heeded · it helped  listen",
        "                       A book",
    ]


def test_those_that_fit_a_person_now_are_listed_under_the_name(board: Any) -> None:
    board("lesson", "listen", "--touches", "2-")
    board("lesson", "ask about them", "--tag", "fintech")
    board("lesson", "call early", "--stage", "conv")
    assert board("lesson", "--for", "ríos").out.splitlines() == [
        "Ana Ríos  (1)",
        "2  to heed  ask about them",
        "            #fintech",
    ]
    board("touch", "ríos", "call")
    assert ids(board("lesson", "--for", "ríos", "--json")) == [1, 2]
    document = board("lesson", "--for", "ríos", "--json").document
    assert document["person"] == board("list", "ríos", "--json").document["people"][0]


def test_the_channel_narrows_those_that_fit(board: Any) -> None:
    board("lesson", "ask for ten minutes", "--channel", "call")
    board("lesson", "three lines at most", "--channel", "email")
    assert ids(board("lesson", "--for", "luis", "--json")) == [1, 2]
    assert ids(board("lesson", "--for", "luis", "--channel", "em", "--json")) == [2]


def test_the_list_as_json(board: Any) -> None:
    board("lesson", "listen")
    document = board("lesson", "--json").document
    assert (list(document), document["person"]) == (["lessons", "person"], None)
    assert [list(lesson) for lesson in document["lessons"]] == [LESSON_KEYS]


@pytest.mark.parametrize(
    ("words", "told", "status", "helped"),
    [
        (("--heeded", "1"), "heeded", "done", None),
        (("--heeded", "1", "--helped", "yes"), "heeded · it helped", "done", True),
        (("--heeded", "1", "--helped", "n"), "heeded · it did not help", "done", False),
        (("--drop", "1"), "set aside", "dropped", None),
    ],
)
def test_what_became_of_one_is_told_by_its_number(
    board: Any, words: tuple[str, ...], told: str, status: str, helped: bool | None
) -> None:
    board("lesson", "listen")
    assert board("lesson", *words).out == f"Lesson 1 · {told} · listen\n"
    lesson = board("lesson", *words, "--json").document["lesson"]
    assert (lesson["status"], lesson["helped"]) == (status, helped)
    assert lesson["closed_at"] == "2026-11-23T09:00:00+01:00"


def test_that_it_helped_is_not_forgotten_when_it_is_heeded_again(board: Any) -> None:
    board("lesson", "listen")
    board("lesson", "--heeded", "1", "--helped", "yes")
    assert board("lesson", "--heeded", "1", "--json").document["lesson"]["helped"] is True


def test_each_write_is_one_step_to_undo(board: Any) -> None:
    board("lesson", "listen", "--use", "now")
    board("lesson", "--heeded", "1", "--helped", "yes")
    board("undo")
    (lesson,) = board("lesson", "--json").document["lessons"]
    assert (lesson["status"], lesson["helped"]) == ("open", None)
    board("undo")
    assert board("lesson", "--json").document["lessons"] == []


def test_none_is_no_error(board: Any) -> None:
    done = board("lesson")
    assert (done.code, done.out, done.err) == (0, "", "No lesson is written down yet.\n")
    done = board("lesson", "--for", "luis")
    assert (done.code, done.out, done.err) == (0, "", "No lesson is for now with Luis Ocampo.\n")
    assert board("lesson", "--json").document == {"lessons": [], "person": None}


@pytest.mark.parametrize("option", ["--heeded", "--drop"])
@pytest.mark.parametrize("number", ["99", "0", "-1", "one", "¹", "9" * 30, ""])
def test_a_number_that_no_lesson_has_is_refused(board: Any, option: str, number: str) -> None:
    board("lesson", "listen")
    done = board("lesson", f"{option}={number}")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("There is no such entry: “")


@pytest.mark.parametrize("option", ["--heeded", "--drop"])
def test_an_entry_of_another_kind_is_not_touched(board: Any, option: str) -> None:
    board("idea", "luis", "the study")
    assert board("lesson", option, "1").code == 1
    assert board("idea", "luis", "--json").document["entries"][0]["status"] == "open"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ((" \u200b",), "There is nothing to write.\n"),
        (
            ("x", "--by", "ana"),
            "Several people answer to “ana”: 2 Ana Belén, 1 Ana Ríos. Say which by number.\n",
        ),
        (("x", "--by", "99"), "Nobody answers to “99”. tablero list shows who is here.\n"),
        (
            ("x", "--touches", "4-2"),
            "“4-2” ends before it begins. Say 2-4: the first, then the last.\n",
        ),
        (("x", "--until", "nope"), "“nope” is no day. Say 2w, monday or 2026-12-01.\n"),
        (("x", "--until", "2020-01-01"), "“2020-01-01” has passed. Say a day from today on.\n"),
        (("--for", "nadie"), "Nobody answers to “nadie”. tablero list shows who is here.\n"),
    ],
)
def test_what_cannot_be_is_refused_in_a_line(board: Any, words: tuple[str, ...], line: str) -> None:
    done = board("lesson", *words)
    assert (done.code, done.out, done.err) == (1, "", line)
    assert board("lesson", "--json").document["lessons"] == []


@pytest.mark.parametrize(
    "touches", ["a", "0", "0-3", "2-0", "-", "2-4-6", "1000", "00-3", "¹", " ", "2 4"]
)
def test_touches_that_are_none_are_refused(board: Any, touches: str) -> None:
    done = board("lesson", "x", f"--touches={touches}")
    assert (done.code, done.out) == (1, "")
    assert done.err.endswith("” are no touches. Say 3, or the first and the last: 2-4.\n")
    assert board("lesson", "--json").document["lessons"] == []


@pytest.mark.parametrize(
    "words",
    [
        ("--by", "luis"),
        ("--channel", "call"),
        ("--helped", "yes"),
        ("--drop", "1", "--helped", "yes"),
        ("--heeded", "1", "words"),
        ("--heeded", "1", "--channel", "call"),
        ("--for", "luis", "--stage", "conv"),
        ("words", "--for", "luis"),
    ],
)
def test_half_a_command_or_two_at_once_is_a_usage_error_in_a_line(
    board: Any, words: tuple[str, ...]
) -> None:
    board("lesson", "listen")
    done = board("lesson", *words)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    (lesson,) = board("lesson", "--json").document["lessons"]
    assert lesson["status"] == "open"


@pytest.mark.parametrize("columns", [45, 80, 120])
def test_no_line_is_wider_than_the_terminal(
    board: Any, environment: dict[str, str], columns: int
) -> None:
    environment["COLUMNS"] = str(columns)
    out = board("lesson", "a long way to say it " * 9, *ALL_OF_IT).out
    assert out.count("\n") == 1
    out += board("lesson").out
    assert max(map(cells.width, out.splitlines())) <= columns


def test_the_json_is_the_same_in_every_language(board: Any) -> None:
    board("lesson", "ask about them", *ALL_OF_IT)
    assert board("--lang", "es", "lesson", "--json").out == board("lesson", "--json").out


def test_hostile_texts_are_shown_harmless(board: Any) -> None:
    board("add", HOSTILE)
    written = board("lesson", HOSTILE, "--by", "XY", "--use", HOSTILE, "--tag", HOSTILE).out
    out = written + board("lesson").out + board("lesson", "y", "--by", f"{HOSTILE}Z").out
    assert out.count("XY") == 6
    assert not {"\x1b", "\u202e"} & set(out)
