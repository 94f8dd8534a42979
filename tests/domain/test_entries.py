"""What is known of a person, and what to find out next."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from tablero.domain.entries import (
    RESEARCH_TOPICS,
    VALUE_TOPICS,
    Entry,
    answered,
    next_question,
    next_value,
)
from tablero.domain.words import EntryKind, EntryStatus, Topic

START = datetime(2026, 11, 2, 9, tzinfo=UTC)


def written(topics: Sequence[Topic], kind: EntryKind = EntryKind.RESEARCH) -> list[Entry]:
    """An entry on each topic, a day apart."""
    first = Entry(0, 1, kind, None, "A", START, None, EntryStatus.OPEN, None, None)
    return [
        first._replace(id=day, topic=topic, at=START + timedelta(days=day))
        for day, topic in enumerate(topics, start=1)
    ]


@pytest.mark.parametrize("known", range(len(RESEARCH_TOPICS)))
def test_the_first_topic_of_which_nothing_is_known_is_asked_for(known: int) -> None:
    topics = list(RESEARCH_TOPICS[:known])
    Random(known).shuffle(topics)
    assert next_question(written(topics)) is RESEARCH_TOPICS[known]
    assert answered(written(topics)) == RESEARCH_TOPICS[:known]


def test_when_all_are_known_the_one_written_on_longest_ago_is_asked_for_again() -> None:
    found = written([*reversed(RESEARCH_TOPICS), Topic.WAY_IN])
    Random(1).shuffle(found)
    assert next_question(found) is Topic.TIMING


def test_what_they_value_is_asked_for_before_what_is_offered_and_then_nothing() -> None:
    assert next_value(written(RESEARCH_TOPICS)) is Topic.THEY_VALUE
    asked = [next_value(written(VALUE_TOPICS[:known], EntryKind.VALUE)) for known in range(3)]
    assert asked == [Topic.THEY_VALUE, Topic.I_OFFER, None]
