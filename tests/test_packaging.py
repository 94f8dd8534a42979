"""What reaches the user: the wheel, built both ways, and the script that CI runs."""

import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tablero import __version__

ROOT = Path(__file__).parents[1]
SPANISH = "tablero/i18n/locale/es/LC_MESSAGES/tablero.mo"
WORKSHOP = ("build_hook.py", "catalogue.py", "check.py", "update.py")
TOOLS = ("ruff", "mypy", "lint-imports")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of what a clone holds for a build: nothing compiled in it."""
    tree = tmp_path / "tree"
    unwanted = shutil.ignore_patterns("*.mo", "__pycache__")
    shutil.copytree(ROOT / "tablero", tree / "tablero", ignore=unwanted)
    for name in ("pyproject.toml", "README.md", "LICENSE", ".gitignore"):
        shutil.copy(ROOT / name, tree / name)
    return tree


def build(tree: Path, function: str, target: Path) -> Path:
    """Call hatchling as pip does, in `tree` and a process of its own; return the file built."""
    target.mkdir()
    script = f"import sys, hatchling.build as b; print(b.{function}(sys.argv[1]))"
    command = [sys.executable, "-I", "-c", script, str(target)]
    done = subprocess.run(command, cwd=tree, capture_output=True, check=True, text=True)
    return target / done.stdout.split()[-1]


def names_in(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def text_in(wheel: Path, ending: str) -> str:
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith(ending))
        return archive.read(name).decode()


def test_a_wheel_holds_the_compiled_catalogue_and_no_workshop(tree: Path, tmp_path: Path) -> None:
    names = names_in(build(tree, "build_wheel", tmp_path / "out"))
    assert SPANISH in names
    assert [name for name in names if name.endswith((*WORKSHOP, ".po"))] == []


def test_a_wheel_names_the_command_and_the_version(tree: Path, tmp_path: Path) -> None:
    wheel = build(tree, "build_wheel", tmp_path / "out")
    assert wheel.name == f"tablero_tui-{__version__}-py3-none-any.whl"
    assert "tablero = tablero.cli.main:main" in text_in(wheel, "entry_points.txt")


def test_a_wheel_built_from_the_source_archive_holds_the_catalogue(
    tree: Path, tmp_path: Path
) -> None:
    archive = build(tree, "build_sdist", tmp_path / "source")
    with tarfile.open(archive) as source:
        # Debian's 3.11.2 does not know the argument `filter` yet, and ignores this.
        source.extraction_filter = getattr(tarfile, "data_filter", None)
        source.extractall(tmp_path / "unpacked")
    unpacked = next((tmp_path / "unpacked").iterdir())
    assert not list(unpacked.rglob("*.mo"))
    assert SPANISH in names_in(build(unpacked, "build_wheel", tmp_path / "out"))


def test_an_editable_install_compiles_the_catalogue_in_place(tree: Path, tmp_path: Path) -> None:
    build(tree, "build_editable", tmp_path / "out")
    assert (tree / SPANISH).exists()


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder with the CI script, a README that says hello, and tools that print their names."""
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", tmp_path / ".ci" / "run")
    other = "```sh\necho no\n```\n"
    readme = f"# x\n\n{other}\n<!-- test -->\n```sh\necho hello\n```\n\n{other}"
    (tmp_path / "README.md").write_text(readme, encoding="utf-8")
    for tool in TOOLS:
        fake_tool(tmp_path, tool, "")
    return tmp_path


def fake_tool(clone: Path, tool: str, then: str) -> None:
    path = clone / ".venv" / "bin" / tool
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'#!/bin/sh\necho ran {tool} "$@"\n{then}\n', encoding="utf-8")
    path.chmod(0o755)


def run_ci(clone: Path) -> tuple[int, list[str]]:
    """The exit code of the script, and the lines that its commands printed."""
    command = [str(clone / ".ci" / "run")]
    done = subprocess.run(command, cwd="/", capture_output=True, check=False, text=True)
    lines = [line for line in done.stdout.splitlines() if line and not line.startswith("$ ")]
    return done.returncode, lines


def test_ci_runs_the_readme_s_test_command_then_each_check(clone: Path) -> None:
    assert run_ci(clone) == (
        0,
        ["hello", "ran ruff check", "ran ruff format --check", "ran mypy", "ran lint-imports"],
    )


def test_ci_stops_at_the_first_failure(clone: Path) -> None:
    fake_tool(clone, "ruff", "exit 3")
    assert run_ci(clone) == (3, ["hello", "ran ruff check"])


def test_ci_fails_when_the_readme_s_command_fails(clone: Path) -> None:
    readme = clone / "README.md"
    readme.write_text(readme.read_text().replace("echo hello", "false | true"), encoding="utf-8")
    assert run_ci(clone) == (1, [])


def test_ci_fails_when_the_readme_has_no_test_command(clone: Path) -> None:
    (clone / "README.md").write_text("# x\n", encoding="utf-8")
    assert run_ci(clone) == (1, [])


def test_the_readme_s_test_command_installs_and_tests() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    command = readme.partition("<!-- test -->\n")[2].split("```")[1]
    assert "pip install -q -e '.[dev]'" in command
    assert ".venv/bin/pytest" in command
