"""Queries of the user as they fall on stored people."""

from typing import TYPE_CHECKING

import pytest

from tablero.domain.query import parse_query
from tablero.domain.words import Outcome, Stage
from tablero.services import board
from tablero.services.workspace import Workspace

if TYPE_CHECKING:
    from tests.conftest import Driver


def found(ws: Workspace, text: str) -> list[str]:
    query = parse_query(text)
    counts = board.count_matches(ws, query)
    return [card.name for stage in Stage for card in board.window(ws, stage, counts, 0, 100, query)]


@pytest.fixture
def network(drive: "Driver") -> Workspace:
    ana = drive.add("Ana Ríos", role="CFO", company="Acme", tags=("fintech",), decision_maker=True)
    drive.touch(ana, Outcome.SEEN)
    drive.touch(ana, Outcome.SEEN)
    drive.add("Noé Ñíguez", company="Panadería Sol", via_id=ana, tags=("Málaga", "fin"))
    drive.add("100%_[a-z]*?'\"\\", company="Acmé & Sons")
    drive.add("Off Board", None, company="Acme")
    return drive.ws


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("rios", ["Ana Ríos"]),
        ("RÍOS", ["Ana Ríos"]),
        ("niguez", ["Noé Ñíguez"]),
        ("malaga", ["Noé Ñíguez"]),
        ("@acme", ["100%_[a-z]*?'\"\\", "Ana Ríos"]),
        ("@acme ana", ["Ana Ríos"]),
        ("#fin", ["Noé Ñíguez", "Ana Ríos"]),
        ("#fintech", ["Ana Ríos"]),
        ("#intech", []),
        ("via:ana", ["Noé Ñíguez"]),
        ("via:nadie", []),
        ("due", ["Noé Ñíguez", "100%_[a-z]*?'\"\\"]),
        ("vence", ["Noé Ñíguez", "100%_[a-z]*?'\"\\"]),
        ("seen>1", ["Ana Ríos"]),
        ("visto<2", ["Noé Ñíguez", "100%_[a-z]*?'\"\\"]),
        ("toques=2", ["Ana Ríos"]),
        ("decide", ["Ana Ríos"]),
        ("board", []),
    ],
)
def test_a_term_finds_whom_it_names(network: Workspace, query: str, names: list[str]) -> None:
    assert sorted(found(network, query)) == sorted(names)


@pytest.mark.parametrize("term", ["ana", "@acme", "#fin", "via:ana", "due", "seen>1"])
def test_a_page_pasted_as_a_query_is_one_query(network: Workspace, term: str) -> None:
    assert found(network, f"{term} " * 2_000) == found(network, term) != []


@pytest.mark.parametrize("text", ["%", "_", "[", "*", "?", "'", '"', "\\", "%_[a", "'\""])
def test_signs_that_mean_something_to_a_database_are_plain_text(
    network: Workspace, text: str
) -> None:
    assert found(network, text) == ["100%_[a-z]*?'\"\\"]


@pytest.mark.parametrize("text", ["#%", "#_", "#*", "via:%", "via:_", "@%", "';drop table person"])
def test_nor_do_they_mean_anything_in_a_term(network: Workspace, text: str) -> None:
    assert found(network, text) == []
