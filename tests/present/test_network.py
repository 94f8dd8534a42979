"""The network in lines: the tree, the ledger, ways, asks; that nothing breaks the grid."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from tablero.domain.asks import Ask, Field, Match, Offer, Told
from tablero.domain.favours import Account, Favour
from tablero.domain.introductions import Introduction
from tablero.domain.network import Tie
from tablero.domain.people import Card, Link
from tablero.domain.words import Channel, FavourKind, IntroductionStatus, Stage, TieKind
from tablero.i18n import Translations
from tablero.present import asks, network, reach, ties
from tablero.present.lines import line_width, plain
from tablero.present.network_rows import AccountRow, FavourRow, IntroductionRow, Part, TreeRow
from tablero.present.reader import Reader
from tablero.services.reach import Link as WayLink

TODAY = date(2026, 11, 23)
READER = Reader(TODAY, ZoneInfo("Europe/Madrid"), "en", Translations())
TR = READER.tr
MADE = datetime(2026, 11, 12, 12, tzinfo=UTC)
CARD = Card(
    1, "Ana Ríos", "CFO", "Acme", Stage.REFERRED, True, False, 3, 0, 0, 0, None, None, None,
    TODAY, 7, "",
)  # fmt: skip
ANYTHING = st.text(max_size=60) | st.sampled_from(["\x1b[31m[/x]", "漢字" * 30, "\u202eabc"])


def card(name: str, **rest: Any) -> Card:
    return CARD._replace(name=name, decision_maker=False, **rest)


def favour(kind: FavourKind = FavourKind.GIVEN, what: str = "A lift", **rest: Any) -> Favour:
    return Favour(1, 1, kind, what, date(2026, 11, 12), None, None)._replace(**rest)


def tree(depth: int, width: int, name: str = "Ana Ríos", brought: int = 2) -> str:
    row = TreeRow(Link(1, name), brought, depth, True)
    return plain(network.tree_line(row, CARD, width, READER))


def test_the_tree_is_indented_and_ends_with_the_stage() -> None:
    assert tree(2, 60) == f"{'    ▾ Ana Ríos ◆  2':<52}Referred".rstrip()
    assert tree(0, 60, brought=0).startswith("· Ana Ríos ◆  ")


def details(width: int, **rest: Any) -> list[str]:
    there, row = card("Ana", **rest), TreeRow(Link(1, "Ana"), 0, 0, False)
    said = network.tree_line(row, there, width, READER)
    return [plain(line) for line in network.card_details(there, width, READER, said)]


def test_what_the_line_of_the_tree_says_is_not_said_again_below() -> None:
    last = {"last_touch_at": MADE, "last_channel": Channel.CALL}
    assert details(110, **last) == ["call 12 Nov"]
    assert details(80, **last) == ["CFO · Acme · call 12 Nov"]
    assert details(43, stage=Stage.SEEN_NO_REPLY) == ["CFO · Acme · Seen, no reply"]
    assert details(110) == []
    assert details(110, role="Director of " + "tyres " * 9)[0].startswith("Director of tyres")


def test_a_favour_cut_in_its_line_is_told_whole_below() -> None:
    row = FavourRow(favour(what="Found him a locksmith on a Sunday\x1b[1m"))
    for width, told in ((80, []), (43, ["Found him a locksmith on a Sunday[1m ·", "Thu 12 Nov"])):
        said = network.favour_row_line(row, width, READER)
        lines = network.favour_row_details(row, said, width - 4, READER)
        assert [plain(line) for line in lines] == told


def test_who_is_too_deep_to_be_indented_says_how_deep() -> None:
    assert tree(40, 43).startswith(" " * 18 + "40 ▾ Ana")


def test_a_balance_says_who_owes_whom() -> None:
    told = [ties.balance_span(count, TR)[0] for count in (2, 0, -1)]
    assert told == ["they owe me 2", "even", "I owe them 1"]


def test_the_ledger_tells_what_is_only_offered_apart() -> None:
    row = AccountRow(Account(Link(1, "Ana"), 1, 0, 2, 0), False)
    assert plain(network.account_line(row, 50, READER)).endswith("offered 2 · they owe me 1")


def test_favours_begin_with_the_balance_and_settled_ones_say_so() -> None:
    there = [favour(), favour(FavourKind.RECEIVED, "A book", settled_on=TODAY)]
    assert [plain(line) for line in ties.favours(there, READER, 40)] == [
        "FAVOURS  they owe me 1",
        "→ given 12 Nov: A lift",
        "← received 12 Nov, settled: A book",
    ]
    assert plain(ties.favours([favour()] * 6, READER, 40)[-1]) == "  and 2 more"
    assert ties.favours([], READER, 40) == []


def test_ties_are_told_kind_by_kind_without_the_referrals() -> None:
    there = [
        Tie(1, TieKind.KNOWS, Link(2, "Eva"), True, MADE),
        Tie(2, TieKind.REFERRED, Link(3, "Luis"), False, MADE),
        Tie(3, TieKind.KNOWS, Link(4, "Noe"), False, MADE),
        Tie(None, TieKind.WORKS_WITH, Link(5, "Rosa"), True, None),
    ]
    assert [plain(line) for line in ties.ties(there, TR, 40)] == [
        "TIES",
        "– knows: Eva, Noe",
        "– same company: Rosa",
    ]


def test_an_introduction_says_when_to_ask_after_it() -> None:
    def told(day: date) -> str:
        each = Introduction(
            1, Link(1, "Luis"), Link(2, "Ana"), "", IntroductionStatus.OPEN, MADE, day, 1, 1
        )
        return plain(network.introduction_line(IntroductionRow(each), 60, READER))

    assert told(TODAY).startswith("Luis → Ana ")
    assert told(TODAY).endswith("ask after it today")
    assert told(date(2026, 11, 30)).endswith("ask after it 30 Nov")
    assert told(date(2026, 11, 20)).endswith("late: ask after it since 20 Nov")


def test_a_way_shows_its_strength_by_shape_and_number_and_why() -> None:
    links = [
        WayLink(card("Luis"), TieKind.KNOWS, 3, -1),
        WayLink(card("Eva"), None, None, 0),
        WayLink(card("Ana", role="CEO"), None, 900, 2),
    ]
    assert plain(reach.way_line(links, 0.416, 60)) == "▮▮▮▯▯  42  Luis → Eva → Ana"
    assert [plain(line).strip() for line in reach.why_lines(links, 80, TR)] == [
        "Luis · in touch 3 days ago · I owe them 1",
        "Eva · knows Luis · never in touch",
        "Ana · same company as Eva · CEO · Acme",
    ]
    assert plain(reach.way_line(links, 0.0001, 60)).startswith("▮▯▯▯▯   1")


def test_a_match_says_where_it_was_found() -> None:
    found = Match(6, ((Field.EXPERTISE, "tyres"), (Field.TAGS, "garage"), (Field.COMPANY, "Acme")))
    assert asks.why(found, TR) == "knows about tyres · #garage · at Acme"


def test_how_an_ask_stands() -> None:
    told = Told(1, 1, Link(1, "Ana"), MADE, "", None, None)
    answered = told._replace(answered_at=MADE, answer="Ask Eva", led_to=Link(2, "Eva"))
    assert asks.standing([], TR) == "told nobody yet"
    assert asks.standing([told, answered], TR) == "told 2 · 1 answered"
    line = plain(asks.told_line(answered, 60, READER, is_wide=True))
    assert line == "✓ Ana  12 Nov  “Ask Eva” → Eva"


def test_off_the_board_names_stand_in_one_column_also_on_a_phone() -> None:
    rows = [card(name, role="CFO") for name in ("Ana Ríos", "Ramón Echeverría")]
    lines = [plain(network.person_line(each, 45)) for each in rows]
    assert {line.index("CFO") for line in lines} == {22}


def test_every_empty_part_teaches_a_key() -> None:
    keys = {id_: "K" for part in Part for id_, _ in network.TAUGHT[part]}
    for part in Part:
        lines = [plain(line) for line in network.empty_lines(part, keys, 60, READER)]
        assert any(line.startswith("K  ") for line in lines), part


@given(ANYTHING, st.integers(2, 130), st.integers(0, 300))
def test_no_line_is_wider_than_its_room_whatever_people_write(
    text: str, width: int, depth: int
) -> None:
    each = Introduction(1, Link(1, text), None, text, IntroductionStatus.OPEN, MADE, TODAY, 1, 1)
    links = [WayLink(card(text), TieKind.KNOWS, 3, 1)] * 3
    found = Match(5, ((Field.EXPERTISE, text),))
    ask = Ask(1, text, text, (text,), MADE, None)
    told = Told(1, 1, Link(1, text), MADE, text, MADE, Link(2, text))
    lines = [
        network.tree_line(TreeRow(Link(1, text), 3, depth, True), CARD, width, READER),
        network.person_line(card(text), width),
        network.account_line(AccountRow(Account(Link(1, text), 1), True), width, READER),
        network.favour_row_line(FavourRow(favour(what=text)), width, READER),
        network.introduction_line(IntroductionRow(each), width, READER),
        reach.way_line(links, 0.5, width),
        asks.choice_line(ask, found, width, TR, here=True),
        asks.need_line(Offer(1, text, (), MADE, MADE), "closed", width),
        asks.suited_line(card(text), found, width, TR),
        asks.told_line(told, width, READER, is_wide=True),
    ]
    for line in lines:
        assert line_width(line) <= width
        assert "\x1b" not in plain(line)
