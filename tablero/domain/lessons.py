"""What somebody advised (S18): how I will use it, when it applies, whether I did, if it helped."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from tablero.domain.entries import Entry
from tablero.domain.people import Card
from tablero.domain.text import clean_line
from tablero.domain.words import Channel, EntryStatus, Stage
from tablero.errors import BadInput

_TOUCHES = re.compile(r"(?P<first>\d{0,3})(?: ?(?P<to>[-–]) ?(?P<last>\d{0,3}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Moment:
    """When a lesson applies; what is left open always does. Touch numbers are of the next touch.

    `tag_key` is a folded tag.
    """

    stage: Stage | None = None
    touch_first: int | None = None
    touch_last: int | None = None
    channel: Channel | None = None
    tag_key: str = ""

    @property
    def is_open(self) -> bool:
        """Whether nothing is said about it."""
        return self == ALWAYS

    def fits(
        self,
        stage: Stage | None,
        next_touch: int,
        channel: Channel | None,
        tag_keys: Collection[str],
    ) -> bool:
        """Whether it is there, before touch `next_touch` on `channel` (None: not chosen yet)."""
        return (
            self.stage in (None, stage)
            and (self.touch_first or 1) <= next_touch <= (self.touch_last or next_touch)
            and (channel is None or self.channel in (None, channel))
            and (not self.tag_key or self.tag_key in tag_keys)
        )

    @property
    def narrowness(self) -> int:
        """How much is said about it: the narrowest says most."""
        touches = self.touch_first is not None or self.touch_last is not None
        return sum((bool(self.stage), touches, bool(self.channel), bool(self.tag_key)))


ALWAYS = Moment()


class Lesson(NamedTuple):
    """A lesson. `entry.text` is the advice, `entry.due_on` by when it is to be used.

    It is heeded when the entry is done, and let go when that is dropped. `said_by` is a name; that
    of `entry.person_id` when somebody of the network said it. `helped` is None while unknown.
    """

    entry: Entry
    said_by: str
    use: str
    moment: Moment
    helped: bool | None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be heeded."""
        return self.entry.status is EntryStatus.OPEN


def parse_touches(text: str) -> tuple[int | None, int | None]:
    """The first and the last touch of `2-4`, `3`, `5-` (from there on) or `-4` (until then).

    Raises BadInput(field="touches", reason="range").
    """
    match = _TOUCHES.fullmatch(clean_line(text))
    ends = [match[end] or "" for end in ("first", "last")] if match else []
    if match is None or not any(ends) or any(end and not int(end) for end in ends):
        raise BadInput(field="touches", value=text, reason="range")
    first, last = (int(end) if end else None for end in ends)
    return first, last if match["to"] else first


def fitting(
    lessons: Iterable[Lesson], card: Card, channel: Channel | None, tag_keys: Collection[str]
) -> list[Lesson]:
    """The lessons whose moment has come with the next touch of a person, the narrowest first.

    Not those let go, nor those that did not help. A lesson that was heeded comes back: advice is
    for more than once.
    """
    there = [
        lesson
        for lesson in lessons
        if lesson.entry.status is not EntryStatus.DROPPED
        and lesson.helped is not False
        and lesson.moment.fits(card.stage, card.touch_count + 1, channel, tag_keys)
    ]
    return sorted(there, key=lambda lesson: (not lesson.is_open, -lesson.moment.narrowness))


def due(lessons: Iterable[Lesson], today: date) -> list[Lesson]:
    """The lessons that were to be used by today and are still open, the oldest day first."""
    late = [(each.entry.due_on, each.entry.id, each) for each in lessons if _is_due(each, today)]
    return [lesson for _, _, lesson in sorted(late)]


def ordered(lessons: Sequence[Lesson]) -> list[Lesson]:
    """Open ones first, by the day they are for; then those written last."""
    return sorted(
        lessons,
        key=lambda lesson: (
            not lesson.is_open,
            lesson.entry.due_on or date.max,
            -lesson.entry.id,
        ),
    )


def _is_due(lesson: Lesson, today: date) -> bool:
    return lesson.is_open and lesson.entry.due_on is not None and lesson.entry.due_on <= today
