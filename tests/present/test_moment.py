"""A moment of truth as it is told: steps, standing, the quarter of an hour; at every width."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tablero.domain.people import Card, Link
from tablero.domain.recovery import STEPS, Doubt, Recovery
from tablero.domain.today import OpenMoment, Today
from tablero.domain.words import Channel, RecoveryStatus, RecoveryStep
from tablero.errors import MomentOpen, WrongStep
from tablero.i18n import Translations, translations
from tablero.present import moment
from tablero.present.errors import explain
from tablero.present.lines import line_width, plain
from tablero.present.news import action_name
from tablero.present.reader import Reader
from tablero.present.today import is_calm

EN = Translations()
READER = Reader(date(2026, 11, 23), ZoneInfo("Europe/Madrid"), "en", EN)
OPENED = datetime(2026, 11, 20, 12, tzinfo=UTC)
HOSTILE = "\x1b[31m\u202e[/x] 漢字漢字漢字 " * 9


def recovery(**changes: Any) -> Recovery:
    found = Recovery(
        1, Link(1, "Ana Ríos"), RecoveryStep.TALK, RecoveryStatus.OPEN, OPENED, None, None, "",
        "The invoice", "", "", "", "mine", "The price", "", "", Channel.CALL,
        datetime(2026, 11, 24, 9, tzinfo=UTC), None, "", "", None, None, None,
    )  # fmt: skip
    return found._replace(**changes)


def steps(step: RecoveryStep, here: RecoveryStep, width: int = 80) -> str:
    return plain(moment.steps_line(step, here, width, EN))


def test_the_steps_tell_by_shape_what_is_done_here_and_to_come() -> None:
    assert steps(RecoveryStep.CONTACT, RecoveryStep.CONTACT) == (
        "✓ evidence  ✓ strategy  [contact]  · the talk  · afterwards"
    )
    assert steps(RecoveryStep.CONTACT, RecoveryStep.EVIDENCE) == (
        "[✓ evidence]  ✓ strategy  · contact  · the talk  · afterwards"
    )


@pytest.mark.parametrize("here", STEPS)
@pytest.mark.parametrize("language", ["en", "es"])
def test_on_a_phone_only_the_one_looked_at_is_named(here: RecoveryStep, language: str) -> None:
    tr = translations(language)
    line = moment.steps_line(RecoveryStep.AFTERWARDS, here, 43, tr)
    assert line_width(line) == 43
    assert "…" not in plain(line)
    assert "[" in plain(line)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "the talk, since Fri 20 Nov"),
        (
            {
                "status": RecoveryStatus.PUT_OFF,
                "put_off_until": date(2026, 11, 30),
                "reason": "She is ill",
            },
            "put off until Mon 30 Nov: She is ill",
        ),
        (
            {"status": RecoveryStatus.PUT_OFF, "put_off_until": date(2026, 11, 23), "reason": "x"},
            "the talk, since Fri 20 Nov",
        ),
        ({"status": RecoveryStatus.DROPPED, "reason": "a mix-up"}, "dropped: a mix-up"),
        ({"status": RecoveryStatus.DONE, "closed_at": OPENED}, "over since Fri 20 Nov"),
    ],
)
def test_how_it_stands(changes: dict[str, Any], told: str) -> None:
    assert moment.standing(recovery(**changes), READER) == told


@pytest.mark.parametrize(
    ("seconds", "told", "runs", "wait"),
    [
        (0, "0 of 15 min", True, 60),
        (59, "0 of 15 min", True, 1),
        (60, "1 of 15 min", True, 60),
        (7 * 60 + 20, "7 of 15 min", True, 40),
        (15 * 60, "15 of 15 min", False, 60),
        (90 * 60, "15 of 15 min", False, 60),
        (-30, "0 of 15 min", True, 30),
    ],
)
def test_the_quarter_of_an_hour_counts_and_then_says_no_more(
    seconds: int, told: str, runs: bool, wait: float
) -> None:
    talk = recovery(talk_began_at=OPENED)
    now = OPENED + timedelta(seconds=seconds)
    assert moment.timer(talk, now, EN) == told
    assert moment.is_running(talk, now) is runs
    assert moment.to_next_minute(talk, now) == wait


def test_before_the_talk_there_is_no_time() -> None:
    assert moment.timer(recovery(), OPENED, EN) == ""
    assert not moment.is_running(recovery(), OPENED)


def test_the_calendar_is_told_nothing_of_what_happened() -> None:
    words = " ".join(moment.appointment_words(recovery(), EN))
    assert "Ana Ríos · call, 15 minutes" in words
    assert "invoice" not in words
    assert "upset" not in words


def test_all_of_it_is_read_in_the_order_of_the_steps() -> None:
    doubts = (Doubt(1, "Is it dear?", OPENED), Doubt(2, "Who pays?", None))
    lines = [plain(each) for each in moment.whole(recovery(doubts=doubts), READER, 60)]
    assert lines == [
        "Moment of truth · Ana Ríos", "the talk, since Fri 20 Nov", "",
        "WHAT HAPPENED", "The invoice", "",
        "WHOSE MISUNDERSTANDING IT WAS", "mine", "",
        "TO BE SAID MORE CLEARLY", "The price", "",
        "THEIR DOUBTS", "[✓] Is it dear?", "[ ] Who pays?", "",
        "THE TALK", "call · Tue 24 Nov 10:00",
    ]  # fmt: skip


@given(st.integers(20, 130), st.sampled_from([HOSTILE, "x" * 500, "a b " * 300, ""]))
def test_no_text_breaks_the_grid(width: int, text: str) -> None:
    whole = recovery(
        person=Link(1, text or "x"), what_happened=text, message=text, notes=text, how_taken=text,
        doubts=(Doubt(1, text, None),), reason=text,
    )  # fmt: skip
    lines = moment.whole(whole, READER, width) + moment.mark_line(whole, READER, width)
    assert all(line_width(line) <= width for line in lines)
    assert all(part.isprintable() for line in lines for part, _ in line)


def test_a_day_on_which_somebody_is_upset_is_not_calm() -> None:
    ana = Card(1, "Ana", "", "", None, False, False, 0, 0, 0, 0, None, None, None, None, 0, "")
    assert is_calm(Today(READER.today), READER)
    assert not is_calm(Today(READER.today, moments=(OpenMoment(recovery(), ana),)), READER)


def test_a_step_out_of_order_is_told_in_a_line() -> None:
    early = WrongStep(step=RecoveryStep.STRATEGY, wanted=RecoveryStep.TALK)
    assert explain(early, EN) == "First comes strategy. The steps are taken in their order."
    for step, wanted in (("closed", "closed"), ("closed", "talk"), ("talk", "talk")):
        over = WrongStep(step=RecoveryStep(step), wanted=RecoveryStep(wanted))
        assert explain(over, EN) == "This moment of truth is no longer open; nothing was changed."


def test_what_is_refused_while_it_is_open_names_the_way() -> None:
    assert "Call or meet" in explain(MomentOpen(name="Ana"), EN)


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("open", "moment of truth · Ana, next: the talk"),
        ("put_off", "moment of truth put off · Ana"),
        ("dropped", "moment of truth dropped · Ana"),
        ("done", "moment of truth over · Ana"),
    ],
)
def test_a_change_of_it_has_a_name(status: str, told: str) -> None:
    subject = {"action": "moment", "name": "Ana", "step": "talk", "status": status, "count": 1}
    assert action_name(subject, EN) == told
