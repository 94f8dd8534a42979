"""Addresses that open a chat, a mail, a call or a page, and that no text can turn into another."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tablero.domain.links import link_for, linkedin_link, mail_link, phone_link, whatsapp_link
from tablero.domain.people import Handle
from tablero.domain.text import clean_text
from tablero.domain.words import Channel, HandleKind

PHONE, EMAIL, LINKEDIN, OTHER = HandleKind
WORLD = "+34 600 112 233"
MAIL = "ana@example.org"
HANDLES = [
    Handle(OTHER, "+44 20 7946 0000"),
    Handle(PHONE, "600 112 233"),
    Handle(PHONE, WORLD),
    Handle(EMAIL, MAIL),
    Handle(EMAIL, "second@example.org"),
    Handle(LINKEDIN, "https://www.linkedin.com/in/ana-ríos"),
]
ANY_TEXT = st.text(st.characters(exclude_categories=()))
PRICKLY = st.text(st.sampled_from("a \r\n\"'&#?=%+/:@<>;,\0\x1b\x9b\u202e\u200bé陳😀\ud800"))
HOSTILE = ANY_TEXT | PRICKLY
SAMPLES = [
    "Hola, Noé:\r\n¿un café?",
    "\"R&D\" 'x' #1 50 % +1 a=b?c;d",
    "\u202eevil\u2066 \x1b]8;;https://example.org\x07",
    "😀 陳美玲",
    "palabra\n" * 625,
]


def fields(link: str) -> dict[str, str]:
    """The fields of the address's query, as the program that opens it reads them."""
    query = urlsplit(link).query
    assert "+" not in query  # a plus is a blank to some readers and a plus to others
    return {name: value for name, [value] in parse_qs(query, strict_parsing=bool(query)).items()}


def test_a_message_opens_in_the_chat_with_an_international_number() -> None:
    assert whatsapp_link(WORLD, "¿Qué tal?\nAna & co") == (
        "https://wa.me/34600112233?text=%C2%BFQu%C3%A9%20tal%3F%0AAna%20%26%20co"
    )
    assert whatsapp_link("0034 (0) 600-112-233", "") == "https://wa.me/34600112233"


@pytest.mark.parametrize("phone", ["600 112 233", "", "+", "+34 call me", "+1" + "0" * 20])
def test_any_other_number_opens_no_chat(phone: str) -> None:
    assert whatsapp_link(phone, "Hola") == ""


def test_a_mail_opens_with_its_lines() -> None:
    assert mail_link(MAIL, "¿Un café?\nAna") == (
        "mailto:ana@example.org?body=%C2%BFUn%20caf%C3%A9%3F%0D%0AAna"
    )
    assert mail_link(MAIL, "") == "mailto:ana@example.org"


def test_an_address_cannot_add_a_field_to_its_mail() -> None:
    assert mail_link("a?bcc=b&c%0D@example.org", "") == "mailto:a%3Fbcc%3Db%26c%250D@example.org"
    assert mail_link("a@example.org?bcc=b@example.org", "") == ""
    assert mail_link("a@example.org,b@example.org", "") == ""


@pytest.mark.parametrize(
    ("number", "link"),
    [
        (WORLD, "tel:+34600112233"),
        ("00 44 (0) 20 7946 0000", "tel:+442079460000"),
        ("(0)20 7946 0000", "tel:02079460000"),
        ("4012", "tel:4012"),
        ("call me", ""),
        ("", ""),
    ],
)
def test_a_number_is_called_as_it_is_dialled(number: str, link: str) -> None:
    assert phone_link(number) == link


@pytest.mark.parametrize(
    ("value", "link"),
    [
        ("ana-ríos", "https://www.linkedin.com/in/ana-r%C3%ADos"),
        ("es.linkedin.com/in/Ana-R%C3%ADos/?x=y", "https://www.linkedin.com/in/Ana-R%C3%ADos"),
        ("javascript:alert(1)", ""),
        ("https://example.org/linkedin.com/in/ana", ""),
        ("", ""),
    ],
)
def test_a_linkedin_page_opens_at_its_own_site_only(value: str, link: str) -> None:
    assert linkedin_link(value) == link


@pytest.mark.parametrize(
    ("channel", "link"),
    [
        (Channel.WHATSAPP, "https://wa.me/34600112233?text=Hola"),
        (Channel.LINKEDIN, "https://www.linkedin.com/in/ana-r%C3%ADos"),
        (Channel.EMAIL, "mailto:ana@example.org?body=Hola"),
        (Channel.CALL, "tel:600112233"),
        (Channel.MEETING, ""),
        (Channel.OTHER, ""),
    ],
)
def test_a_channel_takes_the_first_handle_that_opens_it(channel: Channel, link: str) -> None:
    assert link_for(channel, HANDLES, "Hola") == link


@pytest.mark.parametrize("channel", Channel)
def test_a_channel_without_a_handle_opens_nothing(channel: Channel) -> None:
    assert link_for(channel, HANDLES[:1], "Hola") == ""


@pytest.mark.parametrize("text", SAMPLES)
def test_every_message_is_read_back_as_it_was_written(text: str) -> None:
    assert fields(whatsapp_link(WORLD, text)) == {"text": clean_text(text)}
    body = fields(mail_link(MAIL, text))["body"]
    assert body.split("\r\n") == clean_text(text).split("\n")


@given(HOSTILE)
def test_no_text_becomes_more_than_its_own_field(text: str) -> None:
    link = mail_link(MAIL, text)
    written = clean_text(text).replace("\n", "\r\n")
    assert fields(link) == ({"body": written} if written else {})
    assert unquote(urlsplit(link).path) == MAIL


@given(st.sampled_from(Channel), st.sampled_from(HandleKind), HOSTILE, HOSTILE)
def test_no_handle_or_text_leads_elsewhere(
    channel: Channel, kind: HandleKind, value: str, text: str
) -> None:
    link = link_for(channel, [Handle(kind, value)], text)
    assert link.isascii()
    assert link == "" or link.isprintable()
    assert not set(link) & set(" \"'<>\\`{}|^")
    starts = ("https://wa.me/", "https://www.linkedin.com/in/", "mailto:", "tel:")
    assert link == "" or link.startswith(starts)
