"""What the keys do, wherever they are pressed: a service call and a line that tells of it."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from tablero.domain.changes import Written
from tablero.domain.people import Card, PersonFields
from tablero.domain.words import EntryStatus, Outcome, Stage
from tablero.i18n import N_, Translations
from tablero.present import giving, news, words
from tablero.present.reader import Reader
from tablero.services import (
    entries,
    evening,
    lessons,
    mistakes,
    moves,
    people,
    rests,
    thanks,
    touches,
)
from tablero.services.entries import EntryFields
from tablero.services.evening import EveningFields
from tablero.services.lessons import LessonFields
from tablero.services.mistakes import MistakeFields
from tablero.services.touches import TouchFields, TouchResult
from tablero.services.workspace import Workspace

LEFT = N_("one column to the left")
RIGHT = N_("one column to the right")
UNCHANGED = N_("Nothing was changed.")


class Deed(NamedTuple):
    """Something done: the line that tells of it, what it wrote, and whose card to look at now.

    `touch_id` is the touch that was logged, when it was one; `left_on_seen` the one person who has
    left us on seen with it.
    """

    news: str
    written: Written
    person_id: int | None = None
    touch_id: int | None = None
    left_on_seen: Card | None = None


class Deeds:
    """The daily work on one or several people. Each method may raise what its service raises."""

    def __init__(self, ws: Workspace, tr: Translations, language: str) -> None:
        self.ws = ws
        self.tr = tr
        self.language = language

    def touch(self, ids: Sequence[int], fields: TouchFields, *, anyway: bool = False) -> Deed:
        """Log a touch."""
        result = touches.log_touch(self.ws, ids, fields, anyway=anyway)
        first = result.people[0]
        told = news.touch_news(first.touch, first.card, first.move, self.tr)
        told += giving.after_asking(first.touch, first.card.unanswered_asks, self.tr)
        return self._told(result, told, words.channel(fields.channel, self.tr))

    def outcome(self, ids: Sequence[int], outcome: Outcome) -> Deed:
        """Give the last touch its outcome."""
        result = touches.set_outcome(self.ws, ids, outcome)
        first = result.people[0]
        if not result.written.id:
            return Deed(self.tr.gettext(UNCHANGED), result.written, first.card.id)
        told = news.outcome_news(first.touch, first.card, first.move, self.tr)
        return self._told(result, told, words.outcome(outcome, self.tr))

    def refer(self, person_id: int, introduced: PersonFields, touch_id: int | None = None) -> Deed:
        """A touch, the last one if none is given, led to somebody else."""
        result = touches.refer(self.ws, person_id, introduced, touch_id)
        subject = {"action": "refer", **result.written.subject}
        return Deed(news.action_name(subject, self.tr), result.written, result.introduced.id)

    def move(self, ids: Sequence[int], stage: Stage | None) -> Deed:
        """Move cards to a stage, or off the board."""
        result = moves.move(self.ws, ids, stage)
        subject = {"action": "move", **result.written.subject}
        return Deed(news.action_name(subject, self.tr), result.written, ids[0])

    def step(self, ids: Sequence[int], count: int) -> Deed | None:
        """Move each card so many columns on (back when negative); None when none can go on."""
        result = moves.step(self.ws, ids, count)
        if not result.moves:
            return None
        if len({move.to_stage for move in result.moves}) == 1:
            told = news.action_name({"action": "move", **result.written.subject}, self.tr)
        else:
            way = self.tr.gettext(LEFT if count < 0 else RIGHT)
            told = news.many_news(len(result.moves), way, self.tr)
        return Deed(told, result.written, result.cards[0].id)

    def add(self, fields: PersonFields) -> Deed:
        """Add a person."""
        result = people.add_person(self.ws, fields)
        return self._named(result.written, "add", result.card.id)

    def edit(self, person_id: int, fields: PersonFields) -> Deed:
        """Make a person what the form says."""
        result = people.edit_person(self.ws, person_id, fields)
        return self._named(result.written, "edit", person_id)

    def rest(self, ids: Sequence[int], until: date, reason: str) -> Deed:
        """Take cards off the board until a day."""
        result = rests.rest(self.ws, ids, until, reason)
        return self._named(result.written, "rest", ids[0], self.day(until))

    def due(self, ids: Sequence[int], day: date | None) -> Deed:
        """Set by hand when the next touch is due."""
        result = rests.set_due(self.ws, ids, day)
        return self._named(result.written, "due", ids[0], self.day(day) if day else "")

    def write(self, ids: Sequence[int], fields: EntryFields) -> Deed:
        """Write an entry about people."""
        result = entries.add_entry(self.ws, ids, fields)
        return self._named(result.written, "write", ids[0])

    def revise(self, entry_id: int, fields: EntryFields) -> Deed:
        """Make an entry what the form says; an empty text takes it away."""
        result = entries.revise_entry(self.ws, entry_id, fields)
        return self._named(result.written, "revise")

    def close(self, entry_id: int, status: EntryStatus) -> Deed:
        """An idea was used or dropped, a promise kept or let go."""
        result = entries.close_entry(self.ws, entry_id, status)
        return self._named(result.written, "revise")

    def mistake(self, fields: MistakeFields) -> Deed:
        """Write a mistake down."""
        result = mistakes.add_mistake(self.ws, fields)
        return self._named(result.written, "write", fields.person_id)

    def revise_mistake(self, entry_id: int, fields: MistakeFields) -> Deed:
        """Make a mistake what the form says; an empty text takes it away."""
        return self._named(mistakes.revise_mistake(self.ws, entry_id, fields).written, "revise")

    def lesson(self, fields: LessonFields) -> Deed:
        """Write a lesson down."""
        return self._named(lessons.add_lesson(self.ws, fields).written, "write")

    def revise_lesson(self, entry_id: int, fields: LessonFields) -> Deed:
        """Make a lesson what the form says; an empty advice takes it away."""
        return self._named(lessons.revise_lesson(self.ws, entry_id, fields).written, "revise")

    def heed(self, entry_id: int, status: EntryStatus, helped: bool | None = None) -> Deed:
        """A lesson was heeded, and maybe helped; or it is open again."""
        return self._named(lessons.heed(self.ws, entry_id, status, helped).written, "revise")

    def thank(self, person_id: int) -> Deed:
        """An introducer has been thanked."""
        return self._named(thanks.thank(self.ws, person_id), "thank", person_id)

    def close_day(self, fields: EveningFields) -> Deed:
        """Close the day."""
        return self._named(evening.close_day(self.ws, fields), "evening")

    def day(self, day: date) -> str:
        """A day as the news tells it: `Mon 30 Nov`, or `30 Nov 2027`."""
        return Reader(self.ws.today(), self.ws.zone, self.language, self.tr).day(day)

    def undo(self) -> Deed:
        """Take the last change back."""
        return self._reverted(moves.undo(self.ws))

    def redo(self) -> Deed:
        """Make the undone change again."""
        return self._reverted(moves.redo(self.ws))

    def _told(self, result: TouchResult, told: str, what: str) -> Deed:
        count = len(result.people)
        text = told if count == 1 else news.many_news(count, what, self.tr)
        first = result.people[0]
        touch_id = first.touch.id if count == 1 else None
        left_on_seen = first.card if count == 1 and _is_news_of_seen(result) else None
        return Deed(text, result.written, first.card.id, touch_id, left_on_seen)

    def _named(
        self, written: Written, action: str, person_id: int | None = None, day: str = ""
    ) -> Deed:
        """A deed whose news is what the journal calls it. `day` is a day in the user's words.

        Where nothing was changed, `undo` would take back something else: that is told.
        """
        subject = {"action": action, **written.subject} | ({"day": day} if day else {})
        told = news.action_name(subject, self.tr) if written.id else self.tr.gettext(UNCHANGED)
        return Deed(told, written, person_id)

    def _reverted(self, written: Written) -> Deed:
        first = written.people[0] if written.people else None
        return Deed(news.reverted_news(written, self.tr, self.day), written, first)


def _is_news_of_seen(result: TouchResult) -> bool:
    """Whether a touch of ours was left on seen just now, and was not so before."""
    touch = result.people[0].touch
    return bool(result.written.id) and touch.number is not None and touch.outcome is Outcome.SEEN
