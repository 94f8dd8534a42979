"""`tablero duplicates` and `tablero merge`: two people side by side, and one of them after it."""

import io
import json
from typing import TYPE_CHECKING, Any

import pytest

from tablero.domain.merging import MergeField
from tablero.domain.words import Stage, TieKind
from tablero.services import ties
from tablero.services.doctor import examine

if TYPE_CHECKING:
    from tests.conftest import Driver

HOSTILE = "[bold]\x1b[31m\u202eXY[/x]"


class Terminal(io.StringIO):
    """A keyboard at which something is typed."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def twins(drive: "Driver") -> tuple[int, int]:
    ana = drive.add("Ana Ríos", role="CFO", company="Acme", notes="Met at the fair")
    twin = drive.add("Ríos Vega, Ana", Stage.CONVERSATION, company="acme", notes="Likes\ntyres")
    drive.touch(ana)
    drive.touch(twin)
    noe = drive.add("Noé Ñíguez")
    ties.add_tie(drive.ws, twin, noe, TieKind.KNOWS)
    return ana, twin


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Sit at a terminal and type this."""

    def type_(text: str) -> None:
        monkeypatch.setattr("sys.stdin", Terminal(text))
        monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)

    return type_


@pytest.mark.usefixtures("twins")
def test_likely_doubles_are_listed_with_the_reason(tablero: Any) -> None:
    done = tablero("duplicates")
    assert done.code == 0
    assert done.out.splitlines() == [
        "One                      Other                    Why",
        "1 Ana Ríos · CFO · Acme  2 Ríos Vega, Ana · acme  names alike, same company",
    ]
    assert "tablero merge KEEP OTHER" in done.err
    (pair,) = tablero("duplicates", "--json").document["duplicates"]
    assert (pair["keep"]["id"], pair["other"]["id"], pair["reasons"]) == (1, 2, ["alike"])


@pytest.mark.usefixtures("twins")
def test_two_who_are_two_are_listed_no_more(tablero: Any) -> None:
    done = tablero("duplicates", "--distinct", "1", "vega")
    assert done.out == "1 Ana Ríos and 2 Ríos Vega, Ana are two people\n"
    assert tablero("duplicates").err == "Nobody seems to be here twice.\n"
    assert tablero("duplicates", "--json").document == {"duplicates": []}
    assert tablero("undo").out == "Undone: Ana Ríos and Ríos Vega, Ana are two people\n"
    document = tablero("duplicates", "--distinct", "2", "1", "--json").document
    assert [person["id"] for person in document["distinct"]] == [2, 1]


def test_a_dry_run_shows_the_two_side_by_side(
    tablero: Any, drive: "Driver", twins: tuple[int, int]
) -> None:
    done = tablero("merge", "1", "2", "--dry-run")
    assert (done.code, done.err) == (0, "")
    assert [line.rstrip() for line in done.out.splitlines()] == [
        "         1 Ana Ríos       2 Ríos Vega, Ana  Will be",
        "name     Ana Ríos         Ríos Vega, Ana    Ríos Vega, Ana",
        "role     CFO                                CFO",
        "company  Acme             acme              Acme",
        "stage    First contact    Conversation      Conversation",
        "notes    Met at the fair  Likes · tyres     Met at the fair · Likes · tyres",
        "comes along: 1 touch, 1 tie",
    ]
    assert drive.card(twins[1]).name == "Ríos Vega, Ana"


def test_two_are_merged_and_undo_takes_it_back(
    tablero: Any, drive: "Driver", twins: tuple[int, int]
) -> None:
    done = tablero("merge", "ana ríos", "vega", "--yes", "--set", "name=keep", "--set", "not=other")
    assert done == (0, "2 Ríos Vega, Ana is one with 1 Ana Ríos now. tablero undo takes it back.\n",
                    "")  # fmt: skip
    person = drive.person(twins[0])
    assert (person.card.name, person.card.touch_count, person.notes) == (
        *("Ana Ríos", 2, "Likes\ntyres"),
    )  # fmt: skip
    assert tablero("show", "2").code == 1
    assert tablero("undo").out == "Undone: Ríos Vega, Ana merged into Ana Ríos\n"
    assert drive.card(twins[1]).touch_count == 1
    assert examine(drive.ws) == ()


@pytest.mark.usefixtures("twins")
def test_a_script_gets_one_document(tablero: Any) -> None:
    looked = tablero("merge", "1", "2", "--dry-run", "--json").document
    done = tablero("merge", "1", "2", "--yes", "--json").document
    assert list(done) == ["keep", "other", "fields", "brings", "person", "dry_run"]
    assert (looked["dry_run"], looked["person"], done["dry_run"]) == (True, None, False)
    assert looked["fields"] == done["fields"]
    assert [field["field"] for field in done["fields"]] == list(MergeField)
    assert done["fields"][0] == {
        "field": "name", "keep": "Ana Ríos", "other": "Ríos Vega, Ana", "sides": ["keep", "other"],
        "side": "other", "result": "Ríos Vega, Ana",
    }  # fmt: skip
    assert (done["person"]["id"], done["person"]["touches"], done["brings"]["ties"]) == (1, 2, 1)


