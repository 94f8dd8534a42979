"""`tablero today --brief`: one line for the login, or silence, and nothing loaded in vain."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tablero.cli.brief import brief_line
from tablero.domain.brief import Brief
from tablero.i18n import Translations
from tablero.present import cells
from tablero.storage import glance
from tablero.storage.glance import Glimpse

TODAY = date(2026, 11, 23)
HOSTILE = "[bold]\x1b[31m\u202eXY[/x]"
COSTLY = "textual rich pydantic babel peewee asyncio shtab"


def card(name: str, due_on: date | None = TODAY) -> Glimpse:
    """Somebody whose cadence is a week."""
    return Glimpse(1, name, due_on, 7, None)


def line(brief: Brief, width: int | None = None) -> str:
    return brief_line(brief, TODAY, width, Translations())


def test_it_tells_how_many_and_who_comes_first(tablero: Any) -> None:
    for name, days in {"Ana Ríos": "9", "Eva Sol": "15", "Luis Ocampo": "7"}.items():
        tablero("add", name)
        tablero("touch", name, "call", "--at", f"{days} days ago")
    tablero("add", "Noé Ñíguez")
    tablero("promise", "ana", "the figures", "--by", "today")
    done = tablero("today", "--brief")
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "tablero: 4 due (Eva Sol 8 d, cool; Ana Ríos 2 d late; Luis Ocampo today; …)"
        " and 1 promise\n"
    )


def test_one_never_touched_is_new(tablero: Any) -> None:
    tablero("add", "Ana Ríos")
    assert tablero("today", "--brief").out == "tablero: 1 due (Ana Ríos new)\n"


def test_promises_alone_are_told_too(tablero: Any) -> None:
    tablero("add", "Ana Ríos", "--stage", "none")
    tablero("promise", "ana", "the figures", "--by", "today")
    tablero("promise", "ana", "a name", "--by", "today")
    assert tablero("today", "--brief").out == "tablero: 2 promises\n"


def test_a_quiet_day_is_silent(tablero: Any) -> None:
    assert tablero("today", "--brief") == (0, "", "")
    tablero("add", "Ana Ríos")
    tablero("touch", "ana", "call")
    tablero("promise", "ana", "the figures", "--by", "tomorrow")
    tablero("add", "Luis Ocampo")
    tablero("rest", "luis", "2w")
    assert tablero("today", "--brief") == (0, "", "")


def test_who_is_back_from_a_rest_is_told(tablero: Any, clock: Any) -> None:
    tablero("add", "Ana Ríos")
    tablero("rest", "ana", "tomorrow")
    clock.advance(days=1)
    assert tablero("today", "--brief").out == "tablero: 1 due (Ana Ríos back today)\n"


def test_it_speaks_the_language_asked_for(tablero: Any) -> None:
    tablero("add", "Ana Ríos")
    assert "Ana Ríos" in tablero("--lang", "es", "today", "--brief").out
    assert "due" not in tablero("--lang", "es", "today", "--brief").out


def test_last_names_are_left_out_until_it_fits() -> None:
    brief = Brief(5, 0, tuple(map(card, ("Ana Ríos", "Eva Sol", "Noé Ñíguez"))))
    assert line(brief) == "tablero: 5 due (Ana Ríos today; Eva Sol today; Noé Ñíguez today; …)"
    assert line(brief, 60) == "tablero: 5 due (Ana Ríos today; Eva Sol today; …)"
    assert line(brief, 40) == "tablero: 5 due (Ana Ríos today; …)"
    assert line(brief, 20) == "tablero: 5 due"
    assert line(brief, 10) == "tablero: …"


@pytest.mark.parametrize("width", [10, 20, 45, 80, None])
def test_it_is_one_harmless_line_whatever_the_names(width: int | None) -> None:
    found = line(Brief(9, 2, (card(HOSTILE), card("山" * 200), card("A\nB", None))), width)
    assert not {"\x1b", "\u202e", "\n"} & set(found)
    assert cells.width(found) <= (width or 150)


def test_hostile_names_come_harmless_from_the_file(tablero: Any) -> None:
    tablero("add", HOSTILE)
    out = tablero("today", "--brief").out
    assert "XY" in out
    assert not {"\x1b", "\u202e"} & set(out)


@pytest.fixture
def loaded(environment: dict[str, str]) -> Callable[..., list[str]]:
    """Which of the costly modules a command line loads in a process of its own."""

    def run(*words: str) -> list[str]:
        script = (
            "import sys\n"
            "from tablero.cli.main import main\n"
            "code = main(sys.argv[1:])\n"
            f"print('loaded:', code, *sorted(set({COSTLY.split()!r}) & sys.modules.keys()))\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", script, *words],
            cwd=Path(__file__).parents[2],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.splitlines()[-1].split()[1:]

    return run


@pytest.mark.parametrize("language", ["en", "es"])
def test_it_loads_nothing_costly(tablero: Any, loaded: Any, language: str) -> None:
    tablero("add", "Ana Ríos")
    assert loaded("--lang", language, "today", "--brief") == ["0"]


@pytest.fixture
def own_settings(environment: dict[str, str]) -> None:
    """A configuration such as people have."""
    text = (
        'language = "es"\ntime_zone = "Europe/Madrid"\n'
        "[cadence]\nreferred = 2\n[cadence.tags]\nfintech = 10\n"
        '[[templates]]\nname = "coffee"\ntext = "Hi {name}"\n'
    )
    Path(environment["TABLERO_CONFIG"]).write_text(text, encoding="utf-8")


@pytest.mark.usefixtures("own_settings")
def test_it_loads_nothing_costly_for_a_configuration(tablero: Any, loaded: Any) -> None:
    tablero("add", "Ana Ríos")
    assert loaded("today", "--brief") == ["0"]


def test_a_new_file_is_made_by_the_workspace(loaded: Any, database: Path) -> None:
    assert loaded("today", "--brief") == ["0", "peewee"]
    assert database.exists()
    assert loaded("today", "--brief") == ["0"]


def test_another_cadence_in_the_configuration_counts_at_once(
    tablero: Any, environment: dict[str, str]
) -> None:
    tablero("add", "Ana Ríos")
    tablero("touch", "ana", "call", "--at", "2 days ago")
    assert tablero("today", "--brief").out == ""
    Path(environment["TABLERO_CONFIG"]).write_text("[cadence]\nfirst_contact = 1\n")
    assert tablero("today", "--brief").out == "tablero: 1 due (Ana Ríos 1 d, cool)\n"


def test_another_time_zone_counts_at_once(tablero: Any, environment: dict[str, str]) -> None:
    tablero("add", "Ana Ríos")
    tablero("touch", "ana", "call", "--at", "2026-11-17 00:30")
    assert tablero("today", "--brief").out == ""
    environment["TZ"] = "America/New_York"
    assert tablero("today", "--brief").out == "tablero: 1 due (Ana Ríos today)\n"


@pytest.mark.parametrize(
    "text",
    [
        *("language = ", 'language = "fr"', 'time_zone = "Europe/Atlantis"'),
        *("[cadence]\nreferred = 0", "[cadence]\nreferred = 400", '[cadence]\nreferred = "x"'),
    ],
)
def test_a_mistake_in_what_it_goes_by_is_refused_in_a_line(
    tablero: Any, environment: dict[str, str], text: str
) -> None:
    tablero("add", "Ana Ríos")
    Path(environment["TABLERO_CONFIG"]).write_text(text, encoding="utf-8")
    done = tablero("today", "--brief")
    assert (done.code, done.out, done.err) == (1, "", tablero("list").err)
    assert done.err.count("\n") == 1


def test_a_mistake_in_the_rest_of_the_file_leaves_the_login_alone(
    tablero: Any, environment: dict[str, str]
) -> None:
    tablero("add", "Ana Ríos")
    Path(environment["TABLERO_CONFIG"]).write_text("theme = 7\n", encoding="utf-8")
    assert tablero("today", "--brief").out == "tablero: 1 due (Ana Ríos new)\n"


def test_what_is_no_database_is_refused_in_a_line(tablero: Any, database: Path) -> None:
    database.write_bytes(b"not a database at all, but long enough to be looked at" * 20)
    done = tablero("today", "--brief")
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)


def test_the_quick_way_is_the_one_that_is_taken(
    tablero: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    tablero("add", "Ana Ríos")
    monkeypatch.setattr(glance, "read", lambda *_: Brief(7, 0, ()))
    assert tablero("today", "--brief").out == "tablero: 7 due\n"
