"""Opening what makes one of two people: with whom, and side by side."""

from typing import TYPE_CHECKING

from tablero.domain.people import Card
from tablero.services import duplicates
from tablero.ui.dialogs.merge import MergeDialog
from tablero.ui.dialogs.merge_with import MergeWithDialog

if TYPE_CHECKING:
    from tablero.ui.networking_screen import NetworkingScreen


def open_merge(screen: "NetworkingScreen", keep_id: int, other_id: int) -> None:
    """Put two side by side; the first is kept, and the other one goes into them."""
    dialog = MergeDialog(
        screen.desk,
        (keep_id, other_id),
        lambda choices: screen.network.merge(keep_id, other_id, choices),
        lambda: screen.network.distinct(keep_id, other_id),
    )
    screen.app.push_screen(dialog, lambda deed: screen.show(deed) if deed else None)


def open_merge_with(screen: "NetworkingScreen", card: Card) -> None:
    """Ask who the same one is, then put the two side by side."""
    doubles = duplicates.doubles_of(screen.desk.ws, card.id)

    def chosen(other_id: int | None) -> None:
        if other_id is not None:
            screen.attempt(lambda: open_merge(screen, card.id, other_id))

    screen.app.push_screen(MergeWithDialog(screen.desk, card, doubles), chosen)
