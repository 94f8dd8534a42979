"""Keys as people write them, `/`, `esc`, `F2`, `←`, and by the names that Textual has for them."""

from unicodedata import lookup, name

_SHOWN = {
    "slash": "/",
    "colon": ":",
    "question_mark": "?",
    "exclamation_mark": "!",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "escape": "esc",
    "pagedown": "pgdn",
    "pageup": "pgup",
}
_ALSO = {shown: named for named, shown in _SHOWN.items()} | {
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "page_down": "pagedown",
    "page_up": "pageup",
}
_UNICODE = {
    "slash": "solidus",
    "backslash": "reverse solidus",
    "at": "commercial at",
    "minus": "hyphen-minus",
    "plus": "plus sign",
    "underscore": "low line",
    "less_than_sign": "less-than sign",
    "greater_than_sign": "greater-than sign",
}
"""Unicode's names of characters, where they cannot be told from Textual's."""

_TEXTUAL = {unicode: named for named, unicode in _UNICODE.items()}
_MODIFIERS = frozenset({"ctrl", "shift", "alt", "super", "meta", "hyper"})
_NAMED = frozenset(
    {"enter", "escape", "tab", "space", "backspace", "delete", "insert", "home", "end"}
    | {"left", "right", "up", "down", "pagedown", "pageup"}
    | {f"f{number}" for number in range(1, 25)}
)


def shown_key(key: str) -> str:
    """A key by its name, as people write it: `/`, `←`, `shift+←`, `H`."""
    *modifiers, last = key.split("+")
    return "+".join((*modifiers, _SHOWN.get(last) or _character(last) or last))


def key_name(written: str) -> str:
    """The name of a key, however it is written; what is no key stays as it is."""
    *modifiers, last = _parts(written)
    if len(last) > 1 or modifiers:
        last = last.lower()
    last = _ALSO.get(last, last)
    if len(last) == 1 and not last.isalnum():
        unicode = name(last, last).lower()
        last = _TEXTUAL.get(unicode) or unicode.replace("-", "_").replace(" ", "_")
    return "+".join((*(modifier.lower() for modifier in modifiers), last))


def is_key(written: str) -> bool:
    """Whether there is such a key."""
    *modifiers, last = key_name(written).split("+")
    known = len(_parts(written)[-1]) == 1 or last in _NAMED or bool(_character(last))
    return known and _MODIFIERS.issuperset(modifiers)


def _parts(written: str) -> list[str]:
    """Modifiers and key; a plus at the end is the key."""
    *modifiers, last = written.strip().split("+")
    return [*filter(None, modifiers), last or "plus"] if modifiers else [last]


def _character(named: str) -> str:
    """The character of that name; empty for the name of any other key, and for what is none."""
    try:
        return "" if named in _NAMED else lookup(_UNICODE.get(named, named.replace("_", " ")))
    except KeyError:
        return ""
