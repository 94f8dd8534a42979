"""Opening the forms from a screen: whom they are for, what saving does, what comes after it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tablero.domain.lessons import Lesson
from tablero.domain.people import Card
from tablero.domain.words import Channel, Direction, Outcome
from tablero.errors import NoTouchYet
from tablero.services import entries, people
from tablero.services.lessons import fitting_lessons
from tablero.ui.dialogs.about import people_of, shower
from tablero.ui.dialogs.add import AddDialog
from tablero.ui.dialogs.edit import EditDialog
from tablero.ui.dialogs.touch import Logged, TouchDialog

if TYPE_CHECKING:
    from tablero.ui.working_screen import WorkingScreen


def open_add(screen: "WorkingScreen") -> None:
    """Add a person."""
    screen.app.push_screen(AddDialog(screen.desk, screen.deeds.add), shower(screen))


def open_edit(screen: "WorkingScreen", person_id: int) -> None:
    """Edit a person. Raises NotFound."""
    page = people.read_person(screen.desk.ws, person_id)
    dialog = EditDialog(screen.desk, page, lambda fields: screen.deeds.edit(person_id, fields))
    screen.app.push_screen(dialog, shower(screen))


def open_touch(screen: "WorkingScreen", ids: Sequence[int]) -> None:
    """Log a touch with these people; one who referred somebody is asked for that somebody next.

    Raises NotFound when none of them is there any more.
    """
    found = people_of(screen, ids)
    intent = people.read_person(screen.desk.ws, found[0].id).person.last_intent
    at_hand = entries.at_hand(screen.desk.ws, found[0].id) if len(found) == 1 else ()

    def advice(channel: Channel) -> Lesson | None:
        fitting = fitting_lessons(screen.desk.ws, found[0], channel) if len(found) == 1 else ()
        return fitting[0] if fitting else None

    def logged(result: Logged | None) -> None:
        if result is None:
            return
        screen.show(result.deed)
        if len(found) == 1 and _led_to_somebody(result):
            screen.attempt(
                lambda: open_referral(screen, people_of(screen, ids)[0], result.deed.touch_id)
            )

    dialog = TouchDialog(
        screen.desk, found, intent,
        lambda fields, anyway: screen.deeds.touch(ids, fields, anyway=anyway), at_hand,
        advice,
    )  # fmt: skip
    screen.app.push_screen(dialog, logged)


def open_referral(screen: "WorkingScreen", referrer: Card, touch_id: int | None = None) -> None:
    """Add the one to whom a person referred, at that touch; without one, at the last.

    Raises NoTouchYet when no touch can carry that.
    """
    if not referrer.touch_count:
        raise NoTouchYet(name=referrer.name)
    dialog = AddDialog(
        screen.desk, lambda fields: screen.deeds.refer(referrer.id, fields, touch_id), referrer
    )
    screen.app.push_screen(dialog, shower(screen))


def _led_to_somebody(logged: Logged) -> bool:
    """Whether we reached them, and were referred; who reached us has no touch to carry that."""
    fields = logged.fields
    return fields.outcome is Outcome.REFERRED and fields.direction is Direction.OUT
