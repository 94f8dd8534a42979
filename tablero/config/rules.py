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


Days = Annotated[int, Rule("range", EVERY_DAYS.__contains__)]
Language = Annotated[str, Rule("language", LANGUAGES.__contains__)]
Zone = Annotated[str, Rule("zone", _is_zone)]
Colour = Annotated[str, Rule("colour", COLOURS.__contains__)]
Name = Annotated[str, Rule("empty", lambda name: bool(name.strip()))]
Keys = Annotated[str, Rule("keys", _is_key_list)]
