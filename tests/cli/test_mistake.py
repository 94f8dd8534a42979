"""`tablero mistake`: writing what went wrong, reading it by cause, and what is refused."""

import io
import sys
from typing import Any

import pytest

from tablero.present import cells

HOSTILE = "[bold]\x1b[31m\u202eXY[/x]"
MISTAKE_KEYS = [
    "id", "at", "person", "touch", "kind", "cause", "text", "next_time", "corrected_by",
]  # fmt: skip
ALL_OF_IT = ("--kind", "should", "--cause", "value-not", "--touch", "1", "--next", "give first")


@pytest.fixture
def board(tablero: Any) -> Any:
    """Two called Ana, and Luis, who was touched once."""
    for name in ("Ana Ríos", "Ana Belén", "Luis Ocampo"):
        tablero("add", name)
    tablero("touch", "luis", "call")
    return tablero


def texts(document: Any) -> list[str]:
    return [same["text"] for cause in document["causes"] for same in cause["repeated"]]


def test_what_is_written_is_told_with_its_number(board: Any) -> None:
    done = board("mistake", "luis", "asked", "too", "soon", *ALL_OF_IT)
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "Mistake 1 · Luis Ocampo · touch 1 · asked too soon · should not have done"
        " · value not seen\n"
    )


def test_the_json_has_the_mistake_and_the_person(board: Any) -> None:
    document = board("mistake", "luis", "asked too soon", *ALL_OF_IT, "--json").document
    assert list(document) == ["mistake", "person"]
    assert document["person"] == board("list", "luis", "--json").document["people"][0]
    assert list(document["mistake"]) == MISTAKE_KEYS
    assert document["mistake"] == {
        "id": 1,
        "at": "2026-11-23T09:00:00+01:00",
        "person": {"id": 3, "name": "Luis Ocampo"},
        "touch": 1,
        "kind": "should_not_have",
        "cause": "value_not_seen",
        "text": "asked too soon",
        "next_time": "give first",
        "corrected_by": None,
    }


def test_a_text_is_enough(board: Any) -> None:
    mistake = board("mistake", "luis", "answered late", "--json").document["mistake"]
    assert (mistake["kind"], mistake["cause"], mistake["touch"]) == ("left_undone", "other", None)


def test_a_mistake_may_be_about_nobody(board: Any) -> None:
    assert board("mistake", "-", "slept late").out == (
        "Mistake 1 · slept late · left undone · another cause\n"
    )
    document = board("mistake", "-", "forgot the list", "--json").document
    assert (document["person"], document["mistake"]["person"]) == (None, None)


def test_standard_input_is_read_for_a_dash(board: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    letters = io.BytesIO(b"Tarde.\nOtra vez.\n")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(letters, "utf-8"))
    mistake = board("mistake", "luis", "-", "--json").document["mistake"]
    assert mistake["text"] == "Tarde.\nOtra vez."


def test_one_made_again_is_counted_as_it_is_written(board: Any) -> None:
    board("mistake", "luis", "answered late")
    board("mistake", "belén", "I answered too late")
    out = board("mistake", "-", "late in answering").out
    assert out.startswith("Mistake 3 · ×3 · late in answering · ")


@pytest.fixture
def year(board: Any, clock: Any) -> Any:
    """Late three times, once about nobody; one other mistake, answered since."""
    board("mistake", "luis", "answered late", "--cause", "wrong")
    clock.advance(days=1)
    board("mistake", "luis", "answered very late", "--cause", "wrong", "--next", "same day")
    board("mistake", "-", "late answer", "--cause", "wrong")
    board("mistake", "luis", "no study at hand", "--cause", "value", "--touch", "1")
    clock.advance(days=2)
    board("touch", "luis", "call", "--outcome", "replied")
    return board


def test_without_words_they_are_listed_by_cause_the_repeated_counted(year: Any) -> None:
    assert year("mistake").out.splitlines() == [
        "4 mistakes · 2 days since the last repeat",
        "",
        "Wrong timing · 3",
        "×3  Tue 24 Nov  late answer",
        "                left undone",
        "                Next time: same day",
        "",
        "Value not seen · 1",
        "    Tue 24 Nov  no study at hand",
        "                Luis Ocampo · touch 1 · left undone · corrected by touch 2",
    ]


def test_a_person_s_are_listed_under_the_name(year: Any) -> None:
    lines = year("mistake", "luis").out.splitlines()
    assert lines[:2] == ["Luis Ocampo  (3)", "3 mistakes · 2 days since the last repeat"]
    assert lines[4].split("  ") == ["×2", "Tue 24 Nov", "answered very late"]
    assert "Luis" not in "".join(lines[1:])


def test_those_about_nobody_are_listed_for_a_dash(year: Any) -> None:
    lines = year("mistake", "-").out.splitlines()
    assert lines[0] == "1 mistake · none made twice"
    assert texts(year("mistake", "-", "--json").document) == ["late answer"]


