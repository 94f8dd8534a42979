"""The JSON of the network: ties, ways to somebody, introductions, favours, asks and offers."""

from tablero.cli.documents import (
    Document,
    FavourItem,
    IntroductionItem,
    LinkItem,
    Moment,
    PersonItem,
    TieItem,
)
from tablero.domain.asks import Field
from tablero.domain.words import Stage

SAME_COMPANY = "same_company"


class TieDocument(Document):
    """`tie REF OTHER`: the tie, and the person it is of. `removed` tells that it is no more."""

    tie: TieItem
    person: PersonItem
    removed: bool


class TiesDocument(Document):
    """`tie REF`: the newest first. `colleagues` share the company and have no tie."""

    ties: tuple[TieItem, ...]
    colleagues: tuple[LinkItem, ...]
    person: PersonItem


class WayLinkItem(Document):
    """A person on a way. `tie` leads to the next: a kind, `same_company`, or null for the last.

    `days` are those since the last touch; `balance` is favours given less received.
    """

    id: int
    name: str
    role: str
    company: str
    stage: Stage | None
    tie: str | None
    days: int | None
    balance: int


class WayItem(Document):
    """A way: whom to ask first, through whom, to whom. `number` is what `--ask` takes.

    `strength` is 1 to 100.
    """

    number: int
    strength: int
    links: tuple[WayLinkItem, ...]


class ReachDocument(Document):
    """`reach WHO`: the best way first. `person` is null where `words` were taken as they are."""

    person: PersonItem | None
    words: str
    ways: tuple[WayItem, ...]


class IntroductionDocument(Document):
    """`reach … --ask`, `--made` and `--drop`: the introduction as it stands.

    `person` is the one who was asked; with `--made` the one it led to.
    """

    introduction: IntroductionItem
    person: PersonItem


class IntroductionsDocument(Document):
    """`reach --open`: those that were asked for and not made yet, the oldest first."""

    introductions: tuple[IntroductionItem, ...]


class FavourDocument(Document):
    """`favor REF TEXT` and `--settle`: the favour as it stands, and with whom."""

    favour: FavourItem
    person: PersonItem


class FavoursDocument(Document):
    """`favor REF`: the latest first. Above zero they owe me, below I owe them."""

    favours: tuple[FavourItem, ...]
    balance: int
    person: PersonItem


class AccountItem(Document):
    """Where I stand with somebody, by the favours that are not settled."""

    person: LinkItem
    balance: int
    given: int
    received: int
    offered: int
    asked: int


class AccountsDocument(Document):
    """`favor` alone: first whom I owe most, last who owes me most."""

    accounts: tuple[AccountItem, ...]


class ToldItem(Document):
    """Who was told of an ask. `id` is what `--answer` and `--led-to` take."""

    id: int
    person: LinkItem
    told_at: Moment
    answer: str
    answered_at: Moment | None
    led_to: LinkItem | None


class AskItem(Document):
    """What I need."""

    id: int
    need: str
    wording: str
    tags: tuple[str, ...]
    created_at: Moment
    closed_at: Moment | None
    told: tuple[ToldItem, ...]


class OfferItem(Document):
    """What I can give."""

    id: int
    what: str
    tags: tuple[str, ...]
    created_at: Moment
    closed_at: Moment | None


class AskDocument(Document):
    """`ask TEXT` and `--close`: the ask as it stands."""

    ask: AskItem


class AsksDocument(Document):
    """`ask` alone: open ones first, and of those the newest."""

    asks: tuple[AskItem, ...]


class TellDocument(Document):
    """`ask --tell`: `told_before` when they knew already, and nothing was written."""

    ask: AskItem
    told: ToldItem
    told_before: bool


class AnswerDocument(Document):
    """`ask --answer` and `--led-to`."""

    ask: AskItem
    told: ToldItem


class FoundItem(Document):
    """What of a person an ask or offer was matched by, and where it is written."""

    field: Field
    text: str


class AskForItem(Document):
    """An ask that suits a person by so many points; 0 where nothing says so."""

    ask: AskItem
    points: int
    found: tuple[FoundItem, ...]


class AsksForDocument(Document):
    """`ask --for`: the open asks they were not told of, the most fitting first."""

    asks: tuple[AskForItem, ...]
    person: PersonItem


class SuitedItem(Document):
    """A person whom an ask or offer suits."""

    person: PersonItem
    points: int
    found: tuple[FoundItem, ...]


class AskWhoDocument(Document):
    """`ask --who`: who might know, of those not told yet, the best match first."""

    ask: AskItem
    people: tuple[SuitedItem, ...]


class OfferDocument(Document):
    """`offer TEXT` and `--close`: the offer as it stands."""

    offer: OfferItem


class OffersDocument(Document):
    """`offer` alone: those still made first, and of those the newest."""

    offers: tuple[OfferItem, ...]


class OfferForItem(Document):
    """An offer that a person needs."""

    offer: OfferItem
    points: int
    found: tuple[FoundItem, ...]


class OffersForDocument(Document):
    """`offer --for`: the offers they need, the most fitting first."""

    offers: tuple[OfferForItem, ...]
    person: PersonItem


class OfferWhoDocument(Document):
    """`offer --who`: who needs it, the best match first."""

    offer: OfferItem
    people: tuple[SuitedItem, ...]
