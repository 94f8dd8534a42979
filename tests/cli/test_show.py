"""`tablero show`: the page as text and as JSON."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def story(tablero: Any) -> Any:
    """Eva led to Luis, who led to Ana, who was touched twice and wrote once."""
    tablero("add", "Eva Sol")
    tablero("add", "Luis Ocampo via Eva")
    tablero(
        "add", "Ana Ríos, CFO @ Acme #fintech via Luis !", "--every", "1d", "--note", "tea\nmilk"
    )
    tablero("touch", "ana", "whatsapp", "--at", "yesterday 18:00", "--outcome", "seen")
    tablero("touch", "ana", "email", "--note", "the offer")
    tablero("touch", "ana", "email", "--direction", "in")
    return tablero


def test_who_they_are_stands_first(story: Any) -> None:
    lines = story("show", "ana").out.splitlines()
    assert lines[:6] == [
        "Ana Ríos ◆  (3)",
        "CFO · Acme",
        "Conversation · in 1 d · every day, own cadence · seen 1 · +2 ?0",
        "due Tue 24 Nov",
        "▮▮▯▯┊▯▯▯▯▯▯▯▯┊ 2",
        "via Luis Ocampo ← Eva Sol",
    ]
    assert lines[6:9] == ["#fintech", "tea", "milk"]


def test_the_timeline_tells_touches_and_moves_newest_first(story: Any) -> None:
    lines = story("show", "ana").out.split("\n\n")[1].splitlines()
    assert lines[0] == "23 Nov 2026 09:00  → Conversation"
    assert "23 Nov 2026 09:00  Touch 2 · e-mail · give · replied · the offer" in lines
    assert lines[-1] == "22 Nov 2026 18:00  Touch 1 · WhatsApp · give · seen"


def test_what_is_written_stands_between_and_on_the_timeline(story: Any) -> None:
    story("idea", "ana", "A book\nor two")
    story("promise", "ana", "the deck", "--by", "2026-11-30")
    parts = story("show", "ana").out.split("\n\n")
    assert parts[1:3] == ["IDEAS\n* A book · or two", "PROMISES\n□ by Mon 30 Nov: the deck"]
    assert parts[3].splitlines()[:2] == [
        "23 Nov 2026 09:00  promise · by 30 Nov 2026 · the deck",
        "23 Nov 2026 09:00  idea · to use · A book · or two",
    ]


def test_who_rests_is_shown_until_when_and_why(story: Any) -> None:
    story("rest", "ana", "2026-12-01", "--why", "on holiday")
    lines = story("show", "ana").out.splitlines()
    assert lines[2].startswith("Conversation · back in 8 d · ")
    assert lines[3] == "rests until Tue 1 Dec: on holiday"
    document = story("show", "ana", "--json").document
    assert document["person"]["rest_until"] == "2026-12-01"
    assert (document["due_by_hand"], document["rest_reason"]) == (True, "on holiday")


def test_three_unanswered_asks_suggest_to_give(story: Any) -> None:
    advice = "3 asks in a row unanswered: give first\n"
    for count in range(3):
        assert advice not in story("show", "ana").out
        assert story("show", "ana", "--json").document["unanswered_asks"] == count
        story("touch", "ana", "email", "--intent", "ask")
    assert advice in story("show", "ana").out
    assert "+2 ?3!" in story("show", "ana").out


def test_a_cadence_by_tag_is_named(story: Any, environment: dict[str, str]) -> None:
    Path(environment["TABLERO_CONFIG"]).write_text("[cadence.tags]\nfintech = 5\n")
    story("add", "Eva Luna #fintech")
    assert " · every 5 days, by #fintech" in story("show", "eva luna").out
    assert story("show", "eva luna", "--json").document["cadence_tag"] == "fintech"
    assert story("show", "ana", "--json").document["cadence_tag"] is None


def test_those_they_brought_are_named(story: Any) -> None:
    assert "brought Ana Ríos\n" in story("show", "luis").out


def test_the_json_holds_the_chain_and_the_timeline(story: Any) -> None:
    document = story("show", "3", "--json").document
    assert document["chain"] == [{"id": 2, "name": "Luis Ocampo"}, {"id": 1, "name": "Eva Sol"}]
    assert document["cadence_days"] == 1
    assert len([event for event in document["timeline"] if event["touch"]]) == 3
    assert document["timeline"][0]["moved"]["to"] == "conversation"


def test_the_json_of_what_is_written_has_codes_in_every_language(story: Any) -> None:
    story("idea", "ana", "A book")
    document = story("--lang", "es", "show", "ana", "--json").document
    (idea,) = document["entries"]
    assert (idea["kind"], idea["status"], idea["text"]) == ("idea", "open", "A book")
    assert document["timeline"][0]["entry"] == idea
    assert story("show", "ana", "--json").document == document


def test_a_person_off_the_board_has_no_due_sign(tablero: Any) -> None:
    tablero("add", "Eva Sol", "--stage", "none")
    assert "off the board\n" in tablero("show", "eva").out


def test_a_number_that_nobody_has_is_refused(tablero: Any) -> None:
    done = tablero("show", "99")
    assert (done.code, done.out) == (1, "")


@pytest.fixture
def network(story: Any) -> Any:
    """Ana was met at a fair, is family of Eva and at Acme with Noé, and owes me a favour."""
    story("add", "Noé Sur @ Acme", "--stage", "none")
    story("add", "Berta Ñu", "--met-where", "a fair", "--met-on", "2026-11-02",
          "--knows-about", "tyres", "--learned", "She listens.")  # fmt: skip
    story("tie", "ana", "eva", "--kind", "family")
    story("tie", "ana", "berta", "--kind", "knows")
    story("favor", "ana", "the van", "--kind", "given")
    story("reach", "ana", "--ask", "1", "--channel", "call")
    return story


def test_how_we_met_and_what_they_know_about_is_shown(network: Any) -> None:
    parts = network("show", "berta").out.split("\n\n")
    assert parts[1:4] == [
        "HOW WE MET\na fair · Mon 2 Nov",
        "KNOWS ABOUT\ntyres",
        "WHAT I LEARNED\nShe listens.",
    ]


def test_ties_introductions_and_favours_are_shown(network: Any) -> None:
    parts = network("show", "ana").out.split("\n\n")
    assert "TIES\n– knows: Berta Ñu\n– family: Eva Sol\n– same company: Noé Sur" in parts
    assert "FAVOURS  they owe me 1\n→ given 23 Nov: the van" in parts
    (told,) = [part for part in parts if part.startswith("INTRODUCTIONS")]
    assert told.endswith("was asked for an introduction")


def test_the_json_has_ties_favours_and_introductions(network: Any) -> None:
    document = network("show", "ana", "--json").document
    ties = [(tie["kind"], tie["direction"], tie["other"]["id"]) for tie in document["ties"]]
    assert ties == [("knows", "both", 5), ("family", "both", 1), ("referred", "from", 2)]
    assert document["colleagues"] == [{"id": 4, "name": "Noé Sur"}]
    assert document["favour_balance"] == 1
    assert document["favours"] == network("favor", "ana", "--json").document["favours"]
    assert [each["status"] for each in document["introductions"]] == ["open"]
    assert network("--lang", "es", "show", "ana", "--json").document == document