def test_the_list_as_json(year: Any) -> None:
    document = year("mistake", "--json").document
    assert list(document) == ["total", "days_since_repeat", "causes", "person"]
    assert (document["total"], document["days_since_repeat"], document["person"]) == (4, 2, None)
    assert [(each["cause"], each["count"]) for each in document["causes"]] == [
        ("wrong_timing", 3),
        ("value_not_seen", 1),
    ]
    (late,), (study,) = (each["repeated"] for each in document["causes"])
    assert list(late) == ["text", "count", "mistakes"]
    assert [each["id"] for each in late["mistakes"]] == [3, 2, 1]
    assert [list(each) for each in late["mistakes"]] == [MISTAKE_KEYS] * 3
    assert study["mistakes"][0]["corrected_by"] == 2


def test_a_person_s_json_has_the_person(year: Any) -> None:
    document = year("mistake", "luis", "--json").document
    assert (document["total"], document["person"]["name"]) == (3, "Luis Ocampo")


def test_one_jotted_in_the_evening_has_no_cause_yet(board: Any, drive: Any) -> None:
    drive.close_day(mistake="too quiet")
    assert "Cause not thought of yet · 1" in board("mistake").out.splitlines()
    (group,) = board("mistake", "--json").document["causes"]
    assert (group["cause"], group["repeated"][0]["mistakes"][0]["kind"]) == (None, None)


def test_a_repeat_of_today_is_told_in_words(board: Any) -> None:
    for _ in range(2):
        board("mistake", "luis", "answered late")
    assert board("mistake").out.splitlines()[0] == "2 mistakes · one made again today"


def test_none_is_no_error(board: Any) -> None:
    done = board("mistake")
    assert (done.code, done.out, done.err) == (0, "", "No mistake is written down there yet.\n")
    assert board("mistake", "--json").document == {
        "total": 0,
        "days_since_repeat": None,
        "causes": [],
        "person": None,
    }


def test_one_undo_takes_it_back(board: Any) -> None:
    board("mistake", "luis", "answered late", "--next", "same day")
    assert board("undo").out == "Undone: mistake · Luis Ocampo\n"
    assert board("mistake", "--json").document["total"] == 0


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("nadie", "x"), "Nobody answers to “nadie”. tablero list shows who is here.\n"),
        (
            ("ana", "x"),
            "Several people answer to “ana”: 2 Ana Belén, 1 Ana Ríos. Say which by number.\n",
        ),
        (("luis", " \u200b"), "There is nothing to write.\n"),
        (
            ("luis", "x", "--touch", "2"),
            "There is no touch 2 with Luis Ocampo. Say its number.\n",
        ),
        (
            ("luis", "x", "--touch", "one"),
            "There is no touch one with Luis Ocampo. Say its number.\n",
        ),
        (("2", "x", "--touch", "1"), "There is no touch 1 with Ana Belén. Say its number.\n"),
    ],
)
def test_what_cannot_be_is_refused_in_a_line(board: Any, words: tuple[str, ...], line: str) -> None:
    done = board("mistake", *words)
    assert (done.code, done.out, done.err) == (1, "", line)
    assert board("mistake", "--json").document["total"] == 0


@pytest.mark.parametrize("number", ["-1", "0", "¹", "9" * 30])
def test_a_touch_that_is_no_number_is_refused(board: Any, number: str) -> None:
    done = board("mistake", "luis", "x", f"--touch={number}")
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)


@pytest.mark.parametrize(
    "words",
    [
        ("luis", "--cause", "wrong"),
        ("--next", "same day"),
        ("-", "x", "--touch", "1"),
    ],
)
def test_half_a_command_is_a_usage_error_in_a_line(board: Any, words: tuple[str, ...]) -> None:
    done = board("mistake", *words)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)


def test_a_cause_that_is_none_is_a_usage_error(board: Any) -> None:
    done = board("mistake", "luis", "x", "--cause", "weather")
    assert (done.code, done.out) == (2, "")
    assert "wrong_timing" in done.err


@pytest.mark.parametrize("columns", [45, 80, 120])
def test_no_line_is_wider_than_the_terminal(
    year: Any, environment: dict[str, str], columns: int
) -> None:
    environment["COLUMNS"] = str(columns)
    told = year("mistake", "luis", "a long way to say it " * 9, "--next", "shorter " * 20).out
    assert told.count("\n") == 1
    for words in ((), ("luis",), ("-",)):
        out = told + year("mistake", *words).out
        assert max(map(cells.width, out.splitlines())) <= columns


def test_the_json_is_the_same_in_every_language(year: Any) -> None:
    assert year("--lang", "es", "mistake", "--json").out == year("mistake", "--json").out


def test_hostile_texts_are_shown_harmless(board: Any) -> None:
    board("add", HOSTILE)
    written = board("mistake", "XY", HOSTILE, "--next", HOSTILE).out
    out = written + board("mistake").out + board("mistake", "XY").out
    assert out.count("XY") == 8
    assert not {"\x1b", "\u202e"} & set(out)
