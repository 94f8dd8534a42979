"""The progress page in lines: every figure with its counts, words to be trusted, no colour."""

from collections.abc import Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tablero.domain.better import Verdict
from tablero.domain.progress import (
    Counts,
    Figure,
    Group,
    Made,
    Progress,
    Share,
    progress_of,
)
from tablero.domain.stats.sayings import FIELD_GOALS
from tablero.domain.words import Channel, Intent
from tablero.i18n import translations
from tablero.present import words
from tablero.present.lines import line_width, plain
from tablero.present.panels import Panel, Part, piece_lines, title_lines
from tablero.present.progress import Size, empty_lines, panels
from tablero.present.progress_now import VERDICTS, comfort
from tablero.present.reader import Reader

TODAY = date(2026, 11, 23)
READER = Reader(TODAY, ZoneInfo("Europe/Madrid"), "en", translations("en"))
SPANISH = Reader(TODAY, ZoneInfo("Europe/Madrid"), "es", translations("es"))
PAGE = Size(76, 20)


def group(touches: int, people: int = 1, **rest: bool) -> Group:
    facts = {"won": False, "declined": False, "is_quiet": True, "referred": False, **rest}
    return Group(touches, people=people, **facts)


def starts(*weeks: tuple[int, int, int]) -> dict[tuple[date, date | None], int]:
    """For each of (weeks ago, started, won): won a week after they were first touched."""
    found: dict[tuple[date, date | None], int] = {}
    for ago, started, won in weeks:
        day = TODAY - timedelta(weeks=ago)
        found[day, day + timedelta(days=7)] = won
        found[day, None] = started - won
    return found


def progress(*groups: Group, **rest: object) -> Progress:
    counts: dict[str, object] = {"rates": {0: Share(4, 31), 1: Share(3, 30)}, "groups": groups}
    return progress_of(Counts(TODAY, **{**counts, **rest}))  # type: ignore[arg-type]


def panel(part: Part, found: Progress, size: Size = PAGE, reader: Reader = READER) -> Panel:
    return next(each for each in panels(found, size, reader) if each.part is part)


def lines(shown: Panel, width: int = PAGE.width) -> list[str]:
    body = [
        line
        for piece in shown.pieces
        for line in piece_lines(piece, piece.first, width, in_hand=False)
    ]
    return [plain(line) for line in (*title_lines(shown, width, in_hand=False), *body)]


def says(shown: Panel, text: str, width: int = PAGE.width) -> bool:
    return text in " ".join(" ".join(lines(shown, width)).split())


def test_the_conversion_stands_with_counts_interval_and_what_it_was() -> None:
    shown = lines(panel(Part.NOW, progress()))
    assert shown[:6] == [
        "CONVERSION · people in conversation, of those touched",
        "today        4/31   13 %  5–29 %             ├────────■───────────────────┤",
        "yesterday    3/30   10 %  3–26 %           ├───────■──────────────────┤",
        "7 days ago    0/0      –",
        "30 days ago   0/0      –",
        "                                       0 %                              30 %",
    ]


def test_seen_from_another_day_the_days_before_are_dates() -> None:
    found = progress_of(Counts(TODAY - timedelta(days=10), rates={}))
    labels = [line.split("0/0")[0].strip() for line in lines(panel(Part.NOW, found))[1:5]]
    assert labels == ["13 Nov", "12 Nov", "6 Nov", "14 Oct"]


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_has_its_words(verdict: Verdict) -> None:
    assert VERDICTS[verdict].startswith("Better than before? ")


def test_the_verdict_names_the_weeks_that_it_compares_with_their_counts() -> None:
    weeks = [(ago, 10, 1) for ago in (14, 13, 12, 11)] + [(ago, 10, 3) for ago in (9, 8, 7, 6)]
    shown = panel(Part.NOW, progress(starts=starts(*weeks)))
    assert says(shown, "Better than before? Yes.")
    assert says(shown, "2026-W39 to W42 12/40 30 %")
    assert says(shown, "2026-W35 to W38 3/30 10 %")
    assert says(shown, "the chance that the later weeks are better is 98 %")


