"""A card at each width: nothing that tells leaves the grid, and nothing important gives way."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tablero.domain.due import DueState
from tablero.domain.people import Card
from tablero.domain.words import Channel, Outcome, Stage
from tablero.i18n import translations
from tablero.present.card import balance, due_sign, full_card, ladder, short_due_sign, small_card
from tablero.present.lines import Role, line_width, plain

TODAY = date(2026, 11, 23)
EN, ES = translations("en"), translations("es")
ANA = Card(
    id=1, name="Ana Ríos", role="CFO", company="Acme", stage=Stage.FIRST_CONTACT,
    decision_maker=True, do_not_contact=False, touch_count=3, seen_count=1, give_count=2,
    ask_count=1, last_touch_at=datetime(2026, 11, 14, 9, tzinfo=UTC), last_channel=Channel.EMAIL,
    last_outcome=Outcome.SEEN, due_on=date(2026, 11, 21), cadence_days=7, via="Luis Martín",
)  # fmt: skip


def rows(card: Card, width: int = 28) -> list[str]:
    return [plain(line) for line in full_card(card, TODAY, width, EN)]


def test_a_card_says_who_what_and_how_far() -> None:
    assert rows(ANA) == [
        "Ana Ríos ◆          2 d late",
        "CFO · Acme             +2 ?1",
        "▮▮▮▯┊▯▯▯▯▯▯▯▯┊ 3      seen 1",
    ]


def test_role_and_company_give_way_to_the_balance() -> None:
    long = ANA._replace(company="Acme Iberia Holdings", give_count=12)
    assert rows(long)[1] == "CFO · Acme Iberia Ho… +12 ?1"
    assert rows(long._replace(give_count=0, ask_count=0))[1] == "CFO · Acme Iberia Holdings"


def test_a_balance_with_nothing_on_one_side_tells_both() -> None:
    assert plain(balance(ANA._replace(ask_count=0))) == "+2 ?0"
    assert plain(balance(ANA._replace(give_count=0))) == "+0 ?1"


@pytest.mark.parametrize(("unanswered", "sign"), [(2, ("?5", Role.DIM)), (3, ("?5!", Role.LATE))])
def test_three_asks_in_a_row_without_an_answer_are_marked(
    unanswered: int, sign: tuple[str, Role]
) -> None:
    asking = ANA._replace(ask_count=5, unanswered_asks=unanswered)
    assert balance(asking) == (("+2 ", Role.DIM), sign)


def test_a_small_card_keeps_name_sign_and_ladder() -> None:
    lines = [plain(line) for line in small_card(ANA, TODAY, 18, EN)]
    assert lines == ["Ana Ríos ◆     2d!", "▮▮▮▯┊▯▯▯▯▯▯▯▯┊ 3"]


def test_a_long_name_gives_way_to_the_mark_and_the_sign() -> None:
    long = ANA._replace(name="María de las Mercedes Fernández")
    assert rows(long)[0] == "María de las Mer… ◆ 2 d late"


def test_the_remark_gives_way_and_never_the_count() -> None:
    card = ANA._replace(seen_count=0, touch_count=11, last_outcome=None, via="Maximiliano")
    assert rows(card, 22)[2] == "▮▮▮▮┊▮▮▮▮▮▮▮▯┊ 11 via…"


@pytest.mark.parametrize(
    ("changes", "remark"),
    [
        ({"last_outcome": Outcome.REPLIED}, "replied"),
        ({"last_outcome": Outcome.REFERRED}, "referred"),
        ({"last_outcome": Outcome.SENT}, "seen 1"),
        ({"last_outcome": Outcome.SENT, "seen_count": 0}, "via Luis"),
        ({"last_outcome": Outcome.SENT, "seen_count": 0, "via": ""}, "2 to go"),
        ({"last_outcome": Outcome.SENT, "seen_count": 0, "via": "", "touch_count": 5}, ""),
    ],
)
def test_the_remark_is_the_news_that_matters_most(changes: dict[str, Any], remark: str) -> None:
    assert rows(ANA._replace(**changes))[2].partition("┊ ")[2][1:].strip() == remark


@pytest.mark.parametrize(
    ("touches", "drawn"),
    [
        (0, "▯▯▯▯┊▯▯▯▯▯▯▯▯┊ 0"),
        (4, "▮▮▮▮┊▯▯▯▯▯▯▯▯┊ 4"),
        (5, "▮▮▮▮┊▮▯▯▯▯▯▯▯┊ 5"),
        (12, "▮▮▮▮┊▮▮▮▮▮▮▮▮┊ 12"),
        (40, "▮▮▮▮┊▮▮▮▮▮▮▮▮┊ 40"),
    ],
)
def test_the_ladder_shows_the_zone_by_its_walls(touches: int, drawn: str) -> None:
    assert plain(ladder(touches)) == drawn


@pytest.mark.parametrize(
    ("due_on", "long", "short"),
    [
        (date(2026, 11, 16), "7 d, cool", "7d!!"),
        (date(2026, 11, 17), "6 d late", "6d!"),
        (date(2026, 11, 23), "today", "today"),
        (None, "no touch", "new"),
        (date(2026, 11, 24), "in 1 d", "1d"),
    ],
)
def test_each_state_has_words_of_its_own(due_on: date | None, long: str, short: str) -> None:
    card = ANA._replace(due_on=due_on)
    assert due_sign(card, TODAY, EN)[0] == long
    assert short_due_sign(card, TODAY, EN)[0] == short


@pytest.mark.parametrize(
    ("until", "long", "short", "role"),
    [
        (date(2026, 12, 2), "back in 9 d", "z9d", Role.DIM),
        (date(2026, 11, 23), "back today", "awake", Role.TODAY),
        (date(2026, 11, 20), "back, 3 d", "awake", Role.TODAY),
        (date(2026, 11, 16), "7 d, cool", "7d!!", Role.COOLING),
    ],
)
def test_who_rests_and_who_is_back_from_it_are_told_apart(
    until: date, long: str, short: str, role: Role
) -> None:
    card = ANA._replace(due_on=until, rest_until=until)
    assert due_sign(card, TODAY, EN) == (long, role)
    assert short_due_sign(card, TODAY, EN) == (short, role)


def test_no_two_states_look_alike_without_colour() -> None:
    before, after = TODAY - timedelta(days=9), TODAY + timedelta(days=9)
    plans = [(before, 7, None), (before, 30, None), (before, 30, before), (TODAY, 7, None),
             (None, 7, None), (after, 7, None), (after, 7, after)]  # fmt: skip
    cards = [
        ANA._replace(due_on=due_on, cadence_days=cadence, rest_until=until)
        for due_on, cadence, until in plans
    ]
    for sign in (due_sign, short_due_sign):
        assert len({sign(card, TODAY, EN)[0] for card in cards}) == len(DueState) == len(plans)


def test_the_signs_are_told_in_spanish() -> None:
    assert due_sign(ANA, TODAY, ES)[0] == "2 d tarde"


HOSTILE = st.text(max_size=80) | st.sampled_from(["[/x]", "\x1b[2J", "\u202eabc", "陳美玲" * 9])


@given(HOSTILE, HOSTILE, HOSTILE, HOSTILE, st.integers(17, 60), st.integers(0, 200))
def test_whatever_is_written_on_it_a_card_keeps_to_the_grid(
    name: str, role: str, company: str, via: str, width: int, touches: int
) -> None:
    card = ANA._replace(
        name=name, role=role, company=company, via=via, touch_count=touches, seen_count=0,
        give_count=touches, ask_count=touches, unanswered_asks=touches,
    )  # fmt: skip
    for lines in (full_card(card, TODAY, width, EN), small_card(card, TODAY, width, ES)):
        assert [line_width(line) for line in lines] == [width] * len(lines)


@pytest.mark.parametrize("lay_out", [full_card, small_card])
@pytest.mark.parametrize("width", [14, 18, 27, 60])
def test_who_is_upset_has_a_mark_before_the_name_at_every_width(lay_out: Any, width: int) -> None:
    card = ANA._replace(is_upset=True, decision_maker=True)
    lines = lay_out(card, TODAY, width, EN)
    assert plain(lines[0]).startswith("! ")
    assert "◆" in plain(lines[0])
    assert {line_width(line) for line in lines} == {width}
    assert not plain(lay_out(card._replace(is_upset=False), TODAY, width, EN)[0]).startswith("!")
