"""The day's page as text: each person once, all in one grid, and nothing due as a reward."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tablero.domain.entries import Entry
from tablero.domain.people import Card, Link
from tablero.domain.today import Promised, Thanks, Today
from tablero.domain.words import Channel, EntryKind, EntryStatus, Topic
from tablero.i18n import translations
from tablero.present.lines import Line, Role, line_width, plain
from tablero.present.reader import Reader
from tablero.present.today import SHOWN, Kept, Part, Row, Section, is_calm, sections
from tablero.present.today_lines import Keys, calm_lines, grid, layout, row_lines
from tablero.present.today_open import AtHand, opened_lines
from tests.present.test_card import ANA as CARD

DAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Madrid")
READER = Reader(DAY, ZONE, "en", translations("en"))
KEYS: Keys = {"idea": "i", "research": "R", "add": "n"}
HOSTILE = "\x1b[31m\u202e[/x] 漢字 [bold]"


def card(id_: int, name: str, late: int | None = 0, **rest: Any) -> Card:
    due_on = None if late is None else DAY - timedelta(days=late)
    return CARD._replace(id=id_, name=name, due_on=due_on, decision_maker=False, **rest)


LUIS, IRENE, NOE = card(1, "Luis", 2), card(2, "Irene", 1, touch_count=6), card(3, "Noé", None)
PETRA = card(4, "Petra", 20, touch_count=1)


def entry(text: str, kind: EntryKind, late: int | None = None, topic: Topic | None = None) -> Entry:
    due_on = None if late is None else DAY - timedelta(days=late)
    return Entry(9, 1, kind, topic, text, NOON, due_on, EntryStatus.OPEN, None, None)


def day(**said: Any) -> Today:
    lengths = {name: len(there) for name, there in said.items() if type(there) is tuple}
    return Today(DAY, counts=lengths | said.pop("counts", {}), **said)


def names(found: list[Section]) -> dict[str, list[str]]:
    return {section.part.value: [row.card.name for row in section.rows] for section in found}


def told(found: Today, width: int = 118, why: dict[int, str] | None = None) -> list[str]:
    """The page as rows of text, none of them open."""
    parts, columns = sections(found, why or {}, READER), grid(width)
    rows = [row for section in parts for row in section.rows]
    lines: list[Line] = []
    for item in layout(parts, [], columns, READER):
        lines += row_lines(rows[item], columns, 37, READER) if isinstance(item, int) else [item]
    return [plain(line) for line in lines]


def test_each_person_stands_once_where_they_first_belong() -> None:
    back = card(5, "Ana", 0, rest_until=DAY)
    found = sections(
        day(
            three=(LUIS,), waking=(back,), due=(PETRA, LUIS, IRENE, back), stalled=(PETRA,),
            untouched=(NOE,), no_idea=(IRENE, card(6, "Paco", -3)),
        ),
        {}, READER,
    )  # fmt: skip
    assert names(found) == {
        "three": ["Luis"], "waking": ["Ana"], "due": ["Irene"], "stalled": ["Petra"],
        "untouched": ["Noé"], "no_idea": ["Paco"],
    }  # fmt: skip
    assert [section.total for section in found] == [1, 1, 1, 1, 1, 1]


def test_promises_thanks_and_the_name_of_the_day_are_beside_that() -> None:
    promise = Promised(entry("Send it", EntryKind.PROMISE, 0), LUIS)
    thanks = Thanks(LUIS, (Link(7, "Ana"), Link(8, "Teo")))
    found = sections(day(name=LUIS, promises=(promise,), due=(LUIS,), thanks=(thanks,)), {}, READER)
    assert names(found) == {key: ["Luis"] for key in ("name", "promises", "due", "thanks")}
    assert found[-1].rows[0].text == "brought Ana, Teo"


def test_what_is_empty_does_not_appear() -> None:
    assert sections(day(), {}, READER) == []


def test_a_capped_list_says_how_many_more_there_are() -> None:
    many = tuple(card(n, f"P{n}", 1, touch_count=6) for n in range(10, 20))
    lines = told(day(due=many, stalled=(PETRA,), counts={"due": 40, "stalled": 3}))
    assert "DUE · 37" in lines
    assert lines[lines.index("DUE · 37") + 11] == "… and 27 more."
    assert "… and 2 more." in lines


def test_a_capped_list_that_was_not_counted_says_only_that_there_are_more() -> None:
    some = tuple(card(n, f"P{n}", -1) for n in range(10, 20))
    found = Today(DAY, no_idea=some, thanks=(Thanks(LUIS, ()),))
    lines = told(found)
    assert lines[0] == "TO THANK"
    assert lines[2:5] == ["… and more.", "", "NO IDEA YET"]
    assert lines[-1] == "… and more."
    assert len(lines) == 5 + SHOWN[Part.NO_IDEA] + 1


def test_a_section_of_which_all_stand_elsewhere_tells_only_what_is_left_out() -> None:
    lines = told(day(due=(PETRA,), stalled=(PETRA,), counts={"due": 9, "stalled": 1}))
    assert lines[:2] == ["DUE · 8", "… and 8 more."]


def test_those_stalled_say_that_they_are_set_apart() -> None:
    lines = told(day(due=(PETRA,), stalled=(PETRA,)))
    assert lines[0] == "STALLED AT TOUCH 1 TO 3 · 1"
    assert lines[1].startswith("Most people stop here.")


def test_one_of_the_three_is_ticked_once_touched_today() -> None:
    touched = card(1, "Luis", -7, last_touch_at=NOON)
    found = sections(day(three=(touched, IRENE)), {}, READER)
    assert [row.done for row in found[0].rows] == [True, False]
    line = row_lines(found[0].rows[0], grid(118), 37, READER)[0]
    assert "✓ in 7 d" in plain(line)
    assert line[0] == ("Luis", Role.DIM)
    assert not any("more" in line for line in told(day(three=(touched, IRENE))))


def test_what_was_done_keeps_its_place_ticked_and_shows_nowhere_else() -> None:
    touched = LUIS._replace(due_on=DAY + timedelta(days=7))
    kept = Kept(Row(Part.DUE, touched, done=True), 1)
    left = (card(2, "Irene", 3), card(5, "Ana", 1))
    found = sections(day(due=left, no_idea=(touched,)), {}, READER, [kept])
    assert names(found) == {"due": ["Irene", "Luis", "Ana"]}
    assert found[0].total == 2


def test_what_is_done_gives_way_to_the_same_not_done() -> None:
    kept = Kept(Row(Part.DUE, LUIS, done=True), 0)
    found = sections(day(due=(LUIS,)), {}, READER, [kept])
    assert [row.done for row in found[0].rows] == [False]


def test_the_name_of_the_day_stays_the_only_one_when_it_goes_to_rest() -> None:
    kept = [Kept(Row(Part.NAME, IRENE, done=True), 0)]
    found = sections(day(name=LUIS), {}, READER, kept)
    assert names(found) == {"name": ["Irene"]}


def test_it_is_calm_only_when_nothing_at_all_is_due() -> None:
    later = card(6, "Paco", -3)
    promise = Promised(entry("Send it", EntryKind.PROMISE, 0), later)
    assert is_calm(day(name=later, next_up=later), READER)
    assert not is_calm(day(due=(LUIS,)), READER)
    assert not is_calm(day(untouched=(NOE,)), READER)
    assert not is_calm(day(promises=(promise,)), READER)
    assert not is_calm(day(three=(later,)), READER)
    assert is_calm(day(three=(later._replace(last_touch_at=NOON),)), READER)


def test_a_calm_day_says_so_and_who_is_next() -> None:
    later = card(6, "Paco", -3)
    parts = sections(day(name=later, next_up=later), {}, READER)
    assert names(parts) == {"name": ["Paco"], "next_up": ["Paco"]}
    calm = calm_lines(anybody=True, keys=KEYS, columns=grid(60), reader=READER)
    laid = layout(parts, calm, grid(60), READER)
    said = [plain(item) for item in laid if not isinstance(item, int)]
    assert "Nothing is due today. Nobody is waiting to hear from you." in said
    assert said[-1] == "NEXT"


def test_an_empty_board_says_which_key_begins() -> None:
    calm = calm_lines(anybody=False, keys=KEYS, columns=grid(60), reader=READER)
    assert [plain(line) for line in layout([], calm, grid(60), READER)] == [  # type: ignore[arg-type]
        "n  Nobody is on the board yet: a name is enough.",
        "",
        "Here you will see every morning whom to touch, why, and with",
        "what; the promises you made; and who is back from a rest.",
    ]


def test_a_wide_row_tells_all_in_columns() -> None:
    named = card(1, "Ana Ríos", 2, last_channel=Channel.EMAIL)._replace(decision_maker=True)
    rows = told(day(due=(named,), promises=(Promised(entry("It", EntryKind.PROMISE, 1), named),),
                    ideas={1: "Lemon trees"}))  # fmt: skip
    assert rows[1] == "Ana Ríos ◆                  1 d late       □ It"
    assert rows[4].startswith("Ana Ríos ◆                  2 d late       ▮▮▮▯┊▯▯▯▯▯▯▯▯┊ 3  e-mail")
    assert rows[4].endswith("e-mail 14 Nov      * Lemon trees")


def test_a_row_at_80_leaves_out_the_last_touch_and_a_narrow_one_takes_two_lines() -> None:
    rows = told(day(due=(LUIS,)), 78)
    assert rows[1] == "Luis                    2 d late     ▮▮▮▯┊▯▯▯▯▯▯▯▯┊ 3  CFO · Acme"
    assert told(day(due=(LUIS,)), 43)[1:] == [
        "Luis                               2 d late",
        "▮▮▮▯┊▯▯▯▯▯▯▯▯┊ 3  CFO · Acme",
    ]


@pytest.mark.parametrize("width", [44, 78, 118])
@pytest.mark.parametrize("touches", [9, 11, 104])
def test_a_row_tells_of_many_touches_by_their_whole_number(width: int, touches: int) -> None:
    row = Row(Part.DUE, card(1, "Ana Ríos", touch_count=touches), "Text", EntryKind.IDEA)
    told = "\n".join(map(plain, row_lines(row, grid(width), 37, READER)))
    assert f"┊ {touches}" in told


def test_who_rests_is_told_until_when_and_why() -> None:
    until = date(2027, 3, 21)
    resting = card(1, "Luis", (DAY - until).days, rest_until=until)
    assert "until 21 Mar 2027  Twins" in told(day(resting=(resting,)), why={1: "Twins"})[1]
    assert told(day(resting=(resting,)), 43, {1: "Twins"})[2] == "until 21 Mar 2027 · Twins"
    assert "z118d" in told(day(resting=(resting,)), 78, {1: "Twins"})[1]


def test_the_name_of_the_day_is_large_where_there_is_room() -> None:
    named = day(name=card(1, "Ana Ríos", 0))
    large = told(named)
    low = row_lines(Row(Part.NAME, card(1, "Ana Ríos", 0)), grid(118), 14, READER)
    assert large[0] == "THE NAME OF THE DAY"
    assert any("█" in line for line in large)
    assert large[-2:] == ["CFO · Acme · today", "What would make them see the value?"]
    assert "Ana Ríos" in told(day(name=card(1, "Ana 漢字", 0)))[1].replace("漢字", "Ríos")
    assert plain(low[0]) == "Ana Ríos"


def opened(row: Row, at_hand: AtHand = AtHand(), width: int = 118) -> list[str]:  # noqa: B008
    lines = opened_lines(row, at_hand, KEYS, grid(width), 37, READER)
    assert {line_width(line) for line in lines} == {width}
    return [plain(line) for line in lines]


def test_the_row_in_hand_tells_the_whole_idea_and_where_the_card_stands() -> None:
    idea = "word " * 12
    row = Row(Part.DUE, LUIS, idea.strip(), EntryKind.IDEA)
    at_hand = AtHand((entry(idea.strip(), EntryKind.IDEA),))
    lines = opened(row, at_hand)
    assert lines[0].endswith("CFO · Acme")
    assert lines[1:] == ["  First contact  +2 ?1", f"  * {idea.strip()}"]


def test_after_three_asks_it_suggests_to_give_with_what_is_at_hand() -> None:
    asking = LUIS._replace(unanswered_asks=3)
    at_hand = AtHand(
        (entry("An idea", EntryKind.IDEA), entry("Time", EntryKind.VALUE, topic=Topic.THEY_VALUE))
    )
    lines = opened(Row(Part.DUE, asking), at_hand)
    assert lines[2:] == ["  3 asks in a row unanswered: give first", "  * An idea", "  = Time"]
    assert "  i  no idea yet: what could bring you closer?" in opened(Row(Part.DUE, LUIS))


def test_no_idea_is_asked_for_about_one_who_wants_no_contact() -> None:
    row = Row(Part.PROMISES, LUIS._replace(do_not_contact=True), "The book", EntryKind.PROMISE)
    assert not any("no idea yet" in line for line in opened(row))
    assert any("no idea yet" in line for line in opened(row._replace(card=LUIS)))


def test_what_has_no_room_on_a_phone_is_said_to_be_left_out() -> None:
    row = Row(Part.MOMENTS, LUIS, "word " * 20)
    lines = opened_lines(row, AtHand(), KEYS, grid(43), 17, READER)
    assert plain(lines[-1]).rstrip() == "  i  no idea yet: what could bring you …"


@pytest.mark.parametrize("width", [10, 43, 73, 74, 97, 98, 150])
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_row_has_the_width_asked_for_whatever_it_holds(width: int, language: str) -> None:
    reader = Reader(DAY, ZONE, language, translations(language))
    worst = card(1, HOSTILE * 3, 40, role=HOSTILE, company=HOSTILE, unanswered_asks=4)
    promise = Promised(entry(HOSTILE * 5, EntryKind.PROMISE, 3), worst)
    rested = worst._replace(rest_until=DAY + timedelta(days=90))
    found = sections(
        day(name=worst, promises=(promise,), due=(worst,), ideas={1: HOSTILE * 4},
            thanks=(Thanks(worst, (Link(2, HOSTILE),)),), resting=(rested._replace(id=2),)),
        {2: HOSTILE}, reader,
    )  # fmt: skip
    at_hand = AtHand((entry(HOSTILE * 4, EntryKind.IDEA),))
    for row in (row for section in found for row in section.rows):
        lines = [*row_lines(row, grid(width), 37, reader),
                 *opened_lines(row, at_hand, KEYS, grid(width), 37, reader)]  # fmt: skip
        assert {line_width(line) for line in lines} == {width}
        assert not {"\x1b", "\u202e"} & set("".join(plain(line) for line in lines))


def test_a_person_off_the_board_is_not_said_to_be_due() -> None:
    brought = Thanks(card(1, "Luis", None, stage=None), (Link(2, "Teo"),))
    assert "no touch" not in told(day(thanks=(brought,)))[1]
    done = Row(Part.DUE, card(1, "Luis", None, stage=None), done=True)
    assert "no touch" not in plain(row_lines(done, grid(118), 37, READER)[0])
