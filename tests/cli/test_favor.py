"""`tablero favor`: writing favours down, the ledger, the balance, settling, and what is refused."""

from typing import Any

import pytest

from tablero.present import cells

HOSTILE = "[bold]\x1b[31m\u202eXY[/x]"


@pytest.fixture
def board(tablero: Any) -> Any:
    """Two called Ana, and Luis."""
    for name in ("Ana Ríos", "Ana Belén", "Luis Ocampo"):
        tablero("add", name)
    return tablero


def test_a_favour_is_told_with_its_number_and_day(board: Any) -> None:
    done = board("favor", "luis", "lent", "the  van", "--kind", "given")
    assert (done.code, done.err) == (0, "")
    assert done.out == "Favour 1 · given · Luis Ocampo · lent the van · Mon 23 Nov\n"


def test_the_other_spelling_is_understood(board: Any) -> None:
    assert board("favour", "luis", "lent the van", "--kind", "given").code == 0
    assert board("favour", "luis").out == board("favor", "luis").out
    assert board("favour", "--help").out.startswith("usage: tablero favor")


@pytest.mark.parametrize(
    ("said", "kind"), [("g", "given"), ("rec", "received"), ("OFF", "offered"), ("a", "asked")]
)
def test_the_beginning_of_a_kind_is_enough(board: Any, said: str, kind: str) -> None:
    document = board("favor", "luis", "the van", "--kind", said, "--json").document
    assert document["favour"]["kind"] == kind


def test_the_json_is_the_favour_and_the_person(board: Any) -> None:
    words = ("luis", "the van", "--kind", "received", "--day", "3 weeks ago", "--json")
    assert board("favor", *words).document == {
        "favour": {
            "id": 1,
            "kind": "received",
            "what": "the van",
            "day": "2026-11-02",
            "settled_on": None,
            "touch_id": None,
        },
        "person": board("list", "luis", "--json").document["people"][0],
    }


def test_one_given_by_a_channel_counts_as_a_touch_that_gives(board: Any) -> None:
    done = board("favor", "luis", "the study", "--kind", "given", "--channel", "em")
    assert done.out.endswith(" · the study · Mon 23 Nov · counts as a touch\n")
    (touch,) = [each for each in board("show", "luis", "--json").document["timeline"]
                if each["touch"]]  # fmt: skip
    assert (touch["touch"]["channel"], touch["touch"]["intent"]) == ("email", "give")
    (favour,) = board("favor", "luis", "--json").document["favours"]
    assert favour["touch_id"] == touch["touch"]["id"]


def test_with_a_person_the_ledger_and_the_balance_are_printed(board: Any) -> None:
    board("favor", "luis", "lent the van", "--kind", "given")
    board("favor", "luis", "a lift", "--kind", "given", "--day", "yesterday")
    board("favor", "luis", "mended my bike", "--kind", "received", "--day", "2026-11-02")
    board("favor", "--settle", "2")
    assert board("favor", "luis").out.splitlines() == [
        "Luis Ocampo  (3) · even",
        "1  → given     Mon 23 Nov           lent the van",
        "2  → given     Sun 22 Nov  settled  a lift",
        "3  ← received  Mon 2 Nov            mended my bike",
    ]
    document = board("favor", "luis", "--json").document
    assert list(document) == ["favours", "balance", "person"]
    assert ([each["id"] for each in document["favours"]], document["balance"]) == ([1, 2, 3], 0)


def test_alone_it_tells_where_i_stand_with_everyone_whom_i_owe_first(board: Any) -> None:
    board("favor", "luis", "the van", "--kind", "given")
    board("favor", "belén", "mended my bike", "--kind", "received")
    board("favor", "belén", "a coffee", "--kind", "offered")
    head, *lines = board("favor").out.splitlines()
    assert head.split()[:3] == ["No.", "Name", "Balance"]
    assert [" ".join(line.split()) for line in lines] == [
        "2 Ana Belén I owe them 1 0 1 1 0",
        "3 Luis Ocampo they owe me 1 1 0 0 0",
    ]
    first, _ = board("favor", "--json").document["accounts"]
    assert first == {
        "person": {"id": 2, "name": "Ana Belén"},
        "balance": -1,
        "given": 0,
        "received": 1,
        "offered": 1,
        "asked": 0,
    }


