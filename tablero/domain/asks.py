"""Asks and offers (S19, S20): what I need, what I can give, and who they are for.

Both are matched with people by words, without accents or case: an ask with what people know about,
an offer with what they need. A match says why.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from tablero.domain.likeness import stems
from tablero.domain.people import Link
from tablero.domain.text import fold


class Ask(NamedTuple):
    """What I need, with words ready to send. Closed with thanks at `closed_at`."""

    id: int
    need: str
    wording: str
    tags: tuple[str, ...]
    created_at: datetime
    closed_at: datetime | None

    @property
    def is_open(self) -> bool:
        """Whether it still is to be told."""
        return self.closed_at is None


class Offer(NamedTuple):
    """What I am good at and can give."""

    id: int
    what: str
    tags: tuple[str, ...]
    created_at: datetime
    closed_at: datetime | None

    @property
    def is_open(self) -> bool:
        """Whether I still offer it."""
        return self.closed_at is None


class Told(NamedTuple):
    """Whom I told of an ask, and what came of it."""

    id: int
    ask_id: int
    person: Link
    told_at: datetime
    answer: str
    answered_at: datetime | None
    led_to: Link | None


class Field(StrEnum):
    """Where in what is known of a person a word was found, the strongest first."""

    EXPERTISE = "expertise"
    NEED = "need"
    TAGS = "tags"
    COMPANY = "company"
    ROLE = "role"
    LEARNED = "learned"
    NOTES = "notes"


WEIGHTS: Mapping[Field, int] = {
    Field.EXPERTISE: 5, Field.NEED: 5, Field.TAGS: 3, Field.COMPANY: 2, Field.ROLE: 2,
    Field.LEARNED: 1, Field.NOTES: 1,
}  # fmt: skip
"""What one word in common counts there; one that is a tag of the ask or offer counts twice."""

FOR_ASKS = (
    Field.EXPERTISE, Field.TAGS, Field.COMPANY, Field.ROLE, Field.LEARNED, Field.NOTES,
)  # fmt: skip
FOR_OFFERS = (Field.NEED, Field.TAGS, Field.ROLE, Field.LEARNED, Field.NOTES)

Profile = Mapping[Field, Sequence[str]]
"""What is known of a person, by where it is written."""


class Match(NamedTuple):
    """How well a text suits a person: the points, and the words that were found, with where."""

    points: int
    found: tuple[tuple[Field, str], ...]


NO_MATCH = Match(0, ())


_ASKING = stems(
    "about anybody anyone first help know knows looking need needs somebody someone want wants "
    "alguien alguno ayuda busco buscando conoce conozca necesito primer primera quiero sabe sepa"
)
"""Beginnings of the words with which anything is asked for."""


def looked_for(text: str, tags: Iterable[str]) -> frozenset[str]:
    """The beginnings of the words by which who suits is found: those that say what it is about."""
    words = stems(text)
    return (words - _ASKING) | stems_of(tags) or words


def stems_of(tags: Iterable[str]) -> frozenset[str]:
    """The beginnings of the words of all the tags."""
    return frozenset(stem for tag in tags for stem in stems(tag))


def match(text: str, tags: Sequence[str], profile: Profile, fields: Sequence[Field]) -> Match:
    """Hold an ask or an offer against what is known of a person, in these fields."""
    tag_words, wanted = stems_of(tags), looked_for(text, tags)
    points, found = 0, []
    for field in fields:
        for known in profile.get(field, ()):
            common = stems(known) & wanted
            if common:
                points += WEIGHTS[field] * (len(common) + len(common & tag_words))
                found.append((field, known))
    return Match(points, tuple(found)) if points else NO_MATCH


def tag_names(text: str) -> tuple[str, ...]:
    """The tags between commas, each once."""
    by_key: dict[str, str] = {}
    for part in text.split(","):
        if name := part.strip().lstrip("#").strip():
            by_key.setdefault(fold(name), name)
    return tuple(by_key.values())
