"""`tablero ask` and `tablero offer`: what I need and can give, whom it suits, what came of it."""

from typing import Any

import pytest

from tablero.present import cells

HOSTILE = "[bold]\x1b[31m\u202eXY[/x]"
TYRES = ("ask", "somebody", "who knows about tyres")


@pytest.fixture
def board(tablero: Any) -> Any:
    """Two called Ana; Ramón, who knows about tyres; and Luis, who keeps figures."""
    tablero("add", "Ana Ríos")
    tablero("add", "Ana Belén")
    tablero("add", "Ramón Sol, Mecánico @ Garaje", "--knows-about", "tyres", "--stage", "none")
    tablero("add", "Luis Ocampo #figures")
    return tablero


def told(board: Any, ask: int = 0) -> list[dict[str, Any]]:
    asks: list[dict[str, Any]] = board("ask", "--json").document["asks"]
    return list(asks[ask]["told"])


def test_an_ask_is_told_with_its_number(board: Any) -> None:
    done = board(*TYRES, "--tag", "#Garage", "--tag", "cars")
    assert (done.code, done.err) == (0, "")
    assert done.out == "Ask 1 · somebody who knows about tyres · #Garage #cars\n"


def test_the_json_has_all_that_was_said_of_it(board: Any) -> None:
    document = board(*TYRES, "--wording", "Do you know one?", "--tag", "cars", "--json").document
    assert document == {
        "ask": {
            "id": 1,
            "need": "somebody who knows about tyres",
            "wording": "Do you know one?",
            "tags": ["cars"],
            "created_at": "2026-11-23T09:00:00+01:00",
            "closed_at": None,
            "told": [],
        }
    }


def test_without_words_they_are_listed_with_who_was_told_open_ones_first(board: Any) -> None:
    board(*TYRES, "--wording", "Do you know one?", "--tag", "cars")
    board("ask", "--tell", "1", "ramon")
    board("ask", "--tell", "1", "luis")
    board("ask", "--answer", "1", "Ask", "Nadia")
    board("ask", "--led-to", "1", "Nadia Haddad")
    board("ask", "a flat")
    board("ask", "--close", "2")
    assert board("ask").out.splitlines() == [
        "1          somebody who knows about tyres",
        "           “Do you know one?”",
        "           #cars",
        "           told 2 · 1 answered",
        "           1 Ramón Sol · Mon 23 Nov · “Ask Nadia” → Nadia Haddad",
        "           2 Luis Ocampo · Mon 23 Nov",
        "2  closed  a flat",
        "           told nobody yet",
    ]
    first, second = board("ask", "--json").document["asks"]
    assert (first["id"], first["closed_at"], len(first["told"])) == (1, None, 2)
    assert (second["id"], second["closed_at"]) == (2, "2026-11-23T09:00:00+01:00")


def test_nothing_written_down_is_no_error(board: Any) -> None:
    done = board("ask")
    assert (done.code, done.out, done.err) == (0, "", "No ask is written down yet.\n")
    assert board("ask", "--json").document == {"asks": []}
    assert board("offer").err == "No offer is written down yet.\n"
    assert board("offer", "--json").document == {"offers": []}


def test_telling_by_a_channel_is_a_touch_that_asks(board: Any) -> None:
    board(*TYRES, "--wording", "Do you know one?")
    done = board("ask", "--tell", "1", "ramon", "--channel", "w")
    assert done.out == "Told Ramón Sol, number 1 · Ask 1 · somebody who knows about tyres\n"
    touch = board("show", "ramon", "--json").document["timeline"][0]
    assert (touch["touch"]["channel"], touch["touch"]["intent"]) == ("whatsapp", "ask")
    assert touch["note"] == "Do you know one?"


