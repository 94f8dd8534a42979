"""Opening a moment of truth from a screen: the guide through it, or what is over to be read."""

from typing import TYPE_CHECKING

from tablero.domain.people import Card
from tablero.domain.recovery import Recovery
from tablero.services.recoveries import living_of, read_moment
from tablero.ui.board_screen import TAKE_UP
from tablero.ui.keys import first_key
from tablero.ui.moment_deeds import MomentDeeds
from tablero.ui.moment_guide import MomentGuide
from tablero.ui.moment_reading import MomentReading
from tablero.ui.moment_screen import MomentScreen

if TYPE_CHECKING:
    from tablero.ui.working_screen import WorkingScreen


def open_moment(screen: "WorkingScreen", card: Card) -> None:
    """The one that is open with that person; else a new one. Raises NotFound."""
    if found := living_of(screen.desk.ws, card):
        read(screen, found.id)
        return
    done = _deeds(screen).open_moment(card.id)
    screen.show(done.deed)
    _guide(screen, done.recovery)


def read(screen: "WorkingScreen", recovery_id: int) -> None:
    """Go on with it where it was left; one that is over is read. Raises NotFound."""
    recovery = read_moment(screen.desk.ws, recovery_id)
    if recovery.is_living:
        _guide(screen, recovery)
        return

    def answered(take_up: bool | None) -> None:
        if take_up:
            screen.attempt(lambda: _resume(screen, recovery_id))

    screen.app.push_screen(MomentReading(screen.desk, recovery), answered)


def _resume(screen: "WorkingScreen", recovery_id: int) -> None:
    done = _deeds(screen).resume(recovery_id)
    screen.show(done.deed)
    _guide(screen, done.recovery)


def _guide(screen: "WorkingScreen", recovery: Recovery) -> None:
    def left(guide: MomentGuide) -> None:
        if guide.kept:
            key = first_key("moment", screen.desk.keys)
            screen.foot.tell(screen.desk.tr.gettext(TAKE_UP).format(key=key))

    screen.app.push_screen(MomentScreen(screen.desk, recovery, screen.show, left))


def _deeds(screen: "WorkingScreen") -> MomentDeeds:
    return MomentDeeds(screen.desk.ws, screen.desk.tr, screen.desk.language)