def test_no_favour_is_no_error(board: Any) -> None:
    done = board("favor")
    assert (done.code, done.out, done.err) == (0, "", "No favour is open.\n")
    assert board("favor", "--json").document == {"accounts": []}
    done = board("favor", "luis")
    assert (done.code, done.out) == (0, "")
    assert done.err == "No favour is written down yet between you and Luis Ocampo.\n"
    assert board("favor", "luis", "--json").document["favours"] == []


def test_one_settled_counts_no_more_and_is_kept(board: Any) -> None:
    board("favor", "luis", "the van", "--kind", "given")
    done = board("favor", "--settle", "1")
    assert done.out == "Favour 1 · given · Luis Ocampo · the van · Mon 23 Nov · settled\n"
    assert board("favor", "--json").document == {"accounts": []}
    (favour,) = board("favor", "luis", "--json").document["favours"]
    assert favour["settled_on"] == "2026-11-23"


def test_one_undo_takes_a_favour_back_with_its_touch(board: Any) -> None:
    board("favor", "luis", "the study", "--kind", "given", "--channel", "email")
    assert board("undo").code == 0
    document = board("show", "luis", "--json").document
    assert (document["favours"], document["person"]["touches"]) == ([], 0)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("nadie", "x", "--kind", "given"),
         "Nobody answers to “nadie”. tablero list shows who is here.\n"),
        (("ana", "x", "--kind", "given"),
         "Several people answer to “ana”: 2 Ana Belén, 1 Ana Ríos. Say which by number.\n"),
        (("luis", " ", "--kind", "given"), "Say what the favour was.\n"),
        (("luis", "x", "--kind", "given", "--day", "2026-12-01"),
         "“2026-12-01” is still to come. Say a day up to today.\n"),
        (("luis", "x", "--kind", "given", "--day", "nope"),
         "“nope” is no day. Say yesterday, 3 weeks ago or 2026-05-12.\n"),
        (("--settle", "1"), "Nothing there has the number “1”. Say one as it is listed.\n"),
        (("--settle", "x"), "Nothing there has the number “x”. Say one as it is listed.\n"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_a_line(board: Any, words: tuple[str, ...], line: str) -> None:
    done = board("favor", *words)
    assert (done.code, done.out, done.err) == (1, "", line)
    assert board("favor", "luis", "--json").document["favours"] == []


def test_who_wants_no_contact_is_left_alone_unless_anyway(board: Any) -> None:
    board("touch", "luis", "call", "--outcome", "declined")
    words = ("favor", "luis", "the study", "--kind", "given", "--channel", "email")
    assert board(*words).err == "Luis Ocampo asked not to be contacted. Only an edit lifts that.\n"
    assert board(*words, "--anyway").code == 0
    assert board("favor", "luis", "a lift", "--kind", "received").code == 0


@pytest.mark.parametrize(
    "words",
    [
        ("luis", "the van"),
        ("luis", "--kind", "given"),
        ("luis", "--day", "yesterday"),
        ("luis", "--channel", "email"),
        ("luis", "the van", "--kind", "received", "--channel", "email"),
        ("luis", "--settle", "1"),
        ("--settle", "1", "--kind", "given"),
    ],
)
def test_half_a_command_is_a_usage_error_in_a_line(board: Any, words: tuple[str, ...]) -> None:
    done = board("favor", *words)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)


def test_codes_are_the_same_in_every_language(board: Any) -> None:
    board("favor", "luis", "the van", "--kind", "asked")
    for words in (("favor", "luis", "--json"), ("favor", "--json")):
        assert board("--lang", "es", *words).document == board(*words).document


@pytest.mark.parametrize("columns", [60, 80])
def test_the_ledger_is_no_wider_than_the_terminal(
    board: Any, environment: dict[str, str], columns: int
) -> None:
    board("add", "Ñandú " * 30)
    environment["COLUMNS"] = str(columns)
    written = board("favor", "4", "because " * 40, "--kind", "given").out
    ledger = board("favor", "4").out
    assert ledger.count("because") == 40
    lines = (written + ledger + board("favor").out).splitlines()
    assert max(map(cells.width, lines)) <= columns


def test_hostile_texts_are_shown_harmless(board: Any) -> None:
    board("add", HOSTILE)
    out = board("favor", "XY", HOSTILE, "--kind", "given").out
    out += board("favor", "XY").out + board("favor").out + board("favor", "--settle", "1").out
    assert out.count("XY") == 7
    assert not {"\x1b", "\u202e"} & set(out)
