"""`tablero reach`: the ways and why; asking on one; what became of it; and what is refused."""

from typing import Any

import pytest

from tablero.domain.words import Channel
from tablero.present import cells
from tablero.services import introductions
from tablero.services.introductions import RequestFields

HOSTILE = "[bold]\x1b[31m\u202eXY[/x]"
WAYS = """\
Ways to Ana Ríos (1)
1  ▮▮▯▯▯  32  Luis Ocampo → Ana Ríos
      Luis Ocampo · in touch today
      Ana Ríos ◆ · knows Luis Ocampo · CFO · Acme
2  ▮▯▯▯▯   9  Berta Ñu → Luis Ocampo → Ana Ríos
      Berta Ñu · in touch 90 days ago · I owe them 1
      Luis Ocampo · family of Berta Ñu · in touch today
      Ana Ríos ◆ · knows Luis Ocampo · CFO · Acme
"""


@pytest.fixture
def board(tablero: Any) -> Any:
    """Berta is family of Luis, who knows Ana, who is the one I look for; there is another Ana."""
    tablero("add", "Ana Ríos, CFO @ Acme !")
    tablero("add", "Ana Belén")
    tablero("add", "Luis Ocampo")
    tablero("add", "Berta Ñu", "--stage", "none")
    tablero("touch", "luis", "call")
    tablero("touch", "berta", "whatsapp", "--at", "2026-08-25 10:00")
    tablero("favor", "berta", "mended my bike", "--kind", "received")
    tablero("tie", "luis", "ríos", "--kind", "knows")
    tablero("tie", "luis", "berta", "--kind", "family")
    return tablero


def asked(board: Any, *words: str) -> Any:
    return board("reach", "ríos", "--ask", "1", *words)


def test_the_ways_are_ranked_and_each_says_why(board: Any) -> None:
    done = board("reach", "ríos")
    assert (done.code, done.err) == (0, "")
    assert done.out == WAYS


def test_the_json_has_each_link_with_its_reasons(board: Any) -> None:
    document = board("reach", "ríos", "--json").document
    assert list(document) == ["person", "words", "ways"]
    assert document["person"] == board("list", "ríos", "--json").document["people"][0]
    assert [(way["number"], way["strength"]) for way in document["ways"]] == [(1, 32), (2, 9)]
    first, second, last = document["ways"][1]["links"]
    assert first == {
        "id": 4,
        "name": "Berta Ñu",
        "role": "",
        "company": "",
        "stage": None,
        "tie": "family",
        "days": 90,
        "balance": -1,
    }
    assert (second["tie"], second["days"], last["tie"], last["days"]) == ("knows", 0, None, None)


def test_so_many_ways_at_most(board: Any) -> None:
    assert len(board("reach", "ríos", "--limit", "1", "--json").document["ways"]) == 1


def test_a_shared_company_is_a_way_too(board: Any) -> None:
    board("add", "Eva Sol @ ACME", "--stage", "none")
    ways = board("reach", "ríos", "--json").document["ways"]
    assert ways[-1]["links"][0]["tie"] == "same_company"
    assert "same company as Eva Sol" in board("reach", "ríos").out


def test_a_company_or_a_role_will_do(board: Any) -> None:
    board("add", "Eva Sol @ Acme", "--stage", "none")
    done = board("reach", "acme")
    assert done.out.splitlines()[0] == "Ways to whoever answers to “acme”"
    document = board("reach", "acme", "--json").document
    assert (document["person"], document["words"]) == (None, "acme")
    assert document["ways"][0]["links"][-1]["name"] == "Ana Ríos"


def test_one_person_who_answers_is_meant_and_named(board: Any) -> None:
    board("add", "Noé Acme")
    assert board("reach", "cfo").out.splitlines()[0] == "Ways to Ana Ríos (1)"
    assert "Noé Acme (5)" in board("reach", "acme").err
    assert board("reach", "acme", "--anyone").out.splitlines()[1].endswith("→ Ana Ríos")


def test_several_of_a_name_are_listed_and_refused(board: Any) -> None:
    done = board("reach", "ana")
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        "Several people answer to “ana”: 2 Ana Belén, 1 Ana Ríos. Say which by number.\n"
    )