def test_telling_without_a_channel_is_no_touch(board: Any) -> None:
    board(*TYRES)
    document = board("ask", "--tell", "1", "ramon", "--json").document
    assert list(document) == ["ask", "told", "told_before"]
    assert document["told"] == {
        "id": 1,
        "person": {"id": 3, "name": "Ramón Sol"},
        "told_at": "2026-11-23T09:00:00+01:00",
        "answer": "",
        "answered_at": None,
        "led_to": None,
    }
    assert (document["ask"]["told"], document["told_before"]) == ([document["told"]], False)
    assert board("show", "ramon", "--json").document["timeline"] == []


def test_who_knows_already_is_not_told_twice(board: Any) -> None:
    board(*TYRES)
    board("ask", "--tell", "1", "ramon")
    done = board("ask", "--tell", "1", "ramon", "--channel", "call")
    assert (done.code, done.out) == (
        0, "Ramón Sol knows of it since Mon 23 Nov; nothing was written.\n"
    )  # fmt: skip
    assert board("ask", "--tell", "1", "ramon", "--json").document["told_before"]
    assert (len(told(board)), board("show", "ramon", "--json").document["timeline"]) == (1, [])


def test_an_answer_is_kept_and_an_empty_one_takes_it_away(board: Any) -> None:
    board(*TYRES)
    board("ask", "--tell", "1", "ramon")
    assert (
        board("ask", "--answer", "1", "Ask", "Nadia").out == "Answer of Ramón Sol · “Ask Nadia”\n"
    )
    assert told(board)[0]["answered_at"] == "2026-11-23T09:00:00+01:00"
    assert board("ask", "--answer", "1", "").out == "Answer of Ramón Sol · none yet\n"
    assert (told(board)[0]["answer"], told(board)[0]["answered_at"]) == ("", None)


def test_it_leads_to_somebody_of_the_network(board: Any) -> None:
    board(*TYRES)
    board("ask", "--tell", "1", "ramon")
    done = board("ask", "--led-to", "1", "luis")
    assert done.out == "Ramón Sol led you to Luis Ocampo (4)\n"
    assert board("list", "luis", "--json").document["people"][0]["via"] == "Ramón Sol"
    thanks = board("today", "--json").document["thanks"]
    assert [each["name"] for each in thanks] == ["Ramón Sol"]


def test_it_leads_to_somebody_new_who_comes_to_referred(board: Any) -> None:
    board(*TYRES)
    board("ask", "--tell", "1", "ramon")
    document = board("ask", "--led-to", "1", "Nadia Haddad, Agent @ Puerto", "--json").document
    assert list(document) == ["ask", "told"]
    assert document["told"]["led_to"] == {"id": 5, "name": "Nadia Haddad"}
    person = board("list", "nadia", "--json").document["people"][0]
    assert (person["role"], person["company"], person["stage"]) == ("Agent", "Puerto", "referred")


@pytest.mark.parametrize(
    ("who", "line"),
    [
        ("99", "Nobody answers to “99”. tablero list shows who is here.\n"),
        ("ana", "Several people answer to “ana”: 2 Ana Belén, 1 Ana Ríos. Say which by number.\n"),
        ("ramon", "Nobody is tied to themselves. Name somebody else.\n"),
    ],
)
def test_whom_it_cannot_have_led_to_is_refused(board: Any, who: str, line: str) -> None:
    board(*TYRES)
    board("ask", "--tell", "1", "ramon")
    done = board("ask", "--led-to", "1", who)
    assert (done.code, done.out, done.err) == (1, "", line)
    assert told(board)[0]["led_to"] is None


def test_one_that_is_closed_is_offered_no_more(board: Any) -> None:
    board(*TYRES)
    done = board("ask", "--close", "1")
    assert done.out == "Ask 1 · closed · somebody who knows about tyres\n"
    done = board("ask", "--for", "ramon")
    assert (done.code, done.out) == (0, "")
    assert done.err == "There is no open ask that Ramón Sol was not told of.\n"


