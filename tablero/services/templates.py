"""The messages to begin with: those that ship with tablero, and the user's own before them."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from tablero.domain.templates import Template
from tablero.domain.words import Channel, Intent, Stage

_FILE = Path(__file__).with_name("templates.toml")
_LANGUAGES = ("en", "es")


@cache
def starters() -> tuple[Template, ...]:
    """The messages that ship with tablero, each in every language."""
    import tomllib

    messages = tomllib.loads(_FILE.read_text("utf-8"))["template"]
    return tuple(_template(each, language) for each in messages for language in _LANGUAGES)


def all_templates(own: Iterable[Template]) -> tuple[Template, ...]:
    """The user's own, then the starters whose place none of them takes.

    One's own takes the place of the starter of the same name, in its language; in every language if
    it names none.
    """
    mine = tuple(own)
    taken = {(each.name, each.language) for each in mine}
    return (*mine, *(each for each in starters() if not taken & _places(each)))


def _places(starter: Template) -> set[tuple[str, str | None]]:
    """The names and languages by which the user's own take the place of a starter."""
    return {(starter.name, starter.language), (starter.name, None)}


def _template(message: dict[str, Any], language: str) -> Template:
    stage, channel = message.get("stage"), message.get("channel")
    return Template(
        name=message["name"],
        language=language,
        stage=Stage(stage) if stage else None,
        channel=Channel(channel) if channel else None,
        intent=Intent(message["intent"]),
        text=message[language].strip(),
    )
