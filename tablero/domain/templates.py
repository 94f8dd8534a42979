"""Messages to begin with: which of them suit, and how the words of a person are put into them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tablero.domain.words import Channel, Intent, Stage

PLACEHOLDERS = (
    "name", "first_name", "role", "company", "via", "introduced",
    "shared", "value", "offer", "idea", "ask", "me",
)  # fmt: skip
"""What a template may leave open, each in braces, as `{name}`.

Of the person: `name`, `first_name`, `role` and `company`, who led me to them (`via`) and whom they
led me to (`introduced`), what we share (`shared`), what they would value (`value`). Of mine: what I
can give (`offer`), an idea for them (`idea`), what I need (`ask`), my own name (`me`).
"""

_BRACED = re.compile(r"\{([a-z_]+)\}")
_STOPPED = re.compile(r"\{([a-z_]+)\}\.")
_SIGNATURE = "{me}"
_ENDS = (".", "!", "?", "…")


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A message with places to fill in. Without a language, stage or channel it suits them all."""

    name: str
    language: str | None = None
    stage: Stage | None = None
    channel: Channel | None = None
    intent: Intent = Intent.GIVE
    text: str


def fitting(
    templates: Iterable[Template], *, stage: Stage | None, channel: Channel, language: str
) -> list[Template]:
    """The templates for a person at that stage, on that channel, whatever their language.

    Those in the reader's language come first, the more specific before the general, and otherwise
    in the order given. Off the board, where there is no stage, only those for any stage suit.
    """
    suitable = [
        each
        for each in templates
        if each.stage in (None, stage) and each.channel in (None, channel)
    ]
    return sorted(suitable, key=lambda each: (_is_foreign(each, language), _openness(each)))


def fill(template_text: str, values: Mapping[str, str]) -> str:
    """The text with each placeholder replaced by its value.

    One without a value stays in sight, to be filled in by hand; so does any other brace. A value is
    data: what is in braces within it stays.
    """

    def filled(found: re.Match[str]) -> str:
        word = found[1]
        return (word in PLACEHOLDERS and values.get(word)) or found[0]

    return _BRACED.sub(filled, template_text)


def message(template_text: str, values: Mapping[str, str]) -> str:
    """The text filled in, fit to be sent.

    Without a name of mine, the line that is only a signature goes; and no full stop follows on a
    value that ends a sentence itself.
    """

    def stopped(found: re.Match[str]) -> str:
        return found[0][:-1] if values.get(found[1], "").endswith(_ENDS) else found[0]

    lines = template_text.split("\n")
    if not values.get("me"):
        lines = [line for line in lines if line.strip() != _SIGNATURE]
    return fill(_STOPPED.sub(stopped, "\n".join(lines)), values).strip()


def unfilled(text: str) -> tuple[str, ...]:
    """The placeholders still in a text, each once, in the order in which they stand."""
    return tuple(dict.fromkeys(word for word in _BRACED.findall(text) if word in PLACEHOLDERS))


def _is_foreign(template: Template, language: str) -> bool:
    return template.language not in (None, language)


def _openness(template: Template) -> int:
    """How much a template leaves open: 0 when it names both stage and channel, at most 2."""
    return (template.stage, template.channel).count(None)
