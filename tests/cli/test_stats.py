"""`tablero stats`: every figure as JSON, as of any day; a page to read; what is refused."""

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tablero.domain.words import Channel, Intent, Outcome
from tablero.present import cells

if TYPE_CHECKING:
    from tests.conftest import Clock, Driver

ROOT = Path(__file__).parents[2]
KEYS = [
    "as_of", "conversion", "better", "cohorts", "rolling", "trend", "ladder", "ladder_middle",
    "saying", "reach", "curve", "median_touch", "declined", "incidence", "by_channel", "by_intent",
    "by_referral", "stopped", "seen", "replies", "jordan",
]  # fmt: skip
SHARE = ["k", "n", "rate", "lo", "hi"]
COHORT = ["week", "monday", "started", "won", "won_ever", "mature", "rate", "lo", "hi"]
SPAN = ["first_week", "last_week", "started", "won", "won_ever", "rate", "lo", "hi"]
CURVE = [
    "touch", "at_risk", "won", "declined", "open", "survival", "reached", "lo", "hi", "shown",
]  # fmt: skip
WEEKS, FIRST_GOOD_WEEK = 13, 5


@pytest.fixture
def lived(tablero: Any, drive: "Driver", clock: "Clock") -> Any:
    """Two people first touched on each of thirteen Mondays; from the sixth on, one answers.

    The answer comes after two days. Of the very first two, one said no and one left me on seen.
    """
    for week in range(WEEKS):
        one, other = (drive.add(f"Person {week}{letter}") for letter in "AB")
        drive.touch(one, Outcome.SEEN if week == 0 else Outcome.SENT)
        drive.touch(other, Outcome.DECLINED if week == 0 else Outcome.SENT)
        clock.advance(days=2)
        if week >= FIRST_GOOD_WEEK:
            drive.reply(one)
        clock.advance(days=5)
    return tablero


@pytest.fixture
def document(lived: Any) -> Any:
    """The figures of Monday 22 February 2027."""
    return lived("stats", "--json").document


def counts(share: Any) -> tuple[int, int]:
    return share["k"], share["n"]


def test_the_document_has_every_figure_in_a_fixed_order(document: Any) -> None:
    assert list(document) == KEYS
    assert document["as_of"] == "2027-02-22"
    assert list(document["conversion"]) == ["now", "days_ago"]
    assert list(document["better"]) == ["verdict", "earlier", "later", "difference", "chance"]
    assert list(document["saying"]) == [
        "claimed", "first", "last", "before", "inside", "after", "people", "share", "lo", "hi", "p",
    ]  # fmt: skip
    assert list(document["replies"]) == ["count", "quarter", "median", "three_quarters"]
    assert {tuple(each) for each in document["cohorts"]} == {tuple(COHORT)}
    assert {tuple(each) for each in document["rolling"]} == {tuple(SPAN)}
    assert {tuple(each) for each in document["curve"]} == {tuple(CURVE)}


def test_the_conversion_is_told_now_and_before(document: Any) -> None:
    conversion = document["conversion"]
    assert list(conversion["days_ago"]) == ["1", "7", "30"]
    shares = {"0": conversion["now"]} | conversion["days_ago"]
    assert {days: counts(share) for days, share in shares.items()} == {
        "0": (8, 26),
        "1": (8, 26),
        "7": (7, 26),
        "30": (4, 18),
    }
    assert {tuple(share) for share in shares.values()} == {tuple(SHARE)}
    assert conversion["now"]["rate"] == pytest.approx(8 / 26)
    assert conversion["now"]["lo"] < 8 / 26 < conversion["now"]["hi"]


def test_whether_it_is_better_is_told_with_what_it_rests_on(document: Any) -> None:
    better = document["better"]
    assert better["verdict"] == "yes"
    assert (better["earlier"]["first_week"], better["earlier"]["last_week"]) == (
        "2026-W49",
        "2026-W52",
    )
    assert (better["later"]["first_week"], better["later"]["last_week"]) == ("2026-W53", "2027-W03")
    assert [(each["won"], each["started"]) for each in (better["earlier"], better["later"])] == [
        (0, 8),
        (4, 8),
    ]
    assert list(better["difference"]) == ["value", "lo", "hi"]
    assert better["difference"]["lo"] < better["difference"]["value"] == 0.5
    assert 0.95 <= better["chance"] < 1


