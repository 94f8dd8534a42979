"""How each role looks in each theme: one accent, dim for what can wait, bold for names.

Nothing is told by colour alone, so the 16-colour theme and `NO_COLOR` lose no meaning.
"""

from collections.abc import Mapping
from dataclasses import replace

from rich.style import Style
from textual.theme import BUILTIN_THEMES, Theme

from tablero.present.lines import Role

DARK = "tablero"
LIGHT = "tablero-light"
TERMINAL = "terminal"
"""Only the terminal's own 16 colours."""

_TERMS_OF_16_COLOURS = frozenset({"linux", "vt100", "vt220", "xterm", "ansi", "screen"})


def _theme(name: str, accent: str, quiet: str, *, dark: bool) -> Theme:
    """A theme on the terminal's own background: at home in any, and few bytes over a wire."""
    base = BUILTIN_THEMES["ansi-dark" if dark else "ansi-light"]
    looks = {
        "border": quiet,
        "border-blurred": quiet,
        "block-cursor-foreground": "ansi_black",
        "block-cursor-background": accent,
        "input-cursor-background": accent,
        "input-cursor-foreground": "ansi_black",
    }
    return replace(
        base, name=name, primary=accent, accent=accent, warning=accent,
        success="ansi_default", variables=base.variables | looks,
    )  # fmt: skip


THEMES = (
    _theme(DARK, "#d7af5f", "#808080", dark=True),
    _theme(LIGHT, "#af5f00", "#8a8a8a", dark=False),
    _theme(TERMINAL, "ansi_yellow", "ansi_bright_black", dark=True),
)

_COLOURS = {
    DARK: {"accent": "color(179)", "dim": "color(245)", "rule": "color(239)"},
    LIGHT: {"accent": "color(130)", "dim": "color(243)", "rule": "color(251)"},
    TERMINAL: {"accent": "yellow", "dim": "bright_black", "rule": "bright_black"},
}

_LOOKS = {
    Role.TEXT: "none",
    Role.NAME: "bold",
    Role.DIM: "{dim}",
    Role.ACCENT: "{accent}",
    Role.LATE: "{accent}",
    Role.COOLING: "bold {accent}",
    Role.TODAY: "{accent}",
    Role.GOOD: "none",
    Role.HEAD: "{dim}",
    Role.HEAD_HERE: "bold {accent}",
    Role.RULE: "{rule}",
    Role.KEY: "{accent}",
    Role.NEWS: "none",
    Role.ERROR: "red",
    Role.MATCH: "underline {accent}",
}


def styles(theme: str) -> dict[Role, Style]:
    """The look of every role in a theme."""
    colours = _COLOURS.get(theme, _COLOURS[DARK])
    return {role: Style.parse(look.format(**colours)) for role, look in _LOOKS.items()}


def choose_theme(wish: str, environment: Mapping[str, str]) -> str:
    """The user's theme; the terminal's own colours where there are only 16 or none are wanted."""
    few = environment.get("TERM", "") in _TERMS_OF_16_COLOURS and not environment.get("COLORTERM")
    if "NO_COLOR" in environment or few:
        return TERMINAL
    return wish if wish in _COLOURS else DARK
