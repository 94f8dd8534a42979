"""Addresses that a phone or a browser opens at a person, with a message written already.

All of them are plain ASCII under a scheme of ours, whatever the text and the handle hold. A handle
that cannot be one gives no address: an empty text.
"""

from collections.abc import Callable, Sequence
from urllib.parse import quote

from tablero.domain.handles import check, match_key
from tablero.domain.people import Handle
from tablero.domain.text import clean_text
from tablero.domain.words import Channel, HandleKind
from tablero.errors import BadInput


def whatsapp_link(phone: str, text: str) -> str:
    """The chat with an international number; WhatsApp knows no national ones."""
    key = match_key(HandleKind.PHONE, _good(HandleKind.PHONE, phone))
    if not key.startswith("+"):
        return ""
    return f"https://wa.me/{key[1:]}" + _query("text", clean_text(text))


def mail_link(address: str, text: str) -> str:
    """A new mail, as RFC 6068 writes it; its subject is for the mail program to ask."""
    to = _good(HandleKind.EMAIL, address)
    if not to:
        return ""
    body = clean_text(text).replace("\n", "\r\n")
    return f"mailto:{quote(to, safe='@')}" + _query("body", body)


def phone_link(number: str) -> str:
    """A call. A national number is dialled as it is written, its trunk zero with it."""
    shown = _good(HandleKind.PHONE, number)
    key = match_key(HandleKind.PHONE, shown)
    if not key.startswith("+"):
        key = match_key(HandleKind.PHONE, shown.replace("(0)", "0"))
    return f"tel:{key}" if key else ""


def linkedin_link(value: str) -> str:
    """The person's page; LinkedIn takes no message with it."""
    page, _, slug = _good(HandleKind.LINKEDIN, value).rpartition("/")
    return f"{page}/{quote(slug, safe='')}" if slug else ""


def link_for(channel: Channel, handles: Sequence[Handle], text: str) -> str:
    """The address for `channel` by the first handle that gives one."""
    if channel not in _WAYS:
        return ""
    kind, link = _WAYS[channel]
    links = (link(handle.value, text) for handle in handles if handle.kind is kind)
    return next(filter(None, links), "")


def handle_kind(channel: Channel) -> HandleKind | None:
    """The kind of handle by which `channel` reaches a person; None for those without a link."""
    return _WAYS[channel][0] if channel in _WAYS else None


def _good(kind: HandleKind, value: str) -> str:
    """The clean form of a handle; empty when it cannot be one."""
    try:
        return check(kind, value)
    except BadInput:
        return ""


def _query(name: str, text: str) -> str:
    """The one field of an address; nothing without a text."""
    return f"?{name}={quote(text, safe='')}" if text else ""


_WAYS: dict[Channel, tuple[HandleKind, Callable[[str, str], str]]] = {
    Channel.WHATSAPP: (HandleKind.PHONE, whatsapp_link),
    Channel.LINKEDIN: (HandleKind.LINKEDIN, lambda page, _: linkedin_link(page)),
    Channel.EMAIL: (HandleKind.EMAIL, mail_link),
    Channel.CALL: (HandleKind.PHONE, lambda number, _: phone_link(number)),
}