def test_for_a_person_the_asks_not_told_yet_are_listed_the_fitting_first(board: Any) -> None:
    board(*TYRES, "--wording", "Do you know one?")
    board("ask", "a flat")
    board("ask", "a van")
    board("ask", "--tell", "3", "ramon")
    assert board("ask", "--for", "ramon").out.splitlines() == [
        "Ramón Sol  (3)",
        "1  somebody who knows about tyres",
        "   “Do you know one?”",
        "   knows about tyres",
        "2  a flat",
    ]
    document = board("ask", "--for", "ramon", "--json").document
    assert list(document) == ["asks", "person"]
    first, second = document["asks"]
    assert first["found"] == [{"field": "expertise", "text": "tyres"}]
    assert (first["ask"]["id"], first["points"] > 0) == (1, True)
    assert (second["ask"]["id"], second["points"], second["found"]) == (2, 0, [])


def test_who_might_know_is_listed_with_the_reason(board: Any) -> None:
    board(*TYRES)
    assert board("ask", "--who", "1").out.splitlines() == [
        "Ask 1 · somebody who knows about tyres",
        "3  Ramón Sol  Mecánico · Garaje  knows about tyres",
    ]
    document = board("ask", "--who", "1", "--json").document
    assert list(document) == ["ask", "people"]
    assert document["people"][0]["person"] == board("list", "ramon", "--json").document["people"][0]
    board("ask", "--tell", "1", "ramon")
    done = board("ask", "--who", "1")
    assert (done.code, done.out) == (0, "")
    assert done.err == "Of those not told yet, nobody seems to know.\n"


def test_one_undo_takes_a_telling_back_with_its_touch(board: Any) -> None:
    board(*TYRES)
    board("ask", "--tell", "1", "ramon", "--channel", "call")
    assert board("undo").code == 0
    assert (told(board), board("show", "ramon", "--json").document["timeline"]) == ([], [])


@pytest.mark.parametrize("mode", ["--tell", "--answer", "--led-to", "--close", "--who"])
@pytest.mark.parametrize("number", ["9", "x", "0"])
def test_a_number_that_there_is_not_is_refused(board: Any, mode: str, number: str) -> None:
    rest = () if mode in ("--close", "--who") else ("luis",)
    done = board("ask", mode, number, *rest)
    assert (done.code, done.out) == (1, "")
    assert done.err == f"Nothing there has the number “{number}”. Say one as it is listed.\n"


def test_who_wants_no_contact_is_left_alone_unless_anyway(board: Any) -> None:
    board(*TYRES)
    board("touch", "luis", "call", "--outcome", "declined")
    words = ("ask", "--tell", "1", "luis", "--channel", "call")
    assert board(*words).code == 1
    assert told(board) == []
    assert board(*words, "--anyway").code == 0


@pytest.mark.parametrize(
    "words",
    [
        ("--wording", "x"),
        ("--tag", "x"),
        ("x", "--channel", "call"),
        ("--tell", "1"),
        ("--tell", "1", " "),
        ("--led-to", "1"),
        ("--answer", "1"),
        ("--close", "1", "x"),
        ("--for", "luis", "x"),
        ("--who", "1", "--tag", "x"),
    ],
)
def test_half_a_command_is_a_usage_error_in_a_line(board: Any, words: tuple[str, ...]) -> None:
    done = board("ask", *words)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("words", [("ask", " "), ("offer", "")])
def test_an_empty_one_is_refused_in_a_line(board: Any, words: tuple[str, ...]) -> None:
    done = board(*words)
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)


def test_two_modes_at_once_are_a_usage_error(board: Any) -> None:
    assert board("ask", "--close", "1", "--who", "1").code == 2