def test_the_weeks_are_told_and_which_are_under_way(document: Any) -> None:
    weeks = document["cohorts"]
    assert len(weeks) == WEEKS
    assert [week["mature"] for week in weeks] == [True] * 9 + [False] * 4
    assert [week["won"] for week in weeks] == [0] * 5 + [1] * 8
    assert {week["started"] for week in weeks} == {2}
    assert (weeks[5]["week"], weeks[5]["monday"]) == ("2026-W53", "2026-12-28")
    assert len(document["rolling"]) == 6
    assert document["trend"]["z"] > 0
    assert 0 < document["trend"]["p"] < 0.05


def test_the_ladder_is_told_beside_the_saying(document: Any) -> None:
    assert document["ladder"] == [{"touch": 1, "conversations": 8}]
    assert document["ladder_middle"] == 1
    assert document["reach"] == [{"touch": 1, "people": 26}]
    saying = document["saying"]
    assert [saying[key] for key in ("claimed", "first", "last", "before", "inside", "people")] == [
        0.8, 5, 12, 8, 0, 8,
    ]  # fmt: skip
    assert (saying["share"], saying["lo"]) == (0, 0)
    assert saying["p"] == pytest.approx(0.2**8, rel=1e-6)


def test_the_curve_is_told_with_those_at_risk(document: Any) -> None:
    start, first = document["curve"]
    assert [start[key] for key in ("touch", "at_risk", "open", "survival")] == [0, 26, 1, 1]
    assert [first[key] for key in ("at_risk", "won", "declined", "open")] == [25, 8, 1, 16]
    assert (first["survival"], first["reached"]) == pytest.approx((17 / 25, 8 / 25))
    assert first["lo"] < 8 / 25 < first["hi"]
    assert document["median_touch"] is None
    ends = document["incidence"][1]
    assert [ends[key] for key in ("won", "declined", "open")] == pytest.approx(
        [8 / 25, 1 / 25, 16 / 25]
    )
    assert 0 < ends["lo"] < 8 / 25 < ends["hi"] < 1
    assert document["declined"] == 1


def test_where_few_are_left_the_curve_is_not_to_be_shown(tablero: Any, drive: "Driver") -> None:
    for name in ("Ana Ríos", "Luis Ocampo"):
        drive.reply(drive.touch(drive.add(name)).card.id)
    (first,) = tablero("stats", "--json").document["curve"]
    assert (first["at_risk"], first["shown"]) == (2, False)


def test_ways_intents_and_referrals_are_all_told(document: Any) -> None:
    ways, intents = document["by_channel"], document["by_intent"]
    assert (list(ways), list(intents)) == ([*Channel], [*Intent])
    assert counts(ways["whatsapp"]) == (8, 26)
    assert ways["call"] == {"k": 0, "n": 0, "rate": None, "lo": 0, "hi": 1}
    assert sum(share["n"] for share in intents.values()) == 26
    assert {key: counts(share) for key, share in document["by_referral"].items()} == {
        "referred": (0, 0),
        "not_referred": (8, 26),
    }


def test_who_stopped_and_what_was_seen_and_answered_is_told(document: Any) -> None:
    assert document["stopped"] == {"1": 16, "2": 0, "3": 0}
    assert document["seen"] == {"1": 1}
    two_days = 2 * 24 * 60 * 60
    assert document["replies"] == {
        "count": 8,
        "quarter": two_days,
        "median": two_days,
        "three_quarters": two_days,
    }
    assert document["jordan"] == {"made": 12_192, "attempted": 24_537}


def test_an_empty_board_has_a_whole_document(tablero: Any) -> None:
    done = tablero("stats", "--json")
    assert (done.code, done.err, list(done.document)) == (0, "", KEYS)
    nothing = {"k": 0, "n": 0, "rate": None, "lo": 0, "hi": 1}
    assert done.document["conversion"]["now"] == nothing
    assert done.document["better"]["verdict"] == "too_early"
    assert set(done.document["by_channel"]) == set(Channel)
    assert (done.document["cohorts"], done.document["trend"]) == ([], None)
    assert done.document["saying"]["share"] is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("today", "2027-02-22"),
        ("yesterday", "2027-02-21"),
        ("ayer", "2027-02-21"),
        ("monday", "2027-02-15"),
        ("hace 2 semanas", "2027-02-08"),
        ("2027-01-23", "2027-01-23"),
        ("2026-11-23", "2026-11-23"),
        ("1999-01-01", "1999-01-01"),
    ],
)
def test_the_day_is_said_in_words_of_either_language(lived: Any, words: str, day: str) -> None:
    assert lived("stats", "--as-of", words, "--json").document["as_of"] == day


