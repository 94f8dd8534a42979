"""What a setting must be: a type for each kind, checked by pydantic and named in its mistakes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from tablero.domain.due import EVERY_DAYS
from tablero.i18n import LANGUAGES

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

COLOURS = ("auto", "full", "16", "none")

_OTHER_CLOCKS = frozenset({"posix", "right", "posixrules"})
"""What the folder of the time zones holds beside them."""


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


def is_zone(name: str) -> bool:
    """Whether there is such a time zone: `name in available_timezones()`, without a walk of all."""
    from zoneinfo import ZoneInfo

    try:
        return bool(ZoneInfo(name)) and name.partition("/")[0] not in _OTHER_CLOCKS
    except (OSError, ValueError, KeyError):  # ZoneInfoNotFoundError is a KeyError
        return False


def _is_key_list(keys: str) -> bool:
    return all(key.strip() for key in keys.split(","))


Days = Annotated[int, Rule("range", EVERY_DAYS.__contains__)]
Language = Annotated[str, Rule("language", LANGUAGES.__contains__)]
Zone = Annotated[str, Rule("zone", is_zone)]
Colour = Annotated[str, Rule("colour", COLOURS.__contains__)]
Name = Annotated[str, Rule("empty", lambda name: bool(name.strip()))]
Keys = Annotated[str, Rule("keys", _is_key_list)]
