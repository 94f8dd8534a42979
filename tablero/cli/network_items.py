"""From ties, ways, introductions and favours to the models of `network_documents`."""

from tablero.cli.items import link_item
from tablero.cli.network_documents import (
    SAME_COMPANY,
    AccountItem,
    WayItem,
    WayLinkItem,
)
from tablero.domain.favours import Account
from tablero.domain.reach import percent
from tablero.services.reach import Link, Reach


def way_item(number: int, way: Reach) -> WayItem:
    """A way as JSON."""
    last = len(way.links) - 1
    links = tuple(_way_link(link, is_last=at == last) for at, link in enumerate(way.links))
    return WayItem(number=number, strength=percent(way.strength), links=links)


def account_item(account: Account) -> AccountItem:
    """Where I stand with somebody, as JSON."""
    return AccountItem(
        person=link_item(account.person),
        balance=account.balance,
        given=account.given,
        received=account.received,
        offered=account.offered,
        asked=account.asked,
    )


def _way_link(link: Link, *, is_last: bool) -> WayLinkItem:
    card = link.card
    return WayLinkItem(
        id=card.id,
        name=card.name,
        role=card.role,
        company=card.company,
        stage=card.stage,
        tie=None if is_last else link.kind or SAME_COMPANY,
        days=link.days,
        balance=link.balance,
    )