def test_a_past_day_knows_nothing_of_what_came_later(lived: Any, clock: "Clock") -> None:
    before = lived("stats", "--as-of", "2027-01-23", "--json").out
    lived("touch", "1", "call", "--outcome", "replied")
    clock.advance(days=3)
    assert lived("stats", "--as-of", "2027-01-23", "--json").out == before
    assert counts(lived("stats", "--json").document["conversion"]["now"]) == (9, 26)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("2030-01-01", "“2030-01-01” is still to come. Say a day up to today.\n"),
        ("2026-11-24", "“2026-11-24” is still to come. Say a day up to today.\n"),
        ("nope", "“nope” is no day. Say yesterday, monday or 2026-10-01.\n"),
        ("", "“” is no day. Say yesterday, monday or 2026-10-01.\n"),
        ("9999-12-31", "“9999-12-31” is no day. Say yesterday, monday or 2026-10-01.\n"),
    ],
)
@pytest.mark.parametrize("how", [(), ("--json",)])
def test_a_day_that_cannot_be_is_refused_in_a_line(
    tablero: Any, words: str, line: str, how: tuple[str, ...]
) -> None:
    done = tablero("stats", "--as-of", words, *how)
    assert (done.code, done.out) == (1, "")
    assert done.err == line


def test_a_hostile_day_is_quoted_harmless(tablero: Any) -> None:
    done = tablero("stats", "--as-of", "\x1b[31m\u202e[/x]")
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert not {"\x1b", "\u202e"} & set(done.err)


def test_the_json_is_the_same_in_every_language(lived: Any) -> None:
    assert lived("--lang", "es", "stats", "--json").out == lived("stats", "--json").out


def test_the_page_tells_the_figures_with_counts_and_plots(lived: Any) -> None:
    done = lived("stats")
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0] == "Progress as of Mon 22 Feb"
    assert [" ".join(line.split()[:4]) for line in lines if line.startswith("today ")] == [
        "today 8/26 31 %"
    ]
    for told in ("Better than before? Yes.", "49.7 %", "12,192", "├", "█", "2027-W07", "0 of 8"):
        assert told in done.out
    titles = [line for line in lines if line[:1].isalpha() and line.partition(" · ")[0].isupper()]
    assert len(titles) == 6
    assert titles[0] == "CONVERSION · people in conversation, of those touched"


def test_the_page_of_an_empty_board_says_how_it_begins(tablero: Any) -> None:
    done = tablero("stats")
    assert (done.code, done.err) == (0, "")
    assert "No touch so far" in done.out
    assert "49.7 %" in done.out


@pytest.mark.parametrize("columns", [45, 60, 80, 120])
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_page_is_no_wider_than_the_terminal_and_has_no_colour(
    lived: Any, environment: dict[str, str], columns: int, language: str
) -> None:
    environment["COLUMNS"] = str(columns)
    out = lived("--lang", language, "stats").out
    out += lived("--lang", language, "stats", "--as-of", "2020-01-01").out
    assert max(map(cells.width, out.splitlines())) <= columns
    assert "\x1b" not in out
    assert ("49,7 %" if language == "es" else "49.7 %") in out


def test_the_page_of_another_day_is_told_by_its_date(lived: Any) -> None:
    out = lived("stats", "--as-of", "2027-01-23").out
    assert out.startswith("Progress as of Sat 23 Jan\n")
    assert " 4/18 " in out


@pytest.mark.parametrize(
    ("words", "unloaded"),
    [(("stats", "--json"), "plotext textual rich"), (("stats",), "pydantic textual rich babel")],
)
def test_what_is_not_needed_is_not_loaded(
    environment: dict[str, str], words: tuple[str, ...], unloaded: str
) -> None:
    script = (
        "import sys\nfrom tablero.cli.main import main\nmain(sys.argv[1:])\n"
        f"print('loaded:', *sorted(set({unloaded.split()!r}) & sys.modules.keys()))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *words],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.endswith("loaded:\n")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_the_words(tablero: Any, shell: str) -> None:
    out = tablero("completion", shell).out
    for word in ("stats", "as-of", "mistake", "wrong_timing", "lesson", "helped", "touches"):
        assert word in out
