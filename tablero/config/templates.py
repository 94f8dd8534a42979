"""The user's own messages in the configuration file; loaded with pydantic, when there is a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, ClassVar

from tablero.config.rules import Language, Rule
from tablero.domain.templates import Template
from tablero.domain.text import clean_line, clean_text
from tablero.domain.words import Channel, Intent, Stage

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A value that must be one of a closed vocabulary, named as in `Rule` when it is not."""

    word: str

    def __get_pydantic_core_schema__(
        self, source: object, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        """Let pydantic read the value, and name what it cannot read."""
        from pydantic_core import core_schema

        return core_schema.custom_error_schema(
            handler(source), custom_error_type=self.word, custom_error_message=self.word
        )


Text = Annotated[str, Rule("empty", lambda text: bool(clean_text(text)))]
AtStage = Annotated[Stage, Vocabulary("stage")]
OnChannel = Annotated[Channel, Vocabulary("channel")]
WithIntent = Annotated[Intent, Vocabulary("intent")]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTemplate(Template):
    """A message of the user's own, which may hold anything pasted into the file."""

    __pydantic_config__: ClassVar[Mapping[str, object]] = {"extra": "forbid"}

    name: Text
    language: Language | None = None
    stage: AtStage | None = None
    channel: OnChannel | None = None
    intent: WithIntent = Intent.GIVE
    text: Text

    def __post_init__(self) -> None:
        """Make both texts harmless."""
        object.__setattr__(self, "name", clean_line(self.name))
        object.__setattr__(self, "text", clean_text(self.text))
