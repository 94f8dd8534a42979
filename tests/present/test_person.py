"""Who a person is, in lines: what is said, what is left out, and that nothing breaks the grid."""

from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tablero.domain.entries import Entry
from tablero.domain.people import Card, Handle, Link, Person
from tablero.domain.words import EntryKind, EntryStatus, HandleKind, Stage, Topic
from tablero.i18n import Translations
from tablero.present.lines import line_width, plain
from tablero.present.person import LINKS_READ, about, about_briefly
from tablero.present.reader import Reader
from tablero.services.people import PersonPage

READER = Reader(date(2026, 11, 23), ZoneInfo("Europe/Madrid"), "en", Translations())
ADDED = datetime(2026, 10, 3, 12, tzinfo=UTC)
CARD = Card(
    1, "Ana Ríos", "CFO", "Acme", Stage.SEEN_NO_REPLY, True, False, 3, 2, 2, 1, ADDED, None, None,
    date(2026, 11, 21), 7, "Luis Martín",
)  # fmt: skip
ANA = Person(
    CARD, "Likes lemon trees.", ("fintech",), (Handle(HandleKind.EMAIL, "ana@example.org"),),
    None, False, "", 0, 0, None, ADDED, None, 2, ADDED,
)  # fmt: skip
KEYS = {"idea": "i", "research": "R", "value": "V"}
CHAIN = [Link(2, "Luis Martín"), Link(3, "Marta Villanueva")]
HOSTILE = "\x1b[31m\u202e[/x] 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字 " * 4


def entry(kind: EntryKind, text: str, **rest: Any) -> Entry:
    """An open entry of a day in November."""
    at = datetime(2026, 11, rest.pop("day", 1), 12, tzinfo=UTC)
    return Entry(1, 1, kind, None, text, at, None, EntryStatus.OPEN, None, None)._replace(**rest)


def page(person: Person = ANA, *entries: Entry, tag: str = "", **card: Any) -> PersonPage:
    """The page of a person, with some of the card's values changed."""
    person = person._replace(card=person.card._replace(**card))
    chain = tuple(CHAIN) if person.via_id else ()
    return PersonPage(person, chain, (Link(4, "Tomás Ocampo"),), entries, tag)


def told(of: PersonPage, width: int = 40, tell: Any = about) -> list[str]:
    return [plain(line) for line in tell(of, KEYS, READER, width)]


def who(width: int = 40, person: Person = ANA, tell: Any = about, **card: Any) -> list[str]:
    return told(page(person, **card), width, tell)


def part(title: str, *entries: Entry, **card: Any) -> list[str]:
    """The lines of a part of the page, by the beginning of its title."""
    lines = told(page(ANA, *entries, **card))
    first = next(place for place, line in enumerate(lines) if line.startswith(title))
    return lines[first : lines.index("", first)]


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
        "every 7 days, by stage",
    ]
    assert who()[9:11] == ["+2 ?1  2 gives, 1 ask", ""]


def test_the_chain_of_referral_runs_from_its_beginning_to_the_person() -> None:
    assert "Marta Villanueva → Luis Martín →" in who()
    assert "Ana Ríos" in who()[1:], "the person stands at the end of it"


def test_a_chain_that_was_not_read_to_its_beginning_says_so() -> None:
    chain = tuple(Link(n, f"N{n}") for n in range(LINKS_READ))
    lines = told(page()._replace(chain=chain))
    assert any(line.startswith("… → N49") for line in lines)


def test_a_handle_too_long_for_its_label_stands_whole_without_it() -> None:
    assert "e-mail  ana@example.org" in who(23)
    assert "ana@example.org" in who(22)


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


def test_a_cadence_by_tag_names_the_tag() -> None:
    assert "every 5 days, by #fintech" in told(page(tag="fintech", cadence_days=5))


def test_who_rests_is_told_until_when_and_why() -> None:
    resting = ANA._replace(due_by_hand=True, rest_reason="a new child")
    back = {"due_on": date(2026, 12, 2), "rest_until": date(2026, 12, 2)}
    assert "back in 9 d\nrests until Wed 2 Dec: a new child" in "\n".join(who(40, resting, **back))
    assert "Seen, no reply · rests until Wed 2 Dec: a" in who(43, resting, about_briefly, **back)


