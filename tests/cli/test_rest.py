"""`tablero rest`: who rests until when and why, the list of them, and what is refused."""

from typing import Any

import pytest

from tablero.present import cells

HOSTILE = "[bold]\x1b[31m\u202eXY[/x]"


@pytest.fixture
def board(tablero: Any) -> Any:
    """Two called Ana, Luis, and Eva in the network only."""
    for name in ("Ana Ríos", "Ana Belén", "Luis Ocampo"):
        tablero("add", name)
    tablero("add", "Eva Sol", "--stage", "none")
    return tablero


def test_a_rest_is_told_with_its_day_and_reason(board: Any) -> None:
    done = board("rest", "luis", "2w", "--why", "on holiday")
    assert (done.code, done.err) == (0, "")
    assert done.out == "Luis Ocampo rests until Mon 7 Dec · on holiday\n"


def test_a_rest_needs_no_reason(board: Any) -> None:
    assert board("rest", "luis", "2w").out == "Luis Ocampo rests until Mon 7 Dec\n"


@pytest.mark.parametrize(
    ("until", "day"),
    [
        (("tomorrow",), "2026-11-24"),
        (("monday",), "2026-11-30"),
        (("el", "próximo", "lunes"), "2026-11-30"),
        (("in 2 weeks",), "2026-12-07"),
        (("2026-12-01",), "2026-12-01"),
    ],
)
def test_the_day_is_said_in_words_of_either_language(
    board: Any, until: tuple[str, ...], day: str
) -> None:
    assert board("rest", "luis", *until, "--json").document["rest_until"] == day


def test_the_json_is_the_person_after_it(board: Any) -> None:
    document = board("rest", "luis", "2w", "--why", "on holiday", "--json").document
    assert list(document) == ["person", "rest_until", "rest_reason"]
    assert document["person"] == board("list", "luis", "--json").document["people"][0]
    assert (document["rest_until"], document["rest_reason"]) == ("2026-12-07", "on holiday")


def test_alone_it_lists_who_rests_the_first_who_comes_back_first(board: Any) -> None:
    board("rest", "luis", "2w", "--why", "on holiday")
    board("rest", "belén", "tomorrow")
    head, *lines = board("rest").out.splitlines()
    assert head.split() == ["No.", "Name", "Position", "Until", "Why"]
    assert [" ".join(line.split()) for line in lines] == [
        "2 Ana Belén Tue 24 Nov",
        "3 Luis Ocampo Mon 7 Dec on holiday",
    ]


def test_the_list_as_json(board: Any) -> None:
    board("rest", "luis", "2w", "--why", "on holiday")
    assert board("rest", "--json").document == {
        "resting": [
            {
                "id": 3,
                "name": "Luis Ocampo",
                "stage": "first_contact",
                "rest_until": "2026-12-07",
                "rest_reason": "on holiday",
            }
        ]
    }


def test_nobody_resting_is_no_error(board: Any) -> None:
    done = board("rest")
    assert (done.code, done.out, done.err) == (0, "", "Nobody rests.\n")
    assert board("rest", "--json").document == {"resting": []}


def test_who_is_back_is_listed_no_more(board: Any, clock: Any) -> None:
    board("rest", "luis", "tomorrow")
    clock.advance(days=1)
    assert board("rest").out == ""


def test_one_undo_takes_a_rest_back(board: Any) -> None:
    board("rest", "luis", "2w")
    assert board("undo").out == "Undone: Luis Ocampo rests until Mon 7 Dec\n"
    assert board("rest", "--json").document == {"resting": []}


def test_several_who_answer_are_listed_and_refused(board: Any) -> None:
    done = board("rest", "ana", "2w")
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        "Several people answer to “ana”: 2 Ana Belén, 1 Ana Ríos. Say which by number.\n"
    )


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("nadie", "2w"), "Nobody answers to “nadie”. tablero list shows who is here.\n"),
        (("eva", "2w"), "Eva Sol is not on the board. Move the card there first.\n"),
        (("luis", "nope"), "“nope” is no day. Say 2w, monday or 2026-12-01.\n"),
        (("luis", "2020-01-01"), "“2020-01-01” has passed. Say a day from today on.\n"),
        (("luis", "today"), "A rest ends on a day after today. Say 2w, monday or 2026-12-01.\n"),
    ],
)
def test_what_cannot_be_is_refused_in_a_line(board: Any, words: tuple[str, ...], line: str) -> None:
    done = board("rest", *words, "--why", "whatever")
    assert (done.code, done.out, done.err) == (1, "", line)
    assert board("rest", "--json").document == {"resting": []}


def test_one_who_declined_does_not_rest(board: Any) -> None:
    board("touch", "luis", "call", "--outcome", "declined")
    done = board("rest", "luis", "2w")
    assert (done.code, done.out) == (1, "")
    assert done.err == "Luis Ocampo asked not to be contacted. Only an edit lifts that.\n"


@pytest.mark.parametrize("words", [("luis",), ("--why", "on holiday"), ("luis", "--json")])
def test_half_a_command_is_a_usage_error_in_a_line(board: Any, words: tuple[str, ...]) -> None:
    done = board("rest", *words)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("columns", [45, 80])
def test_the_list_is_no_wider_than_the_terminal(
    board: Any, environment: dict[str, str], columns: int
) -> None:
    board("rest", "luis", "2w", "--why", "because " * 40)
    environment["COLUMNS"] = str(columns)
    lines = board("rest").out.splitlines()
    assert max(map(cells.width, lines)) <= columns
    assert "Mon 7 Dec" in lines[1]


def test_hostile_texts_are_shown_harmless(board: Any) -> None:
    board("add", HOSTILE)
    out = board("rest", "XY", "2w", "--why", HOSTILE).out + board("rest").out
    assert out.count("XY") == 4
    assert not {"\x1b", "\u202e"} & set(out)
