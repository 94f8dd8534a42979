"""The looks as Rich styles, and the same looks as Textual themes for fields and dialogs."""

from dataclasses import replace

from rich.style import Style
from textual.theme import BUILTIN_THEMES, Theme

from tablero.present.lines import Role
from tablero.ui.looks import DARK, LIGHT, TERMINAL, looks


def _theme(name: str, accent: str, quiet: str, *, dark: bool) -> Theme:
    """A theme on the terminal's own background: at home in any, and few bytes over a wire."""
    base = BUILTIN_THEMES["ansi-dark" if dark else "ansi-light"]
    variables = {
        "border": quiet,
        "border-blurred": quiet,
        "block-cursor-foreground": "ansi_black",
        "block-cursor-background": accent,
        "input-cursor-background": accent,
        "input-cursor-foreground": "ansi_black",
    }
    return replace(
        base, name=name, primary=accent, accent=accent, warning=accent,
        success="ansi_default", variables=base.variables | variables,
    )  # fmt: skip


THEMES = (
    _theme(DARK, "#d7af5f", "#808080", dark=True),
    _theme(LIGHT, "#af5f00", "#8a8a8a", dark=False),
    _theme(TERMINAL, "ansi_yellow", "ansi_bright_black", dark=True),
)


def styles(theme: str) -> dict[Role, Style]:
    """The style of every role in a theme."""
    return {role: Style.parse(look) for role, look in looks(theme).items()}
