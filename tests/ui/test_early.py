"""The frame painted before Textual is loaded: the very one that Textual then draws."""

from typing import Any

import pytest

from tablero.i18n import translations
from tablero.present.lines import Role, plain
from tablero.ui.columns import Columns
from tablero.ui.early import frame_lines
from tablero.ui.keys import keymap
from tablero.ui.looks import DARK, LIGHT, NAMES, TERMINAL, choose_theme, codes, looks
from tablero.ui.styles import styles


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (45, 20)], ids=str)
@pytest.mark.parametrize("language", ["en", "es"])
async def test_textual_draws_what_is_in_sight_already(
    drive: Any, open_board: Any, size: tuple[int, int], language: str
) -> None:
    for number in range(30):
        drive.add(f"Person {number} 陳", decision_maker=number % 3 == 0, company="Acme")
    drive.touch(drive.add("Ana Ríos"))
    early = frame_lines(Columns(drive.ws), keymap({}), *size, translations(language))
    async with open_board(size=size, language=language) as user:
        assert [plain(line) for line in early] == user.lines()


@pytest.mark.parametrize("theme", NAMES)
def test_every_role_has_a_look_in_every_theme(theme: str) -> None:
    assert set(looks(theme)) == set(Role)
    assert set(styles(theme)) == set(Role)


def test_the_codes_of_a_look_are_those_of_the_terminal() -> None:
    assert codes("bold color(179)", coloured=True) == "1;38;5;179"
    assert codes("bright_black", coloured=True) == "90"
    assert codes("none", coloured=True) == ""


def test_without_colours_what_is_bold_stays_bold() -> None:
    assert codes("bold color(179)", coloured=False) == "1"
    assert codes("underline yellow", coloured=False) == "4"


@pytest.mark.parametrize(
    ("wish", "colour", "environment", "theme"),
    [
        (DARK, "auto", {"TERM": "xterm-256color"}, DARK),
        (LIGHT, "auto", {"TERM": "xterm-256color"}, LIGHT),
        (DARK, "auto", {"TERM": "linux"}, TERMINAL),
        (DARK, "auto", {"TERM": "xterm", "COLORTERM": "truecolor"}, DARK),
        (DARK, "full", {"TERM": "linux"}, DARK),
        (DARK, "full", {"TERM": "xterm-256color", "NO_COLOR": ""}, TERMINAL),
        (DARK, "16", {"TERM": "xterm-256color"}, TERMINAL),
        (DARK, "none", {"TERM": "xterm-256color"}, TERMINAL),
    ],
)
def test_the_theme_is_what_the_terminal_can_show(
    wish: str, colour: str, environment: dict[str, str], theme: str
) -> None:
    assert choose_theme(wish, colour, environment) == theme
