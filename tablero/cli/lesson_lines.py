"""Lessons as lines: one as the answer to a command, several as a list."""

from collections.abc import Iterator, Sequence

from tablero.cli.tables import hanging
from tablero.domain.lessons import Lesson
from tablero.domain.words import EntryKind
from tablero.i18n import Translations
from tablero.present import cells, words
from tablero.present.advice import DOT, applies, helped
from tablero.present.reader import Reader


def lesson_line(lesson: Lesson, reader: Reader) -> str:
    """`Lesson 3 · heeded · it helped · Luis Martín · Ask about them first · touches 2 to 4`."""
    tr = reader.tr
    parts = (
        tr.gettext("Lesson {id}").format(id=lesson.entry.id),
        "" if lesson.is_open else _status(lesson, tr),
        lesson.said_by,
        lesson.entry.text,
        *_applies(lesson, reader),
    )
    return cells.shown(DOT.join(filter(None, parts)))


def lesson_lines(found: Sequence[Lesson], reader: Reader, width: int | None) -> Iterator[str]:
    """Number, how it stands, the whole advice; under it who said it, when it applies, its use."""
    heads = [(str(lesson.entry.id), _status(lesson, reader.tr)) for lesson in found]
    texts = [[*_texts(lesson, reader)] for lesson in found]
    for lines in hanging(heads, texts, width):
        yield from lines


def _texts(lesson: Lesson, reader: Reader) -> Iterator[str]:
    yield lesson.entry.text
    if about := DOT.join(filter(None, (lesson.said_by, *_applies(lesson, reader)))):
        yield about
    if lesson.use:
        yield reader.tr.gettext("My use of it: {text}").format(text=lesson.use)


def _applies(lesson: Lesson, reader: Reader) -> Iterator[str]:
    """When it applies, and by which day it is to be used."""
    tr = reader.tr
    yield from applies(lesson.moment, tr)
    if lesson.entry.due_on:
        yield tr.gettext("by {day}").format(day=reader.day(lesson.entry.due_on))


def _status(lesson: Lesson, tr: Translations) -> str:
    status = words.status(EntryKind.LESSON, lesson.entry.status, tr)
    return DOT.join(filter(None, (status, helped(lesson, tr))))
