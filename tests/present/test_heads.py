"""The line above the board and the heads of its columns, at each width."""

from collections import Counter
from datetime import UTC, date, datetime

import pytest

from tablero.domain.due import Segment
from tablero.domain.tally import DayFrame, Rate, Tally
from tablero.domain.words import Stage
from tablero.i18n import translations
from tablero.present.heads import column_head, header, rate, stage_tabs
from tablero.present.lines import Role, plain

EN = translations("en")
FRAME = DayFrame(date(2026, 11, 23), datetime(2026, 11, 22, 23, tzinfo=UTC))


def tally(now: Rate, yesterday: Rate) -> Tally:
    cards = Counter({(Stage.REFERRED, Segment.DUE): 3})
    return Tally(FRAME, cards=cards, now=now, yesterday=yesterday)


BETTER = tally(Rate(4, 31), Rate(3, 30))


def test_a_wide_head_has_everything() -> None:
    line = plain(header(BETTER, ["Board"], 0, 120, EN))
    assert line.startswith("tablero   Board  ")
    assert line.endswith("Conversation 4/31 (13 %) · yesterday 3/30 ▲ · 3 due")


def test_a_narrow_head_keeps_the_rate_and_what_is_due() -> None:
    assert plain(header(BETTER, ["Board"], 0, 24, EN)) == "4/31 (13 %) ▲ · 3 due"


def test_the_names_of_the_screens_give_way_after_the_figures() -> None:
    def head(width: int) -> str:
        return plain(header(BETTER, ["Board", "Today 3"], 1, width, EN))

    assert head(77).startswith("tablero   Board  Today 3  Conversation")
    assert head(69).startswith("Board  Today 3    Conversation 4/31 (13 %) · yesterday")
    assert head(45) == "Board  Today 3          4/31 (13 %) ▲ · 3 due"
    assert head(30) == "Today 3  4/31 (13 %) ▲ · 3 due"
    assert head(29) == "4/31 (13 %) ▲ · 3 due"
    assert head(16) == "Board  Today 3"


def test_the_screen_in_sight_is_the_one_that_stands_out() -> None:
    line = header(BETTER, ["Board", "Today 3"], 1, 120, EN)
    assert ("Today 3", Role.HEAD_HERE) in line
    assert ("Board", Role.DIM) in line


@pytest.mark.parametrize(
    ("now", "yesterday", "sign"),
    [
        (Rate(4, 31), Rate(3, 30), "▲"),
        (Rate(3, 31), Rate(3, 30), "▼"),
        (Rate(3, 30), Rate(3, 30), "="),
        (Rate(0, 0), Rate(0, 0), "="),
    ],
)
def test_better_and_worse_differ_in_shape(now: Rate, yesterday: Rate, sign: str) -> None:
    assert f" {sign} " in plain(header(tally(now, yesterday), ["Board"], 0, 120, EN))


def test_a_rate_is_shown_with_its_counts() -> None:
    assert rate(Rate(4, 31)) == "4/31 (13 %)"
    assert rate(Rate(0, 0)) == "0/0"


def test_a_head_is_shortened_where_it_has_to_be() -> None:
    def head(shown: int, total: int, width: int, above: int = 0) -> str:
        stage = Stage.SEEN_NO_REPLY
        line = column_head(stage, shown, total, above=above, here=True, width=width, tr=EN)
        return plain(line)

    assert head(9, 9, 27) == "SEEN, NO REPLY · 9"
    assert head(9, 9, 17) == "SEEN · 9"
    assert head(3, 9, 27) == "SEEN, NO REPLY · 3/9"
    assert head(9, 9, 27, above=2) == "SEEN, NO REPLY · 9 ↑2"


def test_the_tabs_tell_the_column_in_sight_without_colour() -> None:
    assert plain(stage_tabs([12, 7, 9, 5], 2, 45, EN)) == "‹ 1 First  2 Ref  [3 Seen 9]  4 Conv ›"
