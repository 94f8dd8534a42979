"""Phones, e-mail addresses and LinkedIn pages: what they look like, and the key by which two match.

A key says "the same handle", so it must never join two people: a national number gets no guessed
country, and a LinkedIn slug keeps its accents, which tell one page from another.
"""

import re
from collections.abc import Callable
from unicodedata import normalize
from urllib.parse import unquote

from tablero.domain.text import clean_line, fold
from tablero.domain.words import HandleKind
from tablero.errors import BadInput

_EMAIL = re.compile(
    r"[^@\s<>()\[\],;:\"]{1,64}@[^@\s<>()\[\],;:\"./]+(?:\.[^@\s<>()\[\],;:\"./]+)+"
)
_LINKEDIN = re.compile(
    r"(?:https?://)?(?:[\w-]{1,20}\.)?linkedin\.com/in/([^/?#\s]+)(?:[/?#]\S*)?", re.IGNORECASE
)
_SLUG = re.compile(r"[^\s/?#<>.:@]{1,100}")
_PHONE = re.compile(r"\+?[\d\s().\-/]+")
_TRUNK_ZERO = re.compile(r"\(0\)")

# E.164 allows 15 digits; short internal numbers exist, but only a long one is recognised unasked.
_PHONE_DIGITS = range(3, 16)
_PLAIN_PHONE_DIGITS = range(9, 16)
_WORLD_PHONE_DIGITS = range(7, 16)


def match_key(kind: HandleKind, value: str) -> str:
    """The normalised form under which two spellings of one handle are equal. Never raises.

    `+34 (0) 600-11-22-33` and `0034600112233` give `+34600112233`.
    """
    return _KEYS[kind](clean_line(value))


def guess_kind(text: str) -> HandleKind | None:
    """What kind of handle `text` as a whole looks like; None when it looks like none."""
    value = clean_line(text)
    if _LINKEDIN.fullmatch(value) and _linkedin_form(value):
        return HandleKind.LINKEDIN
    if _EMAIL.fullmatch(_bare_email(value)):
        return HandleKind.EMAIL
    return HandleKind.PHONE if _is_plainly_phone(value) else None


def check(kind: HandleKind, value: str) -> str:
    """The clean form to store and show.

    Raises BadInput with the kind as its field and the reason `empty`, or the kind's own name when
    `value` cannot be one.
    """
    clean = clean_line(value)
    if not clean:
        raise BadInput(field=kind.value, value=value, reason="empty")
    shown = _FORMS[kind](clean)
    if not shown:
        raise BadInput(field=kind.value, value=value, reason=kind.value)
    return shown


def _email_form(value: str) -> str:
    address = _bare_email(value)
    return address if _EMAIL.fullmatch(address) else ""


def _phone_form(value: str) -> str:
    number = _bare_phone(value)
    return number if _PHONE.fullmatch(number) and _digit_count(number) in _PHONE_DIGITS else ""


def _linkedin_form(value: str) -> str:
    slug = _linkedin_slug(value)
    return f"https://www.linkedin.com/in/{slug}" if _SLUG.fullmatch(slug) else ""


def _phone_key(value: str) -> str:
    number = _TRUNK_ZERO.sub("", _bare_phone(value))
    digits = "".join(str(int(char)) for char in number if char.isdecimal())
    if number.startswith("+"):
        return f"+{digits}"
    return f"+{digits[2:]}" if digits.startswith("00") else digits


def _email_key(value: str) -> str:
    return _bare_email(value).lower()


def _linkedin_key(value: str) -> str:
    return normalize("NFC", _linkedin_slug(value).casefold())


def _bare_email(value: str) -> str:
    address = value.strip("<> ")
    if address[:7].lower() == "mailto:":
        address = address[7:].partition("?")[0]
    return address.strip()


def _bare_phone(value: str) -> str:
    return (value[4:] if value[:4].lower() == "tel:" else value).strip()


def _linkedin_slug(value: str) -> str:
    """The part that names the page; a value that is no address is taken for the slug itself."""
    page = _LINKEDIN.fullmatch(value)
    return clean_line(unquote(page[1] if page else value.strip("/ ")))


def _digit_count(value: str) -> int:
    return len(_phone_key(value).lstrip("+"))


def _is_plainly_phone(value: str) -> bool:
    number = _bare_phone(value)
    if "/" in number or not _PHONE.fullmatch(number):
        return False
    is_world = number.startswith(("+", "00"))
    return _digit_count(number) in (_WORLD_PHONE_DIGITS if is_world else _PLAIN_PHONE_DIGITS)


_KEYS: dict[HandleKind, Callable[[str], str]] = {
    HandleKind.PHONE: _phone_key,
    HandleKind.EMAIL: _email_key,
    HandleKind.LINKEDIN: _linkedin_key,
    HandleKind.OTHER: fold,
}

_FORMS: dict[HandleKind, Callable[[str], str]] = {
    HandleKind.PHONE: _phone_form,
    HandleKind.EMAIL: _email_form,
    HandleKind.LINKEDIN: _linkedin_form,
    HandleKind.OTHER: str,
}