def test_without_final_weeks_it_is_too_early_to_tell() -> None:
    shown = panel(Part.NOW, progress(starts=starts((1, 5, 5))))
    assert says(shown, "Too early to tell.")
    assert says(shown, "all who were first touched in them have had 28 days")


def test_the_line_for_comfort_is_true_and_written_in_the_language() -> None:
    made, tried = FIELD_GOALS
    assert f"{made:,} of {tried:,}" in comfort(READER)
    assert "49.7 %" in comfort(READER)
    assert "49,7 %" in comfort(SPANISH)
    assert "12.192" in comfort(SPANISH)


def test_a_week_under_way_looks_different_and_says_when_it_is_final() -> None:
    shown = panel(Part.WEEKS, progress(starts=starts((8, 4, 2), (1, 2, 1))))
    plot, told = shown.pieces[0], shown.pieces[0].told
    assert {"█", "░"} <= set("".join(plain(line) for line in plot.lines))
    assert told[0] == ("2026-W40, from Mon 28 Sep: 2 of 4, 50 % (15–85 %).")
    assert told[-1] == "2026-W47, from Mon 16 Nov: 1 of 2 so far; final on 20 Dec."
    assert told[1] == "2026-W41, from Mon 5 Oct: nobody was first touched."


def test_each_week_is_pointed_at_and_has_its_people_behind_it() -> None:
    plot = panel(Part.WEEKS, progress(starts=starts((8, 4, 2), (1, 2, 1)))).pieces[0]
    assert [behind.keys for behind in plot.behind][:2] == [("2026-09-28",), ("2026-10-05",)]
    assert {behind.figure for behind in plot.behind} == {Figure.STARTED}
    bottom = plain(plot.lines[-3])
    assert [bottom[at] for at in plot.places] == list("█      ░")
    pointer = piece_lines(plot, 0, 76, in_hand=True)[len(plot.lines)]
    assert plain(pointer).index("▲") == plot.places[0]


def test_the_newest_weeks_are_shown_where_not_all_have_room() -> None:
    many = progress(starts=starts(*((ago, 2, 1) for ago in range(60))))
    for width in (24, 44, 76):
        weeks = panel(Part.WEEKS, many, Size(width, 20)).pieces[0]
        assert weeks.behind[-1].keys == ("2026-11-23",)
        assert weeks.places[-1] < width


@pytest.mark.parametrize(
    ("weeks", "told"),
    [
        ([(20, 40, 2), (19, 40, 8), (18, 40, 20)], "rising, and hardly by chance (p < 0.001)"),
        ([(20, 40, 20), (19, 40, 8), (18, 40, 2)], "falling, and hardly by chance (p < 0.001)"),
        ([(20, 4, 1), (19, 4, 1), (18, 4, 1)], "none that could be told from chance (p = 1.00)"),
        ([(20, 4, 1)], "it takes three final weeks"),
    ],
)
def test_the_trend_is_told_in_words(weeks: list[tuple[int, int, int]], told: str) -> None:
    assert says(panel(Part.WEEKS, progress(starts=starts(*weeks))), told)


def test_the_ladder_shows_where_conversations_opened_beside_the_saying() -> None:
    found = progress(group(1, 6), group(2, 3, won=True), group(6, won=True), group(12))
    shown = panel(Part.LADDER, found)
    assert lines(shown)[1:13] == [
        "3┤    ███",
        " │    ███",
        " │    ███",
        " │    ███",
        " │    ███",
        " │    ███             ▄▄▄",
        " │    ███             ███",
        " │    ███             ███",
        "0┤    ███             ███",
        " └┬───┬───┬───┬───┬───┬───┬───┬───┬───┬───┬───┬───",
        "  1   2   3   4   5   6   7   8   9   10  11  12",
        "                  └─────── said: 5 to 12 ───────┘",
    ]
    assert says(shown, "Said to be 80 % between touch 5 and 12; no study is known.")
    assert says(shown, "Yours: 1 of 4, 25 % (5–70 %); half of them by touch 2.")
    assert says(shown, "before any conversation, 11 people had touch 1, 2 touch 5, 1 touch 12")
    assert says(shown, "Touch 2: 3 conversations opened.")
    assert shown.pieces[0].behind[1].figure is Figure.WON_AT


