"""The README says what is so: keys, pictures, commands, settings, and the places of a message."""

import re
import shlex
from pathlib import Path

import pytest

from tablero.cli.parser import build_parser
from tablero.config import load_config
from tablero.domain.templates import PLACEHOLDERS, unfilled
from tablero.i18n import Translations
from tablero.services.templates import starters
from tablero.ui.keys import fault_of
from tests.readme import README, with_table

TEXT = README.read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """What stands in the fenced blocks of a language, or of several."""
    return re.findall(rf"^```(?:{language})\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)


COMMANDS = re.findall(
    r"(?:^|bin/)(tablero(?: [^|\n;]+)?)(?=$|[|;])",
    "\n".join(blocks("sh|crontab|ini")),
    re.MULTILINE,
)


def test_the_key_table_is_the_registry_s() -> None:
    assert with_table(TEXT) == TEXT, "python -m tests.readme"


def test_every_picture_it_shows_exists() -> None:
    shown = re.findall(r"screenshots/[\w.-]+", TEXT)
    assert shown
    assert [name for name in shown if not (README.parent / name).exists()] == []


def test_there_are_commands_in_it() -> None:
    assert len(COMMANDS) > 12


@pytest.mark.parametrize("line", COMMANDS)
def test_every_command_in_it_is_understood(line: str) -> None:
    words = shlex.split(line.partition(" < ")[0])[1:]
    build_parser(Translations(), words).parse_args(words)


def test_the_configuration_in_it_can_be_used(tmp_path: Path) -> None:
    (block,) = blocks("toml")
    (tmp_path / "config.toml").write_text(block, encoding="utf-8")
    config = load_config(tmp_path / "config.toml")
    assert fault_of(config.keys) is None
    assert config.cadence.tags == {"fintech": 10}
    (template,) = config.templates
    assert unfilled(template.text) == ("first_name", "idea")


def test_it_names_every_place_of_a_message_and_every_starter() -> None:
    assert [place for place in PLACEHOLDERS if f"`{{{place}}}`" not in TEXT] == []
    assert [each.name for each in starters() if f"`{each.name}`" not in TEXT] == []
