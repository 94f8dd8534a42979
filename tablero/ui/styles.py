"""How each role looks in each theme: one accent, dim for what can wait, bold for names.

Nothing is told by colour alone, so the 16-colour theme and `NO_COLOR` lose no meaning.
"""

from collections.abc import Mapping

from rich.style import Style
from textual.theme import Theme

from tablero.present.lines import Role

DARK = "tablero"
LIGHT = "tablero-light"
TERMINAL = "terminal"
"""The 16 colours and the background of the terminal itself."""

_TERMS_OF_16_COLOURS = frozenset({"linux", "vt100", "vt220", "xterm", "ansi", "screen"})

THEMES = (
    Theme(
        name=DARK, dark=True, primary="#e3a857", secondary="#8f98a8", accent="#e3a857",
        foreground="#d7dae0", background="#16181d", surface="#1d2027", panel="#1d2027",
        warning="#e3a857", error="#e06c75", success="#d7dae0",
        variables={"border": "#4a505c", "input-cursor-background": "#e3a857", "footer-key-foreground": "#e3a857"},
    ),
    Theme(
        name=LIGHT, dark=False, primary="#9a5b00", secondary="#5c6470", accent="#9a5b00",
        foreground="#23262d", background="#fbfaf7", surface="#f1efe9", panel="#f1efe9",
        warning="#9a5b00", error="#b3261e", success="#23262d",
        variables={"border": "#b9b4a8", "input-cursor-background": "#9a5b00"},
    ),
    Theme(
        name=TERMINAL, ansi=True, primary="ansi_yellow", secondary="ansi_default",
        accent="ansi_yellow", foreground="ansi_default", background="ansi_default",
        surface="ansi_default", panel="ansi_default", boost="ansi_default",
        warning="ansi_yellow", error="ansi_red", success="ansi_default",
        variables={
            "border": "ansi_default", "border-blurred": "ansi_default",
            "block-cursor-foreground": "ansi_black", "block-cursor-background": "ansi_yellow",
            "input-cursor-background": "ansi_yellow", "input-cursor-foreground": "ansi_black",
            "input-selection-background": "ansi_bright_blue", "input-selection-foreground": "ansi_black",
            "screen-selection-background": "ansi_bright_blue", "screen-selection-foreground": "ansi_black",
        },
    ),
)  # fmt: skip

_COLOURS = {
    DARK: {"text": "#d7dae0", "name": "#f3f4f6", "dim": "#868d9a", "rule": "#343943",
           "accent": "#e3a857", "error": "#e06c75", "on": " on #16181d"},
    LIGHT: {"text": "#23262d", "name": "#000000", "dim": "#6c7078", "rule": "#d5d1c6",
            "accent": "#9a5b00", "error": "#b3261e", "on": " on #fbfaf7"},
    TERMINAL: {"text": "default", "name": "default", "dim": "bright_black", "rule": "bright_black",
               "accent": "yellow", "error": "red", "on": ""},
}  # fmt: skip

_LOOKS = {
    Role.TEXT: "{text}",
    Role.NAME: "bold {name}",
    Role.DIM: "{dim}",
    Role.ACCENT: "{accent}",
    Role.LATE: "{accent}",
    Role.COOLING: "bold {accent}",
    Role.TODAY: "{accent}",
    Role.GOOD: "{text}",
    Role.HEAD: "{dim}",
    Role.HEAD_HERE: "bold {accent}",
    Role.RULE: "{rule}",
    Role.KEY: "{accent}",
    Role.NEWS: "{name}",
    Role.ERROR: "{error}",
    Role.MATCH: "underline {accent}",
}


def styles(theme: str) -> dict[Role, Style]:
    """The look of every role in a theme."""
    colours = _COLOURS.get(theme, _COLOURS[DARK])
    return {role: Style.parse(look.format(**colours) + colours["on"]) for role, look in _LOOKS.items()}


def choose_theme(wish: str, environment: Mapping[str, str]) -> str:
    """The user's theme, or the terminal's own colours where there are only 16, or none are wanted."""
    few = environment.get("TERM", "") in _TERMS_OF_16_COLOURS and not environment.get("COLORTERM")
    if "NO_COLOR" in environment or few:
        return TERMINAL
    return wish if wish in _COLOURS else DARK