def test_who_was_won_before_any_touch_has_a_bar_of_their_own() -> None:
    plot = panel(Part.LADDER, progress(group(0, 2, won=True))).pieces[0]
    assert plot.told[0] == "2 conversations opened before any touch."


def test_conversations_beyond_the_axis_are_counted_in_words() -> None:
    shown = panel(Part.LADDER, progress(group(2, won=True), group(70, 2, won=True)))
    assert says(shown, "2 opened later than that.")


def test_the_curve_tells_how_sure_it_is() -> None:
    found = progress(group(1, 4, won=True), group(2, 8), group(3, 5, won=True), group(3, 3))
    shown = panel(Part.CURVE, found)
    assert says(shown, "▀ in conversation · 95 % certainty")
    assert shown.pieces[0].told == (
        "By touch 1: 20 % (8–45 %); 20 people went as far.",
        "By touch 2: 20 % (8–45 %); 16 people went as far.",
        "By touch 3: 70 % (43–92 %); 8 people went as far.",
    )
    assert says(shown, "Half are in conversation by touch 3.")


def test_who_was_won_before_any_touch_does_not_lift_the_curve() -> None:
    found = progress(group(0, 9, won=True), group(1, 2, won=True), group(2, 6))
    assert panel(Part.CURVE, found).pieces[0].told[0].startswith("By touch 1: 25 % (")


def test_where_an_interval_would_tell_nothing_there_is_none() -> None:
    none_yet = panel(Part.CURVE, progress(group(1, 4), group(3, 6)))
    assert none_yet.pieces[0].told[0] == "By touch 1: 0 %; 10 people went as far."
    assert "·" not in "".join(plain(line) for line in none_yet.pieces[0].lines)
    begins_later = panel(Part.CURVE, progress(group(2, 3), group(2, 3, won=True)))
    assert begins_later.pieces[0].told == (
        "By touch 1: 0 %; 6 people went as far.",
        "By touch 2: 50 % (20–89 %); 6 people went as far.",
    )
    everyone = panel(Part.CURVE, progress(group(1, 6, won=True)))
    assert everyone.pieces[0].told == ("By touch 1: 100 %; 6 people went as far.",)


def test_as_soon_as_anyone_said_no_the_curve_tells_of_both() -> None:
    found = progress(group(1, 4, won=True), group(2, 3, declined=True), group(3, 8))
    shown = panel(Part.CURVE, found)
    assert says(shown, "▀ in conversation x said no")
    assert shown.pieces[0].told[-1] == (
        "By touch 3: 27 % (11–56 %) in conversation, 20 % said no; 8 people went as far."
    )
    nobody = panel(Part.CURVE, progress(group(1, 3, declined=True), group(2, 7)))
    assert nobody.pieces[0].told[0] == (
        "By touch 1: 0 % in conversation, 30 % said no; 10 people went as far."
    )


def test_the_curve_is_hidden_where_fewer_than_five_are_left() -> None:
    found = progress(group(1, 3), group(2, 2, won=True), group(3, 3, won=True), group(9, 1))
    assert len(panel(Part.CURVE, found).pieces[0].told) == 2
    few = panel(Part.CURVE, progress(group(1, 4, won=True)))
    assert says(few, "The curve begins once 5 people went as far as touch 1")
    assert not few.pieces[0].behind


