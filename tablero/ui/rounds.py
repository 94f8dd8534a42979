"""Going round the screens: the board lies beneath, and of the others one at a time upon it."""

from collections.abc import Callable

from tablero.ui.desk import Desk
from tablero.ui.frame import LESSONS, NETWORK, PROGRESS, SCREENS, TODAY
from tablero.ui.working_screen import WorkingScreen


def _today(desk: Desk) -> WorkingScreen:
    from tablero.ui.today_screen import TodayScreen

    return TodayScreen(desk)


def _network(desk: Desk) -> WorkingScreen:
    from tablero.ui.network_screen import NetworkScreen

    return NetworkScreen(desk)


def _progress(desk: Desk) -> WorkingScreen:
    from tablero.ui.progress_screen import ProgressScreen

    return ProgressScreen(desk)


def _lessons(desk: Desk) -> WorkingScreen:
    from tablero.ui.lessons_screen import LessonsScreen

    return LessonsScreen(desk)


OPENERS: dict[int, Callable[[Desk], WorkingScreen]] = {
    TODAY: _today,
    NETWORK: _network,
    PROGRESS: _progress,
    LESSONS: _lessons,
}
"""Place in the round -> what makes the screen; without the board, which is always there."""


def turn(screen: WorkingScreen, count: int) -> None:
    """Go so many screens on; from a page, from the screen that it was opened upon."""
    here = next(place for each in reversed(_stack(screen)) if (place := each.place) is not None)
    go_to(screen, (here + count) % len(SCREENS))


def go_to(screen: WorkingScreen, place: int) -> None:
    """Show the screen at a place of the round; pages and screens upon what is beneath it close."""
    stack, app = _stack(screen), screen.app
    beneath = next((at for at, each in enumerate(stack) if each.place == place), 0)
    opened = OPENERS[place](screen.desk) if stack[beneath].place != place else None
    for _ in stack[beneath + 1 :]:
        app.pop_screen()
    if opened:
        app.push_screen(opened)


def _stack(screen: WorkingScreen) -> list[WorkingScreen]:
    return [each for each in screen.app.screen_stack if isinstance(each, WorkingScreen)]
