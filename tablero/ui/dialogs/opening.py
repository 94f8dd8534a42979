"""Opening the forms from a screen: whom they are for, what saving does, what comes after it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tablero.domain.people import Card
from tablero.domain.words import Outcome
from tablero.errors import NoTouchYet
from tablero.services import board, people
from tablero.ui.deeds import Deed
from tablero.ui.dialogs.add import AddDialog
from tablero.ui.dialogs.edit import EditDialog
from tablero.ui.dialogs.touch import Logged, TouchDialog

if TYPE_CHECKING:
    from tablero.ui.working_screen import WorkingScreen


def open_add(screen: "WorkingScreen") -> None:
    """Add a person."""
    screen.app.push_screen(AddDialog(screen.desk, screen.deeds.add), _shower(screen))


def open_edit(screen: "WorkingScreen", person_id: int) -> None:
    """Edit a person. Raises NotFound."""
    page = people.read_person(screen.desk.ws, person_id)
    dialog = EditDialog(screen.desk, page, lambda fields: screen.deeds.edit(person_id, fields))
    screen.app.push_screen(dialog, _shower(screen))


def open_touch(screen: "WorkingScreen", ids: Sequence[int]) -> None:
    """Log a touch with these people; one who referred somebody is asked for that somebody next."""
    found = board.cards(screen.desk.ws, list(ids))
    intent = people.read_person(screen.desk.ws, found[0].id).person.last_intent

    def logged(result: Logged | None) -> None:
        if result is None:
            return
        screen.show(result.deed)
        if result.fields.outcome is Outcome.REFERRED and len(found) == 1:
            (card,) = board.cards(screen.desk.ws, list(ids))
            open_referral(screen, card)

    dialog = TouchDialog(
        screen.desk, found, intent,
        lambda fields, anyway: screen.deeds.touch(ids, fields, anyway=anyway),
    )  # fmt: skip
    screen.app.push_screen(dialog, logged)


def open_referral(screen: "WorkingScreen", referrer: Card) -> None:
    """Add the one to whom a person referred. Raises NoTouchYet when no touch can carry that."""
    if not referrer.touch_count:
        raise NoTouchYet(name=referrer.name)
    dialog = AddDialog(
        screen.desk, lambda fields: screen.deeds.refer(referrer.id, fields), referrer
    )
    screen.app.push_screen(dialog, _shower(screen))


def _shower(screen: "WorkingScreen") -> Callable[[Deed | None], None]:
    return lambda deed: screen.show(deed) if deed else None
