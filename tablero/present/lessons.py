"""What I got wrong, and what others advised, as the rows of one page."""

from collections.abc import Collection
from typing import NamedTuple

from tablero.domain.entries import Entry
from tablero.domain.lessons import Lesson
from tablero.domain.mistakes import Mistake, OfCause, Repeated, days_since
from tablero.domain.words import Cause
from tablero.present.blocks import flowed
from tablero.present.reader import Reader


class MistakeRow(NamedTuple):
    """One mistake; `nested` when it is shown as one of several."""

    mistake: Mistake
    nested: bool = False

    @property
    def ids(self) -> tuple[int, ...]:
        """The entry that it is."""
        return (self.mistake.entry.id,)

    @property
    def cause(self) -> Cause | None:
        """Below which it stands."""
        return self.mistake.cause


class RepeatedRow(NamedTuple):
    """Several that are alike; `is_open` while each of them is shown below."""

    repeated: Repeated
    is_open: bool

    @property
    def ids(self) -> tuple[int, ...]:
        """The entries that they are, the one made first at the end: others come to it."""
        return tuple(each.entry.id for each in self.repeated.mistakes)

    @property
    def cause(self) -> Cause | None:
        """Below which they stand."""
        return self.repeated.mistakes[0].cause


class LessonRow(NamedTuple):
    """One lesson."""

    lesson: Lesson

    @property
    def ids(self) -> tuple[int, ...]:
        """The entry that it is."""
        return (self.lesson.entry.id,)


MadeRow = MistakeRow | RepeatedRow
Row = MadeRow | LessonRow


class Reflection(NamedTuple):
    """All that the page shows: mistakes by cause, the last that was made again; lessons."""

    groups: tuple[OfCause, ...] = ()
    repeated_last: Mistake | None = None
    lessons: tuple[Lesson, ...] = ()

    @property
    def mistakes(self) -> int:
        """How many mistakes there are."""
        return sum(group.count for group in self.groups)

    def rows(self, opened: Collection[int]) -> list[Row]:
        """All rows from the top; see `mistake_rows` for `opened`."""
        made: list[Row] = [row for group in self.groups for row in mistake_rows(group, opened)]
        return [*made, *map(LessonRow, self.lessons)]


def mistake_rows(group: OfCause, opened: Collection[int]) -> list[MadeRow]:
    """The mistakes of a cause, those that are alike in one row.

    Each of them has a row below that where the id of the one made first is in `opened`.
    """
    rows: list[MadeRow] = []
    for repeated in group.repeated:
        if repeated.count == 1:
            rows.append(MistakeRow(repeated.mistakes[0]))
            continue
        row = RepeatedRow(repeated, repeated.mistakes[-1].entry.id in opened)
        rows.append(row)
        if row.is_open:
            rows += [MistakeRow(each, nested=True) for each in repeated.mistakes]
    return rows


def entry_of(row: Row) -> Entry | None:
    """The entry that a row is; None for several mistakes."""
    if isinstance(row, MistakeRow):
        return row.mistake.entry
    return row.lesson.entry if isinstance(row, LessonRow) else None


def since_repeat(found: Reflection, reader: Reader) -> str:
    """How long ago a mistake was made again, and which."""
    tr, last = reader.tr, found.repeated_last
    if last is None:
        return tr.gettext("None was made twice.")
    days = days_since(reader.local(last.entry.at).date(), reader.today)
    text = tr.ngettext(
        "{count} day since one was made again: “{text}”",
        "{count} days since one was made again: “{text}”", days,
    )  # fmt: skip
    today = tr.gettext("One was made again today: “{text}”")
    return (text if days else today).format(count=days, text=flowed(last.entry.text))
