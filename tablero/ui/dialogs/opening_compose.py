"""Opening the composing of a message from a screen: with which templates, and what comes after."""

from typing import TYPE_CHECKING

from tablero.domain.people import Card
from tablero.services.messages import correspondent
from tablero.services.templates import all_templates
from tablero.ui.board_screen import TAKE_UP
from tablero.ui.deeds import Deed
from tablero.ui.dialogs.compose import ComposeDialog
from tablero.ui.keys import first_key

if TYPE_CHECKING:
    from tablero.ui.working_screen import WorkingScreen


def open_compose(screen: "WorkingScreen", card: Card) -> None:
    """Compose a message to a person. Raises NotFound."""
    desk = screen.desk

    def left(deed: Deed | None) -> None:
        if deed:
            screen.show(deed)
        elif dialog.changes():
            key = first_key("compose", desk.keys)
            screen.foot.tell(desk.tr.gettext(TAKE_UP).format(key=key))

    dialog = ComposeDialog(
        desk, correspondent(desk.ws, card.id, desk.me), all_templates(desk.templates),
        lambda fields, anyway: screen.deeds.touch([card.id], fields, anyway=anyway),
    )  # fmt: skip
    screen.app.push_screen(dialog, left)
