"""The line with the link, and what is said where there is none."""

from hypothesis import given
from hypothesis import strategies as st

from tablero.domain.people import Handle
from tablero.domain.words import Channel, HandleKind
from tablero.i18n import translations
from tablero.present.lines import line_width, plain
from tablero.present.link import link_line, short, why_no_link

EN = translations("en")
CHAT = "https://wa.me/34600112233"


def line(channel: Channel, link: str, message: str = "Hi", width: int = 60) -> str:
    return plain(link_line(channel, link, message, width, EN))


def test_an_address_is_shown_without_its_scheme_and_its_message() -> None:
    assert short(f"{CHAT}?text=Hi") == "wa.me/34600112233"
    assert short("mailto:ana@example.org?body=Hi") == "mailto:ana@example.org"
    assert short("tel:+34600112233") == "tel:+34600112233"


def test_it_says_whether_the_message_goes_along() -> None:
    assert line(Channel.WHATSAPP, f"{CHAT}?text=Hi") == "→ wa.me/34600112233  with the message"
    assert line(Channel.WHATSAPP, CHAT).endswith("  the message is too long for a link")
    assert line(Channel.WHATSAPP, CHAT, "") == "→ wa.me/34600112233"
    assert line(Channel.CALL, "tel:+34600112233") == "→ tel:+34600112233"


def test_where_there_is_little_room_the_address_stays() -> None:
    assert line(Channel.WHATSAPP, f"{CHAT}?text=Hi", width=30) == "→ wa.me/34600112233"


@given(st.text(), st.integers(3, 80))
def test_it_is_never_wider_than_its_room(link: str, width: int) -> None:
    assert line_width(link_line(Channel.EMAIL, link, "Hi", width, EN)) <= width


def test_what_is_missing_is_named_with_the_key_that_adds_it() -> None:
    phone = (Handle(HandleKind.PHONE, "600112233"),)
    assert why_no_link(Channel.CALL, (), "e", EN).startswith("No link: phone is missing;")
    assert why_no_link(Channel.EMAIL, phone, "E", EN).endswith("on the card, E adds it.")
    assert why_no_link(Channel.WHATSAPP, phone, "e", EN).startswith("WhatsApp needs the country")
    assert why_no_link(Channel.MEETING, phone, "e", EN).startswith("No link this way;")
