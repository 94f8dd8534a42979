"""Who a person is, in lines: what is said, what is left out, and that nothing breaks the grid."""

from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tablero.domain.people import Card, Handle, Link, Person
from tablero.domain.words import HandleKind, Stage
from tablero.i18n import Translations
from tablero.present.lines import line_width, plain
from tablero.present.person import LINKS_READ, about, about_briefly
from tablero.present.reader import Reader

READER = Reader(date(2026, 11, 23), ZoneInfo("Europe/Madrid"), "en", Translations())
ADDED = datetime(2026, 10, 3, 12, tzinfo=UTC)
CARD = Card(
    1, "Ana Ríos", "CFO", "Acme", Stage.SEEN_NO_REPLY, True, False, 3, 2, 2, 1, ADDED, None, None,
    date(2026, 11, 21), 7, "Luis Martín",
)  # fmt: skip
ANA = Person(
    CARD, "Likes lemon trees.", ("fintech",), (Handle(HandleKind.EMAIL, "ana@example.org"),),
    None, False, 0, 0, None, ADDED, None, 2, ADDED,
)  # fmt: skip
CHAIN = [Link(2, "Luis Martín"), Link(3, "Marta Villanueva")]
HOSTILE = "\x1b[31m\u202e[/x] 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字 " * 4


def who(width: int = 40, person: Person = ANA, tell: Any = about, **card: Any) -> list[str]:
    person = person._replace(card=person.card._replace(**card))
    chain = CHAIN if person.via_id else []
    return [plain(line) for line in tell(person, chain, [Link(4, "Tomás Ocampo")], READER, width)]


def test_the_page_says_who_they_are_and_how_it_stands() -> None:
    assert who()[:9] == [
        "Ana Ríos",
        "━━━━━━━━",
        "CFO · Acme",
        "◆ the one who decides",
        "",
        "Seen, no reply",
        "▮▮▮▯┊▯▯▯▯▯▯▯▯┊ 3  seen 2",
        "2 d late · due Sat 21 Nov",
        "every 7 days, the stage's cadence",
    ]


def test_the_chain_of_referral_runs_from_its_beginning_to_the_person() -> None:
    assert "Marta Villanueva → Luis Martín →" in who()
    assert "Ana Ríos" in who()[1:], "the person stands at the end of it"


def test_a_chain_that_was_not_read_to_its_beginning_says_so() -> None:
    chain = [Link(n, f"N{n}") for n in range(LINKS_READ)]
    lines = [plain(line) for line in about(ANA, chain, [], READER, 40)]
    assert any(line.startswith("… → N49") for line in lines)


def test_handles_tags_notes_and_those_introduced_have_their_place() -> None:
    text = "\n".join(who())
    assert "e-mail  ana@example.org" in text
    assert "INTRODUCED\nTomás Ocampo" in text
    assert "#fintech" in text
    assert "NOTES\nLikes lemon trees." in text
    assert text.endswith("added Sat 3 Oct")


def test_what_is_not_known_takes_no_room() -> None:
    bare = ANA._replace(notes="", tags=(), handles=(), via_id=None)
    lines = who(person=bare, role="", company="", decision_maker=False)
    assert lines[:4] == ["Ana Ríos", "━━━━━━━━", "", "Seen, no reply"]
    assert "" not in {one + other for one, other in pairwise(lines)}


def test_do_not_contact_is_said_and_nothing_is_due() -> None:
    text = "\n".join(who(stage=None, do_not_contact=True, due_on=None))
    assert "Asked not to be contacted." in text
    assert "off the board" in text
    assert "due" not in text
    assert "every" not in text


def test_one_never_touched_is_due_now() -> None:
    assert "no touch · due now" in who(touch_count=0, due_on=None)


def test_a_date_set_by_hand_and_an_own_cadence_say_so() -> None:
    own = ANA._replace(every_days=5, due_by_hand=True)
    assert "2 d late · due Sat 21 Nov, set by hand" in who(person=own)
    assert "every 5 days, own cadence" in who(person=own, cadence_days=5)


def test_where_one_line_is_too_short_the_due_day_takes_another() -> None:
    by_hand = ANA._replace(due_by_hand=True)
    assert "2 d late\ndue Sat 21 Nov, set by hand" in "\n".join(who(30, by_hand))


def test_a_doubled_cadence_says_why() -> None:
    text = " ".join(who(touch_count=12, cadence_days=14))
    assert "every 14 days, the stage's cadence, doubled after touch 12" in text


def test_the_first_conversation_has_its_date() -> None:
    spoke = ANA._replace(first_conversation_at=datetime(2025, 1, 2, 12, tzinfo=UTC))
    assert who(person=spoke)[-1] == "in conversation 2 Jan 2025"


def test_a_narrow_screen_gets_the_most_needed_in_seven_lines() -> None:
    assert who(43, tell=about_briefly)[:7] == [
        "Ana Ríos ◆                         2 d late",
        "CFO · Acme",
        "Seen, no reply · due Sat 21 Nov",
        "▮▮▮▯┊▯▯▯▯▯▯▯▯┊ 3  seen 2",
        "every 7 days, the stage's cadence",
        "ana@example.org",
        "Marta Villanueva → Luis Martín → Ana Ríos",
    ]


@pytest.mark.parametrize("width", [12, 27, 39, 43])
@pytest.mark.parametrize("tell", [about, about_briefly])
def test_no_line_is_wider_than_asked_for_whatever_people_wrote(width: int, tell: Any) -> None:
    handles = (Handle(HandleKind.OTHER, HOSTILE), Handle(HandleKind.PHONE, ""))
    bad = ANA._replace(notes=HOSTILE, tags=(HOSTILE,), handles=handles)
    bad = bad._replace(card=CARD._replace(name=HOSTILE, role=HOSTILE, company=HOSTILE))
    lines = tell(bad, [Link(2, HOSTILE)], [Link(3, HOSTILE)], READER, width)
    for line in lines:
        assert line_width(line) <= width
        assert "\x1b" not in "".join(text for text, _ in line)