def test_who_is_back_from_a_rest_says_so_with_the_reason() -> None:
    resting = ANA._replace(due_by_hand=True, rest_reason="a new child")
    since = {"due_on": date(2026, 11, 20), "rest_until": date(2026, 11, 20)}
    lines = who(60, resting, **since)
    assert "back, 3 d · back from rest, due Fri 20 Nov: a new child" in lines


def test_where_one_line_is_too_short_the_due_day_takes_another() -> None:
    by_hand = ANA._replace(due_by_hand=True)
    assert "2 d late\ndue Sat 21 Nov, set by hand" in "\n".join(who(30, by_hand))


def test_a_doubled_cadence_says_why() -> None:
    text = " ".join(who(touch_count=12, cadence_days=14))
    assert "every 14 days, by stage, doubled after touch 12" in text


def test_the_first_conversation_has_its_date() -> None:
    spoke = ANA._replace(first_conversation_at=datetime(2025, 1, 2, 12, tzinfo=UTC))
    assert who(person=spoke)[-1] == "in conversation 2 Jan 2025"


def test_a_narrow_screen_gets_the_most_needed_in_seven_lines() -> None:
    assert who(43, tell=about_briefly)[:7] == [
        "Ana Ríos ◆                         2 d late",
        "CFO · Acme",
        "Seen, no reply · due Sat 21 Nov",
        "▮▮▮▯┊▯▯▯▯▯▯▯▯┊ 3  seen 2              +2 ?1",
        "every 7 days, by stage",
        "ana@example.org",
        "Marta Villanueva → Luis Martín → Ana Ríos",
    ]


def test_on_a_narrow_screen_the_next_idea_comes_before_the_chain() -> None:
    idea = entry(EntryKind.IDEA, "Send the article on lemon trees to her office")
    lines = told(page(ANA, idea), 43, about_briefly)
    assert lines[6] == "* Send the article on lemon trees to her o…"
    assert lines[7].startswith("Marta Villanueva")


def test_open_ideas_are_listed_and_those_used_are_not() -> None:
    used = entry(EntryKind.IDEA, "The fair", status=EntryStatus.DONE)
    assert part("IDEAS", entry(EntryKind.IDEA, "A book\nor two"), used) == [
        "IDEAS", "* A book · or two",
    ]  # fmt: skip


def test_a_long_entry_is_cut_and_of_many_the_rest_is_counted() -> None:
    lines = part("IDEAS", *[entry(EntryKind.IDEA, "word " * 30)] * 7)
    assert lines[1].startswith("* word")
    assert lines[2].startswith("  word")
    assert lines[2].endswith("…")
    assert lines[-1] == "  and 2 more"
    assert len(lines) == 1 + 5 * 2 + 1


def test_promises_say_by_when_the_first_due_first_and_the_late_ones_late() -> None:
    days = {"by and by": None, "tea": date(2026, 11, 30), "deck": date(2026, 11, 20)}
    promises = [entry(EntryKind.PROMISE, text, due_on=due) for text, due in days.items()]
    today = entry(EntryKind.PROMISE, "call", due_on=READER.today)
    kept = entry(EntryKind.PROMISE, "kept", status=EntryStatus.DONE)
    assert part("PROMISES", *promises, today, kept) == [
        "PROMISES",
        "□ late, by Fri 20 Nov: deck",
        "□ today: call",
        "□ by Mon 30 Nov: tea",
        "□ by and by",
    ]


def test_research_shows_its_depth_what_is_known_and_the_next_question() -> None:
    need = entry(EntryKind.RESEARCH, "A new auditor", topic=Topic.NEED)
    who_once = entry(EntryKind.RESEARCH, "Engineer", topic=Topic.WHO)
    who_then = entry(EntryKind.RESEARCH, "Sings", topic=Topic.WHO, day=2)
    assert part("RESEARCH", need, who_once, who_then) == [
        "RESEARCH  ▮▮▯▯▯▯ 2/6",
        "§ who they are: Sings · Engineer",
        "§ what they need: A new auditor",
        "R  How did they come to us, and from",
        "   where?",
    ]


