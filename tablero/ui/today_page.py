"""The state of the day's page: its sections, who is marked, where one begins. No widget."""

from collections.abc import Sequence

from tablero.present.today import Key, Part, Row, Section
from tablero.ui.pages import MarkedPage

CAN_WAIT = frozenset({Part.NAME, Part.LESSONS, Part.NEXT, Part.NO_IDEA, Part.RESTING})
"""The sections in which nothing is to be done today, or only beside what else there is."""


class DayPage(MarkedPage[Row]):
    """The rows of all sections in one sequence. The one under the cursor is open, and taller."""

    def __init__(self) -> None:
        super().__init__()
        self.sections: Sequence[Section] = ()

    def show(self, sections: Sequence[Section]) -> None:
        """Take other rows; the cursor stays on its row, else on its person, else in its place.

        They are put in their places by the next `resize`.
        """
        before = self.row
        self.sections = sections
        self.rows = [row for section in sections for row in section.rows]
        here = {row.card.id for row in self.rows}
        self.marked &= here
        self.cursor = max(0, min(self.cursor, len(self.rows) - 1))
        if before is None:
            self.cursor = self._first_to_do()
        elif not self.point_at(before.key):
            self.point_at_person(before.card.id)

    def point_at(self, key: Key) -> bool:
        """Move the cursor to the row that is about this. Returns whether there is one."""
        return self.point(row.key == key for row in self.rows)

    def point_at_person(self, person_id: int) -> bool:
        """Move the cursor to the first row of a person, the name of the day last."""
        work = (row.card.id == person_id and row.part is not Part.NAME for row in self.rows)
        return self.point(work) or self.point(row.card.id == person_id for row in self.rows)

    def _first_to_do(self) -> int:
        """Where one begins: with what is to be done, else with the name of the day."""
        work = (
            place
            for place, row in enumerate(self.rows)
            if row.part not in CAN_WAIT and not row.done
        )
        return next(work, 0)
