"""The whole command line: help, language, usage, codes, edges, and what is loaded."""

import argparse
import gettext
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tablero import __version__
from tablero.cli import commands, undo
from tablero.cli.argwords import WORDS
from tablero.cli.parser import NAMES, build_parser, early_option, one_of
from tablero.i18n import Translations

ROOT = Path(__file__).parents[2]
HOSTILE = "[bold]\x1b[31m\u202eXY[/x]"


@pytest.fixture
def process(environment: dict[str, str]) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run Python with these words in a process of its own, without a terminal."""

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *words],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_the_version_is_told(tablero: Any) -> None:
    assert tablero("--version").out == f"{__version__}\n"


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_its_help(tablero: Any, name: str) -> None:
    done = tablero(name, "--help")
    assert done.code == 0
    assert done.out.startswith(f"usage: tablero {name} ")


@pytest.mark.parametrize("name", NAMES)
def test_help_is_wholly_spanish(tablero: Any, name: str) -> None:
    out = tablero("--lang", "es", name, "--help").out
    assert out.startswith("uso: ")
    english = [word for word in WORDS if word.strip() in out and word.strip() != "%(prog)s"]
    assert english == []
    assert not re.search(r"--\w+ (TEXT|NAME|PATH|FILE|WHEN|SPAN|[A-Z]*(ROLE|NOTE|TAG))\b", out)


def test_mistakes_are_told_in_spanish(tablero: Any) -> None:
    err = tablero("--lang=es", "show").err
    assert err.startswith("uso: tablero show")
    assert "faltan los argumentos: REF" in err


def test_argparse_speaks_english_again_afterwards(tablero: Any) -> None:
    tablero("--lang", "es", "show")
    assert vars(argparse)["_"] is gettext.gettext
    assert vars(argparse)["ngettext"] is gettext.ngettext


@pytest.mark.parametrize(
    "words",
    [("nope",), ("show",), ("list", "--jso"), ("--ver",), ("lis",), ("--lang", "fr", "list")],
)
def test_usage_mistakes_give_2_and_print_nothing(tablero: Any, words: tuple[str, ...]) -> None:
    done = tablero(*words)
    assert (done.code, done.out) == (2, "")


@pytest.mark.parametrize("before", [True, False])
def test_places_may_stand_before_or_after_the_command(
    tablero: Any, tmp_path: Path, before: bool
) -> None:
    option = ("--db", str(tmp_path / "other.db"))
    tablero(*option, "add", "Ana Ríos")
    words = (*option, "list", "--json") if before else ("list", "--json", *option)
    assert tablero(*words).document["total"] == 1


def test_only_what_is_named_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = []
    load = commands.Command.load

    def spy(command: commands.Command) -> commands.CommandModule:
        loaded.append(command.name)
        return load(command)

    monkeypatch.setattr(commands.Command, "load", spy)
    build_parser(Translations(), ["list", "add"])
    assert loaded == ["add", "list"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ([], None),
        (["list"], None),
        (["--lang", "es", "list"], "es"),
        (["list", "--lang=es"], "es"),
        (["--lang"], None),
    ],
)
def test_the_language_is_known_before_anything_is_parsed(
    words: list[str], value: str | None
) -> None:
    assert early_option(words, "--lang") == value


@pytest.mark.parametrize(
    ("text", "code"),
    [("sen", "sent"), ("SEEN", "seen"), ("se", "se"), ("", ""), ("no-reply", "no_reply")],
)
def test_codes_are_known_by_their_beginning(text: str, code: str) -> None:
    assert one_of(["sent", "seen", "no_reply"])["type"](text) == code


def test_without_a_terminal_the_board_is_refused_in_a_line(tablero: Any) -> None:
    done = tablero()
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)


@pytest.mark.parametrize("term", ["dumb", "", None])
@pytest.mark.parametrize("command", [(), ("demo",)])
def test_a_terminal_that_cannot_draw_is_refused_in_a_line(
    tablero: Any,
    environment: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    term: str | None,
    command: tuple[str, ...],
) -> None:
    environment |= {"TERM": term or ""}
    if term is None:
        del environment["TERM"]
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        monkeypatch.setattr(stream, "isatty", lambda: True)
    done = tablero(*command)
    assert (done.code, done.err.count("\n")) == (1, 1)
    assert "TERM" in done.err


@pytest.mark.parametrize("elsewhere", ["stdin", "stdout", "stderr"])
def test_a_stream_that_leads_elsewhere_is_refused_in_a_line(
    tablero: Any, monkeypatch: pytest.MonkeyPatch, elsewhere: str
) -> None:
    for name in {"stdin", "stdout", "stderr"} - {elsewhere}:
        monkeypatch.setattr(getattr(sys, name), "isatty", lambda: True)
    done = tablero()
    assert (done.code, done.err.count("\n")) == (1, 1)
    assert "needs a terminal" in done.err


def test_hostile_names_are_shown_harmless(tablero: Any) -> None:
    for words in (("add", HOSTILE), ("touch", "XY", "call"), ("list",), ("show", "XY"), ("undo",)):
        out = tablero(*words).out
        assert "XY" in out
        assert not {"\x1b", "\u202e"} & set(out)
    err = tablero("show", f"{HOSTILE}?").err
    assert not {"\x1b", "\u202e"} & set(err)


def fail(*_args: object) -> int:
    raise RuntimeError("broken \x1b[31m")


def test_a_fault_is_one_line_and_its_own_code(
    tablero: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undo, "run", fail)
    done = tablero("undo")
    assert (done.code, done.out, done.err.count("\n")) == (70, "", 1)
    assert "RuntimeError: broken" in done.err
    assert "\x1b" not in done.err


def test_a_fault_can_be_traced(
    tablero: Any, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undo, "run", fail)
    environment["TABLERO_DEBUG"] = "1"
    with pytest.raises(RuntimeError, match="broken"):
        tablero("undo")


def test_ctrl_c_is_told_in_a_line(tablero: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_args: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(undo, "run", interrupt)
    done = tablero("undo")
    assert (done.code, done.err) == (1, "Cancelled.\n")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_commands_options_and_codes(tablero: Any, shell: str) -> None:
    done = tablero("completion", shell)
    assert done.code == 0
    for word in ("import", "dry-run", "seen_no_reply", "whatsapp", "linkedin"):
        assert word in done.out


def test_the_completion_of_bash_completes(tablero: Any, tmp_path: Path) -> None:
    script = tmp_path / "completion.bash"
    script.write_text(tablero("completion", "bash").out, encoding="utf-8")
    asked = (
        f"source {script}; COMP_WORDS=(tablero touch ana wh); COMP_CWORD=3; "
        "_shtab_tablero tablero wh ana; echo ${COMPREPLY[@]}"
    )
    done = subprocess.run(["bash", "-c", asked], capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["whatsapp"], done.stderr


COSTLY = "textual rich pydantic babel shtab asyncio tablero.ui"


@pytest.mark.parametrize(
    ("words", "costly"),
    [(("list",), COSTLY), ((), f"{COSTLY} peewee"), (("--help",), f"{COSTLY} peewee")],
)
def test_what_is_not_needed_is_not_loaded(
    process: Any, words: tuple[str, ...], costly: str
) -> None:
    script = (
        "import sys\n"
        "from tablero.cli.main import main\n"
        "try:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        f"print('loaded:', *sorted(set({costly.split()!r}) & sys.modules.keys()))\n"
    )
    assert process("-c", script, *words).stdout.endswith("loaded:\n")


def test_a_reader_that_leaves_is_no_fault(tablero: Any, environment: dict[str, str]) -> None:
    for number in range(3):
        tablero("add", f"Person {number}")
    command = f"{sys.executable} -m tablero list; echo code $? >&2"
    done = subprocess.run(
        ["bash", "-c", f"( {command} ) | true"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == "code 0\n"


def test_the_module_can_be_run(process: Any) -> None:
    done = process("-m", "tablero", "undo")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "There is nothing to undo.\n")


def test_a_full_disk_behind_the_output_is_one_line(environment: dict[str, str]) -> None:
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m tablero config > /dev/full"],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (
        1, "The disk is full: not all could be printed there.\n",
    )  # fmt: skip
