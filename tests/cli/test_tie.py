"""`tablero tie`: tying two people, taking a tie away, the list of them, and what is refused."""

from typing import Any

import pytest

from tablero.present import cells

HOSTILE = "[bold]\x1b[31m\u202eXY[/x]"


@pytest.fixture
def board(tablero: Any) -> Any:
    """Two called Ana, one of them at Acme as Eva is, and Luis."""
    tablero("add", "Ana Ríos @ Acme")
    tablero("add", "Ana Belén")
    tablero("add", "Luis Ocampo")
    tablero("add", "Eva Sol @ ACME", "--stage", "none")
    return tablero


def kinds(done: Any) -> list[tuple[str, str, str]]:
    return [(tie["kind"], tie["direction"], tie["other"]["name"]) for tie in done.document["ties"]]


def test_a_tie_is_told_in_a_line(board: Any) -> None:
    done = board("tie", "luis", "belén", "--kind", "knows")
    assert (done.code, done.err) == (0, "")
    assert done.out == "Luis Ocampo · knows · Ana Belén\n"


@pytest.mark.parametrize(
    ("said", "kind"),
    [("k", "knows"), ("works-with", "works_with"), ("FAM", "family"), ("ref", "referred")],
)
def test_the_beginning_of_a_kind_is_enough(board: Any, said: str, kind: str) -> None:
    document = board("tie", "luis", "belén", "--kind", said, "--json").document
    assert document["tie"]["kind"] == kind


def test_the_json_is_the_tie_and_the_person_it_is_of(board: Any) -> None:
    document = board("tie", "luis", "belén", "--kind", "referred", "--json").document
    assert document == {
        "tie": {
            "id": 1,
            "kind": "referred",
            "direction": "to",
            "other": {"id": 2, "name": "Ana Belén"},
            "at": "2026-11-23T09:00:00+01:00",
        },
        "person": board("list", "luis", "--json").document["people"][0],
        "removed": False,
    }


def test_a_referral_runs_one_way_and_the_rest_both(board: Any) -> None:
    board("tie", "luis", "belén", "--kind", "referred")
    board("tie", "luis", "ríos", "--kind", "family")
    assert kinds(board("tie", "luis", "--json")) == [
        ("family", "both", "Ana Ríos"),
        ("referred", "to", "Ana Belén"),
    ]
    assert kinds(board("tie", "belén", "--json")) == [("referred", "from", "Luis Ocampo")]
    assert board("list", "belén", "--json").document["people"][0]["via"] == "Luis Ocampo"


def test_with_one_person_the_ties_are_listed_and_the_colleagues_after_them(board: Any) -> None:
    board("tie", "luis", "ríos", "--kind", "knows")
    assert board("tie", "ríos").out.splitlines() == [
        "Ana Ríos  (1)",
        "knows         3  Luis Ocampo",
        "same company  4  Eva Sol",
    ]
    document = board("tie", "ríos", "--json").document
    assert list(document) == ["ties", "colleagues", "person"]
    assert document["colleagues"] == [{"id": 4, "name": "Eva Sol"}]


def test_nobody_to_be_tied_to_is_no_error(board: Any) -> None:
    done = board("tie", "luis")
    assert (done.code, done.out, done.err) == (0, "", "Luis Ocampo is tied to nobody yet.\n")
    assert board("tie", "luis", "--json").document["ties"] == []


def test_a_tie_said_twice_is_kept_once(board: Any) -> None:
    board("tie", "luis", "belén", "--kind", "knows")
    again = board("tie", "belén", "luis", "--kind", "knows")
    assert (again.code, again.out) == (0, "Ana Belén · knows · Luis Ocampo\n")
    assert len(board("tie", "luis", "--json").document["ties"]) == 1


def test_a_tie_is_taken_away_from_either_side(board: Any) -> None:
    board("tie", "luis", "belén", "--kind", "referred")
    done = board("tie", "belén", "luis", "--remove")
    assert (done.code, done.out) == (0, "Tie taken away · Ana Belén · came through · Luis Ocampo\n")
    assert board("tie", "luis", "--json").document["ties"] == []
    assert board("list", "belén", "--json").document["people"][0]["via"] is None


