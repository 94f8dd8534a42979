"""Whom a form is about, and what comes after it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tablero.domain.people import Card
from tablero.errors import NotFound
from tablero.services import board
from tablero.ui.deeds import Deed

if TYPE_CHECKING:
    from tablero.ui.working_screen import WorkingScreen


def people_of(screen: "WorkingScreen", ids: Sequence[int]) -> list[Card]:
    """The people as they are by now. Raises NotFound when none of them is there any more."""
    found = board.cards(screen.desk.ws, list(ids))
    if not found:
        raise NotFound(ref=", ".join(map(str, ids)))
    return found


def shower(screen: "WorkingScreen") -> Callable[[Deed | None], None]:
    """What a form's answer is handed to: what was done is shown; nothing, when it was left."""
    return lambda deed: screen.show(deed) if deed else None