def test_ways_keep_their_order_whatever_their_rates() -> None:
    touches = [Made(Channel.CALL, Intent.GREET, 9, 10), Made(Channel.WHATSAPP, Intent.ASK, 1, 10)]
    shown = panel(Part.WAYS, progress(touches=touches))
    rows = [piece.behind[0] for piece in shown.pieces if piece.behind]
    assert [row.keys[0] for row in rows] == [*Channel, *Intent, "yes", "no"]
    names = [words.channel(channel, READER.tr) for channel in Channel]
    assert [line.split()[0] for line in lines(shown)[1:7]] == names
    assert says(shown, "call 9/10 90 % 60–98 %")


def test_what_stopped_and_was_left_on_seen_is_counted_in_people() -> None:
    found = progress(group(1, 5), group(2, 2), seen={1: 4, 2: 1, 7: 2, 5: 1}, replies=[60, 7200])
    shown = panel(Part.STOPPED, found)
    assert says(shown, "at touch 1 5 ████")
    assert says(shown, "5 times or more 3 ████")
    seen = [p.behind[0] for p in shown.pieces if p.behind and p.behind[0].figure is Figure.SEEN]
    assert [each.keys for each in seen] == [("1",), ("2",), ("5", "7")]
    assert says(shown, "2 answers; half of them within 1 min")


def test_where_nobody_stopped_there_is_nobody_to_open() -> None:
    found = progress(group(1, 5, won=True))
    assert not any(piece.behind for piece in panel(Part.STOPPED, found).pieces)


def test_a_plot_takes_as_many_lines_whichever_figure_is_pointed_at() -> None:
    plot = panel(Part.WEEKS, progress(starts=starts((9, 4, 2), (1, 2, 1)))).pieces[0]
    heights = {len(piece_lines(plot, nth, 30, in_hand=True)) for nth in range(len(plot.behind))}
    assert len(heights) == 1


def test_where_plotext_cannot_be_loaded_the_figures_are_still_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tablero.present.plots.import_module", _raise)
    shown = panel(Part.LADDER, progress(group(2, 3, won=True)))
    assert says(shown, "There is no plot: plotext cannot draw on this machine.")
    assert says(shown, "Touch 2: 3 conversations opened.")


def _raise(_name: str) -> None:
    raise ImportError


def test_an_empty_page_teaches_how_it_begins() -> None:
    keys = {
        "touch_whatsapp": "1", "outcome_seen": "s", "outcome_replied": "r", "outcome_referred": "f"
    }  # fmt: skip
    told = "\n".join(plain(line) for line in empty_lines(keys, 60, READER))
    assert "No touch so far" in told
    assert "\n1  on the board: a touch by WhatsApp" in told
    assert "\ns r f  what came of it" in told


GROUPS = st.builds(
    group, st.integers(0, 40), st.integers(1, 30), won=st.booleans(), is_quiet=st.booleans(),
    declined=st.booleans(), referred=st.booleans(),
)  # fmt: skip
WEEKS = st.lists(st.tuples(st.integers(0, 70), st.integers(5, 9), st.integers(0, 5)), max_size=9)


@settings(max_examples=40)
@given(
    st.lists(GROUPS, max_size=8), WEEKS, st.integers(24, 118), st.integers(8, 40),
    st.sampled_from(["en", "es"]),
)  # fmt: skip
def test_no_line_is_wider_than_the_page_or_holds_a_control(
    groups: Sequence[Group], weeks: list[tuple[int, int, int]], width: int, height: int, lang: str
) -> None:
    reader = Reader(TODAY, READER.zone, lang, translations(lang))
    found = progress(*groups, starts=starts(*weeks), seen={1: 3}, replies=[5, 90_000, 500_000])
    for each in panels(found, Size(width, height), reader):
        shown = [*title_lines(each, width, in_hand=True)]
        for piece in each.pieces:
            shown += piece_lines(piece, piece.first, width, in_hand=True)
            assert len(piece.told) in (0, len(piece.behind))
        assert max(map(line_width, shown)) <= width
        assert all(char.isprintable() for line in shown for part, _ in line for char in part)
