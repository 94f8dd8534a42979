"""The statistics against figures computed elsewhere, with other software.

`TABLERO_ORACLES` names another folder with files of the same schemas; a file that is missing or
holds no case is an error, never a pass.
"""

import csv
import json
import os
from collections import Counter
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tablero.domain.stats.cohorts import Cohort, cohorts, week_of
from tablero.domain.stats.comparison import (
    JEFFREYS,
    Trend,
    chance_better,
    cochran_armitage,
    fisher,
    newcombe,
)
from tablero.domain.stats.proportions import (
    beta_uniform,
    clopper_pearson,
    jeffreys,
    share,
    wilson,
)
from tablero.domain.stats.sayings import nearest_rank, zone
from tablero.domain.stats.survival import (
    Exits,
    aalen_johansen,
    censored_at,
    kaplan_meier,
    median_time,
    share_between,
)

Case = dict[str, Any]

FOLDER = Path(os.environ.get("TABLERO_ORACLES") or Path(__file__).parent / "data" / "oracles")
METHODS = {
    "wilson": wilson,
    "jeffreys": jeffreys,
    "clopper_pearson": clopper_pearson,
    "beta_uniform": beta_uniform,
}


def read(path: Path) -> list[Case]:
    """The cases of a file, by its kind; raises if there are none."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".csv":
        found = [
            {key: value(word) for key, word in row.items()}
            for row in csv.DictReader(text.splitlines())
        ]
    else:
        whole = json.loads(text)
        listed = isinstance(whole, list)
        # One object holds its cases by name, beside notes that are no cases.
        found = whole if listed else [each for each in whole.values() if isinstance(each, dict)]
    if not found:
        raise ValueError(f"{path} holds no case")
    return found


def value(word: str) -> float | str | None:
    """A cell of a table: a number where it is one, None where it is empty."""
    for kind in (int, float):
        try:
            return kind(word)
        except ValueError:
            continue
    return word or None


def cases(name: str) -> pytest.MarkDecorator:
    """Run a test once for each case of a file; if there are none, once, to fail."""
    found: list[Case | Exception]
    try:
        found = [*read(FOLDER / name)]
    except (OSError, ValueError) as failure:
        found = [failure]
    return pytest.mark.parametrize("case", found, ids=map(case_id, count(), found), indirect=True)


def case_id(number: int, case: Case | Exception) -> str:
    """The place of a case in its file, and its name if it has one."""
    name = case.get("name", "") if isinstance(case, dict) else "unreadable"
    return f"{number} {name}".strip()


@pytest.fixture
def case(request: pytest.FixtureRequest) -> Case:
    """One case of the file, or the reason why there is none, raised."""
    if isinstance(request.param, Exception):
        raise request.param
    found: Case = request.param
    return found


def near(expected: Any, tolerance: float = 1e-6) -> Any:
    """Equal to within the tolerance, absolute; None only equals None."""
    return None if expected is None else pytest.approx(expected, rel=0, abs=tolerance)


@cases("intervals.csv")
def test_intervals(case: Case) -> None:
    found = METHODS[case["method"]](case["k"], case["n"], case["conf"])
    assert found == near((case["lo"], case["hi"]))


@cases("compare.csv")
def test_comparisons(case: Case) -> None:
    earlier, later = (case["k1"], case["n1"]), (case["k2"], case["n2"])
    difference = newcombe(earlier, later, case["conf"])
    assert difference.value == near(case["diff"])
    assert difference[1:] == near((case["newcombe_lo"], case["newcombe_hi"]))
    assert fisher(earlier, later) == near(case["fisher_p_two_sided"])
    assert chance_better(earlier, later) == near(case["prob_p2_gt_p1_uniform"])
    by_simulation = near(case["prob_p2_gt_p1_jeffreys"], 1e-4)
    assert chance_better(earlier, later, JEFFREYS) == by_simulation


@cases("trend.json")
def test_trends(case: Case) -> None:
    found = cochran_armitage(list(zip(case["won"], case["started"], strict=True)), case["scores"])
    assert found == near((case["z"], case["p_two_sided"]))


@cases("pending_window.json")
def test_a_last_touch_that_may_still_be_answered(case: Case) -> None:
    found = censored_at(
        case["open_touches"], case["days_since_last_touch"], case["reply_window_days"]
    )
    assert found == case["censor_at_touch"]


@cases("isoweek.csv")
def test_weeks(case: Case) -> None:
    day = date.fromisoformat(case["date"])
    week = week_of(day)
    assert week.label == f"{case['iso_year']}-W{case['iso_week']:02}"
    assert week.monday.isoformat() == case["week_start"]
    assert (day - week.monday).days + 1 == case["iso_weekday"]


@cases("jordan_fg.json")
def test_field_goals(case: Case) -> None:
    found = share(case["made"], case["attempted"])
    assert found == near(case["pct"])
    assert "shown" not in case or f"{found:.1%}" == case["shown"]


@cases("claim_5_to_12.json")
def test_the_saying_beside_the_counts(case: Case) -> None:
    touches: Counter[int] = Counter(case["touch_at_conversion"])
    found = zone(touches)
    assert tuple(found) == (case["le_4"], case["in_5_to_12"], case["ge_13"])
    assert found.people == case["n"]
    assert found.share == near(case["share"])
    assert found.interval() == near((case["wilson_lo"], case["wilson_hi"]))
    assert found.interval().holds(case["claim"]) == case["claim_inside_interval"]
    assert found.p_if(case["claim"]) == near(case["binom_two_sided_p"])
    for name, part in (("p25_nearest_rank", 0.25), ("median_low", 0.5), ("p75_nearest_rank", 0.75)):
        assert nearest_rank(touches, part) == case.get(name), name


@cases("km_touch.json")
def test_curves_by_touch(case: Case) -> None:
    counts = exits(case["prospects"])
    steps, ends = kaplan_meier(counts, case["conf"]), aalen_johansen(counts)
    assert len(steps) == len(ends) == len(case["rows"])
    for step, end, row in zip(steps, ends, case["rows"], strict=True):
        assert (
            (step.time, step.at_risk) == (end.time, end.at_risk) == (row["touch"], row["at_risk"])
        )
        assert tuple(step.exits) == (row["won"], row["lost"], row["open_censored"])
        assert step.hazard == near(row["hazard"])
        assert wilson(step.exits.events, step.at_risk, case["conf"]) == near(
            (row["hazard_wilson_lo"], row["hazard_wilson_hi"])
        )
        assert step.survival == near(row["survival"])
        assert step.interval == near((row["survival_lo"], row["survival_hi"]))
        assert step.reached == near(row["conv_by"])
        assert step.reached_interval == near((row["conv_by_lo"], row["conv_by_hi"]))
        assert step.variance == near(row["greenwood_var"])
        assert end[2:5] == near((row["cif_won"], row["cif_lost"], row["still_open_aj"]))


@cases("km_touch.json")
def test_what_the_curves_say(case: Case) -> None:
    counts = exits(case["prospects"])
    steps = kaplan_meier(counts, case["conf"])
    won = Counter({touch: each.events for touch, each in counts.items() if each.events})
    assert median_time(steps) == case["median_touch_to_conversion"]
    assert share_between(steps, 5, 12) == near(case["share_5_to_12_of_km"])
    assert share_between(aalen_johansen(counts), 5, 12) == near(case["share_5_to_12_of_cif"])
    assert zone(won).share == near(case["share_5_to_12_naive"])
    assert zone(won).inside == case["won_in_5_to_12"]
    assert {str(touch): count for touch, count in won.items()} == case["won_touch_histogram"]
    totals = [sum(each[end] for each in counts.values()) for end in range(3)]
    assert totals == [case["won"], case["lost"], case["open"]]
    assert share(case["won"], case["n"]) == near(case["naive_rate"])


@cases("cohorts.json")
def test_cohorts(case: Case) -> None:
    starts = Counter(
        (date.fromisoformat(each["started"]), each["won"] and date.fromisoformat(each["won"]))
        for each in case["prospects"]
    )
    as_of = date.fromisoformat(case["as_of"])
    found = cohorts(starts, as_of, case["horizon_days"], case["window_weeks"])
    assert len(found.weeks) == len(case["weeks"])
    for week, row in zip(found.weeks, case["weeks"], strict=True):
        assert week.first == week.last == week_of(date.fromisoformat(row["week_start"]))
        assert (week.first.label, week.mature) == (row["iso_week"], row["mature"])
        assert week.won_ever == row["won_ever"]
        assert_rate(week, row)
    assert len(found.rolling) == len(case["rolling"])
    for span, row in zip(found.rolling, case["rolling"], strict=True):
        assert (span.first.label, span.last.label) == (row["from_week"], row["to_week"])
        assert_rate(span, row)
    assert_trend(found.trend, case["trend_cochran_armitage"])


def exits(prospects: list[Case]) -> dict[int, Exits]:
    """Prospects one by one, counted by touch."""
    seen = Counter((each["touches"], each["status"]) for each in prospects)
    ends = ("won", "lost", "open")
    assert {end for _, end in seen} <= set(ends)
    return {touch: Exits(*(seen[touch, end] for end in ends)) for touch, _ in seen}


def assert_rate(cohort: Cohort, row: Case) -> None:
    assert (cohort.started, cohort.won) == (row["started"], row["won_within_horizon"])
    assert cohort.rate == near(row["rate"])
    assert cohort.interval() == near((row["wilson_lo"], row["wilson_hi"]))


def assert_trend(trend: Trend | None, expected: Case | None) -> None:
    assert trend == near(expected and (expected["z"], expected["p_two_sided"]))


@pytest.fixture(params=["missing", "[]", "{}", '{"note": "only words"}'])
def without_cases(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "cases.json"
    if request.param != "missing":
        path.write_text(request.param, encoding="utf-8")
    return path


def test_a_file_that_is_missing_or_empty_is_no_pass(without_cases: Path) -> None:
    with pytest.raises((OSError, ValueError)):
        read(without_cases)


def test_a_table_of_nothing_but_its_head_is_no_pass(tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    path.write_text("method,k,n,conf,lo,hi\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no case"):
        read(path)
