"""Reads settings in which nothing is wrong, without pydantic: it takes longer to load than they do.

By the types and rules of the models themselves. Whatever does not fit them is left to pydantic,
which has a word for each mistake.
"""

from collections.abc import Mapping
from dataclasses import fields
from enum import Enum
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from tablero.config import Config
from tablero.config.rules import Rule

T = TypeVar("T")


def read_plainly(data: Mapping[str, Any]) -> Config | None:
    """The settings of a file that holds `data`; None when there is any doubt about them."""
    try:
        return Config(**_values(Config, data))
    except (KeyError, TypeError, ValueError):
        return None


def _values(model: Any, table: object) -> dict[str, Any]:
    """The values of a table by the fields of its model. Raises KeyError for what is unknown."""
    kinds = {each.name: each.type for each in fields(model)}
    return {name: _read(kinds[name], value) for name, value in _as(dict, table).items()}


def _read(kind: Any, value: object) -> Any:
    """A value as its type has it. Raises KeyError, TypeError or ValueError when it does not fit."""
    if isinstance(kind, str):  # the one that is named by its word, to be loaded when it is met
        kind = _templates()
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _single(parts[0], parts[1:], value)
    if origin is Union:  # with None, which no file can say
        return _read(parts[0], value)
    if origin is dict:
        return {key: _read(parts[1], each) for key, each in _as(dict, value).items()}
    if origin is tuple:
        return tuple(_read(parts[0], each) for each in _as(list, value))
    return kind(**_values(kind, value))


def _templates() -> Any:
    from tablero.config.templates import OwnTemplate

    return tuple[OwnTemplate, ...]


def _single(kind: type[Any], marks: tuple[object, ...], value: object) -> Any:
    """A value of exactly this type, for which the rules hold; one of a vocabulary by its word."""
    if issubclass(kind, Enum):
        return kind(_as(str, value))
    found = _as(kind, value)
    if all(mark.holds(found) for mark in marks if isinstance(mark, Rule)):
        return found
    raise ValueError


def _as(kind: type[T], value: object) -> T:
    if type(value) is kind:
        return value
    raise TypeError
