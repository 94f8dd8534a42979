"""The day's page as sections of rows: whom to touch and why, each person where they first belong.

What was done on the page stays on it, ticked, until the page is left: the cursor must not come to
stand on somebody else between a touch and its outcome.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from tablero.domain.due import Segment, is_stalled, segment
from tablero.domain.entries import Entry
from tablero.domain.lessons import Lesson
from tablero.domain.people import Card
from tablero.domain.recovery import Recovery
from tablero.domain.today import OpenMoment, Thanks, Today
from tablero.domain.words import EntryKind
from tablero.i18n import N_
from tablero.present.reader import Reader


class Part(StrEnum):
    """The sections, from the top; each has the name of its list in `domain.today.Today`."""

    MOMENTS = "moments"
    NAME = "name"
    THREE = "three"
    PROMISES = "promises"
    LESSONS = "lessons"
    WAKING = "waking"
    DUE = "due"
    STALLED = "stalled"
    UNTOUCHED = "untouched"
    NEXT = "next_up"
    THANKS = "thanks"
    NO_IDEA = "no_idea"
    RESTING = "resting"


TITLES = {
    Part.MOMENTS: N_("Moments of truth"),
    Part.NAME: N_("The name of the day"),
    Part.THREE: N_("Chosen for today"),
    Part.PROMISES: N_("Promises to keep"),
    Part.LESSONS: N_("Lessons"),
    Part.WAKING: N_("Back from a rest"),
    Part.DUE: N_("Due"),
    Part.STALLED: N_("Stalled at touch 1 to 3"),
    Part.UNTOUCHED: N_("No next step yet"),
    Part.NEXT: N_("Next"),
    Part.THANKS: N_("To thank"),
    Part.NO_IDEA: N_("No idea yet"),
    Part.RESTING: N_("Resting"),
}

SHOWN = {Part.UNTOUCHED: 20, Part.STALLED: 20, Part.NO_IDEA: 7}
"""So many rows of these are enough for a day; what is done makes room for the next."""

_UNCOUNTED = frozenset({Part.THANKS, Part.NO_IDEA})
"""The sections whose length is known only where nothing is left out: to count takes too long."""

_BESIDE = frozenset({Part.MOMENTS, Part.NAME, Part.PROMISES, Part.LESSONS, Part.THANKS})
"""The sections that are not about whom to touch: who stands there can stand in another, too."""

NOBODY = Card(
    0, "", "", "", None, False, False, 0, 0, 0, 0, None, None, None, None, 0, "",
)  # fmt: skip
"""Stands in the rows that are about nobody: the lessons. No key acts on them."""

Key = tuple[Part, int, int]
"""Section, person, and entry or moment of truth (0 for none): what a row is about."""


class Row(NamedTuple):
    """One person of a section, or a lesson, whose `card` is `NOBODY`.

    `text` is what is told beside the name; `kind` says of which kind that is, when it is an entry.
    `done` says that nothing is left to do.
    """

    part: Part
    card: Card
    text: str = ""
    kind: EntryKind | None = None
    entry: Entry | None = None
    done: bool = False
    recovery: Recovery | None = None

    @property
    def key(self) -> Key:
        """What it is about; it stays when the page is read again."""
        about = self.entry or self.recovery
        return self.part, self.card.id, about.id if about else 0


class Section(NamedTuple):
    """A part of the page. `total` counts the rows left out, too, but none that is done.

    Where `is_counted` is false the list was cut before it was counted: there are more than `total`.
    `title` is the section's when the part has no name of its own.
    """

    part: Part
    rows: tuple[Row, ...]
    total: int
    title: str = ""
    is_counted: bool = True


class Kept(NamedTuple):
    """A row that was done, and where in its section it stood."""

    row: Row
    place: int


def sections(
    day: Today, why: Mapping[int, str], reader: Reader, kept: Sequence[Kept] = (),
    lessons: Sequence[Row] = (),
) -> list[Section]:  # fmt: skip
    """Sections that are not empty, from the top; `why` tells by person why they rest, or did."""
    found: list[Section] = []
    taken: set[int] = set()
    for part, rows in (_rows(day, why, reader) | {Part.LESSONS: list(lessons)}).items():
        own = [row for row in rows if _belongs(row, taken, day)]
        total = _total(part, len(rows) - len(own), len(rows), day)
        done = [each for each in kept if each.row.part is part and _belongs(each.row, taken, day)]
        own = _with_done(own[: SHOWN.get(part)], done)
        if part not in _BESIDE:
            taken |= {row.card.id for row in own}
        if own or total:
            is_counted = part in day.counts or part not in _UNCOUNTED
            found.append(Section(part, tuple(own), total, is_counted=is_counted))
    return found


def is_calm(day: Today, reader: Reader) -> bool:
    """Whether nothing is due: nobody upset, no touch, no promise, none of the three chosen."""
    chosen = all(_touched_today(card, reader) for card in day.three)
    return chosen and not (day.due_count or day.promises or day.waking or day.moments)


def lesson_rows(
    due: Sequence[Lesson], fitting: Sequence[Lesson], whom: Card | None, reader: Reader
) -> list[Row]:
    """The lessons that are due; then the best of those that fit the next touch with `whom`."""
    rows = [_lesson(each, each.entry.text) for each in due]
    if whom and fitting and fitting[0] not in due:
        text = reader.tr.gettext("with {name}: {text}")
        told = text.format(name=whom.name, text=fitting[0].entry.text)
        rows.append(_lesson(fitting[0], told))
    return rows


def first_to_touch(day: Today, reader: Reader) -> Card | None:
    """Who comes first of those to be touched today; None when it is nobody."""
    cards = (*day.three, *day.waking, *day.due, *day.untouched)
    return next((card for card in cards if not _touched_today(card, reader)), None)


def _lesson(lesson: Lesson, text: str) -> Row:
    return Row(Part.LESSONS, NOBODY, text, EntryKind.LESSON, lesson.entry)


def _rows(day: Today, why: Mapping[int, str], reader: Reader) -> dict[Part, list[Row]]:
    """The rows of all sections, those of people who stand in several, too."""
    ideas = day.ideas
    named, next_up = ([card] if card else [] for card in (day.name, day.next_up))
    return {
        Part.MOMENTS: [_moment(each, reader) for each in day.moments],
        Part.NAME: _of(Part.NAME, named, ideas),
        Part.THREE: [
            row._replace(done=_touched_today(row.card, reader))
            for row in _of(Part.THREE, day.three, ideas)
        ],
        Part.PROMISES: [
            Row(Part.PROMISES, card, entry.text, EntryKind.PROMISE, entry)
            for entry, card in day.promises
        ],
        Part.LESSONS: [],
        Part.WAKING: _of(Part.WAKING, day.waking, ideas, why),
        Part.DUE: _of(Part.DUE, day.due, ideas),
        Part.STALLED: _of(Part.STALLED, day.stalled, ideas),
        Part.UNTOUCHED: _of(Part.UNTOUCHED, day.untouched, ideas),
        Part.NEXT: _of(Part.NEXT, next_up if is_calm(day, reader) else [], ideas),
        Part.THANKS: [_thanks(each, reader) for each in day.thanks],
        Part.NO_IDEA: _of(Part.NO_IDEA, day.no_idea, ideas),
        Part.RESTING: _of(Part.RESTING, day.resting, {}, why),
    }


def _belongs(row: Row, taken: Collection[int], day: Today) -> bool:
    """Whether a row stays in its section: nobody stands in two, and who stalled is not among those
    due, but in the section of the stalled.
    """
    if row.part in _BESIDE:
        return True
    apart = row.part is Part.DUE and not row.done and _is_stalled(row.card, day)
    return row.card.id not in taken and not apart


def _of(
    part: Part, cards: Iterable[Card], ideas: Mapping[int, str], why: Mapping[int, str] = {}
) -> list[Row]:
    """A row for each card, with why they rested; else with their next idea."""
    return [
        Row(part, card, why[card.id])
        if card.id in why
        else Row(part, card, ideas.get(card.id, ""), EntryKind.IDEA)
        for card in cards
    ]


def _moment(upset: OpenMoment, reader: Reader) -> Row:
    """Since when, and what happened."""
    recovery = upset.recovery
    since = reader.brief_day(reader.local(recovery.opened_at).date())
    told = reader.tr.gettext("since {day}").format(day=since)
    text = " · ".join(filter(None, (told, recovery.what_happened)))
    return Row(Part.MOMENTS, upset.person, text, recovery=recovery)


def _thanks(thanks: Thanks, reader: Reader) -> Row:
    names = ", ".join(link.name for link in thanks.introduced)
    told = reader.tr.gettext("brought {names}").format(names=names)
    return Row(Part.THANKS, thanks.introducer, told)


def _with_done(rows: list[Row], done: Sequence[Kept]) -> list[Row]:
    """The rows, with those that are done where they stood; there is one name of the day."""
    if done and done[0].row.part is Part.NAME:
        rows = []
    there = {row.key for row in rows}
    for each in sorted(done, key=lambda each: each.place):
        if each.row.key not in there:
            rows.insert(each.place, each.row)
    return rows


def _total(part: Part, elsewhere: int, listed: int, day: Today) -> int:
    """How many there would be without a limit and without those who stand elsewhere."""
    if part is Part.DUE:
        elsewhere = _due_elsewhere(day)
    if part is Part.THREE:
        return listed
    return max(0, max(day.counts.get(part, listed), listed) - elsewhere)


def _due_elsewhere(day: Today) -> int:
    """How many of those due stand in another section: chosen, back from a rest, or stalled.

    Those back and those stalled count whether they are listed or were left out of a long list.
    """
    listed = {
        card.id
        for card in (*day.three, *day.waking, *day.stalled)
        if card.due_on and segment(card.due_on, day.day) is Segment.DUE
    }
    unlisted = (
        day.counts.get(name, len(cards)) - len(cards)
        for name, cards in (("waking", day.waking), ("stalled", day.stalled))
    )
    return len(listed) + sum(max(0, count) for count in unlisted)


def _is_stalled(card: Card, day: Today) -> bool:
    return is_stalled(card.due_on, card.cadence_days, card.touch_count, day.day)


def _touched_today(card: Card, reader: Reader) -> bool:
    at = card.last_touch_at
    return at is not None and reader.local(at).date() == reader.today
