"""`tablero import`: counts, report, dry run, strictness, breaking off."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tablero.cli.progress import breakable, progress_bar
from tablero.i18n import Translations
from tablero.services import importing
from tablero.services.importing import ImportReport

EXPORT = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ana,Ríos,https://www.linkedin.com/in/ana-rios,,Acme,CFO,21 Nov 2026
Luis,Ocampo,https://www.linkedin.com/in/luis-ocampo,,Ocampo e Hijos,Director,someday
"""


@pytest.fixture
def export(tmp_path: Path) -> str:
    """An export of two people, one with a date that is none."""
    file = tmp_path / "Connections.csv"
    file.write_text(EXPORT, encoding="utf-8")
    return str(file)


def total(tablero: Any) -> int:
    count: int = tablero("list", "--json").document["total"]
    return count


def test_people_come_in_and_the_counts_are_told(tablero: Any, export: str) -> None:
    done = tablero("import", "linkedin", export)
    assert done.code == 0
    assert done.out == "added: 2 · already there: 0 · not understood: 1\n"
    assert total(tablero) == 2


def test_what_was_not_understood_is_told_by_line_on_stderr(tablero: Any, export: str) -> None:
    err = tablero("import", "linkedin", export).err
    assert err == "Line 3: “someday” is no date; the person came without it.\n"


def test_a_second_run_adds_nothing(tablero: Any, export: str) -> None:
    tablero("import", "linkedin", export)
    assert tablero("import", "linkedin", export, "--json").document["already_there"] == 2
    assert total(tablero) == 2


def test_one_undo_takes_it_all_back(tablero: Any, export: str) -> None:
    tablero("import", "linkedin", export)
    assert tablero("undo").out == "Undone: import of 2 people\n"
    assert total(tablero) == 0


def test_a_dry_run_tells_and_writes_nothing(tablero: Any, export: str) -> None:
    assert tablero("import", "linkedin", export, "--dry-run").out.startswith("would be added: 2")
    assert total(tablero) == 0


def test_they_go_to_the_network_unless_a_stage_is_given(tablero: Any, export: str) -> None:
    tablero("import", "linkedin", export)
    assert tablero("list", "--stage", "none", "--json").document["total"] == 2
    tablero("undo")
    tablero("import", "linkedin", export, "--stage", "first_contact")
    assert tablero("list", "--stage", "first_contact", "--json").document["total"] == 2


def test_a_strict_import_refuses_a_doubtful_file(tablero: Any, export: str) -> None:
    done = tablero("import", "linkedin", export, "--strict")
    assert done.code == 1
    assert done.err.endswith("Not everything was understood, so nobody was added.\n")
    assert total(tablero) == 0


def test_the_json_has_counts_and_lines(tablero: Any, export: str) -> None:
    assert tablero("import", "linkedin", export, "--json").document == {
        "added": 2,
        "already_there": 0,
        "bad_count": 1,
        "bad": [{"line": 3, "reason": "date", "value": "someday"}],
        "dry_run": False,
    }


def test_a_file_that_is_not_there_is_refused_by_its_name(tablero: Any) -> None:
    done = tablero("import", "linkedin", "/nowhere/Connections.csv")
    assert (done.code, done.err) == (1, "There is no file /nowhere/Connections.csv.\n")


def test_ctrl_c_keeps_nothing_and_says_so_in_a_line(
    tablero: Any, export: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = importing.import_linkedin

    def broken_off(*args: Any, cancelled: Callable[[], bool], **rest: Any) -> ImportReport:
        os.kill(os.getpid(), signal.SIGINT)
        return whole(*args, cancelled=cancelled, **rest)

    monkeypatch.setattr(importing, "import_linkedin", broken_off)
    done = tablero("import", "linkedin", export)
    assert (done.code, done.out, done.err) == (1, "", "Cancelled; nothing of it was kept.\n")
    monkeypatch.undo()
    assert total(tablero) == 0


def test_ctrl_c_means_again_what_it_meant_before() -> None:
    before = signal.getsignal(signal.SIGINT)
    with breakable() as pressed:
        assert signal.getsignal(signal.SIGINT) is not before
        assert not pressed()
    assert signal.getsignal(signal.SIGINT) is before


def test_there_is_no_bar_where_nobody_looks() -> None:
    with progress_bar(Translations()) as progress:
        assert progress is None


def test_the_bar_is_drawn_once_a_percent_and_wiped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with progress_bar(Translations()) as progress:
        assert progress is not None
        for done in (1, 2, 500, 1000):
            progress(done, 1000)
    drawn = capsys.readouterr().err.split("\r")
    assert [part.split()[-2] for part in drawn if "%" in part] == ["0", "50", "100"]
    assert drawn[-1] == ""
    assert drawn[-2].isspace()
    assert len(drawn[-2]) >= max(len(part) for part in drawn)
