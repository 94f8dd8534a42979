"""Opening the forms for mistakes and lessons: whom they are about, what comes after."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from tablero.domain.people import Card
from tablero.domain.words import EntryStatus
from tablero.services import board
from tablero.services.lessons import read_lesson
from tablero.services.mistakes import read_mistake
from tablero.ui.deeds import Deed
from tablero.ui.dialogs.heeded import Answer, HeededDialog
from tablero.ui.dialogs.lesson import known_lesson, new_lesson
from tablero.ui.dialogs.mistake import known_mistake, new_mistake

if TYPE_CHECKING:
    from tablero.ui.working_screen import WorkingScreen


def open_mistake(screen: "WorkingScreen", person_id: int | None) -> None:
    """Write down what I got wrong, to begin with about that person."""
    about = _card(screen, person_id)
    screen.app.push_screen(new_mistake(screen.desk, about, screen.deeds.mistake), _shower(screen))


def open_known_mistake(screen: "WorkingScreen", entry_id: int) -> None:
    """Change one. Raises NotFound."""
    mistake = read_mistake(screen.desk.ws, entry_id)
    dialog = known_mistake(
        screen.desk, mistake, _card(screen, mistake.entry.person_id),
        lambda fields: screen.deeds.revise_mistake(entry_id, fields),
    )  # fmt: skip
    screen.app.push_screen(dialog, _shower(screen))


def open_lesson(screen: "WorkingScreen") -> None:
    """Write down what somebody advised."""
    screen.app.push_screen(new_lesson(screen.desk, screen.deeds.lesson), _shower(screen))


def open_known_lesson(screen: "WorkingScreen", entry_id: int) -> None:
    """Change one. Raises NotFound."""
    lesson = read_lesson(screen.desk.ws, entry_id)
    dialog = known_lesson(
        screen.desk, lesson, lambda fields: screen.deeds.revise_lesson(entry_id, fields)
    )
    screen.app.push_screen(dialog, _shower(screen))


def open_heeding(screen: "WorkingScreen", entry_id: int) -> None:
    """It was heeded: ask whether it helped. What was settled already is open again.

    Raises NotFound.
    """
    lesson = read_lesson(screen.desk.ws, entry_id)
    if not lesson.is_open:
        screen.show(screen.deeds.heed(entry_id, EntryStatus.OPEN))
        return

    def heeded(answer: Answer | None) -> None:
        if answer:
            screen.attempt(
                lambda: screen.show(screen.deeds.heed(entry_id, EntryStatus.DONE, *answer))
            )

    screen.app.push_screen(HeededDialog(lesson.entry.text, screen.desk.tr), heeded)


def _card(screen: "WorkingScreen", person_id: int | None) -> Card | None:
    found = board.cards(screen.desk.ws, [person_id]) if person_id else []
    return found[0] if found else None


def _shower(screen: "WorkingScreen") -> Callable[[Deed | None], None]:
    return lambda deed: screen.show(deed) if deed else None
