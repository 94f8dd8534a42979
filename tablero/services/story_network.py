"""The network of the demo's story, read from `story.toml`: ties, favours, an ask and an offer."""

import tomllib
from typing import Any, NamedTuple

from tablero.domain.words import FavourKind, TieKind
from tablero.services.asks import AskFields
from tablero.services.offers import OfferFields
from tablero.services.story import FILE, said


class Tied(NamedTuple):
    """Two people by their keys, and what joins them, since so many days."""

    days: int
    kind: TieKind
    one: str
    other: str


class Kindness(NamedTuple):
    """A favour, so many days before today."""

    days: int
    kind: FavourKind
    key: str
    what: str


class Asked(NamedTuple):
    """An ask, so many days before today, and who was told of it by `told` days."""

    days: int
    fields: AskFields
    told: tuple[tuple[int, str], ...]


class Given(NamedTuple):
    """An offer, so many days before today."""

    days: int
    fields: OfferFields


class NetworkStory(NamedTuple):
    """All of it, in the order in which it is told."""

    ties: tuple[Tied, ...]
    favours: tuple[Kindness, ...]
    ask: Asked
    offer: Given


def read_network(language: str) -> NetworkStory:
    """The story, with texts in Spanish for `es` and in English for all else."""
    place = 1 if language == "es" else 0
    told = tomllib.loads(FILE.read_text("utf-8"))["network"]
    return NetworkStory(
        tuple(Tied(days, TieKind(kind), *both) for days, kind, *both in told["ties"]),
        tuple(
            Kindness(days, FavourKind(kind), key, (en, es)[place])
            for days, kind, key, en, es in told["favours"]
        ),
        _ask(told["ask"], place),
        _offer(told["offer"], place),
    )


def _ask(told: dict[str, Any], place: int) -> Asked:
    texts = (said(told[name], place) for name in ("need", "wording", "tags"))
    return Asked(told["days"], AskFields(*texts), tuple((days, key) for days, key in told["told"]))


def _offer(told: dict[str, Any], place: int) -> Given:
    return Given(told["days"], OfferFields(said(told["what"], place), said(told["tags"], place)))
