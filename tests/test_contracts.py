"""The direction of the arrows: the code keeps the contracts, and each contract can be broken."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = (
    *("errors", "domain", "i18n", "storage", "exchange", "config", "paths"),
    *("services", "present", "ui", "bootstrap", "cli"),
)
FORBIDDEN = [
    ("domain", "tablero.services", "Arrows point down"),
    ("errors", "tablero.domain", "Arrows point down"),
    ("storage", "tablero.exchange", "Arrows point down"),
    ("services", "tablero.ui", "Arrows point down"),
    ("services", "tablero.present", "Arrows point down"),
    ("bootstrap", "tablero.cli", "Arrows point down"),
    ("ui", "tablero.bootstrap", "Arrows point down"),
    ("ui", "tablero.storage", "The user interface reaches data through services only"),
    ("ui", "tablero.exchange", "The user interface reaches data through services only"),
    ("ui", "peewee", "The user interface reaches data through services only"),
    ("present", "tablero.storage", "Presentation is pure"),
    ("present", "rich", "Presentation is pure"),
    ("domain", "tablero.i18n", "Rules and services speak no language"),
    ("services", "tablero.i18n", "Rules and services speak no language"),
    ("i18n", "tablero.errors", "Translation is a leaf"),
    ("cli", "textual", "Textual is known to ui alone"),
    ("services", "rich", "Textual is known to ui alone"),
    ("services", "peewee", "peewee is known to storage alone"),
    ("exchange", "playhouse", "peewee is known to storage alone"),
    ("domain", "pydantic", "pydantic stays at the edges"),
    ("storage", "pydantic", "pydantic stays at the edges"),
]
ALLOWED = [
    ("cli", "tablero.bootstrap"),
    ("cli", "tablero.present"),
    ("bootstrap", "tablero.ui"),
    ("bootstrap", "tablero.storage"),
    ("ui", "tablero.services"),
    ("ui", "tablero.present"),
    ("ui", "textual"),
    ("ui", "rich"),
    ("services", "tablero.storage"),
    ("services", "tablero.exchange"),
    ("storage", "peewee"),
    ("storage", "playhouse"),
    ("exchange", "pydantic"),
    ("present", "tablero.i18n"),
]


def lint(root: Path) -> tuple[int, str]:
    """Run the contracts of `root/pyproject.toml` over `root/tablero`."""
    script = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    command = [sys.executable, "-c", script, "--no-cache", "--no-logo"]
    done = subprocess.run(command, cwd=root, capture_output=True, check=False, text=True)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A house with the same contracts and empty rooms."""
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    (tmp_path / "tablero").mkdir()
    (tmp_path / "tablero" / "__init__.py").touch()
    for room in ROOMS:
        (tmp_path / "tablero" / room).mkdir()
        (tmp_path / "tablero" / room / "__init__.py").touch()
        (tmp_path / "tablero" / room / "part.py").touch()
    return tmp_path


def furnish(house: Path, room: str, imported: str) -> None:
    part = house / "tablero" / room / "part.py"
    part.write_text(f"import {imported}\n", encoding="utf-8")


def test_the_code_keeps_every_contract() -> None:
    code, report = lint(ROOT)
    assert code == 0, report


@pytest.mark.parametrize(("room", "imported", "contract"), FORBIDDEN)
def test_an_arrow_that_points_up_breaks_its_contract(
    house: Path, room: str, imported: str, contract: str
) -> None:
    furnish(house, room, imported)
    code, report = lint(house)
    assert code == 1
    assert f"{contract} BROKEN" in report


def test_every_arrow_that_is_drawn_is_allowed(house: Path) -> None:
    for number, (room, imported) in enumerate(ALLOWED):
        part = house / "tablero" / room / f"part{number}.py"
        part.write_text(f"import {imported}\n", encoding="utf-8")
    code, report = lint(house)
    assert code == 0, report


def test_a_room_that_no_contract_knows_is_refused(house: Path) -> None:
    (house / "tablero" / "attic.py").touch()
    code, report = lint(house)
    assert code == 1
    assert "tablero.attic" in report


def test_the_rooms_below_the_first_paint_import_nothing_costly() -> None:
    script = (
        "import importlib, pkgutil, sys, tablero\n"
        "for room in ('domain', 'present', 'config', 'paths', 'i18n', 'errors'):\n"
        "    package = importlib.import_module(f'tablero.{room}')\n"
        "    for part in pkgutil.iter_modules(getattr(package, '__path__', ())):\n"
        "        if part.name not in {'build_hook', 'catalogue', 'check', 'update'}:\n"
        "            importlib.import_module(f'tablero.{room}.{part.name}')\n"
        "costly = {'textual', 'rich', 'peewee', 'pydantic', 'babel', 'platformdirs', 'asyncio'}\n"
        "print(*sorted(costly & sys.modules.keys()))\n"
    )
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    assert done.stdout == "\n"
