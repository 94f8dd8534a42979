"""The Textual application: themes, the first screen, and a clean and quick way out."""

import asyncio
import gc
import sys
from importlib import import_module
from threading import Thread
from typing import Any

from textual import on
from textual._compositor import CompositorUpdate
from textual.filter import Monochrome, NoColor
from textual.screen import Screen

from tablero.errors import TableroError
from tablero.ui import hangup
from tablero.ui.board_screen import BoardScreen
from tablero.ui.columns import Columns
from tablero.ui.desk import Desk
from tablero.ui.driver import QuickDriver
from tablero.ui.guard import Guarded, Teller
from tablero.ui.keys import first_key
from tablero.ui.shown import Prepared, Shown
from tablero.ui.styles import THEMES
from tablero.ui.typeahead import TypeAhead
from tablero.ui.working_screen import Seen, WorkingScreen

WATCH_SECONDS = 0.8
"""How often the terminal is asked whether it is there, and the file whether another has written."""

IDLE_SECONDS = 0.4
"""How long after the first paint that is loaded; sooner, it would be in its way."""

LATER = (
    "tablero.ui.deeds",
    "tablero.ui.dialogs.opening",
    "tablero.ui.dialogs.opening_written",
    "tablero.ui.dialogs.opening_compose",
    "tablero.ui.dialogs.opening_network",
    "tablero.ui.dialogs.opening_moment",
    "tablero.ui.today_screen",
    "tablero.ui.network_screen",
    "tablero.ui.need_screen",
    "tablero.ui.dialogs.opening_reflect",
    "tablero.ui.lessons_screen",
    "tablero.ui.rounds",
    "tablero.ui.progress_screen",
    "tablero.ui.people_screen",
    "tablero.ui.person_screen",
    "tablero.ui.palette",
    "tablero.ui.help_screen",
)
"""What the first paint does not need."""


class TableroApp(Guarded, TypeAhead):
    """The board of one person. `desk` holds all that the screens need.

    `seen` is what was in the file before `columns` were read: what came since is then looked for.
    """

    ENABLE_COMMAND_PALETTE = False
    TITLE = "tablero"

    def __init__(
        self,
        desk: Desk,
        columns: Columns | None = None,
        early_attributes: list[Any] | None = None,
        seen: Seen | None = None,
    ) -> None:
        QuickDriver.early_attributes = early_attributes
        super().__init__(driver_class=QuickDriver)
        self.desk = desk
        self.columns = columns or Columns(desk.ws)
        self.shown = QuickDriver.shown = Shown()
        self._seen = seen
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = desk.theme
        if self.no_color:  # Textual has chosen a filter before it knew the theme
            kept = [each for each in self._filters if not isinstance(each, Monochrome)]
            self._filters = [*kept, NoColor()]

    def get_default_screen(self) -> Screen[None]:
        """The board (Textual's hook): no empty screen is made first."""
        screen = BoardScreen(self.desk, self.columns)
        screen.seen = self._seen or screen.seen
        return screen

    def on_mount(self) -> None:
        """Listen for the end of the connection, and for other sessions."""
        if not self.is_headless:
            hangup.listen(lambda: self.exit(return_code=hangup.TERMINATED), self.abandon)
        self._watch_later()

    def on_unmount(self) -> None:
        """Listen no more."""
        self._next_look.cancel()

    def on_ready(self) -> None:
        """The board is in sight: load the rest while the user looks at it."""
        if not self.is_headless:
            self.set_timer(IDLE_SECONDS, Thread(target=_load_the_rest, daemon=True).start)

    def abandon(self) -> None:
        """Hung up: close the database, give the terminal back if it is there, and end."""
        self.desk.ws.close()
        if isinstance(self._driver, QuickDriver):
            hangup.give_back(self._driver.attrs_before)
        hangup.exit_hard()

    def action_help_quit(self) -> None:
        """Say which key quits, to those whose fingers know ctrl+c (Textual's hook)."""
        if isinstance(self.screen, WorkingScreen):
            key = first_key("quit", self.desk.keys)
            told = self.desk.tr.gettext("To quit, press {key} on the board.").format(key=key)
            self.screen.foot.tell(told)

    def on_resize(self) -> None:
        """The terminal may have laid its rows out anew."""
        self.shown.forget()

    @on(WorkingScreen.Redraw)
    def _redraw(self) -> None:
        self.shown.forget()
        self.screen.refresh()

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        """Send what the terminal does not show yet (Textual's hook)."""
        if isinstance(renderable, CompositorUpdate) and not self.is_headless:
            text = self.shown.differing(renderable, self.size, self.console)
            if not text and self.cursor_position == self._previous_cursor_position:
                self.post_display_hook()
                return
            renderable = Prepared(text)
        super()._display(screen, renderable)

    def _handle_exception(self, error: Exception) -> None:
        """Tell what was refused on the screen in front, and go on (Textual's hook)."""
        showing = (screen for screen in reversed(self.screen_stack) if screen.children)
        front = next((screen for screen in showing if isinstance(screen, Teller)), None)
        if front and isinstance(error, TableroError):
            front.tell_error(error)
        else:
            super()._handle_exception(error)

    def _watch_later(self) -> None:
        self._next_look = asyncio.get_running_loop().call_later(WATCH_SECONDS, self._watch)

    def _watch(self) -> None:
        """Look whether the terminal is gone, or the file is another; and so again and again.

        A timer of Textual's own wakes a queue of messages each time, and costs five times as much.
        """
        self._watch_later()
        if not self.is_headless and hangup.terminal_is_gone(_terminal()):
            self.abandon()
        screen = self.screen
        if isinstance(screen, WorkingScreen) and screen.is_outdated:
            screen.call_later(screen.look_for_changes)


def _terminal() -> int:
    return sys.__stdin__.fileno() if sys.__stdin__ else 0


def _load_the_rest() -> None:
    """Import what the first keys will need; what is there by then is there to stay."""
    for name in LATER:
        import_module(name)
    gc.freeze()
    gc.enable()