def test_values_of_every_kind_are_told(tablero: Any, drive: "Driver") -> None:
    luis = drive.add("Luis Martín")
    ana, _ = drive.add("Ana Ríos", every_days=1), drive.add("Ana", every_days=7)
    drive.edit(
        ana, via_id=luis, met_where="A fair", met_on=drive.ws.today(), decision_maker=True,
        learned="Wine",
    )  # fmt: skip
    drive.rest(ana, drive.ws.today().replace(day=30), "On holiday")
    out = tablero("merge", "2", "3", "--dry-run").out
    assert [" ".join(line.split()) for line in out.splitlines()[3:]] == [
        "next touch rests until Mon 30 Nov: On holiday rests until Mon 30 Nov: On holiday",
        "cadence every day every 7 days every day",
        "decides yes yes",
        "introduced by 1 Luis Martín 1 Luis Martín",
        "how we met A fair, Mon 23 Nov A fair, Mon 23 Nov",
        "what I learned Wine Wine",
    ]
    fields = tablero("merge", "2", "3", "--dry-run", "--json").document["fields"]
    results = {field["field"]: field["result"] for field in fields}
    assert results["met"] == {"where": "A fair", "on": "2026-11-23"}
    assert results["due"] == {"day": "2026-11-30", "rests": True, "why": "On holiday"}
    assert (results["decides"], results["cadence"]) == (True, 1)
    assert results["via"] == {"id": luis, "name": "Luis Martín"}


@pytest.mark.parametrize(("said", "is_done"), [("y\n", True), ("Sí\n", True), ("\n", False),
                                               ("no\n", False), ("", False)])  # fmt: skip
def test_at_a_terminal_it_asks_first(
    tablero: Any, twins: tuple[int, int], answer: Any, said: str, *, is_done: bool
) -> None:
    answer(said)
    done = tablero("merge", *map(str, twins))
    assert "Will be" in done.out
    assert "Make one of the two? [y/N]" in done.err
    assert (done.code == 0) is is_done
    assert ("Nothing was changed." in done.err) is not is_done
    assert (tablero("show", "2").code == 1) is is_done


def test_where_nobody_can_be_asked_yes_is_needed(tablero: Any, twins: tuple[int, int]) -> None:
    done = tablero("merge", *map(str, twins))
    assert (done.code, done.out) == (2, "")
    assert "--yes" in done.err
    assert tablero("show", "2").code == 0


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("1", "1", "--yes"), 1, "Ana Ríos is one person already. Name two.\n"),
        (("1", "99", "--yes"), 1, "Nobody answers to “99”."),
        (("1", "ana", "--yes"), 1, "Several people answer to “ana”"),
        (("1", "2", "--yes", "--set", "stage=both"), 1, "“stage=both” cannot be chosen there."),
        (("1", "2", "--yes", "--set", "hat=keep"), 2, "argument --set: say FIELD=SIDE"),
        (("1", "2", "--yes", "--set", "name"), 2, "argument --set: say FIELD=SIDE"),
    ],
)
@pytest.mark.usefixtures("twins")
def test_what_cannot_be_is_refused_in_a_line(
    tablero: Any, drive: "Driver", words: tuple[str, ...], code: int, told: str
) -> None:
    done = tablero("merge", *words)
    assert (done.code, done.out) == (code, "")
    assert told in done.err
    assert drive.card(2).name == "Ríos Vega, Ana"


def test_hostile_names_are_shown_harmless(tablero: Any, drive: "Driver") -> None:
    drive.add(f"Ana {HOSTILE}", company=HOSTILE)
    drive.add(f"Ana {HOSTILE}", company=HOSTILE, met_where=HOSTILE)
    for words in (("duplicates",), ("merge", "1", "2", "--dry-run"), ("merge", "1", "2", "--yes")):
        out = tablero(*words).out
        assert "[bold]" in out
        assert not {"\x1b", "\u202e"} & set(out)


@pytest.mark.usefixtures("twins")
def test_a_narrow_terminal_is_not_overrun(tablero: Any, environment: dict[str, str]) -> None:
    environment["COLUMNS"] = "45"
    for words in (("duplicates",), ("merge", "1", "2", "--dry-run")):
        assert max(map(len, tablero(*words).out.splitlines())) <= 45
    assert json.loads(tablero("duplicates", "--json").out)
