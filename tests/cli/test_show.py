"""`tablero show`: the page as text and as JSON."""

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
    assert lines[:5] == [
        "Ana Ríos ◆  (3)",
        "CFO · Acme",
        "Conversation · in 1 d · every day · seen 1",
        "▮▮▯▯┊▯▯▯▯▯▯▯▯┊ 2",
        "via Luis Ocampo ← Eva Sol",
    ]
    assert lines[5:8] == ["#fintech", "tea", "milk"]


def test_the_timeline_tells_touches_and_moves_newest_first(story: Any) -> None:
    lines = story("show", "ana").out.split("\n\n")[1].splitlines()
    assert lines[0] == "23 Nov 2026 09:00  → Conversation"
    assert "23 Nov 2026 09:00  Touch 2 · e-mail · give · replied · the offer" in lines
    assert lines[-1] == "22 Nov 2026 18:00  Touch 1 · WhatsApp · give · seen"


def test_those_they_brought_are_named(story: Any) -> None:
    assert "brought Ana Ríos\n" in story("show", "luis").out


def test_the_json_holds_the_chain_and_the_timeline(story: Any) -> None:
    document = story("show", "3", "--json").document
    assert document["chain"] == [{"id": 2, "name": "Luis Ocampo"}, {"id": 1, "name": "Eva Sol"}]
    assert document["cadence_days"] == 1
    assert len([event for event in document["timeline"] if event["touch"]]) == 3
    assert document["timeline"][0]["moved"]["to"] == "conversation"


def test_a_person_off_the_board_has_no_due_sign(tablero: Any) -> None:
    tablero("add", "Eva Sol", "--stage", "none")
    assert "off the board\n" in tablero("show", "eva").out


def test_a_number_that_nobody_has_is_refused(tablero: Any) -> None:
    done = tablero("show", "99")
    assert (done.code, done.out) == (1, "")