def test_no_way_is_no_error(board: Any) -> None:
    done = board("reach", "belén")
    assert (done.code, done.out) == (0, "")
    assert done.err == ("There is no way yet to Ana Belén (2). tablero tie says who knows whom.\n")
    assert board("reach", "belén", "--json").document["ways"] == []


@pytest.mark.parametrize("who", ["nadie", "99", "12345678901234567890"])
def test_nobody_who_answers_is_refused_in_a_line(board: Any, who: str) -> None:
    done = board("reach", who)
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert done.err.startswith(f"Nobody answers to “{who}”.")


def test_a_number_is_a_person_and_never_part_of_a_company(board: Any) -> None:
    board("add", "Eva Sol @ 99 Bikes")
    board("touch", "eva", "call")
    assert board("reach", "99").code == 1
    assert board("reach", "99", "--anyone").out.splitlines()[1].endswith("Eva Sol")


def test_asking_is_a_touch_a_promise_and_an_introduction(board: Any) -> None:
    done = asked(board, "--channel", "em", "--remind", "2w", "--note", "Would you?")
    assert (done.code, done.err) == (0, "")
    assert done.out == "Introduction 1 · Luis Ocampo → Ana Ríos · ask after it Mon 7 Dec\n"
    touch, *_ = [each for each in shown(board, "luis")["timeline"] if each["touch"]]
    assert (touch["touch"]["channel"], touch["touch"]["intent"]) == ("email", "ask")
    assert touch["note"] == "Would you?"
    (promise,) = board("promise", "luis", "--json").document["entries"]
    assert promise["text"] == "Ask Luis Ocampo about the introduction to Ana Ríos"
    assert promise["due_on"] == "2026-12-07"


def shown(board: Any, who: str) -> Any:
    return board("show", who, "--json").document


def test_asking_needs_no_more_than_the_way(board: Any) -> None:
    assert asked(board).out.endswith("ask after it Mon 30 Nov\n")
    touch = next(each for each in shown(board, "luis")["timeline"] if each["touch"])
    assert touch["touch"]["channel"] == "call"
    assert touch["note"] == "Could you introduce me to Ana Ríos?"


def test_who_is_not_next_to_them_is_asked_for_the_next(board: Any) -> None:
    board("reach", "ríos", "--ask", "2")
    touch = next(each for each in shown(board, "berta")["timeline"] if each["touch"])
    assert touch["note"] == (
        "Could you introduce me to Luis Ocampo? I would like to reach Ana Ríos."
    )


def test_the_json_of_asking(board: Any) -> None:
    document = asked(board, "--json").document
    assert document == {
        "introduction": {
            "id": 1,
            "asked": {"id": 3, "name": "Luis Ocampo"},
            "target": {"id": 1, "name": "Ana Ríos"},
            "wish": "",
            "status": "open",
            "asked_at": "2026-11-23T09:00:00+01:00",
            "remind_on": "2026-11-30",
            "touch_id": 3,
            "promise_id": 1,
        },
        "person": board("list", "luis", "--json").document["people"][0],
    }


def test_the_open_ones_are_listed(board: Any) -> None:
    asked(board)
    head, *lines = board("reach", "--open").out.splitlines()
    assert head.split("  ")[0] == "No."
    assert [" ".join(line.split()) for line in lines] == ["1 Luis Ocampo Ana Ríos Mon 30 Nov"]
    (item,) = board("reach", "--open", "--json").document["introductions"]
    assert item["target"] == {"id": 1, "name": "Ana Ríos"}
    assert shown(board, "ríos")["introductions"] == [item]


def test_none_open_is_no_error(board: Any) -> None:
    done = board("reach", "--open")
    assert (done.code, done.out, done.err) == (0, "", "No introduction is open.\n")
    assert board("reach", "--open", "--json").document == {"introductions": []}


def test_one_that_was_made_ties_the_two_and_is_open_no_more(board: Any) -> None:
    asked(board)
    done = board("reach", "--made", "1")
    assert done.out == "Luis Ocampo introduced you to Ana Ríos (1) · First contact\n"
    assert board("reach", "--open", "--json").document == {"introductions": []}
    assert board("list", "ríos", "--json").document["people"][0]["via"] == "Luis Ocampo"
    assert "Luis Ocampo" in [each["name"] for each in
                             board("today", "--json").document["thanks"]]  # fmt: skip


