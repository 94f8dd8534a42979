"""What stands in the rows of the network, part by part. A `key` stays when a part is read again."""

from enum import StrEnum
from typing import NamedTuple

from tablero.domain.asks import Ask, Offer
from tablero.domain.doubles import Reason
from tablero.domain.favours import Account, Favour
from tablero.domain.introductions import Introduction
from tablero.domain.people import Card, Link


class Part(StrEnum):
    """What one can look at, in order."""

    TREE = "tree"
    PEOPLE = "people"
    FAVOURS = "favours"
    NEEDS = "needs"
    INTRODUCTIONS = "introductions"
    DOUBLES = "doubles"


class TreeRow(NamedTuple):
    """A person of the tree, so many levels below its beginning."""

    person: Link
    brought: int
    depth: int
    is_open: bool

    @property
    def key(self) -> object:
        """Nobody stands in the tree twice."""
        return Part.TREE, self.person.id

    @property
    def person_id(self) -> int | None:
        """Whom it is about."""
        return self.person.id


class MoreRow(NamedTuple):
    """More of those whom `parent` brought (None: more beginnings), or more people."""

    parent: int | None
    depth: int = 0
    left: int = 0
    person_id: None = None

    @property
    def key(self) -> object:
        """What there is more of."""
        return "more", self.parent


class PersonRow(NamedTuple):
    """Somebody who is not on the board."""

    card: Card

    @property
    def key(self) -> object:
        """The person."""
        return Part.PEOPLE, self.card.id

    @property
    def person_id(self) -> int | None:
        """Whom it is about."""
        return self.card.id


class AccountRow(NamedTuple):
    """Where I stand with somebody."""

    account: Account
    is_open: bool

    @property
    def key(self) -> object:
        """The person."""
        return Part.FAVOURS, self.account.person.id

    @property
    def person_id(self) -> int | None:
        """Whom it is about."""
        return self.account.person.id


class FavourRow(NamedTuple):
    """One favour, below the person."""

    favour: Favour

    @property
    def key(self) -> object:
        """The favour."""
        return "favour", self.favour.id

    @property
    def person_id(self) -> int | None:
        """Whom it is about."""
        return self.favour.person_id


class NeedRow(NamedTuple):
    """An ask or an offer."""

    about: Ask | Offer
    person_id: None = None

    @property
    def key(self) -> object:
        """The ask or offer."""
        return isinstance(self.about, Ask), self.about.id


class IntroductionRow(NamedTuple):
    """An introduction that was asked for."""

    introduction: Introduction

    @property
    def key(self) -> object:
        """The introduction."""
        return Part.INTRODUCTIONS, self.introduction.id

    @property
    def person_id(self) -> int | None:
        """The one who was asked."""
        return self.introduction.asked.id


class DoubleRow(NamedTuple):
    """Two who are likely one; it is about the one of whom more is known."""

    keep: Card
    other: Card
    reasons: tuple[Reason, ...]

    @property
    def key(self) -> object:
        """The two."""
        return Part.DOUBLES, self.keep.id, self.other.id

    @property
    def person_id(self) -> int | None:
        """Whom it is about."""
        return self.keep.id
