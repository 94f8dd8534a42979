"""Give before asking: when something is said of it, and what."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tablero.domain.entries import Entry
from tablero.domain.touches import Touch
from tablero.domain.words import Channel, Direction, EntryKind, EntryStatus, Intent, Outcome
from tablero.i18n import translations
from tablero.present.giving import after_asking, before_asking

EN = translations("en")
AT = datetime(2026, 11, 23, 8, tzinfo=UTC)
IDEA = Entry(
    1, 1, EntryKind.IDEA, None, "A grant\x1b[31m for family firms", AT, None, EntryStatus.OPEN,
    None, None,
)  # fmt: skip


def touch(**rest: Any) -> Touch:
    ask = Touch(
        1, 1, 3, Channel.WHATSAPP, Direction.OUT, Intent.ASK, Outcome.SENT, AT, None, None, ""
    )
    return ask._replace(**rest)


@pytest.mark.parametrize("unanswered", [0, 1])
def test_a_first_and_a_second_ask_are_nobodys_business(unanswered: int) -> None:
    assert before_asking(Intent.ASK, unanswered, [IDEA], EN) == ""


@pytest.mark.parametrize("intent", [Intent.GIVE, Intent.GREET, None])
def test_what_is_no_ask_is_never_advised_against(intent: Intent | None) -> None:
    assert before_asking(intent, 9, [IDEA], EN) == ""


def test_a_third_ask_in_a_row_brings_what_is_at_hand_to_mind() -> None:
    advice = before_asking(Intent.ASK, 2, [IDEA], EN)
    assert advice.startswith("This is ask 3 in a row without an answer. Give first: A grant")
    assert advice.isprintable()


def test_without_anything_at_hand_it_says_so() -> None:
    advice = before_asking(Intent.ASK, 4, [], EN)
    assert advice.endswith("ask 5 in a row without an answer. Give first; nothing is at hand yet.")


def test_a_long_idea_is_only_a_reminder() -> None:
    advice = before_asking(Intent.ASK, 2, [IDEA._replace(text="x" * 500)], EN)
    assert len(advice) < 140


def test_the_news_of_the_third_ask_ends_with_the_suggestion() -> None:
    assert after_asking(touch(), 3, EN) == " → after 3 asks, give first"


@pytest.mark.parametrize(
    ("logged", "unanswered"),
    [(touch(), 2), (touch(intent=Intent.GIVE), 3), (touch(direction=Direction.IN), 3)],
    ids=["the second", "a gift", "theirs"],
)
def test_other_news_does_not(logged: Touch, unanswered: int) -> None:
    assert after_asking(logged, unanswered, EN) == ""
