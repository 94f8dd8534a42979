"""The Textual application: themes, the first screen, and a clean and quick way out."""

from textual.app import App
from textual.screen import Screen

from tablero.ui.board_screen import BoardScreen
from tablero.ui.desk import Desk
from tablero.ui.driver import QuickExitDriver
from tablero.ui.styles import THEMES


class TableroApp(App[None]):
    """The board of one person. `desk` holds all that the screens need."""

    ENABLE_COMMAND_PALETTE = False
    INLINE_PADDING = 0
    TITLE = "tablero"
    DEFAULT_CSS = """
    Input { background: $surface; border: none; height: 1; padding: 0 1; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(driver_class=QuickExitDriver)
        self.desk = desk
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = desk.theme

    def get_default_screen(self) -> Screen[None]:
        """The board (Textual's hook): no empty screen is made first."""
        return BoardScreen(self.desk)
