"""Who is tied to whom: typed ties between two people, and those who share a company (S13)."""

from datetime import datetime
from typing import NamedTuple

from tablero.domain.people import Link
from tablero.domain.words import TieKind

MUTUAL = frozenset({TieKind.KNOWS, TieKind.WORKS_WITH, TieKind.FAMILY})
"""The kinds that hold in both directions; a referral runs one way."""


class Tie(NamedTuple):
    """A tie of one person to `other`. `is_source` tells whether it runs from the person.

    A tie without an id is not stored: the two share a company.
    """

    id: int | None
    kind: TieKind
    other: Link
    is_source: bool
    created_at: datetime | None


class Branch(NamedTuple):
    """A person of the referral tree, and how many they brought themselves."""

    person: Link
    brought: int
