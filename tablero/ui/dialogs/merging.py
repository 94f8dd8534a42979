"""What a form changed, put into what stands there by now: another session may have the rest."""

from dataclasses import fields, replace
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

FieldsT = TypeVar("FieldsT", bound="DataclassInstance")


def merged(first: FieldsT, wanted: FieldsT, current: FieldsT) -> FieldsT:
    """`current`, with what is `wanted` otherwise than it was at `first`."""
    changed = {
        column.name: value
        for column in fields(first)
        if (value := getattr(wanted, column.name)) != getattr(first, column.name)
    }
    return replace(current, **changed)
