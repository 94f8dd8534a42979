"""How each role looks in each theme: one accent, dim for what can wait, bold for names.

Nothing is told by colour alone, so 16 colours and `NO_COLOR` lose no meaning. Plain data, since the
first frame is painted before Textual is loaded.
"""

from collections.abc import Mapping

from tablero.present.lines import Role

DARK = "tablero"
LIGHT = "tablero-light"
TERMINAL = "terminal"
"""Only the terminal's own 16 colours."""

NAMES = (DARK, LIGHT, TERMINAL)

_TERMS_OF_16_COLOURS = frozenset({"linux", "vt100", "vt220", "xterm", "ansi", "screen"})

_PURE = "color(231) on color(16)"
"""White on black, out of reach of whatever the user has made of the sixteen colours."""

_COLOURS = {
    DARK: {"accent": "color(179)", "dim": "color(245)", "rule": "color(239)", "code": _PURE},
    LIGHT: {"accent": "color(130)", "dim": "color(243)", "rule": "color(251)", "code": _PURE},
    TERMINAL: {
        "accent": "yellow", "dim": "bright_black", "rule": "bright_black",
        "code": "bright_white on black",
    },
}  # fmt: skip

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
    Role.LINK: "underline {accent}",
    Role.CODE: "{code}",
}

_ATTRIBUTES = {"bold": "1", "underline": "4"}
_COLOUR_CODES = {"black": 30, "red": 31, "yellow": 33, "bright_black": 90, "bright_white": 97}
_BEHIND = 10
"""What the codes of a background are higher than those of the letters on it."""


def looks(theme: str) -> dict[Role, str]:
    """The look of every role in a theme, in the words of Rich's styles."""
    colours = _COLOURS.get(theme, _COLOURS[DARK])
    return {role: look.format(**colours) for role, look in _LOOKS.items()}


def codes(look: str, *, coloured: bool) -> str:
    """A look as the parameters of an SGR sequence; empty for the terminal's own."""
    letters, _, behind = look.partition(" on ")
    found = [_ATTRIBUTES.get(word, "") for word in letters.split()]
    if coloured:
        found += [_code(letters.split()[-1], 0), _code(behind, _BEHIND)]
    return ";".join(filter(None, found))


def choose_theme(wish: str, colour: str, environment: Mapping[str, str]) -> str:
    """The theme wished for; the terminal's own colours where there are only 16 or none are wanted.

    `colour` is the configuration's: `auto` goes by `TERM`, `COLORTERM` and `NO_COLOR`.
    """
    few = environment.get("TERM", "") in _TERMS_OF_16_COLOURS and not environment.get("COLORTERM")
    if colour in ("16", "none") or "NO_COLOR" in environment or (colour == "auto" and few):
        return TERMINAL
    return wish


def _code(colour: str, more: int) -> str:
    if colour.startswith("color("):
        return f"{38 + more};5;{colour[6:-1]}"
    return str(_COLOUR_CODES[colour] + more) if colour in _COLOUR_CODES else ""