def test_value_is_told_both_ways() -> None:
    offer = entry(EntryKind.VALUE, "My notes", topic=Topic.I_OFFER)
    theirs = entry(EntryKind.VALUE, "Quiet", topic=Topic.THEY_VALUE)
    assert part("VALUE", offer, theirs) == [
        "VALUE", "= what they would value: Quiet", "= what I can offer: My notes",
    ]  # fmt: skip


def test_the_side_of_value_that_is_not_known_is_asked_for() -> None:
    theirs = entry(EntryKind.VALUE, "Quiet", topic=Topic.THEY_VALUE)
    offer = entry(EntryKind.VALUE, "My notes", topic=Topic.I_OFFER)
    assert part("VALUE", theirs)[-1] == "V  What can I offer them?"
    assert part("VALUE", offer)[-1] == "V  What would they value?"


def test_an_empty_part_teaches_its_key_and_nobody_has_to_promise() -> None:
    lines = who()
    assert "i  no idea yet: what could bring you" in lines
    assert "RESEARCH  ▯▯▯▯▯▯ 0/6" in lines
    assert "R  Who are they, beyond the job title?" in lines
    assert "V  What would they value?" in lines
    assert "PROMISES" not in lines


def test_who_wants_no_contact_is_asked_no_questions_and_given_no_advice() -> None:
    lines = who(stage=None, do_not_contact=True, due_on=None, unanswered_asks=4)
    assert not [line for line in lines if line.startswith(("IDEAS", "RESEARCH", "VALUE", "4 asks"))]


def test_three_unanswered_asks_suggest_to_give_and_what_there_is_to_give() -> None:
    there = (
        entry(EntryKind.PROMISE, "tea"),
        entry(EntryKind.VALUE, "My notes", topic=Topic.I_OFFER),
        entry(EntryKind.IDEA, "A book"),
    )
    assert not any("give first" in line for line in told(page(ANA, *there, unanswered_asks=2)))
    lines = told(page(ANA, *there, unanswered_asks=3))
    first = lines.index("3 asks in a row unanswered: give first")
    assert lines[first + 1 : first + 9] == [
        "", "IDEAS", "* A book", "", "VALUE", "= what I can offer: My notes",
        "V  What would they value?", "",
    ]  # fmt: skip


def test_on_a_narrow_screen_the_suggestion_and_an_idea_come_before_all_that_can_wait() -> None:
    lines = told(page(ANA, entry(EntryKind.IDEA, "A book"), unanswered_asks=3), 43, about_briefly)
    assert lines[3:7] == [
        "▮▮▮▯┊▯▯▯▯▯▯▯▯┊ 3  seen 2             +2 ?1!",
        "3 asks in a row unanswered: give first",
        "* A book",
        "ana@example.org",
    ]
    assert lines.count("3 asks in a row unanswered: give first") == 1


@pytest.mark.parametrize("width", [12, 27, 39, 43])
@pytest.mark.parametrize("tell", [about, about_briefly])
def test_no_line_is_wider_than_asked_for_whatever_people_wrote(width: int, tell: Any) -> None:
    handles = (Handle(HandleKind.OTHER, HOSTILE), Handle(HandleKind.PHONE, ""))
    bad = ANA._replace(notes=HOSTILE, tags=(HOSTILE,), handles=handles, rest_reason=HOSTILE)
    bad = bad._replace(card=CARD._replace(name=HOSTILE, role=HOSTILE, company=HOSTILE))
    entries = [entry(kind, HOSTILE) for kind in EntryKind]
    entries += [entry(EntryKind.RESEARCH, HOSTILE, topic=topic) for topic in Topic]
    around = (Link(2, HOSTILE),)
    shown = PersonPage(bad, around, around, tuple(entries), HOSTILE)
    for line in tell(shown, KEYS, READER, width):
        assert line_width(line) <= width
        assert "\x1b" not in "".join(text for text, _ in line)


def test_how_we_met_what_they_know_and_what_i_learned_are_told() -> None:
    met = ANA._replace(
        expertise=("tyres", "customs"), met_where="A queue", met_on=date(2026, 5, 12),
        learned="Ask early",
    )  # fmt: skip
    text = "\n".join(who(person=met))
    assert "HOW WE MET\nA queue · Tue 12 May" in text
    assert "KNOWS ABOUT\ntyres, customs" in text
    assert "WHAT I LEARNED\nAsk early" in text
    assert "HOW WE MET" not in "\n".join(who())