def test_the_json_of_one_made_is_whom_it_led_to(board: Any) -> None:
    asked(board)
    document = board("reach", "--made", "1", "--json").document
    assert document["introduction"]["status"] == "made"
    assert document["person"] == board("list", "ríos", "--json").document["people"][0]


def test_one_that_led_to_somebody_needs_no_name(board: Any) -> None:
    asked(board)
    done = board("reach", "--made", "1", "Nadia Haddad")
    assert (done.code, done.out) == (1, "")
    assert done.err == "That introduction leads to Ana Ríos already. Name nobody else.\n"
    assert len(board("reach", "--open", "--json").document["introductions"]) == 1


def test_anybody_may_be_asked_for_whoever_answers_to_a_wish(board: Any) -> None:
    done = board("reach", "a", "customs", "agent", "--through", "luis", "--remind", "2w")
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "Introduction 1 · Luis Ocampo → “a customs agent” · ask after it Mon 7 Dec\n"
    )
    touch = next(each for each in shown(board, "luis")["timeline"] if each["touch"])
    assert (touch["touch"]["channel"], touch["touch"]["intent"]) == ("call", "ask")
    assert touch["note"] == (
        "Do you know somebody I could talk to: a customs agent? Could you introduce us?"
    )
    (promise,) = board("promise", "luis", "--json").document["entries"]
    assert promise["text"] == "Ask Luis Ocampo about the introduction to “a customs agent”"


def test_whoever_is_at_a_company_is_asked_for_even_if_one_of_them_is_known(board: Any) -> None:
    document = board("reach", "acme", "--anyone", "--through", "3", "--json").document
    assert (document["introduction"]["target"], document["introduction"]["wish"]) == (None, "acme")
    document = board("reach", "acme", "--through", "3", "--json").document
    assert document["introduction"]["target"] == {"id": 1, "name": "Ana Ríos"}
    assert document["introduction"]["wish"] == ""


def test_a_known_person_may_be_asked_for_without_a_way(board: Any) -> None:
    done = board("reach", "belén", "--through", "berta", "--note", "Would you?")
    assert done.out == "Introduction 1 · Berta Ñu → Ana Belén · ask after it Mon 30 Nov\n"
    touch = next(each for each in shown(board, "berta")["timeline"] if each["touch"])
    assert touch["note"] == "Would you?"


@pytest.mark.parametrize(
    ("who", "through", "refusal"),
    [
        ("a van", "nobody here", "Nobody answers to “nobody here”."),
        ("a van", "ana", "Several people answer to “ana”:"),
        ("luis", "luis", "Say to whom the introduction is to lead."),
        ("ana", "luis", "Several people answer to “ana”:"),
    ],
)
def test_who_cannot_be_asked_is_refused_in_a_line(
    board: Any, who: str, through: str, refusal: str
) -> None:
    done = board("reach", who, "--through", through)
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert done.err.startswith(refusal)
    assert board("reach", "--open", "--json").document == {"introductions": []}


@pytest.fixture
def wished(board: Any, workspace: Any) -> Any:
    """Luis was asked for somebody of whom only a wish is known."""
    fields = RequestFields(Channel.CALL, "ask Luis", wish="a customs agent")
    introductions.request_introduction(workspace, 3, fields)
    return board


def test_where_only_a_wish_was_known_a_name_says_whom_it_led_to(wished: Any) -> None:
    assert "“a customs agent”" in wished("reach", "--open").out
    refused = wished("reach", "--made", "1")
    assert refused.err == "Say to whom the introduction is to lead.\n"
    done = wished("reach", "--made", "1", "Nadia", "Haddad @ Puerto")
    assert done.out == "Luis Ocampo introduced you to Nadia Haddad (5) · Referred\n"
    assert wished("list", "nadia", "--json").document["people"][0]["company"] == "Puerto"


def test_a_wish_may_lead_to_somebody_who_is_here_already(wished: Any) -> None:
    wished("add", "Eva Sol", "--stage", "none")
    done = wished("reach", "--made", "1", "eva")
    assert done.out == "Luis Ocampo introduced you to Eva Sol (5) · Referred\n"
    assert len(wished("list", "eva", "--json").document["people"]) == 1