def test_the_json_of_a_tie_taken_away_is_as_it_was(board: Any) -> None:
    written = board("tie", "luis", "belén", "--kind", "knows", "--json").document
    removed = board("tie", "luis", "belén", "--remove", "--json").document
    assert removed == written | {"removed": True}


def test_of_several_ties_the_kind_says_which_goes(board: Any) -> None:
    board("tie", "luis", "belén", "--kind", "knows")
    board("tie", "luis", "belén", "--kind", "family")
    refused = board("tie", "luis", "belén", "--remove")
    assert (refused.code, refused.out) == (1, "")
    assert refused.err == "There are several ties with Ana Belén. Say which with --kind.\n"
    board("tie", "luis", "belén", "--remove", "--kind", "knows")
    assert kinds(board("tie", "luis", "--json")) == [("family", "both", "Ana Belén")]


def test_one_undo_takes_a_tie_back(board: Any) -> None:
    board("tie", "luis", "belén", "--kind", "referred")
    assert board("undo").code == 0
    assert board("tie", "luis", "--json").document["ties"] == []


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("luis", "3", "--kind", "knows"),
         "Nobody is tied to themselves. Name somebody else.\n"),
        (("nadie", "luis", "--kind", "knows"),
         "Nobody answers to “nadie”. tablero list shows who is here.\n"),
        (("luis", "99", "--kind", "knows"),
         "Nobody answers to “99”. tablero list shows who is here.\n"),
        (("luis", "ana", "--kind", "knows"),
         "Several people answer to “ana”: 2 Ana Belén, 1 Ana Ríos. Say which by number.\n"),
        (("luis", "belén", "--remove"),
         "There is no such tie with Ana Belén. tablero tie REF lists those.\n"),
        (("ríos", "eva", "--remove"),
         "There is no such tie with Eva Sol. tablero tie REF lists those.\n"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_a_line(board: Any, words: tuple[str, ...], line: str) -> None:
    done = board("tie", *words)
    assert (done.code, done.out, done.err) == (1, "", line)


def test_a_referral_that_leads_back_is_refused_in_a_line(board: Any) -> None:
    board("tie", "luis", "belén", "--kind", "referred")
    done = board("tie", "belén", "luis", "--kind", "referred")
    assert done.code == 1
    assert done.err == (
        "Luis Ocampo cannot come through Ana Belén, who came through Luis Ocampo.\n"
    )
    done = board("tie", "eva", "belén", "--kind", "referred")
    assert done.err == ("Ana Belén came through somebody else already. An edit changes that.\n")


@pytest.mark.parametrize(
    "words",
    [
        ("luis", "belén"),
        ("luis", "--kind", "knows"),
        ("luis", "--remove"),
        ("luis", "--remove", "--json"),
    ],
)
def test_half_a_command_is_a_usage_error_in_a_line(board: Any, words: tuple[str, ...]) -> None:
    done = board("tie", *words)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)


def test_codes_are_the_same_in_every_language(board: Any) -> None:
    board("tie", "luis", "belén", "--kind", "works_with")
    english = board("tie", "luis", "--json").document
    assert board("--lang", "es", "tie", "luis", "--json").document == english


@pytest.mark.parametrize("columns", [45, 80])
def test_the_list_is_no_wider_than_the_terminal(
    board: Any, environment: dict[str, str], columns: int
) -> None:
    board("add", "Ñandú " * 30)
    board("tie", "luis", "5", "--kind", "knows")
    environment["COLUMNS"] = str(columns)
    for words in (("tie", "luis"), ("tie", "5"), ("tie", "5", "luis", "--kind", "family")):
        lines = board(*words).out.splitlines()
        assert max(map(cells.width, lines)) <= columns


def test_hostile_names_are_shown_harmless(board: Any) -> None:
    board("add", HOSTILE)
    out = board("tie", "XY", "luis", "--kind", "knows").out + board("tie", "luis").out
    out += board("tie", "luis", "XY", "--remove").out
    assert out.count("XY") == 3
    assert not {"\x1b", "\u202e"} & set(out)
