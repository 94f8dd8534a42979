"""The configuration file: TOML, read into frozen values with one documented model per area.

The models are plain dataclasses. pydantic is asked what is wrong with a file in which something is,
and imported only then: 74 ms that no other start need pay.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from tablero.config.rules import Colour, Days, Keys, Language, Name, Zone
from tablero.domain.due import Cadences
from tablero.domain.text import clean_line, fold
from tablero.errors import ConfigError
from tablero.i18n import N_

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from tablero.config.templates import OwnTemplate

_LINE = re.compile(r"at line (\d+)")
_TEMPLATE_EXAMPLE = """\
[[templates]]
name = "coffee"
language = "en"
stage = "conversation"
channel = "whatsapp"
intent = "give"
text = \"""
Hi {first_name}, the next coffee is on me. Until then, I kept this for you:

{idea}\"""\
"""


def _about(text: str, example: str = "") -> dict[str, str]:
    """A field's line in the file, and what to show commented out while it has no value."""
    return {"about": text, "example": example}


@dataclass(frozen=True, slots=True)
class Cadence(Cadences):
    """Days from one touch to the next, by stage, for people without a cadence of their own."""

    __pydantic_config__: ClassVar[Mapping[str, object]] = {"extra": "forbid"}

    first_contact: Days = 7
    referred: Days = 3
    seen_no_reply: Days = 7
    conversation: Days = 14
    tags: dict[str, Days] = field(
        default_factory=dict,
        metadata=_about(
            N_("Days by tag; for people who have the tag, they come before the stage's."),
            "fintech = 10",
        ),
    )

    def __post_init__(self) -> None:
        """Fold the tags, as those of people are, so that they match; `#` is not part of one."""
        folded = {_tag_key(tag).lstrip("# "): days for tag, days in self.tags.items()}
        object.__setattr__(self, "tags", folded)


@dataclass(frozen=True, slots=True)
class Config:
    """The whole file. Every key may be left out."""

    __pydantic_config__: ClassVar[Mapping[str, object]] = {"extra": "forbid"}

    language: Language | None = field(
        default=None,
        metadata=_about(N_("Language, en or es. Without it: the locale's."), 'language = "es"'),
    )
    time_zone: Zone | None = field(
        default=None,
        metadata=_about(
            N_("Time zone. Without it: this machine's."), 'time_zone = "Europe/Madrid"'
        ),
    )
    me: Name | None = field(
        default=None,
        metadata=_about(N_("Your name, as {me} in the messages you compose."), 'me = "Ana"'),
    )
    theme: Name = field(
        default="tablero",
        metadata=_about(N_("Theme of the board: tablero, tablero-light or terminal.")),
    )
    colour: Colour = field(default="auto", metadata=_about(N_("Colours: auto, full, 16 or none.")))
    cadence: Cadence = field(
        default_factory=Cadence,
        metadata=_about(N_("Days from one touch to the next by stage, 1 to 365.")),
    )
    keys: dict[str, Keys] = field(
        default_factory=dict,
        metadata=_about(N_("Keys by action, separated by commas."), 'add = "n,a"'),
    )
    templates: "tuple[OwnTemplate, ...]" = field(
        default=(),
        metadata=_about(
            N_(
                "Messages of your own, each under its [[templates]]; name and text are enough.\n"
                "The places to fill in: {name} {first_name} {role} {company} {via} {introduced}\n"
                "{shared} {value} {offer} {idea} {ask} {me}\n"
                "One with the name of a message that comes with tablero takes its place:\n"
                "first_linkedin, first_whatsapp, first_email, referred, seen, conversation,\n"
                "thanks, silence, ask."
            ),
            _TEMPLATE_EXAMPLE,
        ),
    )


def load_config(path: Path) -> Config:
    """The configuration at `path`; the defaults when there is no such file.

    Raises `ConfigError` with the `path`, the dotted `key` (empty for the whole file), and one
    stable word as `detail`: `unreadable`, `encoding`, `toml` (with `line`), `unknown`, `missing`, a
    rule's word (`range`, `language`, `zone`, `colour`, `empty`, `keys`), a vocabulary's (`stage`,
    `channel`, `intent`), or pydantic's name of a type error, such as `int_type`.
    """
    data = read_toml(path)
    return (_plainly(data) or _validated(data, path)) if data else Config()


def read_toml(path: Path) -> dict[str, Any]:
    """The file at `path` as it stands; empty when there is none. Raises ConfigError."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError as error:
        raise ConfigError(path=path, key="", detail="encoding") from error
    except OSError as error:
        raise ConfigError(path=path, key="", detail="unreadable") from error
    return _parsed(text, path)


def _parsed(text: str, path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = _LINE.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        raise ConfigError(path=path, key="", detail="toml", line=line) from error


def _plainly(data: dict[str, object]) -> Config | None:
    from tablero.config.plain import read_plainly

    return read_plainly(data)


def _validated(data: dict[str, object], path: Path) -> Config:
    from pydantic import TypeAdapter, ValidationError

    from tablero.config.templates import OwnTemplate  # noqa: F401 - pydantic looks here for its name

    try:
        return TypeAdapter(Config).validate_python(data)
    except ValidationError as error:
        raise _config_error(path, error.errors(include_url=False)[0]) from error


def _config_error(path: Path, mistake: "ErrorDetails") -> ConfigError:
    """The mistake in our words. Tables of an array are counted from one, as their reader counts."""
    key = ".".join(str(part + 1 if isinstance(part, int) else part) for part in mistake["loc"])
    detail = "unknown" if mistake["type"] == "unexpected_keyword_argument" else mistake["type"]
    return ConfigError(path=path, key=key, detail=detail)


def _tag_key(tag: str) -> str:
    """As the board folds it; a key that was printed stays what it is."""
    return tag if fold(tag) == tag else fold(clean_line(tag))
