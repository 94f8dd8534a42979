"""Touches and what follows from them: numbers, the counters on the card, the moves of the card."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import takewhile
from typing import NamedTuple

from tablero.domain.words import Channel, Direction, Intent, Outcome, Stage

ZONE_FIRST = 5
"""The first touch of the zone where conversations are said to happen (a saying, no known study)."""

ZONE_LAST = 12
"""The last touch of that zone; after it the cadence doubles."""


class Touch(NamedTuple):
    """One contact. `number` is None for inbound touches. Moments are aware, in UTC."""

    id: int
    person_id: int
    number: int | None
    channel: Channel
    direction: Direction
    intent: Intent
    outcome: Outcome
    at: datetime
    seen_at: datetime | None
    answered_at: datetime | None
    note: str


class Counters(NamedTuple):
    """What one person's touches add up to. It is kept on the person's row, and can be recounted."""

    touch_count: int = 0
    reply_count: int = 0
    seen_count: int = 0
    give_count: int = 0
    ask_count: int = 0
    greet_count: int = 0
    unanswered_asks: int = 0
    first_touch_at: datetime | None = None
    last_touch_at: datetime | None = None
    last_channel: Channel | None = None
    last_intent: Intent | None = None
    last_outcome: Outcome | None = None


ASKS_IN_A_ROW = 3
"""So many unanswered asks in a row draw the suggestion to give first (S9)."""

ANSWERS = frozenset({Outcome.REPLIED, Outcome.REFERRED, Outcome.DECLINED})


def in_order(touches: Iterable[Touch]) -> list[Touch]:
    """The touches from the first to the last; those of the same second in the order of writing."""
    return sorted(touches, key=lambda touch: (touch.at, touch.id))


def numbers(touches: Iterable[Touch]) -> dict[int, int | None]:
    """Touch id -> its number: outbound touches only, from 1, by when they were made."""
    result: dict[int, int | None] = {}
    made = 0
    for touch in in_order(touches):
        made += touch.direction is Direction.OUT
        result[touch.id] = made if touch.direction is Direction.OUT else None
    return result


def count(touches: Iterable[Touch]) -> Counters:
    """Add up the touches of one person.

    Replies are outbound touches that were answered, in however many messages; times left on seen
    stay counted when the answer comes later.
    """
    ordered = in_order(touches)
    made = [touch for touch in ordered if touch.direction is Direction.OUT]
    intents = [touch.intent for touch in made]
    last = made[-1] if made else None
    return Counters(
        touch_count=len(made),
        reply_count=sum(touch.outcome in ANSWERS for touch in made),
        seen_count=sum(touch.seen_at is not None for touch in made),
        give_count=intents.count(Intent.GIVE),
        ask_count=intents.count(Intent.ASK),
        greet_count=intents.count(Intent.GREET),
        unanswered_asks=unanswered_asks(made),
        first_touch_at=made[0].at if made else None,
        last_touch_at=ordered[-1].at if ordered else None,
        last_channel=last.channel if last else None,
        last_intent=last.intent if last else None,
        last_outcome=last.outcome if last else None,
    )


def unanswered_asks(made: Sequence[Touch]) -> int:
    """How many of the latest outbound touches only asked, and had no answer; `made` is in order."""
    asked = takewhile(
        lambda touch: touch.intent is Intent.ASK and touch.answered_at is None, reversed(made)
    )
    return sum(1 for _ in asked)


def latest_outbound(touches: Iterable[Touch]) -> Touch | None:
    """The outbound touch to which `seen`, `replied` and `referred` are given."""
    made = [touch for touch in in_order(touches) if touch.direction is Direction.OUT]
    return made[-1] if made else None


def outbound_before(touches: Iterable[Touch], at: datetime) -> Touch | None:
    """The last outbound touch not later than `at`: the one that a reply at that moment answers."""
    return latest_outbound(touch for touch in touches if touch.at <= at)


def with_outcome(touch: Touch, outcome: Outcome, at: datetime) -> Touch:
    """The touch after its outcome became known at `at`.

    Being seen is remembered when an answer follows, so that times left on seen stay counted.
    """
    seen_at = (touch.seen_at or at) if outcome is Outcome.SEEN else touch.seen_at
    if outcome is Outcome.SENT:
        seen_at = None
    answered_at = at if outcome in ANSWERS else None
    return touch._replace(outcome=outcome, seen_at=seen_at, answered_at=answered_at)


def stage_after(
    stage: Stage | None, outcome: Outcome, direction: Direction, *, latest: bool = True
) -> Stage | None:
    """Where an outcome leaves the card (DESIGN: "Outcome moves the card").

    People who are not on the board stay off it; `declined` takes the card off. A touch logged late,
    with others since, no longer moves the card to Seen.
    """
    if stage is None or outcome is Outcome.DECLINED:
        return None
    if direction is Direction.IN or outcome in (Outcome.REPLIED, Outcome.REFERRED):
        return Stage.CONVERSATION
    return Stage.SEEN_NO_REPLY if outcome is Outcome.SEEN and latest else stage


def to_go(touch_count: int) -> int:
    """Touches still to make before the zone is entered; 0 inside and after it."""
    return max(0, ZONE_FIRST - touch_count)
