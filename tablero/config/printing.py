"""The configuration as a file: what `tablero config` prints, to keep and edit."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, fields

from tablero.config import Cadence, Config
from tablero.domain.words import Stage

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


def as_toml(config: Config, translate: Callable[[str], str] = str) -> str:
    """`config` as a file to keep and edit, each part explained in the words of `translate`.

    What has no value stands as a commented example, so that `load_config` gives `config` back.
    """
    return "\n\n".join("\n".join(part) for part in _parts(config, "", translate)) + "\n"


def _parts(
    owner: Config | Cadence, above: str, translate: Callable[[str], str]
) -> Iterator[list[str]]:
    """The lines of each part, under those that explain it; tables in a table come after it."""
    for item in fields(owner):
        if not item.metadata:
            continue
        name, value = above + item.name, getattr(owner, item.name)
        lines = _entry(name, value, _commented(item.metadata["example"]))
        yield [*_commented(translate(item.metadata["about"])), *lines]
        if isinstance(value, Cadence):
            yield from _parts(value, f"{name}.", translate)


def _entry(name: str, value: object, example: list[str]) -> list[str]:
    """A key, a table or tables of the file; the example where there is nothing."""
    if isinstance(value, Cadence):
        return [f"[{name}]", *(_pair(stage, value.of(stage)) for stage in Stage)]
    if isinstance(value, dict):
        return [f"[{name}]", *(_pairs(value) or example)]
    if isinstance(value, tuple) and value:
        return ["\n\n".join("\n".join([f"[[{name}]]", *_pairs(asdict(each))]) for each in value)]
    return [_pair(name, value)] if value else example


def _commented(text: str) -> list[str]:
    return [f"# {line}".rstrip() for line in text.split("\n")]


def _pairs(table: Mapping[str, object]) -> list[str]:
    return [_pair(key, value) for key, value in table.items() if value is not None]


def _pair(key: str, value: object) -> str:
    return f"{key if _BARE_KEY.fullmatch(key) else _quoted(key)} = {_literal(value)}"


def _literal(value: object) -> str:
    """A TOML value; a text of several lines stands as it will be read."""
    if isinstance(value, int):
        return str(value)
    first, *others = map(_escaped, str(value).split("\n"))
    return "\n".join(['"""', first, *others]) + '"""' if others else f'"{first}"'


def _quoted(text: str) -> str:
    return f'"{_escaped(text)}"'


def _escaped(text: str) -> str:
    """What a terminal would obey or hide is written as an escape."""
    return "".join(map(_escaped_letter, text))


def _escaped_letter(letter: str) -> str:
    if letter in '"\\':
        return f"\\{letter}"
    return letter if letter.isprintable() else f"\\U{ord(letter):08X}"
