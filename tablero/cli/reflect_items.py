"""From mistakes and lessons to the models of `reflect_documents`; loaded with `--json` only."""

from collections.abc import Sequence

from tablero.cli.documents import LinkItem, PersonItem
from tablero.cli.items import person_item
from tablero.cli.reflect_documents import (
    LessonItem,
    LessonsDocument,
    MistakeDocument,
    MistakeItem,
    MistakesDocument,
    OfCauseItem,
    RepeatedItem,
)
from tablero.domain.lessons import Lesson
from tablero.domain.mistakes import Mistake, OfCause, Repeated
from tablero.domain.people import Card
from tablero.services.mistakes import Mistakes
from tablero.services.workspace import Workspace


def mistake_document(ws: Workspace, mistake: Mistake, card: Card | None) -> MistakeDocument:
    """A mistake as it was written."""
    return MistakeDocument(mistake=_mistake(ws, mistake), person=_person(ws, card))


def mistakes_document(
    ws: Workspace, found: Mistakes, days: int | None, card: Card | None
) -> MistakesDocument:
    """Mistakes by cause; `days` since the last repeat."""
    return MistakesDocument(
        total=found.total,
        days_since_repeat=days,
        causes=tuple(_of_cause(ws, group) for group in found.groups),
        person=_person(ws, card),
    )


def lessons_document(ws: Workspace, found: Sequence[Lesson], card: Card | None) -> LessonsDocument:
    """Lessons in their order."""
    items = tuple(lesson_item(ws, lesson) for lesson in found)
    return LessonsDocument(lessons=items, person=_person(ws, card))


def lesson_item(ws: Workspace, lesson: Lesson) -> LessonItem:
    """A lesson as JSON."""
    entry, moment = lesson.entry, lesson.moment
    return LessonItem(
        id=entry.id,
        at=entry.at.astimezone(ws.zone),
        advice=entry.text,
        said_by=lesson.said_by,
        said_by_id=entry.person_id,
        use=lesson.use,
        stage=moment.stage,
        touch_first=moment.touch_first,
        touch_last=moment.touch_last,
        channel=moment.channel,
        tag=moment.tag_key or None,
        due_on=entry.due_on,
        status=entry.status,
        closed_at=entry.closed_at and entry.closed_at.astimezone(ws.zone),
        helped=lesson.helped,
    )


def _of_cause(ws: Workspace, group: OfCause) -> OfCauseItem:
    repeated = tuple(_repeated(ws, each) for each in group.repeated)
    return OfCauseItem(cause=group.cause, count=group.count, repeated=repeated)


def _repeated(ws: Workspace, repeated: Repeated) -> RepeatedItem:
    items = tuple(_mistake(ws, mistake) for mistake in repeated.mistakes)
    return RepeatedItem(text=repeated.text, count=repeated.count, mistakes=items)


def _mistake(ws: Workspace, mistake: Mistake) -> MistakeItem:
    entry = mistake.entry
    about = LinkItem(id=entry.person_id, name=mistake.name) if entry.person_id else None
    return MistakeItem(
        id=entry.id,
        at=entry.at.astimezone(ws.zone),
        person=about,
        touch=mistake.number,
        kind=mistake.kind,
        cause=mistake.cause,
        text=entry.text,
        next_time=mistake.next_time,
        corrected_by=mistake.corrected_by,
    )


def _person(ws: Workspace, card: Card | None) -> PersonItem | None:
    return card and person_item(ws, card)
