"""Opening the forms for rests, entries and the evening: whom they are about, what comes after."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tablero.domain.people import Card
from tablero.domain.words import EntryKind
from tablero.services import entries
from tablero.services.evening import read_evening
from tablero.ui.daily_screen import PEOPLE
from tablero.ui.dialogs.about import people_of, shower
from tablero.ui.dialogs.due import DueDialog
from tablero.ui.dialogs.entry import known_entry, new_entry
from tablero.ui.dialogs.evening import EveningDialog
from tablero.ui.dialogs.opening_reflect import open_known_lesson, open_known_mistake
from tablero.ui.dialogs.rest import RestDialog

if TYPE_CHECKING:
    from tablero.i18n import Translations
    from tablero.ui.working_screen import WorkingScreen

FORMS = {EntryKind.MISTAKE: open_known_mistake, EntryKind.LESSON: open_known_lesson}
"""The kinds of entry that have a form of their own."""


def open_rest(screen: "WorkingScreen", ids: Sequence[int]) -> None:
    """Ask until when these cards rest, and why. Raises NotFound when none is there any more."""
    people = people_of(screen, ids)
    dialog = RestDialog(
        screen.desk, people, _whom(people, screen.desk.tr),
        lambda until, reason: screen.deeds.rest(ids, until, reason),
    )  # fmt: skip
    screen.app.push_screen(dialog, shower(screen))


def open_due(screen: "WorkingScreen", ids: Sequence[int]) -> None:
    """Ask when the next touch of these is due. Raises NotFound when none is there any more."""
    people = people_of(screen, ids)
    dialog = DueDialog(
        screen.desk, people, _whom(people, screen.desk.tr),
        lambda day: screen.deeds.due(ids, day),
    )  # fmt: skip
    screen.app.push_screen(dialog, shower(screen))


def open_writing(screen: "WorkingScreen", ids: Sequence[int], kind: EntryKind) -> None:
    """Write the same about each of these people. Raises NotFound when none is there any more."""
    whom = _whom(people_of(screen, ids), screen.desk.tr)
    dialog = new_entry(screen.desk, ids, whom, kind, lambda fields: screen.deeds.write(ids, fields))
    screen.app.push_screen(dialog, shower(screen))


def open_entry(screen: "WorkingScreen", entry_id: int) -> None:
    """Change what is written, in the form of its kind. Raises NotFound."""
    entry = entries.read_entry(screen.desk.ws, entry_id)
    if entry.kind in FORMS:
        FORMS[entry.kind](screen, entry_id)
        return
    about = [] if entry.person_id is None else people_of(screen, [entry.person_id])
    dialog = known_entry(
        screen.desk, entry, _whom(about, screen.desk.tr),
        lambda fields: screen.deeds.revise(entry_id, fields),
    )  # fmt: skip
    screen.app.push_screen(dialog, shower(screen))


def open_evening(screen: "WorkingScreen") -> None:
    """Close the day."""
    evening = read_evening(screen.desk.ws)
    dialog = EveningDialog(screen.desk, evening, screen.deeds.close_day)
    screen.app.push_screen(dialog, shower(screen))


def _whom(people: Sequence[Card], tr: "Translations") -> str:
    """A name; of several, how many; of nobody, nothing."""
    if len(people) == 1:
        return people[0].name
    return tr.ngettext(*PEOPLE, len(people)).format(count=len(people)) if people else ""