def test_an_offer_is_written_listed_and_closed(board: Any) -> None:
    done = board("offer", "a review of your", "figures", "--tag", "finance")
    assert done.out == "Offer 1 · a review of your figures · #finance\n"
    board("offer", "English")
    assert board("offer", "--close", "2").out == "Offer 2 · closed · English\n"
    assert board("offer").out.splitlines() == [
        "1          a review of your figures",
        "           #finance",
        "2  closed  English",
    ]
    first, second = board("offer", "--json").document["offers"]
    assert first == {
        "id": 1,
        "what": "a review of your figures",
        "tags": ["finance"],
        "created_at": "2026-11-23T09:00:00+01:00",
        "closed_at": None,
    }
    assert second["closed_at"] == "2026-11-23T09:00:00+01:00"


def test_who_needs_an_offer_and_what_a_person_needs(board: Any) -> None:
    board("offer", "a review of your figures")
    board("offer", "English")
    assert board("offer", "--who", "1").out.splitlines() == [
        "Offer 1 · a review of your figures",
        "4  Luis Ocampo    #figures",
    ]
    assert board("offer", "--for", "luis").out.splitlines() == [
        "Luis Ocampo  (4)",
        "1  a review of your figures",
        "   #figures",
    ]
    (item,) = board("offer", "--for", "luis", "--json").document["offers"]
    assert item["found"] == [{"field": "tags", "text": "figures"}]
    (suited,) = board("offer", "--who", "1", "--json").document["people"]
    assert (suited["person"]["id"], suited["points"]) == (4, item["points"])


def test_nobody_who_needs_it_is_no_error(board: Any) -> None:
    board("offer", "English")
    done = board("offer", "--who", "1")
    assert (done.code, done.out, done.err) == (0, "", "Nobody here seems to need it yet.\n")
    done = board("offer", "--for", "luis")
    assert done.err == "Of what you can give, Luis Ocampo seems to need nothing.\n"


@pytest.mark.parametrize("mode", ["--close", "--who"])
def test_an_offer_that_there_is_not_is_refused(board: Any, mode: str) -> None:
    done = board("offer", mode, "7")
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)


@pytest.mark.parametrize("words", [("--tag", "x"), ("--close", "1", "x"), ("x", "--for", "luis")])
def test_half_an_offer_is_a_usage_error_in_a_line(board: Any, words: tuple[str, ...]) -> None:
    done = board("offer", *words)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)


def test_codes_are_the_same_in_every_language(board: Any) -> None:
    board(*TYRES)
    board("offer", "figures")
    for words in (("ask",), ("ask", "--who", "1"), ("offer", "--who", "1")):
        assert board("--lang", "es", *words, "--json").document == board(*words, "--json").document


@pytest.mark.parametrize("columns", [45, 80])
def test_no_line_is_wider_than_the_terminal(
    board: Any, environment: dict[str, str], columns: int
) -> None:
    environment["COLUMNS"] = str(columns)
    out = board(*TYRES, "because " * 40, "--wording", "because " * 40, "--tag", "x" * 99).out
    out += board("ask", "--tell", "1", "ramon").out + board("ask", "--answer", "1", "ñ " * 99).out
    for words in (("ask",), ("ask", "--for", "luis"), ("ask", "--led-to", "1", "Nadia " * 20)):
        out += board(*words).out
    board("offer", "tyres " * 40)
    for words in (("offer",), ("offer", "--who", "1"), ("ask", "--who", "1")):
        out += board(*words).out
    assert max(map(cells.width, out.splitlines())) <= columns


def test_hostile_texts_are_shown_harmless(board: Any) -> None:
    board("add", HOSTILE)
    out = board("ask", HOSTILE, "--wording", HOSTILE, "--tag", HOSTILE).out
    for words in (("--tell", "1", "XY"), ("--answer", "1", HOSTILE), ("--led-to", "1", "luis"),
                  (), ("--for", "luis"), ("--close", "1")):  # fmt: skip
        said = board("ask", *words).out
        assert "XY" in said
        out += said
    out += board("offer", HOSTILE).out + board("offer").out
    assert not {"\x1b", "\u202e"} & set(out)
