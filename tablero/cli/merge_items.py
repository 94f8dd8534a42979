"""From a merge to its JSON; loaded with `--json` only, as `items` is."""

from tablero.cli.items import link_item, person_item
from tablero.cli.merge_documents import (
    ByHandItem,
    MergeDocument,
    MergeFieldItem,
    MergeValue,
    MetItem,
)
from tablero.domain.merging import ByHand, Line, Met, Value
from tablero.domain.people import Link
from tablero.services.merging import MergeResult, Preview
from tablero.services.workspace import Workspace


def merge_document(ws: Workspace, found: Preview, done: MergeResult | None) -> MergeDocument:
    """What was, or without a result what would be."""
    return MergeDocument(
        keep=link_item(found.keep),
        other=link_item(found.other),
        fields=tuple(map(_field_item, found.lines)),
        brings=found.brings._asdict(),
        person=person_item(ws, done.card) if done else None,
        dry_run=done is None,
    )


def _field_item(line: Line) -> MergeFieldItem:
    return MergeFieldItem(
        field=line.field,
        keep=_value(line.keep),
        other=_value(line.other),
        sides=line.sides,
        side=line.side,
        result=_value(line.result),
    )


def _value(value: Value) -> MergeValue:
    if isinstance(value, Link):
        return link_item(value)
    if isinstance(value, ByHand):
        return ByHandItem(day=value.day, rests=value.rests, why=value.reason)
    return MetItem(where=value.where, on=value.on) if isinstance(value, Met) else value
