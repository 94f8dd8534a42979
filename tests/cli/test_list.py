"""`tablero list`: who is listed, in what order, how wide, and the JSON."""

import sys
from typing import Any

import pytest

from tablero.cli import listing

KEYS = [
    *("id", "name", "role", "company", "stage", "touches", "seen"),
    *("last_touch", "next_due", "via", "tags", "rest_until"),
]


@pytest.fixture
def board(tablero: Any) -> Any:
    """Ana in conversation, Luis new, Eva in the network only."""
    tablero("add", "Eva Sol", "--stage", "none")
    tablero("add", "Ana Ríos, CFO @ Acme #fintech", "--stage", "conversation")
    tablero("add", "Luis Ocampo")
    return tablero


def names(outcome: Any) -> list[str]:
    return [person["name"] for person in outcome.document["people"]]


def test_the_json_has_the_promised_keys_in_order(board: Any) -> None:
    document = board("list", "--json").document
    assert list(document) == ["people", "total"]
    assert all(list(person) == KEYS for person in document["people"])


def test_columns_come_in_the_order_of_the_board_and_the_network_last(board: Any) -> None:
    assert names(board("list", "--json")) == ["Luis Ocampo", "Ana Ríos", "Eva Sol"]


def test_nobody_is_an_empty_list_and_no_error(board: Any) -> None:
    done = board("list", "zzz", "--json")
    assert (done.code, done.document) == (0, {"people": [], "total": 0})


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("rios",), ["Ana Ríos"]),
        (("@acme", "#fintech"), ["Ana Ríos"]),
        (("eva",), ["Eva Sol"]),
        (("ana", "--stage", "first_contact"), []),
        (("--stage", "first"), ["Luis Ocampo"]),
        (("--stage", "none"), ["Eva Sol"]),
        (("touches>0",), []),
    ],
)
def test_who_answers(board: Any, words: tuple[str, ...], expected: list[str]) -> None:
    done = board("list", *words, "--json")
    assert names(done) == expected
    assert done.document["total"] == len(expected)


def test_one_never_touched_is_due_today_and_one_off_the_board_never(board: Any) -> None:
    due = {one["name"]: one["next_due"] for one in board("list", "--json").document["people"]}
    assert due == {"Luis Ocampo": "2026-11-23", "Ana Ríos": "2026-11-23", "Eva Sol": None}


def test_who_rests_has_the_day_until_the_next_touch(board: Any, clock: Any) -> None:
    board("rest", "ana", "2026-12-01", "--why", "on holiday")

    def days() -> dict[str, Any]:
        people = board("list", "--json").document["people"]
        return {person["name"]: person["rest_until"] for person in people}

    assert days() == {"Luis Ocampo": None, "Ana Ríos": "2026-12-01", "Eva Sol": None}
    assert "back in 8 d" in board("list", "ana").out
    clock.advance(days=8)
    assert days()["Ana Ríos"] == "2026-12-01"
    assert "back today" in board("list", "ana").out
    board("touch", "ana", "call")
    assert days()["Ana Ríos"] is None


def test_moments_carry_the_offset_of_the_users_zone(board: Any) -> None:
    board("touch", "ana", "call", "--at", "2026-07-01 18:00")
    (ana,) = board("list", "ana", "--json").document["people"]
    assert ana["last_touch"] == "2026-07-01T18:00:00+02:00"
    assert ana["next_due"] == "2026-07-15"


def test_an_offset_of_nought_is_written_as_an_offset(
    board: Any, environment: dict[str, str]
) -> None:
    environment["TZ"] = "UTC"
    board("touch", "ana", "call")
    (ana,) = board("list", "ana", "--json").document["people"]
    assert ana["last_touch"] == "2026-11-23T08:00:00+00:00"


def test_the_json_is_the_same_in_every_language(board: Any) -> None:
    assert board("--lang", "es", "list", "--json").out == board("list", "--json").out


def test_letters_are_not_escaped(board: Any) -> None:
    assert '"Ana Ríos"' in board("list", "--json").out


def test_columns_are_aligned(board: Any) -> None:
    lines = board("list").out.splitlines()
    starts = {
        line.index(stage) for line, stage in zip(lines, ("Stage", "First", "Conv"), strict=False)
    }
    assert len(starts) == 1


def test_wide_letters_keep_the_columns_aligned(tablero: Any) -> None:
    from tablero.present import cells

    tablero("add", "山田太郎")
    tablero("add", "Ana Ríos")
    lines = tablero("list").out.splitlines()[1:]
    assert len({cells.width(line[: line.index("First contact")]) for line in lines}) == 1


@pytest.mark.parametrize("columns", [30, 45, 80])
def test_no_line_is_wider_than_the_terminal(
    board: Any, environment: dict[str, str], columns: int
) -> None:
    board("add", "A" * 150, "--company", "B" * 150)
    environment["COLUMNS"] = str(columns)
    assert max(map(len, board("list").out.splitlines())) <= columns


def test_long_texts_give_way_and_the_rest_stays_in_sight(
    tablero: Any, environment: dict[str, str]
) -> None:
    tablero("add", "A" * 150, "--company", "B" * 150)
    environment["COLUMNS"] = "80"
    line = tablero("list").out.splitlines()[1]
    assert "A…" in line
    assert "B…" in line
    assert line.endswith("no touch")


def test_where_there_is_no_terminal_nothing_is_cut(board: Any) -> None:
    board("add", "A" * 150)
    assert "A" * 150 in board("list").out


def test_a_terminal_gets_a_part_and_is_told_of_the_rest(
    board: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "MOST_ON_A_TERMINAL", 2)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    done = board("list")
    assert "Eva" not in done.out
    assert done.err == "1 more: --all\n"


def test_all_lists_everyone_on_a_terminal(board: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "MOST_ON_A_TERMINAL", 2)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    done = board("list", "--all")
    assert "Eva" in done.out
    assert done.err == ""


def test_an_empty_list_teaches_on_stderr(tablero: Any) -> None:
    done = tablero("list")
    assert (done.code, done.out) == (0, "")
    assert "tablero add NAME" in done.err


def test_the_one_who_decides_is_marked(tablero: Any) -> None:
    tablero("add", "Ana Ríos", "--decides")
    assert "Ana Ríos ◆" in tablero("list").out