def test_one_that_will_not_happen_is_let_go(board: Any) -> None:
    asked(board)
    done = board("reach", "--drop", "1")
    assert done.out == "Introduction let go · Luis Ocampo, Ana Ríos\n"
    assert board("reach", "--open", "--json").document == {"introductions": []}
    board("undo")
    document = board("reach", "--drop", "1", "--json").document
    assert document["introduction"]["status"] == "dropped"
    assert document["person"]["name"] == "Luis Ocampo"


def test_one_undo_takes_the_request_back_whole(board: Any) -> None:
    asked(board)
    assert board("undo").code == 0
    assert board("reach", "--open", "--json").document == {"introductions": []}
    assert board("promise", "luis", "--json").document["entries"] == []


@pytest.mark.parametrize("mode", ["--made", "--drop"])
@pytest.mark.parametrize("number", ["9", "x", "-", "0", "99999999999999999999"])
def test_a_number_that_no_introduction_has_is_refused(board: Any, mode: str, number: str) -> None:
    done = board("reach", mode, number)
    assert (done.code, done.out) == (1, "")
    assert done.err == f"Nothing there has the number “{number}”. Say one as it is listed.\n"


@pytest.mark.parametrize("mode", ["--made", "--drop"])
def test_one_that_is_closed_stays_closed(board: Any, mode: str) -> None:
    asked(board)
    board("reach", "--made", "1")
    assert board("reach", mode, "1").err == "That introduction is no longer open.\n"


@pytest.mark.parametrize("number", ["0", "3", "x"])
def test_a_way_that_is_not_there_is_refused(board: Any, number: str) -> None:
    done = board("reach", "ríos", "--ask", number)
    assert (done.code, done.out) == (1, "")
    assert done.err == f"There is no way “{number}”. Say its number, as tablero reach lists it.\n"


def test_whom_i_know_myself_needs_no_introduction(board: Any) -> None:
    board("add", "Eva Sol @ Acme")
    board("touch", "eva", "call")
    done = board("reach", "acme", "--ask", "1")
    assert done.code == 1
    assert done.err == "You know Eva Sol yourself: nobody needs to introduce you.\n"


def test_a_day_that_has_passed_is_refused_and_nothing_is_written(board: Any) -> None:
    done = asked(board, "--remind", "2020-01-01")
    assert (done.code, done.err) == (1, "“2020-01-01” has passed. Say a day from today on.\n")
    assert board("reach", "--open", "--json").document == {"introductions": []}


@pytest.mark.parametrize(
    "words",
    [
        (),
        (" ",),
        ("--json",),
        ("ríos", "--channel", "call"),
        ("ríos", "--remind", "2w"),
        ("ríos", "--note", "x"),
        ("ríos", "--anyway"),
        ("ríos", "--limit", "0"),
        ("ríos", "--limit", "many"),
        ("ríos", "--open"),
        ("ríos", "--drop", "1"),
        ("--through", "luis"),
    ],
)
def test_half_a_command_is_a_usage_error_in_a_line(board: Any, words: tuple[str, ...]) -> None:
    done = board("reach", *words)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)


def test_two_modes_at_once_are_a_usage_error(board: Any) -> None:
    assert board("reach", "--open", "--drop", "1").code == 2
    assert board("reach", "ríos", "--ask", "1", "--through", "luis").code == 2


def test_codes_are_the_same_in_every_language(board: Any) -> None:
    english = board("reach", "ríos", "--json").document
    assert board("--lang", "es", "reach", "ríos", "--json").document == english


@pytest.mark.parametrize("columns", [45, 80])
def test_the_page_is_no_wider_than_the_terminal(
    board: Any, environment: dict[str, str], columns: int
) -> None:
    board("add", "Ñandú " * 30)
    board("tie", "5", "luis", "--kind", "knows")
    environment["COLUMNS"] = str(columns)
    for words in (("reach", "5"), ("reach", "5", "--ask", "1"), ("reach", "--open")):
        lines = board(*words).out.splitlines()
        assert max(map(cells.width, lines)) <= columns


def test_hostile_names_are_shown_harmless(board: Any) -> None:
    board("add", HOSTILE)
    board("tie", "luis", "XY", "--kind", "knows")
    for words in (("XY",), ("XY", "--ask", "1"), ("--open",), ("--made", "1")):
        out = board("reach", *words).out
        assert "XY" in out
        assert not {"\x1b", "\u202e"} & set(out)
