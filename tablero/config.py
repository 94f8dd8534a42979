"""The configuration file: TOML, read into frozen values with one documented model per area.

The models are plain dataclasses. pydantic checks a file that exists, and is imported only then:
74 ms that a first start need not pay.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import Field, asdict, dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from tablero.domain.due import EVERY_DAYS, Cadences
from tablero.errors import ConfigError
from tablero.i18n import LANGUAGES, N_

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema, ErrorDetails

COLOURS = ("auto", "full", "16", "none")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True, slots=True)
class Rule:
    """A check on one value, named by the word that `ConfigError` carries when it does not hold."""

    word: str
    holds: Callable[[Any], bool]

    def __get_pydantic_core_schema__(
        self, source: object, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        """Ask pydantic for the exact type, then for this rule."""
        from pydantic_core import PydanticCustomError, core_schema

        def check(value: object) -> object:
            if self.holds(value):
                return value
            raise PydanticCustomError(self.word, self.word)

        exact: Any = {**handler(source), "strict": True}
        return core_schema.no_info_after_validator_function(check, exact)


def _is_zone(name: str) -> bool:
    from zoneinfo import available_timezones

    return name in available_timezones()


def _is_key_list(keys: str) -> bool:
    return all(key.strip() for key in keys.split(","))


def _about(text: str, example: str = "") -> dict[str, str]:
    """A field's line in the file, and what to show commented out while it has no value."""
    return {"about": text, "example": example}


Days = Annotated[int, Rule("range", EVERY_DAYS.__contains__)]
Language = Annotated[str, Rule("language", LANGUAGES.__contains__)]
Zone = Annotated[str, Rule("zone", _is_zone)]
Colour = Annotated[str, Rule("colour", COLOURS.__contains__)]
Name = Annotated[str, Rule("empty", lambda name: bool(name.strip()))]
Keys = Annotated[str, Rule("keys", _is_key_list)]


@dataclass(frozen=True, slots=True)
class Cadence(Cadences):
    """Days from one touch to the next, by stage, for people without a cadence of their own."""

    __pydantic_config__: ClassVar[Mapping[str, object]] = {"extra": "forbid"}

    first_contact: Days = 7
    referred: Days = 3
    seen_no_reply: Days = 7
    conversation: Days = 14


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


def load_config(path: Path) -> Config:
    """The configuration at `path`; the defaults when there is no such file.

    Raises `ConfigError` with the `path`, the dotted `key` (empty for the whole file), and one
    stable word as `detail`: `unreadable`, `encoding`, `toml` (with `line`), `unknown`, a rule's
    word (`range`, `language`, `zone`, `colour`, `empty`, `keys`), or pydantic's name of a type
    error, such as `int_type`.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Config()
    except UnicodeDecodeError as error:
        raise ConfigError(path=path, key="", detail="encoding") from error
    except OSError as error:
        raise ConfigError(path=path, key="", detail="unreadable") from error
    return _validated(_parsed(text, path), path)


def _parsed(text: str, path: Path) -> dict[str, object]:
    import tomllib

    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = _LINE.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        raise ConfigError(path=path, key="", detail="toml", line=line) from error


def _validated(data: dict[str, object], path: Path) -> Config:
    from pydantic import TypeAdapter, ValidationError

    try:
        return TypeAdapter(Config).validate_python(data)
    except ValidationError as error:
        raise _config_error(path, error.errors(include_url=False)[0]) from error


def _config_error(path: Path, mistake: "ErrorDetails") -> ConfigError:
    key = ".".join(str(part) for part in mistake["loc"])
    detail = "unknown" if mistake["type"] == "unexpected_keyword_argument" else mistake["type"]
    return ConfigError(path=path, key=key, detail=detail)


def as_toml(config: Config, translate: Callable[[str], str] = str) -> str:
    """`config` as a file to keep and edit, each part explained in the words of `translate`.

    What has no value stands as a commented example, so that `load_config` gives `config` back.
    """
    return "\n\n".join("\n".join(_part(config, item, translate)) for item in fields(config)) + "\n"


def _part(config: Config, item: "Field[object]", translate: Callable[[str], str]) -> Iterator[str]:
    """A key or a table of the file, under a line that explains it."""
    value = getattr(config, item.name)
    example = f"# {item.metadata['example']}"
    yield f"# {translate(item.metadata['about'])}"
    if isinstance(value, Cadence | dict):
        yield f"[{item.name}]"
        table = asdict(value) if isinstance(value, Cadence) else value
        yield from [_pair(key, entry) for key, entry in table.items()] or [example]
    else:
        yield example if value is None else _pair(item.name, value)


def _pair(key: str, value: object) -> str:
    return f"{key if _BARE_KEY.fullmatch(key) else _literal(key)} = {_literal(value)}"


def _literal(value: object) -> str:
    """A TOML value. What a terminal would obey or hide is written as an escape."""
    if isinstance(value, int):
        return str(value)
    return '"' + "".join(map(_escaped, str(value))) + '"'


def _escaped(letter: str) -> str:
    if letter in '"\\':
        return f"\\{letter}"
    return letter if letter.isprintable() else f"\\U{ord(letter):08X}"
