"""The JSON of `duplicates` and `merge`."""

from datetime import date

from tablero.cli.documents import Document, LinkItem, PersonItem
from tablero.domain.doubles import Reason
from tablero.domain.merging import MergeField, Side


class DuplicateItem(Document):
    """Two who are likely the same, and why, the surest reason first. Of `keep` more is known."""

    keep: PersonItem
    other: PersonItem
    reasons: tuple[Reason, ...]


class DuplicatesDocument(Document):
    """`duplicates`: the likeliest pairs first."""

    duplicates: tuple[DuplicateItem, ...]


class DistinctDocument(Document):
    """`duplicates --distinct`: the two who are not the same."""

    distinct: tuple[LinkItem, LinkItem]


class MetItem(Document):
    """Where somebody was met, and when."""

    where: str
    on: date | None


class ByHandItem(Document):
    """When the next touch is due by hand; with `rests`, a rest until then."""

    day: date
    rests: bool
    why: str


MergeValue = LinkItem | MetItem | ByHandItem | bool | int | str | None


class MergeFieldItem(Document):
    """What each says of a field, the sides there are to choose from, the one taken, the result."""

    field: MergeField
    keep: MergeValue
    other: MergeValue
    sides: tuple[Side, ...]
    side: Side
    result: MergeValue


class MergeDocument(Document):
    """`merge`: the two as they were, and the one after it; `person` is null for a dry run.

    `brings` counts what of the other one comes along.
    """

    keep: LinkItem
    other: LinkItem
    fields: tuple[MergeFieldItem, ...]
    brings: dict[str, int]
    person: PersonItem | None
    dry_run: bool
